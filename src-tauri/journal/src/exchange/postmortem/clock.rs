//! Clocks as reports write them.

use chrono::NaiveTime;

use super::scan::{digits, number};

/// "14:05", "9:29", "14:05:12.345", "4:23PM", "9:06a", "4 pm", "14h05"; after a date also "15.26" and "1600". Of "14:XX"
/// the minutes are not known, and its hour is taken.
pub(super) fn take_clock(text: &str, after_day: bool) -> Option<(NaiveTime, &str)> {
    let (hour, rest) = number(text, 1, 2)?;
    if let Some(rest) = rest.strip_prefix(":XX").or(rest.strip_prefix(":xx")) {
        return Some((NaiveTime::from_hms_opt(hour, 0, 0)?, rest));
    }
    // "01:5x" is a time within those ten minutes.
    if let Some((ten, rest)) = rest.strip_prefix(':').and_then(|rest| number(rest, 1, 1))
        && let Some(rest) = rest.strip_prefix(['x', 'X'])
        && !rest
            .trim_start_matches('z')
            .starts_with(char::is_alphanumeric)
    {
        return Some((NaiveTime::from_hms_opt(hour, ten * 10, 0)?, rest));
    }
    let colon = rest
        .strip_prefix([':', 'h'])
        .filter(|rest| number(rest, 2, 2).is_some());
    let dotted = rest.strip_prefix('.').filter(|_| after_day);
    let bare = after_day && digits(text) == 4;
    let (minute, rest, is_whole_hour) =
        if let Some((minute, rest)) = colon.or(dotted).and_then(|rest| number(rest, 2, 2)) {
            (minute, rest, false)
        } else if bare {
            let (minute, rest) = number(&text[2..], 2, 2)?;
            (minute, rest, false)
        } else {
            (0, rest, true)
        };
    if !is_whole_hour && rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (second, rest) = match rest.strip_prefix(':').and_then(|rest| number(rest, 2, 2)) {
        Some((second, rest)) => (second, without_fraction(rest)),
        None => (0, rest),
    };
    let (half, rest) = take_half(rest, !is_whole_hour);
    let hour = match half {
        None if is_whole_hour => return None,
        None => hour,
        // "17:14pm" says it twice.
        Some(Half::Pm) if hour > 12 => hour,
        Some(Half::Pm) if hour == 0 => return None,
        Some(_) if hour > 12 => return None,
        Some(Half::Am) => hour % 12,
        Some(Half::Pm) => hour % 12 + 12,
    };
    Some((NaiveTime::from_hms_opt(hour, minute, second)?, rest))
}

enum Half {
    Am,
    Pm,
}

/// A single letter is one only right behind the minutes: "9:06a".
fn take_half(text: &str, has_minutes: bool) -> (Option<Half>, &str) {
    if has_minutes
        && let Some(half) = text.chars().next().and_then(Half::of_letter)
        && !text[1..].starts_with(char::is_alphanumeric)
    {
        return (Some(half), &text[1..]);
    }
    let word = text.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let halves = [
        ("a.m.", Half::Am),
        ("p.m.", Half::Pm),
        ("am", Half::Am),
        ("pm", Half::Pm),
    ];
    for (said, half) in halves {
        if let Some(head) = word.get(..said.len())
            && head.eq_ignore_ascii_case(said)
            && !word[said.len()..].starts_with(char::is_alphanumeric)
        {
            return (Some(half), &word[said.len()..]);
        }
    }
    (None, text)
}

impl Half {
    fn of_letter(letter: char) -> Option<Self> {
        match letter {
            'a' | 'A' => Some(Self::Am),
            'p' | 'P' => Some(Self::Pm),
            _ => None,
        }
    }
}

fn without_fraction(text: &str) -> &str {
    match text.strip_prefix(['.', ',']) {
        Some(rest) if digits(rest) > 0 => &rest[digits(rest)..],
        Some(_) | None => text,
    }
}
