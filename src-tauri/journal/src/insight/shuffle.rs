//! The "could be chance" figure: what shuffling which incident came before the change would have given.

use super::{Durations, real};

/// Where the observed rank sum lies among all ways to deal the same durations, ties included, to the two groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Shuffle {
    /// Mann-Whitney U of the first group: the pairs in which its duration is the longer, ties as half.
    pub u: f64,
    /// Share of the deals with a rank sum at most, and at least, as large as the observed one.
    pub at_most: f64,
    pub at_least: f64,
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
    let (at_most, at_least) = if first.len() * second.len() <= EXACT_PAIRS {
        pooled.exact_tails()
    } else {
        pooled.normal_tails()
    };
    let smallest_sum = real(first.len()) * real(first.len() + 1) / 2.0;
    Some(Shuffle {
        u: real(pooled.doubled_sum) / 2.0 - smallest_sum,
        at_most,
        at_least,
    })
}

/// The exact count takes (m n)^2 / 2 additions; 120 against 120 stays within a tenth of a second.
const EXACT_PAIRS: usize = 120 * 120;

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

    /// Counts every deal by its rank sum: a dynamic programme over (how many chosen, sum).
    ///
    /// `ways[j]` starts at the smallest sum that j ranks can have, the sum of the first j; so choosing the rank r as
    /// the j-th moves every count by r less the rank that counted as the j-th so far.
    fn exact_tails(&self) -> (f64, f64) {
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

    /// For groups too large to count: the normal curve with the variance that ties leave and half a step of
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

    #[test]
    fn the_normal_curve_agrees_with_the_count_where_it_takes_over() {
        let first: Durations = (1..=90_u32).map(|i| f64::from(i * 7 % 97 + 3)).collect();
        let second: Durations = (1..=80_u32).map(|i| f64::from(i * 11 % 89 + 13)).collect();
        let pooled = Pooled::new(&first, &second);
        let (exact, _) = pooled.exact_tails();
        let (normal, _) = pooled.normal_tails();
        assert!((exact - normal).abs() < 5e-4, "{exact} against {normal}");
    }

    #[test]
    fn groups_of_one_repeated_duration_are_no_gap_at_any_size() {
        let first: Durations = std::iter::repeat_n(60.0, 400).collect();
        let second: Durations = std::iter::repeat_n(60.0, 300).collect();
        let chance = shuffle(&first, &second).map(|found| found.two_sided());
        assert_eq!(chance, Some(1.0));
    }
}
