//! What the lines say of the incident itself: how bad it was called, which part I took, who was hit.

use serde::{Deserialize, Serialize};

use super::severity::SeverityProposal;
use super::title::behind_page;
use super::updates::{impact_before, impact_words};
use super::{
    Facts,
    phrases::{self, Course, Words},
};
use crate::domain::{Entry, EntryKind, Role, Severity};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RoleProposal {
    pub role: Role,
    pub reason: String,
}

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
            "i now? take|took|assume|assumed over? command",
            "i|i've|i+have now? taken over? command",
            "i'm|i+am now? taking|assuming|in over? command",
            "i now? take|took over? as? the? ic|commander|incident+commander|lead",
            "i'm|i+am now? taking? over? as? the? ic|commander|incident+commander",
            "i'm|i+am leading the? response|incident",
        ],
        first: &[
            "taking|took|assuming over? command",
            "taking|took over? as? the? ic|commander|incident+commander",
            "taking|took the lead",
            "leading the? response|incident",
        ],
    },
    Takes {
        role: Role::Communicator,
        mine: &["i|i'm|i+am now? take|taking|took|do|doing|on the? comms|communications"],
        first: &["taking|took|doing the? comms|communications"],
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

/// What may stand in front of a severity where a line calls it: "this is a", "upgraded to", "now".
const CALLS: [&str; 34] = [
    "this",
    "is",
    "it",
    "it's",
    "its",
    "a",
    "an",
    "the",
    "severity",
    "now",
    "call",
    "calling",
    "called",
    "declare",
    "declared",
    "declaring",
    "we",
    "we're",
    "i",
    "i'm",
    "am",
    "are",
    "upgraded",
    "upgrading",
    "downgraded",
    "downgrading",
    "escalated",
    "raised",
    "down",
    "up",
    "back",
    "to",
    "at",
    "still",
];

/// And what may follow one.
const CALLED: [&str; 7] = [
    "now",
    "for",
    "declared",
    "confirmed",
    "again",
    "then",
    "incident",
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

/// The one that a line calls it, or calls it last. A line that only mentions one, of another incident, a channel or a rule,
/// calls none.
pub(crate) fn severity_of(entry: &Entry) -> Option<Severity> {
    let line = entry.text.lines().next().filter(|_| says_facts(entry))?;
    let line = line.replace("everity:", "everity");
    clauses(&line).filter_map(called).last()
}

/// The pieces of a line between its signs; of a question nothing.
pub(super) fn clauses(line: &str) -> impl Iterator<Item = &str> {
    let line = line.strip_suffix('?').map_or(line, |asked| {
        let before = asked.rfind(['.', ';', '!']);
        &asked[..before.unwrap_or_default()]
    });
    line.split([',', ';', '.', '!', '(', ')', '\u{2013}', '\u{2014}'])
        .flat_map(|piece| piece.split(" - "))
        .flat_map(|piece| piece.split(": "))
        .map(|piece| piece.strip_suffix(':').unwrap_or(piece))
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
}

/// The severity that a clause calls.
pub(super) fn called(clause: &str) -> Option<Severity> {
    let words: Vec<String> = clause.split_whitespace().map(str::to_lowercase).collect();
    let (place, behind, severity) = (0..words.len()).rev().find_map(|place| {
        let alone = level(&words[place]).map(|severity| (place, place + 1, severity));
        let apart = || {
            let number = words.get(place + 1)?;
            let is_name = ["sev", "severity"].contains(&words[place].as_str());
            let severity = level(&format!("sev{number}")).filter(|_| is_name)?;
            Some((place, place + 2, severity))
        };
        alone.or_else(apart)
    })?;
    let is_level = |word: &String| level(word).is_some();
    let before = &words[..place];
    let is_call = before
        .iter()
        .all(|word| CALLS.contains(&word.as_str()) || is_level(word) || word == "from");
    let is_left = before.last().is_some_and(|word| word == "from");
    let follows = words
        .get(behind)
        .is_none_or(|next| CALLED.contains(&next.as_str()));
    (is_call && !is_left && follows).then_some(severity)
}

/// "sev2", "sev-2", "[sev2]".
pub(super) fn level(word: &str) -> Option<Severity> {
    let word = word
        .trim_matches(|c: char| "[](),:;.!".contains(c))
        .to_lowercase();
    let number = word.strip_prefix("sev")?;
    let number: u8 = number.strip_prefix('-').unwrap_or(number).parse().ok()?;
    Severity::ALL.into_iter().find(|one| one.level() == number)
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
    const HIT: [&str; 6] = [
        "users|customers|shoppers|subscribers|readers|players|guests|clients|shops|merchants|tenants|visitors|callers|everyone|nobody <any>? <any>? <any>? can't|cannot|couldn't|could+not|see|saw|get|got",
        "<n> of? our? users|customers|shoppers|subscribers|readers|players|guests|clients|shops|merchants|tenants",
        "<n> of <any> <any>? users|customers|shoppers|subscribers|readers|players|guests|clients|shops|merchants|tenants",
        "<n> of? the? <any>? orders|checkouts|payments|logins|requests fail|fails|failing|failed|affected|lost|slow",
        "affected|impacted|affecting|impacting",
        "checkouts|checkout|payments|payment|logins|login|orders|order|requests errors|failures|fail|fails|failing|failed|slow|down|affected|hit|lost",
    ];
    /// What is named after them is none of them, and what is over hits nobody.
    const NONE: [&str; 2] = [
        "back to? normal",
        "users|user|customers|customer|orders|order|payments|payment|checkout|login|requests table|tables|index|queue|topic|pod|pods|service|api|database|db|job|jobs|channel|team",
    ];
    let seen = facts
        .own()
        .filter(|entry| matches!(entry.kind, EntryKind::Saw | EntryKind::Note));
    let lines = seen.filter_map(|entry| entry.text.lines().next());
    let lines: Vec<(&str, Words)> = lines
        .filter(|line| phrases::course(line) != Some(Course::Better))
        .map(|line| (line, Words::of(line)))
        .filter(|(_, words)| !NONE.iter().any(|pattern| words.has(pattern)))
        .collect();
    let mut told = HIT.iter().filter_map(|pattern| {
        let mut lines = lines.iter();
        lines.find(|(_, words)| words.is_said(pattern))
    });
    Some(behind_page(told.next()?.0).to_owned())
}

/// A guess is none, and a request is for somebody else.
fn says_facts(entry: &Entry) -> bool {
    !matches!(entry.kind, EntryKind::Guess | EntryKind::Asked)
}

/// Whether a clause says which part I take. That I was called is none that I took.
pub(super) fn takes_part(clause: &str) -> bool {
    let words = Words::of(clause);
    let mut parts = PARTS
        .iter()
        .filter(|takes| takes.role != Role::FirstResponder);
    parts.any(|takes| takes.is_in(&words))
}

impl Takes {
    fn is_in(&self, words: &Words) -> bool {
        let mine = self.mine.iter().any(|pattern| words.is_said(pattern));
        mine || self.first.iter().any(|pattern| words.opens(pattern))
    }
}

/// In a line that quotes nobody and speaks to nobody; each clause by itself, since what one denies another may say.
fn is_taken(takes: &Takes, entry: &Entry) -> bool {
    /// "taking command line history", "acked by Ana".
    const NOT_MINE: [&str; 5] = [
        "says|said|wrote|asks|asked|told",
        "command line|lines",
        "acked|ack|acknowledged by|from",
        "please",
        "taken command by",
    ];
    let line = entry.text.lines().next().unwrap_or_default();
    let words = Words::of(line);
    let is_speech = line.contains(['"', '\u{201c}', '\u{201e}'])
        || is_spoken_by_name(line)
        || NOT_MINE.iter().any(|pattern| words.has(pattern));
    !is_speech && clauses(line).any(|clause| takes.is_in(&Words::of(clause)))
}

/// "Ana: ...", "[03:14] Ana Berg: ...": somebody else says it.
fn is_spoken_by_name(line: &str) -> bool {
    let Some((who, _)) = line.split_once(": ") else {
        return false;
    };
    let is_name = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
    };
    let mut words = who
        .split_whitespace()
        .filter(|word| !word.starts_with(|c: char| c == '[' || c.is_ascii_digit()))
        .peekable();
    words.peek().is_some() && words.all(is_name)
}

fn quoted(entry: &Entry) -> String {
    let who = entry.author.as_deref().unwrap_or("You");
    let line = entry.text.lines().next().unwrap_or_default().trim();
    format!("{who} wrote \"{line}\".")
}
