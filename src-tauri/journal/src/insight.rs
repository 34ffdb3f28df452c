//! What few durations can honestly say, and the words for it.
//!
//! Pure functions: the same durations give the same figures, in whatever order they come, and nothing is drawn at
//! random. The methods are chosen for groups of 5 to 60 strongly skewed durations, where a comparison of means or
//! of bare medians mostly reports noise.

mod change;
mod claims;
mod comparison;
mod counts;
mod durations;
mod groups;
mod mix;
mod quarter;
mod quiet;
mod rolling;
mod shift;
mod shuffle;
mod spans;
mod summary;
mod survival;
#[cfg(test)]
mod tests;
mod trend;
mod with_runbook;
pub mod words;

pub use change::{Change, Compare, CountChange, Exposure, Matched, MixChange, Observed, change};
pub use claims::read_claim;
pub use comparison::{Comparison, FEWEST_TO_COMPARE, Verdict, compare, effect};
pub use counts::{Count, RateRatio, clopper_pearson, rate_ratio};
pub use durations::Durations;
pub use groups::{Asked, Names, TimedIncident, stats};
pub use quarter::Quarter;
pub use quiet::{Quiet, quiet};
pub use rolling::{RollingMedian, WINDOW, rolling_medians};
pub use shift::{Estimate, RankInterval, difference, rank_interval, ratio};
pub use shuffle::{Shuffle, shuffle};
pub use spans::{Gap, Span, gaps};
pub use summary::{Percentiles, Summary, summarize};
pub use survival::{Lifetime, StillOpen, median_with_open, still_open};
pub use trend::{FEWEST_QUARTERS, Trend, trend};
pub use with_runbook::{RunbookEffect, runbook_effect};

/// Lower and upper end of a 95 % interval.
pub type Interval = [f64; 2];

/// Half of what a 95 % interval leaves out.
const TAIL: f64 = 0.025;

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of incidents and of their pairs stay far below 2^53"
)]
fn real(count: usize) -> f64 {
    count as f64
}

fn common_divisor(one: usize, other: usize) -> usize {
    if other == 0 {
        one
    } else {
        common_divisor(other, one % other)
    }
}
