//! Terms that must not leave, and where they stand in a text.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use journal::domain::RedactionKind;

use super::fold::{BREAK, Folded, HYPHENATED, SEPARATOR, is_joint, spelling};

/// Shorter ones count only as whole words: "AI" is in "maintain".
const SHORTEST_WITHIN_WORDS: usize = 4;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The first is how it is called.
    pub spellings: Vec<String>,
    pub kind: RedactionKind,
    /// The user's own; empty for a numbered one.
    pub alias: String,
    /// Not within longer words.
    pub whole_words: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms {
    all: Vec<Term>,
    /// By its first character: term and spelling, the longest first.
    by_first: HashMap<char, Vec<(usize, Vec<char>)>>,
    known: HashSet<Vec<char>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub term: usize,
    pub bytes: Range<usize>,
}

impl Terms {
    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub fn get(&self, term: usize) -> Option<&Term> {
        self.all.get(term)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Term> {
        self.all.iter()
    }

    /// What is written so is no term, whoever proposes it later.
    pub fn let_stay<'a>(&mut self, spellings: impl IntoIterator<Item = &'a str>) {
        self.known.extend(spellings.into_iter().map(spelling));
    }

    /// Without the spellings that are known already.
    pub fn add(&mut self, term: Term) {
        let place = self.all.len();
        let mut any = false;
        for written in &term.spellings {
            let chars = spelling(written);
            let Some(first) = chars.first().copied() else {
                continue;
            };
            if self.known.insert(chars.clone()) {
                any = true;
                let those = self.by_first.entry(first).or_default();
                let at = those.partition_point(|(_, other)| other.len() >= chars.len());
                those.insert(at, (place, chars));
            }
        }
        if any {
            self.all.push(term);
        }
    }

    /// From the left, the longest first, none over another. What stands within a longer word takes the word with it.
    pub fn find(&self, text: &str) -> Vec<Found> {
        if self.is_empty() {
            return Vec::new();
        }
        let folded = Folded::of(text);
        let mut found: Vec<Found> = Vec::new();
        let mut place = 0;
        while place < folded.chars.len() {
            match self.at(&folded.chars, place) {
                Some((term, first, last)) => {
                    let bytes = folded.range(first, last);
                    match found.last_mut() {
                        Some(before) if before.bytes.end > bytes.start => {
                            before.bytes.end = before.bytes.end.max(bytes.end);
                        }
                        Some(_) | None => found.push(Found { term, bytes }),
                    }
                    place = last + 1;
                }
                None => place += 1,
            }
        }
        found
    }

    fn at(&self, text: &[char], place: usize) -> Option<(usize, usize, usize)> {
        let those = self.by_first.get(text.get(place)?)?;
        those.iter().find_map(|(term, chars)| {
            let reach = reach(text, place, chars)?;
            let letters = chars.iter().filter(|c| **c != SEPARATOR).count();
            let whole = reach.over_break
                || letters < SHORTEST_WITHIN_WORDS
                || self.all.get(*term).is_some_and(|term| term.whole_words);
            let (first, last) = word(text, place, reach.last);
            (!whole || (first == place && last == reach.last)).then_some((*term, first, last))
        })
    }
}

struct Reach {
    last: usize,
    /// Over the end of a line without a hyphen.
    over_break: bool,
}

/// Whether the term stands here: separators in it may be missing, and lines may end within it.
fn reach(text: &[char], place: usize, term: &[char]) -> Option<Reach> {
    let mut at = place;
    let mut over_break = false;
    for wanted in term {
        loop {
            let here = *text.get(at)?;
            if here == *wanted {
                at += 1;
                break;
            }
            let is_end = here == BREAK || here == HYPHENATED;
            if *wanted == SEPARATOR {
                at += usize::from(is_end);
                break;
            }
            if !is_end {
                return None;
            }
            over_break |= here == BREAK;
            at += 1;
        }
    }
    Some(Reach {
        last: at.checked_sub(1)?,
        over_break,
    })
}

/// As far as the word goes on to both sides.
fn word(text: &[char], first: usize, last: usize) -> (usize, usize) {
    let joint = |one: usize, other: usize| match (text.get(one), text.get(other)) {
        (Some(one), Some(other)) => is_joint(*one, *other),
        _ => false,
    };
    let (mut from, mut to) = (first, last);
    while from > 0 && joint(from - 1, from) {
        from -= 1;
    }
    while joint(to, to + 1) {
        to += 1;
    }
    (from, to)
}

#[cfg(test)]
mod tests {
    use journal::domain::RedactionKind;

    use super::{Term, Terms};

    fn terms(listed: &[&str], whole_words: bool) -> Terms {
        let mut terms = Terms::default();
        for name in listed {
            terms.add(Term {
                spellings: vec![(*name).to_owned()],
                kind: RedactionKind::Other,
                alias: String::new(),
                whole_words,
            });
        }
        terms
    }

    fn found<'a>(terms: &Terms, text: &'a str) -> Vec<&'a str> {
        let found = terms.find(text).into_iter();
        found.map(|one| &text[one.bytes]).collect()
    }

    #[test]
    fn a_term_is_found_in_every_case_accent_and_joint() {
        let terms = terms(&["Acme Pay", "Müller", "Straße"], false);
        for text in [
            "ACME PAY",
            "acme-pay",
            "acme_pay",
            "AcmePay",
            "acme.pay",
            "acme\npay",
            "ac-\nme pay",
            "ac\u{ad}\nme pay",
            "ac\u{ad}me\u{a0}pay",
            "a\u{200b}cme pay",
            "Muller",
            "MÜLLER",
            "Mu\u{308}ller",
            "STRASSE",
        ] {
            assert_eq!(found(&terms, text), [text]);
        }
        assert_eq!(found(&terms, "payments of acme"), [""; 0]);
    }

    #[test]
    fn a_word_goes_with_the_term_in_it_and_the_longest_term_wins() {
        let terms = terms(&["acme", "acme billing"], false);
        assert_eq!(
            found(&terms, "Acmeserver, acme-billing and acme's"),
            ["Acmeserver", "acme-billing", "acme"]
        );
    }

    #[test]
    fn short_terms_and_names_of_fields_are_whole_words() {
        assert_eq!(
            found(&terms(&["AI"], false), "We maintain AI, ai."),
            ["AI", "ai"]
        );
        assert_eq!(
            found(&terms(&["search"], true), "research, search"),
            ["search"]
        );
    }

    #[test]
    fn two_words_on_two_lines_are_not_one() {
        let terms = terms(&["tool"], false);
        assert_eq!(found(&terms, "to\noldest"), [""; 0]);
        assert_eq!(found(&terms, "(to\nol)"), ["to\nol"]);
    }

    #[test]
    fn scripts_without_spaces_have_no_words() {
        let terms = terms(&["山田"], false);
        assert_eq!(found(&terms, "担当は山田さん"), ["山田"]);
    }
}
