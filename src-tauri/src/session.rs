//! Opening and closing the journal, and what happens while it is open and nobody asks.

use chrono::{DateTime, TimeDelta, Utc};
use journal::{FolderState, Holder, Journal, LiveIncident, Protection};

use crate::{
    error::CommandError,
    secret::{Key, Secret},
    shell::{BackupFailed, JournalChanged, JournalLocked, LockReason, RemindersRang},
    state::{AppState, Desk, JournalState, Night, Platform, Session},
};

type Result<T> = std::result::Result<T, CommandError>;

impl Desk {
    /// Opens a journal without a passphrase on the way.
    pub fn app_state(&self) -> Result<AppState> {
        let folder = Journal::folder_state(&self.place().journal)?;
        let mut session = self.session();
        if folder == FolderState::Open && session.is_none() {
            *session = Some(self.open(&Key::Nothing)?);
        }
        let journal = match folder {
            FolderState::Absent => JournalState::Absent,
            FolderState::Open => JournalState::Unprotected,
            FolderState::Locked if session.is_some() => JournalState::Open,
            FolderState::Locked => JournalState::Locked,
        };
        let unwritable = match session.as_ref() {
            Some(open) => open.journal.unwritable()?,
            None => None,
        };
        Ok(AppState {
            unwritable,
            journal,
            folder: self.place().journal.clone(),
            zone: self.place().zone,
            platform: Platform::THIS,
        })
    }

    /// Opens a journal without a passphrase while the page is still being loaded. A failure is met again, and told,
    /// when the page asks.
    pub fn open_ahead(&self) {
        let desk = self.clone();
        std::thread::spawn(move || desk.app_state());
    }

    pub fn create(&self, passphrase: Option<&Secret>) -> Result<Option<String>> {
        let protection = passphrase.map_or(Protection::Open, |secret| {
            Protection::Passphrase(secret.expose())
        });
        let folder = &self.place().journal;
        let (journal, code) = Journal::create(folder, protection, Holder::Window, self.world())?;
        *self.session() = Some(self.sit_down(journal)?);
        self.opened();
        Ok(code.map(|code| code.0.clone()))
    }

    pub fn unlock(&self, key: &Key) -> Result<()> {
        self.open_with(key)?;
        self.opened();
        Ok(())
    }

    pub(crate) fn open_with(&self, key: &Key) -> Result<()> {
        let opened = self.open(key)?;
        *self.session() = Some(opened);
        Ok(())
    }

    /// Every window looks again, also the one that did not ask for it.
    fn opened(&self) {
        self.shell().changed(JournalChanged { ids: Vec::new() });
    }

    fn open(&self, key: &Key) -> Result<Session> {
        let folder = &self.place().journal;
        let journal = Journal::open(folder, key.unlock(), Holder::Window, self.world())?;
        self.sit_down(journal)
    }

    fn sit_down(&self, journal: Journal) -> Result<Session> {
        let mut session = Session {
            seq: journal.last_seq()?,
            data_version: journal.data_version()?,
            last_activity: self.now(),
            lock_after: None,
            fonts: None,
            made: None,
            journal,
        };
        self.read_lock_after(&mut session)?;
        Ok(session)
    }

    /// Without a passphrase there is nothing to lock with.
    pub(crate) fn read_lock_after(&self, session: &mut Session) -> Result<()> {
        let is_protected = Journal::folder_state(&self.place().journal)? == FolderState::Locked;
        let minutes = session.journal.settings()?.lock_after_minutes;
        session.lock_after = minutes
            .filter(|_| is_protected)
            .map(|minutes| TimeDelta::minutes(minutes.into()));
        Ok(())
    }

    pub fn lock(&self, reason: LockReason) {
        let is_protected = matches!(
            Journal::folder_state(&self.place().journal),
            Ok(FolderState::Locked)
        );
        if !is_protected || !self.is_open() {
            return;
        }
        self.remember_night();
        if self.session().take().is_some() {
            // A pasted text is as private as what it would have become.
            *self.chosen() = None;
            self.shell().locked(JournalLocked { reason });
        }
    }

    pub fn lock_when_idle(&self, now: DateTime<Utc>) {
        let is_idle = self.session().as_ref().is_some_and(|open| {
            open.lock_after
                .is_some_and(|after| now - open.last_activity >= after)
        });
        if is_idle {
            self.lock(LockReason::Idle);
        }
    }

    pub fn saw_activity(&self) {
        let now = self.now();
        if let Some(open) = self.session().as_mut() {
            open.last_activity = now;
        }
    }

    pub fn is_open(&self) -> bool {
        self.session().is_some()
    }

    /// Tells the page what other processes wrote since the last look.
    pub fn hear_others(&self) {
        let mut session = self.session();
        let Some(open) = session.as_mut() else {
            return;
        };
        match open.journal.data_version() {
            Ok(version) if version != open.data_version => {
                open.data_version = version;
                if let Err(error) = self.tell_changes(open) {
                    tracing::warn!(error.code, "what others wrote could not be read");
                }
            }
            Ok(_) => {}
            Err(error) => tracing::warn!(code = error.code(), "the journal did not answer"),
        }
    }

    /// A journal that could only be read, because the disk was full or read-only, can be changed again as soon as that is
    /// over; the page then reads everything anew.
    pub fn regain_writing(&self) {
        let mut session = self.session();
        let Some(open) = session.as_mut() else {
            return;
        };
        match open.journal.regain_writing(Holder::Window) {
            Ok(true) => self.shell().changed(JournalChanged { ids: Vec::new() }),
            Ok(false) => {}
            Err(error) => tracing::warn!(code = error.code(), "the journal did not answer"),
        }
    }

    /// What a locked journal still has to say at night: instants, without a word of what they are about.
    fn remember_night(&self) {
        let read = self.read(|journal| Ok((journal.live()?, journal.open_reminders()?)));
        let (live, mut reminders) = match read {
            Ok(read) => read,
            Err(error) => {
                tracing::warn!(error.code, "what is still to ring could not be read");
                return;
            }
        };
        let live: Vec<LiveIncident> = live
            .into_iter()
            .map(|live| LiveIncident {
                title: String::new(),
                ..live
            })
            .collect();
        reminders.retain(|reminder| live.iter().any(|live| Some(live.id) == reminder.incident));
        let now = self.now();
        reminders.retain(|reminder| reminder.at > now);
        *self.night() = Night { live, reminders };
    }

    /// Once each. They ring again after the unlock, where they can be answered.
    fn ring_locked(&self, now: DateTime<Utc>) {
        let (live, due) = {
            let mut night = self.night();
            let (due, later) = std::mem::take(&mut night.reminders)
                .into_iter()
                .partition::<Vec<_>, _>(|reminder| reminder.at <= now);
            night.reminders = later;
            (night.live.clone(), due)
        };
        self.shell().show_live(&live, now);
        if !due.is_empty() {
            self.shell().rang(RemindersRang { reminders: due });
        }
    }

    /// Lines that another program sealed while this one has the journal open.
    pub fn collect_sealed(&self) {
        let waiting = Journal::sealed_lines(&self.place().journal).unwrap_or_default();
        if waiting == 0 || !self.is_open() {
            return;
        }
        if let Err(error) = self.write(Journal::collect_sealed) {
            tracing::warn!(error.code, "sealed lines could not be taken in");
        }
    }

    /// What fell due, and what the tray says.
    pub fn ring(&self, now: DateTime<Utc>) {
        if !self.is_open() {
            self.ring_locked(now);
            return;
        }
        let rung = self.write(Journal::ring_due);
        let live = self.read(Journal::live);
        match rung.and_then(|reminders| Ok((reminders, live?))) {
            Ok((reminders, live)) => {
                self.shell().show_live(&live, now);
                if !reminders.is_empty() {
                    self.shell().rang(RemindersRang { reminders });
                }
            }
            Err(error) => tracing::warn!(error.code, "the reminders could not be read"),
        }
    }

    /// The daily back-up, and what has been in the trash for 30 days.
    pub fn keep_house(&self) {
        let today = self.today();
        let made = self
            .beside()
            .and_then(|mut journal| Ok(journal.daily_backup(today)?));
        if let Err(error) = made {
            tracing::warn!(error.code, "the daily back-up was not made");
            self.shell().backup_failed(BackupFailed { error });
        }
        if let Err(error) = self.write(Journal::empty_old_trash) {
            tracing::warn!(error.code, "the old trash was not emptied");
        }
    }

    pub fn set_passphrase(&self, passphrase: Option<&Secret>) -> Result<Option<String>> {
        let code = self.write(|journal| journal.set_passphrase(passphrase.map(Secret::expose)))?;
        if let Some(open) = self.session().as_mut() {
            self.read_lock_after(open)?;
        }
        Ok(code.map(|code| code.0.clone()))
    }

    pub fn renew_recovery_code(&self) -> Result<String> {
        self.write(Journal::renew_recovery_code)
            .map(|code| code.0.clone())
    }

    pub fn rekey(&self, passphrase: &Secret) -> Result<String> {
        self.write(|journal| journal.rekey(passphrase.expose()))
            .map(|code| code.0.clone())
    }
}

impl Platform {
    const THIS: Self = if cfg!(target_os = "macos") {
        Self::Macos
    } else if cfg!(windows) {
        Self::Windows
    } else {
        Self::Linux
    };
}
