//! What a check of a text has to say about it, at its words.

use std::{cmp::Reverse, ops::Range};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Utf16Range, phrases::Words, utf16_units};
use crate::exchange::hex::to_hex;

/// A suggestion about some words of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TextFinding {
    /// The same for the same rule and the same sentence, wherever that stands: what is dismissed is known by it.
    pub id: String,
    /// Empty, at the end of the text, where something is missing.
    pub range: Utf16Range,
    /// The key of the rule, which stays the same.
    pub rule: String,
    pub why: String,
    /// What to write instead, or how.
    pub suggestion: String,
}

/// What a rule hands over, in bytes.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) bytes: Range<usize>,
    pub(super) rule: &'static str,
    pub(super) why: &'static str,
    pub(super) suggestion: String,
}

/// In the order of the text. Of findings at the same words for which `rivals` says so, only the first and longest stays.
pub(super) fn in_order(
    text: &str,
    words: &Words,
    mut found: Vec<Found>,
    rivals: fn(&Found, &Found) -> bool,
) -> Vec<TextFinding> {
    found.sort_by_key(|one| (one.bytes.start, Reverse(one.bytes.end)));
    let mut kept: Vec<Found> = Vec::new();
    for one in found {
        let covered = |other: &Found| one.bytes.start < other.bytes.end && rivals(&one, other);
        // No more than a few see the same words.
        if !kept.iter().rev().take(8).any(covered) {
            kept.push(one);
        }
    }
    let mut units = Units::default();
    let finding = |one: Found| TextFinding {
        id: id(&one, words),
        range: Utf16Range {
            start: units.at(text, one.bytes.start),
            end: units.at(text, one.bytes.end),
        },
        rule: one.rule.to_owned(),
        why: one.why.to_owned(),
        suggestion: one.suggestion,
    };
    kept.into_iter().map(finding).collect()
}

/// Counts UTF-16 units from where it last stood, so that thousands of findings do not count a long text thousands of
/// times.
#[derive(Default)]
struct Units {
    bytes: usize,
    units: u32,
}

impl Units {
    fn at(&mut self, text: &str, bytes: usize) -> u32 {
        if bytes < self.bytes {
            *self = Self::default();
        }
        let between = utf16_units(text, self.bytes..bytes);
        self.units = self.units.saturating_add(between);
        self.bytes = bytes;
        self.units
    }
}

/// A digest, so that a dismissal keeps no words of a text that may be erased one day.
fn id(found: &Found, words: &Words) -> String {
    let about = if found.bytes.is_empty() {
        words.lower().collect::<Vec<_>>().join(" ")
    } else {
        words.sentence(&found.bytes)
    };
    let digest = Sha256::digest(format!("{}\n{about}", found.rule));
    to_hex(&digest[..8])
}
