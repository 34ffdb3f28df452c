//! The table `packet`.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::columns::{
    get_instant_or_null, get_json, get_json_or_null, get_word, json, json_or_null, word,
};
use super::record::Stored;
use crate::Result;
use crate::domain::Packet;

pub fn load(conn: &Connection, id: &str) -> Result<Option<Stored<Packet>>> {
    let found = conn
        .prepare_cached("SELECT * FROM packet WHERE id = ?1")?
        .query_row([id], read_stored)
        .optional()?;
    Ok(found)
}

/// Newest first; without the trash. Ids sort by the time they were made.
pub fn all(conn: &Connection) -> Result<Vec<Packet>> {
    let mut statement =
        conn.prepare_cached("SELECT * FROM packet WHERE deleted_at IS NULL ORDER BY id DESC")?;
    let found = statement.query_map([], read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub fn save(conn: &Connection, stored: &Stored<&Packet>) -> Result<()> {
    let packet = stored.value;
    conn.prepare_cached(
        "INSERT INTO packet (id, kind, name, author, period, chosen, audience, level, edits, design,
             revision, deleted_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
         ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, author = excluded.author,
             period = excluded.period, chosen = excluded.chosen, audience = excluded.audience,
             level = excluded.level, edits = excluded.edits, design = excluded.design, revision = excluded.revision,
             deleted_at = excluded.deleted_at",
    )?
    .execute(params![
        packet.id.to_string(),
        word(&packet.kind)?,
        packet.name,
        packet.author,
        json(&packet.period)?,
        json_or_null(packet.chosen.as_ref())?,
        word(&packet.audience)?,
        word(&packet.level)?,
        json(&packet.edits)?,
        json(&packet.design)?,
        stored.revision,
        stored.deleted_at.map(|at| at.timestamp_millis()),
    ])?;
    Ok(())
}

pub fn erase(conn: &Connection, id: &str) -> Result<()> {
    conn.execute("DELETE FROM packet WHERE id = ?1", [id])?;
    Ok(())
}

fn read_stored(row: &Row<'_>) -> rusqlite::Result<Stored<Packet>> {
    Ok(Stored {
        value: read(row)?,
        revision: row.get("revision")?,
        deleted_at: get_instant_or_null(row, "deleted_at")?,
    })
}

fn read(row: &Row<'_>) -> rusqlite::Result<Packet> {
    Ok(Packet {
        id: get_word(row, "id")?,
        kind: get_word(row, "kind")?,
        name: row.get("name")?,
        author: row.get("author")?,
        period: get_json(row, "period")?,
        chosen: get_json_or_null(row, "chosen")?,
        audience: get_word(row, "audience")?,
        level: get_word(row, "level")?,
        edits: get_json(row, "edits")?,
        design: get_json(row, "design")?,
    })
}
