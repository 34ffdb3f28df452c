//! What a change date divides: how often incidents came before and after, whether they were of the same kind, and the
//! comparison of like with like.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::counts::{Count, RateRatio, rate_ratio};
use super::groups::{Names, TimedIncident, durations};
use super::{Comparison, FEWEST_TO_COMPARE, Quiet, effect, quiet, real};
use crate::domain::{ClassKey, Scope, ServiceId, Severity};

/// The days the journal knows about; both belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Observed {
    pub from: NaiveDate,
    pub to: NaiveDate,
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
/// More would be fishing.
const MOST_MATCHED: usize = 3;

type Side<'a> = Vec<&'a TimedIncident>;
/// The groups of likes that an incident of a severity belongs to.
type Kinds<'a> = &'a dyn Fn(&TimedIncident, Severity) -> Vec<Kind>;

/// Of incidents in a scope, as they are divided by the first day of "after".
pub fn change(
    scope: &Scope,
    day: NaiveDate,
    incidents: &[TimedIncident],
    observed: Observed,
    names: Names<'_>,
) -> Change {
    let (before, after): (Side<'_>, Side<'_>) = incidents.iter().partition(|one| one.day < day);
    let counts = count_change(&before, &after, day, observed);
    let gone_quiet = (counts.n_after == 0)
        .then(|| quiet(counts.n_before, counts.days_before, counts.days_after))
        .flatten();
    let mix = mix(&before, &after, names);
    let matched = if mix.is_empty() {
        Vec::new()
    } else {
        matched(scope, &before, &after, names)
    };
    Change {
        day,
        counts,
        quiet: gone_quiet,
        mix,
        matched,
    }
}

fn count_change(
    before: &Side<'_>,
    after: &Side<'_>,
    day: NaiveDate,
    observed: Observed,
) -> CountChange {
    let number = |side: &Side<'_>| u32::try_from(side.len()).unwrap_or(u32::MAX);
    let days = |from: NaiveDate, until: NaiveDate| {
        let days = (until - from).num_days().max(0);
        f64::from(i32::try_from(days).unwrap_or(i32::MAX))
    };
    let after_last = observed.to.succ_opt().unwrap_or(observed.to);
    let (n_before, days_before) = (number(before), days(observed.from, day));
    let (n_after, days_after) = (number(after), days(day.max(observed.from), after_last));
    CountChange {
        n_before,
        days_before,
        n_after,
        days_after,
        rate: rate_ratio(
            Count {
                n: n_after,
                exposure: days_after,
            },
            Count {
                n: n_before,
                exposure: days_before,
            },
        ),
    }
}

/// For severity and class each: the value that moved the most, where the sides differ in more than a fifth.
fn mix(before: &Side<'_>, after: &Side<'_>, names: Names<'_>) -> Vec<MixChange> {
    if before.len().min(after.len()) < FEWEST_TO_COMPARE {
        return Vec::new();
    }
    let severity = |one: &TimedIncident| severity_name(one.severity).to_owned();
    let class = |one: &TimedIncident| names.class(one.class.as_ref());
    [
        moved(before, after, &severity),
        moved(before, after, &class),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn moved(
    before: &Side<'_>,
    after: &Side<'_>,
    kind: &dyn Fn(&TimedIncident) -> String,
) -> Option<MixChange> {
    let mut shares: BTreeMap<String, [f64; 2]> = BTreeMap::new();
    for (at, side) in [before, after].into_iter().enumerate() {
        for one in side {
            shares.entry(kind(one)).or_default()[at] += 1.0 / real(side.len());
        }
    }
    let distance: f64 = shares.values().map(|[b, a]| (a - b).abs()).sum::<f64>() / 2.0;
    if distance <= MIX_DIFFERS {
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

/// By the closest likeness for which any group is large enough: class and severity, else service and severity, else
/// severity.
fn matched(scope: &Scope, before: &Side<'_>, after: &Side<'_>, names: Names<'_>) -> Vec<Matched> {
    let by_class = |one: &TimedIncident, severity| {
        let class = one.class.clone();
        Vec::from_iter(class.map(|class| Kind {
            class: Some(class),
            service: None,
            severity,
        }))
    };
    let by_service = |one: &TimedIncident, severity| {
        let kind = |service: &ServiceId| Kind {
            class: None,
            service: Some(*service),
            severity,
        };
        one.services.iter().map(kind).collect()
    };
    let by_severity = |_: &TimedIncident, severity| {
        vec![Kind {
            class: None,
            service: None,
            severity,
        }]
    };
    let ways: [Kinds<'_>; 3] = [&by_class, &by_service, &by_severity];
    ways.into_iter()
        .map(|kinds| alike(scope, before, after, kinds, names))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

fn alike(
    scope: &Scope,
    before: &Side<'_>,
    after: &Side<'_>,
    kinds: Kinds<'_>,
    names: Names<'_>,
) -> Vec<Matched> {
    let mut sides: BTreeMap<Kind, [Side<'_>; 2]> = BTreeMap::new();
    for (at, side) in [before, after].into_iter().enumerate() {
        for one in side {
            let Some(severity) = one.severity else {
                continue;
            };
            for kind in kinds(one, severity) {
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
        let of = self
            .class
            .as_ref()
            .map(|class| names.class(Some(class)))
            .or_else(|| self.service.map(|service| names.service(service)));
        match of {
            Some(of) => format!("{of}, {}", self.severity.label()),
            None => self.severity.label().to_owned(),
        }
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
