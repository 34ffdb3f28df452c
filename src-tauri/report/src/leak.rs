//! The check of a finished file: whatever was replaced in the data is looked for in what a reader, or a program, can get
//! out of the bytes. A hit means that the file is not written.
//!
//! The search is the one that replaced the terms; what is searched is the decoded content (`content`), and the raw bytes
//! for the same terms in other clothes (`encoded`).

mod cmap;
mod content;
mod encoded;
mod fixed;
mod glyphs;
mod markup;
mod near;
mod pdf;

use serde::Serialize;

use crate::error::ReportError;
use crate::redact::{Terms, percent};

/// A term in a finished file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Hit {
    /// As the list calls it.
    pub term: String,
    /// As it is written there.
    pub written: String,
    /// "page 3", "line 12", "document information".
    pub place: String,
    /// With the words around it; the name of the encoding where it is written in one.
    pub around: String,
}

/// A word that is one letter away from a term: perhaps a slip, perhaps another word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Near {
    pub term: String,
    pub written: String,
    pub place: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checked {
    pub hits: Vec<Hit>,
    /// For sign-off; they stop nothing.
    pub near: Vec<Near>,
}

/// Text out of a file, and where it stands there.
pub(crate) struct View {
    pub place: Place,
    pub text: String,
}

#[derive(Clone)]
pub(crate) enum Place {
    /// Of a text file: lines are counted.
    Lines,
    Named(String),
}

/// What a reader gets to see of a file, in reading order.
pub(crate) fn text(bytes: &[u8]) -> Result<String, ReportError> {
    content::text(bytes)
}

/// Of whatever format; what cannot be read to its last letter is refused, because nothing can be said of it.
pub fn check(bytes: &[u8], terms: &Terms) -> Result<Checked, ReportError> {
    if terms.is_empty() {
        return Ok(Checked::default());
    }
    let mut hits = encoded::hits(bytes, terms)?;
    let views = match content::views(bytes) {
        // A term in the raw bytes says enough.
        Err(_) if !hits.is_empty() => Vec::new(),
        views => views?,
    };
    let resolved: Vec<View> = views.iter().filter_map(View::resolved).collect();
    for view in views.iter().chain(&resolved) {
        for found in terms.find(&view.text) {
            let written = &view.text[found.bytes.clone()];
            if !fixed::are_fixed(written) {
                hits.push(Hit {
                    term: called(terms, found.term),
                    written: written.to_owned(),
                    place: view.place_of(found.bytes.start),
                    around: around(&view.text, &found.bytes),
                });
            }
        }
    }
    Ok(Checked {
        hits,
        near: near::spellings(&views, terms),
    })
}

/// The last door of a paper: the bytes, unless something is still in them.
pub fn guard(bytes: Vec<u8>, terms: &Terms) -> Result<(Vec<u8>, Vec<Near>), ReportError> {
    let checked = check(&bytes, terms)?;
    if checked.hits.is_empty() {
        Ok((bytes, checked.near))
    } else {
        Err(ReportError::Leak(checked.hits))
    }
}

impl View {
    pub(crate) fn named(place: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            place: Place::Named(place.into()),
            text: text.into(),
        }
    }

    /// With the percent signs of addresses resolved, where there are any.
    fn resolved(&self) -> Option<Self> {
        Some(Self {
            place: self.place.clone(),
            text: percent::resolved(&self.text)?,
        })
    }

    pub(crate) fn place_of(&self, byte: usize) -> String {
        match &self.place {
            Place::Named(name) => name.clone(),
            Place::Lines => {
                let line = self.text[..byte].matches('\n').count() + 1;
                format!("line {line}")
            }
        }
    }
}

pub(crate) fn called(terms: &Terms, term: usize) -> String {
    let spelling = terms.get(term).and_then(|term| term.spellings.first());
    spelling.cloned().unwrap_or_default()
}

fn around(text: &str, bytes: &std::ops::Range<usize>) -> String {
    const WIDTH: usize = 30;
    let before: Vec<char> = text[..bytes.start].chars().rev().take(WIDTH).collect();
    let after = text[bytes.end..].chars().take(WIDTH);
    let words: String = before
        .into_iter()
        .rev()
        .chain(text[bytes.clone()].chars())
        .chain(after)
        .collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
