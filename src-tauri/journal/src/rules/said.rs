//! What the lines say of the incident itself: how bad it was called, which part I took, who was hit.

use serde::{Deserialize, Serialize};

use super::severity::SeverityProposal;
use super::title::behind_page;
use super::updates::{impact_before, impact_words};
use super::{Facts, phrases::Words};
use crate::domain::{Entry, EntryKind, Role, Severity};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RoleProposal {
    pub role: Role,
    pub reason: String,
}

const LEVELS: [(Severity, [&str; 2]); 4] = [
    (Severity::Sev1, ["sev1", "sev|severity 1"]),
    (Severity::Sev2, ["sev2", "sev|severity 2"]),
    (Severity::Sev3, ["sev3", "sev|severity 3"]),
    (Severity::Sev4, ["sev4", "sev|severity 4"]),
];

/// How I say that I take a part.
struct Takes {
    role: Role,
    /// Wherever it stands: it says "I".
    mine: &'static [&'static str],
    /// At the beginning of what is said, where "I" is left out.
    first: &'static [&'static str],
}

const PARTS: [Takes; 4] = [
    Takes {
        role: Role::FirstResponder,
        mine: &["i acked|ack|acknowledged"],
        first: &[
            "acked|ack|acknowledged",
            "got paged",
            "was paged",
            "page acked|acknowledged",
        ],
    },
    Takes {
        role: Role::IncidentCommander,
        mine: &[
            "i|i'm|i+am|i+have|i've now? take|taking|took|taken|assume|assuming|have|had|in command|lead",
            "i|i'm|i+am|i+have|i've now? take|taking|took|taken over? as the? ic|commander|incident+commander",
            "i'm|i+am now? the? ic|commander|incident+commander",
            "i'm|i+am leading the? response|incident",
        ],
        first: &[
            "take|taking|took|taken|assuming command",
            "taking|took over command",
            "taking|took over? as the? ic|commander|incident+commander",
            "taking|took the lead",
            "leading the? response|incident",
        ],
    },
    Takes {
        role: Role::Communicator,
        mine: &[
            "i|i'm|i+am|i+have|i've now? take|taking|took|do|doing|on the? comms|communications",
        ],
        first: &["take|taking|took|doing the? comms|communications"],
    },
    Takes {
        role: Role::Scribe,
        mine: &["i'm|i+am now? the? scribe|scribing"],
        first: &[
            "scribing",
            "taking notes",
            "taking|took over? as the? scribe",
        ],
    },
];

/// The one that was said last, where none is set.
pub(super) fn severity(facts: &Facts) -> Option<SeverityProposal> {
    if facts.incident.severity.is_some() {
        return None;
    }
    facts.entries.iter().rev().find_map(|entry| {
        Some(SeverityProposal {
            severity: severity_of(entry)?,
            reason: quoted(entry),
        })
    })
}

/// The one that a line calls it, or calls it last.
pub(crate) fn severity_of(entry: &Entry) -> Option<Severity> {
    if !says_facts(entry) {
        return None;
    }
    let words = Words::of(&entry.text);
    let said = LEVELS.iter().filter_map(|(severity, patterns)| {
        let places = patterns
            .iter()
            .filter_map(|pattern| words.last_said(pattern));
        Some((places.max()?, *severity))
    });
    said.max_by_key(|(place, _)| *place)
        .map(|(_, severity)| severity)
}

/// Those that I said I take, and those that my lines show; without what is set already.
pub(super) fn roles(facts: &Facts) -> Vec<RoleProposal> {
    const UPDATES: usize = 2;
    let mut roles: Vec<RoleProposal> = PARTS
        .iter()
        .filter_map(|takes| {
            let mut own = facts.own().filter(|entry| says_facts(entry));
            let reason = quoted(own.find(|entry| is_taken(takes, entry))?);
            Some(RoleProposal {
                role: takes.role,
                reason,
            })
        })
        .collect();
    let has = |role: Role, roles: &[RoleProposal]| {
        facts.incident.roles.contains(&role) || roles.iter().any(|one| one.role == role)
    };
    let told = facts
        .own()
        .filter(|one| one.kind == EntryKind::Told)
        .count();
    if told >= UPDATES && !has(Role::Communicator, &roles) {
        roles.push(RoleProposal {
            role: Role::Communicator,
            reason: format!("You sent {told} updates."),
        });
    }
    let did = facts.own().any(|entry| entry.kind == EntryKind::Did);
    if did && !has(Role::FirstResponder, &roles) {
        roles.push(RoleProposal {
            role: Role::Responder,
            reason: "Your lines say what you did.".to_owned(),
        });
    }
    roles.retain(|one| !facts.incident.roles.contains(&one.role));
    roles
}

/// Who was hit, and how: as the last update says it, or the line of mine that says most of it.
pub(super) fn impact(facts: &Facts) -> Option<String> {
    if !facts.incident.impact.segment.trim().is_empty() {
        return None;
    }
    // What the pad put there itself says no more than the incident does.
    let known = impact_words(&facts.incident.impact);
    let told = impact_before(facts).filter(|told| Some(told) != known.as_ref());
    told.or_else(|| hit(facts))
}

/// The line of mine that says most of who is hit, and how.
pub(super) fn hit(facts: &Facts) -> Option<String> {
    /// What says most first.
    const HIT: [&str; 4] = [
        "users|customers|shoppers|subscribers|readers|players|guests|clients|shops|merchants|tenants|visitors|callers|everyone|nobody <any>? <any>? <any>? can't|cannot|couldn't|could+not|see|saw|get|got",
        "<n> of? the? <any>? users|customers|shoppers|subscribers|readers|players|guests|clients|shops|merchants|tenants|orders|checkouts|payments|logins|requests",
        "checkouts|checkout|payments|payment|logins|login|orders|order|requests errors|failures|fail|fails|failing|failed|slow|down|affected|hit|lost",
        "affected|affecting|affects|impacted|impacting|hit <n>",
    ];
    let seen = facts.own().filter(|entry| {
        matches!(
            entry.kind,
            EntryKind::Saw | EntryKind::Note | EntryKind::Told
        )
    });
    let lines: Vec<&str> = seen.filter_map(|entry| entry.text.lines().next()).collect();
    let mut told = HIT.iter().filter_map(|pattern| {
        let mut lines = lines.iter();
        lines.find(|line| Words::of(line).has(pattern))
    });
    Some(behind_page(told.next()?).to_owned())
}

/// A guess is none, and a request is for somebody else.
fn says_facts(entry: &Entry) -> bool {
    !matches!(entry.kind, EntryKind::Guess | EntryKind::Asked)
}

/// Whether a line says which part I take. That I was called is none that I took.
pub(super) fn takes_part(entry: &Entry) -> bool {
    let mut parts = PARTS
        .iter()
        .filter(|takes| takes.role != Role::FirstResponder);
    parts.any(|takes| is_taken(takes, entry))
}

fn is_taken(takes: &Takes, entry: &Entry) -> bool {
    let words = Words::of(&entry.text);
    let mine = takes
        .mine
        .iter()
        .any(|pattern| words.last_said(pattern).is_some());
    mine || takes.first.iter().any(|pattern| words.opens(pattern))
}

fn quoted(entry: &Entry) -> String {
    let who = entry.author.as_deref().unwrap_or("You");
    let line = entry.text.lines().next().unwrap_or_default().trim();
    format!("{who} wrote \"{line}\".")
}
