//! Terms that must not leave, and where they stand in a text.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use journal::domain::RedactionKind;
use journal::rules::names::is_of_a_role;

use super::dates;
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
    /// Parts of a person's name: whole words that begin with a capital letter.
    pub parts: Vec<String>,
}

impl Term {
    /// With each part of its names that one can be known by.
    #[must_use]
    pub fn of_person(self) -> Self {
        let is_telling = |part: &&str| is_long(part) || is_short_name(part);
        let mut parts = Vec::new();
        for name in self.spellings.iter().filter(|name| !name.contains('@')) {
            let marks = |c: char| !c.is_alphanumeric();
            let words: Vec<&str> = name
                .split_whitespace()
                .map(|part| part.trim_matches(marks))
                .collect();
            if words.len() > 1 && !words.iter().any(|word| is_of_a_role(word)) {
                parts.extend(words.into_iter().filter(is_telling).map(str::to_owned));
            }
        }
        Self { parts, ..self }
    }
}

/// Shorter ones are names only as they are written: "Ana", not "ANA" or "ana".
fn is_long(part: &str) -> bool {
    part.chars().count() >= SHORTEST_WITHIN_WORDS
}

/// One capital letter, then small ones; or letters that have no such forms.
fn is_short_name(part: &str) -> bool {
    /// Before or behind a name, and of nobody in particular.
    const TITLES: [&str; 7] = ["Dr", "Jr", "Mr", "Mrs", "Ms", "Sr", "St"];
    let mut letters = part.chars();
    letters
        .next()
        .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        && letters.clone().count() > 0
        && letters.all(|c| c.is_alphabetic() && !c.is_uppercase())
        && !TITLES.contains(&part)
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms {
    all: Vec<Term>,
    /// By their first character, the longest first.
    by_first: HashMap<char, Vec<Spelled>>,
    known: HashSet<Vec<char>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Spelled {
    chars: Vec<char>,
    what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Term(usize),
    /// Of a person's name.
    Part(usize),
    /// No secret, whatever is within it.
    MayStay,
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

    /// What is written so is no term, whoever proposes it later, and none is within it.
    pub fn let_stay<'a>(&mut self, spellings: impl IntoIterator<Item = &'a str>) {
        for written in spellings {
            self.spell(spelling(written), What::MayStay);
        }
    }

    /// Without the spellings that are known already. Whether there is any.
    pub fn add(&mut self, term: Term) -> bool {
        let place = self.all.len();
        let mut any = false;
        for written in &term.spellings {
            any |= self.spell(spelling(written), What::Term(place));
            for other in other_letters(written) {
                any |= self.spell(spelling(&other), What::Term(place));
            }
        }
        if any {
            for part in &term.parts {
                self.spell(spelling(part), What::Part(place));
            }
            self.all.push(term);
        }
        any
    }

    /// Whether it is new.
    fn spell(&mut self, chars: Vec<char>, what: What) -> bool {
        let Some(first) = chars.first().copied() else {
            return false;
        };
        let is_new = self.known.insert(chars.clone());
        if is_new {
            let those = self.by_first.entry(first).or_default();
            let at = those.partition_point(|other| other.chars.len() >= chars.len());
            those.insert(at, Spelled { chars, what });
        }
        is_new
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
            let Some((what, first, last)) = self.at(text, &folded, place) else {
                place += 1;
                continue;
            };
            if let What::Term(term) | What::Part(term) = what {
                let bytes = folded.range(first, last);
                match found.last_mut() {
                    Some(before) if before.bytes.end > bytes.start => {
                        before.bytes.end = before.bytes.end.max(bytes.end);
                    }
                    Some(_) | None => found.push(Found { term, bytes }),
                }
            }
            place = last + 1;
        }
        found
    }

    fn at(&self, written: &str, folded: &Folded, place: usize) -> Option<(What, usize, usize)> {
        let text = &folded.chars;
        let those = self.by_first.get(text.get(place)?)?;
        those.iter().find_map(|one| {
            let reach = reach(text, place, &one.chars)?;
            let letters = one.chars.iter().filter(|c| **c != SEPARATOR).count();
            let whole = match one.what {
                What::Part(_) | What::MayStay => true,
                What::Term(term) => self.all.get(term).is_some_and(|term| term.whole_words),
            };
            let whole = whole || reach.over_break || letters < SHORTEST_WITHIN_WORDS;
            let (first, last) = word(text, place, reach.last);
            let is_whole = first == place && last == reach.last;
            let is_name = || is_part_of_name(written, &folded.range(first, last));
            let is_part = matches!(one.what, What::Part(_));
            ((!whole || is_whole) && (!is_part || is_name())).then_some((one.what, first, last))
        })
    }
}

/// Written with a capital letter, and no month beside a number.
fn is_part_of_name(text: &str, bytes: &Range<usize>) -> bool {
    let part = &text[bytes.clone()];
    let is_name = if is_long(part) {
        part.starts_with(|c: char| !c.is_lowercase())
    } else {
        is_short_name(part)
    };
    is_name && !(dates::is_month(part) && is_beside_number(text, bytes))
}

/// "14 May", "14th of May", "May 2025".
fn is_beside_number(text: &str, bytes: &Range<usize>) -> bool {
    let gap = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | '-' | '/');
    let is_digit = |c: char| c.is_ascii_digit();
    let before = text[..bytes.start].trim_end_matches(gap);
    let before = before.strip_suffix("of").unwrap_or(before);
    let before = before.trim_end_matches(gap);
    let ordinals = ["st", "nd", "rd", "th"].into_iter();
    let mut ordinals = ordinals.filter_map(|ordinal| before.strip_suffix(ordinal));
    let after = text[bytes.end..].trim_start_matches(gap);
    before.ends_with(is_digit)
        || ordinals.any(|number| number.ends_with(is_digit))
        || after.starts_with(is_digit)
}

/// As people write a name who lack its letters: "Mueller", "Soendergaard"; and the other way round.
fn other_letters(written: &str) -> Vec<String> {
    const PAIRS: [(&str, &str); 8] = [
        ("ä", "ae"),
        ("ö", "oe"),
        ("ü", "ue"),
        ("ø", "oe"),
        ("å", "aa"),
        ("Ä", "Ae"),
        ("Ö", "Oe"),
        ("Ü", "Ue"),
    ];
    /// Shorter ones are parts of too many words.
    const SHORTEST: usize = 6;
    let mut plain = written.to_owned();
    let mut marked = written.to_owned();
    for (letter, letters) in PAIRS {
        plain = plain.replace(letter, letters);
        marked = marked.replace(letters, letter);
    }
    let others = [plain, marked].into_iter();
    let others = others.filter(|other| other != written && other.chars().count() >= SHORTEST);
    others.collect()
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
mod tests;
