//! Sentences that say when it began, and perhaps when it was over: "The downtime started around 10 AM after a merge, and
//! was resolved the same day, by 8 PM."

use super::{LONGEST, Span, first_of};
use crate::exchange::postmortem::{
    days::{self, SaidDay},
    stamp::{self, Stamp},
    text::last_of,
};

/// What begins.
const IT: [&str; 10] = [
    "outage",
    "failure",
    "downtime",
    "incident",
    "issue",
    "problem",
    "disruption",
    "impact",
    "errors",
    "interruption",
];
const BEGINS: [&str; 3] = [" started ", " began ", " starting "];
/// These say by themselves what began.
const FAILS: [&str; 10] = [
    " network halted ",
    " chain halted ",
    " stopped producing ",
    " went down ",
    " became unavailable ",
    " became inaccessible ",
    " became unreachable ",
    " became unresponsive ",
    " stopped working ",
    " stopped responding ",
];
const OVER: [&str; 6] = [
    " resolved",
    " restored",
    " recovered",
    " ended",
    " fixed",
    " mitigated",
];

pub(super) fn began(text: &str) -> Option<Span> {
    let lower = text.to_ascii_lowercase();
    let of_it = |place: usize| {
        let before = last_of(&lower[..place], LONGEST);
        let sentence = before.rsplit(". ").next().unwrap_or_default();
        IT.iter().any(|word| sentence.contains(word))
    };
    let begins = BEGINS.iter().flat_map(|words| lower.match_indices(words));
    let begins = begins.filter(|(place, _)| of_it(*place));
    let fails = FAILS.iter().flat_map(|words| lower.match_indices(words));
    let mut told: Vec<(usize, &str)> = begins.chain(fails).collect();
    told.sort_unstable();
    told.into_iter().find_map(|(place, words)| {
        let behind = text.get(place + words.len() - 1..)?;
        let is_failure = FAILS.contains(&words);
        let (begin, rest) = at_a_time(first_of(behind)).or_else(|| {
            Some((
                time_before(text, place).filter(|_| is_failure)?,
                first_of(behind),
            ))
        })?;
        let begin = begin.of_day(day_above(text, place));
        Some((begin, over(rest, begin)))
    })
}

/// "At roughly 09:30 GMT, the network halted": in front of the verb, with nothing between but what failed.
fn time_before(text: &str, place: usize) -> Option<Stamp> {
    const WORDS_BETWEEN: usize = 4;
    let before = last_of(&text[..place], LONGEST);
    let sentence = before.rsplit(". ").next().unwrap_or_default();
    let lower = sentence.to_ascii_lowercase();
    let at = lower
        .rfind("at ")
        .filter(|at| !lower[..*at].ends_with(char::is_alphanumeric))?;
    let (stamp, between) = clock(sentence.get(at..)?)?;
    (between.split_whitespace().count() <= WORDS_BETWEEN).then_some(stamp)
}

/// In the same sentence.
fn over(rest: &str, begin: Stamp) -> Option<Stamp> {
    let sentence = rest.split(". ").next().unwrap_or_default();
    let lower = sentence.to_ascii_lowercase();
    let place = OVER.iter().filter_map(|word| lower.find(word)).min()?;
    let behind = &sentence[place..];
    let mut places = [" at ", " by ", " around "]
        .iter()
        .flat_map(|word| behind.match_indices(word))
        .map(|(at, word)| &behind[at + word.len()..]);
    let (mut end, _) = places.find_map(clock)?;
    end.zone = end.zone.or(begin.zone);
    Some(end.of_day(begin.day))
}

/// " at 15:35 UTC", " with slow answers around 10AM": not far behind the verb.
fn at_a_time(text: &str) -> Option<(Stamp, &str)> {
    const NEAR: usize = 60;
    let sentence = text.split(". ").next().unwrap_or_default();
    let mut places: Vec<(usize, &str)> = [" at ", " around ", " about ", " on "]
        .iter()
        .flat_map(|word| sentence.match_indices(word))
        .filter(|(place, _)| *place <= NEAR)
        .collect();
    places.sort_unstable();
    places
        .into_iter()
        .find_map(|(place, word)| clock(&text[place + word.len()..]))
}

/// "at approximately 10.16," is one too: of four digits, with a sign or a zone behind it, so that it is no number.
fn clock(text: &str) -> Option<(Stamp, &str)> {
    const LENGTH: usize = "10.16".len();
    const BEHIND: [&str; 9] = [",", ";", ")", ". ", " UTC", " GMT", "am", "pm", " and "];
    let colon = stamp::take(text).filter(|(stamp, _)| stamp.time.is_some());
    colon.or_else(|| {
        let number = &text[text.find(|c: char| c.is_ascii_digit())?..];
        let behind = number.get(LENGTH..)?;
        let is_whole = number[..LENGTH]
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
        let ends = behind.is_empty()
            || behind == "."
            || BEHIND.iter().any(|sign| behind.starts_with(sign));
        stamp::dotted(text).filter(|_| is_whole && ends)
    })
}

/// The latest day that is named above.
fn day_above(text: &str, place: usize) -> Option<SaidDay> {
    let before = &text[..place];
    let mut sentences = before.split(". ").collect::<Vec<_>>().into_iter().rev();
    sentences.find_map(days::find_day)
}
