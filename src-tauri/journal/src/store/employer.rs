//! The table `employer`.

use rusqlite::Connection;

use super::named::{self, Named, Table};
use super::record::Stored;
use super::write::Write;
use crate::Result;
use crate::domain::{Employer, EmployerId};

pub fn load(conn: &Connection, id: &str) -> Result<Option<Stored<Employer>>> {
    named::load(conn, Table::Employer, id)?
        .map(stored)
        .transpose()
}

pub fn all(conn: &Connection) -> Result<Vec<Employer>> {
    named::all(conn, Table::Employer)?
        .into_iter()
        .map(employer)
        .collect()
}

/// The employer of this name, made if there is none.
pub fn named(write: &mut Write<'_>, name: &str) -> Result<EmployerId> {
    if let Some(found) = named::by_name(write.conn(), Table::Employer, name)? {
        return Ok(employer(found.value)?.id);
    }
    let id = EmployerId(write.new_id());
    write.put(Employer {
        id,
        name: name.trim().to_owned(),
    })?;
    Ok(id)
}

pub fn save(conn: &Connection, stored: &Stored<&Employer>) -> Result<()> {
    let row = Stored {
        value: (stored.value.id.to_string(), stored.value.name.clone()),
        revision: stored.revision,
        deleted_at: stored.deleted_at,
    };
    named::save(conn, Table::Employer, &row)
}

pub fn erase(conn: &Connection, id: &str) -> Result<()> {
    named::erase(conn, Table::Employer, id)
}

fn stored(row: Stored<Named>) -> Result<Stored<Employer>> {
    let (revision, deleted_at) = (row.revision, row.deleted_at);
    Ok(Stored {
        value: employer(row.value)?,
        revision,
        deleted_at,
    })
}

fn employer((id, name): Named) -> Result<Employer> {
    Ok(Employer {
        id: super::columns::id(&id)?,
        name,
    })
}
