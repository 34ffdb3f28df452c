//! The history of one record, in words.

mod words;

use serde_json::Value;

use super::{FieldChange, HistoryItem, Journal};
use crate::Result;
use crate::domain::{ItemId, Noun, Zone};
use crate::store::history::{self, Change, Operation};
use crate::store::patch::Patch;
use crate::store::{class, employer, entry, incident, service};
pub(super) use words::{Words, field_words};

impl Journal {
    /// The latest first.
    pub fn history(&self, item: &ItemId) -> Result<Vec<HistoryItem>> {
        let words = self.words(item)?;
        let found = history::of_item(self.conn(), item)?;
        Ok(found
            .into_iter()
            .map(|(operation, change)| history_item(operation, &change, &words))
            .collect())
    }

    /// For values of this record.
    pub(super) fn words(&self, item: &ItemId) -> Result<Words> {
        Ok(Words {
            names: self.names()?,
            zone: self.zone_of(item)?,
        })
    }

    /// In which its times are told.
    fn zone_of(&self, item: &ItemId) -> Result<Zone> {
        let zone = if item.noun == Noun::Incident {
            incident::load(self.conn(), &item.id)?.map(|found| found.value.zone)
        } else if item.noun == Noun::Entry {
            entry::load(self.conn(), &item.id)?.map(|found| found.value.zone)
        } else {
            None
        };
        Ok(zone.unwrap_or(Zone::UTC))
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

fn history_item(operation: Operation, change: &Change, words: &Words) -> HistoryItem {
    HistoryItem {
        seq: operation.seq,
        at: operation.at,
        label: operation.label,
        changes: match (&change.before, &change.after) {
            (Some(before), Some(after)) => field_changes(before, after, words),
            (None, Some(after)) => first_values(after, change.item.noun, words),
            (_, None) => Vec::new(),
        },
    }
}

fn field_changes(before: &Patch, after: &Patch, words: &Words) -> Vec<FieldChange> {
    let both = before.0.iter().zip(after.0.values());
    both.map(|((pointer, before), after)| FieldChange {
        field: field_words(pointer),
        before: words.of(pointer, before),
        after: words.of(pointer, after),
    })
    .collect()
}

/// Of a record that was made: what it was given, in the order of its fields.
fn first_values(after: &Patch, noun: Noun, words: &Words) -> Vec<FieldChange> {
    let state = after.0.get("").and_then(Value::as_object);
    let fields = state.into_iter().flatten();
    fields
        .filter(|(name, _)| !is_bookkeeping(name, noun))
        .map(|(name, value)| (name, words.of(name, value)))
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
