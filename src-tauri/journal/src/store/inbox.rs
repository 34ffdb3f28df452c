//! Lines taken while the journal was locked: one sealed file each in the folder `inbox`, until the journal is opened.
//! Whoever writes here can read nothing, not even what was written a moment ago.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::files;
use super::keyfile::KeyFile;
use super::pad::UnsealingKey;
use crate::domain::{EntryId, IncidentId, Zone};
use crate::{Error, Result, World};

const FOLDER: &str = "inbox";
const EXTENSION: &str = "sealed";
/// The one file that is written over: what is being typed and was not sent.
const DRAFT: &str = "draft.sealed";

/// One line as it was typed, and when and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedLine {
    /// Of the entry that it becomes, so that none can come in twice.
    pub id: EntryId,
    pub line: String,
    pub at: DateTime<Utc>,
    pub zone: Zone,
    /// Whose pad it was typed on, where that is known.
    #[serde(default)]
    pub incident: Option<IncidentId>,
    /// It is the title of that incident, which begins with it.
    #[serde(default)]
    pub begins: bool,
}

/// What waits in the inbox.
pub struct Waiting {
    /// In the order in which they were typed.
    pub lines: Vec<SealedLine>,
    pub draft: Option<SealedLine>,
    /// The files of `lines` and `draft`.
    pub files: Vec<PathBuf>,
    /// Files that this journal's key does not open; they stay where they are.
    pub unreadable: u32,
}

/// Durable when it returns.
pub fn add(
    folder: &Path,
    line: &str,
    incident: Option<IncidentId>,
    zone: Zone,
    world: &mut dyn World,
) -> Result<SealedLine> {
    let sealed = SealedLine {
        id: EntryId(world.new_id()),
        line: line.to_owned(),
        at: world.now(),
        zone,
        incident,
        begins: false,
    };
    add_sealed(folder, sealed, world)
}

/// The title of an incident that begins now. Lines that are sealed with its id join it.
pub fn begin(folder: &Path, title: &str, zone: Zone, world: &mut dyn World) -> Result<IncidentId> {
    let id = IncidentId(world.new_id());
    let sealed = SealedLine {
        id: EntryId(world.new_id()),
        line: title.to_owned(),
        at: world.now(),
        zone,
        incident: Some(id),
        begins: true,
    };
    add_sealed(folder, sealed, world).map(|_| id)
}

fn add_sealed(folder: &Path, sealed: SealedLine, world: &mut dyn World) -> Result<SealedLine> {
    let name = format!("{}.{EXTENSION}", sealed.id);
    write(folder, &name, &sealed, world)?;
    Ok(sealed)
}

/// An empty text removes it.
pub fn save_draft(folder: &Path, text: &str, zone: Zone, world: &mut dyn World) -> Result<()> {
    if text.is_empty() {
        return files::remove_if_there(&folder.join(FOLDER).join(DRAFT));
    }
    let sealed = SealedLine {
        id: EntryId(world.new_id()),
        line: text.to_owned(),
        at: world.now(),
        zone,
        incident: None,
        begins: false,
    };
    write(folder, DRAFT, &sealed, world)
}

/// How many lines wait, as far as that can be told without the key.
pub fn count(folder: &Path) -> Result<usize> {
    let paths = paths(folder)?;
    let lines = paths.iter().filter(|path| !path.ends_with(DRAFT));
    Ok(lines.count())
}

pub fn read(folder: &Path, key: &UnsealingKey) -> Result<Waiting> {
    let mut waiting = Waiting {
        lines: Vec::new(),
        draft: None,
        files: Vec::new(),
        unreadable: 0,
    };
    for path in paths(folder)? {
        let bytes = fs::read(&path).map_err(Error::file(&path))?;
        let line = key.open(&bytes).ok();
        let line = line.and_then(|bytes| serde_json::from_slice::<SealedLine>(&bytes).ok());
        match line {
            Some(line) if path.ends_with(DRAFT) => waiting.draft = Some(line),
            Some(line) => waiting.lines.push(line),
            None => {
                waiting.unreadable += 1;
                continue;
            }
        }
        waiting.files.push(path);
    }
    waiting.lines.sort_by_key(|line| (line.at, line.id));
    Ok(waiting)
}

/// Once what they held is in the journal.
pub fn remove(files: &[PathBuf]) -> Result<()> {
    files
        .iter()
        .try_for_each(|file| files::remove_if_there(file))
}

fn write(folder: &Path, name: &str, line: &SealedLine, world: &mut dyn World) -> Result<()> {
    let key = KeyFile::read(folder)?.0.sealing_key;
    let inbox = folder.join(FOLDER);
    if !inbox.exists() {
        files::create_private_folder(&inbox)?;
        files::flush_folder(folder)?;
    }
    let sealed = key.seal(&serde_json::to_vec(line)?, world)?;
    files::write_atomically(&inbox.join(name), &sealed)
}

fn paths(folder: &Path) -> Result<Vec<PathBuf>> {
    let inbox = folder.join(FOLDER);
    let entries = match fs::read_dir(&inbox) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(Error::file(&inbox))?,
    };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(Error::file(&inbox))?.path();
        // What a crash left half written has another ending, and was never acknowledged.
        if path.extension().is_some_and(|ending| ending == EXTENSION) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
