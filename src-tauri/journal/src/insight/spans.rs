//! From one milestone to another, and what is missing for it.

use serde::{Deserialize, Serialize};

use super::TimedIncident;
use crate::domain::{IncidentId, Milestone, MilestoneKind};

/// The stretches of an incident that are counted, in the order in which they end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    Detect,
    Acknowledge,
    Mitigate,
    Resolve,
}

impl Span {
    pub const ALL: [Self; 4] = [
        Self::Detect,
        Self::Acknowledge,
        Self::Mitigate,
        Self::Resolve,
    ];

    pub fn words(self) -> &'static str {
        match self {
            Self::Detect => "Time to detect",
            Self::Acknowledge => "Time to acknowledge",
            Self::Mitigate => "Time to mitigate",
            Self::Resolve => "Time to resolve",
        }
    }

    /// The formula.
    pub fn formula(self) -> &'static str {
        match self {
            Self::Detect => "detected - began",
            Self::Acknowledge => "acknowledged - paged or detected",
            Self::Mitigate => "mitigated - began",
            Self::Resolve => "resolved - began",
        }
    }

    /// In seconds, above zero.
    pub fn seconds(self, incident: &TimedIncident) -> Option<u64> {
        let [from, to] = self.ends(incident)?;
        let seconds = u64::try_from((to.at - from.at).num_seconds()).ok()?;
        (seconds > 0).then_some(seconds)
    }

    /// Both of its ends are at the same moment, which is no length.
    pub fn is_at_once(self, incident: &TimedIncident) -> bool {
        let ends = self.ends(incident);
        ends.is_some_and(|[from, to]| (to.at - from.at).num_seconds() == 0)
    }

    /// One of its two ends is only estimated.
    pub fn is_estimated(self, incident: &TimedIncident) -> bool {
        let ends = self.ends(incident);
        ends.is_some_and(|ends| ends.iter().any(|end| end.estimated))
    }

    /// Whether it would begin with "began", for which "detected" can stand in.
    pub fn is_from_begin(self) -> bool {
        match self {
            Self::Mitigate | Self::Resolve => true,
            Self::Detect | Self::Acknowledge => false,
        }
    }

    /// Where "began" is missing, "detected" stands in, but not for the time to detect.
    fn ends(self, incident: &TimedIncident) -> Option<[&Milestone; 2]> {
        use MilestoneKind::{Acknowledged, Began, Detected, Mitigated, Paged, Resolved};
        let at = |kind| incident.milestone(kind);
        let began = || at(Began).or_else(|| at(Detected));
        let (from, to) = match self {
            Self::Detect => (at(Began), at(Detected)),
            Self::Acknowledge => (at(Paged).or_else(|| at(Detected)), at(Acknowledged)),
            Self::Mitigate => (began(), at(Mitigated)),
            Self::Resolve => (began(), at(Resolved)),
        };
        Some([from?, to?])
    }
}

impl TimedIncident {
    pub fn milestone(&self, kind: MilestoneKind) -> Option<&Milestone> {
        self.milestones
            .iter()
            .find(|milestone| milestone.kind == kind)
    }
}

/// A fact that figures need and some incidents do not have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Gap {
    /// "mitigated time".
    pub what: String,
    pub of: u32,
    /// Oldest first.
    pub incidents: Vec<IncidentId>,
}

/// What is missing, the most often missing first; nothing where all is there.
pub fn gaps(incidents: &[TimedIncident]) -> Vec<Gap> {
    const TIMES: [MilestoneKind; 5] = [
        MilestoneKind::Began,
        MilestoneKind::Detected,
        MilestoneKind::Acknowledged,
        MilestoneKind::Mitigated,
        MilestoneKind::Resolved,
    ];
    let times = TIMES.into_iter().map(|kind| {
        let what = if kind == MilestoneKind::Began {
            "begin".to_owned()
        } else {
            format!("{} time", kind.words())
        };
        gap(what, incidents, |one| one.milestone(kind).is_some())
    });
    let facts = [
        gap("severity".to_owned(), incidents, |one| {
            one.severity.is_some()
        }),
        gap("failure class".to_owned(), incidents, |one| {
            one.class.is_some()
        }),
        gap("service".to_owned(), incidents, |one| {
            !one.services.is_empty()
        }),
        gap("role".to_owned(), incidents, |one| !one.roles.is_empty()),
    ];
    let mut gaps: Vec<Gap> = times
        .chain(facts)
        .filter(|gap| !gap.incidents.is_empty())
        .collect();
    gaps.sort_by_key(|gap| std::cmp::Reverse(gap.incidents.len()));
    gaps
}

fn gap(what: String, incidents: &[TimedIncident], has: impl Fn(&TimedIncident) -> bool) -> Gap {
    Gap {
        what,
        of: u32::try_from(incidents.len()).unwrap_or(u32::MAX),
        incidents: incidents
            .iter()
            .filter(|one| !has(one))
            .map(|one| one.id)
            .collect(),
    }
}
