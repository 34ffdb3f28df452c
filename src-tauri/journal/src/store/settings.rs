//! The settings of the journal: one row, or none while everything is as it ships.

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;

use super::columns::{get_json, json};
use super::record::{SETTINGS_ID, Stored};
use crate::Result;
use crate::domain::JournalSettings;

/// As they ship, at revision 0, until the user changes one.
pub fn load(conn: &Connection) -> Result<Stored<JournalSettings>> {
    let found = conn
        .prepare_cached("SELECT value, revision FROM settings WHERE id = ?1")?
        .query_row([SETTINGS_ID], |row| {
            Ok(Stored {
                value: get_json(row, "value")?,
                revision: row.get("revision")?,
                deleted_at: None,
            })
        })
        .optional()?;
    Ok(found.unwrap_or(Stored {
        value: JournalSettings::default(),
        revision: 0,
        deleted_at: None,
    }))
}

pub fn save(conn: &Connection, stored: &Stored<&JournalSettings>) -> Result<()> {
    let value = json(&without_defaults(stored.value)?)?;
    conn.execute(
        "INSERT INTO settings (id, value, revision) VALUES (?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET value = excluded.value, revision = excluded.revision",
        params![SETTINGS_ID, value, stored.revision],
    )?;
    Ok(())
}

/// Only what the user changed: a default that is made better reaches old journals.
fn without_defaults(settings: &JournalSettings) -> Result<Value> {
    let mut value = serde_json::to_value(settings)?;
    drop_equal(
        &mut value,
        &serde_json::to_value(JournalSettings::default())?,
    );
    Ok(value)
}

fn drop_equal(value: &mut Value, default: &Value) {
    if let (Value::Object(fields), Value::Object(defaults)) = (value, default) {
        for (name, default) in defaults {
            if fields.get(name) == Some(default) {
                fields.remove(name);
            } else if let Some(field) = fields.get_mut(name) {
                drop_equal(field, default);
            }
        }
    }
}
