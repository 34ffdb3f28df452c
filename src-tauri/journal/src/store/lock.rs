//! Who has a journal open. Every process holds a shared lock on it and a record with its name; a
//! job that needs the journal alone (migration, re-key, restore) trades the shared lock for an
//! exclusive one, or says who is in the way. The operating system drops the locks of a process that
//! dies, so nothing stays locked after a crash.
//!
//! In `open/`: `gate` is held for a moment by whoever comes in and throughout by whoever is alone,
//! so that nobody slips in while a lock is traded; `journal` is the lock itself; one record per
//! process; `window` and `focus` are the window's.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::files;
use super::secret::hex;
use super::staging;
use super::unwritable::Unwritable;
use crate::{Error, Result, World};

const FOLDER: &str = "open";
const WINDOW: &str = "window";
const FOCUS: &str = "focus";
/// Opening while a job has the journal alone waits this long: a small migration is over by then.
const PATIENCE: Duration = Duration::from_secs(2);
/// In the file `focus`: not the window, but its pad.
const PAD: &str = "pad";
const STEP: Duration = Duration::from_millis(20);

/// Which of our programs has a journal open, as another process will name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Holder {
    #[serde(rename = "the window")]
    Window,
    #[serde(rename = "the command line")]
    CommandLine,
}

/// A process that has a journal open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occupant {
    #[serde(rename = "label")]
    pub holder: Holder,
    pub pid: u32,
}

/// A place among those who have the journal open; given up when dropped.
#[derive(Debug)]
pub struct Access {
    folder: PathBuf,
    gate: File,
    journal: File,
    record: Record,
}

/// A place of one who only reads, in a folder that takes no writing. It holds the shared lock too, so that nobody who may
/// write there replaces the journal meanwhile, but it leaves no record of its name.
#[derive(Debug)]
pub struct Visit {
    /// `None` where there is no lock file to be read either.
    _lock: Option<File>,
}

/// Proof that no other process has the journal open; going back to sharing when dropped.
#[derive(Debug)]
pub struct Alone<'a>(&'a Access);

impl Access {
    /// Comes in beside the others. A replacement of the journal that was cut short is finished first.
    pub fn open(folder: &Path, holder: Holder, world: &mut dyn World) -> Result<Self> {
        let place = folder.join(FOLDER);
        let (gate, journal) = pass_the_gate(folder)?;
        journal.lock_shared().map_err(Error::file(&place))?;
        // Looking at the others removes what killed processes left; nobody else does while the gate is ours.
        others(&place, None)?;
        let record = Record::write(&place, holder, world)?;
        gate.unlock().map_err(Error::file(&place))?;
        Ok(Self {
            folder: folder.to_owned(),
            gate,
            journal,
            record,
        })
    }

    /// Waits for nobody: who is in may stay for hours.
    pub fn alone(&self) -> Result<Alone<'_>> {
        let place = self.folder.join(FOLDER);
        if !wait_for(&self.gate, &place)? {
            return Err(Error::InUse {
                occupants: self.others()?,
            });
        }
        self.journal.unlock().map_err(Error::file(&place))?;
        // From here on dropping it restores the shared lock.
        let alone = Alone(self);
        if try_lock(&self.journal, &place)? {
            return Ok(alone);
        }
        Err(Error::InUse {
            occupants: self.others()?,
        })
    }

    pub fn others(&self) -> Result<Vec<Occupant>> {
        others(&self.folder.join(FOLDER), Some(&self.record.path))
    }
}

impl Visit {
    pub fn open(folder: &Path) -> Result<Self> {
        let place = folder.join(FOLDER);
        let Ok(lock) = File::open(place.join("journal")) else {
            return Ok(Self { _lock: None });
        };
        match lock.try_lock_shared() {
            Err(TryLockError::WouldBlock) => Err(Error::InUse {
                occupants: occupants(&place)?,
            }),
            // A file system without locks keeps nobody from reading.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Self { _lock: Some(lock) }),
        }
    }
}

impl Drop for Alone<'_> {
    fn drop(&mut self) {
        // The gate is still ours, so nobody can hold the lock exclusively and this cannot wait.
        // Should the system refuse it all the same, the process goes on without a lock, and the
        // next job that wants to be alone is told by the record that it is not.
        let _ = self.0.journal.unlock();
        let _ = self.0.journal.lock_shared();
        let _ = self.0.gate.unlock();
    }
}

/// Finishes a replacement that was cut short, for those who only look at the folder.
pub fn finish_interrupted(folder: &Path) -> Result<()> {
    if staging::is_pending(folder) {
        // Dropping the files gives up their locks.
        pass_the_gate(folder)?;
    }
    Ok(())
}

/// The window's claim to be the only one of a journal.
#[derive(Debug)]
pub struct WindowLock {
    focus: PathBuf,
    /// `None` in a folder that takes no writing: there a second window may open beside the first.
    lock: Option<File>,
}

/// What a second start wants of the window that runs already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    Front,
    Pad,
}

/// What became of a window's claim.
#[derive(Debug)]
pub enum WindowClaim {
    Ours(WindowLock),
    /// Another window shows this journal; it was asked to come to the front.
    AlreadyOpen,
}

impl WindowLock {
    /// Works while the journal is locked with its passphrase, and before one exists.
    pub fn claim(folder: &Path, wanted: Wanted) -> Result<WindowClaim> {
        match Self::claim_by_lock(folder, wanted) {
            Err(error) if Unwritable::of(&error).is_some() => Ok(WindowClaim::Ours(Self {
                focus: folder.join(FOLDER).join(FOCUS),
                lock: None,
            })),
            claim => claim,
        }
    }

    fn claim_by_lock(folder: &Path, wanted: Wanted) -> Result<WindowClaim> {
        let place = folder.join(FOLDER);
        files::create_private_folder(&place)?;
        let lock = lock_file(&place.join(WINDOW))?;
        let focus = place.join(FOCUS);
        if try_lock(&lock, &place)? {
            files::remove_if_there(&focus)?;
            return Ok(WindowClaim::Ours(Self {
                focus,
                lock: Some(lock),
            }));
        }
        let word = match wanted {
            Wanted::Front => "",
            Wanted::Pad => PAD,
        };
        files::write_atomically(&focus, word.as_bytes())?;
        Ok(WindowClaim::AlreadyOpen)
    }

    /// What a second start asked for since the last call. A folder that takes writing by now gives the lock that it
    /// could not give before.
    pub fn take_request(&mut self) -> Option<Wanted> {
        if self.lock.is_none() {
            self.lock = lock_file(&self.focus.with_file_name(WINDOW))
                .ok()
                .filter(|lock| lock.try_lock().is_ok());
        }
        let word = fs::read(&self.focus).ok()?;
        fs::remove_file(&self.focus).ok()?;
        Some(if word == PAD.as_bytes() {
            Wanted::Pad
        } else {
            Wanted::Front
        })
    }
}

/// "The window (process 1234) has this journal open."
pub fn sentence_of_occupants(occupants: &[Occupant]) -> String {
    let names: Vec<String> = occupants.iter().copied().map(Occupant::name).collect();
    let names = match names.as_slice() {
        [] => "another process".to_owned(),
        [name] => name.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    let verb = if occupants.len() > 1 { "have" } else { "has" };
    let (initial, rest) = names.split_at(1);
    format!("{}{rest} {verb} this journal open.", initial.to_uppercase())
}

impl Occupant {
    fn name(self) -> String {
        let program = match self.holder {
            Holder::Window => "the window",
            Holder::CommandLine => "the command line",
        };
        format!("{program} (process {})", self.pid)
    }
}

/// A file that names its process and is locked by it: a record that can be locked is a dead one's.
#[derive(Debug)]
struct Record {
    path: PathBuf,
    _lock: File,
}

impl Record {
    fn write(place: &Path, holder: Holder, world: &mut dyn World) -> Result<Self> {
        let mut random = [0; 8];
        world.fill(&mut random);
        let occupant = Occupant {
            holder,
            pid: std::process::id(),
        };
        let path = place.join(format!("{}-{}.json", occupant.pid, hex::encode(&random)));
        let beside = path.with_extension("part");
        let lock = Self::locked(occupant, &beside, &path).inspect_err(|_| {
            // A full disk still gives names to files without content.
            let _ = fs::remove_file(&beside);
        })?;
        Ok(Self { path, _lock: lock })
    }

    /// Locked before it has its name: under its name it is never seen unlocked.
    fn locked(occupant: Occupant, beside: &Path, path: &Path) -> Result<File> {
        let json =
            serde_json::to_vec(&occupant).map_err(|error| Error::file(path)(error.into()))?;
        fs::write(beside, json).map_err(Error::file(beside))?;
        let lock = File::open(beside).map_err(Error::file(beside))?;
        lock.lock_shared().map_err(Error::file(beside))?;
        fs::rename(beside, path).map_err(Error::file(path))?;
        Ok(lock)
    }
}

impl Drop for Record {
    fn drop(&mut self) {
        // A record that stays is recognised as stale by the next process.
        let _ = fs::remove_file(&self.path);
    }
}

/// Opens the gate and the lock behind it, and holds the gate: nobody else can come in.
fn pass_the_gate(folder: &Path) -> Result<(File, File)> {
    let place = folder.join(FOLDER);
    files::create_private_folder(&place)?;
    let gate = lock_file(&place.join("gate"))?;
    let journal = lock_file(&place.join("journal"))?;
    if !wait_for(&gate, &place)? {
        let occupants = occupants(&place)?;
        return Err(Error::InUse { occupants });
    }
    if try_lock(&journal, &place)? {
        // Nobody is in either.
        staging::finish_interrupted(folder)?;
        journal.unlock().map_err(Error::file(&place))?;
    }
    Ok((gate, journal))
}

fn occupants(place: &Path) -> Result<Vec<Occupant>> {
    others(place, None)
}

/// The living occupants except the one with the record `own`. Removes the records of dead ones.
fn others(place: &Path, own: Option<&Path>) -> Result<Vec<Occupant>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(place).map_err(Error::file(place))? {
        let path = entry.map_err(Error::file(place))?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
            && own != Some(&path)
        {
            found.extend(living(&path));
        }
    }
    found.sort_by_key(|occupant: &Occupant| occupant.pid);
    Ok(found)
}

fn living(record: &Path) -> Option<Occupant> {
    let file = File::open(record).ok()?;
    if file.try_lock().is_ok() {
        // Its process is gone; if the removal fails the next look removes it.
        let _ = fs::remove_file(record);
        return None;
    }
    serde_json::from_slice(&fs::read(record).ok()?).ok()
}

fn lock_file(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    options.open(path).map_err(Error::file(path))
}

fn wait_for(lock: &File, path: &Path) -> Result<bool> {
    let mut waited = Duration::ZERO;
    while !try_lock(lock, path)? {
        if waited >= PATIENCE {
            return Ok(false);
        }
        thread::sleep(STEP);
        waited += STEP;
    }
    Ok(true)
}

fn try_lock(lock: &File, path: &Path) -> Result<bool> {
    match lock.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(Error::file(path)(error)),
    }
}
