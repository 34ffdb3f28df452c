//! Stretches of time on the UTC line.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::Shift;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Span {
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
}

impl Span {
    pub fn length(self) -> TimeDelta {
        self.to - self.from
    }

    pub fn hours(self) -> f64 {
        in_hours(self.length())
    }

    pub fn holds(self, at: DateTime<Utc>) -> bool {
        self.from <= at && at < self.to
    }

    pub fn within(self, from: DateTime<Utc>, to: DateTime<Utc>) -> Option<Self> {
        let span = Self {
            from: self.from.max(from),
            to: self.to.min(to),
        };
        (span.from < span.to).then_some(span)
    }
}

/// What counts as time on call: of all shifts with a duty whose end is known, in order, those that touch or overlap as
/// one.
pub fn on_call_spans(shifts: &[Shift]) -> Vec<Span> {
    spans(shifts, |shift| !shift.open_end)
}

/// Of all shifts with a duty, as far as they are drawn: whether a page came in one.
pub(super) fn shift_spans(shifts: &[Shift]) -> Vec<Span> {
    spans(shifts, |_| true)
}

fn spans(shifts: &[Shift], counts: impl Fn(&Shift) -> bool) -> Vec<Span> {
    let on_call = shifts.iter().filter(|shift| shift.duty.is_on_call());
    union(on_call.filter(|shift| counts(shift)).map(|shift| Span {
        from: shift.from,
        to: shift.to,
    }))
}

pub(super) fn union(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = spans.collect();
    spans.sort();
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
            Some(_) | None => joined.push(span),
        }
    }
    joined
}

/// Hours of spans that do not overlap each other, between two instants.
pub fn hours_within(spans: &[Span], from: DateTime<Utc>, to: DateTime<Utc>) -> f64 {
    let parts = spans.iter().filter_map(|span| span.within(from, to));
    in_hours(parts.fold(TimeDelta::zero(), |total, part| total + part.length()))
}

pub(super) fn holds(spans: &[Span], at: DateTime<Utc>) -> bool {
    let after = spans.partition_point(|span| span.from <= at);
    after
        .checked_sub(1)
        .is_some_and(|last| spans[last].holds(at))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "seconds of any calendar stay far below 2^53"
)]
pub(super) fn in_hours(length: TimeDelta) -> f64 {
    length.num_seconds() as f64 / 3600.0
}
