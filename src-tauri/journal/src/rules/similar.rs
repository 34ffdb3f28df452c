//! "Seen before?": the likeliest predecessors of an incident, what worked then, what was ruled out, and which workaround
//! is still open.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    facts::{is_open, told_mitigation},
    phrases::{self, Words},
};
use crate::domain::{
    Action, ActionId, ActionState, ClassKey, Entry, EntryId, EntryKind, FailureClass, GuessResult,
    Incident, IncidentId, MitigationKind, Service, ServiceId,
};

/// More are not read at night.
pub const MOST_PREDECESSORS: usize = 3;

/// An incident of the journal, with what belongs to it.
#[derive(Debug, Clone, Copy)]
pub struct Remembered<'a> {
    pub incident: &'a Incident,
    pub entries: &'a [Entry],
    pub actions: &'a [Action],
}

/// The names that reasons are told by.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    pub services: &'a [Service],
    pub classes: &'a [FailureClass],
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Predecessor {
    pub incident: IncidentId,
    pub title: String,
    pub day: NaiveDate,
    /// "Same service: payments", "Both mention replica, lag".
    pub reasons: Vec<String>,
    pub mitigation: Option<MitigationKind>,
    pub worked: Vec<RememberedLine>,
    pub ruled_out: Vec<RememberedLine>,
    pub open_workarounds: Vec<OpenWorkaround>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RememberedLine {
    pub entry: EntryId,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct OpenWorkaround {
    pub action: ActionId,
    pub what: String,
}

/// What a shared service or class weighs; a shared rare word weighs one. Two words alone are enough, one is chance.
const SAME_SERVICE: usize = 4;
const SAME_CLASS: usize = 3;
const LEAST: usize = 2;
/// More shared words say no more.
const MOST_WORDS: usize = 4;

/// The likeliest predecessors of `incident`, the likeliest first, of equals the latest. `earlier` may hold the incident
/// itself and later ones: they are left out. `rare` are those of its telling words that few others have.
pub fn similar(
    incident: &Incident,
    earlier: &[Remembered],
    rare: &BTreeSet<String>,
    known: Known,
) -> Vec<Predecessor> {
    let mut found: Vec<(usize, &Remembered, Vec<String>)> = Vec::new();
    for one in earlier {
        if one.incident.id == incident.id || one.incident.start() > incident.start() {
            continue;
        }
        let theirs = telling_words(one.incident, one.entries);
        let both = rare.intersection(&theirs).map(String::as_str);
        let both: Vec<&str> = both.take(MOST_WORDS).collect();
        let (weight, reasons) = likeness(incident, one.incident, &both, known);
        if weight >= LEAST {
            found.push((weight, one, reasons));
        }
    }
    found.sort_by_key(|(weight, one, _)| std::cmp::Reverse((*weight, one.incident.start())));
    found.truncate(MOST_PREDECESSORS);
    let found = found.into_iter();
    found
        .map(|(_, one, reasons)| remember(one, reasons))
        .collect()
}

/// What the title and the lines name without its being set: services by their whole name, and a class by its.
pub fn named(incident: &Incident, entries: &[Entry], known: Known) -> Named {
    let texts = std::iter::once(incident.title.as_str()).chain(
        entries
            .iter()
            .rev()
            .take(LAST_LINES)
            .map(|entry| entry.text.as_str()),
    );
    let spaced = |text: &str| {
        let words = Words::of(text);
        format!(" {} ", words.lower().collect::<Vec<_>>().join(" "))
    };
    let texts: Vec<String> = texts.map(spaced).collect();
    let is_named = |name: &str| {
        let name = spaced(name);
        name.trim().chars().count() >= SHORTEST_NAME
            && texts.iter().any(|text| text.contains(&name))
    };
    let services = known
        .services
        .iter()
        .filter(|service| !incident.services.contains(&service.id) && is_named(&service.name));
    let class = known
        .classes
        .iter()
        .find(|class| class.key.0 != "other" && is_named(&class.name));
    Named {
        services: services.map(|service| service.id).collect(),
        class: class
            .filter(|_| incident.class.is_none())
            .map(|class| class.key.clone()),
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    pub services: Vec<ServiceId>,
    pub class: Option<ClassKey>,
}

/// Of the lines, the last so many are looked through for names.
const LAST_LINES: usize = 200;
/// "db" is said of anything.
const SHORTEST_NAME: usize = 3;

fn likeness(
    incident: &Incident,
    other: &Incident,
    words: &[&str],
    known: Known,
) -> (usize, Vec<String>) {
    let mut weight = 0;
    let mut reasons = Vec::new();
    let services = incident
        .services
        .iter()
        .filter(|id| other.services.contains(id));
    let names: Vec<&str> = services
        .map(|id| known.services.iter().find(|service| service.id == *id))
        .map(|service| service.map_or("the same", |service| service.name.as_str()))
        .collect();
    if !names.is_empty() {
        weight += SAME_SERVICE;
        reasons.push(format!("Same service: {}", names.join(", ")));
    }
    // "Other" is what is left over: sharing it says nothing.
    let class = incident.class.as_ref().filter(|class| class.0 != "other");
    if let Some(class) = class.filter(|class| other.class.as_ref() == Some(*class)) {
        let name = known.classes.iter().find(|one| one.key == *class);
        let name = name.map_or_else(|| class.0.replace('_', " "), |class| class.name.clone());
        weight += SAME_CLASS;
        reasons.push(format!("Same class: {name}"));
    }
    if !words.is_empty() {
        weight += words.len();
        reasons.push(format!("Both mention {}", words.join(", ")));
    }
    (weight, reasons)
}

/// How many of the first lines tell what it looked like.
const FIRST_LINES: usize = 5;

/// Words of the title and of the first lines, without those that every incident has.
pub fn telling_words(incident: &Incident, entries: &[Entry]) -> BTreeSet<String> {
    let lines = entries
        .iter()
        .take(FIRST_LINES)
        .map(|entry| entry.text.as_str());
    let texts = std::iter::once(incident.title.as_str()).chain(lines);
    let mut found = BTreeSet::new();
    for text in texts {
        let words = Words::of(text);
        let telling = words.lower().filter(|word| is_telling(word));
        found.extend(telling.map(str::to_owned));
    }
    found
}

fn is_telling(word: &str) -> bool {
    const COMMON: [&str; 52] = [
        "about", "after", "again", "alert", "alerts", "all", "also", "and", "are", "back", "been",
        "but", "can", "checked", "down", "error", "errors", "fail", "failed", "failing", "fails",
        "for", "from", "has", "have", "incident", "into", "issue", "looked", "looking", "minutes",
        "more", "not", "nothing", "now", "off", "only", "our", "out", "page", "paged", "problem",
        "seen", "some", "that", "the", "then", "they", "this", "was", "were", "with",
    ];
    let has_letter = word.chars().any(char::is_alphabetic);
    word.chars().count() >= 3 && has_letter && COMMON.binary_search(&word).is_err()
}

/// A word that at most a tenth of the others have, or two of them where there are few.
pub fn is_rare(having: usize, others: usize) -> bool {
    having <= (others / 10).max(2)
}

fn remember(one: &Remembered, reasons: Vec<String>) -> Predecessor {
    let incident = one.incident;
    let named = incident
        .mitigation
        .as_ref()
        .map(|mitigation| mitigation.kind);
    let worked = worked(one.entries);
    Predecessor {
        incident: incident.id,
        title: incident.title.clone(),
        day: incident.day(),
        reasons,
        mitigation: named.or_else(|| {
            let mut lines = worked.iter().rev();
            lines.find_map(|line| phrases::mitigation(&line.text))
        }),
        worked,
        ruled_out: ruled_out(one.entries),
        open_workarounds: open_workarounds(one.actions),
    }
}

/// The lines that tell of a mitigation, and the guesses that were confirmed; the last three.
fn worked(entries: &[Entry]) -> Vec<RememberedLine> {
    const LAST: usize = 3;
    let telling = entries.iter().rev().filter(|entry| match entry.kind {
        EntryKind::Did | EntryKind::Decided => told_mitigation(entry).is_some(),
        EntryKind::Guess => entry.detail.result == Some(GuessResult::Confirmed),
        EntryKind::Saw | EntryKind::Told | EntryKind::Asked | EntryKind::Note => false,
    });
    let mut lines: Vec<RememberedLine> = telling.take(LAST).map(remembered).collect();
    lines.reverse();
    lines
}

fn ruled_out(entries: &[Entry]) -> Vec<RememberedLine> {
    let guesses = entries.iter().filter(|entry| {
        entry.kind == EntryKind::Guess && entry.detail.result == Some(GuessResult::RuledOut)
    });
    guesses.map(remembered).collect()
}

fn remembered(entry: &Entry) -> RememberedLine {
    let text = entry.text.lines().next().unwrap_or_default().trim();
    let outcome = entry.detail.outcome.trim();
    let settled = entry.kind == EntryKind::Guess && !is_open(entry) && !outcome.is_empty();
    RememberedLine {
        entry: entry.id,
        text: if settled {
            format!("{text}: {outcome}")
        } else {
            text.to_owned()
        },
    }
}

fn open_workarounds(actions: &[Action]) -> Vec<OpenWorkaround> {
    let open = actions
        .iter()
        .filter(|action| action.workaround && action.state == ActionState::Open);
    open.map(|action| OpenWorkaround {
        action: action.id,
        what: action.what.clone(),
    })
    .collect()
}
