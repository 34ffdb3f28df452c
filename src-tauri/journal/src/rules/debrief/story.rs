//! The four questions of a portfolio, drafted in my own lines.

use super::{StoryDraft, StoryLine, milestones};
use crate::domain::{Entry, EntryKind, GuessResult, StoryPart};
use crate::rules::{Facts, phrases::Words};

/// More lines than this are a log, not a story.
const MOST_LINES: usize = 8;

/// What is learned is rarely written at night, but when it is, it begins like this.
const LESSONS: [&str; 6] = [
    "lesson|lessons|learned|learnt",
    "next time",
    "todo",
    "should have known|had|checked|been",
    "we need|lack",
    "runbook is? missing|wrong|outdated|needs",
];

/// A draft for each question that my lines have something to say on.
pub(super) fn drafts(facts: &Facts) -> Vec<StoryDraft> {
    [
        (StoryPart::WhatHappened, what_happened(facts)),
        (StoryPart::MyPart, my_part(facts)),
        (StoryPart::Outcome, outcome(facts)),
        (StoryPart::Learned, learned(facts)),
    ]
    .into_iter()
    .filter(|(_, lines)| !lines.is_empty())
    .map(|(part, lines)| draft(part, lines))
    .collect()
}

fn draft(part: StoryPart, mut lines: Vec<StoryLine>) -> StoryDraft {
    lines.truncate(MOST_LINES);
    let sentences: Vec<String> = lines.iter().map(|line| sentence(&line.text)).collect();
    StoryDraft {
        part,
        text: sentences.join(" "),
        lines,
    }
}

/// The first things seen, and the guess that was right.
fn what_happened(facts: &Facts) -> Vec<StoryLine> {
    const FIRST: usize = 3;
    let confirmed = |entry: &&Entry| entry.detail.result == Some(GuessResult::Confirmed);
    let seen = own(facts, EntryKind::Saw).take(FIRST).map(plain);
    let guesses = own(facts, EntryKind::Guess).filter(confirmed);
    let cause = guesses.map(|guess| line(guess, &format!("The cause: {}", first_line(guess))));
    seen.chain(cause).collect()
}

fn my_part(facts: &Facts) -> Vec<StoryLine> {
    let own = facts.own().filter(|entry| {
        matches!(
            entry.kind,
            EntryKind::Did | EntryKind::Decided | EntryKind::Asked
        )
    });
    own.map(|entry| match entry.kind {
        EntryKind::Decided => line(entry, &decided(entry)),
        EntryKind::Asked => line(entry, &asked(entry)),
        EntryKind::Saw | EntryKind::Did | EntryKind::Guess | EntryKind::Told | EntryKind::Note => {
            plain(entry)
        }
    })
    .collect()
}

/// What stopped it, and what was seen last.
fn outcome(facts: &Facts) -> Vec<StoryLine> {
    let stopped = milestones::mitigating(facts).filter(|entry| entry.author.is_none());
    let after =
        |entry: &&Entry| stopped.is_some_and(|stopped| entry.happened_at > stopped.happened_at);
    let seen = own(facts, EntryKind::Saw).rfind(after);
    let outcomes =
        own(facts, EntryKind::Decided).filter(|entry| !entry.detail.outcome.trim().is_empty());
    let outcomes = outcomes.map(|entry| line(entry, entry.detail.outcome.trim()));
    let stopped = stopped.into_iter().chain(seen).map(plain);
    stopped.chain(outcomes).collect()
}

/// Guesses that a test settled, and notes that say what to do differently.
fn learned(facts: &Facts) -> Vec<StoryLine> {
    facts
        .own()
        .filter_map(|entry| match (entry.kind, entry.detail.result) {
            (EntryKind::Guess, Some(GuessResult::RuledOut)) => {
                let text = format!("It was not {}", lower_article(first_line(entry)));
                Some(line(entry, &with(&text, &entry.detail.outcome)))
            }
            (EntryKind::Note | EntryKind::Decided, _) if is_lesson(entry) => Some(plain(entry)),
            (
                EntryKind::Saw
                | EntryKind::Did
                | EntryKind::Decided
                | EntryKind::Guess
                | EntryKind::Told
                | EntryKind::Asked
                | EntryKind::Note,
                _,
            ) => None,
        })
        .collect()
}

fn is_lesson(entry: &Entry) -> bool {
    let words = Words::of(&entry.text);
    LESSONS.iter().any(|pattern| words.has(pattern))
}

fn own<'a>(facts: &Facts<'a>, kind: EntryKind) -> impl DoubleEndedIterator<Item = &'a Entry> {
    facts.own().filter(move |entry| entry.kind == kind)
}

fn plain(entry: &Entry) -> StoryLine {
    line(entry, first_line(entry))
}

fn line(entry: &Entry, text: &str) -> StoryLine {
    StoryLine {
        entry: entry.id,
        text: text.to_owned(),
    }
}

fn decided(entry: &Entry) -> String {
    let text = format!("Decided: {}", first_line(entry));
    match entry.detail.why.trim() {
        "" => text,
        why => format!("{text}, because {why}"),
    }
}

fn asked(entry: &Entry) -> String {
    match entry.detail.audience.trim() {
        "" => format!("Asked for help: {}", first_line(entry)),
        whom => format!("Asked {whom}: {}", first_line(entry)),
    }
}

fn with(text: &str, outcome: &str) -> String {
    match outcome.trim() {
        "" => text.to_owned(),
        outcome => format!("{text}: {outcome}"),
    }
}

/// A pasted log under a line is no part of the story.
fn first_line(entry: &Entry) -> &str {
    entry.text.lines().next().unwrap_or_default().trim()
}

fn lower_article(text: &str) -> String {
    text.strip_prefix("The ")
        .map_or_else(|| text.to_owned(), |rest| format!("the {rest}"))
}

/// With a capital at the beginning, unless that would change a name or a command, and a full stop.
fn sentence(text: &str) -> String {
    let first_word = text.split_whitespace().next().unwrap_or_default();
    let plain_word = first_word
        .chars()
        .all(|c| c.is_lowercase() || matches!(c, ',' | ':'));
    let mut chars = text.chars();
    let text: String = match chars.next() {
        Some(first) if plain_word => first.to_uppercase().chain(chars).collect(),
        _ => text.to_owned(),
    };
    if text.ends_with(['.', '!', '?', ':']) {
        text
    } else {
        format!("{text}.")
    }
}
