//! A beginning and an end typed as one: "14:05-14:41", "yesterday 23:50 to 00:20", "between 2pm and 3pm".

use super::phrase::{Day, Phrase};

/// When it began, with its day if one was said on either side, and the time of day it was over.
pub(super) fn read_range(text: &str) -> Option<(Phrase, Phrase)> {
    let lower = text.to_lowercase();
    if let Some(rest) = lower.strip_prefix("between ") {
        return split_at_clocks(rest, &[" and "]);
    }
    let rest = lower.strip_prefix("from ").unwrap_or(&lower);
    split_at_clocks(rest, &["-", "–", "—", " to "])
}

/// Only between two times of day: dates have dashes of their own.
fn split_at_clocks(text: &str, separators: &[&str]) -> Option<(Phrase, Phrase)> {
    separators.iter().find_map(|separator| {
        text.match_indices(separator).find_map(|(place, _)| {
            let before = text[..place].trim_end();
            let after = text[place + separator.len()..].trim_start();
            let (end, day_behind) = after.split_once(' ').unwrap_or((after, ""));
            read_clock(before.rsplit(' ').next()?)?;
            let began = Phrase::read(&format!("{before} {day_behind}"))?;
            let is_wall = matches!(began, Phrase::Wall { .. });
            is_wall.then_some((began, read_clock(end.trim_end_matches(','))?))
        })
    })
}

/// A time of day alone. A clock has two digits of minutes ("10:1" is a ratio).
fn read_clock(word: &str) -> Option<Phrase> {
    let minutes = word.rsplit_once(':').map(|(_, minutes)| minutes);
    let is_ratio = minutes.is_some_and(|minutes| minutes.len() < 2);
    let phrase = Phrase::read(word).filter(|_| !is_ratio)?;
    let unsaid = matches!(
        phrase,
        Phrase::Wall {
            day: Day::Unsaid,
            ..
        }
    );
    unsaid.then_some(phrase)
}
