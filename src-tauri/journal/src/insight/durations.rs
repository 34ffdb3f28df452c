use super::{Interval, TAIL, real};

/// Durations in seconds, sorted, each finite and above zero: the only input of the statistics.
///
/// Values that are no duration (zero, negative, not a number) are left out and counted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Durations {
    sorted: Vec<f64>,
    left_out: usize,
}

impl FromIterator<f64> for Durations {
    fn from_iter<I: IntoIterator<Item = f64>>(seconds: I) -> Self {
        let mut durations = Self::default();
        for value in seconds {
            if value.is_finite() && value > 0.0 {
                durations.sorted.push(value);
            } else {
                durations.left_out += 1;
            }
        }
        durations.sorted.sort_by(f64::total_cmp);
        durations
    }
}

impl Durations {
    /// From whole seconds; an unknown duration is left out and counted too.
    pub fn from_seconds(seconds: impl IntoIterator<Item = Option<i64>>) -> Self {
        #[expect(
            clippy::cast_precision_loss,
            reason = "2^53 seconds are 285 million years"
        )]
        let real = |known: i64| known as f64;
        seconds
            .into_iter()
            .map(|value| value.map_or(f64::NAN, real))
            .collect()
    }

    pub fn len(&self) -> usize {
        self.sorted.len()
    }

    pub fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// The shortest and the longest.
    pub fn range(&self) -> Option<[f64; 2]> {
        Some([*self.sorted.first()?, *self.sorted.last()?])
    }

    /// How many values were no duration.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    pub fn sorted(&self) -> &[f64] {
        &self.sorted
    }

    /// Linear interpolation between order statistics (Hyndman and Fan, type 7); `share` runs from 0 to 1.
    pub fn quantile(&self, share: f64) -> Option<f64> {
        let last = self.sorted.len().checked_sub(1)?;
        let place = share.clamp(0.0, 1.0) * real(last);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the place lies between 0 and the last index"
        )]
        let below = place.floor() as usize;
        let low = *self.sorted.get(below)?;
        let high = *self.sorted.get(below + 1).unwrap_or(&low);
        Some(low + (high - low) * (place - place.floor()))
    }

    pub fn median(&self) -> Option<f64> {
        self.quantile(0.5)
    }

    /// The 95 % interval of the median: two order statistics, free of any assumed shape. None for five or fewer.
    pub fn median_interval(&self) -> Option<Interval> {
        let n = self.sorted.len();
        let lower = median_rank(n)?;
        Some([*self.sorted.get(lower - 1)?, *self.sorted.get(n - lower)?])
    }

    /// The "MTTR" of dashboards. One long incident moves it at will: show it beside the median only, and on request.
    pub fn mean(&self) -> Option<f64> {
        let sum: f64 = self.sorted.iter().sum();
        (!self.sorted.is_empty()).then(|| sum / real(self.sorted.len()))
    }

    /// Sum of squared deviations of the logarithms from their mean.
    pub(super) fn log_squares(&self) -> f64 {
        let logs = || self.sorted.iter().map(|value| value.ln());
        let mean = logs().sum::<f64>() / real(self.sorted.len().max(1));
        logs().map(|log| (log - mean).powi(2)).sum()
    }
}

/// The rank (from 1) of the interval's lower end: the largest l with P(Bin(n, 1/2) <= l - 1) <= 0.025.
fn median_rank(n: usize) -> Option<usize> {
    // In logarithms, because 2^-n alone leaves the range of a float at n = 1075.
    let mut log_share = -real(n) * std::f64::consts::LN_2;
    let mut below = 0.0;
    let mut rank = 0;
    while rank < n {
        below += log_share.exp();
        if below > TAIL {
            break;
        }
        log_share += (real(n - rank) / real(rank + 1)).ln();
        rank += 1;
    }
    (rank > 0).then_some(rank)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_of_the_median_interval_match_the_published_table() {
        let table = [
            (6, 1),
            (7, 1),
            (8, 1),
            (9, 2),
            (10, 2),
            (11, 2),
            (12, 3),
            (15, 4),
            (20, 6),
            (25, 8),
            (30, 10),
            (40, 14),
            (50, 18),
            (60, 22),
            (100, 40),
        ];
        for (n, lower) in table {
            assert_eq!(median_rank(n), Some(lower), "n = {n}");
        }
        for n in 0..=5 {
            assert_eq!(median_rank(n), None, "no 95 % interval exists for n = {n}");
        }
    }

    #[test]
    fn ranks_stay_defined_where_two_to_the_minus_n_does_not() {
        let rank = median_rank(10_000).map(real);
        let expected = 5_000.0 - 1.96 * 50.0;
        assert!(
            rank.is_some_and(|rank| (rank - expected).abs() < 2.0),
            "{rank:?}"
        );
    }
}
