//! Where a line says until when too.

use super::super::clock::take_clock;
use super::super::days::{SaidDay, take_day};
use super::{after_stamp, between_day_and_time, ends_well, take_zone};

/// "18:00 everything is back" behind a stamp: the stamp was the beginning of a span.
pub(in super::super) fn with_span(text: &str) -> String {
    let Some(rest) = behind_end(text) else {
        return text.to_owned();
    };
    let end = text[..text.len() - rest.len()].trim_end();
    let end = behind_word(end).unwrap_or(end);
    let rest = after_stamp(rest, false);
    let gap = if rest.is_empty() { "" } else { " " };
    format!("(until {end}){gap}{rest}")
}

pub(in super::super) fn goes_on_to_an_end(text: &str) -> bool {
    behind_end(text).is_some()
}

/// What stands behind the end of a span: a clock, or behind a word that says so a whole date too.
fn behind_end(text: &str) -> Option<&str> {
    let clock = |text| {
        let (_, rest) = take_clock(text, false)?;
        Some(take_zone(rest).1)
    };
    let said = behind_word(text);
    let day = said.and_then(take_day);
    let rest = match day {
        Some((SaidDay::Date(_), rest)) => clock(between_day_and_time(rest)).unwrap_or(rest),
        Some(_) | None => clock(said.unwrap_or(text))?,
    };
    ends_well(rest).then_some(rest)
}

fn behind_word(text: &str) -> Option<&str> {
    let words = ["to ", "and ", "until ", "till ", "through ", "\u{2192}"];
    let behind = words.iter().find_map(|word| text.strip_prefix(word));
    behind.map(str::trim_start)
}
