//! "Next update 03:30" in a line that was told: what is promised by it.

use chrono::{DateTime, TimeDelta, Utc};

use super::{line::in_named_zone, phrases::Words};
use crate::domain::{TimeReading, Zone, read_end, read_span};

/// The instant after `told` for which the line promises the next update, if it does. A clock is read in the zone that
/// stands behind it; one of a zone that only its abbreviation names promises nothing, for its hour would be a guess.
pub fn said_next_update(text: &str, told: DateTime<Utc>, zone: Zone) -> Option<DateTime<Utc>> {
    const MARK: &str = "next update";
    const FILLERS: [&str; 20] = [
        "",
        "at",
        "in",
        "by",
        "is",
        "due",
        "around",
        "about",
        "before",
        "within",
        "until",
        "latest",
        "no",
        "later",
        "than",
        "will",
        "be",
        "follows",
        "expected",
        "approximately",
    ];
    const LONGEST: usize = 4;
    let lower = text.to_ascii_lowercase();
    let behind = &text[lower.find(MARK)? + MARK.len()..];
    let words: Vec<Word> = behind
        .split_whitespace()
        .map(Word::of)
        .skip_while(|word| FILLERS.contains(&word.text.to_ascii_lowercase().as_str()))
        .take(LONGEST)
        .collect();
    let next = span_of(&words).map_or_else(
        || clock_of(&words, told, zone),
        |span| told.checked_add_signed(span),
    );
    next.filter(|at| *at > told)
}

/// Whether a line that was told says that it is over, and so that none follows.
pub(super) fn says_the_last(text: &str) -> bool {
    let words = Words::of(text);
    words.has("no further|more update|updates")
        || words.says("last|final update")
        || words.says("resolved")
        || words.says("it|incident|outage is over")
        || words.says("all clear")
}

struct Word<'a> {
    text: &'a str,
    /// A sentence or a part of one ends behind it.
    ends: bool,
}

impl<'a> Word<'a> {
    fn of(word: &'a str) -> Self {
        const AROUND: [char; 8] = [':', ',', '.', ';', ')', '(', '~', '!'];
        Self {
            text: word.trim_matches(AROUND),
            ends: word.ends_with([',', '.', ';', '!', ')']),
        }
    }
}

/// "30m", "45 min", "an hour", "half an hour".
fn span_of(words: &[Word]) -> Option<TimeDelta> {
    let of = |count: usize| {
        let words = words.get(..count)?.iter().map(|word| word.text);
        Some(words.collect::<Vec<_>>().join(" ").to_ascii_lowercase())
    };
    let named = match (of(2).as_deref(), of(3).as_deref()) {
        (_, Some("half an hour")) => Some(TimeDelta::minutes(30)),
        (Some("an hour" | "one hour" | "the hour"), _) => Some(TimeDelta::hours(1)),
        _ => None,
    };
    let (one, two) = (of(1)?, of(2));
    named
        .or_else(|| read_span(one.trim_start_matches('+')))
        .or_else(|| read_span(&two?))
}

/// "03:30", "2:50 pm UTC", "2026-11-20 20:00", "noon": the next one after `told`.
fn clock_of(words: &[Word], told: DateTime<Utc>, zone: Zone) -> Option<DateTime<Utc>> {
    let first = words.first()?;
    let noon = first.text.eq_ignore_ascii_case("noon");
    let midnight = first.text.eq_ignore_ascii_case("midnight");
    let two = words.get(1).filter(|_| !first.ends);
    let both = two.map(|two| format!("{} {}", first.text, two.text));
    let one = if noon { "12:00" } else { first.text };
    let one = if midnight { "00:00" } else { one };
    let read = |text: &str, zone| {
        let reading = read_end(text, told, told, zone);
        (reading != TimeReading::Unreadable).then(|| reading.latest())?
    };
    let both = both.filter(|both| read(both, zone).is_some());
    let (typed, length) = both.as_deref().map_or((one, 1), |both| (both, 2));
    let at = read(typed, zone)?;
    let is_last = words[length - 1].ends;
    let behind = words.get(length).filter(|_| !is_last);
    let zone = behind.map_or(Some(zone), |word| named_zone(word.text, at, zone))?;
    read(typed, zone)
}

/// The zone that a word behind a clock names, or else the one where the line was written.
fn named_zone(word: &str, at: DateTime<Utc>, zone: Zone) -> Option<Zone> {
    let own = at.with_timezone(&zone.0).format("%Z").to_string();
    if word == own {
        return Some(zone);
    }
    let is_abbreviation =
        (2..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_offset = word.starts_with("UTC") || word.starts_with("GMT");
    let (named, _, rest) = in_named_zone("", word, zone)?;
    let is_named = rest.is_empty();
    (is_named || !(is_abbreviation || is_offset)).then_some(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_told_line_promises() {
        let told: DateTime<Utc> = "2026-11-20T03:00:00Z".parse().unwrap();
        let at = |text| said_next_update(text, told, Zone::UTC).map(|at| (at - told).num_minutes());
        for (text, minutes) in [
            (
                "support: 7 % fail, looking into it. Next update 03:30",
                Some(30),
            ),
            ("next update at 3:15.", Some(15)),
            ("Next update: 2:50 pm", Some(11 * 60 + 50)),
            ("next update +30m", Some(30)),
            ("next update in 45 min, all", Some(45)),
            ("next update by 02:30", Some(23 * 60 + 30)),
            ("next update when we know more", None),
            ("told support on the phone", None),
            ("next update", None),
        ] {
            assert_eq!(at(text), minutes, "{text}");
        }
    }

    #[test]
    fn a_promise_is_read_in_the_zone_that_it_names() {
        let told: DateTime<Utc> = "2026-11-20T18:30:00Z".parse().unwrap();
        for (text, zone, at) in [
            ("Next update 20:00 UTC", "America/New_York", Some("20:00")),
            ("next update 20:00 GMT.", "America/New_York", Some("20:00")),
            ("Next update 20:00 EST", "America/New_York", Some("01:00")),
            ("Next update 2:50 pm", "America/New_York", Some("19:50")),
            ("Next update: 20:00 CET", "Europe/Berlin", Some("19:00")),
            ("next update 23:00 CET", "UTC", None),
            ("next update 20:00 AEDT", "UTC", None),
            ("next update 20:00 UTC+2", "UTC", None),
            ("next update 20:00, SEV2 stays", "UTC", Some("20:00")),
            ("next update 20:00 in #ops", "UTC", Some("20:00")),
            ("next update around 20:00", "UTC", Some("20:00")),
            ("next update before 20:00", "UTC", Some("20:00")),
            ("next update no later than ~20:00", "UTC", Some("20:00")),
            ("next update at noon", "UTC", Some("12:00")),
            ("next update in an hour", "UTC", Some("19:30")),
            ("next update in half an hour", "UTC", Some("19:00")),
            ("next update within the hour", "UTC", Some("19:30")),
        ] {
            let zone = zone.parse().unwrap();
            let next = said_next_update(text, told, zone);
            let next = next.map(|at| at.format("%H:%M").to_string());
            assert_eq!(next.as_deref(), at, "{text}");
        }
    }
}
