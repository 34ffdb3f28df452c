//! The schema's versions: numbered, forward only, counted in the file itself (`user_version`).

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::{Error, Result};

/// The migrations of a journal, oldest first. A schema's number is how many of them were run.
pub type Schema = &'static [&'static str];

/// The journal's own schema. A released migration is never edited; a change is a new file.
pub const SCHEMA: Schema = &[
    include_str!("migrations/0001_start.sql"),
    include_str!("migrations/0002_pad.sql"),
    include_str!("migrations/0003_document.sql"),
    include_str!("migrations/0004_debrief.sql"),
    include_str!("migrations/0005_packet.sql"),
    include_str!("migrations/0006_design.sql"),
    include_str!("migrations/0007_search_due.sql"),
];

/// How far behind a file is; a file of a newer version is refused.
pub fn pending(connection: &Connection, schema: Schema) -> Result<u32> {
    let (found, known) = (version(connection)?, newest(schema));
    known
        .checked_sub(found)
        .ok_or(Error::NewerFile { found, known })
}

pub fn version(connection: &Connection) -> Result<u32> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Runs what is missing, each migration in a transaction of its own.
pub fn migrate(connection: &mut Connection, schema: Schema) -> Result<()> {
    let steps = schema.iter().map(|sql| M::up(sql)).collect();
    let result = Migrations::new(steps).to_latest(connection);
    result.map_err(|error| {
        if let rusqlite_migration::Error::RusqliteError { err, .. } = error {
            return Error::from(err);
        }
        Error::UnfitEngine {
            reason: error.to_string(),
        }
    })
}

fn newest(schema: Schema) -> u32 {
    u32::try_from(schema.len()).unwrap_or(u32::MAX)
}
