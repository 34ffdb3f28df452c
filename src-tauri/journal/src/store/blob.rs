//! The table `blob`: the bytes of attachments, each once, under their digest.

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::secret::hex;
use crate::Result;

pub fn digest(bytes: &[u8]) -> String {
    hex::encode(&Sha256::digest(bytes))
}

pub fn save(conn: &Connection, digest: &str, bytes: &[u8], thumbnail: Option<&[u8]>) -> Result<()> {
    conn.execute(
        "INSERT OR IGNORE INTO blob (digest, bytes, thumbnail) VALUES (?1, ?2, ?3)",
        params![digest, bytes, thumbnail],
    )?;
    Ok(())
}

pub fn bytes(conn: &Connection, digest: &str) -> Result<Option<Vec<u8>>> {
    let found = conn
        .query_row(
            "SELECT bytes FROM blob WHERE digest = ?1",
            [digest],
            |row| row.get(0),
        )
        .optional()?;
    Ok(found)
}

pub fn thumbnail(conn: &Connection, digest: &str) -> Result<Option<Vec<u8>>> {
    let found = conn
        .query_row(
            "SELECT thumbnail FROM blob WHERE digest = ?1",
            [digest],
            |row| row.get(0),
        )
        .optional()?;
    Ok(found.flatten())
}

/// In a fixed order.
pub fn digests(conn: &Connection) -> Result<Vec<String>> {
    let mut statement = conn.prepare("SELECT digest FROM blob ORDER BY digest")?;
    let found = statement.query_map([], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Those that no attachment names any more.
pub fn forget_unused(conn: &Connection) -> Result<()> {
    conn.execute(
        "DELETE FROM blob WHERE NOT EXISTS
             (SELECT 1 FROM document WHERE noun = 'attachment' AND value ->> '$.digest' = blob.digest)",
        [],
    )?;
    Ok(())
}

/// Whether the bytes of an attachment are there and are those that were kept.
pub fn is_whole(conn: &Connection, attachment: &str) -> Result<bool> {
    let found: Option<(String, Option<Vec<u8>>)> = conn
        .query_row(
            "SELECT value ->> '$.digest', bytes FROM document
             LEFT JOIN blob ON blob.digest = value ->> '$.digest' WHERE id = ?1",
            [attachment],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    Ok(found.is_some_and(|(wanted, bytes)| bytes.is_some_and(|bytes| digest(&bytes) == wanted)))
}
