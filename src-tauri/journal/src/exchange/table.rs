//! Anything tabular: CSV, TSV, semicolons, cells pasted from a spreadsheet. A format is a list of column names; one
//! place turns rows into records.

mod columns;
mod presets;
mod rows;

use csv::{ReaderBuilder, StringRecord};

use super::{ImportOptions, record::Reading, refusal::Refusal};
use columns::Layout;

pub(super) use presets::PRESETS;

/// What a column says about an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Id,
    Title,
    Severity,
    Urgency,
    Service,
    Began,
    Detected,
    Acknowledged,
    Mitigated,
    CauseKnown,
    Resolved,
    /// After detection, in seconds.
    SecondsToAcknowledge,
    SecondsToResolve,
    /// How long it took, in minutes.
    Minutes,
    MyRole,
    Responder,
    Tags,
    Notes,
    Link,
}

/// Columns of one tool's export, and by which of them it is told.
pub(super) struct Preset {
    pub(super) name: &'static str,
    pub(super) author: &'static str,
    /// All names of one of these lists stand in the header.
    pub(super) told_by: &'static [&'static [&'static str]],
    pub(super) columns: &'static [(Column, &'static [&'static str])],
}

/// Cells by row; rows may be longer or shorter than the header.
pub(super) struct Table {
    header: Vec<String>,
    rows: Vec<StringRecord>,
}

impl Table {
    /// `None` where the text has no columns.
    pub(super) fn of(text: &str) -> Option<Self> {
        let delimiter = delimiter(text)?;
        let mut reader = reader(text, delimiter);
        let mut records = reader.records().map_while(Result::ok);
        let header = records.next()?;
        let header: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
        let rows = records.filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
        Some(Self {
            header,
            rows: rows.collect(),
        })
    }

    /// The preset that this header tells of; else the one for spreadsheets of any kind, where its names are known.
    pub(super) fn preset(&self) -> Option<&'static Preset> {
        let key: Vec<String> = self.header.iter().map(|name| columns::key(name)).collect();
        let has = |name: &&str| key.contains(&columns::key(name));
        PRESETS.iter().find(|preset| {
            let mut told_by = preset.told_by.iter();
            told_by.any(|names| names.iter().all(|name| has(name)))
                || (preset.told_by.is_empty() && Layout::of(self, preset).is_enough())
        })
    }

    pub(super) fn read(
        &self,
        file: &str,
        preset: &'static Preset,
        options: &ImportOptions,
    ) -> Result<Reading, Refusal> {
        let layout = Layout::of(self, preset).with(&options.columns, self);
        if !layout.is_enough() {
            return Err(Refusal::UnknownColumns {
                file: file.to_owned(),
                columns: self.header.join(", "),
            });
        }
        rows::read(self, file, preset, &layout, options)
    }
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// The one that cuts the first rows into the same number of cells.
fn delimiter(text: &str) -> Option<u8> {
    const LOOKED_AT: usize = 50;
    let score = |delimiter: &u8| {
        let mut reader = reader(text, *delimiter);
        let mut records = reader.records().map_while(Result::ok).take(LOOKED_AT);
        let width = records.next().map_or(0, |header| header.len());
        let rows: Vec<usize> = records.map(|row| row.len()).collect();
        let same = rows.iter().filter(|len| **len == width).count();
        let share = (same * 100).checked_div(rows.len()).unwrap_or(100);
        (width > 1).then_some((share.max(1), width))
    };
    let delimiters = *b",;\t|";
    let scored = delimiters
        .iter()
        .filter_map(|one| Some((score(one)?, *one)));
    scored.max().map(|(_, delimiter)| delimiter)
}
