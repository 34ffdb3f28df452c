//! Words of closed lists, as people write them by hand: read where it is clear what they mean; where it is not, kept in
//! the text and said.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use crate::{
    domain::{EntryKind, IncidentKind, Severity, when::vocabulary},
    exchange::{
        record::{Fault, quoted},
        severities,
    },
};

/// How bad it was and what it was. What remains unknown is given back with its field, to be kept somewhere.
pub(super) fn of_incident(fields: &mut Map<String, Value>) -> Vec<(&'static str, String)> {
    let severity = unknown::<Severity>(fields, "severity", |word| severities::severity(Some(word)));
    let kind = unknown::<IncidentKind>(fields, "kind", |word| {
        let word = word.replace('_', " ");
        let by_words = IncidentKind::ALL
            .into_iter()
            .find(|one| one.words() == word);
        by_words.or_else(|| vocabulary::incident_kind(&word).map(|(kind, _)| kind))
    });
    let severity = severity.map(|word| ("severity", word));
    severity
        .into_iter()
        .chain(kind.map(|word| ("kind", word)))
        .collect()
}

/// What kind of line it is. An unknown word is kept before the text of what is now a note.
pub(super) fn of_line(fields: &mut Map<String, Value>, path: &str) -> Option<Fault> {
    let word = unknown::<EntryKind>(fields, "kind", |word| {
        serde_json::from_value(Value::from(word)).ok()
    })?;
    if let Some(Value::String(text)) = fields.get_mut("text") {
        *text = format!("{word}: {text}");
    }
    let problem = format!(
        "{} is not a kind of line; the word was kept in a note",
        quoted(&word)
    );
    Some(Fault::new(format!("{path}kind"), problem))
}

pub(super) fn kept_in_private(field: &str, word: &str) -> Fault {
    let what = if field == "kind" {
        "kind of incident"
    } else {
        field
    };
    let problem = format!(
        "{} is not a {what} that Afterpage knows; the word was kept in the private notes",
        quoted(word)
    );
    Fault::new(field, problem)
}

/// Puts the value that a word means in its place. A word that means none is taken out.
fn unknown<T: DeserializeOwned + Serialize>(
    fields: &mut Map<String, Value>,
    field: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Option<String> {
    let word = fields.get(field)?.as_str()?.trim().to_owned();
    fields.remove(field);
    if word.is_empty() {
        return None;
    }
    let as_stored = serde_json::from_value::<T>(Value::from(word.as_str())).ok();
    let known = as_stored.or_else(|| read(&word.to_lowercase()));
    match known.and_then(|value| serde_json::to_value(value).ok()) {
        Some(value) => {
            fields.insert(field.to_owned(), value);
            None
        }
        None => Some(word),
    }
}
