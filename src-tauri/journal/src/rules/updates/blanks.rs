//! The blanks of a template, and what fills them.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::{Depth, Entry, EntryKind, Extent, Growth, Impact, MilestoneKind};
use crate::rules::{Facts, Utf16Range, facts::is_open, phrases, said::hit, title::title};

/// Every blank, and what stands in brackets where nothing is known.
pub(super) const HINTS: [(&str, &str); 20] = [
    ("number", "number"),
    ("severity", "severity"),
    ("title", "what happens"),
    ("impact", "who is hit, and what they cannot do"),
    ("since", "since when"),
    ("now", "now"),
    ("duration", "how long"),
    ("state", "state"),
    ("last_saw", "what was seen"),
    ("last_did", "what was done"),
    ("since_last", "what was done and seen"),
    ("tried", "what was tried"),
    ("guesses", "what is not known yet"),
    ("mitigation", "what ended it"),
    ("doing_next", "the next step"),
    ("next_update", "when"),
    ("channel", "where to join"),
    ("need", "what you need, and from whom"),
    ("workaround", "what to do meanwhile"),
    ("task", "what has to be done"),
];

/// The text with its blanks filled, and where the open ones are.
pub(super) fn fill(
    template: &str,
    facts: &Facts,
    next: Option<DateTime<Utc>>,
) -> (String, Vec<Utf16Range>) {
    let mut text = String::new();
    let mut open = Vec::new();
    let mut rest = template;
    while let Some((before, name, after)) = next_blank(rest) {
        text.push_str(before);
        if let Some(value) = value(name, facts, next).filter(|value| !value.trim().is_empty()) {
            text.push_str(value.trim());
        } else {
            let start = text.len();
            let hint = HINTS.iter().find(|(blank, _)| *blank == name);
            text.extend(["[", hint.map_or(name, |(_, hint)| hint), "]"]);
            open.push(start..text.len());
        }
        rest = after;
    }
    text.push_str(rest);
    let open = open.iter().map(|bytes| Utf16Range::of(&text, bytes));
    let open = open.collect();
    (text, open)
}

/// The first "{name}": the text before it, the name, and the text behind it.
fn next_blank(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

pub(super) fn number(facts: &Facts) -> u32 {
    let told = facts.of(EntryKind::Told).count();
    u32::try_from(told).unwrap_or(u32::MAX).saturating_add(1)
}

fn value(name: &str, facts: &Facts, next: Option<DateTime<Utc>>) -> Option<String> {
    let incident = facts.incident;
    let last = |kind| facts.of(kind).next_back().map(said);
    match name {
        "number" => Some(number(facts).to_string()),
        "severity" => incident
            .severity
            .map(|severity| severity.label().to_owned()),
        "title" => Some(title(facts)),
        "impact" => impact_words(&incident.impact)
            .or_else(|| impact_before(facts))
            .or_else(|| hit(facts)),
        "since" => Some(facts.clock(facts.began())),
        "now" => Some(facts.clock(facts.now)),
        "duration" => Some(length(ended(facts) - facts.began())),
        "state" => Some(facts.state_words().to_owned()),
        "last_saw" => last(EntryKind::Saw),
        "last_did" => last(EntryKind::Did),
        "since_last" => since_last(facts),
        "tried" => list(facts.of(EntryKind::Did)),
        "guesses" => list(facts.of(EntryKind::Guess).filter(|guess| is_open(guess))),
        "mitigation" => mitigated_by(facts),
        "doing_next" => doing_next(facts),
        "next_update" => next.map(|at| facts.clock(at)),
        "channel" => {
            let mut cards = facts.services.iter().map(|service| &service.card.channel);
            cards.find(|channel| !channel.trim().is_empty()).cloned()
        }
        _ => None,
    }
}

fn said(entry: &Entry) -> String {
    let text = entry.text.lines().next().unwrap_or_default();
    text.trim().trim_end_matches('.').to_owned()
}

/// The last few, oldest first: an update is no log.
fn list<'a>(entries: impl DoubleEndedIterator<Item = &'a Entry>) -> Option<String> {
    const MOST: usize = 4;
    let mut last: Vec<String> = entries.rev().take(MOST).map(said).collect();
    last.reverse();
    (!last.is_empty()).then(|| last.join("; "))
}

fn since_last(facts: &Facts) -> Option<String> {
    let told = facts.last_told().map(|told| told.happened_at);
    let entries = facts.entries.iter().filter(|entry| {
        matches!(
            entry.kind,
            EntryKind::Did | EntryKind::Saw | EntryKind::Decided
        ) && told.is_none_or(|told| entry.happened_at > told)
    });
    list(entries)
}

fn mitigated_by(facts: &Facts) -> Option<String> {
    let telling = |entry: &&Entry| phrases::mitigated(&entry.text).is_some();
    let line = facts.of(EntryKind::Did).rev().find(telling);
    line.map(said)
}

/// The quickest test of a guess still open, or else the last decision.
fn doing_next(facts: &Facts) -> Option<String> {
    let mut tests = facts.open_guesses().map(|guess| guess.detail.test.clone());
    let test = tests.find(|test| !test.trim().is_empty());
    test.or_else(|| facts.of(EntryKind::Decided).next_back().map(said))
}

fn ended(facts: &Facts) -> DateTime<Utc> {
    let resolved = facts.incident.at(MilestoneKind::Resolved);
    resolved.unwrap_or(facts.now)
}

/// "1 h 20 min".
fn length(length: TimeDelta) -> String {
    let minutes = length.num_minutes().max(0);
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// What the incident says about who is hit.
pub(in crate::rules) fn impact_words(impact: &Impact) -> Option<String> {
    let blast = &impact.blast;
    let extent = blast.extent.map(|extent| match extent {
        Extent::All => "everyone".to_owned(),
        Extent::Subset => "some users".to_owned(),
    });
    let users = impact.users.map(|users| format!("{users} users"));
    let share = impact
        .users_share
        .map(|share| format!("{share} % of users"));
    let text = |text: &String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let depth = blast.depth.map(|depth| match depth {
        Depth::Degraded => "degraded".to_owned(),
        Depth::HardDown => "down".to_owned(),
    });
    let growth = blast.growth.map(|growth| match growth {
        Growth::Growing => "growing".to_owned(),
        Growth::Stable => "stable".to_owned(),
    });
    let counted = users.or(share).or(extent);
    let facts = [
        counted,
        text(&impact.segment),
        text(&blast.regions),
        depth,
        growth,
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    (!facts.is_empty()).then(|| facts.join(", "))
}

/// What the last update that says it said about it.
pub(in crate::rules) fn impact_before(facts: &Facts) -> Option<String> {
    let mut told = facts.of(EntryKind::Told).rev();
    told.find_map(|told| said_impact(&told.text))
}

/// "Impact: EU cannot pay": to the end of its line in an update of several lines, to the end of the sentence where it
/// stands among others.
fn said_impact(text: &str) -> Option<String> {
    const MARK: &str = "impact:";
    let mut lines = text.lines();
    let is_one = text.lines().nth(1).is_none();
    lines.find_map(|line| {
        let at = line.to_ascii_lowercase().find(MARK)?;
        let is_word = !line[..at].ends_with(char::is_alphanumeric);
        let impact = line[at + MARK.len()..].trim();
        let is_first = line[..at].trim().is_empty();
        let end = if is_first && !is_one {
            impact.len()
        } else {
            sentence_end(impact)
        };
        let impact = impact[..end].trim();
        let is_said = is_word && !impact.is_empty() && !impact.contains('[');
        is_said.then(|| impact.to_owned())
    })
}

/// Before the point of the first sentence that another follows, or at its end.
fn sentence_end(text: &str) -> usize {
    let mut points = text.match_indices(". ");
    let between = points.find(|(at, _)| {
        // "e.g. Berlin" is no end.
        let word = text[..*at]
            .split_whitespace()
            .next_back()
            .unwrap_or_default();
        let is_short = word.contains('.') || word.chars().count() < 2;
        !is_short && text[at + 2..].trim_start().starts_with(char::is_uppercase)
    });
    between.map_or_else(|| text.trim_end_matches('.').len(), |(at, _)| at)
}
