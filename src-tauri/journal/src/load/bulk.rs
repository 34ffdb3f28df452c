//! Pages in bulk: one a line, a time first, the rest in any order.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::{NewInterruption, PageVerdict, TimeReading, Zone, read_span, read_time};

/// A line as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PageLine {
    /// From 1.
    pub line: u32,
    pub text: String,
    /// `None` where the line begins with no clear time.
    pub page: Option<NewInterruption>,
    /// What is wrong with it.
    pub problem: Option<String>,
}

/// "yesterday 03:10 woke 40m disk full on db-3", "2026-11-24 23:55 slept flaky check, no action". Empty lines are none.
pub fn read_pages(text: &str, now: DateTime<Utc>, zone: Zone) -> Vec<PageLine> {
    let lines = (1..)
        .zip(text.lines())
        .filter(|(_, text)| !text.trim().is_empty());
    lines
        .map(|(line, text)| read_line(line, text.trim(), now, zone))
        .collect()
}

fn read_line(line: u32, text: &str, now: DateTime<Utc>, zone: Zone) -> PageLine {
    let words: Vec<&str> = text
        .split([' ', '\t', ',', ';'])
        .filter(|word| !word.is_empty())
        .collect();
    let longest = words.len().min(4);
    let times = (1..=longest)
        .rev()
        .map(|end| (end, read_time(&words[..end].join(" "), now, zone)));
    let read = times
        .into_iter()
        .find(|(_, time)| *time != TimeReading::Unreadable);
    let read = match read {
        Some((end, TimeReading::Clear { at })) => Ok(page(&words[end..], at, zone)),
        Some((_, TimeReading::Twice { .. })) => {
            Err("This time came twice, because the clocks went back; write it with its offset.")
        }
        Some((_, TimeReading::Skipped { .. })) => {
            Err("This time was skipped, because the clocks went forward.")
        }
        Some((_, TimeReading::Unreadable)) | None => Err("It begins with no time."),
    };
    let problem = read.as_ref().err().map(|problem| (*problem).to_owned());
    PageLine {
        line,
        text: text.to_owned(),
        page: read.ok(),
        problem,
    }
}

/// The minutes that the next word or two say, "40m" or "40 min", and how many words that were. Days are of what broke.
fn span_at(words: &[&str]) -> Option<(u32, usize)> {
    [1, 2].into_iter().find_map(|used| {
        let minutes = read_span(&words.get(..used)?.join(" "))?.num_minutes();
        let minutes = u32::try_from(minutes).ok()?;
        (used == 1 || minutes < 24 * 60).then_some((minutes, used))
    })
}

fn page(words: &[&str], at: DateTime<Utc>, zone: Zone) -> NewInterruption {
    let mut page = NewInterruption::at(at, zone);
    let mut cause: Vec<&str> = Vec::new();
    let mut rest = words;
    while let Some((word, after)) = rest.split_first() {
        let span = span_at(rest).filter(|_| page.minutes_awake.is_none());
        rest = after;
        if let Some((minutes, used)) = span {
            page.minutes_awake = Some(minutes);
            rest = &after[used - 1..];
            continue;
        }
        let next = after.first().map(|next| next.to_lowercase());
        match (word.to_lowercase().as_str(), next.as_deref()) {
            ("woke", Some("me")) => {
                page.woke_me = Some(true);
                rest = &after[1..];
            }
            ("woke" | "woken", _) => page.woke_me = Some(true),
            // "awake 40m" is how long.
            ("awake", Some("for")) => rest = &after[1..],
            ("awake", _) if span_at(after).is_some() => {}
            ("slept" | "awake", _) => page.woke_me = page.woke_me.or(Some(false)),
            ("no", Some("action")) => {
                page.verdict = Some(PageVerdict::NothingToDo);
                rest = &after[1..];
            }
            ("filed", _) => page.fix_filed = true,
            _ => cause.push(word),
        }
    }
    page.cause = cause.join(" ");
    page
}
