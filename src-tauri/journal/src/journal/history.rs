//! The history of one record, in words.

use serde_json::Value;

use super::{FieldChange, HistoryItem, Journal};
use crate::Result;
use crate::domain::{ItemId, Noun};
use crate::store::history::{self, Change, Operation};
use crate::store::patch::Patch;
use crate::store::{class, employer, service};

impl Journal {
    /// The latest first.
    pub fn history(&self, item: &ItemId) -> Result<Vec<HistoryItem>> {
        let names = self.names()?;
        let found = history::of_item(self.conn(), item)?;
        Ok(found
            .into_iter()
            .map(|(operation, change)| history_item(operation, &change, &names))
            .collect())
    }

    /// What ids and keys in the history are called now.
    fn names(&self) -> Result<Vec<(String, String)>> {
        let services = service::all(self.conn())?.into_iter();
        let employers = employer::all(self.conn())?.into_iter();
        let classes = class::all(self.conn())?.into_iter();
        Ok(services
            .map(|service| (service.id.to_string(), service.name))
            .chain(employers.map(|employer| (employer.id.to_string(), employer.name)))
            .chain(classes.map(|class| (class.key.0, class.name)))
            .collect())
    }
}

type Names = [(String, String)];

fn history_item(operation: Operation, change: &Change, names: &Names) -> HistoryItem {
    HistoryItem {
        seq: operation.seq,
        at: operation.at,
        label: operation.label,
        changes: match (&change.before, &change.after) {
            (Some(before), Some(after)) => field_changes(before, after, names),
            (None, Some(after)) => first_values(after, change.item.noun, names),
            (_, None) => Vec::new(),
        },
    }
}

fn field_changes(before: &Patch, after: &Patch, names: &Names) -> Vec<FieldChange> {
    let both = before.0.iter().zip(after.0.values());
    both.map(|((pointer, before), after)| FieldChange {
        field: field_words(pointer),
        before: words(before, names),
        after: words(after, names),
    })
    .collect()
}

/// Of a record that was made: what it was given, in the order of its fields.
fn first_values(after: &Patch, noun: Noun, names: &Names) -> Vec<FieldChange> {
    let state = after.0.get("").and_then(Value::as_object);
    let fields = state.into_iter().flatten();
    fields
        .filter(|(name, _)| !is_bookkeeping(name, noun))
        .map(|(name, value)| (name, words(value, names)))
        .filter(|(_, after)| !after.is_empty())
        .map(|(name, after)| FieldChange {
            field: field_words(name),
            before: String::new(),
            after,
        })
        .collect()
}

fn is_bookkeeping(field: &str, noun: Noun) -> bool {
    matches!(
        field,
        "id" | "created_at" | "deleted_at" | "source" | "source_id"
    ) || (noun == Noun::Entry && field == "incident")
}

/// `/story/my_part` as "story, my part".
fn field_words(pointer: &str) -> String {
    let words = pointer
        .trim_start_matches('/')
        .replace('/', ", ")
        .replace('_', " ");
    if words == "deleted at" {
        return "in the trash since".to_owned();
    }
    words
}

/// A value as a person reads it; empty where there is none.
fn words(value: &Value, names: &Names) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => {
            let name = names.iter().find(|(id, _)| id == text);
            name.map_or_else(|| text.clone(), |(_, name)| name.clone())
        }
        Value::Array(items) => joined(items.iter().map(|item| words(item, names)), "; "),
        Value::Object(fields) => {
            let fields = fields
                .iter()
                .filter(|(_, value)| !words(value, names).is_empty());
            let filled = fields
                .map(|(name, value)| format!("{} {}", name.replace('_', " "), words(value, names)));
            joined(filled, ", ")
        }
    }
}

fn joined(parts: impl Iterator<Item = String>, with: &str) -> String {
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(with)
}
