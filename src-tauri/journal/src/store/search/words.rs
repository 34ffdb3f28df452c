//! Texts as words, the same way when they are stored, asked for and marked. A word is a run of letters and digits, in
//! lower case and without accents; a Chinese or Japanese character, a Korean syllable or a symbol is a word of its own.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word and the bytes of the text it stands at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    pub start: usize,
    pub end: usize,
}

pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_open = false;
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        match class_of(c) {
            Class::Mark => {
                if let Some(word) = words.last_mut().filter(|_| is_open) {
                    word.end = end;
                }
            }
            Class::Gap => is_open = false,
            Class::Letter if is_open => {
                if let Some(word) = words.last_mut() {
                    fold(c, &mut word.text);
                    word.end = end;
                }
            }
            class @ (Class::Letter | Class::Alone) => {
                let mut text = String::new();
                fold(c, &mut text);
                words.push(Word { text, start, end });
                is_open = class == Class::Letter;
            }
        }
    }
    words.retain(|word| !word.text.is_empty());
    words
}

/// The form in which a text is indexed.
pub fn indexed(text: &str) -> String {
    let mut indexed = String::with_capacity(text.len());
    let mut is_open = false;
    for c in text.chars() {
        match class_of(c) {
            Class::Mark => continue,
            Class::Gap => {
                is_open = false;
                continue;
            }
            Class::Letter if is_open => {}
            class @ (Class::Letter | Class::Alone) => {
                if !indexed.is_empty() && !indexed.ends_with(' ') {
                    indexed.push(' ');
                }
                is_open = class == Class::Letter;
            }
        }
        fold(c, &mut indexed);
    }
    indexed.truncate(indexed.trim_end().len());
    indexed
}

#[derive(PartialEq, Eq)]
enum Class {
    Letter,
    /// A word by itself.
    Alone,
    /// Belongs to the letter before and is not compared.
    Mark,
    Gap,
}

fn class_of(c: char) -> Class {
    if c.is_ascii() {
        return if c.is_ascii_alphanumeric() {
            Class::Letter
        } else {
            Class::Gap
        };
    }
    if is_combining_mark(c) {
        Class::Mark
    } else if is_unspaced(c) {
        Class::Alone
    } else if c.is_alphanumeric() {
        Class::Letter
    } else if is_symbol(c) {
        Class::Alone
    } else {
        Class::Gap
    }
}

/// Scripts that are written without spaces between words, and Korean, whose words carry their endings.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}'
        | '\u{1000}'..='\u{109F}'
        | '\u{1780}'..='\u{17FF}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// Arrows, mathematical signs and pictures.
fn is_symbol(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

fn fold(c: char, into: &mut String) {
    if c.is_ascii() {
        into.push(c.to_ascii_lowercase());
        return;
    }
    let plain = std::iter::once(c)
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && !c.is_whitespace());
    into.extend(
        plain
            .flat_map(char::to_lowercase)
            .filter(|c| !is_combining_mark(*c)),
    );
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_indexed_is_the_words_one_after_the_other(text in "(\\PC|[a-c \u{301}\u{345}\u{ad}日ก한→İ]){0,40}") {
            let words: Vec<String> = words(&text).into_iter().map(|word| word.text).collect();
            prop_assert_eq!(indexed(&text), words.join(" "));
        }
    }
}
