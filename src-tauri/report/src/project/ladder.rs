//! The ladder, and where a paper tells what speaks for each of its dimensions.

use std::collections::HashMap;

use journal::PaperWork;
use journal::domain::{IncidentId, Ladder};

use super::work::said_by;
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
    Contributions,
    Quotes,
}

impl ProjectedLadder {
    pub(super) fn of(
        ladder: &Ladder,
        work: &PaperWork,
        incidents: &HashMap<IncidentId, String>,
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
    incidents: &HashMap<IncidentId, String>,
    redactor: &mut Redactor,
) -> Option<ProjectedEvidence> {
    let is = |other: String| other == id;
    let mut found = |title: String, place| {
        let title = redactor.text(&title);
        Some(ProjectedEvidence { title, place })
    };
    let of =
        |incident: Option<IncidentId>| EvidencePlace::Incidents(incident.into_iter().collect());
    if let Some(one) = work.contributions.iter().find(|one| is(one.id.to_string())) {
        return found(one.title.clone(), EvidencePlace::Contributions);
    }
    if let Some((incident, title)) = incidents.iter().find(|(one, _)| is(one.to_string())) {
        return found(title.clone(), of(Some(*incident)));
    }
    if let Some(one) = work.postmortems.iter().find(|one| is(one.id.to_string())) {
        return found(format!("Postmortem: {}", one.title), of(one.incident));
    }
    if let Some(one) = work.runbooks.iter().find(|one| is(one.id.to_string())) {
        let used_in = EvidencePlace::Incidents(one.used_in.clone());
        return found(format!("Runbook: {}", one.title), used_in);
    }
    if let Some(one) = work.actions.iter().find(|one| is(one.id.to_string())) {
        return found(one.what.clone(), of(one.incident));
    }
    let feedback = work.feedback.iter().find(|one| is(one.id.to_string()));
    let quote = feedback?.quote()?;
    Some(ProjectedEvidence {
        title: format!("Words of {}", said_by(feedback?, &quote.by, redactor)),
        place: EvidencePlace::Quotes,
    })
}
