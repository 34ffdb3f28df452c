//! Back-ups: made beside, opened again and checked, then renamed into place. One file each, with
//! the keys of its day, so it opens with the passphrase of its day.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;
use uuid::Uuid;

use super::calendar;
use super::connection;
use super::files::{self, DATABASE};
use super::keyfile::KeyFile;
use super::migration;
use super::package::{self, About};
use super::secret::{Key, hex};
use super::vault::Vault;
use super::verify;
use crate::{Error, Result, Work, World};

pub const EXTENSION: &str = "afterpage";
const WORK: &str = ".afterpage-making-";

/// A back-up found in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    pub path: PathBuf,
    pub bytes: u64,
    /// What it says of itself; `None` if it cannot be read.
    pub about: Option<About>,
}

/// Makes a back-up now. The folder is created if only its last part is missing.
pub fn backup(vault: &Vault, folder: &Path, work: &Work, world: &mut dyn World) -> Result<PathBuf> {
    if folder
        .parent()
        .is_some_and(|parent| parent.as_os_str().is_empty() || parent.is_dir())
    {
        files::create_private_folder(folder)?;
    }
    let target = folder.join(format!("afterpage-{}.{EXTENSION}", moment(world.now())));
    make(vault, &target, work, world)?;
    Ok(target)
}

/// Makes the back-up of a day unless it is there already, and then prunes older daily ones of this
/// journal. Other files, back-ups made by hand among them, are never touched.
pub fn daily_backup(
    vault: &Vault,
    folder: &Path,
    today: NaiveDate,
    world: &mut dyn World,
) -> Result<Option<PathBuf>> {
    let journal = vault.id();
    if daily_backups(folder, journal)?.contains_key(&today) {
        return Ok(None);
    }
    let target = folder.join(daily_name(today, journal));
    make(vault, &target, &Work::default(), world)?;
    prune(folder, journal, today)?;
    Ok(Some(target))
}

/// The back-ups of a folder, of any journal, newest first; unreadable ones last.
pub fn list_backups(folder: &Path) -> Result<Vec<Backup>> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        if path
            .extension()
            .is_some_and(|extension| extension == EXTENSION)
            && path.is_file()
        {
            let bytes = path.metadata().map_err(Error::file(&path))?.len();
            found.push(Backup {
                about: package::about(&path).ok(),
                path,
                bytes,
            });
        }
    }
    found.sort_by_key(|backup| {
        (
            backup.about.as_ref().map(|about| about.made),
            backup.path.clone(),
        )
    });
    found.reverse();
    Ok(found)
}

/// Writes a checked back-up to `target`, replacing a file of that name in one step.
pub(super) fn make(vault: &Vault, target: &Path, work: &Work, world: &mut dyn World) -> Result<()> {
    let folder = target.parent().filter(|folder| folder.is_dir());
    let folder = folder.ok_or_else(|| missing(target.parent().unwrap_or(target)))?;
    make_in(folder, vault, target, work, world).map_err(|error| {
        let folder = folder.to_owned();
        if matches!(error, Error::DiskFull) {
            Error::BackupDiskFull { folder }
        } else if matches!(&error, Error::ReadOnly { path } if path.starts_with(&folder)) {
            Error::BackupReadOnly { folder }
        } else {
            error
        }
    })
}

fn make_in(
    folder: &Path,
    vault: &Vault,
    target: &Path,
    work: &Work,
    world: &mut dyn World,
) -> Result<()> {
    let place = WorkFolder::new(folder, world)?;
    let (making, checking) = (place.part("making")?, place.part("checking")?);

    // The copy, the package, the way back out of it, and the check: of a large journal each takes seconds.
    work.begin(4);
    copy_database(vault.connection(), &making.join(DATABASE))?;
    work.step()?;
    // Fresh from the disk: another process may have changed the passphrase since the opening.
    KeyFile::read(vault.folder())?.0.save(&making)?;
    let schema = migration::version(vault.connection())?;
    let about = About::new(vault.id(), world.now(), schema);
    let finished = place.path.join("finished");
    package::pack(&making, &about, &finished)?;
    work.step()?;

    package::unpack(&finished, &checking)?;
    work.step()?;
    check_copy(&checking.join(DATABASE), vault.data_key(), work)?;
    work.step()?;
    files::rename(&finished, target)
}

/// A whole, compact copy of the database as of this moment, under the same key. Others may go on
/// writing meanwhile.
pub(super) fn copy_database(connection: &Connection, to: &Path) -> Result<()> {
    files::create_private(to).map_err(Error::file(to))?;
    let name = to.to_str().ok_or_else(|| connection::not_unicode(to))?;
    connection.execute("VACUUM INTO ?1", [name])?;
    files::flush_file(to)
}

/// Opens a copy and reads every page of it.
pub(super) fn check_copy(database: &Path, key: &Key, work: &Work) -> Result<()> {
    let copy = connection::open(database, key)?;
    work.watch(&copy)?;
    let report = verify::check_pages(&copy)?;
    if report.is_sound() {
        Ok(())
    } else {
        Err(Error::Damaged)
    }
}

pub(super) fn moment(time: DateTime<Utc>) -> String {
    time.format("%Y-%m-%dT%H%M%SZ").to_string()
}

fn prune(folder: &Path, journal: Uuid, today: NaiveDate) -> Result<()> {
    let found = daily_backups(folder, journal)?;
    let kept = calendar::keep(&found.keys().copied().collect(), today);
    for (_, path) in found.iter().filter(|(date, _)| !kept.contains(date)) {
        files::remove_if_there(path)?;
    }
    Ok(())
}

/// The daily back-ups of one journal: files whose name is exactly the one we give.
fn daily_backups(folder: &Path, journal: Uuid) -> Result<BTreeMap<NaiveDate, PathBuf>> {
    let mut found = BTreeMap::new();
    for path in entries(folder)? {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let date = name
            .strip_prefix("afterpage-daily-")
            .and_then(|rest| rest.get(..10));
        let date = date.and_then(|date| date.parse::<NaiveDate>().ok());
        if let Some(date) = date.filter(|date| name == daily_name(*date, journal)) {
            found.insert(date, path);
        }
    }
    Ok(found)
}

/// The journal's id keeps two journals apart that share a folder.
fn daily_name(date: NaiveDate, journal: Uuid) -> String {
    let journal = journal.simple().to_string();
    format!(
        "afterpage-daily-{date}-{}.{EXTENSION}",
        &journal[journal.len() - 12..]
    )
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Err(missing(folder));
    }
    let entries = fs::read_dir(folder).map_err(Error::file(folder))?;
    entries
        .map(|entry| entry.map(|entry| entry.path()).map_err(Error::file(folder)))
        .collect()
}

fn missing(folder: &Path) -> Error {
    Error::BackupFolderMissing {
        folder: folder.to_owned(),
    }
}

/// Where a back-up is made: on the disk it goes to, so that the last step is a rename. Locked while
/// in use; one that is not was left by a crash and goes with the next back-up.
struct WorkFolder {
    path: PathBuf,
    _lock: File,
}

impl WorkFolder {
    fn new(folder: &Path, world: &mut dyn World) -> Result<Self> {
        sweep(folder)?;
        let mut random = [0; 8];
        world.fill(&mut random);
        let path = folder.join(format!("{WORK}{}", hex::encode(&random)));
        files::create_private_folder(&path)?;
        let lock = files::create_private(&path.join("lock")).map_err(Error::file(&path))?;
        lock.lock().map_err(Error::file(&path))?;
        Ok(Self { path, _lock: lock })
    }

    fn part(&self, name: &str) -> Result<PathBuf> {
        let part = self.path.join(name);
        files::create_private_folder(&part)?;
        Ok(part)
    }
}

impl Drop for WorkFolder {
    fn drop(&mut self) {
        // What stays is swept with the next back-up.
        let _ = fs::remove_dir_all(&self.path);
    }
}

fn sweep(folder: &Path) -> Result<()> {
    for path in entries(folder)? {
        let is_work = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(WORK));
        // Without a lock file it is just being made, or not ours.
        let lock = if is_work {
            File::open(path.join("lock")).ok()
        } else {
            None
        };
        if lock.is_some_and(|lock| lock.try_lock().is_ok()) {
            fs::remove_dir_all(&path).map_err(Error::file(&path))?;
        }
    }
    Ok(())
}
