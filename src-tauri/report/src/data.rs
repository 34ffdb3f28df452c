//! The figures of a paper for other programs: the same projected data, as JSON and as CSV.

use journal::domain::MilestoneKind;
use serde::Serialize;

use crate::project::{Projected, ProjectedIncident};
use crate::words;

/// One incident; names of fields stay stable.
#[derive(Debug, Serialize)]
struct Row<'a> {
    date: String,
    title: &'a str,
    kind: &'static str,
    severity: Option<&'static str>,
    services: &'a [String],
    class: Option<&'a str>,
    roles: Vec<&'static str>,
    seconds_to_resolve: Option<u64>,
    estimated: bool,
    seconds_to_mitigate: Option<i64>,
    what_happened: &'a str,
    my_part: &'a str,
    outcome: &'a str,
    learned: &'a str,
}

#[derive(Debug, Serialize)]
struct Paper<'a> {
    incidents: Vec<Row<'a>>,
    claims: Vec<Claim<'a>>,
    quotes: Vec<Quote<'a>>,
    contributions: Vec<Contribution<'a>>,
}

#[derive(Debug, Serialize)]
struct Claim<'a> {
    sentence: &'a str,
    n: usize,
}

#[derive(Debug, Serialize)]
struct Quote<'a> {
    text: &'a str,
    by: &'a str,
}

#[derive(Debug, Serialize)]
struct Contribution<'a> {
    date: &'a str,
    kind: &'static str,
    title: &'a str,
    reach: Option<&'static str>,
}

pub fn json(projected: &Projected) -> String {
    let work = projected.work();
    let paper = Paper {
        incidents: projected.incidents().iter().map(row).collect(),
        claims: work
            .claims
            .iter()
            .map(|claim| Claim {
                sentence: &claim.sentence,
                n: claim.incidents.len(),
            })
            .collect(),
        quotes: work
            .quotes
            .iter()
            .map(|quote| Quote {
                text: &quote.text,
                by: &quote.by,
            })
            .collect(),
        contributions: work
            .contributions
            .iter()
            .map(|one| Contribution {
                date: &one.date,
                kind: one.kind.words(),
                title: &one.title,
                reach: one.reach.map(journal::domain::ContributionReach::words),
            })
            .collect(),
    };
    // Strings and numbers alone cannot fail to be written.
    serde_json::to_string_pretty(&paper).unwrap_or_default() + "\n"
}

/// Of the incidents, with a line of names first.
pub fn csv(projected: &Projected) -> String {
    let names = [
        "date",
        "title",
        "kind",
        "severity",
        "services",
        "class",
        "roles",
        "seconds_to_resolve",
        "estimated",
        "seconds_to_mitigate",
    ];
    let mut lines = vec![names.join(",")];
    for incident in projected.incidents() {
        let row = row(incident);
        let seconds = row.seconds_to_resolve.map(|one| one.to_string());
        let mitigated = row.seconds_to_mitigate.map(|one| one.to_string());
        let cells = [
            row.date,
            row.title.to_owned(),
            row.kind.to_owned(),
            row.severity.unwrap_or_default().to_owned(),
            row.services.join("; "),
            row.class.unwrap_or_default().to_owned(),
            row.roles.join("; "),
            seconds.unwrap_or_default(),
            row.estimated.to_string(),
            mitigated.unwrap_or_default(),
        ];
        lines.push(cells.map(|cell| quoted(&cell)).join(","));
    }
    lines.join("\r\n") + "\r\n"
}

fn row(incident: &ProjectedIncident) -> Row<'_> {
    let time = incident.time_to_resolve.as_ref().ok();
    let began = incident.began_or_detected().map(|one| one.at);
    let mitigated = incident.at(MilestoneKind::Mitigated);
    let to_mitigate = began
        .zip(mitigated)
        .map(|(from, to)| (to - from).num_seconds());
    let story = &incident.story;
    Row {
        date: incident.short_date(),
        title: &incident.title,
        kind: words::kind(incident.kind),
        severity: incident.severity.map(journal::domain::Severity::label),
        services: &incident.services,
        class: incident.class.as_deref(),
        roles: incident
            .roles
            .iter()
            .map(|role| words::role(*role))
            .collect(),
        seconds_to_resolve: time.map(|time| time.seconds),
        estimated: time.is_some_and(|time| time.estimated),
        seconds_to_mitigate: to_mitigate.filter(|seconds| *seconds > 0),
        what_happened: &story.what_happened,
        my_part: &story.my_part,
        outcome: &story.outcome,
        learned: &story.learned,
    }
}

/// A cell that a spreadsheet would take for a formula begins with an apostrophe.
fn quoted(cell: &str) -> String {
    let cell = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}
