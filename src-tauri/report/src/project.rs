//! The only way into a paper or a chart: what a reader must not see is gone before anything is composed.
//!
//! `compose` takes [`Projected`] and `figure` takes [`ResponseTimes`] or [`Incidents`](crate::figure::Incidents); all are made here alone. The incident inside
//! has no field for the private block.

mod action;
mod charts;
mod incident;
mod ladder;
mod links;
mod load;
mod maker;
mod reader;
mod work;

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use journal::domain::{
    Action, Audience, ClassKey, Entry, FailureClass, IncidentId, LeftOut, PartEdit, Postmortem,
    RedactionKind, RedactionLevel, Scope, Service, ServiceId, Stats,
};
use journal::rules::checklists::Checklist;
use journal::rules::draft;
use journal::{KeptOut, PaperData, ReviewData};

use crate::error::ReportError;
use crate::figure::ResponseTimes;
use crate::redact;
use crate::redact::{Redactor, Replacement, Terms};

pub use action::ProjectedAction;
pub use charts::{project_charts, project_times};
pub use incident::{ProjectedImpact, ProjectedIncident};
pub use ladder::{EvidencePlace, ProjectedDimension, ProjectedEvidence, ProjectedLadder};
pub use links::{ProjectedLink, Target};
pub use maker::{ProjectedMaker, Told};
pub use reader::Reader;
use work::Known;
pub use work::{
    ProjectedClaim, ProjectedContribution, ProjectedFactor, ProjectedNumber, ProjectedPostmortem,
    ProjectedQuote, ProjectedRunbook, ProjectedWork,
};

pub use load::{LoadParts, ProjectedCause, ProjectedLoad, ProjectedTrend, project_load};

/// Everything one paper may be made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Projected {
    reader: Reader,
    scope: Scope,
    incidents: Vec<ProjectedIncident>,
    stats: Stats,
    work: ProjectedWork,
    kept_out: Vec<KeptOut>,
    redactor: Redactor,
    listed: Terms,
}

/// Takes what these readers must not see out of a paper's data: the private block, incidents that are not marked for
/// them, and names, sums and days as far as the level says.
///
/// The data must have been read for the same readers, because its figures count what is in it.
pub fn project(reader: impl Into<Reader>, data: PaperData) -> Result<Projected, ReportError> {
    let reader = reader.into();
    let is_nameless = reader.level() == RedactionLevel::Public && data.names.is_none();
    if data.audience != reader.audience() || is_nameless {
        return Err(ReportError::ReadForOthers);
    }
    let draft = draft::draft(&data);
    let mut redactor = Redactor::new(reader.level(), &data);
    let listed = redact::listed(&data.redactions);
    let names = Names::of(data.services, data.classes);
    let mut entries = entries_by_incident(data.entries);
    let mut allowed = data.incidents;
    allowed.retain(|incident| incident.sharing.allows(reader.audience()));
    let known = allowed
        .iter()
        .map(|incident| (incident.id, Known::of(incident)))
        .collect();
    let mut incidents = Vec::new();
    for (place, incident) in (1..).zip(allowed) {
        let own = entries.remove(&incident.id).unwrap_or_default();
        incidents.push(ProjectedIncident::of(
            incident,
            own,
            place,
            &names,
            &mut redactor,
        ));
    }
    Ok(Projected {
        work: ProjectedWork::of(&data.work, &known, &draft, &names, &mut redactor),
        reader,
        scope: data.scope,
        incidents,
        stats: data.stats,
        kept_out: data.kept_out,
        redactor,
        listed,
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
    let mut redactor = Redactor::nothing();
    let incident = data.incident.map(|incident| {
        let own = entries.remove(&incident.id).unwrap_or_default();
        ProjectedIncident::of(incident, own, 1, &names, &mut redactor)
    });
    Ok(ProjectedReview {
        postmortem: data.postmortem,
        incident,
        actions: data.actions,
    })
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

impl Projected {
    pub fn reader(&self) -> Reader {
        self.reader
    }

    /// For the user alone: what the gate kept out.
    pub fn kept_out(&self) -> &[KeptOut] {
        &self.kept_out
    }

    /// For the user alone: every replacement, to be signed off.
    pub fn replacements(&self) -> &[Replacement] {
        self.redactor.replacements()
    }

    /// What must not be found in the finished file.
    pub fn terms(&self) -> &Terms {
        self.redactor.terms()
    }

    /// Everything on the user's list, whatever the level replaces.
    pub fn listed(&self) -> &Terms {
        &self.listed
    }

    /// A text that comes from elsewhere than the data, such as the title of the paper.
    pub fn redacted(&self, text: &str) -> String {
        self.redactor.clone().text(text)
    }

    /// The changes of a packet, whose words are the user's own too.
    pub fn redact_edits(&mut self, edits: &[PartEdit]) -> Vec<PartEdit> {
        let redactor = &mut self.redactor;
        let of = |edit: &PartEdit| PartEdit {
            words: edit.words.as_deref().map(|words| redactor.text(words)),
            ..edit.clone()
        };
        edits.iter().map(of).collect()
    }

    /// Whether days may be told.
    pub fn is_exact(&self) -> bool {
        !self.reader.level().replaces(RedactionKind::Date)
    }

    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// Oldest first.
    pub fn incidents(&self) -> &[ProjectedIncident] {
        &self.incidents
    }

    /// What figures speak of: met while it burned, unless the scope names kinds. Oldest first.
    pub fn counted(&self) -> Vec<&ProjectedIncident> {
        let all = self.incidents.iter();
        all.filter(|one| self.is_counted(one)).collect()
    }

    fn is_counted(&self, incident: &ProjectedIncident) -> bool {
        !self.scope.kinds.is_empty() || incident.kind.was_met()
    }

    pub fn incident(&self, id: IncidentId) -> Option<&ProjectedIncident> {
        self.incidents.iter().find(|incident| incident.id == id)
    }

    pub fn work(&self) -> &ProjectedWork {
        &self.work
    }

    pub fn stats(&self) -> &Stats {
        &self.stats
    }

    /// What the chart is drawn from. Open incidents have lasted until `now`.
    pub fn response_times(&self, now: DateTime<Utc>) -> ResponseTimes {
        let mut points = Vec::new();
        let mut left_out: BTreeMap<LeftOut, usize> = BTreeMap::new();
        for incident in &self.incidents {
            if !self.is_counted(incident) {
                *left_out.entry(LeftOut::OtherKind).or_default() += 1;
                continue;
            }
            match charts::point(incident, now) {
                Ok(point) => points.push(point),
                Err(reason) => *left_out.entry(reason).or_default() += 1,
            }
        }
        ResponseTimes::new(points, charts::reasons(left_out))
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
