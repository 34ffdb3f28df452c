//! What says how sure a clock is, and the same instant on another clock.

use chrono::NaiveTime;

use crate::domain::Zone;

use super::{between_day_and_time, take_clock, take_day, zones};

pub(super) fn about(text: &str) -> &str {
    let text = behind_margin(text);
    let words = [
        "approximately ",
        "approx. ",
        "approx ",
        "about ",
        "around ",
        "roughly ",
        "circa ",
        "ca. ",
        "c. ",
        "at ",
        "on ",
        "of ",
        "early morning ",
        "date: ",
    ];
    let lower: String = text
        .chars()
        .take(14)
        .collect::<String>()
        .to_ascii_lowercase();
    let word = words.into_iter().find(|word| lower.starts_with(word));
    let is_joined =
        || lower.starts_with("c.") && lower[2..].starts_with(|c: char| c.is_ascii_digit());
    let word = word.or_else(|| is_joined().then_some("c."));
    word.map_or(text, |word| {
        text[word.len()..].trim_start_matches(['~', ' '])
    })
}

/// "\u{b1}5m 2026-05-26T09:11", "\u{b1} 5 min 10:40": how far off it may be.
fn behind_margin(text: &str) -> &str {
    const UNITS: [&str; 8] = ["", "s", "sec", "m", "min", "mins", "minutes", "h"];
    let margin = |text: &'_ str| -> Option<usize> {
        let said = text.strip_prefix('\u{b1}')?.trim_start();
        let behind = said.trim_start_matches(|c: char| c.is_ascii_digit());
        let unit = behind.trim_start();
        let end = unit.find(|c: char| !c.is_ascii_alphabetic())?;
        let is_margin = behind.len() < said.len() && UNITS.contains(&&unit[..end]);
        (is_margin && unit[end..].starts_with(' ')).then_some(text.len() - unit[end..].len())
    };
    margin(text).map_or(text, |end| text[end..].trim_start())
}

/// "03:16/13:46": the same instant in a second zone.
pub(super) fn behind_same_elsewhere(rest: &str) -> &str {
    let other = rest
        .strip_prefix('/')
        .and_then(|rest| take_clock(rest, false));
    other.map_or(rest, |(_, rest)| rest)
}

/// "16:41 PDT / 23:41 UTC", "/ 2026-09-03 01:08 UTC": it says another zone, and the clocks differ by quarters of an hour,
/// as zones do.
pub(super) fn behind_same_in_zone(rest: &str, time: NaiveTime, zone: Zone) -> &str {
    let Some(other) = rest.trim_start().strip_prefix('/') else {
        return rest;
    };
    let other = other.trim_start();
    if !other.starts_with(|c: char| c.is_ascii_digit()) {
        return rest;
    }
    let clock = take_day(other).map_or(other, |(_, behind)| between_day_and_time(behind));
    let zoned = take_clock(clock, false).and_then(|(other, behind)| {
        let (of, behind) = zones::take(behind)?;
        let is_same = of != zone && (other - time).num_minutes() % 15 == 0;
        is_same.then_some(behind)
    });
    zoned.unwrap_or(rest)
}

/// "23:28 \u{9803}": in Japanese the word stands behind the clock.
pub(super) fn behind_about(rest: &str) -> &str {
    let behind = rest.trim_start();
    let words = ["\u{9803}", "\u{3054}\u{308d}"];
    let said = words.iter().find_map(|word| behind.strip_prefix(word));
    said.unwrap_or(rest)
}
