//! Phrases found in typed text, word by word and without regard to case.
//!
//! A pattern is words with one space between. `back|up` is either, `soon?` may be absent, `didn't|did+not` is one word or two,
//! `<n>` is a number, `<unit>` a unit of time, `<time>` a time of day, `<who>` a person or a team, `<person>` a role, a given
//! name, "he" or "she", `<given>` a given name, `<name>` what is written like a name, `<whose>` and `<given's>` what is theirs,
//! `<done>` a past participle, `<any>` any word.
//! `-rolled|came` in front: not right after one of these.
//! A phrase never reaches over the end of a sentence.

mod course;
mod kinds;
mod people;

use std::{collections::HashMap, ops::Range};

pub(super) use course::{Course, course, mitigated, mitigation, says_mitigated};

/// A line is read this far; what follows is a pasted log.
const LONGEST: usize = 2_000;

/// A document is read this far: what a field can hold is less.
const LONGEST_DOCUMENT: usize = 200_000;

/// What makes of a fact something else.
const DOUBTS: [&str; 31] = [
    "not", "no", "never", "without", "isn't", "wasn't", "aren't", "didn't", "doesn't", "don't",
    "hasn't", "haven't", "cannot", "can't", "won't", "will", "would", "should", "could", "may",
    "might", "if", "until", "once", "when", "unless", "before", "almost", "whether", "hardly",
    "maybe",
];

pub(super) struct Words {
    words: Vec<Word>,
    /// Where each word stands.
    places: HashMap<String, Vec<usize>>,
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own that a pattern may ask for"
)]
struct Word {
    lower: String,
    bytes: Range<usize>,
    /// A capital first and small letters after it.
    is_capital: bool,
    /// What begins with a capital at all: a name or an abbreviation.
    is_upper: bool,
    is_hyphenated: bool,
    /// A sentence or a line ends behind it.
    ends: bool,
    /// A comma, a colon or a dash stands behind it.
    pauses: bool,
    asks: bool,
}

impl Words {
    pub(super) fn of(text: &str) -> Self {
        Self::up_to(text, LONGEST)
    }

    pub(super) fn of_document(text: &str) -> Self {
        Self::up_to(text, LONGEST_DOCUMENT)
    }

    fn up_to(text: &str, longest: usize) -> Self {
        let mut words: Vec<Word> = Vec::new();
        let mut start = None;
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            let inside = c.is_alphanumeric()
                || matches!(c, '\'' | '’')
                || (matches!(c, ':' | '.') && digits_around(text, at, next));
            match (start, inside) {
                (None, true) => start = Some(at),
                (Some(from), false) => {
                    words.push(Word::new(text, from..at));
                    start = None;
                }
                (None, false) | (Some(_), true) => {}
            }
            if !inside && let Some(last) = words.last_mut() {
                last.asks |= c == '?';
                last.pauses |= matches!(c, ',' | ':' | '(' | '\u{2013}' | '\u{2014}');
                let stop = next.is_none_or(char::is_whitespace);
                last.ends |= matches!(c, '\n' | ';') || (matches!(c, '.' | '!' | '?') && stop);
            }
            if words.len() >= longest {
                return Self::indexed(words);
            }
        }
        if let Some(from) = start {
            words.push(Word::new(text, from..text.len()));
        }
        Self::indexed(words)
    }

    fn indexed(words: Vec<Word>) -> Self {
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, word) in words.iter().enumerate() {
            places.entry(word.lower.clone()).or_default().push(place);
        }
        Self { words, places }
    }

    /// Where a pattern that begins with `step` may begin.
    fn begins(&self, step: &str) -> Vec<usize> {
        if step.contains('<') || step.ends_with('?') {
            return (0..self.words.len()).collect();
        }
        let words = step.split('|').filter_map(|word| word.split('+').next());
        let places = words.filter_map(|word| self.places.get(word));
        let mut places: Vec<usize> = places.flatten().copied().collect();
        places.sort_unstable();
        places
    }

    pub(super) fn lower(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.lower.as_str())
    }

    /// Where `pattern` occurs, in bytes.
    pub(super) fn find(&self, pattern: &str) -> Vec<Range<usize>> {
        self.places(pattern)
            .map(|place| self.words[place.start].bytes.start..self.words[place.end - 1].bytes.end)
            .collect()
    }

    /// Where the same words stand one after the other, whatever signs are between them, in bytes.
    pub(super) fn find_words(&self, wanted: &Self) -> Vec<Range<usize>> {
        let first = wanted
            .words
            .first()
            .and_then(|one| self.places.get(&one.lower));
        let stands = |place: &usize| {
            let here = self.words.get(*place..*place + wanted.words.len())?;
            let same = here
                .iter()
                .zip(&wanted.words)
                .all(|(one, other)| one.lower == other.lower);
            same.then_some(here)
        };
        let found = first.into_iter().flatten().filter_map(stands);
        let ends = found.filter_map(|words| Some((words.first()?, words.last()?)));
        ends.map(|(first, last)| first.bytes.start..last.bytes.end)
            .collect()
    }

    /// The words of the sentence around `bytes`, in small letters with one space between; of one that does not end, those
    /// nearby.
    pub(super) fn sentence(&self, bytes: &Range<usize>) -> String {
        const NEARBY: usize = 60;
        let at = self
            .words
            .partition_point(|word| word.bytes.end <= bytes.start);
        let first = at.saturating_sub(NEARBY);
        let last = self.words.len().min(at + NEARBY);
        let before = self.words[first..at].iter().rposition(|word| word.ends);
        let from = before.map_or(first, |end| first + end + 1);
        let after = self.words[at..last].iter().position(|word| word.ends);
        let to = after.map_or(last, |end| at + end + 1);
        let words = self.words[from..to].iter();
        let words: Vec<&str> = words.map(|word| word.lower.as_str()).collect();
        words.join(" ")
    }

    pub(super) fn has(&self, pattern: &str) -> bool {
        self.places(pattern).next().is_some()
    }

    /// Said as a fact: neither denied, nor asked, nor put in the future or under a condition.
    pub(super) fn says(&self, pattern: &str) -> bool {
        self.places(pattern).any(|place| self.is_fact(&place))
    }

    /// Said, neither denied nor asked nor under a condition in its own clause: what follows it may tell of a failure.
    pub(super) fn is_said(&self, pattern: &str) -> bool {
        self.places(pattern).any(|place| {
            let before = self.words[..place.start].iter().rev();
            let mut clause = before.take_while(|word| !word.ends && !word.pauses);
            let doubted = clause.any(|word| DOUBTS.contains(&word.lower.as_str()));
            !doubted && !self.is_asked(&place)
        })
    }

    /// Said at the very beginning, and not asked.
    pub(super) fn opens(&self, pattern: &str) -> bool {
        self.places(pattern)
            .any(|place| place.start == 0 && !self.is_asked(&place))
    }

    /// Said as a fact, with none of the words of `only` before it in its clause.
    fn says_done(&self, pattern: &str, only: &[&str]) -> bool {
        const NEXT_CLAUSE: [&str; 4] = ["and", "then", "but", "so"];
        self.places(pattern).any(|place| {
            let before = self.words[..place.start].iter().rev();
            let mut clause = before
                .take_while(|word| !word.ends && !word.pauses)
                .map(|word| word.lower.as_str())
                .take_while(|word| !NEXT_CLAUSE.contains(word));
            self.is_fact(&place) && !clause.any(|word| only.contains(&word))
        })
    }

    /// Whether a place of `word` satisfies `is`, which gets the words before it in its sentence, nearest first, and the
    /// one behind it.
    fn any_place<'a>(
        &'a self,
        word: &str,
        is: impl Fn(&mut dyn Iterator<Item = &'a str>, Option<&'a str>) -> bool,
    ) -> bool {
        let places = self.places.get(word).into_iter().flatten();
        places.into_iter().any(|place| {
            let before = self.words[..*place].iter().rev();
            let mut before = before
                .take_while(|word| !word.ends && !word.pauses)
                .map(|word| word.lower.as_str());
            let after = self.words.get(place + 1);
            let after = after.filter(|_| !self.words[*place].ends);
            is(&mut before, after.map(|word| word.lower.as_str()))
        })
    }

    fn is_fact(&self, place: &Range<usize>) -> bool {
        !(self.is_doubted(place) || self.is_failed(place) || self.is_asked(place))
    }

    fn is_doubted(&self, place: &Range<usize>) -> bool {
        let before = self.words[..place.start].iter().rev();
        let mut before = before.take_while(|word| !word.ends).take(4);
        before.any(|word| DOUBTS.contains(&word.lower.as_str()))
    }

    fn is_failed(&self, place: &Range<usize>) -> bool {
        const FAILED: [&str; 8] = [
            "not", "failed", "fails", "didn't", "doesn't", "hasn't", "wasn't", "nothing",
        ];
        let ends = self.words[place.end - 1].ends;
        let after = self.words[place.end..]
            .iter()
            .take(if ends { 0 } else { 3 });
        let end = after
            .clone()
            .position(|word| word.ends)
            .map_or(3, |end| end + 1);
        let mut after = after.take(end);
        after.any(|word| FAILED.contains(&word.lower.as_str()))
    }

    fn is_asked(&self, place: &Range<usize>) -> bool {
        let sentence = &self.words[place.start..];
        let last = sentence.iter().find(|word| word.ends).or(sentence.last());
        last.is_some_and(|word| word.asks)
    }

    fn places<'a>(&'a self, pattern: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let (barred, pattern) = match pattern.strip_prefix('-') {
            Some(rest) => rest.split_once(' ').unwrap_or((rest, "")),
            None => ("", pattern),
        };
        let steps: Vec<&str> = pattern.split(' ').collect();
        let begins = self.begins(steps.first().copied().unwrap_or_default());
        begins.into_iter().filter_map(move |start| {
            let before = start.checked_sub(1).map(|before| &self.words[before]);
            let is_barred = before.is_some_and(|word| {
                !word.ends && barred.split('|').any(|barred| barred == word.lower)
            });
            let end = self.reaches(start, &steps)?;
            (!is_barred && end > start).then_some(start..end)
        })
    }

    /// The place behind the last word, where `steps` match from `place` on.
    fn reaches(&self, place: usize, steps: &[&str]) -> Option<usize> {
        let Some((step, rest)) = steps.split_first() else {
            return Some(place);
        };
        let (step, optional) = step
            .strip_suffix('?')
            .map_or((*step, false), |step| (step, true));
        let mut ends = step.split('|').filter_map(|one| self.end_of(place, one));
        let taken = ends.find_map(|end| {
            let goes_on = rest.is_empty() || !self.words[end - 1].ends;
            goes_on.then(|| self.reaches(end, rest)).flatten()
        });
        taken.or_else(|| optional.then(|| self.reaches(place, rest)).flatten())
    }

    /// The place behind what fits `one`: a word, or several of one sentence.
    fn end_of(&self, place: usize, one: &str) -> Option<usize> {
        if one == "<person>" && self.is_on_call(place) {
            return Some(place + 2);
        }
        let mut end = place;
        for part in one.split('+') {
            let goes_on = end == place || !self.words[end - 1].ends;
            let word = self.words.get(end).filter(|_| goes_on)?;
            let fits = word.fits(part) && (part == "<any>" || !self.is_system(end));
            end = fits.then_some(end + 1)?;
        }
        Some(end)
    }

    /// Whoever is: "the on-call", unlike a time spent on call.
    fn is_on_call(&self, place: usize) -> bool {
        let is = |place: usize, wanted: &[&str]| {
            let word = self.words.get(place);
            word.is_some_and(|word| wanted.contains(&word.lower.as_str()))
        };
        let before = place.checked_sub(1).filter(|at| !self.words[*at].ends);
        is(place, &["on"])
            && is(place + 1, &["call"])
            && before.is_some_and(|before| is(before, &["the", "our", "primary", "secondary"]))
    }

    /// "cert-manager", "the Prometheus operator": by its name a program.
    fn is_system(&self, place: usize) -> bool {
        let word = &self.words[place];
        let Some(before) = place.checked_sub(1).map(|before| &self.words[before]) else {
            return false;
        };
        people::could_be_program(&word.lower)
            && !before.ends
            && (word.is_hyphenated || people::names_program(&before.lower, before.is_upper))
    }
}

impl Word {
    fn new(text: &str, bytes: Range<usize>) -> Self {
        let written = &text[bytes.clone()];
        let mut letters = written.chars();
        let is_capital = letters.next().is_some_and(char::is_uppercase)
            && letters.clone().next().is_some()
            && letters.all(|c| c.is_lowercase() || matches!(c, '\'' | '’'));
        Self {
            lower: written.to_lowercase().replace('’', "'"),
            is_capital,
            is_upper: written.starts_with(char::is_uppercase),
            is_hyphenated: text[..bytes.start].ends_with(['-', '_', '/']),
            bytes,
            ends: false,
            pauses: false,
            asks: false,
        }
    }

    fn fits(&self, one: &str) -> bool {
        match one {
            "<n>" => kinds::is_number(&self.lower),
            "<unit>" => kinds::is_unit(&self.lower),
            "<time>" => kinds::is_time_of_day(&self.lower),
            "<who>" => people::is_who(&self.lower),
            "<person>" => people::is_person(&self.lower, self.is_capital),
            "<given>" => self.is_capital && people::is_given_name(&self.lower),
            "<whose>" => people::is_whose(&self.lower, self.is_capital),
            "<given's>" => self.is_capital && people::is_of_given_name(&self.lower),
            "<name>" => self.is_capital && people::could_be_name(&self.lower),
            "<done>" => kinds::is_participle(&self.lower),
            "<any>" => true,
            word => word == self.lower,
        }
    }
}

fn digits_around(text: &str, at: usize, next: Option<char>) -> bool {
    let before = text[..at].chars().next_back();
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    is_digit(before) && is_digit(next)
}
