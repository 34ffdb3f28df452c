use serde::Serialize;

use super::{Durations, Interval};

/// How many incidents a rolling median looks back on; the smallest odd number with a band inside its extremes.
pub const WINDOW: usize = 9;

/// The median of the nine durations that end at one incident.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RollingMedian {
    /// Position of the newest of the nine in the input.
    pub last: usize,
    pub median: f64,
    /// 95 % interval of that median.
    pub band: Interval,
}

/// Over durations in the order in which the incidents began; empty for fewer than nine. What is no duration (not
/// finite, or not above zero) takes no part, and positions still count it.
pub fn rolling_medians(durations: &[f64]) -> Vec<RollingMedian> {
    let known: Vec<(usize, f64)> = durations
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, seconds)| seconds.is_finite() && *seconds > 0.0)
        .collect();
    known.windows(WINDOW).filter_map(rolling_median).collect()
}

fn rolling_median(window: &[(usize, f64)]) -> Option<RollingMedian> {
    let durations: Durations = window.iter().map(|(_, seconds)| *seconds).collect();
    Some(RollingMedian {
        last: window.last()?.0,
        median: durations.median()?,
        band: durations.median_interval()?,
    })
}
