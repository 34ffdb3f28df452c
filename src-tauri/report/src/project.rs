//! The only way into a paper or a chart: what a reader must not see is gone before anything is composed.
//!
//! `compose` takes [`Projected`] and `figure` takes [`ResponseTimes`] or [`Incidents`]; all are made here alone. The incident inside
//! has no field for the private block.

mod load;

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use journal::domain::{
    Action, Audience, ClassKey, DetectedBy, Ending, Entry, FailureClass, HoursRow, Impact,
    Incident, IncidentId, IncidentKind, LeftOut, Link, Milestone, MilestoneKind, Mitigation,
    PhaseNote, Postmortem, Role, Scope, Service, ServiceId, Severity, Stats, Story, TimeToResolve,
    Zone,
};
use journal::insight::{Span, TimedIncident};
use journal::rules::checklists::Checklist;
use journal::{ChartData, PaperData, ReviewData, WorkDone};

use crate::error::ReportError;
use crate::figure::{Charted, Estimate, Incidents, Lasted, ResponsePoint, ResponseTimes, Work};
use crate::{figure, words};

pub use load::{LoadParts, ProjectedCause, ProjectedLoad, ProjectedTrend, project_load};

/// Everything one paper may be made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Projected {
    scope: Scope,
    incidents: Vec<ProjectedIncident>,
    stats: Stats,
}

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
    pub time_to_resolve: Result<TimeToResolve, LeftOut>,
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
    let incidents = data.incidents.into_iter().map(|incident| {
        let own = entries.remove(&incident.id).unwrap_or_default();
        without_private(incident, own, &names)
    });
    Ok(Projected {
        scope: data.scope,
        incidents: incidents.collect(),
        stats: data.stats,
    })
}

/// A review with its incident, as its reader may see them.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectedReview {
    pub(crate) postmortem: Postmortem,
    pub(crate) incident: Option<ProjectedIncident>,
    pub(crate) actions: Vec<Action>,
}

/// The same gate for a postmortem.
pub fn project_review(
    audience: Audience,
    data: ReviewData,
) -> Result<ProjectedReview, ReportError> {
    only_own(audience)?;
    let names = Names::of(data.services, data.classes);
    let mut entries = entries_by_incident(data.entries);
    let incident = data.incident.map(|incident| {
        let own = entries.remove(&incident.id).unwrap_or_default();
        without_private(incident, own, &names)
    });
    Ok(ProjectedReview {
        postmortem: data.postmortem,
        incident,
        actions: data.actions,
    })
}

/// The same gate for a chart on its own, which needs no texts. Open incidents have lasted until `now`.
pub fn project_times(
    audience: Audience,
    times: journal::ResponseTimes,
    now: DateTime<Utc>,
) -> Result<ResponseTimes, ReportError> {
    only_own(audience)?;
    let points = times.dots.into_iter().map(|time| ResponsePoint {
        incident: time.incident.0,
        title: time.title,
        began: time.start.with_timezone(&time.zone.0),
        severity: time.severity,
        lasted: lasted(time.seconds, time.start, now),
        estimated: time.estimated,
    });
    Ok(ResponseTimes::new(
        points.collect(),
        reasons(times.left_out),
    ))
}

/// The lists of the pad as their reader may see them: they hold the user's own words too.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectedChecklists(Vec<Checklist>);

/// The same gate for the lists of the pad.
pub fn project_checklists(
    audience: Audience,
    lists: Vec<Checklist>,
) -> Result<ProjectedChecklists, ReportError> {
    only_own(audience)?;
    Ok(ProjectedChecklists(lists))
}

impl ProjectedChecklists {
    /// Without those that the user has emptied.
    pub fn lists(&self) -> impl Iterator<Item = &Checklist> {
        self.0.iter().filter(|list| !list.lines.is_empty())
    }
}

/// The same gate for all charts of a scope.
pub fn project_charts(
    audience: Audience,
    data: ChartData,
    now: DateTime<Utc>,
) -> Result<Incidents, ReportError> {
    let mut times = journal::ResponseTimes::of(&data.incidents);
    times.left_out.extend(
        data.left_out_kinds
            .map(|(why, n)| (why, usize::try_from(n).unwrap_or(usize::MAX))),
    );
    let times = project_times(audience, times, now)?;
    let mut untimed: BTreeMap<LeftOut, usize> = BTreeMap::new();
    for why in data.incidents.iter().filter_map(|one| one.time.err()) {
        *untimed.entry(why).or_default() += 1;
    }
    let names = Names::of(data.services, data.classes);
    let charted = data.incidents.into_iter().map(|one| charted(one, &names));
    Ok(Incidents {
        times,
        all: charted.collect(),
        untimed: reasons(untimed),
        observed: [data.observed.from, data.observed.to],
        hours: data.hours.into_iter().map(estimate).collect(),
        work: data.work.into_iter().filter_map(work).collect(),
    })
}

fn estimate(row: HoursRow) -> Estimate {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a share of a bar needs no more than 24 bits"
    )]
    let percent = |percent: f64| percent as f32;
    Estimate {
        name: row.name,
        from: row.from,
        reactive_percent: row.reactive_percent.map(percent),
    }
}

fn work(done: WorkDone) -> Option<Work> {
    Some(Work {
        record: done.what.item.id.parse().ok()?,
        day: done.what.day?,
        item: done.what.item,
        title: done.what.title,
        kind: done.kind,
        reach: done.reach,
    })
}

fn charted(one: TimedIncident, names: &Names) -> Charted {
    let came = [MilestoneKind::Paged, MilestoneKind::Detected]
        .into_iter()
        .find_map(|kind| one.milestone(kind))
        .map_or((one.start, one.zone), |milestone| {
            (milestone.at, milestone.zone.unwrap_or(one.zone))
        });
    Charted {
        spans: Span::ALL.map(|span| span.seconds(&one)),
        incident: one.id.0,
        severity: one.severity,
        came: came.0.with_timezone(&came.1.0),
        day: one.day,
        title: one.title,
        class: one.class.map(|key| names.class(key)),
        roles: one.roles,
    }
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

    /// What the chart is drawn from. Open incidents have lasted until `now`.
    pub fn response_times(&self, now: DateTime<Utc>) -> ResponseTimes {
        let mut points = Vec::new();
        let mut left_out: BTreeMap<LeftOut, usize> = BTreeMap::new();
        for incident in &self.incidents {
            match point(incident, now) {
                Ok(point) => points.push(point),
                Err(reason) => *left_out.entry(reason).or_default() += 1,
            }
        }
        ResponseTimes::new(points, reasons(left_out))
    }
}

impl ProjectedIncident {
    pub fn milestone(&self, kind: MilestoneKind) -> Option<&Milestone> {
        self.milestones
            .iter()
            .find(|milestone| milestone.kind == kind)
    }

    /// When it began; "detected" stands in where that is unknown.
    pub fn began_or_detected(&self) -> Option<&Milestone> {
        self.milestone(MilestoneKind::Began)
            .or_else(|| self.milestone(MilestoneKind::Detected))
    }

    pub fn at(&self, kind: MilestoneKind) -> Option<DateTime<Utc>> {
        self.milestone(kind).map(|milestone| milestone.at)
    }

    pub fn seconds_to_resolve(&self) -> Option<u64> {
        self.time_to_resolve.as_ref().ok().map(|time| time.seconds)
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
        time_to_resolve: incident.time_to_resolve(),
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

/// A point needs a start; an end that contradicts it gives no point, a missing end an open one.
fn point(incident: &ProjectedIncident, now: DateTime<Utc>) -> Result<ResponsePoint, LeftOut> {
    let (seconds, estimated) = match &incident.time_to_resolve {
        Ok(time) => (Some(time.seconds), time.estimated),
        Err(LeftOut::NoEnd) => (None, false),
        Err(reason) => return Err(*reason),
    };
    Ok(ResponsePoint {
        incident: incident.id.0,
        title: incident.title.clone(),
        began: incident.start.with_timezone(&incident.zone.0),
        severity: incident.severity,
        lasted: lasted(seconds, incident.start, now),
        estimated,
    })
}

fn reasons(left_out: BTreeMap<LeftOut, usize>) -> Vec<figure::LeftOut> {
    left_out
        .into_iter()
        .map(|(reason, count)| figure::LeftOut {
            reason: words::left_out(reason).to_owned(),
            count,
        })
        .collect()
}

fn lasted(seconds: Option<u64>, start: DateTime<Utc>, now: DateTime<Utc>) -> Lasted {
    match seconds {
        Some(seconds) => Lasted::Resolved { seconds },
        None => Lasted::Open {
            so_far: u64::try_from((now - start).num_seconds()).unwrap_or(0),
        },
    }
}
