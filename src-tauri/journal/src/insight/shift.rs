//! How much longer or shorter: the Hodges-Lehmann estimate and the interval that inverts the Mann-Whitney test.

use super::{Durations, Interval, TAIL, real};

/// An effect and its 95 % interval; no interval where the groups are too small for one to exist (3 against 3).
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    pub value: f64,
    pub interval: Option<Interval>,
}

/// Which of the m x n sorted pairwise differences bound the interval: the k-th from either end.
#[derive(Debug, Clone, PartialEq)]
pub struct RankInterval {
    pub k: usize,
    /// What the interval really covers; a little above 0.95 because ranks come in whole steps.
    pub coverage: f64,
}

/// "A typical incident now takes this many times as long." None if a group is empty.
pub fn ratio(before: &Durations, after: &Durations) -> Option<Estimate> {
    let logs = |durations: &Durations| durations.sorted().iter().map(|value| value.ln()).collect();
    let differences = Differences::new(logs(before), logs(after));
    let estimate = differences.estimate()?;
    Some(Estimate {
        value: estimate.value.exp(),
        interval: estimate.interval.map(|ends| ends.map(f64::exp)),
    })
}

/// The same in seconds: the median of all differences, after minus before.
pub fn difference(before: &Durations, after: &Durations) -> Option<Estimate> {
    Differences::new(before.sorted().to_vec(), after.sorted().to_vec()).estimate()
}

/// k is the smallest q with P(U <= q) >= 0.025 under the exact null without ties; no interval exists for q = 0.
pub fn rank_interval(m: usize, n: usize) -> Option<RankInterval> {
    let few = m.min(n);
    if few.saturating_mul(m).saturating_mul(n) > EXACT_WORK {
        return Some(large_rank_interval(m, n));
    }
    let counts = lower_null_counts(m.max(n), few);
    let total = orderings(m, n);
    let mut at_most = 0.0;
    for (k, count) in counts.iter().enumerate() {
        if (at_most + count) / total >= TAIL {
            return (k > 0).then(|| RankInterval {
                k,
                coverage: 1.0 - 2.0 * at_most / total,
            });
        }
        at_most += count;
    }
    None
}

/// Steps of the exact recurrence that stay within some tens of milliseconds: about 290 against 290. Below it every
/// count also stays far inside the range of a float.
const EXACT_WORK: usize = 25_000_000;

/// Above the exact range: the normal curve with half a step of continuity, corrected for the tails of the null, which
/// are a little lighter (Cornish-Fisher with the excess kurtosis of U). In groups this large it gives the exact rank.
fn large_rank_interval(m: usize, n: usize) -> RankInterval {
    const TAIL_PLACE: f64 = -1.959_963_984_540_054;
    let (pairs, all) = (real(m) * real(n), real(m + n + 1));
    let spread = (pairs * all / 12.0).sqrt();
    let squares = real(m).powi(2) + real(n).powi(2) + pairs + real(m + n);
    let excess = -1.2 * squares / (pairs * all);
    let corrected = TAIL_PLACE + excess / 24.0 * (TAIL_PLACE.powi(3) - 3.0 * TAIL_PLACE);
    let place = (pairs / 2.0 + corrected * spread - 0.5).ceil();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "for groups this large the place is a large positive count of pairs"
    )]
    let k = place.max(1.0) as usize;
    RankInterval { k, coverage: 0.95 }
}

/// How many orderings give U = 0, 1, ... up to the middle (the rest mirrors it), by the Gaussian-binomial
/// recurrence: for i in 1..=n multiply by (1 - q^(m+i)) and divide by (1 - q^i).
fn lower_null_counts(m: usize, n: usize) -> Vec<f64> {
    let mut counts = vec![0.0; m * n / 2 + 1];
    counts[0] = 1.0;
    for i in 1..=n {
        for u in (m + i..counts.len()).rev() {
            counts[u] -= counts[u - m - i];
        }
        for u in i..counts.len() {
            counts[u] += counts[u - i];
        }
    }
    counts
}

/// The number of ways to choose which n of m + n places belong to one group.
fn orderings(m: usize, n: usize) -> f64 {
    (1..=m.min(n)).fold(1.0, |ways, i| ways * real(m.max(n) + i) / real(i))
}

/// All m x n differences `after - before`, never written out: any of them in sorted order is found by halving the
/// range of floats and counting, which is exact and takes (m + n) steps per halving.
struct Differences {
    before: Vec<f64>,
    after: Vec<f64>,
}

impl Differences {
    /// Both ascending.
    fn new(before: Vec<f64>, after: Vec<f64>) -> Self {
        Self { before, after }
    }

    fn estimate(&self) -> Option<Estimate> {
        let pairs = self.before.len() * self.after.len();
        if pairs == 0 {
            return None;
        }
        let middle = f64::midpoint(
            self.smallest(pairs.div_ceil(2)),
            self.smallest(pairs / 2 + 1),
        );
        let ends = rank_interval(self.before.len(), self.after.len());
        Some(Estimate {
            value: middle,
            interval: ends.map(|ends| [self.smallest(ends.k), self.smallest(pairs + 1 - ends.k)]),
        })
    }

    /// The difference of this rank (from 1) among all, sorted.
    fn smallest(&self, rank: usize) -> f64 {
        let (mut low, mut high) = (ordinal(f64::NEG_INFINITY), ordinal(f64::INFINITY));
        while low < high {
            let middle = low + (high - low) / 2;
            if self.count_up_to(from_ordinal(middle)) >= rank {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        from_ordinal(low)
    }

    /// Subtraction rounds monotonically, so one pointer walks up while the other never turns back.
    fn count_up_to(&self, limit: f64) -> usize {
        let mut within = 0;
        let mut count = 0;
        for before in &self.before {
            while self
                .after
                .get(within)
                .is_some_and(|after| after - before <= limit)
            {
                within += 1;
            }
            count += within;
        }
        count
    }
}

/// Floats as integers in the same order, so that a range of them can be halved; both zeros share the place of 0.
fn ordinal(value: f64) -> i128 {
    let magnitude = i128::from(value.abs().to_bits());
    if value < 0.0 { -magnitude } else { magnitude }
}

fn from_ordinal(ordinal: i128) -> f64 {
    let magnitude = f64::from_bits(u64::try_from(ordinal.unsigned_abs()).unwrap_or(u64::MAX));
    if ordinal < 0 { -magnitude } else { magnitude }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_counts_match_the_published_table() {
        let counts = lower_null_counts(5, 4);
        assert_eq!(counts[..8], [1.0, 1.0, 2.0, 3.0, 5.0, 6.0, 8.0, 9.0]);
        assert!((orderings(5, 4) - 126.0).abs() < 1e-9);
    }

    #[test]
    fn large_groups_get_the_rank_of_the_exact_null() {
        for (m, n, k) in [
            (60, 60, 1427),
            (200, 30, 2335),
            (265, 507, 61_413),
            (459, 313, 65_872),
            (400, 400, 73_596),
        ] {
            assert_eq!(large_rank_interval(m, n).k, k, "{m} v {n}");
        }
    }
}
