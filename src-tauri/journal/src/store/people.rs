//! Who is named in incidents and their lines, over the whole journal without the trash, and how often.

use rusqlite::Connection;

use crate::Result;

pub fn responders(conn: &Connection) -> Result<Vec<(String, u32)>> {
    counted(
        conn,
        "SELECT person.value ->> '$.name' AS name, count(*)
         FROM incident, json_each(incident.pad, '$.people') AS person
         WHERE deleted_at IS NULL AND name IS NOT NULL GROUP BY name",
    )
}

/// Who allowed that an incident is published.
pub fn permissions(conn: &Connection) -> Result<Vec<(String, u32)>> {
    counted(
        conn,
        "SELECT sharing ->> '$.by' AS name, count(*) FROM incident
         WHERE deleted_at IS NULL AND name IS NOT NULL GROUP BY name",
    )
}

pub fn authors_of_lines(conn: &Connection) -> Result<Vec<(String, u32)>> {
    counted(
        conn,
        "SELECT author, count(*) FROM entry
         JOIN entry_revision ON entry_revision.entry = entry.id AND number = latest
         WHERE deleted_at IS NULL AND author IS NOT NULL
             AND entry.incident IN (SELECT id FROM incident WHERE deleted_at IS NULL)
         GROUP BY author",
    )
}

fn counted(conn: &Connection, sql: &str) -> Result<Vec<(String, u32)>> {
    let mut statement = conn.prepare_cached(sql)?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
