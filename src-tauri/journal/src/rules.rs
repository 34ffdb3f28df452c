//! What Afterpage knows and proposes: pure functions over what they are given.
//!
//! Nothing here reads a clock, stores anything or decides for the user. The lists that ship are data under stable keys;
//! what the user changed (`PadSettings`) is laid over them.

pub mod asking;
pub mod checklists;
pub mod debrief;
pub(crate) mod defaults;
pub mod draft;
mod facts;
mod finding;
pub mod handoff;
pub mod lens;
pub mod line;
pub mod names;
pub mod next;
mod phrases;
pub mod promised;
pub mod readiness;
pub mod review;
pub mod rubric;
pub mod said;
pub mod secrets;
pub mod severity;
pub mod similar;
#[cfg(test)]
mod tests;
pub mod ticket;
pub mod timers;
pub mod title;
pub mod updates;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::{Action, Entry, Incident, PadSettings, Service};

pub use finding::TextFinding;

/// What every rule looks at.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    pub incident: &'a Incident,
    /// All of them, in the order in which they happened.
    pub entries: &'a [Entry],
    /// Those the incident names.
    pub services: &'a [Service],
    /// What is to be done about it.
    pub actions: &'a [Action],
    pub settings: &'a PadSettings,
    pub now: DateTime<Utc>,
}

/// A stretch of a text, counted as JavaScript counts: in UTF-16 units, the end not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Utf16Range {
    pub start: u32,
    pub end: u32,
}

/// How many there are in a stretch of bytes.
pub(crate) fn utf16_units(text: &str, bytes: std::ops::Range<usize>) -> u32 {
    let part = text.get(bytes).unwrap_or_default();
    u32::try_from(part.encode_utf16().count()).unwrap_or(u32::MAX)
}

impl Utf16Range {
    /// `bytes` lie on the borders of characters.
    pub(crate) fn of(text: &str, bytes: &std::ops::Range<usize>) -> Self {
        let start = utf16_units(text, 0..bytes.start);
        Self {
            start,
            end: start.saturating_add(utf16_units(text, bytes.clone())),
        }
    }

    /// The same stretch of `text` in bytes, cut to what is there.
    pub fn bytes_in(&self, text: &str) -> std::ops::Range<usize> {
        let at = |unit: u32| {
            let mut units = 0;
            let mut places = text.char_indices();
            let place = places.find(|(_, c)| {
                let here = units;
                units += c.len_utf16();
                here >= unit as usize
            });
            place.map_or(text.len(), |(at, _)| at)
        };
        at(self.start)..at(self.end)
    }
}
