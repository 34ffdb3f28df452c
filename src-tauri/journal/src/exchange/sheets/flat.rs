//! A record as cells, each value under its path: what is text stands as it is, everything else as JSON has it.

use std::collections::HashSet;

use serde::{Serialize, de::IgnoredAny};
use serde_json::Value;

use super::cells::listed;

/// Every value has a cell, also one that is empty: all records of a noun have the same columns.
pub(super) fn flatten(path: &str, value: &Value, cells: &mut Vec<(String, String)>) {
    let cell = match value {
        Value::Object(fields) if !fields.is_empty() => {
            for (name, value) in fields {
                flatten(&below(path, name), value, cells);
            }
            return;
        }
        Value::Null | Value::Object(_) => String::new(),
        Value::Array(items) => list(items),
        Value::String(text) => told(text),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    };
    cells.push((path.to_owned(), cell));
}

/// The paths of all values of a record.
pub(crate) fn paths(record: &impl Serialize) -> HashSet<String> {
    let mut cells = Vec::new();
    // Our own plain types always serialize.
    flatten(
        "",
        &serde_json::to_value(record).unwrap_or_default(),
        &mut cells,
    );
    cells.into_iter().map(|(path, _)| path).collect()
}

fn below(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

/// In quotes where it would be read as something else.
fn told(text: &str) -> String {
    if serde_json::from_str::<IgnoredAny>(text).is_ok() {
        Value::from(text).to_string()
    } else {
        text.to_owned()
    }
}

/// Texts as people list them.
fn list(items: &[Value]) -> String {
    let texts = items.iter().map(|item| item.as_str().map(str::to_owned));
    let texts: Option<Vec<String>> = texts.collect();
    texts.map_or_else(
        || Value::from(items).to_string(),
        |texts| listed(texts.into_iter()),
    )
}
