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
    const ANSWERED: [&str; 3] = ["ack", "online", "awake"];
    let line = behind_page(text.lines().next()?);
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
