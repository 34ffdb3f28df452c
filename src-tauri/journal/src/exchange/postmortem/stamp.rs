//! Days and clocks at the beginning of a line, in the many ways in which reports write them.

use std::fmt::{self, Display, Formatter};

use chrono::{NaiveTime, Timelike};

mod about;
mod ends;

use about::{about, behind_about, behind_same_elsewhere, behind_same_in_zone};
pub(super) use ends::{goes_on_to_an_end, with_span};

use super::clock::take_clock;
use super::days::{SaidDay, each_year, take_day, take_weekday};
use super::scan::{digits, number, take_word};
use super::zones;
use crate::domain::Zone;

/// What a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Stamp {
    pub(super) day: Option<SaidDay>,
    pub(super) time: Option<NaiveTime>,
    pub(super) zone: Option<Zone>,
    /// The hour is one digit and says no half of the day: "1:52" may be after noon.
    pub(super) is_short: bool,
}

impl Stamp {
    /// The day where it says none itself.
    pub(super) fn of_day(self, day: Option<SaidDay>) -> Self {
        Self {
            day: self.day.or(day),
            ..self
        }
    }
}

/// With what is known of it; a year that nobody said is missing here too.
impl Display for Stamp {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self.day {
            Some(SaidDay::Date(date) | SaidDay::Either { one: date, .. }) => {
                write!(out, "{date} ")?;
            }
            Some(SaidDay::EachYear { month, day }) => write!(out, "{month:02}-{day:02} ")?,
            Some(SaidDay::Pair(one, other)) => write!(out, "{one:02}/{other:02} ")?,
            Some(SaidDay::OfWeek(weekday)) => write!(out, "{weekday} ")?,
            Some(SaidDay::Nth(count)) => write!(out, "day {count} ")?,
            None => (),
        }
        write!(out, "{}", self.time.unwrap_or_default().format("%H:%M"))?;
        match self.zone {
            Some(zone) => write!(out, " {}", zone.name()),
            None => Ok(()),
        }
    }
}

/// The stamp at the beginning of a text, and the rest without what stands between them. `None` where it begins with
/// neither a date nor a clock.
pub(super) fn take(text: &str) -> Option<(Stamp, &str)> {
    let whole = text;
    let text = text.trim_start_matches(|c: char| is_before(c) || c.is_whitespace());
    let is_code = whole[..whole.len() - text.len()].contains('`');
    let after_stamp = |rest| after_stamp(rest, is_code);
    // "At approximately 08:45"
    let text = about(about(text));
    let (day, rest) = day_at_start(text);
    let (said, behind_day) = (day, rest);
    let between = between_day_and_time(rest);
    let clock = match day {
        Some(_) => take_clock(between, true),
        None => take_clock(rest, false).or_else(|| clock_of_zone(rest)),
    };
    let (time, rest) = match clock {
        Some((time, rest)) => (Some(time), behind_about(behind_same_elsewhere(rest))),
        None if day.is_some() => (None, rest),
        None => return None,
    };
    let said_clock = |behind: &str| &text[..text.len() - behind.len()];
    let has_seconds = clock.is_some_and(|(_, rest)| said_clock(rest).matches(':').count() == 2);
    let start = if day.is_some() { between } else { text };
    let is_short = clock.is_some_and(|(_, rest)| is_short(&start[..start.len() - rest.len()]));
    // "16:00+0000" is no span, "10:00-1100" may be one.
    let with_offset = zones::offset(rest).filter(|_| has_seconds || is_whole_offset(rest));
    let (zone, rest) = match (time, with_offset) {
        (Some(_), None) => take_zone(rest),
        (_, with_offset) => with_offset.map_or((None, rest), |(zone, rest)| (Some(zone), rest)),
    };
    let rest = match (time, zone) {
        (Some(time), Some(zone)) => behind_same_in_zone(rest, time, zone),
        (_, None) | (None, _) => rest,
    };
    // "10:15 on 2023-07-25"
    let behind = about(rest.trim_start_matches([',', ' ', '(']));
    let (day, rest) = match (day, time, take_day(behind)) {
        (None, Some(_), Some((day, rest))) => (Some(day), rest),
        _ => (day, rest),
    };
    if ends_well(rest) {
        let stamp = Stamp {
            day,
            time,
            zone,
            is_short,
        };
        return Some((stamp, after_stamp(rest)));
    }
    // "2017-10-10 9:06x": of the clock nothing is known, but the lines below are of that day.
    let day = said.filter(|_| ends_well(behind_day))?;
    let stamp = Stamp {
        day: Some(day),
        ..Stamp::default()
    };
    Some((stamp, after_stamp(behind_day)))
}

pub(super) fn has_clock(text: &str) -> bool {
    take(text).is_some_and(|(stamp, _)| stamp.time.is_some())
}

/// The day, and what stands behind it; the whole where it begins with none.
fn day_at_start(text: &str) -> (Option<SaidDay>, &str) {
    let (day, rest) = match take_day(text)
        .or_else(|| take_numbers(text))
        .or_else(|| take_pair(text))
        .or_else(|| take_day_of_report(text))
    {
        Some((day, rest)) => (Some(day), rest),
        None => (None, text),
    };
    // "Day 1 - January 23, 2026"
    let (day, rest) = match (day, take_day(between_day_and_time(rest))) {
        (Some(SaidDay::Nth(_)), Some((SaidDay::Date(date), rest))) => {
            (Some(SaidDay::Date(date)), rest)
        }
        _ => (day, rest),
    };
    // "2025-07-26 Saturday"
    let rest = match take_weekday(rest.trim_start_matches([',', ' ', '('])) {
        Some((_, behind)) if day.is_some() && is_over(behind) => "",
        Some(_) | None => rest,
    };
    let rest = day.and_then(|_| behind_part_of_day(rest)).unwrap_or(rest);
    (day, rest)
}

/// "1936 UTC: a release": four digits are a clock where a zone and a colon stand behind them.
fn clock_of_zone(text: &str) -> Option<(NaiveTime, &str)> {
    let (time, rest) = take_clock(text, true).filter(|_| digits(text) == 4)?;
    let (_, behind) = zones::take(rest)?;
    behind.starts_with([':', ' ']).then_some((time, rest))
}

/// "(evening)", "(day)" behind a date: about when on that day.
fn behind_part_of_day(rest: &str) -> Option<&str> {
    const PARTS: [&str; 6] = ["day", "morning", "noon", "afternoon", "evening", "night"];
    let (said, behind) = rest.trim_start().strip_prefix('(')?.split_once(')')?;
    let lower = said.to_ascii_lowercase();
    PARTS.contains(&&*lower).then_some(behind)
}

/// "11.07: the upgrade began", "9.30pm", "9.30:". Only the lines around it tell that it is no number.
pub(super) fn dotted(text: &str) -> Option<(Stamp, &str)> {
    let text = about(text.trim_start_matches(|c: char| is_before(c) || c.is_whitespace()));
    let hours = digits(text);
    let is_dotted = (1..=2).contains(&hours) && text[hours..].starts_with('.');
    let (time, rest) = is_dotted.then(|| take_clock(text, true)).flatten()?;
    let said = &text[..text.len() - rest.len()];
    let is_meant = hours == 2 || rest.starts_with(':') || !is_short(said);
    is_meant
        .then(|| with_zone(time, is_short(said), rest))
        .flatten()
}

/// "1.02 The build is done" behind a line of "12.56": so early only a clock of twelve hours goes on.
pub(super) fn dotted_after_noon(text: &str) -> Option<(Stamp, &str)> {
    const LATEST: u32 = 7;
    let is_dotted = digits(text) == 1 && text[1..].starts_with('.');
    let (time, rest) = is_dotted.then(|| take_clock(text, true)).flatten()?;
    let is_meant =
        rest.strip_prefix(' ')?.starts_with(char::is_alphabetic) && time.hour() <= LATEST;
    is_meant.then(|| with_zone(time, true, rest)).flatten()
}

fn with_zone(time: NaiveTime, is_short: bool, rest: &str) -> Option<(Stamp, &str)> {
    let (zone, rest) = take_zone(rest);
    let stamp = Stamp {
        time: Some(time),
        zone,
        is_short,
        ..Stamp::default()
    };
    ends_well(rest).then(|| (stamp, after_stamp(rest, false)))
}

/// "Between 2023-07-10 and 2023-07-16", where the end is said too: in a timeline it begins no sentence.
pub(super) fn span(text: &str) -> Option<(Stamp, &str)> {
    let lower = text.get(..8)?.to_ascii_lowercase();
    let mut begins = ["between ", "from "].into_iter();
    let begin = begins.find(|word| lower.starts_with(word))?;
    let (stamp, rest) = take(&text[begin.len()..])?;
    goes_on_to_an_end(rest).then_some((stamp, rest))
}

fn is_short(clock: &str) -> bool {
    digits(clock) == 1 && !clock.contains(|c: char| c.is_ascii_alphabetic())
}

/// "16:31z": right behind the digits a small letter is one too.
/// "+0200", "+02:00"; "+1 host" is none.
fn is_whole_offset(rest: &str) -> bool {
    let digits = rest.strip_prefix('+').map(str::as_bytes);
    digits.is_some_and(|digits| {
        let at = |place: usize| digits.get(place).is_some_and(u8::is_ascii_digit);
        let minutes = 2 + usize::from(digits.get(2) == Some(&b':'));
        at(0) && at(1) && at(minutes) && at(minutes + 1)
    })
}

fn take_zone(rest: &str) -> (Option<Zone>, &str) {
    if let Some(rest) = rest.strip_prefix('z').filter(|rest| ends_well(rest)) {
        return (Some(Zone::UTC), rest);
    }
    zones::take(rest).map_or((None, rest), |(zone, rest)| (Some(zone), rest))
}

/// "12-05 16:21": a month and a day, where a clock follows.
fn take_numbers(text: &str) -> Option<(SaidDay, &str)> {
    let (month, rest) = number(text, 2, 2)?;
    let (day, rest) = number(rest.strip_prefix('-')?, 2, 2)?;
    take_clock(rest.strip_prefix(' ')?.trim_start_matches('~'), false)?;
    Some((each_year(month, day)?, rest))
}

/// "1/28 12:45" and "1/28" alone; "3/4 of them" is none.
fn take_pair(text: &str) -> Option<(SaidDay, &str)> {
    let (one, rest) = number(text, 1, 2)?;
    let (other, rest) = number(rest.strip_prefix('/')?, 1, 2)?;
    let is_one = |month, day| (1..=12).contains(&month) && (1..=31).contains(&day);
    let is_meant = is_over(rest) || take_clock(between_day_and_time(rest), false).is_some();
    (is_meant && (is_one(one, other) || is_one(other, one)))
        .then_some((SaidDay::Pair(one, other), rest))
}

/// "Friday" before a clock or alone, "Day 2" alone or before a dash: anything else is a sentence that begins so.
fn take_day_of_report(text: &str) -> Option<(SaidDay, &str)> {
    if let Some((weekday, rest)) = take_weekday(text) {
        let is_meant = is_over(rest) || take_clock(between_day_and_time(rest), false).is_some();
        return is_meant.then_some((SaidDay::OfWeek(weekday), rest));
    }
    let (word, rest) = take_word(text)?;
    let (count, rest) = number(rest.strip_prefix(' ')?, 1, 2)?;
    let behind = rest.trim_start();
    let is_meant = word.eq_ignore_ascii_case("day")
        && count > 0
        && (is_over(rest) || behind.starts_with([':', '-', '\u{2013}', '\u{2014}', '(', ',']));
    is_meant.then_some((SaidDay::Nth(count), rest))
}

fn is_over(rest: &str) -> bool {
    rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '*' | '_' | ')' | ']'))
        .is_empty()
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
        time: Some(time),
        zone,
        ..Stamp::default()
    })
}

/// "October 9, 2025 - the limit was raised": a sign stands between a stamp and the rest, which is no sentence then that
/// begins with a day.
pub(super) fn is_parted(line: &str, rest: &str) -> bool {
    let said = line[..line.len() - rest.len()].trim_end_matches([' ', '*', '_', '`']);
    said.ends_with([':', '-', '\u{2013}', '\u{2014}', '|'])
}

/// "1900 and 2100 UTC", where the words before say that these are hours.
pub(super) fn of_hours(text: &str) -> Option<(Stamp, &str)> {
    let (time, rest) = take_clock(text, true)?;
    with_zone(time, false, rest)
}

/// "Raised it with the provider at 10:29."
pub(super) fn at_end(text: &str) -> Option<Stamp> {
    let (_, clock) = text.rsplit_once(" at ")?;
    let (time, rest) = take_clock(clock.trim_start_matches('~'), false)?;
    let (zone, rest) = take_zone(rest);
    rest.trim_matches(['.', ' ', '*', ')'])
        .is_empty()
        .then_some(Stamp {
            time: Some(time),
            zone,
            ..Stamp::default()
        })
}

/// "Recovery (16:40-17:00)": what the heading of a timeline says of its time, and what happened then.
pub(super) fn behind_heading(text: &str) -> Option<(Stamp, &str)> {
    let (said, bracket) = text.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    let (stamp, rest) = take(bracket)?;
    let is_all = rest.is_empty() || goes_on_to_an_end(rest);
    (stamp.time.is_some() && is_all && !said.trim().is_empty()).then_some((stamp, said.trim_end()))
}

fn is_before(c: char) -> bool {
    matches!(
        c,
        '[' | '(' | '{' | '*' | '`' | '~' | '\u{2248}' | '>' | '|' | '_'
    )
}

/// After a clock nothing may go on that makes it part of a word or of another number.
fn ends_well(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_alphanumeric() || c == '%' || c == '/')
}

fn between_day_and_time(rest: &str) -> &str {
    // "2024/03/22 Tuesday 13:17"
    let weekday = take_weekday(rest.trim_start_matches([',', ' ']));
    let rest = weekday.map_or(rest, |(_, rest)| rest);
    let rest = rest.trim_start_matches([
        ',', ' ', 'T', '-', '\u{2013}', '@', '*', '`', ':', '/', '_', '|', ';', '\t',
    ]);
    // "at approximately 12:05"
    about(about(rest)).trim_start_matches(['~', '@', ' ', '('])
}

/// What stands between a stamp and what it is about: brackets, dashes, the end of a span of time is kept. A tick ends
/// only what one has begun; else it begins a name.
fn after_stamp(rest: &str, is_code: bool) -> &str {
    let mut is_in_code = is_code;
    rest.trim_start_matches(|c: char| {
        c.is_whitespace()
            || (c == '`' && std::mem::take(&mut is_in_code))
            || matches!(
                c,
                ']' | ')'
                    | '}'
                    | '*'
                    | ':'
                    | '-'
                    | '\u{2013}'
                    | '\u{2014}'
                    | '\u{301c}'
                    | '\u{ff5e}'
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

#[cfg(test)]
mod tests;
