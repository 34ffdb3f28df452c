//! The desk: the open journal, the clock, and the window around them.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use journal::{
    Journal, LiveIncident, Unwritable, Work, World,
    domain::{IncidentId, Noun, Reminder, Zone},
};
use serde::{Deserialize, Serialize};

use crate::{
    device::{self, DeviceSettings},
    error::CommandError,
    packet::Made,
    place::Place,
    shell::{JournalChanged, PageWanted, Shell},
};

type Result<T> = std::result::Result<T, CommandError>;

/// What the first screen needs to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct AppState {
    pub journal: JournalState,
    pub folder: PathBuf,
    pub zone: Zone,
    /// Why the open journal can be read but not changed, where that is so.
    pub unwritable: Option<Unwritable>,
    pub platform: Platform,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum JournalState {
    /// There is none yet.
    Absent,
    Locked,
    /// Unlocked, and protected by a passphrase.
    Open,
    /// Open without a passphrase: anyone with the folder can read it.
    Unprotected,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    Linux,
    Macos,
    Windows,
}

/// A file the user chose in a dialog; its place stays on this side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Chosen {
    pub name: String,
}

/// What is to come in.
#[derive(Clone)]
pub(crate) enum Incoming {
    /// Chosen in a dialog.
    File(PathBuf),
    Pasted(String),
}

/// What the pad's window can ask the main one to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "page", content = "id", rename_all = "snake_case")]
pub enum Page {
    Incident(IncidentId),
    Debrief(IncidentId),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Restored {
    /// Where the journal that was replaced is kept.
    pub replaced: Option<PathBuf>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct About {
    pub version: String,
    pub sqlite: String,
    pub cipher: String,
    pub journal_folder: PathBuf,
    pub log_folder: PathBuf,
}

#[derive(Clone)]
pub struct Desk(Arc<Inner>);

struct Inner {
    place: Place,
    shell: Box<dyn Shell>,
    session: Mutex<Option<Session>>,
    /// What was chosen last, until it is imported or restored.
    chosen: Mutex<Option<Incoming>>,
    /// What the main window is to open.
    wanted: Mutex<Option<Page>>,
    /// The long work that was begun last, while it runs.
    work: Mutex<Option<Work>>,
    night: Mutex<Night>,
}

/// What goes on while the journal is locked and something burns.
#[derive(Default)]
pub(crate) struct Night {
    /// Without titles.
    pub live: Vec<LiveIncident>,
    pub reminders: Vec<Reminder>,
}

/// An unlocked journal.
pub(crate) struct Session {
    pub journal: Journal,
    /// The last operation that the page was told about.
    pub seq: i64,
    /// As of the last look; it moves when another process writes.
    pub data_version: i64,
    pub last_activity: DateTime<Utc>,
    /// `None` never: by choice, or because there is no passphrase to unlock with.
    pub lock_after: Option<TimeDelta>,
    /// For papers, and the extra font that they were made with. They hold shaped words, and go with the session.
    pub fonts: Option<(Option<String>, Arc<report::Fonts>)>,
    /// The packet that was looked at last.
    pub made: Option<Arc<Made>>,
}

impl Desk {
    pub fn new(place: Place, shell: Box<dyn Shell>) -> Self {
        Self(Arc::new(Inner {
            place,
            shell,
            session: Mutex::new(None),
            chosen: Mutex::new(None),
            wanted: Mutex::new(None),
            work: Mutex::new(None),
            night: Mutex::default(),
        }))
    }

    pub(crate) fn world(&self) -> Box<dyn World> {
        (self.0.place.world)()
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.world().now()
    }

    pub fn shell(&self) -> &dyn Shell {
        self.0.shell.as_ref()
    }

    pub fn place(&self) -> &Place {
        &self.0.place
    }

    /// Reads from the open journal.
    pub fn read<T>(&self, ask: impl FnOnce(&Journal) -> journal::Result<T>) -> Result<T> {
        let session = self.session();
        let open = session.as_ref().ok_or_else(CommandError::locked)?;
        Ok(ask(&open.journal)?)
    }

    /// To be read for long, while others go on.
    pub(crate) fn beside(&self) -> Result<Journal> {
        let world = self.world();
        self.read(|journal| journal.beside(world))
    }

    /// Changes the open journal, and tells the page which records were touched.
    pub fn write<T>(&self, change: impl FnOnce(&mut Journal) -> journal::Result<T>) -> Result<T> {
        let mut session = self.session();
        let open = session.as_mut().ok_or_else(CommandError::locked)?;
        let done = change(&mut open.journal)?;
        self.tell_changes(open)?;
        Ok(done)
    }

    /// Long work that the page may look at and cancel meanwhile.
    pub(crate) fn watched<T>(&self, act: impl FnOnce(&Work) -> Result<T>) -> Result<T> {
        let work = Work::default();
        *self.work() = Some(work.clone());
        let done = act(&work);
        // Unless something else was begun since.
        let mut running = self.work();
        if running.as_ref() == Some(&work) {
            *running = None;
        }
        done
    }

    pub(crate) fn work(&self) -> MutexGuard<'_, Option<Work>> {
        self.0.work.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn night(&self) -> MutexGuard<'_, Night> {
        self.0.night.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs long work on a thread of its own.
    pub async fn aside<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let desk = self.clone();
        tauri::async_runtime::spawn_blocking(move || work(&desk))
            .await
            .unwrap_or_else(|_| Err(CommandError::cut_short()))
    }

    /// A panic while the lock was held cannot leave half a change: every change is one transaction.
    pub(crate) fn session(&self) -> MutexGuard<'_, Option<Session>> {
        self.0
            .session
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn chosen(&self) -> MutexGuard<'_, Option<Incoming>> {
        self.0.chosen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Kept until the main window asks: it may have to be opened first.
    pub fn show_page(&self, page: Page) {
        *self.wanted() = Some(page);
        self.shell().come_to_front();
        self.shell().page_wanted(PageWanted);
    }

    pub fn take_wanted_page(&self) -> Option<Page> {
        self.wanted().take()
    }

    fn wanted(&self) -> MutexGuard<'_, Option<Page>> {
        self.0.wanted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The civil day here, for the names of files.
    pub fn today(&self) -> NaiveDate {
        self.now().with_timezone(&self.place().zone.0).date_naive()
    }

    pub fn device_settings(&self) -> Result<DeviceSettings> {
        device::read(&self.device_file())
    }

    pub fn change_device_settings(&self, settings: DeviceSettings) -> Result<DeviceSettings> {
        device::write(&self.device_file(), &settings)?;
        Ok(settings)
    }

    /// What `make bench` reads: how long the start took, as a person sees it.
    pub fn window_ready(&self) {
        let ready_ms = self.place().started.elapsed().as_millis();
        tracing::info!(ready_ms, "the first screen is painted");
    }

    fn device_file(&self) -> PathBuf {
        self.place().settings.join("device.json")
    }

    pub fn about(&self) -> Result<About> {
        let engine = Journal::engine()?;
        Ok(About {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            sqlite: engine.sqlite,
            cipher: engine.cipher,
            journal_folder: self.place().journal.clone(),
            log_folder: self.place().logs.clone(),
        })
    }

    pub(crate) fn tell_changes(&self, open: &mut Session) -> Result<()> {
        let changes = open.journal.changes_since(open.seq)?;
        open.seq = changes.seq;
        if changes.ids.iter().any(|item| item.noun == Noun::Settings) {
            self.read_lock_after(open)?;
        }
        if !changes.ids.is_empty() {
            self.shell().changed(JournalChanged { ids: changes.ids });
        }
        Ok(())
    }
}
