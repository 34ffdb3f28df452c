//! The words of our own templates. A customer that is called like one of them is replaced in the data like any other;
//! in the finished file the word cannot be told from ours, and does not count.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::redact::fold::{Folded, SEPARATOR};

/// One a line, in small letters, in their order; a test compares it with what the templates say.
static WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("fixed/words.txt").lines().collect());

/// Whether every word of a text is one of ours.
pub fn are_fixed(text: &str) -> bool {
    let folded = Folded::of(text).chars;
    let mut words = folded
        .split(|c| *c == SEPARATOR || !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .peekable();
    words.peek().is_some() && words.all(is_fixed)
}

fn is_fixed(word: &[char]) -> bool {
    let word: String = word.iter().collect();
    WORDS.contains(word.as_str())
}
