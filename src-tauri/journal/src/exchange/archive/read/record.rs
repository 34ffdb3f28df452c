//! One record of an archive: what is left out takes its default, what is not known is refused by name, but for words that
//! people write by hand.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, Utc};
use serde::{
    Deserialize,
    de::{DeserializeOwned, value::MapDeserializer},
};
use serde_json::{Map, Value, value::RawValue};
use uuid::Uuid;

use super::{
    templates::{entry_template, filled, incident_template},
    words,
};
use crate::{
    domain::{Entry, Incident, IncidentId, Zone},
    exchange::{
        archive::{ArchivedIncident, Kept},
        record::Fault,
    },
};

/// Far above what foreign files may hold in a field: it is what the journal itself took, such as a pasted rubric.
const MAX_FIELD_BYTES: usize = 16 * 1024 * 1024;

/// What a record is called in a message, with the list it stands in where that is not the incidents'.
pub(super) fn named(raw: &RawValue, list: &str) -> String {
    name(&serde_json::from_str(raw.get()).unwrap_or_default(), list)
}

pub(super) fn name(value: &Value, list: &str) -> String {
    let texts = ["title", "name", "id"];
    let text = texts.iter().find_map(|field| value.get(field)?.as_str());
    let text: String = text.unwrap_or_default().chars().take(80).collect();
    if list.is_empty() {
        text
    } else {
        format!("{list}: {text}")
    }
}

pub(super) fn kept_of<T: DeserializeOwned>(raw: &RawValue) -> Result<Kept<T>, Fault> {
    kept(object(value(raw)?, "")?, "")
}

fn value(raw: &RawValue) -> Result<Value, Fault> {
    let read = serde_json::from_str(raw.get());
    read.map_err(|error| Fault::new("", format!("cannot be read ({error})")))
}

/// Reads incidents.
pub(super) struct Incidents {
    template: Map<String, Value>,
    entry_fields: HashSet<String>,
}

impl Default for Incidents {
    fn default() -> Self {
        let template = incident_template();
        let id = IncidentId(Uuid::nil());
        let incident = Incident::titled(String::new(), id, Zone::UTC, DateTime::UNIX_EPOCH);
        let entry = entry_template(&incident);
        Self {
            template,
            entry_fields: entry.into_iter().map(|(field, _)| field).collect(),
        }
    }
}

/// The fields of a record, each still as it is written.
type Fields<'a> = BTreeMap<&'a str, &'a RawValue>;

impl Incidents {
    /// With the words that were not understood.
    pub(super) fn read(&self, raw: &RawValue) -> Result<(ArchivedIncident, Vec<Fault>), Fault> {
        if let Some(incident) = self.as_we_write(raw) {
            return Ok((incident, Vec::new()));
        }
        let mut said = Vec::new();
        Ok((self.by_hand(value(raw)?, &mut said)?, said))
    }

    /// One with all that we write, at a quarter of the time; all others are looked at field by field.
    fn as_we_write(&self, raw: &RawValue) -> Option<ArchivedIncident> {
        if raw.get().len() > MAX_FIELD_BYTES {
            return None;
        }
        let mut told = fields(raw)?;
        let entries = list(told.remove("entries")?)?;
        let revisions = serde_json::from_str(told.remove("revisions")?.get()).ok()?;
        let mut incident: Kept<Incident> = whole(told, |field| self.template.contains_key(field))?;
        incident
            .item
            .milestones
            .sort_by_key(|milestone| milestone.kind);
        let entries = entries.into_iter().map(|raw| {
            let entry = whole(fields(raw)?, |field| self.entry_fields.contains(field));
            entry.filter(|entry: &Kept<Entry>| entry.item.incident == incident.item.id)
        });
        Some(ArchivedIncident {
            entries: entries.collect::<Option<_>>()?,
            incident,
            revisions,
        })
    }

    fn by_hand(&self, value: Value, said: &mut Vec<Fault>) -> Result<ArchivedIncident, Fault> {
        let mut fields = object(value, "")?;
        let entries = match fields.remove("entries") {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(entries)) => entries,
            Some(_) => return Err(Fault::new("entries", "is not a list")),
        };
        let first = fields
            .get("milestones")
            .and_then(|list| list.get(0)?.get("at"));
        // One that cannot be read is complained of in its own place.
        let never = || Value::from(DateTime::UNIX_EPOCH.to_rfc3339());
        let first = first.map(|at| if is_instant(at) { at.clone() } else { never() });
        if let Some(first) = first {
            fields.entry("created_at").or_insert(first);
        }
        let revisions = match fields.remove("revisions") {
            None | Some(Value::Null) => Vec::new(),
            Some(revisions) => {
                within_limit(&revisions, "revisions")?;
                at_path(revisions, "revisions")?
            }
        };
        let unknown = words::of_incident(&mut fields);
        let mut incident = ArchivedIncident {
            incident: kept(filled(fields, &self.template, "")?, "")?,
            entries: Vec::new(),
            revisions,
        };
        let item = &mut incident.incident.item;
        for (field, word) in unknown {
            let kept = format!("{field} in the file: {word}");
            let notes = &mut item.private.notes;
            if !notes.is_empty() {
                notes.push('\n');
            }
            notes.push_str(&kept);
            said.push(words::kept_in_private(field, &word));
        }
        item.milestones.sort_by_key(|milestone| milestone.kind);
        let is_by_hand = incident.revisions.is_empty();
        for (place, mut entry) in entries.into_iter().enumerate() {
            let path = format!("entries[{place}].");
            if let Some(fields) = entry.as_object_mut().filter(|_| is_by_hand) {
                said.extend(words::of_line(fields, &path));
            }
            incident.entries.push(self::entry(entry, item, &path)?);
        }
        Ok(incident)
    }
}

fn fields(raw: &RawValue) -> Option<Fields<'_>> {
    serde_json::from_str(raw.get()).ok()
}

fn list(raw: &RawValue) -> Option<Vec<&RawValue>> {
    serde_json::from_str(raw.get()).ok()
}

/// A record all of whose fields are there, and known.
fn whole<T: DeserializeOwned>(
    mut fields: Fields<'_>,
    is_known: impl Fn(&str) -> bool,
) -> Option<Kept<T>> {
    let deleted_at = serde_json::from_str(fields.remove("deleted_at")?.get()).ok()?;
    if !fields.keys().all(|field| is_known(field)) {
        return None;
    }
    let fields = MapDeserializer::<_, serde_json::Error>::new(fields.into_iter());
    let item = T::deserialize(fields).ok()?;
    Some(Kept { item, deleted_at })
}

fn entry(value: Value, incident: &Incident, path: &str) -> Result<Kept<Entry>, Fault> {
    let mut fields = object(value, path)?;
    // A line written by hand was noted when it happened.
    let happened_at = fields.get("happened_at").filter(|at| is_instant(at));
    if let Some(happened_at) = happened_at.cloned() {
        fields.entry("noted_at").or_insert(happened_at);
    }
    let entry: Kept<Entry> = kept(filled(fields, &entry_template(incident), path)?, path)?;
    if entry.item.incident != incident.id {
        return Err(Fault::new(
            format!("{path}incident"),
            "is not the incident it stands in",
        ));
    }
    Ok(entry)
}

fn object(value: Value, path: &str) -> Result<Map<String, Value>, Fault> {
    match value {
        Value::Object(object) => Ok(object),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Err(Fault::new(
                path.trim_end_matches('.'),
                "is not an object with fields",
            ))
        }
    }
}

/// A record, and since when it is in the trash: apart, because of fields flattened together nothing tells which is wrong.
fn kept<T: DeserializeOwned>(mut fields: Map<String, Value>, path: &str) -> Result<Kept<T>, Fault> {
    let deleted_at = fields.remove("deleted_at").unwrap_or_default();
    Ok(Kept {
        deleted_at: at_path(deleted_at, &format!("{path}deleted_at"))?,
        item: typed(fields, path)?,
    })
}

fn is_instant(value: &Value) -> bool {
    DateTime::<Utc>::deserialize(value).is_ok()
}

fn typed<T: DeserializeOwned>(fields: Map<String, Value>, path: &str) -> Result<T, Fault> {
    for (field, value) in &fields {
        within_limit(value, &format!("{path}{field}"))?;
    }
    at_path(Value::Object(fields), path)
}

/// What cannot be read is named by its whole path.
pub(super) fn at_path<T: DeserializeOwned>(value: Value, path: &str) -> Result<T, Fault> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let inside = error.path().to_string();
        let place = match (inside.as_str(), path.strip_suffix('.')) {
            (".", Some(record)) => record.to_owned(),
            (".", None) => path.to_owned(),
            (_, Some(_)) => format!("{path}{inside}"),
            (_, None) if path.is_empty() || inside.starts_with('[') => format!("{path}{inside}"),
            (_, None) => format!("{path}.{inside}"),
        };
        Fault::new(place, format!("cannot be read ({})", error.inner()))
    })
}

fn within_limit(value: &Value, path: &str) -> Result<(), Fault> {
    if longest(value) > MAX_FIELD_BYTES {
        return Err(Fault::new(path, "is longer than 16 MB"));
    }
    Ok(())
}

fn longest(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len(),
        Value::Array(items) => items.iter().map(longest).max().unwrap_or_default(),
        Value::Object(fields) => fields.values().map(longest).max().unwrap_or_default(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}
