//! The one place that opens the database: key, settings with their reasons, and the checks that
//! the engine is the one the promises were tested with.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags};
use zeroize::Zeroizing;

use super::files;
use super::secret::Key;
use super::verify;
use crate::{Error, Result};

/// Older ones can lose commits when a WAL is reset while another process writes.
const OLDEST_SQLITE: i32 = 3_051_003;
const PLAINTEXT_HEADER: &[u8; 16] = b"SQLite format 3\0";
const SMALLEST_DATABASE: u64 = 512;
const READ_ONLY: OpenFlags =
    OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);
/// The engine's own way to files without locking them.
const WITHOUT_LOCKS: &str = if cfg!(windows) {
    "win32-none"
} else {
    "unix-none"
};

/// A new, empty, encrypted database.
pub fn create(path: &Path, key: &Key) -> Result<Connection> {
    files::create_private(path).map_err(Error::file(path))?;
    let connection = open_with_key(path, key)?;
    apply_settings(&connection)?;
    Ok(connection)
}

/// An existing database that answers to its key, otherwise untouched: no setting is applied yet,
/// so that a file of a newer version can still be refused as it is.
pub fn open(path: &Path, key: &Key) -> Result<Connection> {
    check_header(path)?;
    let connection = open_with_key(path, key)?;
    // Closing the last connection would write a log left by a crash into a file we may refuse.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, has_log(path))?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(connection)
}

/// An existing database in a folder that takes no writing, ready to be read. No byte is written.
pub fn open_to_read(path: &Path, key: &Key) -> Result<Connection> {
    check_header(path)?;
    if path.with_extension("db-shm").exists()
        && let Ok(connection) = open_beside_writers(path, key)
    {
        return Ok(connection);
    }
    if has_log(path) {
        open_with_log(path, key)
    } else {
        open_whole(path, key)
    }
}

/// Where a process that may write has the journal open, the engine's companion files are there to be shared.
fn open_beside_writers(path: &Path, key: &Key) -> Result<Connection> {
    begin();
    let connection = Connection::open_with_flags(path, READ_ONLY)?;
    unlock_to_read(&connection, key)?;
    Ok(connection)
}

/// A crash left a log without its index. Without locks the engine keeps that index in memory.
fn open_with_log(path: &Path, key: &Key) -> Result<Connection> {
    begin();
    let connection = Connection::open_with_flags_and_vfs(path, READ_ONLY, WITHOUT_LOCKS)?;
    connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE")?;
    unlock_to_read(&connection, key)?;
    Ok(connection)
}

/// All is in the database; else the engine would want to make a log before it reads.
fn open_whole(path: &Path, key: &Key) -> Result<Connection> {
    let name = path.to_str().ok_or_else(|| not_unicode(path))?;
    let name = name
        .replace('%', "%25")
        .replace('?', "%3f")
        .replace('#', "%23");
    let flags = READ_ONLY.union(OpenFlags::SQLITE_OPEN_URI);
    begin();
    let connection = Connection::open_with_flags(format!("file:{name}?immutable=1"), flags)?;
    unlock_to_read(&connection, key)?;
    Ok(connection)
}

fn unlock_to_read(connection: &Connection, key: &Key) -> Result<()> {
    unlock(connection, key)?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    apply_settings(connection)?;
    // On a disk that is only full, closing would else empty the log.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    Ok(())
}

/// Makes an opened database ready for work, and makes sure that every setting took effect.
pub fn apply_settings(connection: &Connection) -> Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    // Two processes may write in turn; each write is short, so five seconds mean something is stuck.
    connection.busy_timeout(Duration::from_secs(5))?;
    // One write asks some twenty different questions; with the usual 16 an import would parse each anew for each line.
    connection.set_prepared_statement_cache_capacity(128);
    let is_writable = !connection.is_readonly(MAIN_DB)?;
    let settings = is_writable
        .then_some(WRITE_AHEAD)
        .into_iter()
        .chain(SETTINGS);
    for setting in settings {
        connection.pragma_update(None, setting.name, setting.value)?;
        let found = pragma_text(connection, setting.name)?;
        if found != setting.answer {
            let reason = format!(
                "{} is {found:?} instead of {:?}",
                setting.name, setting.answer
            );
            return Err(Error::UnfitEngine { reason });
        }
    }
    Ok(())
}

/// Encrypts a closed copy anew with another key. Not for a journal in use: a crash in between would
/// leave a file that neither key file opens.
pub fn change_key(path: &Path, from: &Key, to: &Key) -> Result<()> {
    let connection = open_with_key(path, from)?;
    let rekey = Zeroizing::new(format!("PRAGMA rekey = \"x'{}'\"", to.to_hex().as_str()));
    connection.execute_batch(&rekey)?;
    connection.close().map_err(|(_, error)| error)?;
    files::flush_file(path)?;
    let report = verify::check_pages(&open(path, to)?)?;
    if report.is_sound() {
        Ok(())
    } else {
        Err(Error::Damaged)
    }
}

struct Setting {
    name: &'static str,
    value: &'static str,
    answer: &'static str,
}

const fn setting(name: &'static str, value: &'static str, answer: &'static str) -> Setting {
    Setting {
        name,
        value,
        answer,
    }
}

/// Readers and one writer do not wait for each other; a commit is one append.
const WRITE_AHEAD: Setting = setting("journal_mode", "wal", "wal");

/// In KiB, as the engine wants it told.
const USUAL_ROOM: &str = "-32768";

/// Not set: `mmap_size`, because encrypted pages have to be decrypted into memory of their own.
const SETTINGS: [Setting; 9] = [
    // Every commit is flushed: NORMAL lost acknowledged commits in half of the simulated power cuts.
    setting("synchronous", "FULL", "2"),
    // On macOS a plain flush leaves the data in the drive's own cache.
    setting("fullfsync", "ON", "1"),
    // SQLite leaves them off; ours are there to be kept.
    setting("foreign_keys", "ON", "1"),
    // A damaged page is reported when it is read, not when it has spread.
    setting("cell_size_check", "ON", "1"),
    // A tampered schema must not call functions with side effects.
    setting("trusted_schema", "OFF", "0"),
    // What is erased for good leaves the free pages too.
    setting("secure_delete", "ON", "1"),
    // Sorting must not leave plain text in temporary files.
    setting("temp_store", "MEMORY", "2"),
    // A page that is not in memory costs a decryption and an HMAC: 32 MiB instead of 2. With 16, a search among 200,000
    // lines takes twice as long.
    setting("cache_size", USUAL_ROOM, USUAL_ROOM),
    // A long import must not leave a log of its own size behind.
    setting("journal_size_limit", "16777216", "16777216"),
];

/// For a long write: with the usual room its pages would be encrypted and written over and over. [`usual_room`] gives it
/// back.
pub fn more_room(connection: &Connection) -> Result<()> {
    connection.pragma_update(None, "cache_size", -81_920)?;
    Ok(())
}

/// What cannot be given back costs memory until the journal is closed, and nothing else.
pub fn usual_room(connection: &Connection) {
    let given_back = format!("PRAGMA cache_size = {USUAL_ROOM}; PRAGMA shrink_memory");
    let _ = connection.execute_batch(&given_back);
}

/// The engine makes itself ready at the first open, and its cipher only behind that: a second thread that opens meanwhile
/// would be told that its key is none. So one comes first, and the others wait.
fn begin() {
    static BEGUN: OnceLock<()> = OnceLock::new();
    // Where even this fails, the open that follows says why.
    BEGUN.get_or_init(|| drop(Connection::open_in_memory()));
}

/// Holds nothing, and stands where a database was or will be.
pub fn in_memory() -> Result<Connection> {
    begin();
    Ok(Connection::open_in_memory()?)
}

fn open_with_key(path: &Path, key: &Key) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    begin();
    let connection = Connection::open_with_flags(path, flags)?;
    unlock(&connection, key)?;
    Ok(connection)
}

fn unlock(connection: &Connection, key: &Key) -> Result<()> {
    // The cipher would print to the standard error of whatever program this is.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    // The data key is random, so it is used as it is, without another derivation.
    let key = Zeroizing::new(format!("PRAGMA key = \"x'{}'\"", key.to_hex().as_str()));
    connection.execute_batch(&key)?;
    // The file format of today, whatever a later library makes its default.
    connection.execute_batch("PRAGMA cipher_compatibility = 4")?;
    check_engine(connection)
}

fn check_engine(connection: &Connection) -> Result<()> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        let reason = format!("SQLite {} is older than 3.51.3", rusqlite::version());
        return Err(Error::UnfitEngine { reason });
    }
    // Plain SQLite ignores what it does not know, and would write plain text.
    if pragma_text(connection, "cipher_version")
        .unwrap_or_default()
        .is_empty()
    {
        return Err(Error::UnfitEngine {
            reason: "it cannot encrypt".into(),
        });
    }
    Ok(())
}

/// Tells a plain or empty file from an encrypted one before the cipher only says "not a database".
fn check_header(path: &Path) -> Result<()> {
    let mut header = [0; 16];
    let mut file = File::open(path).map_err(Error::unread(path))?;
    match file.read_exact(&mut header) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Err(Error::Damaged),
        result => result.map_err(Error::unread(path))?,
    }
    if header == *PLAINTEXT_HEADER {
        return Err(Error::NotEncrypted {
            path: path.to_owned(),
        });
    }
    let length = file.metadata().map_err(Error::unread(path))?.len();
    if length < SMALLEST_DATABASE {
        Err(Error::Damaged)
    } else {
        Ok(())
    }
}

/// The engine takes names as text.
pub fn not_unicode(path: &Path) -> Error {
    Error::unread(path)(io::Error::new(
        io::ErrorKind::InvalidInput,
        "its name is not Unicode",
    ))
}

fn has_log(path: &Path) -> bool {
    path.with_extension("db-wal")
        .metadata()
        .is_ok_and(|log| log.len() > 0)
}

fn pragma_text(connection: &Connection, name: &str) -> Result<String> {
    Ok(connection.pragma_query_value(None, name, |row| {
        let answer = row.get_ref(0)?;
        answer
            .as_i64()
            .map(|number| number.to_string())
            .or_else(|_| Ok(answer.as_str()?.to_owned()))
    })?)
}
