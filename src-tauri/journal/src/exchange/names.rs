//! Names of people in what comes in: whether they are mine, and what is kept of those of others.

use super::chat::Authors;

/// Who is not me and has no name, or shall have none.
const SOMEONE: &str = "someone";

/// The same person in any case.
pub(crate) fn key(name: &str) -> String {
    name.trim()
        .trim_start_matches('@')
        .trim_start_matches("mailto:")
        .to_lowercase()
}

pub(crate) fn shown(name: &str, authors: Authors) -> String {
    let shown = match authors {
        Authors::Keep => name.trim().to_owned(),
        Authors::Initials => initials(name),
        Authors::Drop => String::new(),
    };
    if shown.is_empty() {
        SOMEONE.to_owned()
    } else {
        shown
    }
}

/// "Ada Lovelace" and "ada.lovelace" as "AL".
fn initials(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric());
    let firsts = words.filter_map(|word| word.chars().next());
    firsts.flat_map(char::to_uppercase).collect()
}
