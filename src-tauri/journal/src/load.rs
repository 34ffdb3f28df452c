//! On-call load: what the nights cost, and whether rest was taken. Pure functions over what was entered.
//!
//! It is load, not diagnosis: raw facts, limits with their sources, the user's own earlier weeks. There is no score
//! that puts them together. Hours of the day are those of the zone the person was in; lengths are on the UTC line.

mod baseline;
mod bulk;
mod causes;
mod clock;
mod figures;
mod measures;
mod nights;
mod rest;
mod span;
#[cfg(test)]
mod tests;
mod view;
mod warnings;
mod words;

pub use baseline::{Usual, Usually};
pub use bulk::{PageLine, read_pages};
pub use causes::CauseRow;
pub use clock::{HourClass, HoursOfDay};
pub use figures::{Figures, Week};
pub use nights::Night;
pub use rest::{Owed, RestLedger};
use span::shift_spans;
pub use span::{Span, hours_within, on_call_spans};
pub use view::{OnCall, PageView, QuietLine, ShiftLoad, VerdictCount, on_call, quiet_line};
pub use warnings::{Level, Warning, shipped_limits};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::domain::{CheckIn, Hours, IncidentId, Interruption, OnCallSettings, Rest, Shift, Zone};

/// Everything that load is computed from. All lists are in the order of time.
#[derive(Debug, Clone)]
pub struct Facts {
    pub shifts: Vec<Shift>,
    pub interruptions: Vec<Interruption>,
    pub check_ins: Vec<CheckIn>,
    pub rests: Vec<Rest>,
    pub hours: Vec<Hours>,
    pub hands_on: Vec<HandsOn>,
    pub majors: Vec<Major>,
    pub settings: OnCallSettings,
    pub day: HoursOfDay,
    /// More than this many minutes up at night, and the next morning is off until `rest_until`.
    pub rest_after_minutes: u32,
    pub rest_until: u8,
    /// Where the person is now: for what has no zone of its own.
    pub zone: Zone,
    /// The last instant that is looked at.
    pub now: DateTime<Utc>,
    /// That instant is the last one of a day that is looked back at, and so the whole day counts.
    pub is_end_of_day: bool,
}

/// Minutes with hands on an incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandsOn {
    pub incident: IncidentId,
    pub day: NaiveDate,
    pub minutes: u32,
}

/// An incident after which nothing is deployed for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Major {
    pub incident: IncidentId,
    pub title: String,
    pub ended: DateTime<Utc>,
}

impl Facts {
    /// Until when time counts: a day that is looked back at is over at midnight, and instants are kept to the millisecond.
    fn end(&self) -> DateTime<Utc> {
        self.now + TimeDelta::milliseconds(i64::from(self.is_end_of_day))
    }

    /// So many days before the end.
    fn ago(&self, days: i64) -> DateTime<Utc> {
        self.end() - TimeDelta::days(days)
    }

    /// Interruptions from `from` on.
    fn since(&self, from: DateTime<Utc>) -> impl Iterator<Item = &Interruption> {
        self.between(from, self.end())
    }

    /// From `from` on, before `to`; what came just now counts.
    fn between(
        &self,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> impl Iterator<Item = &Interruption> {
        let (now, is_to_the_end) = (self.now, to >= self.end());
        let all = self.interruptions.iter();
        let all = all.filter(move |one| from <= one.at && one.at <= now);
        all.filter(move |one| is_to_the_end || one.at < to)
    }

    /// Hours on call, as far as they are known: without shifts of which no end is.
    fn on_call_hours(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> f64 {
        hours_within(&on_call_spans(&self.shifts), from, to.min(self.end()))
    }

    /// Shifts in a stretch of time whose end is not known.
    fn open_shifts(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> impl Iterator<Item = &Shift> {
        let to = to.min(self.end());
        let open = self
            .shifts
            .iter()
            .filter(|shift| shift.open_end && shift.duty.is_on_call());
        open.filter(move |shift| shift.from < to && from < shift.to)
    }

    /// The first instant of which anything is known.
    fn known_from(&self) -> Option<DateTime<Utc>> {
        let shift = self.shifts.iter().map(|shift| shift.from).min();
        let page = self.interruptions.iter().map(|one| one.at).min();
        shift
            .into_iter()
            .chain(page)
            .min()
            .filter(|first| *first < self.now)
    }
}
