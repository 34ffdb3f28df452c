//! What says how sure a clock is, and the same instant on another clock.

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

/// "\u{b1}5m 2026-05-26T09:11": how far off it may be.
fn behind_margin(text: &str) -> &str {
    let margin = text.strip_prefix('\u{b1}');
    let margin = margin.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let behind = margin.and_then(|rest| rest.split_once(' '));
    behind.map_or(text, |(_, behind)| behind.trim_start())
}

/// "03:16/13:46": the same instant in a second zone.
pub(super) fn behind_same_elsewhere(rest: &str) -> &str {
    let other = rest
        .strip_prefix('/')
        .and_then(|rest| take_clock(rest, false));
    other.map_or(rest, |(_, rest)| rest)
}

/// "16:41 PDT / 23:41 UTC", "/ 2026-09-03 01:08 UTC": it says its zone.
pub(super) fn behind_same_in_zone(rest: &str) -> &str {
    let Some(other) = rest.trim_start().strip_prefix('/') else {
        return rest;
    };
    let other = other.trim_start();
    if !other.starts_with(|c: char| c.is_ascii_digit()) {
        return rest;
    }
    let clock = take_day(other).map_or(other, |(_, behind)| between_day_and_time(behind));
    let zoned = take_clock(clock, false).and_then(|(_, behind)| zones::take(behind));
    zoned.map_or(rest, |(_, behind)| behind)
}

/// "23:28 \u{9803}": in Japanese the word stands behind the clock.
pub(super) fn behind_about(rest: &str) -> &str {
    let behind = rest.trim_start();
    let words = ["\u{9803}", "\u{3054}\u{308d}"];
    let said = words.iter().find_map(|word| behind.strip_prefix(word));
    said.unwrap_or(rest)
}
