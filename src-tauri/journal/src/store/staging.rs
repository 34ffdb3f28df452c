//! Replacing a whole journal in one step. The new one is built in a folder of its own; a note of
//! intent then makes the replacement certain: a crash before the note leaves the old journal, a
//! crash after it is finished at the next opening, by the same moves.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::files::{self, DATABASE, DATABASE_COMPANIONS, KEYS, KEYS_COPY};
use super::lock::Alone;
use super::secret::hex;
use crate::{Error, Result, World};

const PREFIX: &str = "incoming-";
const INTENT: &str = "replace.json";

/// A journal being built beside the one it will replace; removed again if it never does.
#[derive(Debug)]
pub struct Staging {
    folder: PathBuf,
    name: String,
}

/// The note of intent: which folder comes in, and where the old journal goes.
#[derive(Serialize, Deserialize)]
struct Intent {
    incoming: String,
    /// `None`: the old journal is removed.
    keep_as: Option<String>,
}

impl Staging {
    pub fn begin(folder: &Path, world: &mut dyn World) -> Result<Self> {
        let mut random = [0; 8];
        world.fill(&mut random);
        let staging = Self {
            folder: folder.to_owned(),
            name: format!("{PREFIX}{}", hex::encode(&random)),
        };
        files::create_private_folder(&staging.path())?;
        Ok(staging)
    }

    pub fn path(&self) -> PathBuf {
        self.folder.join(&self.name)
    }

    /// Puts the new journal in the place of the old one, whose files go to the folder `keep_as`.
    /// Both key files and a closed, flushed database must be in the staging folder, and the
    /// database of the old journal closed.
    pub fn replace(self, keep_as: Option<String>, _alone: &Alone<'_>) -> Result<()> {
        files::flush_folder(&self.path())?;
        let intent = Intent {
            incoming: self.name.clone(),
            keep_as,
        };
        let json = serde_json::to_vec(&intent)
            .map_err(|error| Error::file(Path::new(INTENT))(error.into()))?;
        files::write_atomically(&self.folder.join(INTENT), &json)?;
        move_in(&self.folder, &intent)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // After the note of intent the folder belongs to the replacement.
        if !is_pending(&self.folder) {
            // What stays is swept at the next opening.
            let _ = fs::remove_dir_all(self.path());
        }
    }
}

pub fn is_pending(folder: &Path) -> bool {
    folder.join(INTENT).exists()
}

/// Finishes a replacement that was cut short, or sweeps what never became one. The caller makes
/// sure that nobody has the journal open or is coming in.
pub fn finish_interrupted(folder: &Path) -> Result<()> {
    let note = folder.join(INTENT);
    if note.exists() {
        let json = fs::read(&note).map_err(Error::file(&note))?;
        let intent =
            serde_json::from_slice(&json).map_err(|error| Error::file(&note)(error.into()))?;
        move_in(folder, &intent)?;
    }
    for entry in fs::read_dir(folder).map_err(Error::file(folder))? {
        let entry = entry.map_err(Error::file(folder))?;
        if entry.file_name().to_string_lossy().starts_with(PREFIX) {
            fs::remove_dir_all(entry.path()).map_err(Error::file(&entry.path()))?;
        }
    }
    Ok(())
}

/// Every move may already have been made by an earlier attempt.
fn move_in(folder: &Path, intent: &Intent) -> Result<()> {
    let incoming = folder.join(&intent.incoming);
    // The first file to move in: while it waits, everything in the folder is still the old journal.
    if incoming.join(KEYS).exists() {
        move_out(folder, intent.keep_as.as_deref())?;
    }
    for name in [KEYS, KEYS_COPY, DATABASE] {
        if incoming.join(name).exists() {
            files::rename(&incoming.join(name), &folder.join(name))?;
        }
    }
    files::remove_if_there(&folder.join(INTENT))?;
    // Empty by now; what stays is swept at the next opening.
    let _ = fs::remove_dir_all(incoming);
    files::flush_folder(folder)
}

fn move_out(folder: &Path, keep_as: Option<&str>) -> Result<()> {
    let kept = keep_as.map(|name| folder.join(name));
    if let Some(kept) = &kept {
        files::create_private_folder(kept)?;
    }
    for name in [DATABASE, KEYS, KEYS_COPY]
        .into_iter()
        .chain(DATABASE_COMPANIONS)
    {
        let old = folder.join(name);
        match &kept {
            Some(kept) if old.exists() => files::rename(&old, &kept.join(name))?,
            Some(_) => {}
            None => files::remove_if_there(&old)?,
        }
    }
    files::flush_folder(folder)
}
