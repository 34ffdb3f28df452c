//! When: the instants of a row, in columns of times, of days and of lengths.

use std::collections::HashSet;

use chrono::{DateTime, TimeDelta, Utc};
use csv::StringRecord;

use super::{Column, Table, columns::Layout, rows::Rows, spans};
use crate::{
    domain::{MilestoneKind, Zone},
    exchange::{
        ImportOptions,
        dates::{self, Order},
        record::{Fault, Record, quoted},
    },
};

const TIMES: [(Column, MilestoneKind); 10] = [
    (Column::Began, MilestoneKind::Began),
    (Column::Detected, MilestoneKind::Detected),
    (Column::Paged, MilestoneKind::Paged),
    (Column::Acknowledged, MilestoneKind::Acknowledged),
    (Column::Engaged, MilestoneKind::Engaged),
    (Column::CauseKnown, MilestoneKind::CauseKnown),
    (Column::Mitigated, MilestoneKind::Mitigated),
    (Column::Resolved, MilestoneKind::Resolved),
    (Column::Verified, MilestoneKind::Verified),
    (Column::Reviewed, MilestoneKind::Reviewed),
];

/// Lengths of time, in order; a bare number counts so many seconds.
const SPANS: [(Column, MilestoneKind, i64); 4] = [
    (Column::SecondsToAcknowledge, MilestoneKind::Acknowledged, 1),
    (Column::SecondsToResolve, MilestoneKind::Resolved, 1),
    (Column::Minutes, MilestoneKind::Resolved, 60),
    (Column::Hours, MilestoneKind::Resolved, 3600),
];

/// What all cells with times say together; `Err` holds one that can be read both ways.
pub(super) fn order<'a>(
    table: &'a Table,
    layout: &Layout,
    options: &ImportOptions,
) -> Result<Order, &'a str> {
    let columns = TIMES.iter().map(|(column, _)| *column);
    let columns = columns.chain([Column::Day, Column::StatusChanged]);
    let places: Vec<usize> = columns
        .flat_map(|column| layout.places(column).map(|place| place.at))
        .collect();
    let cells = table
        .rows
        .iter()
        .flat_map(|row| places.iter().filter_map(|place| row.get(*place)));
    dates::order(cells, options.day_first)
}

impl Rows<'_> {
    /// Of each kind the first that can be read; what cannot be read is said, and stays as text.
    pub(super) fn times(
        &mut self,
        cells: &StringRecord,
        record: &mut Record,
        used: &mut HashSet<usize>,
    ) {
        let day = self.first(cells, Column::Day).and_then(|(place, cell)| {
            let day = dates::day(cell, self.order);
            day.map(|day| (place, cell, day))
        });
        let order = self.order;
        let row_zone = record.zone;
        let zone_here = row_zone.unwrap_or(self.zone);
        let how = move |zone: Option<Zone>| dates::Reading {
            order,
            zone: zone.unwrap_or(zone_here),
            day: day.map(|(_, _, day)| day),
        };
        if let Some((place, cell, _)) = day {
            used.insert(place.at);
            let mut starts = [Column::Began, Column::Detected].into_iter();
            let has_start = starts.any(|column| {
                let mut said = self.all(cells, column);
                said.any(|(_, cell)| !dates::is_blank(cell))
            });
            if let (false, Ok(Some(read))) = (has_start, dates::instant(cell, how(place.zone))) {
                if read.is_zoneless && place.zone.or(row_zone).is_none() {
                    self.without_zone
                        .get_or_insert_with(|| (cell.to_owned(), read.at));
                }
                record.set(MilestoneKind::Began, Some(read.at));
            }
        }
        for (column, kind) in TIMES {
            for (place, cell) in self.all(cells, column) {
                match dates::instant(cell, how(place.zone)) {
                    Ok(None) => {
                        used.insert(place.at);
                    }
                    Ok(Some(read)) => {
                        used.insert(place.at);
                        let at = if read.is_dayless {
                            after_start(record, read.at)
                        } else {
                            read.at
                        };
                        if read.is_zoneless && place.zone.or(row_zone).is_none() {
                            self.without_zone
                                .get_or_insert_with(|| (cell.to_owned(), at));
                        }
                        record.set(kind, Some(at));
                        break;
                    }
                    Err(problem) => {
                        let problem = format!("{} {problem}", quoted(cell));
                        record
                            .remarks
                            .push(Fault::new(self.table.name(place.at), problem));
                    }
                }
            }
        }
    }

    /// Where a tool says that it is over, but not when.
    pub(super) fn status(&self, cells: &StringRecord, record: &mut Record) {
        let is_known = |kind| record.instants.iter().any(|(known, _)| *known == kind);
        if is_known(MilestoneKind::Resolved) {
            return;
        }
        let is_over = self
            .all(cells, Column::Status)
            .any(|(_, word)| is_over(word));
        let changed = self.first(cells, Column::StatusChanged).filter(|_| is_over);
        if let Some((place, cell)) = changed {
            let how = dates::Reading {
                order: self.order,
                zone: place.zone.unwrap_or(self.zone),
                day: None,
            };
            let read = dates::instant(cell, how).ok().flatten();
            record.set(MilestoneKind::Resolved, read.map(|read| read.at));
        }
    }

    /// Times that stand as lengths of time, from the first that is known.
    pub(super) fn spans(
        &self,
        cells: &StringRecord,
        record: &mut Record,
        used: &mut HashSet<usize>,
    ) {
        for (column, kind, unit) in SPANS {
            let is_known = record.instants.iter().any(|(known, _)| *known == kind);
            let start = record.instants.iter().map(|(_, at)| *at).min();
            let Some((place, cell)) = self.first(cells, column).filter(|_| !is_known) else {
                continue;
            };
            if dates::is_blank(cell) {
                used.insert(place.at);
                continue;
            }
            if let Some(span) = spans::read(cell, unit) {
                used.insert(place.at);
                record.set(kind, start.and_then(|start| start.checked_add_signed(span)));
            } else {
                let problem = format!("{} is not a length of time", quoted(cell));
                let fault = Fault::new(self.table.name(place.at), problem);
                record.remarks.push(fault);
            }
        }
    }
}

/// A time of day that lies before the start is of the next day.
fn after_start(record: &Record, at: DateTime<Utc>) -> DateTime<Utc> {
    let start = record.instants.iter().map(|(_, at)| *at).min();
    match start {
        Some(start) if at < start => at.checked_add_signed(TimeDelta::days(1)).unwrap_or(at),
        Some(_) | None => at,
    }
}

/// In numbers as ServiceNow counts them, in words as Jira and people say them.
fn is_over(word: &str) -> bool {
    const WORDS: [&str; 17] = [
        "6",
        "7",
        "closed",
        "done",
        "resolved",
        "complete",
        "completed",
        "fixed",
        "fertig",
        "erledigt",
        "geschlossen",
        "gel\u{f6}st",
        "termin\u{e9}",
        "r\u{e9}solu",
        "listo",
        "cerrada",
        "resuelta",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}
