//! English hyphenation: soft hyphens where a word may be divided.

use std::borrow::Cow;

const SOFT_HYPHEN: char = '\u{ad}';

/// Shorter words are not worth a hyphen at a ragged edge.
const SHORTEST_WORD: usize = 7;

/// Plain words only: never names with inner capitals, host names, paths, numbers or ids.
/// The last word of a paragraph stays whole: half a word is no last line.
pub(super) fn soften(text: &str, ends_paragraph: bool) -> Cow<'_, str> {
    let end = if ends_paragraph {
        text.trim_end().rfind(char::is_whitespace).unwrap_or(0)
    } else {
        text.len()
    };
    let (text, rest) = text.split_at(end);
    let softened = soften_words(text);
    if rest.is_empty() {
        softened
    } else {
        softened + rest
    }
}

fn soften_words(text: &str) -> Cow<'_, str> {
    if !text
        .split_whitespace()
        .any(|token| word_of(token).is_some())
    {
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
        // Between letters that join ("ffi") a possible break would cost the ligature everywhere.
        let joins = softened.ends_with('f') && syllable.starts_with(['f', 'i', 'l', 'j', 't']);
        if index > 0 && !joins {
            softened.push(SOFT_HYPHEN);
        }
        softened.push_str(syllable);
    }
    softened.push_str(&rest[word.len()..]);
}
