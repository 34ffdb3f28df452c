//! Single words of cells, as what they name here.

use crate::{
    domain::{FailureClass, IncidentKind, MilestoneKind, Zone},
    exchange::zones,
};

pub(super) fn incident_kind(word: &str) -> Option<IncidentKind> {
    let word = word.to_lowercase().replace(['_', '-'], " ");
    IncidentKind::ALL
        .into_iter()
        .find(|kind| kind.words() == word)
}

pub(super) fn milestone_kind(word: &str) -> Option<MilestoneKind> {
    MilestoneKind::ALL
        .into_iter()
        .find(|kind| kind.words() == word)
}

/// Of a starter, by its key or its name.
pub(super) fn class_key(word: &str) -> Option<String> {
    let mut starters = FailureClass::starters().into_iter();
    let named =
        starters.find(|class| class.key.0 == word || class.name.eq_ignore_ascii_case(word))?;
    Some(named.key.0)
}

/// "Europe/Berlin", "CET", "UTC+2"
pub(super) fn zone_named(word: &str) -> Option<Zone> {
    word.trim().parse().ok().or_else(|| zones::named(word))
}

/// What was planned, where others have a severity.
pub(super) fn is_maintenance(cell: &str) -> bool {
    cell.trim().eq_ignore_ascii_case("maintenance")
}

/// In numbers as ServiceNow counts them, in words as Jira and people say them.
pub(super) fn is_over(word: &str) -> bool {
    const WORDS: [&str; 19] = [
        "6",
        "7",
        "closed",
        "done",
        "resolved",
        "complete",
        "completed",
        "fixed",
        "fertig",
        "erledigt",
        "geschlossen",
        "gel\u{f6}st",
        "termin\u{e9}",
        "r\u{e9}solu",
        "listo",
        "cerrada",
        "resuelta",
        "cerrado",
        "conclu\u{ed}do",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}

/// As ServiceNow counts: the next one is "on hold" of an incident, and "closed" of a task.
pub(super) fn is_open_number(word: &str) -> bool {
    ["1", "2"].contains(&word)
}

/// Or a "no" instead of the time of the end.
pub(super) fn is_still_open(word: &str) -> bool {
    const WORDS: [&str; 20] = [
        "open",
        "to do",
        "reopened",
        "new",
        "triggered",
        "acknowledged",
        "active",
        "ongoing",
        "in progress",
        "investigating",
        "pending",
        "on hold",
        "assigned",
        "no",
        "false",
        "unresolved",
        "offen",
        "abierta",
        "abierto",
        "aberto",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}
