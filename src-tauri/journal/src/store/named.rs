//! Services and employers: an id and a name that is unique without regard to case. One set of functions for both tables.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::columns::get_instant_or_null;
use super::record::Stored;
use crate::domain::Noun;
use crate::{Error, Result};

#[derive(Debug, Clone, Copy)]
pub enum Table {
    Service,
    Employer,
}

/// An id and its name.
pub type Named = (String, String);

impl Table {
    fn name(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Employer => "employer",
        }
    }

    fn noun(self) -> Noun {
        match self {
            Self::Service => Noun::Service,
            Self::Employer => Noun::Employer,
        }
    }
}

pub fn load(conn: &Connection, table: Table, id: &str) -> Result<Option<Stored<Named>>> {
    let sql = format!("SELECT * FROM {} WHERE id = ?1", table.name());
    let found = conn
        .prepare_cached(&sql)?
        .query_row([id], read_stored)
        .optional()?;
    Ok(found)
}

/// Also of one in the trash.
pub fn name(conn: &Connection, table: Table, id: &str) -> Result<Option<String>> {
    let sql = format!("SELECT name FROM {} WHERE id = ?1", table.name());
    let mut found = conn.prepare_cached(&sql)?;
    Ok(found.query_row([id], |row| row.get(0)).optional()?)
}

/// By name, without regard to case; not from the trash.
pub fn by_name(conn: &Connection, table: Table, name: &str) -> Result<Option<Stored<Named>>> {
    let sql = format!(
        "SELECT * FROM {} WHERE name_key = ?1 AND deleted_at IS NULL",
        table.name()
    );
    let found = conn
        .prepare_cached(&sql)?
        .query_row([name_key(name)], read_stored)
        .optional()?;
    Ok(found)
}

/// In the order of their names; without the trash.
pub fn all(conn: &Connection, table: Table) -> Result<Vec<Named>> {
    let sql = format!(
        "SELECT * FROM {} WHERE deleted_at IS NULL ORDER BY name_key, id",
        table.name()
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let found = statement.query_map([], |row| Ok((row.get("id")?, row.get("name")?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub fn save(conn: &Connection, table: Table, stored: &Stored<Named>) -> Result<()> {
    let (id, name) = &stored.value;
    if stored.deleted_at.is_none()
        && by_name(conn, table, name)?.is_some_and(|other| other.value.0 != *id)
    {
        return Err(Error::NameTaken {
            noun: table.noun(),
            name: name.clone(),
        });
    }
    let sql = format!(
        "INSERT INTO {} (id, name, name_key, revision, deleted_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key,
             revision = excluded.revision, deleted_at = excluded.deleted_at",
        table.name()
    );
    conn.prepare_cached(&sql)?.execute(params![
        id,
        name,
        name_key(name),
        stored.revision,
        stored.deleted_at.map(|at| at.timestamp_millis()),
    ])?;
    Ok(())
}

pub fn erase(conn: &Connection, table: Table, id: &str) -> Result<()> {
    conn.execute(&format!("DELETE FROM {} WHERE id = ?1", table.name()), [id])?;
    Ok(())
}

/// What makes two names the same.
pub fn name_key(name: &str) -> String {
    name.trim().to_lowercase()
}

fn read_stored(row: &Row<'_>) -> rusqlite::Result<Stored<Named>> {
    Ok(Stored {
        value: (row.get("id")?, row.get("name")?),
        revision: row.get("revision")?,
        deleted_at: get_instant_or_null(row, "deleted_at")?,
    })
}
