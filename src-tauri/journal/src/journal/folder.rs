//! The folder: made, opened, protected, copied, checked.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::session::Session;
use super::{
    Backup, Engine, FolderState, Holder, Journal, Protection, RecoveryCode, Unlock, Unwritable,
    VerifyReport,
};
use crate::store::connection;
use crate::store::keyfile;
use crate::store::migration::SCHEMA;
use crate::store::vault::{Vault, protection_of};
use crate::store::{backup, recovery, restore, revision, rows};
use crate::{Error, Result, Work, World};

impl Journal {
    /// Touches nothing but a damaged key file, which is written anew from its copy.
    pub fn folder_state(folder: &Path) -> Result<FolderState> {
        Ok(match protection_of(folder)? {
            None => FolderState::Absent,
            Some(keyfile::Protection::Open) => FolderState::Open,
            Some(keyfile::Protection::Passphrase) => FolderState::Locked,
        })
    }

    /// With a passphrase comes the recovery code, to be shown once.
    pub fn create(
        folder: &Path,
        protection: Protection<'_>,
        holder: Holder,
        mut world: Box<dyn World>,
    ) -> Result<(Self, Option<RecoveryCode>)> {
        let passphrase = match protection {
            Protection::Open => None,
            Protection::Passphrase(passphrase) => Some(passphrase),
        };
        let (vault, code) = Vault::create(folder, passphrase, SCHEMA, holder, &mut *world)?;
        let code = passphrase.map(|_| shown(&code));
        Ok((Self::new(vault, world)?, code))
    }

    pub fn open(
        folder: &Path,
        unlock: Unlock<'_>,
        holder: Holder,
        mut world: Box<dyn World>,
    ) -> Result<Self> {
        let vault = Vault::open(folder, unlock, SCHEMA, holder, &mut *world)?;
        Self::new(vault, world)
    }

    /// Why this journal can be read but not changed; `None` where it can be changed.
    pub fn unwritable(&self) -> Result<Option<Unwritable>> {
        self.vault.unwritable()
    }

    /// Makes a journal that could only be read writable, if its folder takes writing by now. Whether it did.
    pub fn regain_writing(&mut self, holder: Holder) -> Result<bool> {
        self.vault.regain_writing(SCHEMA, holder, &mut *self.world)
    }

    /// Sets, changes (`Some`) or removes (`None`) the passphrase in an instant. The first one brings a recovery code.
    pub fn set_passphrase(&mut self, passphrase: Option<&str>) -> Result<Option<RecoveryCode>> {
        let was_open = self.vault.protection() == keyfile::Protection::Open;
        self.vault.set_passphrase(passphrase, &mut *self.world)?;
        // The code of the journal's first hour was never shown: without a passphrase there was nothing to recover.
        let first = was_open && passphrase.is_some();
        first.then(|| self.renew_recovery_code()).transpose()
    }

    pub fn renew_recovery_code(&mut self) -> Result<RecoveryCode> {
        self.vault
            .renew_recovery_code(&mut *self.world)
            .map(|code| shown(&code))
    }

    /// A new data key, because copies made without a passphrase stay readable with the old one. Needs the journal alone
    /// and its passphrase; the recovery code is renewed too.
    pub fn rekey(&mut self, passphrase: &str) -> Result<RecoveryCode> {
        self.vault
            .rekey(passphrase, &mut *self.world)
            .map(|code| shown(&code))
    }

    pub fn backup(&mut self, folder: &Path) -> Result<Backup> {
        let path = backup::backup(&self.vault, folder, &self.work, &mut *self.world)?;
        self.backup_at(path)
    }

    /// At most once a day; keeps 7 daily, 4 weekly, 12 monthly. `None` when today's exists or no folder is set.
    pub fn daily_backup(&mut self, today: NaiveDate) -> Result<Option<Backup>> {
        let Some(folder) = self.settings()?.backup_folder.map(PathBuf::from) else {
            return Ok(None);
        };
        let made = backup::daily_backup(&self.vault, &folder, today, &mut *self.world)?;
        made.map(|path| self.backup_at(path)).transpose()
    }

    /// Opens and verifies the copy before it replaces anything; the replaced journal is kept beside. Returns where.
    pub fn restore(
        file: &Path,
        folder: &Path,
        unlock: Unlock<'_>,
        holder: Holder,
        mut world: Box<dyn World>,
    ) -> Result<Option<PathBuf>> {
        restore::restore(file, folder, unlock, SCHEMA, holder, &mut *world)
    }

    /// What the journal is kept with.
    pub fn engine() -> Result<Engine> {
        Ok(Engine {
            sqlite: rusqlite::version().to_owned(),
            cipher: connection::in_memory()?
                .pragma_query_value(None, "cipher_version", |row| row.get(0))?,
        })
    }

    /// Every page, every row, every seal.
    pub fn verify(&self) -> Result<VerifyReport> {
        let pages = self.vault.verify_pages()?;
        let mut problems = pages.sentences();
        let mended = self.vault.repaired_key_file().map(|file| {
            format!("\"{file}\" was damaged or missing when the journal was opened, and was written anew from its copy.")
        });
        // Rows and seals of damaged pages cannot be read; that their pages are is already said.
        if pages.has_damage() {
            return Ok(VerifyReport {
                entries_checked: 0,
                problems,
                mended,
            });
        }
        problems.extend(rows::unreadable(self.conn())?);
        let seals = rows::check_seals(self.conn())?;
        problems.extend(seals.problems);
        Ok(VerifyReport {
            entries_checked: seals.entries,
            problems,
            mended,
        })
    }

    /// The same journal to be read beside this one, on another thread if wanted: a back-up or an export of a large one
    /// takes long, and nobody should have to wait for it.
    pub fn beside(&self, mut world: Box<dyn World>) -> Result<Self> {
        let session = Session::new(&mut *world);
        Ok(Self {
            vault: self.vault.beside()?,
            world,
            session,
            work: Work::default(),
        })
    }

    fn new(vault: Vault, mut world: Box<dyn World>) -> Result<Self> {
        revision::ensure_device(vault.connection(), &mut *world)?;
        let session = Session::new(&mut *world);
        Ok(Self {
            vault,
            world,
            session,
            work: Work::default(),
        })
    }

    fn backup_at(&self, path: PathBuf) -> Result<Backup> {
        let bytes = path.metadata().map_err(Error::file(&path))?.len();
        Ok(Backup {
            path,
            made_at: self.world.now(),
            bytes,
        })
    }
}

fn shown(code: &recovery::RecoveryCode) -> RecoveryCode {
    RecoveryCode(code.text().to_string())
}
