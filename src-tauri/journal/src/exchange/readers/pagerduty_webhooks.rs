//! PagerDuty: the messages of its webhooks, version 3. Each tells of one event of an incident; together they are the
//! incident with its log, as the API shows it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::{TextReader, pagerduty};
use crate::exchange::{
    ImportOptions,
    fields::{AskedFor, Fields},
    json::{Json, word},
    record::{Extent, Fault, Numbered, Reading, Record},
    refusal::Refusal,
};

pub(super) const READER: TextReader = TextReader {
    name: pagerduty::READER.name,
    author: pagerduty::READER.author,
    recognises,
    read,
};

/// What an event is called in the log of an incident.
const EVENTS: [(&str, &str); 5] = [
    ("incident.triggered", "trigger_log_entry"),
    ("incident.acknowledged", "acknowledge_log_entry"),
    ("incident.resolved", "resolve_log_entry"),
    ("incident.reopened", "reopen_log_entry"),
    ("incident.annotated", "annotate_log_entry"),
];

fn recognises(text: &str) -> bool {
    let may_be = text.contains("\"occurred_at\"") && text.contains("\"event_type\"");
    let json = may_be.then(|| Json::of(text)).flatten();
    json.is_some_and(|json| {
        json.values()
            .iter()
            .flatten()
            .any(|value| is_message(value))
    })
}

fn is_message(value: &Value) -> bool {
    let event = value.get("event").unwrap_or(&Value::Null);
    let is_of_incident =
        word(event, "event_type").is_some_and(|kind| kind.starts_with("incident."));
    is_of_incident && word(event, "occurred_at").is_some() && incident_of(event).is_some()
}

/// The incident itself, or what an annotation says of it.
fn incident_of(event: &Value) -> Option<&Value> {
    let data = event.get("data")?;
    let incident = data.get("incident").unwrap_or(data);
    word(incident, "id")?;
    Some(incident)
}

fn read(file: &str, text: &str, options: &ImportOptions) -> Result<Reading, Refusal> {
    let json = Json::of(text).ok_or_else(|| Refusal::UnknownFormat {
        file: file.to_owned(),
    })?;
    let mut records = Vec::new();
    let mut incidents: BTreeMap<String, (u32, Map<String, Value>)> = BTreeMap::new();
    for (number, value) in (1..).zip(json.values()) {
        match value {
            Ok(value) if is_message(value) => {
                add(&mut incidents, number, value.get("event").unwrap_or(value));
            }
            Ok(value) => records.push(other(number, value)),
            Err(fault) => records.push(Numbered {
                number,
                name: String::new(),
                record: Err(fault.clone()),
            }),
        }
    }
    let asked = AskedFor::default();
    let incidents: Vec<(u32, Value)> = incidents
        .into_values()
        .map(|(number, incident)| (number, Value::Object(incident)))
        .collect();
    records.extend(incidents.iter().map(|(number, incident)| Numbered {
        number: *number,
        name: word(incident, "title").unwrap_or_default().to_owned(),
        record: record(incident, options, &asked),
    }));
    let unread: BTreeSet<String> = incidents
        .iter()
        .flat_map(|(_, incident)| asked.none_of(incident))
        .collect();
    records.sort_by_key(|record| record.number);
    Ok(Reading {
        records,
        unread: unread.into_iter().collect(),
        ..Reading::default()
    })
}

/// What messages do not say may be here from another file.
fn record(incident: &Value, options: &ImportOptions, asked: &AskedFor) -> Result<Record, Fault> {
    let fields = Fields::watched(incident, asked)?;
    let mut record = (pagerduty::READER.record)(fields, options.zone)?.dated()?;
    record.extent = Extent::Log;
    Ok(record)
}

/// A message about a service, or one that only tries the address.
fn other(number: u32, value: &Value) -> Numbered {
    let event = value.get("event").unwrap_or(value);
    let name = word(event, "event_type").unwrap_or_default().to_owned();
    let mut record = Record::of(READER.name, format!("record {number}"), name.clone());
    record.is_no_incident = true;
    Numbered {
        number,
        name,
        record: Ok(record),
    }
}

/// The latest message that shows the whole incident tells how it stands.
fn add(incidents: &mut BTreeMap<String, (u32, Map<String, Value>)>, number: u32, event: &Value) {
    let Some(shown) = incident_of(event) else {
        return;
    };
    let id = word(shown, "id").unwrap_or_default().to_owned();
    let (_, incident) = incidents
        .entry(id)
        .or_insert_with(|| (number, begun(shown)));
    for (name, value) in shown.as_object().into_iter().flatten() {
        incident.insert(name.clone(), value.clone());
    }
    if let Some(Value::Array(entries)) = incident.get_mut("log_entries") {
        entries.push(entry(event));
    }
}

fn begun(shown: &Value) -> Map<String, Value> {
    let mut incident = Map::new();
    let title = word(shown, "title").or(word(shown, "summary"));
    incident.extend(title.map(|title| ("title".to_owned(), title.into())));
    incident.insert("log_entries".to_owned(), json!([]));
    incident
}

/// As the log has it: who did what when, and the note where it is one.
fn entry(event: &Value) -> Value {
    let kind = word(event, "event_type").unwrap_or_default();
    let known = EVENTS.iter().find(|(called, _)| *called == kind);
    let called = kind.trim_start_matches("incident.").replace('_', " ");
    let note = event.get("data").and_then(|data| word(data, "content"));
    let by = event.get("agent").and_then(|agent| word(agent, "summary"));
    let summary = match (note, by) {
        (Some(note), _) => note.to_owned(),
        (None, Some(by)) => format!("{} by {by}.", capitalised(&called)),
        (None, None) => format!("{}.", capitalised(&called)),
    };
    json!({
        "id": event.get("id"),
        "type": known.map_or(kind, |(_, entry)| *entry),
        "created_at": event.get("occurred_at"),
        "agent": event.get("agent"),
        "summary": summary,
    })
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
