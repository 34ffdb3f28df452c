//! From rows to records.

use chrono::{DateTime, TimeDelta, Utc};
use csv::StringRecord;
use sha2::{Digest, Sha256};

use super::{Column, Preset, Table, columns::Layout};
use crate::{
    domain::{MilestoneKind, Role, Zone},
    exchange::{
        ImportOptions,
        dates::{self, Order},
        hex::to_hex,
        input::MAX_FIELD_BYTES,
        record::{self, Fault, Numbered, Person, Reading, Record, quoted},
        refusal::Refusal,
    },
};

const TIMES: [(Column, MilestoneKind); 6] = [
    (Column::Began, MilestoneKind::Began),
    (Column::Detected, MilestoneKind::Detected),
    (Column::Acknowledged, MilestoneKind::Acknowledged),
    (Column::CauseKnown, MilestoneKind::CauseKnown),
    (Column::Mitigated, MilestoneKind::Mitigated),
    (Column::Resolved, MilestoneKind::Resolved),
];

pub(super) fn read(
    table: &Table,
    file: &str,
    preset: &Preset,
    layout: &Layout,
    options: &ImportOptions,
) -> Result<Reading, Refusal> {
    let places: Vec<usize> = TIMES
        .iter()
        .flat_map(|(column, _)| layout.places(*column))
        .collect();
    let cells = table
        .rows
        .iter()
        .flat_map(|row| places.iter().filter_map(|place| row.get(*place)));
    let order = dates::order(cells, options.day_first).map_err(|cell| Refusal::WhichDay {
        file: file.to_owned(),
        cell: cell.to_owned(),
    })?;
    let mut without_zone = None;
    let rows = (1..).zip(&table.rows).map(|(number, cells)| {
        let row = Row {
            cells,
            table,
            layout,
            order,
            zone: options.zone,
        };
        let record = row.record(preset, &mut without_zone);
        Numbered {
            number,
            name: row
                .first(Column::Title)
                .unwrap_or_default()
                .chars()
                .take(80)
                .collect(),
            record,
        }
    });
    let records: Vec<Numbered> = rows.collect();
    Ok(Reading {
        records,
        without_zone,
    })
}

struct Row<'a> {
    cells: &'a StringRecord,
    table: &'a Table,
    layout: &'a Layout,
    order: Order,
    zone: Zone,
}

impl<'a> Row<'a> {
    /// What stands under the columns, without blanks.
    fn all(&self, column: Column) -> impl Iterator<Item = (usize, &'a str)> {
        let places = self.layout.places(column);
        let cells = places.filter_map(|place| Some((place, self.cells.get(place)?.trim())));
        cells.filter(|(_, cell)| !cell.is_empty())
    }

    fn first(&self, column: Column) -> Option<&'a str> {
        self.all(column).map(|(_, cell)| cell).next()
    }

    fn record(
        &self,
        preset: &Preset,
        without_zone: &mut Option<(String, DateTime<Utc>)>,
    ) -> Result<Record, Fault> {
        self.check()?;
        let title = self.first(Column::Title);
        let title = title.ok_or_else(|| Fault::new("title", "is missing"))?;
        let mut record = Record::of(preset.name, String::new(), first_line(title));
        record.author = preset.author;
        for (column, kind) in TIMES {
            record.set(kind, self.instant(column, without_zone)?);
        }
        self.lengths(&mut record)?;
        record.severity = self.first(Column::Severity).map(str::to_owned);
        record.urgency = self.first(Column::Urgency).map(str::to_owned);
        record.services = self.list(Column::Service);
        record.tags = self.list(Column::Tags);
        record.people = self
            .list(Column::Responder)
            .into_iter()
            .map(|name| (Person::named(name), Some(Role::Responder)))
            .collect();
        if let Some(mine) = self.first(Column::MyRole) {
            record.my_roles.extend(record::role(mine));
        }
        if title != record.title {
            record.notes.push(title.to_owned());
        }
        record
            .notes
            .extend(self.all(Column::Notes).map(|(_, cell)| cell.to_owned()));
        record.notes.extend(self.others(preset));
        record.link("Link", self.first(Column::Link).map(str::to_owned));
        record.source.id = match self.first(Column::Id) {
            Some(id) => id.to_owned(),
            None => digest(&record),
        };
        record.dated()
    }

    /// What a person's own columns say beside those that are known; a tool's export has hundreds that say nothing.
    fn others(&self, preset: &Preset) -> Option<String> {
        if !preset.told_by.is_empty() {
            return None;
        }
        let cells = self.cells.iter().enumerate();
        let others =
            cells.filter(|(place, cell)| !cell.trim().is_empty() && !self.layout.knows(*place));
        let lines: Vec<String> = others
            .map(|(place, cell)| format!("{}: {}", self.column(place), cell.trim()))
            .collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    fn check(&self) -> Result<(), Fault> {
        for (place, cell) in self.cells.iter().enumerate() {
            let column = || self.column(place);
            if cell.len() > MAX_FIELD_BYTES {
                return Err(Fault::new(column(), "is longer than 1 MB"));
            }
            if cell.contains('\0') {
                return Err(Fault::new(
                    column(),
                    "holds a NUL character, which no text needs",
                ));
            }
        }
        Ok(())
    }

    fn column(&self, place: usize) -> String {
        self.table.header.get(place).cloned().unwrap_or_default()
    }

    /// The first of its columns that holds a time.
    fn instant(
        &self,
        column: Column,
        without_zone: &mut Option<(String, DateTime<Utc>)>,
    ) -> Result<Option<DateTime<Utc>>, Fault> {
        for (place, cell) in self.all(column) {
            let read = dates::instant(cell, self.order, self.zone).map_err(|problem| {
                Fault::new(self.column(place), format!("{} {problem}", quoted(cell)))
            })?;
            if let Some((at, guessed)) = read {
                if guessed && without_zone.is_none() {
                    *without_zone = Some((cell.to_owned(), at));
                }
                return Ok(Some(at));
            }
        }
        Ok(None)
    }

    /// Times that stand as lengths of time.
    fn lengths(&self, record: &mut Record) -> Result<(), Fault> {
        for (column, kind, unit) in [
            (Column::SecondsToAcknowledge, MilestoneKind::Acknowledged, 1),
            (Column::SecondsToResolve, MilestoneKind::Resolved, 1),
            (Column::Minutes, MilestoneKind::Resolved, 60),
        ] {
            let is_known = record.instants.iter().any(|(known, _)| *known == kind);
            let start = record.instants.iter().map(|(_, at)| *at).min();
            if let (false, Some(start), Some((place, cell))) =
                (is_known, start, self.all(column).next())
            {
                let whole = cell.split('.').next().unwrap_or_default();
                let count: i64 = whole.trim().parse().map_err(|_| {
                    Fault::new(
                        self.column(place),
                        format!("{} is not a number", quoted(cell)),
                    )
                })?;
                let span = count.checked_mul(unit).and_then(TimeDelta::try_seconds);
                record.set(kind, span.and_then(|span| start.checked_add_signed(span)));
            }
        }
        Ok(())
    }

    /// Of every cell, what commas and semicolons part. Some scripts leave whole objects in cells; those are no names.
    fn list(&self, column: Column) -> Vec<String> {
        let cells = self.all(column).map(|(_, cell)| cell);
        let cells = cells.filter(|cell| !cell.starts_with(['{', '[']));
        let parts = cells.flat_map(|cell| cell.split([',', ';']));
        let parts = parts.map(str::trim).filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect()
    }
}

/// Where the table has no id: what the incident is known by.
fn digest(record: &Record) -> String {
    let mut hasher = Sha256::new();
    let start = record
        .instants
        .iter()
        .map(|(_, at)| at.timestamp_millis())
        .min();
    let services = record.services.join("\n");
    for part in [
        &record.title,
        &start.unwrap_or_default().to_string(),
        &services,
    ] {
        hasher.update(part.len().to_le_bytes());
        hasher.update(part.as_bytes());
    }
    to_hex(&hasher.finalize()[..12])
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().trim().to_owned()
}
