//! Times and whole incidents as people type them.

mod line;
mod phrase;
mod range;
mod span;
mod times;
pub(crate) mod vocabulary;
mod wall;

use chrono::{DateTime, Datelike, Utc};
use serde::{Deserialize, Serialize};

use super::{NewIncident, Role, Zone};

pub use line::read_quick_log;
pub(crate) use phrase::{Day, read_day};
pub use span::read_span;
pub use times::{read_beside, read_end};
pub use wall::read_wall;

/// Whether the year has four digits in every zone, as RFC 3339 and every order by the text of a day need it.
pub fn has_four_digit_year(at: DateTime<Utc>) -> bool {
    (1000..=9998).contains(&at.year())
}

/// What a typed time means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum TimeReading {
    Clear {
        at: DateTime<Utc>,
    },
    /// The wall time exists twice (the clocks went back): the earlier and the later instant.
    Twice {
        earlier: DateTime<Utc>,
        later: DateTime<Utc>,
    },
    /// The wall time was skipped (the clocks went forward): the same distance before and after the gap.
    Skipped {
        before: DateTime<Utc>,
        after: DateTime<Utc>,
    },
    Unreadable,
}

impl TimeReading {
    /// The instant, or the earlier one of the two to choose from.
    pub fn earliest(&self) -> Option<DateTime<Utc>> {
        match *self {
            Self::Clear { at } => Some(at),
            Self::Twice { earlier, .. } => Some(earlier),
            Self::Skipped { before, .. } => Some(before),
            Self::Unreadable => None,
        }
    }

    /// Where nobody can be asked, as calendars have it (RFC 5545, 3.3.5): of a time that exists twice the first, and
    /// one that was skipped by the clock before the gap, so that it lands after it.
    pub(crate) fn by_rule(&self) -> Option<DateTime<Utc>> {
        match *self {
            Self::Clear { at } => Some(at),
            Self::Twice { earlier, .. } => Some(earlier),
            Self::Skipped { after, .. } => Some(after),
            Self::Unreadable => None,
        }
    }

    /// The instant, or the later one of the two to choose from.
    pub fn latest(&self) -> Option<DateTime<Utc>> {
        match *self {
            Self::Clear { at } => Some(at),
            Self::Twice { later, .. } => Some(later),
            Self::Skipped { after, .. } => Some(after),
            Self::Unreadable => None,
        }
    }
}

/// What a quick-log line means: what would be logged, and which words were understood as what.
///
/// Where `time` or `end` leaves a choice, the milestones rest on the earlier candidate until the user has chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct QuickLog {
    pub incident: NewIncident,
    pub time: TimeReading,
    /// When it was over, where the line says until when.
    pub end: Option<TimeReading>,
    /// In the order of the line, for the echo: ("severity", "SEV2").
    pub understood: Vec<Understood>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Understood {
    pub what: String,
    pub value: String,
}

impl Understood {
    fn new(what: &str, value: impl Into<String>) -> Self {
        Self {
            what: what.to_owned(),
            value: value.into(),
        }
    }
}

/// A role by a word that people use for it: "commander", "IC".
pub fn read_role(text: &str) -> Option<Role> {
    vocabulary::role(&text.to_lowercase()).map(|(role, _)| role)
}

/// "14:32", "-10m", "yesterday 23:50", "last friday 22:10", "03-28 02:30", "28 Mar 02:30", "2026-03-29 02:30",
/// "now", RFC 3339: relative to `now`, read in `zone`. A time or a day without a year means the latest one that has
/// already been; a date with its year may lie ahead.
pub fn read_time(text: &str, now: DateTime<Utc>, zone: Zone) -> TimeReading {
    phrase::Phrase::read(text).map_or(TimeReading::Unreadable, |phrase| phrase.resolve(now, zone))
}
