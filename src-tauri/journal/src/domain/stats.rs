//! What the statistics are asked and what they answer.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Scope;

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct StatsQuery {
    pub scope: Scope,
    pub by: Option<StatsBy>,
    /// The first day of "after".
    pub before_after: Option<NaiveDate>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum StatsBy {
    Class,
    Service,
    Severity,
}

/// Why an incident gives no duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// Still open, or the end was never noted.
    NoEnd,
    /// Neither began nor detected.
    NoStart,
    /// The end lies before the start, or on it.
    NotPositive,
}

/// A usable time to resolve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeToResolve {
    /// Above zero.
    pub seconds: u64,
    /// One of its two ends is only estimated.
    pub estimated: bool,
}

/// Field names are those of `afterpage stats --json` and stay stable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Stats {
    pub scope: Scope,
    /// Incidents with a usable time to resolve.
    pub n: u32,
    /// How many of the n rest on an estimated time.
    pub estimated: u32,
    pub left_out: BTreeMap<LeftOut, u32>,
    /// The whole scope first ("all"), then the groups asked for.
    pub groups: Vec<StatsGroup>,
    pub comparison: Option<crate::insight::Comparison>,
    /// The comparison in plain words.
    pub sentences: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct StatsGroup {
    /// A service id, a class key, a severity; "all" for the whole scope, "none" where the fact is missing.
    pub key: String,
    pub name: String,
    /// All incidents of the group.
    pub incidents: u32,
    /// Those with a usable time to resolve.
    pub n: u32,
    pub median_seconds: Option<f64>,
    pub interval_seconds: Option<[f64; 2]>,
}
