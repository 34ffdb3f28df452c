//! One typed line of the pad: its kind, the time it begins with, its text, and what should not be in it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::secrets::{self, SecretFound};
use crate::domain::{EntryKind, TimeReading, Zone, read_time};

/// What the input echoes while it is typed, and what is stored on Enter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PadLine {
    pub kind: EntryKind,
    /// Without the key of the kind and without the time.
    pub text: String,
    /// When it happened, if the line says so.
    pub time: Option<TimeReading>,
    /// The words the time was read from ("yesterday 23:50").
    pub typed_time: Option<String>,
    /// The first thing in the line that looks like a secret; its place is in the line as typed.
    pub secret: Option<SecretFound>,
}

/// Reads a line as it stands in the input. A time counts only at the beginning and with text behind it; a line that
/// is only a time is text. A blank in front of a sign keeps it text (" > quote"), and goes.
pub fn read_line(line: &str, now: DateTime<Utc>, zone: Zone) -> PadLine {
    let (kind, rest) = EntryKind::read(line);
    let quoted = line
        .strip_prefix(' ')
        .filter(|text| EntryKind::read(text).0 != EntryKind::Note);
    let rest = quoted.unwrap_or(rest);
    let found = secrets::find(line).into_iter().next();
    let (time, typed, text) = match leading_time(rest, now, zone) {
        Some((time, typed, text)) => (Some(time), Some(typed.to_owned()), text),
        None => (None, None, rest),
    };
    PadLine {
        kind,
        text: text.trim_end().to_owned(),
        time,
        typed_time: typed,
        secret: found,
    }
}

/// "last friday at 22:10" is the longest.
const MOST_WORDS: usize = 5;

/// The longest time the text begins with, its words, and the text behind it.
fn leading_time(text: &str, now: DateTime<Utc>, zone: Zone) -> Option<(TimeReading, &str, &str)> {
    let ends = word_ends(text);
    ends.iter().rev().find_map(|end| {
        let (typed, rest) = text.split_at(*end);
        let (zone, typed, rest) = in_named_zone(typed, rest, zone)?;
        if rest.trim().is_empty() || !ends_like_a_time(typed) {
            return None;
        }
        let reading = read_time(typed.trim_end_matches(','), now, zone);
        (reading != TimeReading::Unreadable).then(|| (reading, typed.trim(), rest.trim_start()))
    })
}

/// Where the first words end, in bytes.
fn word_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() && inside {
            ends.push(at);
        }
        inside = !c.is_whitespace();
        if ends.len() == MOST_WORDS || c == '\n' {
            break;
        }
    }
    ends
}

/// "14:32 UTC": read there. Behind any other abbreviation the hour would be a guess, and the words stay text.
pub(super) fn in_named_zone<'a>(
    typed: &'a str,
    rest: &'a str,
    zone: Zone,
) -> Option<(Zone, &'a str, &'a str)> {
    const ELSEWHERE: [&str; 18] = [
        "CET", "CEST", "EET", "EEST", "WET", "WEST", "BST", "EST", "EDT", "CST", "CDT", "MST",
        "MDT", "PST", "PDT", "IST", "JST", "AEST",
    ];
    let behind = rest.trim_start();
    let word = behind.split_whitespace().next().unwrap_or_default();
    if matches!(word, "UTC" | "GMT") {
        return Some((Zone::UTC, typed, &behind[word.len()..]));
    }
    (!ELSEWHERE.contains(&word)).then_some((zone, typed, rest))
}

/// The day comes first, so that "14:32 mon is down" keeps its monitor. A clock has two digits of minutes ("10:1" is a
/// ratio).
fn ends_like_a_time(typed: &str) -> bool {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let Some(last) = words.last().map(|word| word.trim_end_matches(',')) else {
        return false;
    };
    let lower = last.to_ascii_lowercase();
    let begins_as_span = match words.as_slice() {
        [one] => one.starts_with('-'),
        [number, _] => number.strip_prefix('-').is_some_and(|digits| {
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
        }),
        _ => false,
    };
    begins_as_span
        || lower == "ago"
        || is_clock(&lower)
        || DateTime::parse_from_rfc3339(last).is_ok()
}

fn is_clock(word: &str) -> bool {
    let word = word.split_once('t').map_or(word, |(_, clock)| clock);
    let noon = word.strip_suffix("am").or_else(|| word.strip_suffix("pm"));
    match noon.unwrap_or(word).split_once(':') {
        Some((_, minutes)) => minutes.split(':').all(|part| part.len() == 2),
        None => noon.is_some_and(|hour| hour.bytes().all(|byte| byte.is_ascii_digit())),
    }
}
