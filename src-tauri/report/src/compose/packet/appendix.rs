//! Every incident of the period, one row each.

use std::collections::HashSet;

use journal::domain::IncidentId;

use super::super::build::{column, figures, internal_link, part, table};
use super::incident::anchor;
use crate::document::{Block, Row, Text};
use crate::project::ProjectedIncident;
use crate::words;

/// The titles of those told in full lead to their section.
pub fn all_incidents(all: &[ProjectedIncident], told: &HashSet<IncidentId>) -> Vec<Block> {
    if all.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        column("Date", 1.4),
        column("Title", 4.4),
        column("Severity", 1.2),
        column("Service", 2.0),
        column("My role", 1.9),
        figures("To resolve", 1.5),
    ];
    let rows = all.iter().map(|incident| row(incident, told)).collect();
    vec![
        part("All incidents of the period", "all-incidents"),
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
        internal_link(&incident.title, anchor(incident.id.0))
    } else {
        Text::plain(&incident.title)
    };
    let roles: Vec<&str> = incident
        .roles
        .iter()
        .map(|role| words::role(*role))
        .collect();
    let resolve = incident
        .seconds_to_resolve()
        .map_or_else(|| "not known".to_owned(), words::duration);
    Row {
        cells: vec![
            Text::plain(incident.day.to_string()),
            title,
            Text::plain(incident.severity.map_or("-", |severity| severity.label())),
            Text::plain(incident.services.join(", ")),
            Text::plain(roles.join(", ")),
            Text::plain(resolve),
        ],
        sources: vec![incident.id.0],
    }
}
