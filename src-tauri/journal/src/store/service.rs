//! The table `service`.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row};

use super::columns::{get_instant_or_null, get_json, get_word, json};
use super::named::{self, Table};
use super::record::Stored;
use super::write::Write;
use crate::Result;
use crate::domain::{Service, ServiceCard, ServiceId};

pub fn load(conn: &Connection, id: &str) -> Result<Option<Stored<Service>>> {
    let found = conn
        .prepare_cached("SELECT * FROM service WHERE id = ?1")?
        .query_row([id], |row| {
            Ok(Stored {
                value: read(row)?,
                revision: row.get("revision")?,
                deleted_at: get_instant_or_null(row, "deleted_at")?,
            })
        })
        .optional()?;
    Ok(found)
}

/// In the order of their names; without the trash.
pub fn all(conn: &Connection) -> Result<Vec<Service>> {
    let mut statement = conn
        .prepare_cached("SELECT * FROM service WHERE deleted_at IS NULL ORDER BY name_key, id")?;
    let found = statement.query_map([], read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub fn names(conn: &Connection) -> Result<HashMap<ServiceId, String>> {
    Ok(all(conn)?
        .into_iter()
        .map(|service| (service.id, service.name))
        .collect())
}

/// How many incidents use each service; one that none uses is not in the map.
pub fn uses(conn: &Connection) -> Result<HashMap<ServiceId, u32>> {
    let mut statement = conn.prepare_cached(
        "SELECT service, count(*) AS incidents FROM incident_service
         JOIN incident ON incident.id = incident WHERE deleted_at IS NULL GROUP BY service",
    )?;
    let found = statement.query_map([], |row| {
        Ok((get_word(row, "service")?, row.get("incidents")?))
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The service of this name, made if there is none.
pub fn named(write: &mut Write<'_>, name: &str) -> Result<ServiceId> {
    if let Some(found) = named::by_name(write.conn(), Table::Service, name)? {
        return super::columns::id(&found.value.0);
    }
    let id = ServiceId(write.new_id());
    write.put(Service {
        id,
        name: name.trim().to_owned(),
        card: ServiceCard::default(),
    })?;
    Ok(id)
}

pub fn save(conn: &Connection, stored: &Stored<&Service>) -> Result<()> {
    let row = Stored {
        value: (stored.value.id.to_string(), stored.value.name.clone()),
        revision: stored.revision,
        deleted_at: stored.deleted_at,
    };
    named::save(conn, Table::Service, &row)?;
    conn.prepare_cached("UPDATE service SET card = ?2 WHERE id = ?1")?
        .execute([&row.value.0, &json(&stored.value.card)?])?;
    Ok(())
}

pub fn erase(conn: &Connection, id: &str) -> Result<()> {
    named::erase(conn, Table::Service, id)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Service> {
    Ok(Service {
        id: get_word(row, "id")?,
        name: row.get("name")?,
        card: get_json(row, "card")?,
    })
}
