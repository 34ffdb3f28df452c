//! Files that are whole or absent: written beside, flushed, then renamed.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use crate::{Error, Result};

pub const DATABASE: &str = "journal.db";
/// The engine keeps these two beside the database while it is open or after a crash.
pub const DATABASE_COMPANIONS: [&str; 2] = ["journal.db-wal", "journal.db-shm"];
pub const KEYS: &str = "keys.json";
pub const KEYS_COPY: &str = "keys.copy.json";

/// Replaces `path` in one step; after a crash it holds the old bytes or the new ones.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<()> {
    let beside = path.with_extension("part");
    write_flushed(&beside, bytes).map_err(Error::file(&beside))?;
    rename(&beside, path)
}

/// A file for the user, at a place of their choice: beside it first, so that a full disk never leaves half a file under a
/// good name.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = Path::new(&part);
    let written = fs::write(part, bytes).and_then(|()| fs::rename(part, path));
    if written.is_err() {
        // Nothing may be there to remove.
        let _ = fs::remove_file(part);
    }
    written
}

/// Renames and makes the new name durable.
pub fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).map_err(Error::file(to))?;
    flush_parent(from)?;
    flush_parent(to)
}

/// Makes the names in a folder durable: without this a rename can be forgotten after a power cut.
pub fn flush_folder(folder: &Path) -> Result<()> {
    // Only Unix opens a folder as a file; elsewhere the file system keeps names by itself.
    if cfg!(unix) {
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(Error::file(folder))?;
    }
    Ok(())
}

pub fn flush_file(path: &Path) -> Result<()> {
    let file = OpenOptions::new().write(true).open(path);
    file.and_then(|file| file.sync_all())
        .map_err(Error::file(path))
}

/// A new, empty file that only its owner may read.
pub fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A folder that only its owner may enter; one that exists keeps its permissions.
pub fn create_private_folder(folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(Error::file(folder))
}

/// Removes a file; one that is not there is as good as removed.
pub fn remove_if_there(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::file(path)(error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn write_flushed(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = create_private(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn flush_parent(path: &Path) -> Result<()> {
    path.parent().map_or(Ok(()), flush_folder)
}
