//! A trend over quarters: the Theil-Sen slope and the exact chance of Kendall's S, ties included.

use serde::{Deserialize, Serialize};

use super::{Interval, TAIL, real};

/// With fewer quarters no trend is spoken of.
pub const FEWEST_QUARTERS: usize = 8;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Trend {
    /// How many quarters have a value.
    pub n: usize,
    /// The median slope over all pairs, per quarter.
    pub slope: f64,
    /// 95 % interval of the slope; none where too few values exist for one.
    pub interval: Option<Interval>,
    /// Kendall's tau (a): -1 always falling, 1 always rising.
    pub tau: f64,
    /// The share of orders of the same values with a trend at least as clear, either way.
    pub p: f64,
}

/// Over (place, value) pairs with distinct places; None for fewer than eight.
pub fn trend(points: &[(f64, f64)]) -> Option<Trend> {
    let n = points.len();
    if n < FEWEST_QUARTERS {
        return None;
    }
    let mut points = points.to_vec();
    points.sort_by(|one, other| one.0.total_cmp(&other.0));
    let values: Vec<f64> = points.iter().map(|(_, value)| *value).collect();
    let slopes = slopes(&points);
    let pairs = slopes.len();
    let middle = f64::midpoint(slopes[(pairs - 1) / 2], slopes[pairs / 2]);
    let ends = slope_rank(n).map(|k| [slopes[k - 1], slopes[pairs - k]]);
    let inversions = inversions(&values);
    Some(Trend {
        n,
        slope: middle,
        interval: ends,
        tau: (real(ordered_pairs(&values)) - 2.0 * real(inversions)) / real(pairs),
        p: chance(&values, inversions),
    })
}

/// Of every pair, later minus earlier per unit of place; ascending.
fn slopes(points: &[(f64, f64)]) -> Vec<f64> {
    let mut slopes: Vec<f64> = points
        .iter()
        .enumerate()
        .flat_map(|(at, early)| {
            points[at + 1..]
                .iter()
                .map(move |late| (late.1 - early.1) / (late.0 - early.0))
        })
        .collect();
    slopes.sort_by(f64::total_cmp);
    slopes
}

/// The pairs in which the earlier value is the larger.
fn inversions(values: &[f64]) -> usize {
    let smaller_after = |(at, value): (usize, &f64)| {
        values[at + 1..]
            .iter()
            .filter(|later| *later < value)
            .count()
    };
    values.iter().enumerate().map(smaller_after).sum()
}

/// The pairs that are not tied.
fn ordered_pairs(values: &[f64]) -> usize {
    let pairs = |n: usize| n * n.saturating_sub(1) / 2;
    pairs(values.len()) - ties(values).into_iter().map(pairs).sum::<usize>()
}

/// How often each value occurs.
fn ties(values: &[f64]) -> Vec<usize> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
        .chunk_by(|one, other| one.total_cmp(other).is_eq())
        .map(<[f64]>::len)
        .collect()
}

/// Two-sided, from the exact null of inversions.
fn chance(values: &[f64], inversions: usize) -> f64 {
    let shares = inversion_shares(&ties(values));
    let at_most: f64 = shares[..=inversions].iter().sum();
    let at_least: f64 = shares[inversions..].iter().sum();
    (2.0 * at_most.min(at_least)).min(1.0)
}

/// Which slopes bound the interval: the k-th from either end, by the exact null without ties (Hollander and Wolfe).
fn slope_rank(n: usize) -> Option<usize> {
    let shares = inversion_shares(&vec![1; n]);
    let mut at_most = 0.0;
    for (k, share) in shares.iter().enumerate() {
        at_most += share;
        if at_most > TAIL {
            // The largest count of inversions that is still too rare is k - 1; the slope after it is the end.
            return (k > 0).then_some(k);
        }
    }
    None
}

/// The share of orders of the same values with 0, 1, ... inversions: the product of Gaussian binomials, one per group
/// of equal values, built by additions alone.
fn inversion_shares(ties: &[usize]) -> Vec<f64> {
    let mut shares = vec![1.0];
    let mut before = 0;
    for &tied in ties {
        shares = convolve(&shares, &merge_shares(before, tied));
        before += tied;
    }
    shares
}

/// The inversions that come of dealing `tied` equal values in among `before` smaller ones.
fn merge_shares(before: usize, tied: usize) -> Vec<f64> {
    // row[b] after a rounds: a values of the group dealt in among b others.
    let mut row: Vec<Vec<f64>> = vec![vec![1.0]; before + 1];
    for dealt in 1..=tied {
        for others in 1..=before {
            // Whether the last in the row is one of the others, who then is inverted with each dealt before it.
            let last_is_other = real(others) / real(dealt + others);
            let mut shares = vec![0.0; dealt * others + 1];
            for (count, share) in row[others].iter().enumerate() {
                shares[count] += share * (1.0 - last_is_other);
            }
            for (count, share) in row[others - 1].iter().enumerate() {
                shares[count + dealt] += share * last_is_other;
            }
            row[others] = shares;
        }
    }
    row.swap_remove(before)
}

fn convolve(one: &[f64], other: &[f64]) -> Vec<f64> {
    let mut product = vec![0.0; one.len() + other.len() - 1];
    for (shift, weight) in one.iter().enumerate() {
        for (into, share) in product[shift..].iter_mut().zip(other) {
            *into += weight * share;
        }
    }
    product
}
