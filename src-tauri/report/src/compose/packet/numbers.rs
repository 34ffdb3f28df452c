//! The summary: how many, how long, in which part. Every figure with its n, its formula and the incidents behind it.

use std::collections::BTreeMap;

use journal::domain::{
    Ending, IncidentId, LeftOut, Milestone, MilestoneKind, Role, Severity, Stats,
};
use journal::insight::Durations;
use uuid::Uuid;

use super::super::build::{bullets, column, figures, heading, paragraph, table};
use super::{durations, receipts};
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
    blocks.extend(other_times(all));
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

/// "Took part in 47 incidents in the period, 12 of them told in full. The figures count 40 of them."
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
        (_, told) => format!("{told} of them told in full"),
    };
    let has_roles = |one: &ProjectedIncident| !one.roles.is_empty();
    let part = if projected.incidents().iter().all(has_roles) {
        "Took part in "
    } else {
        ""
    };
    let all = format!(
        "{part}{} {of_period}, {told}.",
        words::count(every, "incident")
    );
    if counted == every {
        return all;
    }
    format!(
        "{all} The figures count {counted} of them: drills, false alarms and reviews of others\u{2019} incidents say \
         nothing of how long one takes."
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

/// A duration between two milestones.
struct Measure {
    name: &'static str,
    formula: &'static str,
    from: fn(&ProjectedIncident) -> Option<&Milestone>,
    to: MilestoneKind,
}

const OTHER_TIMES: [Measure; 4] = [
    Measure {
        name: "Time to detect",
        formula: "detected - began",
        from: |incident| incident.milestone(MilestoneKind::Began),
        to: MilestoneKind::Detected,
    },
    Measure {
        name: "Time to acknowledge",
        formula: "acknowledged - paged (or detected)",
        from: |incident| {
            incident
                .milestone(MilestoneKind::Paged)
                .or_else(|| incident.milestone(MilestoneKind::Detected))
        },
        to: MilestoneKind::Acknowledged,
    },
    Measure {
        name: "Time to mitigate",
        formula: "mitigated - began (or detected)",
        from: ProjectedIncident::began_or_detected,
        to: MilestoneKind::Mitigated,
    },
    Measure {
        name: "Time to diagnose",
        formula: "cause known - began (or detected)",
        from: ProjectedIncident::began_or_detected,
        to: MilestoneKind::CauseKnown,
    },
];

impl Measure {
    fn seconds(&self, incident: &ProjectedIncident) -> Result<i64, LeftOut> {
        let from = (self.from)(incident).ok_or(LeftOut::NoStart)?;
        let to = incident.at(self.to).ok_or(LeftOut::NoEnd)?;
        let seconds = (to - from.at).num_seconds();
        if seconds > 0 {
            Ok(seconds)
        } else {
            Err(LeftOut::NotPositive)
        }
    }

    fn estimated(&self, incident: &ProjectedIncident) -> bool {
        (self.from)(incident).is_some_and(|from| from.estimated)
            || incident.milestone(self.to).is_some_and(|to| to.estimated)
    }

    /// `None` where no incident has both times.
    fn row(&self, all: &[&ProjectedIncident]) -> Option<Row> {
        let mut left_out: BTreeMap<LeftOut, usize> = BTreeMap::new();
        let mut counted = Vec::new();
        for incident in all {
            match self.seconds(incident) {
                Ok(seconds) => counted.push((incident, seconds)),
                Err(reason) => *left_out.entry(reason).or_default() += 1,
            }
        }
        let durations = Durations::from_seconds(counted.iter().map(|(_, s)| Some(*s)));
        let estimated = counted
            .iter()
            .filter(|(incident, _)| self.estimated(incident))
            .count();
        let mut basis = vec![self.formula.to_owned()];
        if estimated > 0 {
            basis.push(format!("{estimated} estimated"));
        }
        basis.extend(
            left_out
                .iter()
                .map(|(reason, count)| format!("{count} left out: {}", words::left_out(*reason))),
        );
        (!durations.is_empty()).then(|| Row {
            cells: [Text::plain(self.name)]
                .into_iter()
                .chain(durations::cells(&durations))
                .chain([Text::plain(basis.join(", "))])
                .collect(),
            sources: counted.iter().map(|(incident, _)| incident.id.0).collect(),
        })
    }
}

fn other_times(all: &[&ProjectedIncident]) -> Vec<Block> {
    let rows: Vec<Row> = OTHER_TIMES
        .iter()
        .filter_map(|measure| measure.row(all))
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let mut columns = vec![column("Measure", 1.8)];
    columns.extend(durations::columns());
    columns.push(column("Basis", 4.0));
    vec![
        heading(2, "Other times", "other-times"),
        table("Of the incidents, whoever did the work", columns, rows),
    ]
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
