//! Names, sums, dates and counts out of texts, before anything is composed from them.
//!
//! The same search finds a term here and in the finished file (`leak`), so that what is replaced is what is looked for.

mod amounts;
mod dates;
pub(crate) mod fold;
mod number_words;
mod numbers;
pub(crate) mod percent;
pub(crate) mod terms;

use std::collections::BTreeMap;
use std::ops::Range;

use journal::PaperData;
use journal::domain::{Money, NameSeen, Redaction, RedactionKind, RedactionLevel};
use journal::rules::names;
use serde::Serialize;

pub(crate) use dates::{month, without_counts};
pub(crate) use numbers::rounded;
pub use terms::{Term, Terms};

use crate::words::grouped;

/// One thing that stood in the data and what stands in the paper instead, to be signed off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Replacement {
    pub was: String,
    pub became: String,
    pub times: u32,
}

/// Takes texts one after the other: aliases are numbered in the order in which their terms first appear, never by name.
#[derive(Debug, Clone, PartialEq)]
pub struct Redactor {
    level: RedactionLevel,
    terms: Terms,
    /// By term, once it has appeared.
    aliases: Vec<Option<String>>,
    given: BTreeMap<RedactionKind, u32>,
    replaced: Vec<Replacement>,
}

impl Redactor {
    pub fn new(level: RedactionLevel, data: &PaperData) -> Self {
        let terms = terms_of(level, data);
        Self {
            level,
            aliases: vec![None; terms.len()],
            terms,
            given: BTreeMap::new(),
            replaced: Vec::new(),
        }
    }

    /// For papers of the user's own: every text stays as it is.
    pub fn nothing() -> Self {
        Self {
            level: RedactionLevel::Private,
            terms: Terms::default(),
            aliases: Vec::new(),
            given: BTreeMap::new(),
            replaced: Vec::new(),
        }
    }

    pub fn level(&self) -> RedactionLevel {
        self.level
    }

    /// What must not be found in the finished file.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// In the order in which they first appeared.
    pub fn replacements(&self) -> &[Replacement] {
        &self.replaced
    }

    pub fn text(&mut self, text: &str) -> String {
        if self.level == RedactionLevel::Private || text.is_empty() {
            return text.to_owned();
        }
        self.learn(text);
        let mut cuts = self.addresses(text);
        for found in self.terms.find(text) {
            if !cuts.iter().any(|cut| cut.touches(&found.bytes)) {
                let became = self.alias(found.term);
                cuts.push(Cut {
                    bytes: found.bytes,
                    became,
                });
            }
        }
        let replaces = |kind| self.level.replaces(kind);
        if replaces(RedactionKind::Money) {
            let sums = numbers::without_about(amounts::in_text(text), text, &cuts);
            add(&mut cuts, sums);
        }
        if replaces(RedactionKind::Date) {
            add(&mut cuts, dates::in_text(text));
            let counts = numbers::without_about(numbers::in_text(text), text, &cuts);
            add(&mut cuts, counts);
        }
        cuts.sort_by_key(|cut| cut.bytes.start);
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for cut in cuts {
            let was = &text[cut.bytes.clone()];
            out.push_str(&text[done..cut.bytes.start]);
            out.push_str(without_article(&cut.became, &out));
            done = cut.bytes.end;
            self.note(was, &cut.became);
        }
        out.push_str(&text[done..]);
        out
    }

    /// What has the shape of a name in a text that no record holds: a title, words of the paper's own.
    fn learn(&mut self, text: &str) {
        if self.level != RedactionLevel::Public {
            return;
        }
        for seen in names::in_one(text) {
            if self.terms.add(of_records(seen)) {
                self.aliases.push(None);
            }
        }
    }

    /// Those that lead to a term which only a browser would see.
    fn addresses(&self, text: &str) -> Vec<Cut> {
        let mut cuts = Vec::new();
        let mut place = 0;
        for word in text.split_inclusive(char::is_whitespace) {
            let beside = |c: char| c.is_whitespace() || "()[]{}<>,.;:!?\"'".contains(c);
            let written = word.trim_matches(beside);
            let begin = place + (word.len() - word.trim_start_matches(beside).len());
            let leads_to = percent::resolved(written);
            if leads_to.is_some_and(|open| !self.terms.find(&open).is_empty()) {
                cuts.push(Cut {
                    bytes: begin..begin + written.len(),
                    became: "an address".to_owned(),
                });
            }
            place += word.len();
        }
        cuts
    }

    /// A sum in words: exact for the owner, else its order of magnitude.
    pub fn money(&self, money: &Money) -> String {
        let estimate = if money.estimate { " (estimate)" } else { "" };
        if self.level.replaces(RedactionKind::Money) {
            format!("{}{estimate}", amounts::band(money.amount, &money.currency))
        } else {
            format!("{} {}{estimate}", exact(money.amount), money.currency)
        }
    }

    fn alias(&mut self, term: usize) -> String {
        if let Some(Some(alias)) = self.aliases.get(term) {
            return alias.clone();
        }
        let (kind, own) = self
            .terms
            .get(term)
            .map_or((RedactionKind::Other, String::new()), |term| {
                (term.kind, term.alias.clone())
            });
        let alias = if own.is_empty() {
            let number = self.given.entry(kind).or_default();
            *number += 1;
            format!("{} {}", kind.alias(), letters(*number))
        } else {
            own
        };
        if let Some(place) = self.aliases.get_mut(term) {
            *place = Some(alias.clone());
        }
        alias
    }

    fn note(&mut self, was: &str, became: &str) {
        let known = self
            .replaced
            .iter_mut()
            .find(|one| one.was == was && one.became == became);
        match known {
            Some(one) => one.times += 1,
            None => self.replaced.push(Replacement {
                was: was.to_owned(),
                became: became.to_owned(),
                times: 1,
            }),
        }
    }
}

/// Every digit, in groups.
fn exact(amount: f64) -> String {
    let digits = amount.to_string();
    let (whole, part) = match digits.split_once('.') {
        Some((whole, part)) => (whole, format!(".{part}")),
        None => (digits.as_str(), String::new()),
    };
    match whole.parse() {
        Ok(number) => format!("{}{part}", grouped(number)),
        Err(_) => digits,
    }
}

/// An alias with an article of its own, behind one that stands in the text already.
fn without_article<'a>(alias: &'a str, before: &str) -> &'a str {
    const ARTICLES: [&str; 3] = ["a", "an", "the"];
    let is_article = |word: &str| ARTICLES.iter().any(|one| one.eq_ignore_ascii_case(word));
    let last = before
        .strip_suffix(' ')
        .and_then(|text| text.split_whitespace().last());
    match alias.split_once(' ') {
        Some((first, rest)) if is_article(first) && last.is_some_and(is_article) => rest,
        Some(_) | None => alias,
    }
}

/// A part of a text and what comes in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cut {
    pub bytes: Range<usize>,
    pub became: String,
}

impl Cut {
    fn touches(&self, bytes: &Range<usize>) -> bool {
        self.bytes.start < bytes.end && bytes.start < self.bytes.end
    }
}

/// Those that touch nothing which is cut already.
fn add(cuts: &mut Vec<Cut>, more: Vec<Cut>) {
    for cut in more {
        if !cuts.iter().any(|other| other.touches(&cut.bytes)) {
            cuts.push(cut);
        }
    }
}

/// What must not be in a paper of this level: the user's list, and for the public every name that stands in a field of
/// its own or has the shape of one, unless the list says that it may stay.
pub fn terms_of(level: RedactionLevel, data: &PaperData) -> Terms {
    let mut terms = Terms::default();
    if level == RedactionLevel::Private {
        return terms;
    }
    for one in data.redactions.iter().filter(|one| one.may_stay) {
        terms.let_stay(one.spellings());
    }
    let listed = data.redactions.iter().filter(|one| !one.may_stay);
    for one in listed.filter(|one| level.replaces(one.kind)) {
        terms.add(of_list(one));
    }
    if level == RedactionLevel::Public {
        terms.let_stay([data.author.as_str()]);
        for seen in names::seen(data) {
            terms.add(of_records(seen));
        }
    }
    terms
}

/// Everything on the list that may not stay.
pub(crate) fn listed(redactions: &[Redaction]) -> Terms {
    let mut terms = Terms::default();
    for one in redactions.iter().filter(|one| !one.may_stay) {
        terms.add(of_list(one));
    }
    terms
}

fn of_records(seen: NameSeen) -> Term {
    of_kind(Term {
        kind: seen.kind,
        spellings: vec![seen.name],
        alias: String::new(),
        whole_words: true,
        parts: Vec::new(),
    })
}

fn of_list(redaction: &Redaction) -> Term {
    of_kind(Term {
        spellings: redaction.spellings().map(str::to_owned).collect(),
        kind: redaction.kind,
        alias: redaction.alias.trim().to_owned(),
        whole_words: false,
        parts: Vec::new(),
    })
}

/// A person is known by the parts of their name too.
fn of_kind(term: Term) -> Term {
    if term.kind == RedactionKind::Person {
        term.of_person()
    } else {
        term
    }
}

/// A, B, ... Z, AA, AB, ...
fn letters(number: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = number;
    while rest > 0 {
        rest -= 1;
        let letter = u8::try_from(rest % 26).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::{exact, letters, without_article};

    #[test]
    fn an_alias_brings_no_second_article() {
        for (before, alias, written) in [
            ("Asked the ", "the printing service", "printing service"),
            ("The ", "a large publisher", "large publisher"),
            ("for ", "the printing service", "the printing service"),
            ("for the ", "Service A", "Service A"),
            ("", "a large publisher", "a large publisher"),
        ] {
            assert_eq!(without_article(alias, before), written, "{before}");
        }
    }

    #[test]
    fn sums_are_written_in_groups() {
        let written = [7400.0, 12.5, 1_234_567.25, -3.0].map(exact);
        assert_eq!(written, ["7,400", "12.5", "1,234,567.25", "-3"]);
    }

    #[test]
    fn aliases_are_counted_with_letters() {
        let counted = [1, 2, 26, 27, 52, 53, 702, 703].map(letters);
        assert_eq!(counted, ["A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
