//! The table `service`.

use std::collections::HashMap;

use rusqlite::Connection;

use super::columns::get_word;
use super::named::{self, Named, Table};
use super::record::Stored;
use super::write::Write;
use crate::Result;
use crate::domain::{Service, ServiceId};

pub fn load(conn: &Connection, id: &str) -> Result<Option<Stored<Service>>> {
    named::load(conn, Table::Service, id)?
        .map(stored)
        .transpose()
}

pub fn all(conn: &Connection) -> Result<Vec<Service>> {
    named::all(conn, Table::Service)?
        .into_iter()
        .map(service)
        .collect()
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
        return Ok(service(found.value)?.id);
    }
    let id = ServiceId(write.new_id());
    write.put(Service {
        id,
        name: name.trim().to_owned(),
    })?;
    Ok(id)
}

pub fn save(conn: &Connection, stored: &Stored<&Service>) -> Result<()> {
    let row = Stored {
        value: (stored.value.id.to_string(), stored.value.name.clone()),
        revision: stored.revision,
        deleted_at: stored.deleted_at,
    };
    named::save(conn, Table::Service, &row)
}

pub fn erase(conn: &Connection, id: &str) -> Result<()> {
    named::erase(conn, Table::Service, id)
}

fn stored(row: Stored<Named>) -> Result<Stored<Service>> {
    let (revision, deleted_at) = (row.revision, row.deleted_at);
    Ok(Stored {
        value: service(row.value)?,
        revision,
        deleted_at,
    })
}

fn service((id, name): Named) -> Result<Service> {
    Ok(Service {
        id: super::columns::id(&id)?,
        name,
    })
}
