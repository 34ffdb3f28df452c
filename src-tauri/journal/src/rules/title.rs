//! A name for an incident that nobody has named.

use chrono::{DateTime, Utc};

use super::{
    Facts,
    said::{called, clauses, level, takes_part},
};
use crate::domain::{EntryKind, Incident, Zone};

/// In characters; a line that is longer is cut at a word.
const LONGEST: usize = 80;

/// What an incident is called until somebody names it.
pub fn called_by_time(at: DateTime<Utc>, zone: Zone) -> String {
    let local = at.with_timezone(&zone.0);
    format!("Incident of {}", local.format("%-d %B %Y, %H:%M"))
}

/// Its own, or where nobody has named it, what my lines tell.
pub fn title(facts: &Facts) -> String {
    let told = is_called_by_time(facts.incident).then(|| told(facts));
    told.flatten()
        .unwrap_or_else(|| facts.incident.title.clone())
}

fn is_called_by_time(incident: &Incident) -> bool {
    let opened = incident.pad.opened_at.unwrap_or(incident.created_at);
    incident.title == called_by_time(opened, incident.zone)
}

/// What the first of my lines tells that says more than that I was paged.
fn told(facts: &Facts) -> Option<String> {
    let mut lines = facts.own().filter(|entry| {
        matches!(
            entry.kind,
            EntryKind::Saw | EntryKind::Note | EntryKind::Did
        )
    });
    lines.find_map(|entry| named(&entry.text))
}

fn named(text: &str) -> Option<String> {
    const ANSWERED: [&str; 3] = ["ack", "online", "awake"];
    const BEFORE_A_LEVEL: [&str; 6] = ["a", "the", "to", "was", "not", "now"];
    let line = behind_page(text.lines().next()?);
    let named: Vec<&str> = clauses(line)
        .filter(|clause| called(clause).is_none() && !takes_part(clause))
        .collect();
    // As it was written, where nothing of it is only about me or its severity.
    let rest = named.join(", ");
    let line = if clauses(line).count() == named.len() {
        line
    } else {
        &rest
    };
    let mut words: Vec<&str> = line.split_whitespace().collect();
    if words.pop_if(|word| level(word).is_some()).is_some()
        && words
            .last()
            .is_some_and(|word| BEFORE_A_LEVEL.contains(&word.to_lowercase().as_str()))
    {
        return None;
    }
    if words.first().is_some_and(|word| level(word).is_some()) {
        words.remove(0);
    }
    let is_answer = ANSWERED.iter().any(|word| starts_with(line, word));
    if words.len() < 2 || is_answer {
        return None;
    }
    let mut title = String::new();
    for word in words {
        if !title.is_empty() && title.chars().count() + word.chars().count() >= LONGEST {
            break;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(word);
    }
    let title = title.trim_end_matches([',', ';', '.', ':']).to_owned();
    (!title.is_empty()).then_some(title)
}

/// What the page was about, where the line begins with the page.
pub(super) fn behind_page(line: &str) -> &str {
    const PAGED: [&str; 11] = [
        "got paged for ",
        "got paged: ",
        "paged for ",
        "paged about ",
        "paged: ",
        "paged ",
        "page for ",
        "page: ",
        "pager: ",
        "alert: ",
        "alarm: ",
    ];
    let line = line.trim();
    let page = PAGED.iter().find(|words| starts_with(line, words));
    page.map_or(line, |page| line[page.len()..].trim())
}

fn starts_with(line: &str, word: &str) -> bool {
    let head = line.get(..word.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(word))
}
