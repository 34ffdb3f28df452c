//! Whether the two sides of a day are of the same kinds, and which of their incidents are alike.

use std::collections::BTreeMap;

use super::{Compare, Matched, MixChange, Side};
use crate::domain::{ClassKey, Scope, ServiceId, Severity};
use crate::insight::groups::{Names, TimedIncident, durations};
use crate::insight::{Durations, FEWEST_TO_COMPARE, mix, real};

/// More of all incidents than this would have to be of another kind for both sides to be alike.
const MIX_DIFFERS: f64 = 0.2;
/// Few incidents are that far apart often enough when nothing has changed; this rarely only where something has.
const MIX_BY_CHANCE: f64 = 0.05;
/// More would be fishing.
const MOST_MATCHED: usize = 3;

/// For each fact the value that moved the most, where the sides differ in more than a fifth and hardly by chance.
#[derive(Default)]
pub struct Moved {
    severity: Option<MixChange>,
    class: Option<MixChange>,
    service: Option<MixChange>,
}

impl Moved {
    pub fn between(before: &Side<'_>, after: &Side<'_>, names: Names<'_>) -> Self {
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

    pub fn all(self) -> Vec<MixChange> {
        let facts = [self.severity, self.class, self.service];
        facts.into_iter().flatten().collect()
    }

    /// Like with like: what moved is held fast, and severity always. Where only the severity moved, class or service are
    /// held too, as long as any group is large enough.
    pub fn matched(
        &self,
        scope: &Scope,
        sides: [&Side<'_>; 2],
        names: Names<'_>,
        compare: Compare,
    ) -> Vec<Matched> {
        let (class, service) = (self.class.is_some(), self.service.is_some());
        let ways: &[Held] = match (class || service, self.severity.is_some()) {
            (true, _) => &[Held { class, service }],
            (false, true) => &[Held::CLASS, Held::SERVICE, Held::SEVERITY],
            (false, false) => &[],
        };
        let mut found = ways.iter().map(|held| alike(scope, sides, *held));
        let found = found.find(|found| !found.is_empty()).unwrap_or_default();
        let compared = found.into_iter().map(|(kind, [before, after])| Matched {
            name: kind.name(names),
            scope: kind.narrowed(scope),
            comparison: compare(&before, &after),
        });
        compared.collect()
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

/// The largest groups of likes that can be compared, with the durations of both sides.
fn alike(scope: &Scope, both: [&Side<'_>; 2], held: Held) -> Vec<(Kind, [Durations; 2])> {
    let mut sides: BTreeMap<Kind, [Side<'_>; 2]> = BTreeMap::new();
    for (at, side) in both.into_iter().enumerate() {
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
    let mut found: Vec<(Kind, [Durations; 2])> = sides
        .into_iter()
        .map(|(kind, sides)| (kind, sides.map(|side| durations(&side))))
        .filter(|(_, [before, after])| before.len().min(after.len()) >= FEWEST_TO_COMPARE)
        .collect();
    found.sort_by_key(|(_, [before, after])| std::cmp::Reverse(before.len() + after.len()));
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
