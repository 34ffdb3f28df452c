//! What a report is called, and by what it is known when it comes in again.

use chrono::NaiveDate;

use super::facts::Facts;
use super::outline::{self, Outline};
use super::{headings, text};

/// The first heading, unless it only says what kind of paper this is; a smaller one gives way to what the head says, and
/// so does one that is only a day, which comes with it.
pub(super) fn title(file: &str, outline: &Outline, facts: &Facts) -> (String, Option<String>) {
    let stem = stem(file);
    let named = facts
        .title
        .as_ref()
        .filter(|_| outline.title_level != Some(1));
    let said = named.or(outline.title.as_ref()).or(facts.title.as_ref());
    let day = said.filter(|said| outline::is_only_a_day(said));
    let mut keys = outline.front_matter.iter();
    let described = keys.find_map(|(key, value)| (key == "description").then_some(value));
    let others = [facts.title.as_ref(), described].into_iter().flatten();
    let mut others = others.filter(|other| day.is_some() && !outline::is_only_a_day(other));
    let other = others.next().map(|other| first_sentence(other));
    let gave_way = day.filter(|_| other.is_some()).cloned();
    let title = other.unwrap_or_else(|| said.map_or(stem, String::as_str));
    let title = text::on_one_line(title);
    if title.is_empty() {
        (stem.to_owned(), gave_way)
    } else {
        (title, gave_way)
    }
}

fn first_sentence(text: &str) -> &str {
    text.split_once(". ").map_or(text, |(first, _)| first)
}

/// What the head calls it, where its first heading calls it otherwise.
pub(super) fn other_title(title: &str, outline: &Outline, facts: &Facts) -> String {
    let said = [facts.title.as_deref(), outline.title.as_deref()];
    let said = said.into_iter().flatten().map(text::on_one_line);
    let mut others: Vec<String> = said.filter(|said| said != title).collect();
    others.dedup();
    others.join(", ")
}

/// One file name may serve for many reports, each in a folder of its own; the day tells them apart, and where the name
/// says nothing, the title too.
pub(super) fn source_id(file: &str, title: &str, day: Option<NaiveDate>) -> String {
    const COMMON: &str = "readme, index, _index, main, outage, notes, writeup, retro, summary, draft, final, doc, \
        untitled, export, page";
    let stem = stem(file);
    let is_common = COMMON.split(", ").any(|name| name == stem.to_lowercase());
    let says_nothing =
        is_common || headings::is_generic_title(stem) || !stem.contains(char::is_alphabetic);
    let title = Some(title).filter(|title| says_nothing && *title != stem);
    let day = day.map(|day| day.to_string());
    let parts = [Some(file), title, day.as_deref()];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    parts.join(" ")
}

/// The name of a file without its ending.
fn stem(file: &str) -> &str {
    match file.rsplit_once('.') {
        Some((stem, ending)) if ending.bytes().all(|byte| byte.is_ascii_alphabetic()) => stem,
        Some(_) | None => file,
    }
}
