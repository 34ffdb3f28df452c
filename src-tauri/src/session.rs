//! Opening and closing the journal.

use std::time::Instant;

use journal::{FolderState, Holder, Journal, Protection};

use crate::{
    error::CommandError,
    secret::{Key, Secret},
    shell::{JournalLocked, LockReason},
    state::{AppState, Desk, JournalState, Platform, Session},
};

type Result<T> = std::result::Result<T, CommandError>;

impl Desk {
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
        Ok(AppState {
            journal,
            folder: self.place().journal.clone(),
            zone: self.place().zone,
            platform: Platform::THIS,
        })
    }

    pub fn create(&self, passphrase: Option<&Secret>) -> Result<Option<String>> {
        let protection = passphrase.map_or(Protection::Open, |secret| {
            Protection::Passphrase(secret.expose())
        });
        let (journal, code) = Journal::create(
            &self.place().journal,
            protection,
            Holder::Window,
            (self.place().world)(),
        )?;
        *self.session() = Some(Session::new(journal)?);
        Ok(passphrase.map(|_| code.0))
    }

    pub fn unlock(&self, key: &Key) -> Result<()> {
        let opened = self.open(key)?;
        *self.session() = Some(opened);
        Ok(())
    }

    fn open(&self, key: &Key) -> Result<Session> {
        let world = (self.place().world)();
        let journal = Journal::open(&self.place().journal, key.unlock(), Holder::Window, world)?;
        Session::new(journal)
    }

    pub fn lock_by_hand(&self) -> Result<()> {
        self.lock(LockReason::ByHand);
        Ok(())
    }

    /// Without a passphrase there is nothing to lock with.
    pub fn lock(&self, reason: LockReason) {
        if self.session().take().is_some() {
            self.shell().locked(JournalLocked { reason });
        }
    }

    pub fn saw_activity(&self) {
        if let Some(open) = self.session().as_mut() {
            open.last_activity = Instant::now();
        }
    }

    pub fn set_passphrase(&self, passphrase: Option<&Secret>) -> Result<Option<String>> {
        self.write(|journal| journal.set_passphrase(passphrase.map(Secret::expose)))?;
        Ok(None)
    }

    pub fn renew_recovery_code(&self) -> Result<String> {
        self.write(Journal::renew_recovery_code).map(|code| code.0)
    }

    pub fn rekey(&self, passphrase: &Secret) -> Result<String> {
        self.write(Journal::rekey)?;
        Ok(passphrase.expose().to_owned())
    }
}

impl Session {
    fn new(journal: Journal) -> Result<Self> {
        let seq = journal.last_seq()?;
        Ok(Self {
            journal,
            seq,
            last_activity: Instant::now(),
        })
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
