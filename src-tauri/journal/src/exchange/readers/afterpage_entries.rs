//! Our own table of timeline lines, as the export to CSV writes it. It says nothing of the incidents but their ids.

use std::collections::BTreeMap;

use super::{TextReader, afterpage_csv};
use crate::{
    domain::EntryKind,
    exchange::{
        ImportOptions,
        fields::read_instant,
        record::{Extent, Fault, Numbered, Person, Reading, Record, RecordEntry, quoted},
        refusal::Refusal,
        sheets::as_written,
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
    let mut incidents: BTreeMap<String, Result<Record, Fault>> = BTreeMap::new();
    for row in reader.records() {
        let Ok(row) = row else {
            return Err(Refusal::UnknownFormat {
                file: file.to_owned(),
            });
        };
        let cell = |place: usize| as_written(row.get(place).unwrap_or_default());
        let id = cell(0).to_owned();
        let record = incidents.entry(id.clone()).or_insert_with(|| {
            let mut record = Record::of(READER.name, id, String::new());
            record.extent = Extent::Lines;
            Ok(record)
        });
        match (entry(&cell, options), record.as_mut()) {
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
        ..Reading::default()
    })
}

fn entry<'a>(
    cell: &impl Fn(usize) -> &'a str,
    options: &ImportOptions,
) -> Result<RecordEntry, Fault> {
    let at = read_instant(cell(2), options.zone)
        .map_err(|problem| Fault::new("at", format!("{} {problem}", quoted(cell(2)))))?;
    let kind = serde_json::from_value::<EntryKind>(cell(3).into());
    let kind =
        kind.map_err(|_| Fault::new("kind", format!("{} is not a kind of line", quoted(cell(3)))))?;
    let author = Some(cell(4)).filter(|author| !author.is_empty());
    Ok(RecordEntry {
        id: Some(cell(1).to_owned()),
        kind,
        by: author.map(|author| Person::named(author.to_owned())),
        is_mine: author.is_none(),
        ..RecordEntry::note(at, cell(5).to_owned())
    })
}
