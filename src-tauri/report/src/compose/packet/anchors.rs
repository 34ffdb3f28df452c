//! The places of a paper that receipts lead to, by their numbers in it: an id of the journal would tell two papers apart.

use super::super::build::internal_link;
use crate::document::{Link, Span, Text};
use crate::project::ProjectedIncident;

pub fn row(incident: &ProjectedIncident) -> String {
    format!("no-{}", incident.place)
}

pub fn work(index: usize) -> String {
    format!("work-{}", index + 1)
}

pub fn quote(index: usize) -> String {
    format!("quote-{}", index + 1)
}

pub fn action(index: usize) -> String {
    format!("action-{}", index + 1)
}

pub fn runbook(index: usize) -> String {
    format!("runbook-{}", index + 1)
}

/// "3, 7, 12": each leads to its row of the appendix.
pub fn numbers<'a>(incidents: impl IntoIterator<Item = &'a ProjectedIncident>) -> Vec<Span> {
    let numbers = incidents
        .into_iter()
        .map(|one| to_row(&one.place.to_string(), one));
    joined(numbers.collect(), ", ")
}

pub fn to_row(text: &str, incident: &ProjectedIncident) -> Vec<Span> {
    internal_link(text, row(incident)).0
}

/// The same of words that are gone where the row is.
pub fn only_to_row(text: String, incident: &ProjectedIncident) -> Span {
    pointer(text, row(incident))
}

pub fn pointer(text: String, anchor: String) -> Span {
    Span {
        text,
        link: Some(Link::Pointer(anchor)),
        ..Span::default()
    }
}

pub fn joined(parts: Vec<Vec<Span>>, between: &str) -> Vec<Span> {
    let mut all = Vec::new();
    for part in parts {
        if !all.is_empty() {
            all.extend(Text::plain(between).0);
        }
        all.extend(part);
    }
    all
}
