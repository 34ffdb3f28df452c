//! incident.io: the updates of incidents, as its API lists them apart. They say nothing of an incident but its id.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{TextReader, incident_io};
use crate::exchange::{
    ImportOptions,
    fields::Fields,
    json::Json,
    record::{Extent, Fault, Numbered, Person, Reading, Record, RecordEntry},
    refusal::Refusal,
};

pub(super) const READER: TextReader = TextReader {
    name: incident_io::READER.name,
    author: incident_io::READER.author,
    recognises,
    read,
};

const LIST: &str = "incident_updates";

fn recognises(text: &str) -> bool {
    let json = text.contains(LIST).then(|| Json::of(text)).flatten();
    json.is_some_and(|json| {
        updates(&json)
            .iter()
            .any(|update| update.get("incident_id").is_some())
    })
}

/// Of all pages.
fn updates(json: &Json) -> Vec<&Value> {
    let values = json.values();
    let pages = values.into_iter().flatten();
    let lists = pages.filter_map(|page| page.get(LIST)?.as_array());
    lists.flatten().collect()
}

/// One record for all updates of an incident.
fn read(file: &str, text: &str, options: &ImportOptions) -> Result<Reading, Refusal> {
    let json = Json::of(text).ok_or_else(|| Refusal::UnknownFormat {
        file: file.to_owned(),
    })?;
    let mut incidents: BTreeMap<String, (u32, Record)> = BTreeMap::new();
    let mut bad = Vec::new();
    for (number, update) in (1..).zip(updates(&json)) {
        match entry(update, options) {
            Ok((id, entry)) => {
                let (_, record) = incidents.entry(id.clone()).or_insert_with(|| {
                    let mut record = Record::of(READER.name, id, String::new());
                    record.extent = Extent::Lines;
                    (number, record)
                });
                record.entries.extend(entry);
            }
            Err(fault) => bad.push(Numbered {
                number,
                name: String::new(),
                record: Err(fault),
            }),
        }
    }
    let good = incidents
        .into_iter()
        .map(|(name, (number, record))| Numbered {
            number,
            name,
            record: Ok(record),
        });
    Ok(Reading {
        records: good.chain(bad).collect(),
        ..Reading::default()
    })
}

/// What was said, or else how the state or the severity changed.
fn entry(update: &Value, options: &ImportOptions) -> Result<(String, Option<RecordEntry>), Fault> {
    let fields = Fields::of(update, "")?;
    let id = fields.needed("incident_id")?;
    let at = fields.instant("created_at", options.zone)?;
    let state = fields.text_inside("new_incident_status", "name")?;
    let severity = fields.text_inside("new_severity", "name")?;
    let mut said: Vec<String> = fields.text("message")?.into_iter().collect();
    said.extend(state.map(|state| format!("Status: {state}")));
    said.extend(severity.map(|severity| format!("Severity: {severity}")));
    let by = fields.inside("updater", |updater| updater.text_inside("user", "name"))?;
    let own = fields.text("id")?;
    let entry = at.filter(|_| !said.is_empty()).map(|at| RecordEntry {
        id: own,
        by: by.map(Person::named),
        ..RecordEntry::note(at, said.join("\n"))
    });
    Ok((id, entry))
}
