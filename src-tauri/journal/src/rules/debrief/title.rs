//! A name for an incident that nobody has named.

use crate::domain::EntryKind;
use crate::rules::Facts;

/// In characters; a line that is longer is cut at a word.
const LONGEST: usize = 80;

/// What the first of my lines tells that says more than that I was paged.
pub fn title(facts: &Facts) -> Option<String> {
    let mut lines = facts.own().filter(|entry| {
        matches!(
            entry.kind,
            EntryKind::Saw | EntryKind::Note | EntryKind::Did
        )
    });
    lines.find_map(|entry| named(&entry.text))
}

fn named(text: &str) -> Option<String> {
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
    const ANSWERED: [&str; 3] = ["ack", "online", "awake"];
    let line = text.lines().next()?.trim();
    let behind = PAGED
        .iter()
        .find(|words| starts_with(line, words))
        .map(|words| &line[words.len()..]);
    let line = behind.unwrap_or(line).trim();
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_answer = ANSWERED.iter().any(|word| starts_with(line, word));
    if words.len() < 2 || is_answer {
        return None;
    }
    let last_is_severity = words.last().is_some_and(|word| {
        let level = word.len().checked_sub(1).and_then(|end| word.get(..end));
        level.is_some_and(|level| level.eq_ignore_ascii_case("sev"))
    });
    let words = &words[..words.len() - usize::from(last_is_severity)];
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

fn starts_with(line: &str, word: &str) -> bool {
    let head = line.get(..word.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(word))
}
