//! From the times of incidents to the figures of a scope: counts, medians, groups, and before against after.
//!
//! Incidents of every kind count unless the scope names kinds: a drill or a false alarm took time too, and whoever asks
//! about real ones only can say so.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Durations, compare, summarize, words};
use crate::domain::{
    ClassKey, FailureClass, IncidentId, LeftOut, Service, ServiceId, Severity, Stats, StatsBy,
    StatsGroup, StatsQuery, TimeToResolve, Zone,
};

/// What the figures need to know of an incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimedIncident {
    pub id: IncidentId,
    pub title: String,
    pub start: DateTime<Utc>,
    pub zone: Zone,
    /// Of the start, in the incident's own zone.
    pub day: NaiveDate,
    pub severity: Option<Severity>,
    pub class: Option<ClassKey>,
    pub services: Vec<ServiceId>,
    pub time: Result<TimeToResolve, LeftOut>,
}

/// The names that groups are shown under.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    pub services: &'a [Service],
    pub classes: &'a [FailureClass],
}

pub fn stats(query: &StatsQuery, incidents: &[TimedIncident], names: Names<'_>) -> Stats {
    let all: Vec<&TimedIncident> = incidents.iter().collect();
    let mut groups = vec![group("all".to_owned(), "All".to_owned(), &all)];
    groups.extend(
        query
            .by
            .iter()
            .flat_map(|by| grouped(*by, incidents, names)),
    );
    let comparison = query.before_after.map(|date| {
        let (before, after): (Vec<_>, Vec<_>) = incidents.iter().partition(|one| one.day < date);
        compare(&durations(&before), &durations(&after))
    });
    let usable = incidents.iter().filter_map(|one| one.time.ok());
    Stats {
        scope: query.scope.clone(),
        n: count(usable.clone()),
        estimated: count(usable.filter(|time| time.estimated)),
        left_out: left_out(incidents),
        groups,
        sentences: comparison
            .as_ref()
            .map(words::comparison)
            .unwrap_or_default(),
        comparison,
    }
}

fn left_out(incidents: &[TimedIncident]) -> BTreeMap<LeftOut, u32> {
    let mut counts = BTreeMap::new();
    for why in incidents.iter().filter_map(|one| one.time.err()) {
        *counts.entry(why).or_insert(0) += 1;
    }
    counts
}

/// Severities from the worst; services and classes by their number of incidents. Those without the fact come last. An
/// incident of two services counts in both.
fn grouped(by: StatsBy, incidents: &[TimedIncident], names: Names<'_>) -> Vec<StatsGroup> {
    let mut by_key: BTreeMap<String, Vec<&TimedIncident>> = BTreeMap::new();
    for incident in incidents {
        for key in keys(by, incident) {
            by_key.entry(key).or_default().push(incident);
        }
    }
    let without = by_key.remove(NONE);
    let mut groups: Vec<StatsGroup> = by_key
        .into_iter()
        .map(|(key, incidents)| group(key.clone(), name(by, &key, names), &incidents))
        .collect();
    if by != StatsBy::Severity {
        groups
            .sort_by(|one, other| (other.incidents, &one.name).cmp(&(one.incidents, &other.name)));
    }
    groups.extend(
        without.map(|incidents| group(NONE.to_owned(), unknown(by).to_owned(), &incidents)),
    );
    groups
}

const NONE: &str = "none";

fn keys(by: StatsBy, incident: &TimedIncident) -> Vec<String> {
    let keys: Vec<String> = match by {
        StatsBy::Class => incident.class.iter().map(|key| key.0.clone()).collect(),
        StatsBy::Service => incident.services.iter().map(ToString::to_string).collect(),
        StatsBy::Severity => incident
            .severity
            .iter()
            .map(|one| one.label().to_lowercase())
            .collect(),
    };
    if keys.is_empty() {
        return vec![NONE.to_owned()];
    }
    keys
}

fn name(by: StatsBy, key: &str, names: Names<'_>) -> String {
    let found = match by {
        StatsBy::Class => names
            .classes
            .iter()
            .find(|class| class.key.0 == key)
            .map(|class| &class.name),
        StatsBy::Service => names
            .services
            .iter()
            .find(|service| service.id.to_string() == key)
            .map(|service| &service.name),
        StatsBy::Severity => return key.to_uppercase(),
    };
    found.map_or_else(|| key.to_owned(), Clone::clone)
}

fn unknown(by: StatsBy) -> &'static str {
    match by {
        StatsBy::Class => "No failure class",
        StatsBy::Service => "No service",
        StatsBy::Severity => "No severity",
    }
}

fn group(key: String, name: String, incidents: &[&TimedIncident]) -> StatsGroup {
    let summary = summarize(&durations(incidents));
    StatsGroup {
        key,
        name,
        incidents: count(incidents.iter()),
        n: u32::try_from(summary.n).unwrap_or(u32::MAX),
        median_seconds: summary.median,
        interval_seconds: summary.interval,
    }
}

fn durations(incidents: &[&TimedIncident]) -> Durations {
    Durations::from_seconds(incidents.iter().map(|one| {
        let seconds = one.time.ok()?.seconds;
        i64::try_from(seconds).ok()
    }))
}

fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}
