//! When: the instants of a row, in columns of times, of days and of lengths.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use csv::StringRecord;

use super::{
    Column, Preset, Table,
    columns::{Layout, Place},
    pairs,
    rows::Rows,
    spans,
};
use crate::{
    domain::MilestoneKind,
    exchange::{
        ImportOptions,
        dates::{self, Order},
        record::{Fault, Record, Untold, quoted},
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

/// Lengths of time, in order; a bare number counts so many milliseconds.
const SPANS: [(Column, MilestoneKind, i64); 5] = [
    (
        Column::SecondsToAcknowledge,
        MilestoneKind::Acknowledged,
        spans::SECOND,
    ),
    (
        Column::MinutesToAcknowledge,
        MilestoneKind::Acknowledged,
        spans::MINUTE,
    ),
    (
        Column::SecondsToResolve,
        MilestoneKind::Resolved,
        spans::SECOND,
    ),
    (Column::Minutes, MilestoneKind::Resolved, spans::MINUTE),
    (Column::Hours, MilestoneKind::Resolved, spans::HOUR),
];

/// What all cells with times say together, if it matters; `Err` holds one that can be read both ways.
pub(super) fn order<'a>(
    table: &'a Table,
    layout: &Layout,
    options: &ImportOptions,
) -> Result<Option<Order>, &'a str> {
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

impl Column {
    /// Its cells are instants.
    pub(super) fn is_time(self) -> bool {
        TIMES.iter().any(|(column, _)| *column == self)
    }

    pub(super) fn is_an_end(self) -> bool {
        matches!(self, Self::Mitigated | Self::Resolved)
    }

    fn is_start(self) -> bool {
        matches!(self, Self::Began | Self::Detected)
    }
}

impl Rows<'_> {
    /// Of each kind the first that can be read; what cannot be read is said, and stays as text.
    pub(super) fn times(
        &mut self,
        cells: &StringRecord,
        record: &mut Record,
        used: &mut HashSet<usize>,
    ) {
        let said = self.day(cells, record, used);
        let day = said.map(|(_, day)| day);
        let mut lacks_a_day = false;
        let is_open = self.is_open_at_its_tool(cells);
        for (column, kind) in TIMES {
            // When it was closed before it was opened again, or is due to be, is no end.
            if is_open && kind == MilestoneKind::Resolved {
                continue;
            }
            for (place, cell) in self.all(cells, column) {
                let own_day = place
                    .day_at
                    .and_then(|at| Some((at, dates::day(cells.get(at)?, self.order)?)));
                used.extend(own_day.map(|(at, _)| at));
                let day = own_day.map(|(_, day)| day).or(day);
                let day = day.or_else(|| self.day_begun(place, record));
                let dotted = pairs::dotted_clock(cell).filter(|_| self.preset.is_anyones());
                match self.when(dotted.as_deref().unwrap_or(cell), place, day, record) {
                    Ok(None) => {
                        used.insert(place.at);
                    }
                    Ok(Some((read, end))) => {
                        used.insert(place.at);
                        let is_day_known = !read.is_dayless || own_day.is_some();
                        lacks_a_day |= !is_day_known;
                        self.set(record, kind, read, is_day_known, cell);
                        if let Some(end) = end.filter(|_| column.is_start()) {
                            let is_day_known = !end.is_dayless;
                            self.set(record, MilestoneKind::Resolved, end, is_day_known, cell);
                        }
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
        // A day of something else, beside whole times, was read for nothing.
        if let Some((at, day)) = said
            && !lacks_a_day
            && !self.is_a_day_of(record, day)
        {
            used.remove(&at);
        }
    }

    /// Or beside one, where zones differ.
    fn is_a_day_of(&self, record: &Record, day: NaiveDate) -> bool {
        let zone = record.zone.unwrap_or(self.zone);
        let mut days = record.instants.iter();
        days.any(|(_, at)| {
            let of_instant = at.with_timezone(&zone.0).date_naive();
            (of_instant - day).abs() <= TimeDelta::days(1)
        })
    }

    /// Of a clock that stands alone beside whole times: the day of the first of them.
    fn day_begun(&self, place: &Place, record: &Record) -> Option<NaiveDate> {
        let first = record.instants.iter().map(|(_, at)| *at).min()?;
        let zone = place.zone.or(record.zone).unwrap_or(self.zone);
        let is_anyones = self.preset.is_anyones();
        is_anyones.then(|| first.with_timezone(&zone.0).date_naive())
    }

    /// The day of the row's times and its column; where there are none, it began on it.
    fn day(
        &mut self,
        cells: &StringRecord,
        record: &mut Record,
        used: &mut HashSet<usize>,
    ) -> Option<(usize, NaiveDate)> {
        let (place, cell) = self.first(cells, Column::Day)?;
        let day = dates::day(cell, self.order)?;
        used.insert(place.at);
        let mut starts = [Column::Began, Column::Detected].into_iter();
        let has_start = starts.any(|column| {
            let mut said = self.all(cells, column);
            said.any(|(_, cell)| !dates::is_blank(cell))
        });
        if !has_start && let Ok(Some((read, end))) = self.when(cell, place, None, record) {
            self.set(record, MilestoneKind::Began, read, true, cell);
            if let Some(end) = end {
                self.set(record, MilestoneKind::Resolved, end, !end.is_dayless, cell);
            }
        }
        Some((place.at, day))
    }

    /// What a cell says, and its end where it is a span.
    fn when(
        &self,
        cell: &str,
        place: &Place,
        day: Option<NaiveDate>,
        record: &Record,
    ) -> Result<Option<(dates::Read, Option<dates::Read>)>, dates::Unread> {
        let zone = place.zone.or(record.zone);
        let is_known = zone.is_some();
        let how = dates::Reading {
            order: self.order,
            zone: zone.unwrap_or(self.zone),
            day,
        };
        let named = |read: dates::Read| dates::Read {
            is_zoneless: read.is_zoneless && !is_known,
            ..read
        };
        let problem = match dates::instant(cell, how) {
            Ok(read) => return Ok(read.map(|read| (named(read), None))),
            Err(problem) => problem,
        };
        let (from, to) = dates::span(cell).ok_or(problem.clone())?;
        let from = dates::instant(from, how)?.ok_or(problem)?;
        let begun = from.at.with_timezone(&how.zone.0).date_naive();
        let to = dates::instant(
            to,
            dates::Reading {
                day: Some(begun),
                ..how
            },
        )?;
        Ok(Some((named(from), to.map(named))))
    }

    fn set(
        &mut self,
        record: &mut Record,
        kind: MilestoneKind,
        read: dates::Read,
        is_day_known: bool,
        cell: &str,
    ) {
        let at = if is_day_known {
            read.at
        } else {
            after_start(record, kind, read.at)
        };
        if read.is_zoneless {
            self.without_zone
                .get_or_insert_with(|| (cell.to_owned(), at));
        }
        record.set(kind, Some(at));
    }

    /// Times that stand as lengths of time, from the first that is known.
    pub(super) fn spans(
        &self,
        cells: &StringRecord,
        record: &mut Record,
        used: &mut HashSet<usize>,
    ) {
        for (column, kind, unit) in SPANS {
            let starts = [MilestoneKind::Began, MilestoneKind::Detected];
            let start = starts.iter().filter_map(|kind| record.instant(*kind)).min();
            let Some((place, cell)) = self.first(cells, column) else {
                continue;
            };
            if dates::is_blank(cell) {
                used.insert(place.at);
                continue;
            }
            if kind == MilestoneKind::Resolved && self.is_still_open(cells) {
                continue;
            }
            let span = span(cell, place, unit);
            // Tools write 0 for what was never measured.
            if span == Ok(TimeDelta::zero()) {
                used.insert(place.at);
                continue;
            }
            let at = span.ok().and_then(|span| start?.checked_add_signed(span));
            if let Some(known) = record.instant(kind) {
                // A tool gives the end and how long it took; they are the same to the minute.
                let is_same = at.is_some_and(|at| (at - known).abs() < TimeDelta::minutes(1));
                if is_same && !self.preset.is_anyones() {
                    used.insert(place.at);
                }
                continue;
            }
            match span {
                Ok(_) => {
                    used.extend(at.map(|_| place.at));
                    record.set(kind, at);
                }
                Err(problem) => {
                    let problem = format!("{} {problem}", quoted(cell));
                    let fault = Fault::new(self.table.name(place.at), problem);
                    record.remarks.push(fault);
                }
            }
        }
    }
}

/// What the columns of a table have no place for. A tool that says nothing of a moment does not deny it, except of an
/// end: what was over may be open again.
pub(super) fn untold(preset: &Preset, layout: &Layout) -> Untold {
    let has = |column| layout.places(column).next().is_some();
    let has_place = |kind: &MilestoneKind| {
        let mut times = TIMES.iter().filter(|(_, known)| known == kind);
        let mut spans = SPANS.iter().filter(|(_, known, _)| known == kind);
        times.any(|(column, _)| has(*column))
            || spans.any(|(column, _, _)| has(*column))
            || (*kind == MilestoneKind::Resolved && has(Column::StatusChanged))
            || (*kind == MilestoneKind::Began && has(Column::Day))
    };
    let is_a_tools = !preset.is_anyones() && !preset.is_own;
    let kinds = MilestoneKind::ALL.into_iter();
    Untold {
        milestones: kinds
            .filter(|kind| !has_place(kind) || (is_a_tools && *kind != MilestoneKind::Resolved))
            .collect(),
        lines: is_a_tools && !has(Column::Comment) && !has(Column::WorkNotes),
    }
}

/// A wrong length is worse than none: a bare number is not read where its column counts in a unit that is not known.
fn span(cell: &str, place: &Place, unit: i64) -> Result<TimeDelta, &'static str> {
    // Nobody counts half minutes where nothing says that these are minutes.
    let is_unsaid = place.unit.is_none() && unit == spans::MINUTE && spans::has_fraction(cell);
    if spans::is_bare(cell) && (place.has_unknown_unit || is_unsaid) {
        return Err("counts in a unit that is not known");
    }
    spans::read(cell, place.unit.unwrap_or(unit)).ok_or("is not a length of time")
}

/// A time of day that lies before the start is of the next day: an end always, anything else where it is not just seen
/// before the time that was put down as the start.
fn after_start(record: &Record, kind: MilestoneKind, at: DateTime<Utc>) -> DateTime<Utc> {
    const JUST: TimeDelta = TimeDelta::hours(12);
    let start = record.instants.iter().map(|(_, at)| *at).min();
    match start {
        Some(start) if at < start && (kind == MilestoneKind::Resolved || start - at > JUST) => {
            at.checked_add_signed(TimeDelta::days(1)).unwrap_or(at)
        }
        Some(_) | None => at,
    }
}
