//! Our own table of timeline lines, as the export to CSV writes it. It says nothing of the incidents but their ids.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;

use super::{TextReader, afterpage_csv};
use crate::{
    domain::{EntryDetail, EntryKind, Zone},
    exchange::{
        ImportOptions,
        fields::read_instant,
        own_facts::LineFacts,
        own_tables::{self, Row, Sheet},
        record::{Extent, Fault, Numbered, Person, Reading, Record, RecordEntry, quoted},
        refusal::Refusal,
        sheets::ENTRY,
    },
};

pub(super) const READER: TextReader = TextReader {
    name: afterpage_csv::PRESET.name,
    author: "Afterpage",
    recognises,
    read,
};

fn recognises(text: &str) -> bool {
    const TOLD_BY: [&str; 6] = ["incident", "id", "at", "kind", "author", "text"];
    own_tables::header(text).is_some_and(|header| {
        let mut names = TOLD_BY.iter();
        names.all(|name| header.iter().any(|column| column == name))
    })
}

/// One record for all lines of an incident.
fn read(file: &str, text: &str, options: &ImportOptions) -> Result<Reading, Refusal> {
    let sheet = Sheet::of(text).ok_or_else(|| Refusal::UnknownFormat {
        file: file.to_owned(),
    })?;
    let mut incidents: BTreeMap<String, Result<Record, Fault>> = BTreeMap::new();
    let mut unread = BTreeSet::new();
    for (_, row) in sheet.rows() {
        unread.append(&mut row.unread(|name| ENTRY.contains(&name)));
        let id = row.cell("incident").to_owned();
        let record = incidents.entry(id.clone()).or_insert_with(|| {
            let mut record = Record::of(READER.name, id, String::new());
            record.extent = Extent::Lines;
            Ok(record)
        });
        let line = Line { row, options };
        match (line.entry(), record.as_mut()) {
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

/// The columns of what only some kinds of lines have.
const DETAIL: [&str; 9] = [
    "why",
    "alternatives",
    "outcome",
    "bucket",
    "likelihood",
    "test",
    "result",
    "to",
    "next_update",
];

struct Line<'a> {
    row: Row<'a>,
    options: &'a ImportOptions,
}

impl Line<'_> {
    fn cell(&self, name: &str) -> &str {
        self.row.cell(name)
    }

    fn entry(&self) -> Result<RecordEntry, Fault> {
        self.row.check()?;
        let at = self.instant("at")?;
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
            next_update: self.instant("next_update")?,
        };
        Ok(RecordEntry {
            id: Some(text("id")).filter(|id| !id.is_empty()),
            kind,
            by: author.map(|author| Person::named(author.to_owned())),
            is_mine: author.is_none(),
            own: Some(Box::new(LineFacts {
                zone: self.zone()?,
                noted_at: self.instant("noted_at")?,
                detail: DETAIL
                    .iter()
                    .all(|name| self.row.has(name))
                    .then_some(detail),
                source_id: Some(text("source_id")).filter(|id| !id.is_empty()),
            })),
            ..RecordEntry::note(at, text("text"))
        })
    }

    fn instant(&self, name: &str) -> Result<Option<DateTime<Utc>>, Fault> {
        let cell = self.cell(name);
        if cell.is_empty() {
            return Ok(None);
        }
        let at = read_instant(cell, self.options.zone);
        at.map(Some)
            .map_err(|problem| Fault::new(name, format!("{} {problem}", quoted(cell))))
    }

    fn zone(&self) -> Result<Option<Zone>, Fault> {
        let cell = self.cell("zone");
        if cell.is_empty() {
            return Ok(None);
        }
        let zone = cell.parse().map(Some);
        zone.map_err(|_| Fault::new("zone", format!("{} is not a time zone", quoted(cell))))
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
}
