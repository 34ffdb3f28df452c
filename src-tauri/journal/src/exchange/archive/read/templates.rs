//! What a record of an archive holds that was left out of it.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    domain::{Entry, EntryDetail, EntryId, EntryKind, Incident, IncidentId, Zone},
    exchange::record::Fault,
};

/// The template's fields, replaced by those given.
pub(super) fn filled(
    given: Map<String, Value>,
    template: &Map<String, Value>,
    path: &str,
) -> Result<Map<String, Value>, Fault> {
    let mut full = template.clone();
    for (field, value) in given {
        if !template.contains_key(&field) {
            return Err(Fault::new(
                format!("{path}{field}"),
                "is not a field that Afterpage knows",
            ));
        }
        full.insert(field, value);
    }
    for field in ["id", "title", "text", "happened_at", "created_at"] {
        if full.get(field) == Some(&Value::Null) {
            return Err(Fault::new(format!("{path}{field}"), "is missing"));
        }
    }
    Ok(full)
}

/// Every field of an incident with its default; `null` where there is none and the file must say.
pub(super) fn incident_template() -> Map<String, Value> {
    let (id, never) = (IncidentId(Uuid::nil()), DateTime::<Utc>::UNIX_EPOCH);
    let incident = Incident::titled(String::new(), id, Zone::UTC, never);
    let mut fields = template(&incident, &["id", "title", "created_at"]);
    fields.insert("revisions".to_owned(), Value::Array(Vec::new()));
    fields
}

pub(super) fn entry_template(incident: &Incident) -> Map<String, Value> {
    let entry = Entry {
        id: EntryId(Uuid::nil()),
        incident: incident.id,
        kind: EntryKind::Note,
        text: String::new(),
        author: None,
        happened_at: incident.created_at,
        zone: incident.zone,
        noted_at: incident.created_at,
        detail: EntryDetail::default(),
        revision: 1,
        source_id: None,
    };
    template(&entry, &["id", "text", "happened_at"])
}

fn template(value: &impl Serialize, required: &[&str]) -> Map<String, Value> {
    // A struct of plain values always serializes to an object.
    let mut fields = match serde_json::to_value(value) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    for field in required.iter().chain(&["deleted_at"]) {
        fields.insert((*field).to_owned(), Value::Null);
    }
    fields
}
