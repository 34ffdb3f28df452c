//! What a report without a timeline tells in sentences: "At 15:23 UTC we received a report."

use super::blocks::PieceKind;
use super::days::{self, SaidDay};
use super::outline::{Part, Role};
use super::stamp::{self, Stamp};
use super::text::{last_of, on_one_line};
use super::timeline::TimedLine;
use crate::domain::Section;

/// One sentence with a clock may only say how long it lasted.
const LEAST_CLOCKS: usize = 2;
/// Fewer days may be those of what was long before.
const LEAST_DAYS: usize = 3;
/// In words.
const SHORTEST: usize = 3;
/// In characters, of a clause.
const LONGEST: usize = 240;

/// Sentences with a clock, part by part; with a day alone only where there is no line yet. They stay where they are too.
pub(super) fn told(parts: &[Part], has_lines: bool) -> Vec<Vec<TimedLine>> {
    let mut told: Vec<Vec<TimedLine>> =
        parts.iter().filter(|part| tells(part)).map(lines).collect();
    let count = |with_clock: bool| {
        let lines = told.iter().flatten().filter(|line| !line.text.is_empty());
        let lines = lines.filter(|line| line.stamp.time.is_some() == with_clock);
        lines.count()
    };
    let (clocks, days) = (count(true), count(false));
    let has_clocks = clocks >= LEAST_CLOCKS || days >= LEAST_DAYS;
    for lines in &mut told {
        // A day among clocks is told with them.
        let is_timed = has_clocks && lines.iter().any(|line| line.stamp.time.is_some());
        let has_days = !has_lines && (days >= LEAST_DAYS || is_timed);
        lines.retain(|line| line.stamp.time.is_none() || has_clocks);
        for line in lines.iter_mut() {
            if line.stamp.time.is_none() && !has_days {
                line.text.clear();
            }
        }
    }
    told
}

fn tells(part: &Part) -> bool {
    match part.role {
        Role::Preamble | Role::Facts | Role::Other => true,
        Role::Section(section) => matches!(
            section,
            Section::Summary
                | Section::Impact
                | Section::Timeline
                | Section::Trigger
                | Section::RootCause
                | Section::Detection
                | Section::Resolution
        ),
        Role::Fact(_) => false,
    }
}

fn lines(part: &Part) -> Vec<TimedLine> {
    let paragraphs = part.pieces.iter();
    let paragraphs = paragraphs.filter(|piece| piece.kind == PieceKind::Paragraph);
    let texts = paragraphs.map(|piece| on_one_line(&piece.text));
    let lines = texts.flat_map(|text| {
        let clauses = sentences(&text).into_iter().flat_map(clauses);
        clauses.filter_map(line).collect::<Vec<_>>()
    });
    lines.collect()
}

/// "At 10:00 a.m. UTC approx. 5,000 users" goes on.
fn sentences(text: &str) -> Vec<&str> {
    const SHORT: [&str; 6] = [".m", "approx", "e.g", "i.e", "vs", "etc"];
    let mut all = Vec::new();
    let mut start = 0;
    for (end, sign) in text.match_indices(". ") {
        let goes_on = SHORT.iter().any(|short| text[..end].ends_with(short));
        let next = end + sign.len();
        if !goes_on && text[next..].starts_with(|c: char| !c.is_lowercase()) {
            all.push(&text[start..end]);
            start = next;
        }
    }
    all.push(&text[start..]);
    all
}

/// "Around 9:30 it came back, and by 9:40 all was well" tells of two moments.
fn clauses(sentence: &str) -> Vec<&str> {
    const MOST_BETWEEN: usize = 6;
    let mut clauses = Vec::new();
    let mut start = 0;
    let mut places = places(sentence).map(|(place, _)| place);
    let mut last = places.next();
    for place in places {
        let joints = [", and ", ", ", "; ", " and "].into_iter();
        let near = last_of(&sentence[..place], LONGEST);
        let cut = joints.filter_map(|joint| {
            let at = near.rfind(joint)?;
            Some((place - near.len() + at, joint.len()))
        });
        let cut = cut.max_by_key(|(at, length)| (at + length, *length));
        // Right behind the joint, or with the words that say what it was: "and resolved at".
        let near = cut.filter(|(at, length)| {
            let words = &sentence[at + length..place];
            last.is_some_and(|last| last < *at) && words.split_whitespace().count() <= MOST_BETWEEN
        });
        if let Some((at, length)) = near {
            clauses.push(&sentence[start..at]);
            start = at + length;
            last = Some(place);
        }
    }
    clauses.push(&sentence[start..]);
    clauses
}

fn line(clause: &str) -> Option<TimedLine> {
    let inside = || says_inside(clause);
    let (stamp, said) = match opens(clause) {
        // "On 5 November it answered slowly from 11:00 on."
        Some((day, said)) if day.time.is_none() => {
            let clock = inside().map(|(stamp, _)| stamp.of_day(day.day));
            (clock.unwrap_or(day), said)
        }
        Some(opened) => opened,
        None => inside().or_else(|| names_its_day(clause))?,
    };
    let said = said.trim_matches(['.', ',', ' ']);
    let is_long = said.split_whitespace().count() >= SHORTEST;
    // A day with hardly a word is still that of what follows.
    let is_told = !is_no_moment(said) && (is_long || stamp.time.is_none());
    is_told.then(|| TimedLine {
        stamp,
        text: if is_long {
            format!("{said}.")
        } else {
            String::new()
        },
        states: None,
    })
}

/// "On 27 April at 15:09 UTC we released", "By 15:56 UTC, it was back", "Last Friday, it began".
fn opens(clause: &str) -> Option<(Stamp, &str)> {
    const BEGIN: [&str; 12] = [
        "the next day, on ",
        "the following day, on ",
        "at ",
        "on ",
        "by ",
        "around ",
        "about ",
        "also on ",
        "then at ",
        "then on ",
        "later on ",
        "last ",
    ];
    let begins = |word: &&&str| {
        let head = clause.get(..word.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(word))
    };
    let word = BEGIN.iter().find(begins)?;
    let behind = &clause[word.len()..];
    if let Some((stamp, said)) = stamp::take(behind) {
        let is_day = stamp.day.is_some_and(is_of_a_month);
        let is_meant = stamp.time.is_some() || (is_day && !word.ends_with("by "));
        return is_meant.then_some((stamp, said));
    }
    // "On Friday, the"; "On Fridays" and "On Friday the 13th" are others.
    let (weekday, said) = days::take_weekday(behind)?;
    let is_parted = behind[..behind.len() - said.len()].contains(',');
    let stamp = Stamp {
        day: Some(SaidDay::OfWeek(weekday)),
        ..Stamp::default()
    };
    is_parted.then_some((stamp, said))
}

/// "It was found at 22:50 GMT", with its day where the sentence says it before.
fn says_inside(clause: &str) -> Option<(Stamp, &str)> {
    let (place, stamp) = places(clause).next()?;
    Some((stamp.of_day(days::find_day(&clause[..place])), clause))
}

/// "We deployed our own on October 6th".
fn names_its_day(clause: &str) -> Option<(Stamp, &str)> {
    let day = clause.match_indices(" on ").find_map(|(place, on)| {
        let (day, _) = days::take_day(&clause[place + on.len()..])?;
        is_of_a_month(day).then_some(day)
    });
    let stamp = Stamp {
        day: Some(day?),
        ..Stamp::default()
    };
    Some((stamp, clause))
}

fn is_of_a_month(day: SaidDay) -> bool {
    matches!(day, SaidDay::Date(_) | SaidDay::EachYear { .. })
}

/// Where a clause says a clock, in order.
fn places(text: &str) -> impl Iterator<Item = (usize, Stamp)> {
    const BEFORE: [&str; 9] = [
        "at",
        "around",
        "by",
        "about",
        "approximately",
        "on",
        "from",
        "between",
        "until",
    ];
    let words = text.match_indices(' ').filter_map(|(end, _)| {
        let start = text[..end].rfind([' ', '(']).map_or(0, |space| space + 1);
        let word = &text[start..end];
        let is_one = BEFORE
            .iter()
            .any(|before| before.eq_ignore_ascii_case(word));
        let (stamp, _) = is_one.then(|| stamp::take(&text[end + 1..])).flatten()?;
        stamp.time.map(|_| (start, stamp))
    });
    // "around 8 pm" behind "at" is the same.
    let mut last: Option<(usize, Stamp)> = None;
    words.filter(move |(place, stamp)| {
        let is_same = last.is_some_and(|(_, last)| last.time == stamp.time);
        last = Some((*place, *stamp));
        !is_same
    })
}

/// What is usual, and what is still to come.
fn is_no_moment(said: &str) -> bool {
    const NONE: [&str; 16] = [
        " will ",
        " every ",
        " each ",
        " daily ",
        " nightly ",
        " weekly ",
        " monthly ",
        " starts at ",
        " runs at ",
        " hours are ",
        " usually ",
        " normally ",
        " plan to ",
        " planned to ",
        " would ",
        " should ",
    ];
    let lower = format!(" {} ", said.to_lowercase());
    NONE.iter().any(|words| lower.contains(words))
}
