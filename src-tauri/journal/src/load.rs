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
    /// What comes after is not looked at.
    pub now: DateTime<Utc>,
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
    /// So many days before now.
    fn ago(&self, days: i64) -> DateTime<Utc> {
        self.now - TimeDelta::days(days)
    }

    /// Interruptions after `from`, until now.
    fn since(&self, from: DateTime<Utc>) -> impl Iterator<Item = &Interruption> {
        self.between(from, self.now)
    }

    fn between(
        &self,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> impl Iterator<Item = &Interruption> {
        let all = self.interruptions.iter();
        all.filter(move |one| from < one.at && one.at <= to)
    }

    /// On call until now, without repetition: two schedules at a time are one time on call.
    fn on_call(&self) -> Vec<Span> {
        let mut spans = on_call_spans(&self.shifts);
        spans.retain(|span| span.from < self.now);
        for span in &mut spans {
            span.to = span.to.min(self.now);
        }
        spans
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
