//! A record as cells, each value under its path: what is text stands as it is, a list as people write it, and everything
//! else as JSON has it.

use std::collections::HashSet;

use serde::{
    Serialize,
    de::{DeserializeOwned, IgnoredAny},
};
use serde_json::Value;

use super::{cells::listed, node::Node};
use crate::Result;

/// Values by their paths.
pub(crate) type Cells = Vec<(String, String)>;

/// How a text or a list without anything stands: most records come back from empty cells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nothing {
    Empty,
    Written,
}

/// From which the record comes back as it is.
pub(crate) fn as_cells<T: Serialize + DeserializeOwned>(record: &T) -> Result<Cells> {
    let value = serde_json::to_value(record)?;
    let mut plain = Vec::new();
    flatten("", &value, Nothing::Empty, &mut plain);
    let back = Node::of(pairs(&plain)).read::<T>();
    if back.is_ok_and(|back| serde_json::to_value(back).is_ok_and(|back| back == value)) {
        return Ok(plain);
    }
    let mut cells = Vec::new();
    flatten("", &value, Nothing::Written, &mut cells);
    Ok(cells)
}

pub(crate) fn pairs(cells: &Cells) -> impl Iterator<Item = (&str, &str)> {
    cells
        .iter()
        .map(|(path, cell)| (path.as_str(), cell.as_str()))
}

/// The paths of all values of a record.
pub(crate) fn paths(record: &impl Serialize) -> HashSet<String> {
    let mut cells = Vec::new();
    // Our own plain types always serialize.
    let value = serde_json::to_value(record).unwrap_or_default();
    flatten("", &value, Nothing::Empty, &mut cells);
    cells.into_iter().map(|(path, _)| path).collect()
}

/// Every value has a cell, also one that is empty: all records of a noun have the same columns.
fn flatten(path: &str, value: &Value, nothing: Nothing, cells: &mut Cells) {
    let cell = match value {
        Value::Object(fields) if !fields.is_empty() => {
            for (name, value) in fields {
                flatten(&below(path, name), value, nothing, cells);
            }
            return;
        }
        Value::Null | Value::Object(_) => String::new(),
        Value::Array(items) if items.is_empty() && nothing == Nothing::Empty => String::new(),
        Value::Array(items) if items.is_empty() => value.to_string(),
        Value::Array(items) => list(items),
        Value::String(text) if text.is_empty() && nothing == Nothing::Written => value.to_string(),
        Value::String(text) => told(text),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    };
    cells.push((path.to_owned(), cell));
}

fn below(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

/// As it was typed, or what stands in the quotes of a text that looks like something else.
pub(crate) fn as_text(cell: &str) -> String {
    let quoted = || serde_json::from_str::<String>(cell).ok();
    let quoted = cell.starts_with('"').then(quoted).flatten();
    quoted.unwrap_or_else(|| cell.to_owned())
}

/// In quotes where it would be read as something else.
pub(super) fn told(text: &str) -> String {
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
