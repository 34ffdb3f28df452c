//! PagerDuty: its log entries, as the API gives them; each names the incident that it is of. The incidents may stand in
//! the same file.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::{TextReader, pagerduty};
use crate::{
    domain::Zone,
    exchange::{
        ImportOptions,
        fields::{AskedFor, Fields},
        json::{Json, word},
        record::{Extent, Fault, Numbered, Reading, Record},
        refusal::Refusal,
    },
};

pub(super) const READER: TextReader = TextReader {
    name: pagerduty::READER.name,
    author: pagerduty::READER.author,
    recognises,
    read,
};

fn recognises(text: &str) -> bool {
    // Every incident names the entry that set it off; read once more, a long list of them would lie in memory twice.
    let has = |part| text.contains(part);
    let may_be = has("_log_entry\"") && (has("\"log_entries\"") || !has("\"incident_number\""));
    let json = may_be.then(|| Json::of(text)).flatten();
    json.is_some_and(|json| items(&json).iter().flatten().any(|item| is_log_entry(item)))
        || are_notes(text)
}

fn is_log_entry(value: &Value) -> bool {
    let kind = value.get("type").and_then(Value::as_str);
    kind.is_some_and(|kind| kind.ends_with("_log_entry"))
}

/// The API gives an incident's notes without saying whose they are.
fn are_notes(text: &str) -> bool {
    let whole = text
        .contains("\"notes\"")
        .then(|| serde_json::from_str(text).ok());
    let Some(Some(Value::Object(object))) = whole else {
        return false;
    };
    let notes = object.get("notes").and_then(Value::as_array);
    let fields = ["content", "created_at", "user"];
    let is_note = |note: &Value| fields.iter().all(|field| note.get(field).is_some());
    object.get("id").is_none() && notes.is_some_and(|notes| notes.iter().any(is_note))
}

/// One record for all entries of an incident.
fn read(file: &str, text: &str, options: &ImportOptions) -> Result<Reading, Refusal> {
    let file = || file.to_owned();
    if are_notes(text) {
        return Err(Refusal::NotesOfNothing { file: file() });
    }
    let json = Json::of(text).ok_or_else(|| Refusal::UnknownFormat { file: file() })?;
    let mut incidents = BTreeMap::new();
    let mut records = Vec::new();
    let items = items(&json);
    let only = only_incident(&items);
    for (number, item) in (1..).zip(items) {
        let gathered = item.and_then(|item| gather(&mut incidents, number, item, only));
        if let Err(fault) = gathered {
            records.push(Numbered {
                number,
                name: String::new(),
                record: Err(fault),
            });
        }
    }
    let mut gathered: Vec<(u32, Value)> = incidents.into_values().collect();
    gathered.retain(|(_, incident)| is_incident(incident) || !is_of_notices_alone(incident));
    let asked = AskedFor::default();
    records.extend(gathered.iter().map(|(number, incident)| Numbered {
        number: *number,
        name: word(incident, "title").unwrap_or_default().to_owned(),
        record: record(incident, options.zone, &asked),
    }));
    let incidents = gathered.iter().map(|(_, incident)| incident);
    let unread: BTreeSet<String> = incidents
        .flat_map(|incident| asked.none_of(incident))
        .collect();
    records.sort_by_key(|record| record.number);
    Ok(Reading {
        records,
        unread: unread.into_iter().collect(),
        ..Reading::default()
    })
}

/// Who was notified says nothing of an incident; at the edge of a page nothing else may be there.
fn is_of_notices_alone(incident: &Value) -> bool {
    let entries = incident.get("log_entries").and_then(Value::as_array);
    let is_notice =
        |entry: &Value| word(entry, "type").is_some_and(|kind| kind.starts_with("notify"));
    entries.is_some_and(|entries| entries.iter().all(is_notice))
}

fn record(incident: &Value, zone: Zone, asked: &AskedFor) -> Result<Record, Fault> {
    let fields = Fields::watched(incident, asked)?;
    let mut record = (pagerduty::READER.record)(fields, zone)?.dated()?;
    if !is_incident(incident) {
        record.extent = Extent::Log;
    }
    Ok(record)
}

/// And not only what the entries say of one.
fn is_incident(value: &Value) -> bool {
    (pagerduty::READER.recognises)(value)
}

fn items(json: &Json) -> Vec<Result<&Value, Fault>> {
    fn of(value: &Value) -> Vec<Result<&Value, Fault>> {
        let lists = ["log_entries", "incidents"];
        let mut lists = lists.iter().filter_map(|list| value.get(list));
        let value = lists
            .next()
            .filter(|_| !is_incident(value))
            .unwrap_or(value);
        let list = value.as_array();
        list.map_or_else(
            || vec![Ok(value)],
            |items| items.iter().flat_map(of).collect(),
        )
    }
    match json {
        Json::Whole(value) => of(value),
        Json::Lines(lines) => lines
            .iter()
            .flat_map(|line| match line {
                Ok(value) => of(value),
                Err(fault) => vec![Err(fault.clone())],
            })
            .collect(),
    }
}

/// Incidents by their ids, each with the number of its first entry.
type Gathered<'a> = BTreeMap<&'a str, (u32, Value)>;

/// The address of an entry names one too: `…/incidents/PT4KHLK/log_entries/R2`.
fn named_by(entry: &Value) -> Option<&str> {
    let own = entry
        .get("incident")
        .and_then(|incident| word(incident, "id"));
    own.or_else(|| {
        let (_, rest) = word(entry, "html_url")?.split_once("/incidents/")?;
        let (id, _) = rest.split_once("/log_entries")?;
        Some(id)
    })
}

fn only_incident<'a>(items: &[Result<&'a Value, Fault>]) -> Option<&'a str> {
    let entries = items.iter().flatten().filter(|item| is_log_entry(item));
    let mut ids: Vec<&str> = entries.filter_map(|entry| named_by(entry)).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.first().copied().filter(|_| ids.len() == 1)
}

/// Into the incident that it names, as the API shows one with its log inside.
/// Entries that name none are of the only one that there is.
fn gather<'a>(
    incidents: &mut Gathered<'a>,
    number: u32,
    entry: &'a Value,
    only: Option<&'a str>,
) -> Result<(), Fault> {
    if is_incident(entry) {
        begin(incidents, number, entry);
        return Ok(());
    }
    let named = entry.get("incident").unwrap_or(&Value::Null);
    let Some(id) = named_by(entry).or(only) else {
        let problem = "is missing, so that nothing tells what the entry is of";
        return Err(Fault::new("incident", problem));
    };
    let (_, incident) = incidents
        .entry(id)
        .or_insert_with(|| (number, begun(id, named)));
    let Value::Object(incident) = incident else {
        return Ok(());
    };
    if let Some(service) = service(entry) {
        incident
            .entry("service")
            .or_insert(json!({ "summary": service }));
    }
    if let Some(Value::Array(entries)) = incident.get_mut("log_entries") {
        entries.push(entry.clone());
    }
    Ok(())
}

/// With the entries that came before it.
fn begin<'a>(incidents: &mut Gathered<'a>, number: u32, incident: &'a Value) {
    let Some(id) = word(incident, "id") else {
        return;
    };
    let mut whole = incident.clone();
    let before = incidents.remove(id);
    let before = before.and_then(|(_, mut begun)| begun.get_mut("log_entries").map(Value::take));
    if let Value::Object(whole) = &mut whole {
        let own = whole.entry("log_entries").or_insert(json!([]));
        if let (Value::Array(own), Some(Value::Array(before))) = (own, before) {
            own.extend(before);
        }
    }
    incidents.insert(id, (number, whole));
}

/// "[#1234] The server is on fire." is called "The server is on fire."
fn begun(id: &str, named: &Value) -> Value {
    let summary = word(named, "summary").unwrap_or(id);
    let number = summary
        .strip_prefix("[#")
        .and_then(|rest| rest.split_once("] "));
    let mut incident = Map::new();
    incident.insert("id".to_owned(), id.into());
    let title = number.map_or(summary, |(_, title)| title);
    incident.insert("title".to_owned(), title.into());
    if let Some(url) = word(named, "html_url") {
        incident.insert("html_url".to_owned(), url.into());
    }
    incident.insert("log_entries".to_owned(), Value::Array(Vec::new()));
    Value::Object(incident)
}

/// Said by the entry, or the one that set it off.
fn service(entry: &Value) -> Option<&str> {
    let agent = entry.get("agent").filter(|agent| {
        let kind = word(agent, "type");
        kind.is_some_and(|kind| kind.starts_with("service"))
    });
    word(entry.get("service").or(agent)?, "summary")
}
