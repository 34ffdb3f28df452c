//! Every incident of the period, one row each.

use std::collections::{BTreeSet, HashSet};

use journal::domain::{IncidentId, LeftOut, MilestoneKind};

use super::super::build::{column, figures, internal_link, part, table};
use super::receipts::INCIDENTS;
use super::{anchors, incident::anchor, page_one};
use crate::document::{Block, Row, Span, Style, Text};
use crate::project::{Projected, ProjectedClaim, ProjectedIncident};
use crate::words;

pub const MY_ROLE: &str = "My role";

/// The titles of those told in full lead to their section.
pub fn all_incidents(projected: &Projected, told: &HashSet<IncidentId>) -> Vec<Block> {
    let all: Vec<&ProjectedIncident> = projected.incidents().iter().collect();
    listed("Incidents of the period", &all, projected, told)
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
    listed(
        "Appendix: incidents behind the numbers",
        &behind,
        projected,
        told,
    )
}

fn listed(
    title: &str,
    all: &[&ProjectedIncident],
    projected: &Projected,
    told: &HashSet<IncidentId>,
) -> Vec<Block> {
    if all.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        figures("No.", 0.6),
        column("Began", 1.5),
        column("Title", 3.3),
        column("Severity", 1.1),
        column("Service, class", 2.4),
        column(MY_ROLE, 2.6),
        figures("To resolve", 1.5),
    ];
    let is_public = projected.reader().is_public();
    let rows = all
        .iter()
        .map(|incident| row(incident, told, is_public))
        .collect();
    vec![
        part(title, INCIDENTS),
        table(
            format!(
                "{}, oldest first; to resolve = resolved - began (or detected), ~ where one of them is estimated, and how it ended",
                words::count(all.len(), "incident")
            ),
            columns,
            rows,
        ),
    ]
}

fn row(incident: &ProjectedIncident, told: &HashSet<IncidentId>, is_public: bool) -> Row {
    let title = if told.contains(&incident.id) {
        internal_link(&incident.title, anchor(incident))
    } else {
        Text::plain(&incident.title)
    };
    Row {
        cells: vec![
            Text::plain(incident.place.to_string()).at(anchors::row(incident)),
            Text::plain(when(incident)),
            title,
            Text::plain(incident.severity.map_or("-", |severity| severity.label())),
            where_and_what(incident),
            Text::plain(if is_public {
                words::roles(&incident.roles)
            } else {
                roles_and_others(incident)
            }),
            Text::plain(resolved(incident)),
        ],
        sources: vec![incident.id.0],
    }
}

/// And below how many others wrote in its timeline.
fn roles_and_others(incident: &ProjectedIncident) -> String {
    let others: BTreeSet<&String> = page_one::others(incident).collect();
    let roles = words::roles(&incident.roles);
    match others.len() {
        0 => roles,
        others => {
            let others = words::counted(others, "other", "others");
            format!("{roles}\nwith {others}").trim_start().to_owned()
        }
    }
}

/// The day, and the clock where that may be told; of what is counted from its detection that too.
fn when(incident: &ProjectedIncident) -> String {
    let began = incident.began_or_detected().filter(|_| incident.exact);
    let day = incident.short_date();
    began.map_or(day.clone(), |began| {
        let clock = incident.clock(began.at);
        if began.kind == MilestoneKind::Began {
            format!("{day}\n{clock}")
        } else {
            format!("{day}\n{clock} {}", began.kind.words())
        }
    })
}

/// The class below the services.
fn where_and_what(incident: &ProjectedIncident) -> Text {
    let mut lines: Vec<Vec<Span>> = Vec::new();
    if !incident.services.is_empty() {
        lines.push(Text::plain(incident.services.join(", ")).0);
    }
    lines.extend(incident.class.iter().map(|class| {
        vec![Span {
            text: class.clone(),
            style: Style::Emphasis,
            ..Span::default()
        }]
    }));
    Text(anchors::joined(lines, "\n"))
}

/// And below how it ended.
fn resolved(incident: &ProjectedIncident) -> String {
    let time = to_resolve(incident);
    let ending = incident.ending.as_ref().map(words::short_ending);
    // A false alarm is told by its kind.
    match ending.filter(|ending| *ending != time) {
        Some(ending) => format!("{time}\n{ending}"),
        None => time,
    }
}

/// Both times may be known and still be no duration; of what is in no figure it is said why.
fn to_resolve(incident: &ProjectedIncident) -> String {
    if !incident.kind.was_met() {
        return words::kind(incident.kind).to_lowercase();
    }
    match incident.time_to_resolve {
        Ok(time) if time.estimated => format!("~{}", words::duration(time.seconds)),
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
