//! Two papers side by side: what one says and the other does not, word by word.

use serde::Serialize;
use similar::{ChangeTag, DiffTag, TextDiff};

use crate::error::ReportError;
use crate::leak;

/// A stretch of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Passage {
    pub change: Difference,
    pub words: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// In both; only what stands next to a change.
    Same,
    /// Only in the older one.
    Removed,
    /// Only in the newer one.
    Added,
}

/// Words beside a change that tell where it is.
const BESIDE: usize = 8;

/// Nothing where both say the same. Of any format that a packet is written in; the two may be of different ones.
pub fn compare(older: &[u8], newer: &[u8]) -> Result<Vec<Passage>, ReportError> {
    let (older, newer) = (words(older)?, words(newer)?);
    let older: Vec<&str> = older.iter().map(String::as_str).collect();
    let newer: Vec<&str> = newer.iter().map(String::as_str).collect();
    let diff = TextDiff::from_slices(&older, &newer);
    let mut passages: Vec<Passage> = Vec::new();
    for group in diff.grouped_ops(BESIDE) {
        for op in group {
            // Replaced words are told one after the other, not one by one.
            let sides = match op.tag() {
                DiffTag::Equal => vec![(Difference::Same, ChangeTag::Equal)],
                DiffTag::Delete => vec![(Difference::Removed, ChangeTag::Delete)],
                DiffTag::Insert => vec![(Difference::Added, ChangeTag::Insert)],
                DiffTag::Replace => vec![
                    (Difference::Removed, ChangeTag::Delete),
                    (Difference::Added, ChangeTag::Insert),
                ],
            };
            for (change, tag) in sides {
                let words = diff.iter_changes(&op).filter(|one| one.tag() == tag);
                let words: Vec<&str> = words.map(|one| one.value()).collect();
                passages.push(Passage {
                    change,
                    words: words.join(" "),
                });
            }
        }
    }
    Ok(passages)
}

/// As they are read, without what follows from the paging alone: line ends, hyphens at them, footers.
fn words(bytes: &[u8]) -> Result<Vec<String>, ReportError> {
    let text = leak::text(bytes)?;
    let lines = text.lines().filter(|line| !is_footer(line));
    let mut words: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in lines {
        let of_line = line.split_whitespace();
        for (place, word) in of_line.enumerate() {
            match words.last_mut() {
                Some(last) if goes_on && place == 0 => {
                    last.pop();
                    last.push_str(word);
                }
                Some(_) | None => words.push(word.to_owned()),
            }
        }
        goes_on = is_hyphenated(line);
    }
    Ok(words)
}

/// The title of the paper stands before its number, in one line.
fn is_footer(line: &str) -> bool {
    let number = line.trim_end().rsplit_once("Page ");
    let number = number.and_then(|(_, number)| number.split_once(" of "));
    number.is_some_and(|(page, of)| page.parse::<u32>().is_ok() && of.parse::<u32>().is_ok())
}

/// A hyphen after a letter at the end of a line was put there by the line's end.
fn is_hyphenated(line: &str) -> bool {
    let mut ends = line.trim_end().chars().rev();
    ends.next() == Some('-') && ends.next().is_some_and(char::is_alphabetic)
}
