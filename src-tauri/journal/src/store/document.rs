//! Nouns that are only ever read and written whole: one table each, of one shape, with the noun itself as JSON.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::columns::{get_instant_or_null, get_json, json};
use super::record::Stored;
use crate::Result;
use crate::domain::{Action, Attachment, IncidentId, Reminder};

pub trait Document: Serialize + DeserializeOwned {
    const TABLE: &'static str;
    fn id(&self) -> String;
    fn incident(&self) -> Option<IncidentId>;
}

impl Document for Reminder {
    const TABLE: &'static str = "reminder";

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn incident(&self) -> Option<IncidentId> {
        self.incident
    }
}

impl Document for Action {
    const TABLE: &'static str = "action";

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn incident(&self) -> Option<IncidentId> {
        self.incident
    }
}

impl Document for Attachment {
    const TABLE: &'static str = "attachment";

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn incident(&self) -> Option<IncidentId> {
        Some(self.incident)
    }
}

pub fn load<T: Document>(conn: &Connection, id: &str) -> Result<Option<Stored<T>>> {
    let found = conn
        .prepare_cached(&format!("SELECT * FROM {} WHERE id = ?1", T::TABLE))?
        .query_row([id], read_stored)
        .optional()?;
    Ok(found)
}

/// In the order in which they were made; without the trash.
pub fn all<T: Document>(conn: &Connection) -> Result<Vec<T>> {
    let sql = format!(
        "SELECT value FROM {} WHERE deleted_at IS NULL ORDER BY id",
        T::TABLE
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let found = statement.query_map([], |row| get_json(row, "value"))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// In the order in which they were made; without the trash.
pub fn of_incident<T: Document>(conn: &Connection, incident: IncidentId) -> Result<Vec<T>> {
    let sql = format!(
        "SELECT value FROM {} WHERE incident = ?1 AND deleted_at IS NULL ORDER BY id",
        T::TABLE
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let found = statement.query_map([incident.to_string()], |row| get_json(row, "value"))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// From the trash too.
pub fn ids_of_incident<T: Document>(conn: &Connection, incident: &str) -> Result<Vec<String>> {
    let sql = format!("SELECT id FROM {} WHERE incident = ?1", T::TABLE);
    let mut statement = conn.prepare_cached(&sql)?;
    let found = statement.query_map([incident], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub fn save<T: Document>(conn: &Connection, stored: &Stored<&T>) -> Result<()> {
    let sql = format!(
        "INSERT INTO {} (id, incident, value, revision, deleted_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET incident = excluded.incident, value = excluded.value,
             revision = excluded.revision, deleted_at = excluded.deleted_at",
        T::TABLE
    );
    conn.prepare_cached(&sql)?.execute(params![
        stored.value.id(),
        stored.value.incident().map(|id| id.to_string()),
        json(stored.value)?,
        stored.revision,
        stored.deleted_at.map(|at| at.timestamp_millis()),
    ])?;
    Ok(())
}

pub fn erase<T: Document>(conn: &Connection, id: &str) -> Result<()> {
    conn.execute(&format!("DELETE FROM {} WHERE id = ?1", T::TABLE), [id])?;
    Ok(())
}

fn read_stored<T: Document>(row: &Row<'_>) -> rusqlite::Result<Stored<T>> {
    Ok(Stored {
        value: get_json(row, "value")?,
        revision: row.get("revision")?,
        deleted_at: get_instant_or_null(row, "deleted_at")?,
    })
}
