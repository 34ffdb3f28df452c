use chrono::{DateTime, Utc};
use clap::Args;
use journal::domain::{
    FailureClass, IncidentId, IncidentKind, IncidentRow, ListQuery, Role, Severity, SourceRef,
};
use report::words;
use serde::Serialize;

use crate::failure::Result;
use crate::names::class_name;
use crate::output::{Output, note, table};
use crate::place::Place;
use crate::scope::ScopeArgs;

#[derive(Debug, Args)]
pub struct ListArgs {
    #[command(flatten)]
    scope: ScopeArgs,
}

/// Field names stay stable: programs read them.
#[derive(Serialize)]
struct Line<'a> {
    id: IncidentId,
    title: &'a str,
    kind: IncidentKind,
    /// "SEV1" to "SEV4".
    severity: Option<&'static str>,
    services: &'a [String],
    /// By name.
    class: Option<String>,
    roles: &'a [Role],
    zone: &'static str,
    began: Option<DateTime<Utc>>,
    detected: Option<DateTime<Utc>>,
    acknowledged: Option<DateTime<Utc>>,
    mitigated: Option<DateTime<Utc>>,
    resolved: Option<DateTime<Utc>>,
    seconds_to_resolve: Option<u64>,
    source: Option<&'a SourceRef>,
}

pub fn run(args: &ListArgs, place: &Place, out: &mut Output) -> Result<()> {
    let journal = place.open()?;
    let page = journal.list(&ListQuery {
        scope: args.scope.scope(&journal)?,
        ..ListQuery::default()
    })?;
    if out.is_json() {
        let classes = journal.classes()?;
        let lines: Vec<Line<'_>> = page.rows.iter().map(|row| line(row, &classes)).collect();
        return out.json(&lines);
    }
    if page.rows.is_empty() {
        note("No incidents here.");
    }
    let rows: Vec<Vec<String>> = page.rows.iter().map(cells).collect();
    table(out, &rows)
}

fn line<'a>(row: &'a IncidentRow, classes: &[FailureClass]) -> Line<'a> {
    Line {
        id: row.id,
        title: &row.title,
        kind: row.kind,
        severity: row.severity.map(Severity::label),
        services: &row.services,
        class: row.class.as_ref().map(|key| class_name(key, classes)),
        roles: &row.roles,
        zone: row.zone.name(),
        began: row.began,
        detected: row.detected,
        acknowledged: row.acknowledged,
        mitigated: row.mitigated,
        resolved: row.resolved,
        seconds_to_resolve: row.seconds_to_resolve,
        source: row.source.as_ref(),
    }
}

fn cells(row: &IncidentRow) -> Vec<String> {
    vec![
        row.id.to_string(),
        row.day.to_string(),
        row.severity.map_or("-", Severity::label).to_owned(),
        row.seconds_to_resolve
            .map_or_else(|| "-".to_owned(), words::duration),
        row.title.clone(),
    ]
}
