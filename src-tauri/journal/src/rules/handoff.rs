//! The hand-off sheet: what whoever takes over has to know, out of what the pad already holds.

use serde::{Deserialize, Serialize};

use super::{
    Facts,
    checklists::{self, ChecklistLine, key},
    facts::is_open,
    title::title,
};
use crate::domain::{Ending, Entry, EntryKind, GuessResult, Severity};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct HandOffSheet {
    pub title: String,
    pub sections: Vec<HandOffSection>,
    /// What the ending "handed off" proposes to keep.
    pub ending: Ending,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct HandOffSection {
    /// The key of its line in the list "Hand-off sheet".
    pub key: String,
    pub heading: String,
    /// Empty where nothing is known, or where the user added the heading.
    pub lines: Vec<String>,
}

/// The sheet as it stands now, with the headings of the user's list.
pub fn sheet(facts: &Facts) -> HandOffSheet {
    let incident = facts.incident;
    let severity = incident.severity.map(Severity::label);
    let list = checklists::checklist(key::HAND_OFF, facts.settings);
    let headings = list.map(|list| list.lines).unwrap_or_default();
    let sections = headings.into_iter().map(|line| section(line, facts));
    let (state, tried, not_tried) = match &incident.ending {
        Some(Ending::HandedOff {
            state,
            tried,
            not_tried,
        }) => (state.clone(), tried.clone(), not_tried.clone()),
        Some(Ending::Fixed | Ending::Mitigated | Ending::FalseAlarm) | None => (
            state(facts).join("\n"),
            tried(facts).join("\n"),
            not_tried(facts).join("\n"),
        ),
    };
    HandOffSheet {
        title: match severity {
            Some(severity) => format!("{}, {severity}", title(facts)),
            None => title(facts),
        },
        sections: sections.collect(),
        ending: Ending::HandedOff {
            state,
            tried,
            not_tried,
        },
    }
}

impl HandOffSheet {
    /// To copy: headings with their lines, and a dash where nothing is known.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.title);
        for section in &self.sections {
            text.extend(["\n", &section.heading, "\n"]);
            for line in &section.lines {
                text.extend(["- ", line, "\n"]);
            }
            if section.lines.is_empty() {
                text.push_str("-\n");
            }
        }
        text
    }
}

fn section(line: ChecklistLine, facts: &Facts) -> HandOffSection {
    let lines = match line.key.as_str() {
        "hand_off.state" => state(facts),
        "hand_off.tried" => tried(facts),
        "hand_off.not_tried" => not_tried(facts),
        "hand_off.guesses" => guesses(facts),
        "hand_off.next_update" => next_update(facts),
        "hand_off.who_knows" => who_knows(facts),
        _ => Vec::new(),
    };
    HandOffSection {
        key: line.key,
        heading: line.text,
        lines,
    }
}

fn state(facts: &Facts) -> Vec<String> {
    let began = facts.clock(facts.began());
    let mut lines = vec![format!(
        "{}, since {began}",
        capitalised(facts.state_words())
    )];
    let latest = facts.of(EntryKind::Saw).next_back();
    lines.extend(latest.map(|saw| timed(facts, saw)));
    lines
}

/// What was done and decided, and the guesses that a test has settled.
fn tried(facts: &Facts) -> Vec<String> {
    let entries = facts.entries.iter();
    entries
        .filter_map(|entry| match (entry.kind, entry.detail.result) {
            (EntryKind::Did | EntryKind::Decided, _) => {
                Some(with(&timed(facts, entry), &entry.detail.outcome))
            }
            (EntryKind::Guess, Some(GuessResult::RuledOut)) => Some(with(
                &format!("Ruled out: {}", first_line(entry)),
                &entry.detail.outcome,
            )),
            (EntryKind::Guess, Some(GuessResult::Confirmed)) => Some(with(
                &format!("Confirmed: {}", first_line(entry)),
                &entry.detail.outcome,
            )),
            (
                EntryKind::Saw
                | EntryKind::Guess
                | EntryKind::Told
                | EntryKind::Asked
                | EntryKind::Note,
                _,
            ) => None,
        })
        .collect()
}

/// The tests of open guesses, and what was decided against.
fn not_tried(facts: &Facts) -> Vec<String> {
    let tests = facts.open_guesses().map(|guess| guess.detail.test.trim());
    let alternatives = facts
        .of(EntryKind::Decided)
        .map(|decided| decided.detail.alternatives.trim());
    let lines = tests.chain(alternatives).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

fn guesses(facts: &Facts) -> Vec<String> {
    let mut open: Vec<&Entry> = facts
        .of(EntryKind::Guess)
        .filter(|guess| is_open(guess))
        .collect();
    open.sort_by_key(|guess| std::cmp::Reverse(guess.detail.likelihood));
    open.into_iter()
        .map(|guess| {
            let likelihood = guess
                .detail
                .likelihood
                .map(|percent| format!(" ({percent} %)"));
            let line = format!("{}{}", first_line(guess), likelihood.unwrap_or_default());
            let test = guess.detail.test.trim();
            if test.is_empty() {
                line
            } else {
                format!("{line}; test: {test}")
            }
        })
        .collect()
}

fn next_update(facts: &Facts) -> Vec<String> {
    let due = facts.last_told().and_then(|told| {
        let at = facts.clock(told.detail.next_update?);
        let to = told.detail.audience.trim();
        Some(if to.is_empty() {
            at
        } else {
            format!("{at}, to {to}")
        })
    });
    due.into_iter().collect()
}

/// The people of the incident, those who were asked, and the contacts of the services.
fn who_knows(facts: &Facts) -> Vec<String> {
    let people = facts
        .incident
        .pad
        .people
        .iter()
        .map(|person| match person.role {
            Some(role) => format!("{}: {}", person.name, role.words()),
            None => person.name.clone(),
        });
    let asked = facts
        .of(EntryKind::Asked)
        .map(|asked| match asked.detail.audience.trim() {
            "" => format!("Asked: {}", first_line(asked)),
            whom => format!("Asked {whom}: {}", first_line(asked)),
        });
    let contacts = facts.services.iter().flat_map(|service| {
        let lines = service.card.contacts.lines().map(str::trim);
        let named = lines.filter(|line| !line.is_empty());
        named.map(|contact| format!("{}: {contact}", service.name))
    });
    people.chain(asked).chain(contacts).collect()
}

/// "03:31 rolled back", with the author where it was not me.
fn timed(facts: &Facts, entry: &Entry) -> String {
    let at = facts.short_clock(entry.happened_at);
    match &entry.author {
        Some(author) => format!("{at} {} ({author})", first_line(entry)),
        None => format!("{at} {}", first_line(entry)),
    }
}

fn first_line(entry: &Entry) -> &str {
    entry.text.lines().next().unwrap_or_default().trim()
}

fn with(line: &str, outcome: &str) -> String {
    match outcome.trim() {
        "" => line.to_owned(),
        outcome => format!("{line}: {outcome}"),
    }
}

fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}
