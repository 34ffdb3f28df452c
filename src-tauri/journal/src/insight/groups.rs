//! From the times of incidents to the figures of a scope: counts, medians, groups, and before against after.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::change::{Compare, Observed, change};
use super::quarter::Quarter;
use super::survival::{Lifetime, median_with_open};
use super::trend::{Trend, trend};
use super::{Durations, compare, summarize, words};
use crate::domain::{
    ClassKey, Employer, EmployerId, FailureClass, IncidentId, IncidentKind, LeftOut, Milestone,
    MilestoneKind, Role, Service, ServiceId, Severity, Stats, StatsBy, StatsGroup, StatsQuery,
    TimeToResolve, Zone,
};

/// What the figures need to know of an incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimedIncident {
    pub id: IncidentId,
    pub title: String,
    pub kind: IncidentKind,
    pub start: DateTime<Utc>,
    pub zone: Zone,
    /// Of the start, in the incident's own zone.
    pub day: NaiveDate,
    pub severity: Option<Severity>,
    pub class: Option<ClassKey>,
    pub services: Vec<ServiceId>,
    pub milestones: Vec<Milestone>,
    pub roles: Vec<Role>,
    pub time: Result<TimeToResolve, LeftOut>,
    /// Its pad is live. Without an end and not live, the end was only never noted.
    pub live: bool,
}

impl TimedIncident {
    /// Still going on: all that is known of its length is "at least so long".
    pub fn is_open(&self) -> bool {
        self.live && self.time == Err(LeftOut::NoEnd)
    }

    /// "Detected" stands in for a begin that is not known.
    pub fn is_from_detected(&self) -> bool {
        self.milestone(MilestoneKind::Began).is_none()
            && self.milestone(MilestoneKind::Detected).is_some()
    }
}

/// The names that groups are shown under.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    pub services: &'a [Service],
    pub classes: &'a [FailureClass],
    pub employers: &'a [Employer],
}

/// When the question is asked: what open incidents have lasted until, and the days that counts are over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub now: DateTime<Utc>,
    pub observed: Observed,
}

/// Like is compared with like as `alike` does; all the incidents are always compared in full.
pub fn stats(
    query: &StatsQuery,
    incidents: &[TimedIncident],
    names: Names<'_>,
    asked: &Asked,
    alike: Compare,
) -> Stats {
    let all: Vec<&TimedIncident> = incidents.iter().collect();
    let mut groups = vec![group("all".to_owned(), "All".to_owned(), &all, query.mean)];
    let parts = query
        .by
        .map(|by| grouped(by, incidents, names, query.mean))
        .unwrap_or_default();
    let trend = (query.by == Some(StatsBy::Quarter))
        .then(|| trend_of_medians(&parts))
        .flatten();
    groups.extend(parts);
    let comparison = query.before_after.map(|day| {
        let (before, after): (Vec<_>, Vec<_>) = incidents.iter().partition(|one| one.day < day);
        compare(&durations(&before), &durations(&after))
    });
    let change = query
        .before_after
        .map(|day| change(&query.scope, day, incidents, &asked.observed, names, alike));
    let usable = incidents.iter().filter_map(|one| one.time.ok());
    Stats {
        scope: query.scope.clone(),
        n: count(usable.clone()),
        estimated: count(usable.filter(|time| time.estimated)),
        from_detected: count(
            incidents
                .iter()
                .filter(|one| one.time.is_ok() && one.is_from_detected()),
        ),
        left_out: left_out(incidents),
        groups,
        median_with_open_seconds: with_open(incidents, asked.now),
        still_open: count(incidents.iter().filter(|one| one.is_open())),
        sentences: words::answer(comparison.as_ref(), change.as_ref(), trend.as_ref()),
        comparison,
        change,
        trend,
    }
}

/// None where nothing is open: the plain median says the same.
fn with_open(incidents: &[TimedIncident], now: DateTime<Utc>) -> Option<f64> {
    let lifetimes: Vec<Lifetime> = incidents
        .iter()
        .filter_map(|one| lifetime(one, now))
        .collect();
    let any_open = lifetimes.iter().any(|one| !one.ended);
    any_open.then(|| median_with_open(&lifetimes)).flatten()
}

fn lifetime(incident: &TimedIncident, now: DateTime<Utc>) -> Option<Lifetime> {
    #[expect(
        clippy::cast_precision_loss,
        reason = "2^53 seconds are 285 million years"
    )]
    match incident.time {
        Ok(time) => Some(Lifetime {
            seconds: time.seconds as f64,
            ended: true,
        }),
        Err(_) if incident.is_open() => Some(Lifetime {
            seconds: (now - incident.start).num_seconds() as f64,
            ended: false,
        }),
        // Over, but nobody knows when: that is no "at least until now".
        Err(LeftOut::NoEnd | LeftOut::NoStart | LeftOut::NotPositive | LeftOut::OtherKind) => None,
    }
}

fn trend_of_medians(quarters: &[StatsGroup]) -> Option<Trend> {
    let points: Vec<(f64, f64)> = quarters
        .iter()
        .filter_map(|group| {
            let quarter: Quarter = group.key.parse().ok()?;
            Some((f64::from(quarter.ordinal()), group.median_seconds?))
        })
        .collect();
    trend(&points)
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
fn grouped(
    by: StatsBy,
    incidents: &[TimedIncident],
    names: Names<'_>,
    mean: bool,
) -> Vec<StatsGroup> {
    let mut by_key: BTreeMap<String, Vec<&TimedIncident>> = BTreeMap::new();
    if by == StatsBy::Quarter {
        by_key.extend(empty_quarters(incidents));
    }
    for incident in incidents {
        for key in keys(by, incident) {
            by_key.entry(key).or_default().push(incident);
        }
    }
    let without = by_key.remove(NONE);
    let mut groups: Vec<StatsGroup> = by_key
        .into_iter()
        .map(|(key, incidents)| group(key.clone(), name(by, &key, names), &incidents, mean))
        .collect();
    if !matches!(by, StatsBy::Severity | StatsBy::Quarter) {
        groups
            .sort_by(|one, other| (other.incidents, &one.name).cmp(&(one.incidents, &other.name)));
    }
    groups.extend(
        without.map(|incidents| group(NONE.to_owned(), unknown(by).to_owned(), &incidents, mean)),
    );
    groups
}

/// From the first to the last that has an incident, so that one without is seen to have none.
fn empty_quarters<'a>(
    incidents: &[TimedIncident],
) -> impl Iterator<Item = (String, Vec<&'a TimedIncident>)> {
    let of = |one: &TimedIncident| Quarter::of(one.day);
    let first = incidents.iter().map(of).min();
    let last = incidents.iter().map(of).max();
    let span = first.zip(last).map(|(first, last)| first.up_to(last));
    span.into_iter()
        .flatten()
        .map(|quarter| (quarter.to_string(), Vec::new()))
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
        StatsBy::Role => incident
            .roles
            .iter()
            .map(|role| role_key(*role).to_owned())
            .collect(),
        StatsBy::Quarter => vec![Quarter::of(incident.day).to_string()],
    };
    if keys.is_empty() {
        return vec![NONE.to_owned()];
    }
    keys
}

fn name(by: StatsBy, key: &str, names: Names<'_>) -> String {
    match by {
        StatsBy::Class => names.class(Some(&ClassKey(key.to_owned()))),
        StatsBy::Service => key
            .parse()
            .map_or_else(|_| key.to_owned(), |id| names.service(id)),
        StatsBy::Severity => key.to_uppercase(),
        StatsBy::Role => {
            let role = Role::ALL.into_iter().find(|role| role_key(*role) == key);
            role.map_or_else(|| key.to_owned(), |role| role.words().to_owned())
        }
        StatsBy::Quarter => key.parse().map_or_else(|_| key.to_owned(), Quarter::name),
    }
}

impl Names<'_> {
    pub fn class(self, key: Option<&ClassKey>) -> String {
        let Some(key) = key else {
            return "no failure class".to_owned();
        };
        let found = self.classes.iter().find(|class| class.key == *key);
        found.map_or_else(|| key.0.clone(), |class| class.name.clone())
    }

    pub fn service(self, id: ServiceId) -> String {
        let found = self.services.iter().find(|service| service.id == id);
        found.map_or_else(|| id.to_string(), |service| service.name.clone())
    }

    pub fn employer(self, id: EmployerId) -> String {
        let found = self.employers.iter().find(|employer| employer.id == id);
        found.map_or_else(|| id.to_string(), |employer| employer.name.clone())
    }
}

fn unknown(by: StatsBy) -> &'static str {
    match by {
        StatsBy::Class => "No failure class",
        StatsBy::Service => "No service",
        StatsBy::Severity => "No severity",
        StatsBy::Role => "No role",
        StatsBy::Quarter => "No date",
    }
}

fn group(key: String, name: String, incidents: &[&TimedIncident], mean: bool) -> StatsGroup {
    let durations = durations(incidents);
    let summary = summarize(&durations);
    StatsGroup {
        key,
        name,
        incidents: count(incidents.iter()),
        n: u32::try_from(summary.n).unwrap_or(u32::MAX),
        median_seconds: summary.median,
        interval_seconds: summary.interval,
        percentiles_seconds: summary.percentiles,
        mean_seconds: durations.mean().filter(|_| mean),
    }
}

pub(super) fn durations(incidents: &[&TimedIncident]) -> Durations {
    Durations::from_seconds(incidents.iter().map(|one| {
        let seconds = one.time.ok()?.seconds;
        i64::try_from(seconds).ok()
    }))
}

fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}

/// The stable name that files and programs know it by.
fn role_key(role: Role) -> &'static str {
    match role {
        Role::FirstResponder => "first_responder",
        Role::IncidentCommander => "incident_commander",
        Role::Communicator => "communicator",
        Role::Scribe => "scribe",
        Role::SubjectExpert => "subject_expert",
        Role::Responder => "responder",
        Role::Facilitator => "facilitator",
        Role::BusinessContext => "business_context",
        Role::Observer => "observer",
    }
}
