//! The "could be chance" figure: what shuffling which incident came before the change would have given.

mod waves;

use super::{Durations, real};

/// Where the observed rank sum lies among all ways to deal the same durations, ties included, to the two groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Shuffle {
    /// Mann-Whitney U of the first group: the pairs in which its duration is the longer, ties as half.
    pub u: f64,
    /// Share of the deals with a rank sum at most, and at least, as large as the observed one.
    pub at_most: f64,
    pub at_least: f64,
    /// False where the groups were too large for anything but the normal curve.
    pub exact: bool,
}

impl Shuffle {
    /// The share of deals with a gap at least as large in either direction.
    pub fn two_sided(&self) -> f64 {
        (2.0 * self.at_most.min(self.at_least)).min(1.0)
    }
}

/// None if a group is empty.
pub fn shuffle(first: &Durations, second: &Durations) -> Option<Shuffle> {
    if first.is_empty() || second.is_empty() {
        return None;
    }
    let pooled = Pooled::new(first, second);
    let (at_most, at_least, exact) = pooled.tails();
    let smallest_sum = real(first.len()) * real(first.len() + 1) / 2.0;
    Some(Shuffle {
        u: real(pooled.doubled_sum) / 2.0 - smallest_sum,
        at_most,
        at_least,
        exact,
    })
}

/// Counting takes (m n)^2 additions; 120 against 120 stays within a tenth of a second.
const COUNTED_PAIRS: usize = 120 * 120;

/// Between the two, where the transform does not help yet, counting takes some tenths of a second; with more incidents than
/// this it would take longer, however uneven the groups.
const MOST_COUNTED_PAIRS: usize = 40_000;
const MOST_COUNTED: usize = 400;

/// The transform is right to about this; a share that may be smaller is given as this.
const SMALLEST_SHARE: f64 = 1e-12;

/// Both groups in one order. Midranks are doubled so that ties keep them whole.
struct Pooled {
    doubled_ranks: Vec<usize>,
    chosen: usize,
    doubled_sum: usize,
}

impl Pooled {
    fn new(first: &Durations, second: &Durations) -> Self {
        let mut values: Vec<(f64, bool)> = Vec::with_capacity(first.len() + second.len());
        values.extend(first.sorted().iter().map(|&value| (value, true)));
        values.extend(second.sorted().iter().map(|&value| (value, false)));
        values.sort_by(|one, other| one.0.total_cmp(&other.0));

        let mut doubled_ranks = Vec::with_capacity(values.len());
        let mut doubled_sum = 0;
        for tied in values.chunk_by(|one, other| one.0.total_cmp(&other.0).is_eq()) {
            let doubled_rank = 2 * doubled_ranks.len() + tied.len() + 1;
            doubled_sum += doubled_rank * tied.iter().filter(|(_, in_first)| *in_first).count();
            doubled_ranks.extend(std::iter::repeat_n(doubled_rank, tied.len()));
        }
        Self {
            doubled_ranks,
            chosen: first.len(),
            doubled_sum,
        }
    }

    /// The shares at most and at least as large as the observed sum, and whether they are exact.
    fn tails(&self) -> (f64, f64, bool) {
        let pairs = self.chosen * (self.doubled_ranks.len() - self.chosen);
        if pairs <= COUNTED_PAIRS {
            let (at_most, at_least) = self.counted_tails();
            return (at_most, at_least, true);
        }
        if let Some((at_most, at_least)) = self.transformed_tails() {
            return (at_most, at_least, true);
        }
        if pairs <= MOST_COUNTED_PAIRS && self.doubled_ranks.len() <= MOST_COUNTED {
            let (at_most, at_least) = self.counted_tails();
            return (at_most, at_least, true);
        }
        let (at_most, at_least) = self.normal_tails();
        (at_most, at_least, false)
    }

    /// By the smaller group: a deal chooses it as well as the larger one, whose sum is what is left.
    fn transformed_tails(&self) -> Option<(f64, f64)> {
        let others = self.doubled_ranks.len() - self.chosen;
        let share = |share: f64| share.clamp(SMALLEST_SHARE, 1.0);
        if self.chosen <= others {
            let (up_to, below) = waves::shares(&self.doubled_ranks, self.chosen, self.doubled_sum)?;
            return Some((share(up_to), share(1.0 - below)));
        }
        let left = self.doubled_ranks.iter().sum::<usize>() - self.doubled_sum;
        let (up_to, below) = waves::shares(&self.doubled_ranks, others, left)?;
        Some((share(1.0 - below), share(up_to)))
    }

    /// Counts every deal by its rank sum: a dynamic programme over (how many chosen, sum).
    ///
    /// `ways[j]` starts at the smallest sum that j ranks can have, the sum of the first j; so choosing the rank r as
    /// the j-th moves every count by r less the rank that counted as the j-th so far.
    fn counted_tails(&self) -> (f64, f64) {
        let others = self.doubled_ranks.len() - self.chosen;
        let mut ways: Vec<Vec<f64>> = vec![Vec::new(); self.chosen + 1];
        ways[0].push(1.0);
        for (seen, &rank) in self.doubled_ranks.iter().enumerate() {
            let fewest = (seen + 1).saturating_sub(others).max(1);
            let most = (seen + 1).min(self.chosen);
            for chosen in (fewest..=most).rev() {
                let (without, with) = ways.split_at_mut(chosen);
                let from = &without[chosen - 1];
                add_shifted(&mut with[0], from, rank - self.doubled_ranks[chosen - 1]);
            }
        }
        let smallest: usize = self.doubled_ranks[..self.chosen].iter().sum();
        let observed = self.doubled_sum - smallest;
        let counts = &ways[self.chosen];
        let total: f64 = counts.iter().sum();
        let at_most: f64 = counts[..=observed].iter().sum();
        let at_least: f64 = counts[observed..].iter().sum();
        (at_most / total, at_least / total)
    }

    /// For groups beyond both: the normal curve with the variance that ties leave and half a step of
    /// continuity.
    fn normal_tails(&self) -> (f64, f64) {
        let all = real(self.doubled_ranks.len());
        let mean_rank = all + 1.0;
        let squares: f64 = self
            .doubled_ranks
            .iter()
            .map(|&rank| (real(rank) - mean_rank).powi(2))
            .sum();
        let chosen = real(self.chosen);
        let variance = chosen * (all - chosen) * squares / (all * (all - 1.0));
        if variance <= 0.0 {
            return (1.0, 1.0);
        }
        let above_mean = real(self.doubled_sum) - chosen * mean_rank;
        let upper = |gap: f64| 0.5 * libm::erfc((gap - 1.0) / (2.0 * variance).sqrt());
        (upper(-above_mean).min(1.0), upper(above_mean).min(1.0))
    }
}

fn add_shifted(into: &mut Vec<f64>, from: &[f64], shift: usize) {
    if into.len() < from.len() + shift {
        into.resize(from.len() + shift, 0.0);
    }
    for (sum, ways) in into[shift..].iter_mut().zip(from) {
        *sum += ways;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Minutes as people note them: mostly apart, many of them round.
    fn noted(n: u32, factor: u32, prime: u32) -> Durations {
        (1..=n)
            .map(|i| i * factor % prime + 3)
            .map(|minutes| {
                if minutes % 3 == 0 {
                    minutes / 30 * 30 + 30
                } else {
                    minutes
                }
            })
            .map(f64::from)
            .collect()
    }

    fn assert_close(found: f64, expected: f64, within: f64) {
        assert!(
            (found - expected).abs() <= within,
            "{found} is not {expected}"
        );
    }

    #[test]
    fn the_transform_gives_the_counted_shares() {
        let apart = |from: u32, to: u32| (from..=to).map(f64::from).collect::<Durations>();
        for (first, second) in [
            (noted(60, 7, 97), noted(50, 11, 89)),
            (noted(30, 53, 499), noted(80, 71, 997)),
            (noted(80, 71, 997), noted(30, 53, 499)),
            (apart(1, 50), apart(120, 150)),
            (apart(1, 50), apart(20, 80)),
        ] {
            let pooled = Pooled::new(&first, &second);
            let (at_most, at_least) = pooled.counted_tails();
            let transformed = pooled.transformed_tails();
            let (up_to, from) = transformed.unwrap_or_default();
            assert_close(up_to, at_most, 1e-12);
            assert_close(from, at_least, 1e-12);
        }
    }

    /// The expected shares were counted deal by deal, in a program of its own.
    #[test]
    fn groups_of_hundreds_are_exact() {
        for (first, second, share) in [(200, 190, 0.314_606_744_64), (385, 387, 0.272_466_014_25)] {
            let (first, second) = (noted(first, 53, 499), noted(second, 71, 523));
            let found = shuffle(&first, &second).expect("two groups");
            assert_close(found.two_sided(), share, 1e-11);
            assert!(found.exact);
        }
    }

    #[test]
    fn what_is_too_much_to_compute_says_so() {
        let half = shuffle(&noted(900, 53, 4_999), &noted(900, 71, 5_003)).expect("two groups");
        assert!(!half.exact);
        let uneven = shuffle(&noted(20, 53, 4_999), &noted(2_000, 71, 5_003)).expect("two groups");
        assert!(!uneven.exact);
    }

    #[test]
    fn groups_of_one_repeated_duration_are_no_gap_at_any_size() {
        let first: Durations = std::iter::repeat_n(60.0, 400).collect();
        let second: Durations = std::iter::repeat_n(60.0, 300).collect();
        let chance = shuffle(&first, &second).map(|found| (found.two_sided(), found.exact));
        assert_eq!(chance, Some((1.0, true)));
    }
}
