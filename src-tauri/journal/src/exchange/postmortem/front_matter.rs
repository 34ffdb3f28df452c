//! What stands above a report for the program that makes a page of it.

use super::days;
use super::facts::Facts;
use super::headings::{self, Fact};

/// What of it is no fact, as lines.
pub(super) fn take(pairs: &[(String, String)], facts: &mut Facts) -> String {
    const OF_PAGES: &str = "layout, categories, category, permalink, slug, draft, description";
    let is_of_pages = |key: &str| OF_PAGES.split(", ").any(|of_pages| of_pages == key);
    // What has a title, a day and authors is any page; an incident has more.
    let is_of_incidents = |key: &str| {
        let fact = headings::fact(key);
        fact.is_some_and(|fact| !matches!(fact, Fact::Title | Fact::Day | Fact::Authors))
    };
    let is_page = pairs.iter().any(|(key, _)| is_of_pages(key))
        || !pairs.iter().any(|(key, _)| is_of_incidents(key));
    let others = pairs
        .iter()
        .filter(|(key, value)| match headings::fact(key) {
            // When a page was put out is no beginning.
            Some(Fact::Day) if is_page => {
                facts.day = facts.day.or_else(|| days::find_day(value));
                true
            }
            Some(fact) => !facts.value(fact, key, value),
            None => true,
        });
    let lines: Vec<String> = others
        .map(|(key, value)| format!("{key}: {value}"))
        .collect();
    lines.join("\n")
}
