//! Whether incidents that a runbook was used in were shorter than others of their kind.

use serde::{Deserialize, Serialize};

use super::groups::durations;
use super::{Comparison, Durations, TimedIncident, compare, words};
use crate::domain::IncidentId;

/// Of the failure classes that the runbook covers. It was not drawn by lot when it was used, so this is what the
/// incidents show and no proof of a cause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RunbookEffect {
    /// "Before" stands for without the runbook, "after" for with it.
    pub comparison: Comparison,
    pub median_without_seconds: Option<f64>,
    pub median_with_seconds: Option<f64>,
    /// In plain words.
    pub sentences: Vec<String>,
    /// Oldest first.
    pub without: Vec<IncidentId>,
    pub with: Vec<IncidentId>,
}

/// None unless it was used in any of these incidents.
pub fn runbook_effect(
    incidents: &[TimedIncident],
    used_in: &[IncidentId],
) -> Option<RunbookEffect> {
    let (with, without): (Vec<_>, Vec<_>) =
        incidents.iter().partition(|one| used_in.contains(&one.id));
    if with.is_empty() {
        return None;
    }
    let sides = [&without, &with].map(|side| durations(side));
    let comparison = compare(&sides[0], &sides[1]);
    let [median_without_seconds, median_with_seconds] = sides.each_ref().map(Durations::median);
    let ids = |side: &[&TimedIncident]| side.iter().map(|one| one.id).collect();
    Some(RunbookEffect {
        sentences: words::with_runbook(&comparison, median_without_seconds, median_with_seconds),
        comparison,
        median_without_seconds,
        median_with_seconds,
        without: ids(&without),
        with: ids(&with),
    })
}
