//! What records of our own tables refer to: each table comes alone, and what others hold may not be here.

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::Restorer;
use crate::{Result, store::documents::AnyDocument};

/// A record and the ids that it names, each with the field it stands in.
pub(super) struct References {
    number: u32,
    name: String,
    named: Vec<(String, String)>,
}

impl References {
    pub(super) fn of(number: u32, document: &AnyDocument) -> Self {
        let mut named = Vec::new();
        // Our own plain types always serialize.
        if let Value::Object(fields) = serde_json::to_value(document).unwrap_or_default() {
            for (field, value) in fields.iter().filter(|(field, _)| *field != "id") {
                ids(field, value, &mut named);
            }
        }
        Self {
            number,
            name: document.title(),
            named,
        }
    }
}

/// What is called by an id in the record itself is a part of it.
fn ids(field: &str, value: &Value, named: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => {
            let id = Uuid::parse_str(text).ok();
            if id.is_some_and(|id| id.get_version_num() == 7) {
                named.push((field.to_owned(), text.clone()));
            }
        }
        Value::Array(items) => items.iter().for_each(|item| ids(field, item, named)),
        Value::Object(fields) => {
            let others = fields
                .iter()
                .filter(|(name, _)| !["id", "dimension"].contains(&name.as_str()));
            others.for_each(|(_, value)| ids(field, value, named));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

impl Restorer<'_, '_> {
    /// Once all is in that the file holds.
    pub(super) fn tell_missing(&mut self) -> Result<()> {
        for References {
            number,
            name,
            named,
        } in std::mem::take(&mut self.references)
        {
            let mut missing = BTreeSet::new();
            for (field, id) in named {
                if !missing.contains(&field) && !is_known(self.write.conn(), &id)? {
                    missing.insert(field);
                }
            }
            if !missing.is_empty() {
                let fields: Vec<String> = missing.into_iter().collect();
                let text = format!(
                    "names something that is neither in the file nor here ({})",
                    fields.join(", ")
                );
                self.note(number, name, text);
            }
        }
        Ok(())
    }
}

fn is_known(conn: &Connection, id: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (
            SELECT 1 FROM incident WHERE id = ?1 UNION ALL SELECT 1 FROM entry WHERE id = ?1
            UNION ALL SELECT 1 FROM service WHERE id = ?1 UNION ALL SELECT 1 FROM employer WHERE id = ?1
            UNION ALL SELECT 1 FROM packet WHERE id = ?1 UNION ALL SELECT 1 FROM document WHERE id = ?1
        )";
    Ok(conn
        .prepare_cached(sql)?
        .query_row([id], |row| row.get(0))?)
}
