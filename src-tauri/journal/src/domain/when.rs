//! Times and whole incidents as people type them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{NewIncident, Zone};

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

/// What a quick-log line means: what would be logged, and which words were understood as what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct QuickLog {
    pub incident: NewIncident,
    pub time: TimeReading,
    /// In the order of the line, for the echo: ("severity", "SEV2").
    pub understood: Vec<Understood>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Understood {
    pub what: String,
    pub value: String,
}

/// "14:32", "-10m", "yesterday 23:50", "2026-03-29 02:30", RFC 3339: relative to `now`, read in `zone`.
pub fn read_time(text: &str, now: DateTime<Utc>, zone: Zone) -> TimeReading {
    todo!()
}

/// "yesterday 03:10 replica lag, SEV2, rolled back, 40m #payments".
pub fn read_quick_log(line: &str, now: DateTime<Utc>, zone: Zone) -> QuickLog {
    todo!()
}
