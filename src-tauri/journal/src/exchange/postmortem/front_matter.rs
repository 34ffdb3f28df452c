//! What stands above a report for the program that makes a page of it.

use uuid::Uuid;

use super::days;
use super::facts::Facts;
use super::headings::{self, Fact};
use super::stamp;
use crate::domain::{IncidentId, MilestoneKind};

/// What of it is no fact, as lines.
pub(super) fn take(pairs: &[(String, String)], facts: &mut Facts) -> String {
    const OF_PAGES: &str = "layout, categories, category, permalink, slug, draft, description";
    let is_of_pages = |key: &str| OF_PAGES.split(", ").any(|of_pages| of_pages == key);
    // What has a title, a day and authors is any page; an incident has more.
    let is_of_incidents = |key: &str| {
        let fact = fact(key);
        fact.is_some_and(|fact| !matches!(fact, Fact::Title | Fact::Day | Fact::Authors))
    };
    let is_page = pairs.iter().any(|(key, _)| is_of_pages(key))
        || !pairs.iter().any(|(key, _)| is_of_incidents(key));
    // A page of a status that says when it was over was put out when it began, unless that was afterwards.
    let moment = |value: &str| {
        let (stamp, _) = stamp::take(value)?;
        Some((stamp.day?.near(None)?, stamp.time?))
    };
    let over = pairs.iter().find_map(|(key, value)| {
        let is_end = fact(key) == Some(Fact::Instant(MilestoneKind::Resolved));
        is_end.then(|| moment(value)).flatten()
    });
    let is_begin = |value: &str| moment(value).zip(over).is_some_and(|(at, over)| at < over);
    let others = pairs.iter().filter(|(key, value)| match fact(key) {
        // When another page was put out is no beginning.
        Some(Fact::Day) if is_page => {
            facts.day = facts.day.or_else(|| days::find_day(value));
            let began = Fact::Instant(MilestoneKind::Began);
            !(is_begin(value) && facts.value(began, "start", value))
        }
        Some(fact) => !facts.value(fact, &spelled(key), value),
        None => true,
    });
    let lines: Vec<String> = others
        .map(|(key, value)| format!("{key}: {value}"))
        .collect();
    lines.join("\n")
}

/// The incident that Afterpage wrote a note from, as it stands in its head.
pub(super) fn written_from(pairs: &[(String, String)]) -> Option<IncidentId> {
    let value = |name: &str| {
        pairs
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value)
    };
    let id = Uuid::parse_str(value("id")?.trim_matches('"')).ok()?;
    let is_ours = id.get_version_num() == 7 && value("kind").is_some() && value("zone").is_some();
    is_ours.then_some(IncidentId(id))
}

/// And the rest.
pub(super) fn split(markdown: &str) -> (&str, &str) {
    match fenced(markdown) {
        ("", _) => unfenced(markdown),
        split => split,
    }
}

/// What stands between two lines of three dashes, or of three pluses, at the very top; further down they are rules.
fn fenced(markdown: &str) -> (&str, &str) {
    let nothing = ("", markdown);
    let text = markdown.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let Some((fence, rest)) = text.split_once('\n') else {
        return nothing;
    };
    let fence = fence.trim_end();
    let is_blank = rest
        .lines()
        .next()
        .is_none_or(|line| line.trim().is_empty());
    if !matches!(fence, "---" | "+++") || is_blank {
        return nothing;
    }
    let mut read = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == fence {
            return (&rest[..read], &rest[read + line.len()..]);
        }
        read += line.len();
    }
    nothing
}

fn fact(key: &str) -> Option<Fact> {
    headings::fact(key).or_else(|| headings::fact(&spelled(key)))
}

/// "resolvedWhen" as "resolved when".
fn spelled(key: &str) -> String {
    let mut words = String::with_capacity(key.len());
    for c in key.chars() {
        match c {
            'A'..='Z' if words.ends_with(|c: char| c.is_ascii_lowercase()) => {
                words.push(' ');
                words.push(c.to_ascii_lowercase());
            }
            '_' | '-' => words.push(' '),
            _ => words.push(c),
        }
    }
    words
}

/// "Title: Accounts down", "Finish: 2024-01-23 20:00", and an empty line, at the very top; a section among them
/// begins the report itself.
fn unfenced(markdown: &str) -> (&str, &str) {
    let text = markdown.trim_start_matches(['\u{feff}', '\r', '\n']);
    let is_pair = |line: &str| {
        let pair = line.split_once(": ");
        pair.is_some_and(|(key, value)| {
            let is_key = key
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
            is_key && !key.is_empty() && !value.trim().is_empty()
        })
    };
    let lines = text.split_inclusive('\n');
    let pairs = lines.take_while(|line| is_pair(line));
    let (count, length) = pairs.fold((0, 0), |(count, length), line| {
        (count + 1, length + line.len())
    });
    let (above, rest) = text.split_at(length);
    let is_titled = above
        .get(..6)
        .is_some_and(|key| key.eq_ignore_ascii_case("title:"));
    let ends = rest.is_empty() || rest.starts_with(['\n', '\r']);
    let mut keys = above
        .lines()
        .filter_map(|line| Some(line.split_once(": ")?.0));
    let is_timed = |key| matches!(headings::fact(key), Some(Fact::Instant(_)));
    let is_of_times = keys.clone().any(is_timed);
    let is_of_sections = keys.any(|key| headings::section_named(key).is_some());
    if is_titled && ends && count > 1 && is_of_times && !is_of_sections {
        (above, rest)
    } else {
        ("", markdown)
    }
}
