//! The ladder, and where a paper tells what speaks for each of its dimensions.

use std::collections::HashMap;

use journal::PaperWork;
use journal::domain::{IncidentId, Ladder};

use super::work::{Known, said_by};
use crate::redact::Redactor;

#[derive(Debug, Clone, PartialEq)]
pub struct ProjectedLadder {
    pub name: String,
    pub dimensions: Vec<ProjectedDimension>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ProjectedDimension {
    pub name: String,
    pub wording: String,
    /// What speaks for it.
    pub evidence: Vec<ProjectedEvidence>,
    /// Mapped to it, and not to be named to these readers.
    pub withheld: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ProjectedEvidence {
    pub title: String,
    pub place: EvidencePlace,
}

/// Where a paper tells more of it.
#[derive(Debug, Clone, PartialEq)]
pub enum EvidencePlace {
    /// The rows of these incidents, or the story of the only one.
    Incidents(Vec<IncidentId>),
    /// Of the work, by their place in its lists.
    Contribution(usize),
    Quote(usize),
    Runbook(usize, Vec<IncidentId>),
    Action(usize, Option<IncidentId>),
}

impl EvidencePlace {
    /// Whether both are the same piece, whatever incidents it is told with.
    pub fn is_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Incidents(one), Self::Incidents(other)) => one == other,
            (Self::Contribution(one), Self::Contribution(other))
            | (Self::Quote(one), Self::Quote(other))
            | (Self::Runbook(one, _), Self::Runbook(other, _))
            | (Self::Action(one, _), Self::Action(other, _)) => one == other,
            _ => false,
        }
    }
}

impl ProjectedLadder {
    pub(super) fn of(
        ladder: &Ladder,
        work: &PaperWork,
        incidents: &HashMap<IncidentId, Known>,
        redactor: &mut Redactor,
    ) -> Self {
        let dimensions = ladder.dimensions.iter().map(|dimension| {
            let mapped = ladder
                .mapped
                .iter()
                .filter(|one| one.dimension == dimension.id);
            let mut found = Vec::new();
            for one in mapped {
                found.push(evidence(&one.item.id, work, incidents, redactor));
            }
            ProjectedDimension {
                name: redactor.text(&dimension.name),
                wording: redactor.text(&dimension.wording),
                withheld: found.iter().filter(|one| one.is_none()).count(),
                evidence: found.into_iter().flatten().collect(),
            }
        });
        Self {
            dimensions: dimensions.collect(),
            name: redactor.text(&ladder.name),
        }
    }
}

/// Of a record that belongs to the paper. Feedback is named only as far as it may be quoted.
fn evidence(
    id: &str,
    work: &PaperWork,
    incidents: &HashMap<IncidentId, Known>,
    redactor: &mut Redactor,
) -> Option<ProjectedEvidence> {
    let is = |other: String| other == id;
    let mut found = |title: String, place| {
        let title = redactor.text(&title);
        Some(ProjectedEvidence { title, place })
    };
    let of =
        |incident: Option<IncidentId>| EvidencePlace::Incidents(incident.into_iter().collect());
    let mut contributions = work.contributions.iter();
    if let Some(at) = contributions.position(|one| is(one.id.to_string())) {
        let title = work.contributions[at].title.clone();
        return found(title, EvidencePlace::Contribution(at));
    }
    if let Some((incident, known)) = incidents.iter().find(|(one, _)| is(one.to_string())) {
        return found(known.title.clone(), of(Some(*incident)));
    }
    if let Some(one) = work.postmortems.iter().find(|one| is(one.id.to_string())) {
        return found(format!("Postmortem: {}", one.title), of(one.incident));
    }
    if let Some(at) = work.runbooks.iter().position(|one| is(one.id.to_string())) {
        let one = &work.runbooks[at];
        let place = EvidencePlace::Runbook(at, one.used_in.clone());
        return found(format!("Runbook: {}", one.title), place);
    }
    if let Some(at) = work.actions.iter().position(|one| is(one.id.to_string())) {
        let one = &work.actions[at];
        return found(one.what.clone(), EvidencePlace::Action(at, one.incident));
    }
    let mut quoted = work
        .feedback
        .iter()
        .filter_map(|one| Some((one, one.quote()?)));
    let at = quoted.clone().position(|(one, _)| is(one.id.to_string()))?;
    let (feedback, quote) = quoted.nth(at)?;
    Some(ProjectedEvidence {
        title: format!("Words of {}", said_by(feedback, &quote.by, redactor)),
        place: EvidencePlace::Quote(at),
    })
}
