//! The summary: how many, how long, in which part. Every figure with its n, its formula and the incidents behind it.

use std::collections::BTreeMap;

use journal::domain::{Ending, IncidentId, MilestoneKind, Role, Severity, Stats};
use journal::insight::Durations;
use uuid::Uuid;

use super::super::build::{bullets, column, figures, heading, paragraph, table};
use super::{durations, other_times, receipts};
use crate::document::{Block, ListItem, Row, Text};
use crate::project::{Projected, ProjectedIncident};
use crate::words;

pub fn summary(projected: &Projected, told: usize) -> Vec<Block> {
    let every = projected.incidents();
    if every.is_empty() {
        return vec![paragraph(if projected.kept_out().is_empty() {
            "No incident was recorded in this period."
        } else {
            "No incident of this period may be told to these readers."
        })];
    }
    let all = &projected.counted();
    let mut blocks = vec![bullets(vec![
        item(how_many(projected, all.len(), told), ids(every)),
        resolve(projected.stats(), all),
    ])];
    blocks.extend(parts(projected));
    blocks.extend(other_times::medians(all));
    blocks.push(heading(2, "By severity, class and service", "groups"));
    blocks.push(group_table("By severity", "Severity", &by_severity(all)));
    blocks.push(group_table("By class", "Class", &by_class(all)));
    blocks.push(group_table(
        "By service; an incident counts with each of its services",
        "Service",
        &by_service(all),
    ));
    blocks
}

/// "Took part in 39 incidents in the period, and in 8 drills, false alarms or reviews of others' incidents, which the
/// times below leave out; 12 of the 47 told in full."
fn how_many(projected: &Projected, counted: usize, told: usize) -> String {
    let every = projected.incidents().len();
    let of_period = if projected.kept_out().is_empty() {
        "in the period"
    } else {
        "of the period that may be told to these readers"
    };
    let told = match (every, told) {
        (1, 1) => "told in full".to_owned(),
        (every, told) if every == told => "all told in full".to_owned(),
        (every, told) if counted < every => format!("{told} of the {every} told in full"),
        (_, told) => format!("{told} of them told in full"),
    };
    let has_roles = |one: &ProjectedIncident| !one.roles.is_empty();
    let has_part = projected.incidents().iter().all(has_roles);
    let (part, again) = if has_part {
        ("Took part in ", "in ")
    } else {
        ("", "")
    };
    let incidents = words::count(counted, "incident");
    if counted == every {
        return format!("{part}{incidents} {of_period}, {told}.");
    }
    let others = words::counted(
        every - counted,
        "drill, false alarm or review of others\u{2019} incidents",
        "drills, false alarms or reviews of others\u{2019} incidents",
    );
    if counted == 0 {
        return format!("{part}{others} {of_period}, {told}.");
    }
    format!(
        "{part}{incidents} {of_period}, and {again}{others}, which the times below leave out; {told}."
    )
}

/// "Median time to resolve 38 min (95 % interval 21 min to 1 h 10 min); resolved - began, n = 17, 3 estimated, 2 left
/// out: no end."
fn resolve(stats: &Stats, all: &[&ProjectedIncident]) -> ListItem {
    let counted: Vec<&ProjectedIncident> = all
        .iter()
        .copied()
        .filter(|incident| incident.seconds_to_resolve().is_some())
        .collect();
    let durations = counted.iter().map(|one| seconds_to_resolve(one));
    let figure = durations::in_words(&Durations::from_seconds(durations));
    let mut basis = vec!["resolved - began".to_owned(), format!("n = {}", stats.n)];
    if stats.estimated > 0 {
        basis.push(format!("{} estimated", stats.estimated));
    }
    basis.extend(
        stats
            .left_out
            .iter()
            .filter(|(_, count)| **count > 0)
            .map(|(reason, count)| format!("{count} left out: {}", words::left_out(*reason))),
    );
    let detected = counted
        .iter()
        .filter(|incident| incident.milestone(MilestoneKind::Began).is_none())
        .count();
    if detected > 0 {
        basis.push(format!(
            "{detected} counted from detected, because the beginning was not known"
        ));
    }
    item(
        format!("{figure}{}.", basis.join(", ")),
        counted.iter().map(|incident| incident.id.0).collect(),
    )
}

fn seconds_to_resolve(incident: &ProjectedIncident) -> Option<i64> {
    i64::try_from(incident.seconds_to_resolve()?).ok()
}

fn parts(projected: &Projected) -> Vec<Block> {
    let items = roles_taken(&projected.counted()).into_iter().map(|taken| {
        let mut text = Text::plain(taken.sentence);
        let incidents = taken.incidents.iter().copied().collect();
        text.0
            .extend(receipts::by_number(&incidents, None, projected));
        ListItem {
            text,
            sources: taken.incidents.into_iter().map(|id| id.0).collect(),
        }
    });
    let items: Vec<ListItem> = items.collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![heading(2, "Roles taken", "roles"), bullets(items)]
}

/// One role in all incidents of a paper.
pub struct RoleTaken {
    pub role: Role,
    /// "Led 4 incidents as incident commander.", "Resolved 13 of 20 incidents as first responder."
    pub sentence: String,
    pub incidents: Vec<IncidentId>,
    /// Of who was first: not all of them ended as fixed.
    pub is_in_part: bool,
}

pub fn roles_taken(all: &[&ProjectedIncident]) -> Vec<RoleTaken> {
    let mut taken: BTreeMap<Role, Vec<&ProjectedIncident>> = BTreeMap::new();
    for incident in all {
        for role in Role::told(&incident.roles) {
            taken.entry(role).or_default().push(incident);
        }
    }
    let told = taken.into_iter().map(|(role, those)| {
        let fixed = those.iter().filter(|one| one.ending == Some(Ending::Fixed));
        let fixed = fixed.count();
        let taken = words::role_taken(role, those.len(), fixed);
        RoleTaken {
            role,
            sentence: words::sentence(&format!("{taken}.")),
            is_in_part: role == Role::FirstResponder && (1..those.len()).contains(&fixed),
            incidents: those.iter().map(|one| one.id).collect(),
        }
    });
    told.collect()
}

/// Incidents that share a value, in the order of the table.
type Groups<'a> = Vec<(String, Vec<&'a ProjectedIncident>)>;

fn by_severity<'a>(all: &[&'a ProjectedIncident]) -> Groups<'a> {
    Severity::ALL
        .into_iter()
        .map(Some)
        .chain([None])
        .map(|severity| {
            let those = all
                .iter()
                .copied()
                .filter(|incident| incident.severity == severity)
                .collect();
            (words::sentence(words::severity(severity)), those)
        })
        .filter(|(_, those): &(String, Vec<_>)| !those.is_empty())
        .collect()
}

fn by_class<'a>(all: &[&'a ProjectedIncident]) -> Groups<'a> {
    most_first(all.iter().copied().map(|incident| {
        let name = incident
            .class
            .as_deref()
            .map_or_else(|| "No class".to_owned(), words::sentence);
        (name, incident)
    }))
}

fn by_service<'a>(all: &[&'a ProjectedIncident]) -> Groups<'a> {
    most_first(all.iter().copied().flat_map(|incident| {
        let none = incident
            .services
            .is_empty()
            .then(|| "No service".to_owned());
        let names = incident.services.iter().cloned().chain(none);
        names.map(move |name| (name, incident))
    }))
}

fn most_first<'a>(named: impl Iterator<Item = (String, &'a ProjectedIncident)>) -> Groups<'a> {
    let mut groups: BTreeMap<String, Vec<&ProjectedIncident>> = BTreeMap::new();
    for (name, incident) in named {
        groups.entry(name).or_default().push(incident);
    }
    let mut groups: Groups<'a> = groups.into_iter().collect();
    groups.sort_by_key(|(_, those)| std::cmp::Reverse(those.len()));
    groups
}

fn group_table(caption: &str, name: &str, groups: &Groups<'_>) -> Block {
    let mut columns = vec![column(name, 3.0), figures("Incidents", 1.2)];
    columns.extend(durations::columns());
    let rows = groups.iter().map(|(name, those)| {
        let durations = those.iter().map(|incident| seconds_to_resolve(incident));
        let durations = Durations::from_seconds(durations);
        Row {
            cells: [Text::plain(name), Text::plain(those.len().to_string())]
                .into_iter()
                .chain(durations::cells(&durations))
                .collect(),
            sources: those.iter().map(|incident| incident.id.0).collect(),
        }
    });
    table(
        format!("{caption}; time to resolve"),
        columns,
        rows.collect(),
    )
}

fn item(text: String, sources: Vec<Uuid>) -> ListItem {
    ListItem {
        text: Text::plain(text),
        sources,
    }
}

fn ids(all: &[ProjectedIncident]) -> Vec<Uuid> {
    all.iter().map(|incident| incident.id.0).collect()
}
