//! What an earlier import brought and is no longer mine, or no longer in the calendar.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, TimeDelta, Utc};

use super::bring_in::{KIND, Known};
use super::{CalendarReport, CalendarShift, CalendarShiftState, Occurrence};
use crate::Result;
use crate::domain::{ItemId, Shift, ShiftId};
use crate::store::record::Stored;
use crate::store::write::Write;

pub(super) struct Gone<'a> {
    others: Vec<&'a Occurrence>,
    /// Of the whole file, whatever part of it was asked for.
    keys: &'a HashSet<String>,
    /// Those that are the only one of their name.
    events: &'a HashSet<String>,
    /// Those in which I have a shift.
    schedules: HashSet<&'a str>,
    /// The first and the last start.
    days: Option<(DateTime<Utc>, DateTime<Utc>)>,
}

impl<'a> Gone<'a> {
    pub(super) fn new(
        mine: &[&'a Occurrence],
        others: Vec<&'a Occurrence>,
        keys: &'a HashSet<String>,
        events: &'a HashSet<String>,
    ) -> Self {
        let starts = || mine.iter().chain(&others).map(|one| one.from);
        Self {
            days: starts().min().zip(starts().max()),
            events,
            schedules: mine.iter().map(|one| one.rotation.as_str()).collect(),
            keys,
            others,
        }
    }

    /// A shift that somebody else has now; one of an event that does not come at its time any more; one of a schedule that
    /// no longer has it, within the days that the calendar covers.
    pub(super) fn take_away(
        &self,
        write: &mut Write<'_>,
        known: &Known,
        taken: &HashSet<ShiftId>,
        report: &mut CalendarReport,
    ) -> Result<()> {
        let handed_over = self
            .others
            .iter()
            .filter_map(|one| known.by_key.get(&one.key));
        let missing = known.by_start.values().flatten();
        let now = write.now();
        let missing = missing.filter(|stored| self.is_missing(&stored.value, now));
        let gone: BTreeMap<(DateTime<Utc>, ShiftId), &Stored<Shift>> = handed_over
            .chain(missing)
            .filter(|stored| stored.deleted_at.is_none() && !taken.contains(&stored.value.id))
            .map(|stored| ((stored.value.from, stored.value.id), stored))
            .collect();
        for stored in gone.into_values() {
            let shift = &stored.value;
            write.delete(&ItemId::from(shift.id))?;
            report.add(CalendarShift {
                from: shift.from,
                to: shift.to,
                zone: shift.zone,
                rotation: shift.rotation.clone(),
                person: String::new(),
                open_end: shift.open_end,
                state: CalendarShiftState::Gone,
            });
        }
        Ok(())
    }

    fn is_missing(&self, shift: &Shift, now: DateTime<Utc>) -> bool {
        /// An event that moves may move its first or last time out of the days that it now covers.
        const MOVED: TimeDelta = TimeDelta::days(1);
        let Some((first, last)) = self.days else {
            return false;
        };
        let source = shift.source.as_ref().filter(|source| source.kind == KIND);
        let Some(key) = source.map(|source| source.id.as_str()) else {
            // One that was entered by hand follows no calendar.
            return false;
        };
        let of_schedule = !shift.rotation.is_empty()
            && self.schedules.contains(shift.rotation.as_str())
            && (first..=last).contains(&shift.from);
        // A feed leaves out what is over, and that was a shift all the same.
        let is_covered = shift.to > first || shift.to > now;
        let of_event = !self.keys.contains(key)
            && self.events.contains(event_of(key))
            && is_covered
            && (first - MOVED..=last + MOVED).contains(&shift.from);
        of_schedule || of_event
    }
}

/// Of "UID 2026-11-01T08:00:00+00:00", the key of one time of an event, the event.
fn event_of(key: &str) -> &str {
    match key.rsplit_once(' ') {
        Some((uid, time)) if DateTime::parse_from_rfc3339(time).is_ok() => uid,
        Some(_) | None => key,
    }
}
