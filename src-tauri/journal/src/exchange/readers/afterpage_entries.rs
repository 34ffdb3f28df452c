//! Our own table of timeline lines, as the export to CSV writes it. It says nothing of the incidents but their ids.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use csv::StringRecord;
use serde::de::DeserializeOwned;

use super::{TextReader, afterpage_csv};
use crate::{
    domain::{EntryDetail, EntryKind},
    exchange::{
        ImportOptions,
        fields::read_instant,
        own_facts::LineFacts,
        record::{Extent, Fault, Numbered, Person, Reading, Record, RecordEntry, quoted},
        refusal::Refusal,
        sheets::{ENTRY, as_written},
    },
};

pub(super) const READER: TextReader = TextReader {
    name: afterpage_csv::PRESET.name,
    author: "Afterpage",
    recognises,
    read,
};

/// How the header begins; the facts of single kinds stand behind it.
const HEADER: &str = "incident,id,at,kind,author,text,zone";

fn recognises(text: &str) -> bool {
    text.lines()
        .next()
        .and_then(|line| line.trim_end().strip_prefix(HEADER))
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(','))
}

/// One record for all lines of an incident.
fn read(file: &str, text: &str, options: &ImportOptions) -> Result<Reading, Refusal> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let unknown = |_| Refusal::UnknownFormat {
        file: file.to_owned(),
    };
    let header = reader.headers().map_err(unknown)?.clone();
    let mut incidents: BTreeMap<String, Result<Record, Fault>> = BTreeMap::new();
    let mut unread = BTreeSet::new();
    for row in reader.records() {
        let row = row.map_err(unknown)?;
        let row = Row {
            header: &header,
            row: &row,
        };
        unread.extend(row.unread());
        let id = row.cell("incident").to_owned();
        let record = incidents.entry(id.clone()).or_insert_with(|| {
            let mut record = Record::of(READER.name, id, String::new());
            record.extent = Extent::Lines;
            Ok(record)
        });
        match (row.entry(options), record.as_mut()) {
            (Ok(entry), Ok(record)) => record.entries.push(entry),
            (Err(fault), Ok(_)) => *record = Err(fault),
            (_, Err(_)) => {}
        }
    }
    let records = (1..)
        .zip(incidents)
        .map(|(number, (name, record))| Numbered {
            number,
            name,
            record,
        });
    Ok(Reading {
        records: records.collect(),
        unread: unread.into_iter().collect(),
        ..Reading::default()
    })
}

struct Row<'a> {
    header: &'a StringRecord,
    row: &'a StringRecord,
}

impl Row<'_> {
    fn cell(&self, name: &str) -> &str {
        let place = self.header.iter().position(|column| column == name);
        let cell = place.and_then(|place| self.row.get(place));
        as_written(cell.unwrap_or_default())
    }

    fn entry(&self, options: &ImportOptions) -> Result<RecordEntry, Fault> {
        let at = self.instant("at", options)?;
        let at = at.ok_or_else(|| Fault::new("at", "is missing"))?;
        let kind = self.word("kind")?;
        let kind: EntryKind = kind.ok_or_else(|| Fault::new("kind", "is missing"))?;
        let author = Some(self.cell("author")).filter(|author| !author.is_empty());
        let text = |name| self.cell(name).to_owned();
        let detail = EntryDetail {
            why: text("why"),
            alternatives: text("alternatives"),
            outcome: text("outcome"),
            bucket: self.word("bucket")?,
            likelihood: self.number("likelihood")?,
            test: text("test"),
            result: self.word("result")?,
            audience: text("to"),
            next_update: self.instant("next_update", options)?,
        };
        Ok(RecordEntry {
            id: Some(text("id")),
            kind,
            by: author.map(|author| Person::named(author.to_owned())),
            is_mine: author.is_none(),
            own: Some(Box::new(LineFacts {
                zone: self.cell("zone").parse().ok(),
                noted_at: self.instant("noted_at", options)?,
                detail,
                source_id: Some(text("source_id")).filter(|id| !id.is_empty()),
            })),
            ..RecordEntry::note(at, text("text"))
        })
    }

    fn instant(&self, name: &str, options: &ImportOptions) -> Result<Option<DateTime<Utc>>, Fault> {
        let cell = self.cell(name);
        if cell.is_empty() {
            return Ok(None);
        }
        let at = read_instant(cell, options.zone);
        at.map(Some)
            .map_err(|problem| Fault::new(name, format!("{} {problem}", quoted(cell))))
    }

    /// From one of our lists.
    fn word<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, Fault> {
        let cell = self.cell(name);
        if cell.is_empty() {
            return Ok(None);
        }
        let word = serde_json::from_value(cell.into());
        word.map(Some).map_err(|_| {
            let problem = format!("{} is not one that Afterpage knows", quoted(cell));
            Fault::new(name, problem)
        })
    }

    fn number(&self, name: &str) -> Result<Option<u8>, Fault> {
        let cell = self.cell(name);
        if cell.is_empty() {
            return Ok(None);
        }
        let number = cell.parse().map(Some);
        number.map_err(|_| Fault::new(name, format!("{} is not a percentage", quoted(cell))))
    }

    /// Columns that hold something and are none of ours.
    fn unread(&self) -> impl Iterator<Item = String> {
        let others = self.header.iter().zip(self.row);
        let others = others.filter(|(name, cell)| !cell.is_empty() && !ENTRY.contains(name));
        others.map(|(name, _)| name.to_owned())
    }
}
