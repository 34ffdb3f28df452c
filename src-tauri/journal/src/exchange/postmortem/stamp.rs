//! Dates and clocks at the beginning of a line, in the many ways in which reports write them.

use std::fmt::{self, Display, Formatter};

use chrono::{Month, NaiveDate, NaiveTime, Weekday};

use super::clock::take_clock;
use super::zones;
use crate::domain::Zone;

/// What a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Stamp {
    pub(super) day: Option<SaidDay>,
    pub(super) time: Option<NaiveTime>,
    pub(super) zone: Option<Zone>,
}

/// With what is known of it; a year that nobody said is missing here too.
impl Display for Stamp {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self.day {
            Some(SaidDay::Date(date) | SaidDay::Either { one: date, .. }) => {
                write!(out, "{date} ")?;
            }
            Some(SaidDay::EachYear { month, day }) => write!(out, "{month:02}-{day:02} ")?,
            None => (),
        }
        write!(out, "{}", self.time.unwrap_or_default().format("%H:%M"))?;
        match self.zone {
            Some(zone) => write!(out, " {}", zone.name()),
            None => Ok(()),
        }
    }
}

/// A date as it is written; the year may be missing, and of "03/04" only the rest of the file knows which is the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SaidDay {
    Date(NaiveDate),
    /// Two numbers that could be day and month or month and day.
    Either {
        one: NaiveDate,
        other: NaiveDate,
    },
    EachYear {
        month: u32,
        day: u32,
    },
}

impl SaidDay {
    /// The date itself, or the candidate that is nearest to a day of the same report.
    pub(super) fn near(self, near: Option<NaiveDate>) -> Option<NaiveDate> {
        let distance = |date: NaiveDate| near.map_or(0, |near| (date - near).num_days().abs());
        match self {
            Self::Date(date) => Some(date),
            Self::Either { one, other } => Some(if distance(other) < distance(one) {
                other
            } else {
                one
            }),
            Self::EachYear { month, day } => {
                let year = chrono::Datelike::year(&near?);
                let years = [year, year + 1, year - 1];
                let dates = years.map(|year| NaiveDate::from_ymd_opt(year, month, day));
                dates
                    .into_iter()
                    .flatten()
                    .min_by_key(|date| distance(*date))
            }
        }
    }
}

/// The stamp at the beginning of a text, and the rest without what stands between them. `None` where it begins with
/// neither a date nor a clock.
pub(super) fn take(text: &str) -> Option<(Stamp, &str)> {
    let text = text.trim_start_matches(|c: char| is_before(c) || c.is_whitespace());
    let text = about(text);
    let (day, rest) = match take_day(text) {
        Some((day, rest)) => (Some(day), rest),
        None => (None, text),
    };
    let (said, behind_day) = (day, rest);
    let between = between_day_and_time(rest);
    let clock = match day {
        Some(_) => take_clock(between, true),
        None => take_clock(rest, false),
    };
    let (time, rest) = match clock {
        Some((time, rest)) => (Some(time), rest),
        None if day.is_some() => (None, rest),
        None => return None,
    };
    let has_seconds = clock.is_some_and(|(_, rest)| {
        let clock = &text[..text.len() - rest.len()];
        clock.matches(':').count() == 2
    });
    let with_offset = zones::offset(rest).filter(|_| has_seconds);
    let (zone, rest) = match time.and_then(|_| with_offset.or_else(|| zones::take(rest))) {
        Some((zone, rest)) => (Some(zone), rest),
        None => (None, rest),
    };
    // "10:15 on 2023-07-25"
    let (day, rest) = match (
        day,
        time,
        take_day(rest.trim_start_matches([',', ' ', '('])),
    ) {
        (None, Some(_), Some((day, rest))) => (Some(day), rest),
        _ => (day, rest),
    };
    if ends_well(rest) {
        return Some((Stamp { day, time, zone }, after_stamp(rest)));
    }
    // "2017-10-10 9:06x": of the clock nothing is known, but the lines below are of that day.
    let day = said.filter(|_| ends_well(behind_day))?;
    let stamp = Stamp {
        day: Some(day),
        ..Stamp::default()
    };
    Some((stamp, after_stamp(behind_day)))
}

/// "0730" or "0730Z" alone: what stands in a table beside what happened.
pub(super) fn bare_clock(text: &str) -> Option<Stamp> {
    let text = text.trim();
    let (digits, zone) = match text.strip_suffix('Z') {
        Some(digits) => (digits, Some(Zone::UTC)),
        None => (text, None),
    };
    let is_bare = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let (time, _) = is_bare.then(|| take_clock(digits, true)).flatten()?;
    Some(Stamp {
        day: None,
        time: Some(time),
        zone,
    })
}

/// "Raised it with the provider at 10:29."
pub(super) fn at_end(text: &str) -> Option<Stamp> {
    let (_, clock) = text.rsplit_once(" at ")?;
    let (time, rest) = take_clock(clock.trim_start_matches('~'), false)?;
    let (zone, rest) = match zones::take(rest) {
        Some((zone, rest)) => (Some(zone), rest),
        None => (None, rest),
    };
    rest.trim_matches(['.', ' ', '*', ')'])
        .is_empty()
        .then_some(Stamp {
            day: None,
            time: Some(time),
            zone,
        })
}

/// "18:00 everything is back" behind a stamp: the stamp was the beginning of a span.
pub(super) fn with_span(text: &str) -> String {
    match take_clock(text, false) {
        Some((_, rest)) if ends_well(rest) => {
            let end = &text[..text.len() - rest.len()];
            let rest = after_stamp(rest);
            let gap = if rest.is_empty() { "" } else { " " };
            format!("(until {end}){gap}{rest}")
        }
        Some(_) | None => text.to_owned(),
    }
}

/// A date anywhere in a text, such as a title or the name of a file.
pub(super) fn find_day(text: &str) -> Option<SaidDay> {
    let mut starts_word = true;
    for (place, character) in text.char_indices() {
        if starts_word
            && let Some((day, rest)) = take_day(&text[place..])
            && !rest.starts_with(char::is_alphanumeric)
        {
            return Some(day);
        }
        starts_word = !character.is_alphanumeric();
    }
    None
}

fn is_before(c: char) -> bool {
    matches!(
        c,
        '[' | '(' | '{' | '*' | '`' | '~' | '\u{2248}' | '>' | '|' | '_'
    )
}

fn about(text: &str) -> &str {
    let words = [
        "approximately ",
        "approx. ",
        "approx ",
        "about ",
        "around ",
        "circa ",
        "ca. ",
        "c. ",
        "at ",
        "on ",
        "date: ",
    ];
    let lower: String = text
        .chars()
        .take(14)
        .collect::<String>()
        .to_ascii_lowercase();
    let word = words.into_iter().find(|word| lower.starts_with(word));
    word.map_or(text, |word| {
        text[word.len()..].trim_start_matches(['~', ' '])
    })
}

/// After a clock nothing may go on that makes it part of a word or of another number.
fn ends_well(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_alphanumeric() || c == '%' || c == '/')
}

fn between_day_and_time(rest: &str) -> &str {
    let rest = rest.trim_start_matches([
        ',', ' ', 'T', '-', '\u{2013}', '@', '*', '`', ':', '_', '|', ';', '\t',
    ]);
    about(rest).trim_start_matches(['~', '@', ' ', '('])
}

/// What stands between a stamp and what it is about: brackets, dashes, the end of a span of time is kept.
fn after_stamp(rest: &str) -> &str {
    rest.trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ']' | ')'
                    | '}'
                    | '*'
                    | '`'
                    | ':'
                    | '-'
                    | '\u{2013}'
                    | '\u{2014}'
                    | '|'
                    | ','
                    | '.'
                    | ';'
                    | '_'
                    | '>'
                    | '='
            )
    })
}

fn take_day(text: &str) -> Option<(SaidDay, &str)> {
    let text = match take_word(text) {
        Some((word, rest)) if word.parse::<Weekday>().is_ok() => {
            rest.trim_start_matches([',', '.', ' '])
        }
        Some(_) | None => text,
    };
    year_first(text)
        .or_else(|| numbers(text))
        .or_else(|| month_first(text))
        .or_else(|| day_first(text))
}

/// "2023-07-25", "2023/7/25", "2023.07.25".
fn year_first(text: &str) -> Option<(SaidDay, &str)> {
    let (year, rest) = number(text, 4, 4)?;
    let sign = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (month, rest) = number(&rest[1..], 1, 2)?;
    let (day, rest) = number(rest.strip_prefix(sign)?, 1, 2)?;
    Some((SaidDay::Date(date(year, month, day)?), rest))
}

/// "25/07/2023", "07/25/2023", "25.07.2023", "25-07-2023".
fn numbers(text: &str) -> Option<(SaidDay, &str)> {
    let (one, rest) = number(text, 1, 2)?;
    let sign = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (two, rest) = number(&rest[1..], 1, 2)?;
    let (year, rest) = number(rest.strip_prefix(sign)?, 2, 4)?;
    let year = if year < 100 { 2000 + year } else { year };
    let (european, american) = (date(year, two, one), date(year, one, two));
    let said = match (european, american) {
        // Dots are European; slashes more often American.
        (Some(date), _) if sign == '.' => SaidDay::Date(date),
        (Some(other), Some(one)) => SaidDay::Either { one, other },
        (Some(date), None) | (None, Some(date)) => SaidDay::Date(date),
        (None, None) => return None,
    };
    Some((said, rest))
}

/// "Sep 27 2017", "September 27th, 2017", "Feb. 25".
fn month_first(text: &str) -> Option<(SaidDay, &str)> {
    let (word, rest) = take_word(text)?;
    let month = month(word)?;
    let rest = rest.trim_start_matches(['.', ' ', '-']);
    let (day, rest) = number(rest, 1, 2)?;
    let rest = without_ordinal(rest);
    with_year(month, day, without_last_day(rest))
}

/// Of "14-19, 2026" what stands behind the days; the first of them is taken.
fn without_last_day(rest: &str) -> &str {
    let behind = || {
        let rest = rest.trim_start().strip_prefix(['-', '\u{2013}'])?;
        let (_, rest) = number(rest.trim_start(), 1, 2)?;
        let rest = without_ordinal(rest);
        number(rest.trim_start_matches([',', ' ']), 4, 4)?;
        Some(rest)
    };
    behind().unwrap_or(rest)
}

/// "27 Sep 2017", "27th of September".
fn day_first(text: &str) -> Option<(SaidDay, &str)> {
    let (day, rest) = number(text, 1, 2)?;
    let rest = without_ordinal(rest).trim_start_matches([' ', '-', '.']);
    let rest = rest.strip_prefix("of ").unwrap_or(rest);
    let (word, rest) = take_word(rest)?;
    with_year(month(word)?, day, rest.strip_prefix('.').unwrap_or(rest))
}

fn with_year(month: u32, day: u32, rest: &str) -> Option<(SaidDay, &str)> {
    let year = number(rest.trim_start_matches([',', ' ', '-', '\'']), 4, 4);
    if let Some((year, rest)) = year.filter(|(year, _)| (1900..2200).contains(year)) {
        return Some((SaidDay::Date(date(year, month, day)?), rest));
    }
    date(2000, month, day)?;
    Some((SaidDay::EachYear { month, day }, rest))
}

fn month(word: &str) -> Option<u32> {
    if word.len() < 3 {
        return None;
    }
    let word = if word.eq_ignore_ascii_case("sept") {
        "sep"
    } else {
        word
    };
    let month: Month = word.parse().ok()?;
    Some(month.number_from_month())
}

/// Of a year that the journal can hold; what else looks like a date is none.
fn date(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok()?;
    let date = NaiveDate::from_ymd_opt(year, month, day);
    date.filter(|_| (1000..=9998).contains(&year))
}

fn without_ordinal(text: &str) -> &str {
    let endings = ["st", "nd", "rd", "th"];
    let rest = endings.iter().find_map(|ending| text.strip_prefix(ending));
    rest.filter(|rest| !rest.starts_with(char::is_alphanumeric))
        .unwrap_or(text)
}

pub(super) fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// A number of so many digits, and no more.
pub(super) fn number(text: &str, least: usize, most: usize) -> Option<(u32, &str)> {
    let count = digits(text);
    let count = if most == 2 && least == 2 && count > 2 {
        2
    } else {
        count
    };
    if count < least || count > most {
        // "1600" begins with an hour too.
        if most != 2 || count != 4 {
            return None;
        }
        return Some((text[..2].parse().ok()?, &text[2..]));
    }
    Some((text[..count].parse().ok()?, &text[count..]))
}

fn take_word(text: &str) -> Option<(&str, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

#[cfg(test)]
mod tests;
