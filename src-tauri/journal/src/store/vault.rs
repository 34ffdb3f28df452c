//! An opened journal: the folder's lock, its keys, and the one connection to its database.

mod regain;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, MAIN_DB, OptionalExtension};
use uuid::Uuid;

use super::backup;
use super::connection;
use super::files::{self, DATABASE, KEYS, KEYS_COPY};
use super::keyfile::{KeyFile, Loaded, Protection, Unlock};
use super::lock::{self, Access, Holder, Occupant, Visit};
use super::migration::{self, Schema};
use super::pad::UnsealingKey;
use super::recovery::RecoveryCode;
use super::search;
use super::secret::Key;
use super::staging::{self, Staging};
use super::unwritable::Unwritable;
use super::verify::{self, PageReport};
use crate::{Error, Result, Work, World};

/// The name of the private half of the sealing key in the table `secret`.
const UNSEALING_KEY: &str = "unsealing_key";

/// An opened journal. Dropping it closes the database and gives up the lock.
pub struct Vault {
    folder: PathBuf,
    /// Before `access`: the database closes before the lock is given up.
    connection: Connection,
    data_key: Key,
    keys: KeyFile,
    repaired: Option<&'static str>,
    access: Presence,
}

/// How this process is in the folder.
enum Presence {
    Writing(Access),
    /// The folder takes no writing; nothing is changed, not even a lock file.
    Reading(
        Unwritable,
        #[expect(dead_code, reason = "held, not used")] Visit,
    ),
    /// Another one of this process holds the lock.
    Beside,
}

/// What protects the journal of a folder, without opening it; `None` if there is no journal.
pub fn protection_of(folder: &Path) -> Result<Option<Protection>> {
    lock::finish_interrupted(folder)?;
    if !is_there(folder)? {
        return Ok(None);
    }
    check_database(folder)?;
    KeyFile::read(folder).map(|(keys, _)| Some(keys.protection()))
}

impl Vault {
    /// Makes a journal in a folder that has none, with its recovery code, to be shown once. Until
    /// everything is written, the folder holds no journal.
    pub fn create(
        folder: &Path,
        passphrase: Option<&str>,
        schema: Schema,
        holder: Holder,
        world: &mut dyn World,
    ) -> Result<(Self, RecoveryCode)> {
        files::create_private_folder(folder)?;
        let access = Access::open(folder, holder, world)?;
        let alone = access.alone()?;
        if is_there(folder)? {
            check_database(folder)?;
            KeyFile::read(folder)?;
            return Err(Error::JournalExists {
                folder: folder.to_owned(),
            });
        }
        let staging = Staging::begin(folder, world)?;
        let (data_key, unsealing) = (Key::random(world), UnsealingKey::random(world));
        let (keys, code) = KeyFile::new(&data_key, passphrase, unsealing.sealing_key(), world)?;
        create_database(
            &staging.path().join(DATABASE),
            &data_key,
            &unsealing,
            schema,
        )?;
        keys.save(&staging.path())?;
        staging.replace(None, &alone)?;
        drop(alone);
        let connection = connection::open(&folder.join(DATABASE), &data_key)?;
        connection::apply_settings(&connection)?;
        let folder = folder.to_owned();
        Ok((
            Self {
                folder,
                connection,
                data_key,
                keys,
                repaired: None,
                access: Presence::Writing(access),
            },
            code,
        ))
    }

    /// Opens a journal, and brings an older one up to date after keeping a copy of it. In a folder that takes no
    /// writing the journal is opened to be read.
    pub fn open(
        folder: &Path,
        unlock: Unlock<'_>,
        schema: Schema,
        holder: Holder,
        world: &mut dyn World,
    ) -> Result<Self> {
        if !is_there(folder)? && !staging::is_pending(folder) {
            return Err(Error::NoJournal {
                folder: folder.to_owned(),
            });
        }
        match Self::open_to_write(folder, unlock, schema, holder, world) {
            Err(error) => match Unwritable::of(&error) {
                Some(why) => Self::open_to_read(folder, unlock, schema, why),
                None => Err(error),
            },
            opened => opened,
        }
    }

    fn open_to_write(
        folder: &Path,
        unlock: Unlock<'_>,
        schema: Schema,
        holder: Holder,
        world: &mut dyn World,
    ) -> Result<Self> {
        let access = Access::open(folder, holder, world)?;
        check_database(folder)?;
        let Loaded { keys, repaired } = KeyFile::load(folder)?;
        let data_key = keys.unlock(unlock)?;
        let connection = connection::open(&folder.join(DATABASE), &data_key)?;
        let is_old = migration::pending(&connection, schema)? > 0;
        connection::apply_settings(&connection)?;
        let folder = folder.to_owned();
        let mut vault = Self {
            folder,
            connection,
            data_key,
            keys,
            repaired,
            access: Presence::Writing(access),
        };
        if is_old {
            vault.migrate(schema, world)?;
        }
        search::catch_up(&mut vault.connection)?;
        Ok(vault)
    }

    fn open_to_read(
        folder: &Path,
        unlock: Unlock<'_>,
        schema: Schema,
        why: Unwritable,
    ) -> Result<Self> {
        // What a replacement cut short, or an older schema, needs is writing.
        let refused = || why.refusal(folder);
        if staging::is_pending(folder) {
            return Err(refused());
        }
        let visit = Visit::open(folder)?;
        check_database(folder)?;
        let Loaded { keys, repaired } = KeyFile::load(folder)?;
        let data_key = keys.unlock(unlock)?;
        let connection = connection::open_to_read(&folder.join(DATABASE), &data_key)?;
        if migration::pending(&connection, schema)? > 0 {
            return Err(refused());
        }
        let folder = folder.to_owned();
        Ok(Self {
            folder,
            connection,
            data_key,
            keys,
            repaired,
            access: Presence::Reading(why, visit),
        })
    }

    /// A second look at the same journal, under the lock of this one: long reading, such as a back-up, then stands in
    /// nobody's way.
    pub fn beside(&self) -> Result<Self> {
        let database = self.folder.join(DATABASE);
        let connection = match self.access {
            Presence::Writing(_) | Presence::Beside => connection::open(&database, &self.data_key)?,
            Presence::Reading(..) => connection::open_to_read(&database, &self.data_key)?,
        };
        Ok(Self {
            folder: self.folder.clone(),
            connection,
            data_key: self.data_key.clone(),
            keys: self.keys.clone(),
            repaired: None,
            access: Presence::Beside,
        })
    }

    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// For writing, where the folder takes it.
    pub fn connection_mut(&mut self) -> Result<&mut Connection> {
        access_of(&self.access, &self.folder)?;
        Ok(&mut self.connection)
    }

    /// Why this journal can be read but not changed; `None` where it can be changed.
    pub fn unwritable(&self) -> Result<Option<Unwritable>> {
        Ok(match &self.access {
            Presence::Reading(why, _) => Some(*why),
            // A folder may take writing where the file itself does not.
            Presence::Writing(_) | Presence::Beside => self
                .connection
                .is_readonly(MAIN_DB)?
                .then_some(Unwritable::ReadOnly),
        })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Tells this journal from every other; its back-ups carry the same.
    pub fn id(&self) -> Uuid {
        self.keys.journal
    }

    pub fn protection(&self) -> Protection {
        self.keys.protection()
    }

    /// The key file that was damaged or missing at opening and was written anew from its copy.
    pub fn repaired_key_file(&self) -> Option<&'static str> {
        self.repaired
    }

    /// The other processes that have this journal open.
    pub fn others(&self) -> Result<Vec<Occupant>> {
        match &self.access {
            Presence::Writing(access) => access.others(),
            Presence::Reading(..) | Presence::Beside => Ok(Vec::new()),
        }
    }

    /// Sets, changes (`Some`) or removes (`None`) the passphrase in an instant; the recovery code
    /// stays valid. Copies made before stay readable as they were; see [`Vault::rekey`].
    pub fn set_passphrase(
        &mut self,
        passphrase: Option<&str>,
        world: &mut dyn World,
    ) -> Result<()> {
        self.change_keys(|keys, data_key| keys.set_passphrase(data_key, passphrase, world))
    }

    /// A new recovery code, to be shown once; the one before stops working.
    pub fn renew_recovery_code(&mut self, world: &mut dyn World) -> Result<RecoveryCode> {
        self.change_keys(|keys, data_key| keys.renew_recovery_code(data_key, world))
    }

    /// Encrypts the journal with a new data key, so that keys in earlier copies of the folder do
    /// not open it. Needs the journal alone. Asks for the passphrase, because the new key has to
    /// be wrapped with it; the recovery code is renewed for the same reason.
    pub fn rekey(&mut self, passphrase: &str, world: &mut dyn World) -> Result<RecoveryCode> {
        let (mut keys, _) = KeyFile::read(&self.folder)?;
        if keys.protection() == Protection::Open {
            return Err(Error::NoPassphrase);
        }
        keys.unlock(Unlock::Passphrase(passphrase))?;
        let alone = access_of(&self.access, &self.folder)?.alone()?;
        let data_key = Key::random(world);
        keys.set_passphrase(&data_key, Some(passphrase), world)?;
        let code = keys.renew_recovery_code(&data_key, world)?;

        let staging = Staging::begin(&self.folder, world)?;
        let copy = staging.path().join(DATABASE);
        backup::copy_database(&self.connection, &copy)?;
        connection::change_key(&copy, &self.data_key, &data_key)?;
        keys.save(&staging.path())?;
        // The file under an open connection must not change. The empty database in its place
        // answers every statement with an error, should the new file fail to open.
        drop(std::mem::replace(
            &mut self.connection,
            connection::in_memory()?,
        ));
        staging.replace(None, &alone)?;
        self.connection = connection::open(&self.folder.join(DATABASE), &data_key)?;
        connection::apply_settings(&self.connection)?;
        (self.keys, self.data_key) = (keys, data_key);
        Ok(code)
    }

    /// The private half of the sealing key, to open notes that were sealed while it was locked.
    pub fn unsealing_key(&self) -> Result<UnsealingKey> {
        let found: Option<[u8; 32]> = self
            .connection
            .query_row(
                "SELECT value FROM secret WHERE name = ?1",
                [UNSEALING_KEY],
                |row| row.get(0),
            )
            .optional()?;
        found.map(UnsealingKey::from_bytes).ok_or(Error::Damaged)
    }

    /// Checks every page, reference and key file. Changes nothing.
    pub fn verify_pages(&self) -> Result<PageReport> {
        let mut report = verify::check_pages(&self.connection)?;
        let sealing_key = if report.is_sound() {
            self.unsealing_key()?.sealing_key()
        } else {
            // Its page may be the damaged one.
            self.keys.sealing_key.clone()
        };
        report.key_files = self.keys.findings(&self.folder, &sealing_key);
        Ok(report)
    }

    pub(super) fn data_key(&self) -> &Key {
        &self.data_key
    }

    /// Saves changed keys before they count; if that fails, the ones before stay in use.
    fn change_keys<T>(
        &mut self,
        change: impl FnOnce(&mut KeyFile, &Key) -> Result<T>,
    ) -> Result<T> {
        let (mut keys, _) = KeyFile::read(&self.folder)?;
        let result = change(&mut keys, &self.data_key)?;
        keys.save(&self.folder)?;
        self.keys = keys;
        Ok(result)
    }

    fn migrate(&mut self, schema: Schema, world: &mut dyn World) -> Result<()> {
        let alone = access_of(&self.access, &self.folder)?.alone()?;
        // Another process may have migrated it before we were alone.
        if migration::pending(&self.connection, schema)? > 0 {
            let name = format!("before-schema-{}.{}", schema.len(), backup::EXTENSION);
            backup::make(self, &self.folder.join(name), &Work::default(), world)?;
            migration::migrate(&mut self.connection, schema)?;
        }
        drop(alone);
        Ok(())
    }
}

/// Whether the folder holds a journal, be it damaged. A folder that may not be looked into is not an empty one.
fn is_there(folder: &Path) -> Result<bool> {
    for path in [DATABASE, KEYS, KEYS_COPY].map(|name| folder.join(name)) {
        if path.try_exists().map_err(Error::unread(&path))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// For what needs writing, or the reason why there is none.
fn access_of<'a>(presence: &'a Presence, folder: &Path) -> Result<&'a Access> {
    match presence {
        Presence::Writing(access) => Ok(access),
        Presence::Reading(why, _) => Err(why.refusal(folder)),
        // It is there to be read.
        Presence::Beside => Err(Unwritable::ReadOnly.refusal(folder)),
    }
}

/// Key files without the database they open: it was moved, or lost.
fn check_database(folder: &Path) -> Result<()> {
    if folder.join(DATABASE).exists() {
        return Ok(());
    }
    Err(Error::DatabaseMissing {
        folder: folder.to_owned(),
    })
}

fn create_database(path: &Path, key: &Key, unsealing: &UnsealingKey, schema: Schema) -> Result<()> {
    let mut connection = connection::create(path, key)?;
    migration::migrate(&mut connection, schema)?;
    connection.execute(
        "INSERT INTO secret (name, value) VALUES (?1, ?2)",
        (UNSEALING_KEY, unsealing.bytes()),
    )?;
    connection.close().map_err(|(_, error)| error)?;
    files::flush_file(path)
}
