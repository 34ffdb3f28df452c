//! The table `draft`: what was typed and not yet sent.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use crate::Result;

/// The place of what is typed before there is an incident to belong to.
pub const UNBEGUN: &str = "pad";

/// The place of the rows of old incidents that were not added yet.
pub const BACK_FILL: &str = "back_fill";

/// An empty text removes it.
pub fn save(conn: &Connection, place: &str, text: &str, now: DateTime<Utc>) -> Result<()> {
    if text.is_empty() {
        conn.prepare_cached("DELETE FROM draft WHERE place = ?1")?
            .execute([place])?;
    } else {
        conn.prepare_cached("INSERT OR REPLACE INTO draft (place, text, at) VALUES (?1, ?2, ?3)")?
            .execute(params![place, text, now.timestamp_millis()])?;
    }
    Ok(())
}

/// The line it became was sent. A draft that is no beginning of the line is another window's, and stays.
pub fn sent(conn: &Connection, place: &str, line: &str) -> Result<()> {
    conn.prepare_cached(
        "DELETE FROM draft WHERE place = ?1 AND substr(?2, 1, length(text)) = text",
    )?
    .execute([place, line])?;
    Ok(())
}

pub fn load(conn: &Connection, place: &str) -> Result<Option<String>> {
    let found = conn
        .prepare_cached("SELECT text FROM draft WHERE place = ?1")?
        .query_row([place], |row| row.get(0))
        .optional()?;
    Ok(found)
}
