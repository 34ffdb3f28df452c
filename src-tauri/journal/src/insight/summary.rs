use serde::{Deserialize, Serialize};

use super::{Durations, Interval};

/// One group of durations, in seconds.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Summary {
    pub n: usize,
    /// Values that were no duration: unknown, zero or negative.
    pub left_out: usize,
    pub median: Option<f64>,
    /// 95 % interval of the median; none for five or fewer.
    pub interval: Option<Interval>,
    pub percentiles: Percentiles,
}

/// Each percentile only from the number of durations that can carry it: 13, 36 and 72.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Percentiles {
    pub p75: Option<f64>,
    pub p90: Option<f64>,
    pub p95: Option<f64>,
}

pub fn summarize(durations: &Durations) -> Summary {
    Summary {
        n: durations.len(),
        left_out: durations.left_out(),
        median: durations.median(),
        interval: durations.median_interval(),
        percentiles: Percentiles {
            p75: percentile(durations, 0.75, 13),
            p90: percentile(durations, 0.90, 36),
            p95: percentile(durations, 0.95, 72),
        },
    }
}

fn percentile(durations: &Durations, share: f64, fewest: usize) -> Option<f64> {
    if durations.len() < fewest {
        return None;
    }
    durations.quantile(share)
}
