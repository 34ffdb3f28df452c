//! A beginning and an end typed as one: "14:05-14:41", "yesterday 23:50 to 00:20", "between 2 and 3pm".

use super::phrase::{Day, Phrase};

/// When it began, with its day if one was said on either side, and when it was over.
pub(super) fn read_range(text: &str) -> Option<(Phrase, Phrase)> {
    let lower = text.to_lowercase();
    if let Some((day, rest)) = without("between", &lower) {
        return split_at_clocks(day, rest, &[" and "]);
    }
    let (day, rest) = without("from", &lower).unwrap_or(("", &lower));
    split_at_clocks(day, rest, &["-", "–", "—", " to "])
}

/// What stands before the word, and what behind it.
fn without<'a>(word: &str, text: &'a str) -> Option<(&'a str, &'a str)> {
    let place = text
        .match_indices(word)
        .map(|(place, _)| place)
        .find(|place| {
            let before = &text[..*place];
            let rest = &text[place + word.len()..];
            (before.is_empty() || before.ends_with(' ')) && rest.starts_with(' ')
        })?;
    Some((text[..place].trim(), text[place + word.len()..].trim()))
}

/// Only between two times of day: dates have dashes of their own.
fn split_at_clocks(day: &str, text: &str, separators: &[&str]) -> Option<(Phrase, Phrase)> {
    separators.iter().find_map(|separator| {
        text.match_indices(separator).find_map(|(place, _)| {
            let before = format!("{day} {}", text[..place].trim_end());
            range(before.trim(), text[place + separator.len()..].trim_start())
        })
    })
}

fn range(before: &str, after: &str) -> Option<(Phrase, Phrase)> {
    let (day, clock) = before.rsplit_once(' ').unwrap_or(("", before));
    if let Some(ended) = read_with_day(after) {
        read_clock(clock)?;
        return Some((read_wall(before)?, ended));
    }
    let (end, behind) = take_clock(after)?;
    let ended = read_clock(&end)?;
    let began = read_clock(&with_noon_of(clock, &end)?)?;
    if began == ended {
        return None;
    }
    let day = match (day, behind) {
        (day, "") => day,
        ("", behind) => day_behind(behind)?,
        _ => return None,
    };
    let clock = with_noon_of(clock, &end)?;
    Some((read_wall(format!("{day} {clock}").trim())?, ended))
}

/// "today 00:20", "21 nov 00:20".
fn read_with_day(text: &str) -> Option<Phrase> {
    let with_day = |phrase: &Phrase| {
        !matches!(
            phrase,
            Phrase::Wall {
                day: Day::Unsaid,
                ..
            }
        )
    };
    read_wall(text)
        .filter(with_day)
        .filter(|_| !starts_with_clock(text))
}

fn starts_with_clock(text: &str) -> bool {
    take_clock(text).is_some_and(|(clock, _)| read_clock(&clock).is_some())
}

fn read_wall(text: &str) -> Option<Phrase> {
    Phrase::read(text).filter(|phrase| matches!(phrase, Phrase::Wall { .. }))
}

/// The first word, with "pm" where that stands alone behind it, and the rest.
fn take_clock(text: &str) -> Option<(String, &str)> {
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    let word = word.trim_end_matches(',');
    let rest = rest.trim_start();
    let (second, behind) = rest.split_once(' ').unwrap_or((rest, ""));
    if matches!(second, "am" | "pm") {
        return Some((format!("{word}{second}"), behind.trim_start()));
    }
    (!word.is_empty()).then(|| (word.to_owned(), rest))
}

/// "2-3pm" is in the afternoon at both ends, "11-1pm" begins before noon.
fn with_noon_of(clock: &str, end: &str) -> Option<String> {
    let half = |text: &str| ["am", "pm"].into_iter().find(|half| text.ends_with(half));
    let Some(noon) = half(end).filter(|_| half(clock).is_none()) else {
        return Some(clock.to_owned());
    };
    let hour = |text: &str| -> Option<u32> {
        let digits = text.split(|c: char| !c.is_ascii_digit()).next()?;
        digits.parse().ok().map(|hour: u32| hour % 12)
    };
    let is_later = hour(clock)? > hour(end)?;
    let noon = match (noon, is_later) {
        ("pm", true) => "am",
        ("am", true) => "pm",
        (noon, _) => noon,
    };
    Some(format!("{clock}{noon}"))
}

/// Other words behind a range begin the title: "mon host down".
fn day_behind(behind: &str) -> Option<&str> {
    let day = behind.strip_prefix("on ").unwrap_or(behind);
    (day != behind || matches!(day, "yesterday" | "today")).then_some(day)
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
