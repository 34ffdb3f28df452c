//! English hyphenation: soft hyphens where a word may be divided.

use std::borrow::Cow;

const SOFT_HYPHEN: char = '\u{ad}';

/// Shorter words are not worth a hyphen at a ragged edge.
const SHORTEST_WORD: usize = 7;

/// Plain words only: never names with inner capitals, host names, paths, numbers or ids.
pub(super) fn soften(text: &str) -> Cow<'_, str> {
    if !text.split_whitespace().any(|token| word_of(token).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut softened = String::with_capacity(text.len() + text.len() / 4);
    for token in text.split_inclusive(char::is_whitespace) {
        match word_of(token) {
            Some(word) => push_softened(&mut softened, token, word),
            None => softened.push_str(token),
        }
    }
    Cow::Owned(softened)
}

/// The word inside its punctuation, if it is one that may be divided.
fn word_of(token: &str) -> Option<&str> {
    let word = token.trim_matches(|c: char| c.is_whitespace() || ",.;:!?()[]\"'“”‘’".contains(c));
    let plain = word.len() >= SHORTEST_WORD
        && word.chars().all(|c| c.is_ascii_alphabetic())
        && word.chars().skip(1).all(|c| c.is_ascii_lowercase());
    plain.then_some(word)
}

fn push_softened(softened: &mut String, token: &str, word: &str) {
    let start = token.find(word).unwrap_or(0);
    let (before, rest) = token.split_at(start);
    softened.push_str(before);
    for (index, syllable) in hypher::hyphenate(word, hypher::Lang::English).enumerate() {
        if index > 0 {
            softened.push(SOFT_HYPHEN);
        }
        softened.push_str(syllable);
    }
    softened.push_str(&rest[word.len()..]);
}
