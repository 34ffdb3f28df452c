//! The table `entry`, always read together with the revision that counts.

use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};

use super::columns::{Cells, get_word};
use super::record::Stored;
use super::revision::{self, Sealer};
use super::scope::Conditions;
use crate::Result;
use crate::domain::{Entry, EntryId, IncidentId, Scope};

pub fn load(conn: &Connection, id: &str) -> Result<Option<Stored<Entry>>> {
    let found = conn
        .prepare_cached(&format!("{SELECT} WHERE entry.id = ?1"))?
        .query_row([id], read_stored)
        .optional()?;
    Ok(found)
}

/// In the order in which they happened; without the trash.
pub fn of_incident(conn: &Connection, incident: IncidentId) -> Result<Vec<Entry>> {
    let mut statement = conn.prepare_cached(&format!(
        "{SELECT} WHERE entry.incident = ?1 AND deleted_at IS NULL ORDER BY happened_at, noted_at, entry.id"
    ))?;
    let found = statement.query_map([incident.to_string()], read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Of all incidents of a scope: incident by incident, in the order in which they happened.
pub fn of_scope(conn: &Connection, scope: &Scope) -> Result<Vec<Entry>> {
    let conditions = Conditions::of(scope)?;
    let (condition, values) = conditions.sql(None);
    let mut statement = conn.prepare(&format!(
        "{SELECT} WHERE deleted_at IS NULL AND entry.incident IN (SELECT id FROM incident WHERE {condition})
         ORDER BY entry.incident, happened_at, noted_at, entry.id"
    ))?;
    let found = statement.query_map(params_from_iter(values), read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub fn ids_of_incident(conn: &Connection, incident: &str) -> Result<Vec<EntryId>> {
    let mut statement = conn.prepare_cached("SELECT id FROM entry WHERE incident = ?1")?;
    let found = statement.query_map([incident], |row| get_word(row, "id"))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Those of an incident that came from a source, with the source's id and whether they are in the trash.
pub fn sourced(conn: &Connection, incident: IncidentId) -> Result<Vec<(EntryId, String, bool)>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, source_id, deleted_at IS NOT NULL AS is_deleted FROM entry
         WHERE incident = ?1 AND source_id IS NOT NULL",
    )?;
    let found = statement.query_map([incident.to_string()], |row| {
        Ok((
            get_word(row, "id")?,
            row.get("source_id")?,
            row.get("is_deleted")?,
        ))
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// `old` is what stands there so far.
pub fn save(
    conn: &Connection,
    stored: &Stored<&Entry>,
    old: Option<&Entry>,
    sealer: Sealer<'_>,
) -> Result<()> {
    let entry = stored.value;
    let id = entry.id.to_string();
    let latest = old.map_or(0, |old| old.revision);
    let is_amended = old.is_none_or(|old| !revision::says_the_same(old, entry));
    let latest = if is_amended { latest + 1 } else { latest };
    if is_amended {
        revision::append(conn, entry, latest, sealer)?;
    }
    let deleted_at = stored.deleted_at.map(|at| at.timestamp_millis());
    if old.is_none() {
        conn.prepare_cached(
            "INSERT INTO entry (id, incident, noted_at, source_id, latest, revision, deleted_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            id,
            entry.incident.to_string(),
            entry.noted_at.timestamp_millis(),
            entry.source_id,
            latest,
            stored.revision,
            deleted_at,
        ])?;
        return Ok(());
    }
    conn.prepare_cached(
        "UPDATE entry SET incident = ?2, source_id = ?3, latest = ?4, revision = ?5, deleted_at = ?6
         WHERE id = ?1",
    )?
    .execute(params![
        id,
        entry.incident.to_string(),
        entry.source_id,
        latest,
        stored.revision,
        deleted_at,
    ])?;
    Ok(())
}

pub fn erase(conn: &Connection, id: &str) -> Result<()> {
    conn.execute("DELETE FROM entry WHERE id = ?1", [id])?;
    Ok(())
}

/// A row of [`SELECT`].
pub fn read_stored(row: &Row<'_>) -> rusqlite::Result<Stored<Entry>> {
    let mut cells = Cells::of(row);
    Ok(Stored {
        value: read_cells(&mut cells)?,
        revision: cells.get()?,
        deleted_at: cells.instant_or_null()?,
    })
}

/// A row of [`SELECT`].
pub fn read(row: &Row<'_>) -> rusqlite::Result<Entry> {
    read_cells(&mut Cells::of(row))
}

fn read_cells(cells: &mut Cells<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        id: cells.word()?,
        incident: cells.word()?,
        kind: cells.word()?,
        text: cells.get()?,
        author: cells.get()?,
        happened_at: cells.instant()?,
        zone: cells.word()?,
        noted_at: cells.instant()?,
        detail: cells.json()?,
        revision: cells.get()?,
        source_id: cells.get()?,
    })
}

pub const SELECT: &str = "
    SELECT entry.id, entry.incident, kind, text, author, happened_at, zone, noted_at, detail,
           number, source_id, revision, deleted_at
    FROM entry JOIN entry_revision ON entry_revision.entry = entry.id AND number = latest";
