//! The table `entry_revision`: what entries said, revision by revision. Rows are added and, when erased, emptied;
//! never changed.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::columns::{get_instant, get_json, get_word, json_or_empty, word};
use super::seal::{self, Content, Link, SALT_BYTES};
use crate::domain::{Entry, EntryRevision};
use crate::{Result, World};

/// Whether a revision says the same as another of the same chain. What moves to another incident is sealed into that
/// one's chain: its own goes when the incident is erased.
pub fn says_the_same(one: &Entry, other: &Entry) -> bool {
    one.incident == other.incident
        && one.kind == other.kind
        && one.text == other.text
        && one.author == other.author
        && one.happened_at == other.happened_at
        && one.zone == other.zone
        && one.detail == other.detail
}

/// What a seal needs beside what it seals.
pub struct Sealer<'a> {
    pub device: &'a str,
    pub now: DateTime<Utc>,
    pub world: &'a mut dyn World,
}

/// Adds the entry's present content as revision `number`, sealed.
pub fn append(conn: &Connection, entry: &Entry, number: u32, sealer: Sealer<'_>) -> Result<()> {
    let Sealer { device, now, world } = sealer;
    let (id, incident) = (entry.id.to_string(), entry.incident.to_string());
    let (kind, detail) = (word(&entry.kind)?, json_or_empty(&entry.detail)?);
    let mut salt = [0; SALT_BYTES];
    world.fill(&mut salt);
    let content = Content {
        entry: &id,
        number,
        noted_at: entry.noted_at.timestamp_millis(),
        recorded_at: now.timestamp_millis(),
        kind: &kind,
        text: &entry.text,
        author: entry.author.as_deref(),
        happened_at: entry.happened_at.timestamp_millis(),
        zone: entry.zone.name(),
        detail: &detail,
    };
    let (counter, previous) = end_of_chain(conn, &incident, device)?;
    let link = Link {
        incident: &incident,
        device,
        counter: counter + 1,
        previous: previous.as_deref(),
    };
    let content_digest = seal::content_digest(seal::VERSION, &salt, &content);
    let digest = seal::digest(seal::VERSION, &link, &content_digest);
    conn.prepare_cached(
        "INSERT INTO entry_revision (
            entry, number, incident, recorded_at, kind, text, author, happened_at, zone, detail,
            device, counter, seal_version, salt, content_digest, digest
         ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    )?
    .execute(params![
        content.entry,
        content.number,
        link.incident,
        content.recorded_at,
        content.kind,
        content.text,
        content.author,
        content.happened_at,
        content.zone,
        content.detail,
        link.device,
        link.counter,
        seal::VERSION,
        salt,
        content_digest,
        digest,
    ])?;
    Ok(())
}

/// Oldest first; without those that were erased.
pub fn of_entry(conn: &Connection, entry: &str) -> Result<Vec<EntryRevision>> {
    let mut statement = conn.prepare_cached(
        "SELECT * FROM entry_revision WHERE entry = ?1 AND text IS NOT NULL ORDER BY number",
    )?;
    let found = statement.query_map([entry], read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Empties the revisions of an entry; their places and digests stay.
pub fn erase_content(conn: &Connection, entry: &str) -> Result<()> {
    conn.execute(
        "UPDATE entry_revision SET recorded_at = NULL, kind = NULL, text = NULL, author = NULL,
             happened_at = NULL, zone = NULL, detail = NULL, salt = NULL
         WHERE entry = ?1",
        [entry],
    )?;
    Ok(())
}

/// The whole chain of an incident.
pub fn erase_chain(conn: &Connection, incident: &str) -> Result<()> {
    conn.execute("DELETE FROM entry_revision WHERE incident = ?1", [incident])?;
    Ok(())
}

/// Whether lines that were written in this incident belong to another now.
pub fn has_lines_elsewhere(conn: &Connection, incident: &str) -> Result<bool> {
    let has = conn
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM entry_revision JOIN entry ON entry.id = entry_revision.entry
             WHERE entry_revision.incident = ?1 AND entry.incident <> ?1)",
        )?
        .query_row([incident], |row| row.get(0))?;
    Ok(has)
}

/// The device this journal was made on.
pub fn device(conn: &Connection) -> Result<String> {
    let id = conn
        .prepare_cached("SELECT id FROM device ORDER BY made_at, id LIMIT 1")?
        .query_row([], |row| row.get(0))?;
    Ok(id)
}

/// Gives a journal that was just made its device.
pub fn ensure_device(conn: &Connection, world: &mut dyn World) -> Result<()> {
    let is_known = conn.query_row("SELECT EXISTS (SELECT 1 FROM device)", [], |row| row.get(0))?;
    if is_known {
        return Ok(());
    }
    conn.execute(
        "INSERT INTO device (id, made_at) VALUES (?1, ?2)",
        params![world.new_id().to_string(), world.now().timestamp_millis()],
    )?;
    Ok(())
}

fn end_of_chain(conn: &Connection, incident: &str, device: &str) -> Result<(i64, Option<Vec<u8>>)> {
    let last = conn
        .prepare_cached(
            "SELECT counter, digest FROM entry_revision WHERE incident = ?1 AND device = ?2
             ORDER BY counter DESC LIMIT 1",
        )?
        .query_row([incident, device], |row| {
            Ok((row.get(0)?, Some(row.get(1)?)))
        })
        .optional()?;
    Ok(last.unwrap_or((0, None)))
}

fn read(row: &Row<'_>) -> rusqlite::Result<EntryRevision> {
    Ok(EntryRevision {
        revision: row.get("number")?,
        recorded_at: get_instant(row, "recorded_at")?,
        kind: get_word(row, "kind")?,
        text: row.get("text")?,
        happened_at: get_instant(row, "happened_at")?,
        zone: get_word(row, "zone")?,
        detail: get_json(row, "detail")?,
    })
}
