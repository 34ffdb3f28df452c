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

/// All m x n differences `after - before`, never written out: the range that holds the one of a rank is halved, counting
/// in (m + n) steps, until it holds so few that they can be sorted. That is exact.
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
        let few = self.before.len() + self.after.len();
        // Up to and with `low` there are too few, up to and with `high` enough.
        let (mut low, mut high) = (self.least(), self.largest());
        let (mut below, mut within) = (self.count_up_to(low), self.before.len() * self.after.len());
        if below >= rank {
            return low;
        }
        while within - below > few {
            let middle = f64::midpoint(low, high);
            // Nothing lies between them: so many are the same.
            if middle <= low || middle >= high {
                return high;
            }
            let count = self.count_up_to(middle);
            if count >= rank {
                (high, within) = (middle, count);
            } else {
                (low, below) = (middle, count);
            }
        }
        let mut left = self.between(low, high);
        let Some(last) = left.len().checked_sub(1) else {
            return high;
        };
        let place = (rank - below - 1).min(last);
        *left.select_nth_unstable_by(place, f64::total_cmp).1
    }

    fn least(&self) -> f64 {
        let ends = self.after.first().zip(self.before.last());
        ends.map_or(0.0, |(after, before)| after - before)
    }

    fn largest(&self) -> f64 {
        let ends = self.after.last().zip(self.before.first());
        ends.map_or(0.0, |(after, before)| after - before)
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

    /// Those above `low` up to and with `high`.
    fn between(&self, low: f64, high: f64) -> Vec<f64> {
        let mut found = Vec::new();
        let mut first = 0;
        for before in &self.before {
            while self
                .after
                .get(first)
                .is_some_and(|after| after - before <= low)
            {
                first += 1;
            }
            let differences = self.after.iter().skip(first).map(|after| after - before);
            found.extend(differences.take_while(|difference| *difference <= high));
        }
        found
    }
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
    fn every_rank_is_that_of_all_differences_written_out() {
        // Times that people write down: many the same, some far apart.
        let column = |n: usize, step: usize| -> Vec<f64> {
            let mut all: Vec<f64> = (0..n)
                .map(|at| match at * step % 11 {
                    0 => real(at).exp2(),
                    near => real(near * 60),
                })
                .collect();
            all.sort_by(f64::total_cmp);
            all
        };
        for (m, n) in [(1, 1), (1, 9), (7, 5), (23, 31), (40, 40), (64, 3)] {
            let (before, after) = (column(m, 7), column(n, 4));
            let mut all: Vec<f64> = before
                .iter()
                .flat_map(|before| after.iter().map(move |after| after - before))
                .collect();
            all.sort_by(f64::total_cmp);
            let differences = Differences::new(before, after);
            for (rank, wanted) in (1..).zip(&all) {
                let found = differences.smallest(rank);
                assert!(
                    found.total_cmp(wanted).is_eq(),
                    "{m} v {n}, rank {rank}: {found}, not {wanted}"
                );
            }
        }
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
