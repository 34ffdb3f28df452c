//! The only way into a paper or a chart: what a reader must not see is gone before anything is composed.
//!
//! `compose` takes [`Projected`] and `figure` takes [`ProjectedTimes`]. Neither can be made anywhere else, and the
//! incident inside has no field for the private block.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use journal::domain::{
    Audience, ClassKey, DetectedBy, Ending, Entry, FailureClass, Impact, Incident, IncidentId,
    IncidentKind, Link, Milestone, MilestoneKind, Mitigation, PhaseNote, Role, Scope, Service,
    ServiceId, Severity, Stats, Story, Zone,
};
use journal::{PaperData, ResponseTime};

use crate::error::ReportError;

/// Everything one paper may be made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Projected {
    scope: Scope,
    incidents: Vec<ProjectedIncident>,
    stats: Stats,
    times: ProjectedTimes,
}

/// The dots of the response-times chart.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectedTimes(Vec<ResponseTime>);

/// An incident as its reader may see it: services and class by name, entries in the order in which they happened.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectedIncident {
    pub id: IncidentId,
    pub title: String,
    pub kind: IncidentKind,
    pub severity: Option<Severity>,
    pub services: Vec<String>,
    pub class: Option<String>,
    pub tags: Vec<String>,
    pub zone: Zone,
    pub start: DateTime<Utc>,
    /// The civil day of the start in the incident's zone.
    pub day: NaiveDate,
    pub milestones: Vec<Milestone>,
    /// Above zero; `None` where an end is unknown or the times contradict each other.
    pub seconds_to_resolve: Option<u64>,
    pub roles: Vec<Role>,
    pub detected_by: Option<DetectedBy>,
    pub impact: Impact,
    pub mitigation: Option<Mitigation>,
    pub ending: Option<Ending>,
    pub story: Story,
    pub phases: Vec<PhaseNote>,
    pub hands_on_minutes: Option<u32>,
    pub links: Vec<Link>,
    pub entries: Vec<Entry>,
}

/// Takes what `audience` must not see out of a paper's data.
///
/// Only the owner's own papers can be made; for any other reader the data is refused rather than shown unchecked.
pub fn project(audience: Audience, data: PaperData) -> Result<Projected, ReportError> {
    only_own(audience)?;
    let names = Names::of(data.services, data.classes);
    let mut entries = entries_by_incident(data.entries);
    let incidents: Vec<ProjectedIncident> = data
        .incidents
        .into_iter()
        .map(|incident| {
            let own = entries.remove(&incident.id).unwrap_or_default();
            without_private(incident, own, &names)
        })
        .collect();
    Ok(Projected {
        times: ProjectedTimes(incidents.iter().filter_map(dot).collect()),
        scope: data.scope,
        incidents,
        stats: data.stats,
    })
}

/// The same gate for a chart on its own, which needs no texts.
pub fn project_times(
    audience: Audience,
    times: Vec<ResponseTime>,
) -> Result<ProjectedTimes, ReportError> {
    only_own(audience)?;
    Ok(ProjectedTimes(times))
}

impl Projected {
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// Oldest first.
    pub fn incidents(&self) -> &[ProjectedIncident] {
        &self.incidents
    }

    pub fn incident(&self, id: IncidentId) -> Option<&ProjectedIncident> {
        self.incidents.iter().find(|incident| incident.id == id)
    }

    pub fn stats(&self) -> &Stats {
        &self.stats
    }

    pub fn times(&self) -> &ProjectedTimes {
        &self.times
    }
}

impl ProjectedTimes {
    /// Oldest first.
    pub fn iter(&self) -> std::slice::Iter<'_, ResponseTime> {
        self.0.iter()
    }

    pub fn as_slice(&self) -> &[ResponseTime] {
        &self.0
    }
}

impl<'a> IntoIterator for &'a ProjectedTimes {
    type Item = &'a ResponseTime;
    type IntoIter = std::slice::Iter<'a, ResponseTime>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl ProjectedIncident {
    pub fn milestone(&self, kind: MilestoneKind) -> Option<&Milestone> {
        self.milestones
            .iter()
            .find(|milestone| milestone.kind == kind)
    }

    pub fn at(&self, kind: MilestoneKind) -> Option<DateTime<Utc>> {
        self.milestone(kind).map(|milestone| milestone.at)
    }

    pub fn has_story(&self) -> bool {
        let Story {
            what_happened,
            my_part,
            outcome,
            learned,
        } = &self.story;
        [what_happened, my_part, outcome, learned]
            .iter()
            .any(|text| !text.trim().is_empty())
    }
}

fn only_own(audience: Audience) -> Result<(), ReportError> {
    match audience {
        Audience::Own => Ok(()),
        Audience::Internal | Audience::Public => Err(ReportError::Audience),
    }
}

struct Names {
    services: HashMap<ServiceId, String>,
    classes: HashMap<ClassKey, String>,
}

impl Names {
    fn of(services: Vec<Service>, classes: Vec<FailureClass>) -> Self {
        Self {
            services: services.into_iter().map(|s| (s.id, s.name)).collect(),
            classes: classes.into_iter().map(|c| (c.key, c.name)).collect(),
        }
    }

    fn class(&self, key: ClassKey) -> String {
        self.classes.get(&key).cloned().unwrap_or(key.0)
    }
}

fn entries_by_incident(entries: Vec<Entry>) -> HashMap<IncidentId, Vec<Entry>> {
    let mut by_incident: HashMap<IncidentId, Vec<Entry>> = HashMap::new();
    for entry in entries {
        by_incident.entry(entry.incident).or_default().push(entry);
    }
    for own in by_incident.values_mut() {
        own.sort_by_key(|entry| (entry.happened_at, entry.noted_at, entry.id));
    }
    by_incident
}

fn without_private(incident: Incident, entries: Vec<Entry>, names: &Names) -> ProjectedIncident {
    ProjectedIncident {
        start: incident.start(),
        day: incident.day(),
        seconds_to_resolve: incident.seconds_to_resolve().filter(|seconds| *seconds > 0),
        id: incident.id,
        title: incident.title,
        kind: incident.kind,
        severity: incident.severity,
        services: incident
            .services
            .iter()
            .filter_map(|id| names.services.get(id).cloned())
            .collect(),
        class: incident.class.map(|key| names.class(key)),
        tags: incident.tags,
        zone: incident.zone,
        milestones: incident.milestones,
        roles: incident.roles,
        detected_by: incident.detected_by,
        impact: incident.impact,
        mitigation: incident.mitigation,
        ending: incident.ending,
        story: incident.story,
        phases: incident.phases,
        hands_on_minutes: incident.hands_on_minutes,
        links: incident.links,
        entries,
    }
}

/// A dot needs a start; an end that contradicts it gives no dot, a missing end an open one.
fn dot(incident: &ProjectedIncident) -> Option<ResponseTime> {
    let start = incident
        .milestone(MilestoneKind::Began)
        .or_else(|| incident.milestone(MilestoneKind::Detected))?;
    let end = incident.milestone(MilestoneKind::Resolved);
    if end.is_some() && incident.seconds_to_resolve.is_none() {
        return None;
    }
    Some(ResponseTime {
        incident: incident.id,
        title: incident.title.clone(),
        start: start.at,
        severity: incident.severity,
        seconds: incident.seconds_to_resolve,
        estimated: start.estimated || end.is_some_and(|end| end.estimated),
    })
}
