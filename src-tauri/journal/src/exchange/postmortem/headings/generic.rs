//! Titles that tell nothing of the incident.

use super::plain;

/// A title that only says what kind of paper it is.
pub(in super::super) fn is_generic_title(title: &str) -> bool {
    const GENERIC: [&str; 19] = [
        "postmortem",
        "post mortem",
        "incident report",
        "incident",
        "incident review",
        "incident postmortem",
        "incident post mortem",
        "post incident review",
        "post incident report",
        "outage report",
        "rca",
        "root cause analysis",
        "postmortem report",
        "report",
        "template for reports",
        "title",
        "titel",
        "tittel",
        "titre",
    ];
    GENERIC.contains(&&*plain(title))
}
