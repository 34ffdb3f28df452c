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
    /// Give the mean too. One long incident moves it at will, so it is never given unasked.
    pub mean: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum StatsBy {
    Class,
    Service,
    Severity,
    /// An incident of two roles counts in both.
    Role,
    /// Of the calendar, in order, those without an incident too.
    Quarter,
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
    /// A drill, a false alarm or the review of someone else's incident.
    OtherKind,
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
    /// How many of the n begin with "detected", because "began" is not known.
    pub from_detected: u32,
    pub left_out: BTreeMap<LeftOut, u32>,
    /// The whole scope first ("all"), then the groups asked for.
    pub groups: Vec<StatsGroup>,
    /// The median that counts an incident still open (its pad is live) as "at least so long" (Kaplan-Meier); none where
    /// none is open, or where more than half may still be.
    pub median_with_open_seconds: Option<f64>,
    /// How many are still open.
    pub still_open: u32,
    pub comparison: Option<crate::insight::Comparison>,
    /// What else changed on that day: how often they came, and which.
    pub change: Option<crate::insight::Change>,
    /// Of the medians, by quarter; only where quarters were asked for and eight or more have one.
    pub trend: Option<crate::insight::Trend>,
    /// Comparison, change and trend in plain words.
    pub sentences: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct StatsGroup {
    /// A service id, a class key, a severity, a role, a quarter ("2026-q1"); "all" for the whole scope, "none" where the fact is missing.
    pub key: String,
    pub name: String,
    /// All incidents of the group.
    pub incidents: u32,
    /// Those with a usable time to resolve.
    pub n: u32,
    pub median_seconds: Option<f64>,
    pub interval_seconds: Option<[f64; 2]>,
    /// Each from the number of durations that can carry it.
    pub percentiles_seconds: crate::insight::Percentiles,
    /// Only where it was asked for.
    pub mean_seconds: Option<f64>,
}
