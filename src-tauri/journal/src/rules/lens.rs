//! The blameless lens: words that judge a person where a reader needs to know what let the slip through.
//!
//! Suggestions only, and rather none than a wrong one: what systems do ("failed to start", "broke") is left alone, and
//! so is code. The rules are data; which of them are off, and what was dismissed, are settings of the journal.

mod prose;
mod shipped;

use serde::{Deserialize, Serialize};

use super::{
    finding::{Found, TextFinding, in_order},
    phrases::Words,
};
use crate::domain::LensSettings;

pub use shipped::LENS_RULES;

/// The key of what the user's own words find.
pub(super) const OWN: &str = "own";

/// What kind of text is read: hero wording is common in papers about oneself, and fits none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Writing {
    /// A review of an incident, or an update about it.
    Account,
    /// A text about one's own part, which a packet quotes.
    Packet,
}

/// One thing the lens looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LensRule {
    /// Stays the same for ever; settings refer to it.
    pub key: &'static str,
    pub title: &'static str,
    /// Where it applies only to some texts.
    pub only_in: Option<Writing>,
    pub why: &'static str,
    pub(super) phrases: &'static [Phrase],
}

/// Ways to say it that are rewritten alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    /// See `phrases.rs`.
    pub(super) patterns: &'static [&'static str],
    pub(super) rewrite: &'static str,
}

/// A rule as the settings show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LensRuleRow {
    pub key: String,
    pub title: String,
    pub why: String,
    pub on: bool,
    /// Looked for in updates alone.
    pub only_updates: bool,
}

/// Every rule of the lens, with the user's choice.
pub fn rules(settings: &LensSettings) -> Vec<LensRuleRow> {
    let row = |rule: &LensRule| LensRuleRow {
        key: rule.key.to_owned(),
        title: rule.title.to_owned(),
        why: rule.why.to_owned(),
        on: !settings.off.contains(rule.key),
        only_updates: false,
    };
    LENS_RULES.iter().map(row).collect()
}

/// What the lens would say of `text`, in its order, without what the user switched off or dismissed.
pub fn check(text: &str, writing: Writing, settings: &LensSettings) -> Vec<TextFinding> {
    let words = Words::of_document(&prose::only(text));
    let found = find(&words, writing, settings);
    in_order(text, &words, found, |_, _| true)
        .into_iter()
        .filter(|finding| !settings.dismissed.contains(&finding.id))
        .collect()
}

/// Before what several rules say of the same words is thinned out.
pub(super) fn find(words: &Words, writing: Writing, settings: &LensSettings) -> Vec<Found> {
    let rules = LENS_RULES.iter();
    let rules = rules
        .filter(|rule| rule.only_in.is_none_or(|only| only == writing))
        .filter(|rule| !settings.off.contains(rule.key));
    let mut found = own(words, settings);
    for rule in rules {
        for phrase in rule.phrases {
            let patterns = phrase.patterns.iter();
            found.extend(
                patterns
                    .flat_map(|pattern| words.find(pattern))
                    .map(|bytes| Found {
                        bytes,
                        rule: rule.key,
                        why: rule.why,
                        suggestion: phrase.rewrite.to_owned(),
                    }),
            );
        }
    }
    found
}

/// What the user asked to be told of.
fn own(words: &Words, settings: &LensSettings) -> Vec<Found> {
    let found = settings.own.iter().flat_map(|one| {
        let places = words.find_words(&Words::of(&one.words));
        places.into_iter().map(|bytes| Found {
            bytes,
            rule: OWN,
            why: "It is on your own list of words.",
            suggestion: one.instead.trim().to_owned(),
        })
    });
    found.collect()
}
