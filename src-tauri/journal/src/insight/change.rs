//! What a change date divides: how often incidents came before and after, whether they were of the same kind, and the
//! comparison of like with like.

mod alike;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use self::alike::Moved;
use super::counts::{Count, RateRatio, rate_ratio};
use super::groups::{Names, TimedIncident};
use super::{Comparison, Durations, Quiet, quiet};
use crate::domain::{IncidentId, Scope};
use crate::load::{Span, hours_within};

/// The days the journal knows about; both belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observed {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// When I was on call, in order, without overlaps.
    pub on_call: Vec<Span>,
    /// The incident with which the days begin, where they begin only with the first that is written down: it had to come
    /// on their first day, and says nothing of how many come in them.
    pub opened_by: Option<IncidentId>,
}

/// Longer without a shift, and shifts were not written down rather than not there: a quarter.
const LONGEST_BETWEEN_SHIFTS: TimeDelta = TimeDelta::days(92);

impl Observed {
    /// Hours on call before and after a day, where they are known from end to end.
    fn on_call_hours(&self, day: NaiveDate) -> Option<[f64; 2]> {
        let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
        let (from, day) = (midnight(self.from), midnight(day));
        let to = midnight(self.to.succ_opt().unwrap_or(self.to));
        if !self.is_on_call_known(from, to) {
            return None;
        }
        let hours =
            [(from, day), (day, to)].map(|(from, to)| hours_within(&self.on_call, from, to));
        hours.iter().all(|hours| *hours > 0.0).then_some(hours)
    }

    fn is_on_call_known(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> bool {
        let begins = self.on_call.iter().map(|span| span.from).chain([to]);
        let ends = [from]
            .into_iter()
            .chain(self.on_call.iter().map(|span| span.to));
        ends.zip(begins)
            .all(|(end, begin)| begin.min(to) - end.max(from) <= LONGEST_BETWEEN_SHIFTS)
    }
}

/// What a rate of incidents is counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Exposure {
    Day,
    OnCallHour,
}

/// Beside the comparison of durations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Change {
    /// The first day of "after".
    pub day: NaiveDate,
    pub counts: CountChange,
    /// Nothing has come since, although something came before.
    pub quiet: Option<Quiet>,
    /// What differs in kind between the two sides: a comparison of all is then one of unlike things.
    pub mix: Vec<MixChange>,
    /// Like with like, the most incidents first; only groups that are large enough on both sides.
    pub matched: Vec<Matched>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CountChange {
    pub n_before: u32,
    pub days_before: f64,
    pub n_after: u32,
    pub days_after: f64,
    /// Hours on call where they are known from end to end.
    pub per: Exposure,
    /// On call, where the rate goes by them. No claim tells them: how much someone works is in no paper.
    pub hours_before: Option<f64>,
    pub hours_after: Option<f64>,
    /// The days begin with the first incident before: rate and silence are counted without it, else they would take it
    /// for one that came by chance.
    pub first_not_counted: bool,
    /// The rate after over the rate before; none without incidents or days on both sides.
    pub rate: Option<RateRatio>,
}

impl CountChange {
    /// What the rate rests on.
    pub fn counted_before(&self) -> u32 {
        self.n_before - u32::from(self.first_not_counted)
    }

    /// As a claim tells it.
    #[must_use]
    pub fn without_hours(&self) -> Self {
        Self {
            hours_before: None,
            hours_after: None,
            ..self.clone()
        }
    }
}

/// One kind of incident whose share changed the most.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct MixChange {
    pub name: String,
    pub share_before: f64,
    pub share_after: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Matched {
    pub name: String,
    /// The narrower question.
    pub scope: Scope,
    /// On the page and in lists by the ratio alone: the difference and the chance are absent, they take longer.
    pub comparison: Comparison,
}

type Side<'a> = Vec<&'a TimedIncident>;

/// How like is compared with like: `compare`, or `effect` where there is no time for more.
pub type Compare = fn(&Durations, &Durations) -> Comparison;

/// Of incidents in a scope, as they are divided by the first day of "after".
pub fn change(
    scope: &Scope,
    day: NaiveDate,
    incidents: &[TimedIncident],
    observed: &Observed,
    names: Names<'_>,
    compare: Compare,
) -> Change {
    let (before, after): (Side<'_>, Side<'_>) = incidents.iter().partition(|one| one.day < day);
    let (counts, exposure) = count_change(&before, &after, day, observed);
    let days = [counts.days_before, counts.days_after];
    let gone_quiet = (counts.n_after == 0)
        .then(|| quiet(counts.n_before, counts.counted_before(), days, exposure))
        .flatten();
    let moved = Moved::between(&before, &after, names);
    let matched = moved.matched(scope, [&before, &after], names, compare);
    Change {
        day,
        counts,
        quiet: gone_quiet,
        mix: moved.all(),
        matched,
    }
}

/// And what both sides were exposed to, in the unit that it names.
fn count_change(
    before: &Side<'_>,
    after: &Side<'_>,
    day: NaiveDate,
    observed: &Observed,
) -> (CountChange, [f64; 2]) {
    let number = |side: &Side<'_>| u32::try_from(side.len()).unwrap_or(u32::MAX);
    let days = |from: NaiveDate, until: NaiveDate| {
        let days = (until - from).num_days().max(0);
        f64::from(i32::try_from(days).unwrap_or(i32::MAX))
    };
    let after_last = observed.to.succ_opt().unwrap_or(observed.to);
    let (n_before, days_before) = (number(before), days(observed.from, day));
    let (n_after, days_after) = (number(after), days(day.max(observed.from), after_last));
    let hours = observed.on_call_hours(day);
    let per = hours.map_or(Exposure::Day, |_| Exposure::OnCallHour);
    let exposure = hours.unwrap_or([days_before, days_after]);
    let mut counts = CountChange {
        n_before,
        days_before,
        n_after,
        days_after,
        per,
        hours_before: hours.map(|[before, _]| before),
        hours_after: hours.map(|[_, after]| after),
        first_not_counted: before.iter().any(|one| Some(one.id) == observed.opened_by),
        rate: None,
    };
    let count = |n, exposure| Count { n, exposure };
    counts.rate = rate_ratio(
        count(n_after, exposure[1]),
        count(counts.counted_before(), exposure[0]),
    );
    (counts, exposure)
}
