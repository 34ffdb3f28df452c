//! Every incident of the period, one row each.

use std::collections::HashSet;

use journal::domain::{IncidentId, LeftOut, MilestoneKind};

use super::super::build::{column, figures, internal_link, part, table};
use super::receipts::INCIDENTS;
use super::{anchors, incident::anchor};
use crate::document::{Block, Row, Text};
use crate::project::{Projected, ProjectedClaim, ProjectedIncident};
use crate::words;

pub const MY_ROLE: &str = "My role";

/// The titles of those told in full lead to their section.
pub fn all_incidents(all: &[ProjectedIncident], told: &HashSet<IncidentId>) -> Vec<Block> {
    let all: Vec<&ProjectedIncident> = all.iter().collect();
    listed("Incidents of the period", &all, told)
}

/// Those that sentences of the paper rest on.
pub fn incidents_behind<'a>(
    claims: impl Iterator<Item = &'a ProjectedClaim>,
    projected: &Projected,
    told: &HashSet<IncidentId>,
) -> Vec<Block> {
    let behind: HashSet<IncidentId> = claims
        .flat_map(|claim| claim.incidents.iter().copied())
        .collect();
    let all = projected.incidents().iter();
    let behind: Vec<&ProjectedIncident> = all.filter(|one| behind.contains(&one.id)).collect();
    listed("Appendix: incidents behind the numbers", &behind, told)
}

fn listed(title: &str, all: &[&ProjectedIncident], told: &HashSet<IncidentId>) -> Vec<Block> {
    if all.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        figures("No.", 0.6),
        column("Date", 1.5),
        column("Title", 3.8),
        column("Severity", 1.1),
        column("Service", 2.0),
        column(MY_ROLE, 2.6),
        figures("To resolve", 1.4),
    ];
    let rows = all.iter().map(|incident| row(incident, told)).collect();
    vec![
        part(title, INCIDENTS),
        table(
            format!(
                "{}, oldest first; to resolve = resolved - began (or detected)",
                words::count(all.len(), "incident")
            ),
            columns,
            rows,
        ),
    ]
}

fn row(incident: &ProjectedIncident, told: &HashSet<IncidentId>) -> Row {
    let title = if told.contains(&incident.id) {
        internal_link(&incident.title, anchor(incident))
    } else {
        Text::plain(&incident.title)
    };
    let roles: Vec<&str> = incident
        .roles
        .iter()
        .map(|role| words::role(*role))
        .collect();
    Row {
        cells: vec![
            Text::plain(incident.place.to_string()).at(anchors::row(incident)),
            Text::plain(incident.short_date()),
            title,
            Text::plain(incident.severity.map_or("-", |severity| severity.label())),
            Text::plain(incident.services.join(", ")),
            Text::plain(roles.join(", ")),
            Text::plain(to_resolve(incident)),
        ],
        sources: vec![incident.id.0],
    }
}

/// Both times may be known and still be no duration; of what is in no figure it is said why.
fn to_resolve(incident: &ProjectedIncident) -> String {
    if !incident.kind.was_met() {
        return words::kind(incident.kind).to_lowercase();
    }
    match incident.time_to_resolve {
        Ok(time) => words::duration(time.seconds),
        Err(LeftOut::NoStart | LeftOut::NoEnd | LeftOut::OtherKind) => "not known".to_owned(),
        Err(LeftOut::NotPositive) if takes_no_time(incident) => "no time".to_owned(),
        Err(LeftOut::NotPositive) => "end before start".to_owned(),
    }
}

fn takes_no_time(incident: &ProjectedIncident) -> bool {
    let began = incident.began_or_detected().map(|milestone| milestone.at);
    began
        .zip(incident.at(MilestoneKind::Resolved))
        .is_some_and(|(began, resolved)| (resolved - began).num_seconds() == 0)
}
