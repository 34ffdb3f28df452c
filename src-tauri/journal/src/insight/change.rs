//! What a change date divides: how often incidents came before and after, whether they were of the same kind, and the
//! comparison of like with like.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::counts::{Count, RateRatio, rate_ratio};
use super::groups::{Names, TimedIncident, durations};
use super::mix;
use super::{Comparison, FEWEST_TO_COMPARE, Quiet, effect, quiet, real};
use crate::domain::{ClassKey, Scope, ServiceId, Severity};
use crate::load::{Span, hours_within};

/// The days the journal knows about; both belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observed {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// When I was on call, in order, without overlaps.
    pub on_call: Vec<Span>,
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
    /// Hours on call where they are known from end to end; they themselves are not told.
    pub per: Exposure,
    /// The rate after over the rate before; none without incidents or days on both sides.
    pub rate: Option<RateRatio>,
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
    pub comparison: Comparison,
}

/// More of all incidents than this would have to be of another kind for both sides to be alike.
const MIX_DIFFERS: f64 = 0.2;
/// Few incidents are that far apart often enough when nothing has changed; this rarely only where something has.
const MIX_BY_CHANCE: f64 = 0.05;
/// More would be fishing.
const MOST_MATCHED: usize = 3;

type Side<'a> = Vec<&'a TimedIncident>;

/// Of incidents in a scope, as they are divided by the first day of "after".
pub fn change(
    scope: &Scope,
    day: NaiveDate,
    incidents: &[TimedIncident],
    observed: &Observed,
    names: Names<'_>,
) -> Change {
    let (before, after): (Side<'_>, Side<'_>) = incidents.iter().partition(|one| one.day < day);
    let (counts, exposure) = count_change(&before, &after, day, observed);
    let days = [counts.days_before, counts.days_after];
    let gone_quiet = (counts.n_after == 0)
        .then(|| quiet(counts.n_before, days, exposure))
        .flatten();
    let moved = Moved::between(&before, &after, names);
    let matched = moved.matched(scope, &before, &after, names);
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
    let (per, exposure) = match observed.on_call_hours(day) {
        Some(hours) => (Exposure::OnCallHour, hours),
        None => (Exposure::Day, [days_before, days_after]),
    };
    let count = |n, exposure| Count { n, exposure };
    let [before, after] = exposure;
    let counts = CountChange {
        n_before,
        days_before,
        n_after,
        days_after,
        per,
        rate: rate_ratio(count(n_after, after), count(n_before, before)),
    };
    (counts, exposure)
}

/// For each fact the value that moved the most, where the sides differ in more than a fifth and hardly by chance.
#[derive(Default)]
struct Moved {
    severity: Option<MixChange>,
    class: Option<MixChange>,
    service: Option<MixChange>,
}

impl Moved {
    fn between(before: &Side<'_>, after: &Side<'_>, names: Names<'_>) -> Self {
        if before.len().min(after.len()) < FEWEST_TO_COMPARE {
            return Self::default();
        }
        let services = |one: &TimedIncident| {
            let mut all: Vec<String> = one.services.iter().map(|id| names.service(*id)).collect();
            all.sort_unstable();
            if all.is_empty() {
                "no service".to_owned()
            } else {
                all.join(" and ")
            }
        };
        Self {
            severity: moved(before, after, &|one| severity_name(one.severity).to_owned()),
            class: moved(before, after, &|one| names.class(one.class.as_ref())),
            service: moved(before, after, &services),
        }
    }

    fn all(self) -> Vec<MixChange> {
        let facts = [self.severity, self.class, self.service];
        facts.into_iter().flatten().collect()
    }

    /// Like with like: what moved is held fast, and severity always. Where only the severity moved, class or service are
    /// held too, as long as any group is large enough.
    fn matched(
        &self,
        scope: &Scope,
        before: &Side<'_>,
        after: &Side<'_>,
        names: Names<'_>,
    ) -> Vec<Matched> {
        let (class, service) = (self.class.is_some(), self.service.is_some());
        let ways: &[Held] = match (class || service, self.severity.is_some()) {
            (true, _) => &[Held { class, service }],
            (false, true) => &[Held::CLASS, Held::SERVICE, Held::SEVERITY],
            (false, false) => &[],
        };
        let mut found = ways
            .iter()
            .map(|held| alike(scope, before, after, *held, names));
        found.find(|found| !found.is_empty()).unwrap_or_default()
    }
}

/// What two incidents have in common beside their severity.
#[derive(Clone, Copy)]
struct Held {
    class: bool,
    service: bool,
}

impl Held {
    const CLASS: Self = Self {
        class: true,
        service: false,
    };
    const SERVICE: Self = Self {
        class: false,
        service: true,
    };
    const SEVERITY: Self = Self {
        class: false,
        service: false,
    };

    /// The groups of likes that an incident belongs to: none where a fact that is held is not known.
    fn kinds(self, one: &TimedIncident, severity: Severity) -> Vec<Kind> {
        let class = self.class.then(|| one.class.clone());
        if class == Some(None) {
            return Vec::new();
        }
        let kind = |service| Kind {
            class: class.clone().flatten(),
            service,
            severity,
        };
        if self.service {
            one.services.iter().map(|id| kind(Some(*id))).collect()
        } else {
            vec![kind(None)]
        }
    }
}

/// A question about some services is not answered by another one that an incident happened to touch too.
fn is_asked_for(scope: &Scope, kind: &Kind) -> bool {
    let asked = &scope.services;
    kind.service
        .is_none_or(|service| asked.is_empty() || asked.contains(&service))
}

fn moved(
    before: &Side<'_>,
    after: &Side<'_>,
    kind: &dyn Fn(&TimedIncident) -> String,
) -> Option<MixChange> {
    let mut counted: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for (at, side) in [before, after].into_iter().enumerate() {
        for one in side {
            counted.entry(kind(one)).or_default()[at] += 1;
        }
    }
    let counts: Vec<[usize; 2]> = counted.values().copied().collect();
    let sizes = [before.len(), after.len()];
    let share = |counts: [usize; 2], at: usize| real(counts[at]) / real(sizes[at]);
    let shares: BTreeMap<String, [f64; 2]> = counted
        .into_iter()
        .map(|(name, counts)| (name, [share(counts, 0), share(counts, 1)]))
        .collect();
    let distance: f64 = shares.values().map(|[b, a]| (a - b).abs()).sum::<f64>() / 2.0;
    if distance <= MIX_DIFFERS || mix::chance(&counts) >= MIX_BY_CHANCE {
        return None;
    }
    let gap = |[before, after]: &[f64; 2]| (after - before).abs();
    let (name, [share_before, share_after]) = shares
        .into_iter()
        .max_by(|one, other| gap(&one.1).total_cmp(&gap(&other.1)))?;
    Some(MixChange {
        name,
        share_before,
        share_after,
    })
}

/// What makes two incidents alike.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    class: Option<ClassKey>,
    service: Option<ServiceId>,
    severity: Severity,
}

fn alike(
    scope: &Scope,
    before: &Side<'_>,
    after: &Side<'_>,
    held: Held,
    names: Names<'_>,
) -> Vec<Matched> {
    let mut sides: BTreeMap<Kind, [Side<'_>; 2]> = BTreeMap::new();
    for (at, side) in [before, after].into_iter().enumerate() {
        for one in side {
            let Some(severity) = one.severity else {
                continue;
            };
            let kinds = held.kinds(one, severity).into_iter();
            for kind in kinds.filter(|kind| is_asked_for(scope, kind)) {
                sides.entry(kind).or_default()[at].push(one);
            }
        }
    }
    let mut found: Vec<Matched> = sides
        .into_iter()
        .map(|(kind, [before, after])| Matched {
            name: kind.name(names),
            scope: kind.narrowed(scope),
            comparison: effect(&durations(&before), &durations(&after)),
        })
        .filter(|one| one.comparison.n_before.min(one.comparison.n_after) >= FEWEST_TO_COMPARE)
        .collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.comparison.n_before + one.comparison.n_after));
    found.truncate(MOST_MATCHED);
    found
}

impl Kind {
    fn name(&self, names: Names<'_>) -> String {
        let class = self.class.as_ref().map(|class| names.class(Some(class)));
        let service = self.service.map(|service| names.service(service));
        let severity = self.severity.label().to_owned();
        let parts = [class, service, Some(severity)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn narrowed(&self, scope: &Scope) -> Scope {
        let mut scope = scope.clone();
        scope.severities = vec![self.severity];
        if let Some(class) = &self.class {
            scope.classes = vec![class.clone()];
        }
        if let Some(service) = self.service {
            scope.services = vec![service];
        }
        scope
    }
}

fn severity_name(severity: Option<Severity>) -> &'static str {
    severity.map_or("no severity", Severity::label)
}
