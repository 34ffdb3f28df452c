//! Text that should not be kept: keys, tokens, passwords, card and account numbers.
//!
//! Found by shape, and rather missed than cried wolf over: commit ids, UUIDs, trace ids, digests, addresses and order
//! numbers are what an incident's lines are made of.

mod assigned;
mod numbers;
mod tokens;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Utf16Range;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum SecretKind {
    /// A block of PEM, or an age identity.
    PrivateKey,
    /// The key or token of a known service, told by its prefix.
    AccessKey,
    Jwt,
    /// Behind "Bearer" or "Basic" in a header.
    Authorization,
    /// Behind "password", "token", "`api_key`" and the like.
    Password,
    /// Between user and host of an address.
    ConnectionPassword,
    CardNumber,
    Iban,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SecretFound {
    pub kind: SecretKind,
    /// What it looks like, for a sentence: "This looks like {words}."
    pub words: String,
    pub range: Utf16Range,
}

/// What the finders hand over, in bytes.
struct Hit {
    kind: SecretKind,
    words: &'static str,
    bytes: Range<usize>,
}

/// Everything in `text` that looks like a secret, in the order of the text, nothing twice.
pub fn find(text: &str) -> Vec<SecretFound> {
    let mut hits = tokens::find(text);
    hits.extend(assigned::find(text));
    hits.extend(numbers::find(text));
    hits.sort_by_key(|hit| (hit.bytes.start, std::cmp::Reverse(hit.bytes.end)));
    let mut end = 0;
    hits.retain(|hit| {
        let is_new = hit.bytes.start >= end;
        end = end.max(hit.bytes.end);
        is_new
    });
    hits.into_iter()
        .map(|hit| SecretFound {
            kind: hit.kind,
            words: hit.words.to_owned(),
            range: Utf16Range::of(text, &hit.bytes),
        })
        .collect()
}

/// Stretches of `text` in which every character passes `inside`, in bytes.
fn runs(text: &str, inside: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (start, inside(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                found.push(from..at);
                start = None;
            }
            (None, false) | (Some(_), true) => {}
        }
    }
    found.extend(start.map(|from| from..text.len()));
    found
}

/// `***`, `<password>`, `${DB_PASSWORD}`, "redacted": something stands where the secret was.
fn is_placeholder(value: &str) -> bool {
    const WORDS: [&str; 12] = [
        "redacted", "hidden", "none", "null", "nil", "true", "false", "empty", "unset", "secret",
        "password", "example",
    ];
    let inner = value.trim_matches(|c: char| !c.is_alphanumeric());
    let is_repeated = |c: char| inner.chars().all(|other| other.eq_ignore_ascii_case(&c));
    inner.is_empty()
        || value.starts_with(['$', '<', '{', '[', '%', '*'])
        || inner.chars().next().is_some_and(is_repeated)
        || WORDS.iter().any(|word| inner.eq_ignore_ascii_case(word))
}
