//! Reading the archive record by record: what is left out takes its default, what is not known is refused by name,
//! but for words that people write by hand.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Map, Value, value::RawValue};

use super::{
    Archive, ArchivedIncident, ArchivedOperation, Blobs, Documents, FORMAT, Kept, VERSION,
    templates::{entry_template, filled, incident_template},
    words,
};
use crate::{
    domain::{Entry, Incident},
    exchange::{ImportNote, input, record::Fault, refusal::Refusal},
    store::documents::for_each_document,
};

/// Far above what foreign files may hold in a field: it is what the journal itself took, such as a pasted rubric.
const MAX_FIELD_BYTES: usize = 16 * 1024 * 1024;

/// What could be read, and what could not.
pub(crate) struct ReadArchive {
    pub(crate) archive: Archive,
    /// How many incidents the file holds, the bad ones too.
    pub(crate) records: u32,
    pub(crate) bad: Vec<ImportNote>,
    /// Words that were not understood and stay in the text.
    pub(crate) remarks: Vec<ImportNote>,
    /// The bytes of attachments, by their digest.
    pub(crate) blobs: Blobs,
}

pub(crate) fn recognises(value: &Value) -> bool {
    value.get("format").and_then(Value::as_str) == Some(FORMAT)
}

/// The fields of the whole, each still as it is written.
type Fields<'a> = BTreeMap<String, &'a RawValue>;

/// One record after the other: a whole journal as values takes many times its text. `None` where it is no archive.
pub(crate) fn read(file: &str, text: &str, blobs: Blobs) -> Result<Option<ReadArchive>, Refusal> {
    let Some(mut fields) = fields_of(text) else {
        // Broken JSON is said to be so, and where.
        input::parse(file, text)?;
        return Ok(None);
    };
    if fields.get("format").and_then(|format| plain(format)) != Some(Value::from(FORMAT)) {
        return Ok(None);
    }
    check_version(
        file,
        fields.get("version").and_then(|version| plain(version)),
    )?;
    let mut bad = Vec::new();
    let mut remarks = Vec::new();
    let incidents = list(file, &mut fields, "incidents")?;
    let records = u32::try_from(incidents.len()).unwrap_or(u32::MAX);
    let archive = Archive {
        settings: settings(file, fields.remove("settings").and_then(plain))?,
        services: items(list(file, &mut fields, "services")?, "services", &mut bad),
        employers: items(list(file, &mut fields, "employers")?, "employers", &mut bad),
        classes: items(list(file, &mut fields, "classes")?, "classes", &mut bad),
        incidents: incidents_of(incidents, &mut bad, &mut remarks),
        packets: items(list(file, &mut fields, "packets")?, "packets", &mut bad),
        documents: documents(file, &mut fields, &mut bad)?,
        operations: operations(list(file, &mut fields, "operations")?, &mut bad),
        ..Archive::default()
    };
    let known = ["format", "version"];
    if let Some(name) = fields.keys().find(|name| !known.contains(&name.as_str())) {
        return Err(broken(
            file,
            &format!("\u{201c}{name}\u{201d} is no part of one"),
        ));
    }
    Ok(Some(ReadArchive {
        archive,
        records,
        bad,
        remarks,
        blobs,
    }))
}

fn fields_of(text: &str) -> Option<Fields<'_>> {
    serde_json::from_str(text).ok()
}

fn plain(raw: &RawValue) -> Option<Value> {
    serde_json::from_str(raw.get()).ok()
}

macro_rules! read_documents {
    ($($noun:ident, $id:ident, $list:ident;)*) => {
        fn documents(
            file: &str,
            fields: &mut Fields<'_>,
            bad: &mut Vec<ImportNote>,
        ) -> Result<Documents, Refusal> {
            Ok(Documents {
                $($list: items(list(file, fields, stringify!($list))?, stringify!($list), bad)),*
            })
        }
    };
}

for_each_document!(read_documents);

fn check_version(file: &str, version: Option<Value>) -> Result<(), Refusal> {
    let found = version.and_then(|version| version.as_u64());
    match found.and_then(|found| u32::try_from(found).ok()) {
        Some(VERSION) => Ok(()),
        Some(found) if found > VERSION => Err(Refusal::NewerArchive {
            file: file.to_owned(),
            found,
            known: VERSION,
        }),
        _ => Err(broken(file, "its version is missing")),
    }
}

fn broken(file: &str, problem: &str) -> Refusal {
    Refusal::BadArchive {
        file: file.to_owned(),
        problem: problem.to_owned(),
    }
}

fn list<'a>(file: &str, fields: &mut Fields<'a>, name: &str) -> Result<Vec<&'a RawValue>, Refusal> {
    let Some(raw) = fields.remove(name).filter(|raw| raw.get() != "null") else {
        return Ok(Vec::new());
    };
    serde_json::from_str(raw.get())
        .map_err(|_| broken(file, &format!("\u{201c}{name}\u{201d} is not a list")))
}

fn settings<T: DeserializeOwned>(file: &str, value: Option<Value>) -> Result<Option<T>, Refusal> {
    let value = value.filter(|value| !value.is_null());
    value
        .map(|value| serde_json::from_value(value))
        .transpose()
        .map_err(|error| broken(file, &format!("its settings cannot be read ({error})")))
}

/// Reads every item of a list; those that cannot be read are noted with their number, name and field.
fn numbered<T>(
    values: Vec<&RawValue>,
    list: &str,
    bad: &mut Vec<ImportNote>,
    mut read: impl FnMut(Value) -> Result<T, Fault>,
) -> Vec<T> {
    let mut items = Vec::with_capacity(values.len());
    for (number, value) in (1..).zip(values) {
        let value = match serde_json::from_str(value.get()) {
            Ok(value) => value,
            Err(error) => {
                let fault = Fault::new("", format!("cannot be read ({error})"));
                bad.push(fault.note(number, list));
                continue;
            }
        };
        let name = name(&value, list);
        match read(value) {
            Ok(item) => items.push(item),
            Err(fault) => bad.push(fault.note(number, &name)),
        }
    }
    items
}

fn name(value: &Value, list: &str) -> String {
    let texts = ["title", "name", "id"];
    let text = texts.iter().find_map(|field| value.get(field)?.as_str());
    let text: String = text.unwrap_or_default().chars().take(80).collect();
    if list.is_empty() {
        text
    } else {
        format!("{list}: {text}")
    }
}

fn items<T: DeserializeOwned>(
    values: Vec<&RawValue>,
    list: &str,
    bad: &mut Vec<ImportNote>,
) -> Vec<Kept<T>> {
    numbered(values, list, bad, |value| kept(object(value, "")?, ""))
}

fn operations(values: Vec<&RawValue>, bad: &mut Vec<ImportNote>) -> Vec<ArchivedOperation> {
    numbered(values, "operations", bad, |value| {
        typed(object(value, "")?, "")
    })
}

fn incidents_of(
    values: Vec<&RawValue>,
    bad: &mut Vec<ImportNote>,
    remarks: &mut Vec<ImportNote>,
) -> Vec<ArchivedIncident> {
    let mut said = Vec::new();
    let mut number = 0;
    numbered(values, "", bad, |value| {
        number += 1;
        let name = name(&value, "");
        let incident = incident(value, &mut said)?;
        remarks.extend(said.drain(..).map(|fault| fault.note(number, &name)));
        Ok(incident)
    })
}

fn incident(value: Value, said: &mut Vec<Fault>) -> Result<ArchivedIncident, Fault> {
    said.clear();
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
        incident: kept(filled(fields, &incident_template(), "")?, "")?,
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
fn at_path<T: DeserializeOwned>(value: Value, path: &str) -> Result<T, Fault> {
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
