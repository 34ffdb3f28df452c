//! The exact shuffle for groups too large to count deal by deal: the shares of all rank sums are the inverse Fourier
//! transform of one function, and all but some hundred of its values are too small to matter.
//!
//! Nothing is assumed about the shape of the distribution. A value is passed over only where a bound proves it below
//! [`NEGLIGIBLE`], so the shares are right to about twelve decimals.

use std::ops::RangeInclusive;

use super::super::{common_divisor, real};

/// A value of the transform below this changes no share in its first twelve decimals, however many there are.
const NEGLIGIBLE: f64 = 1e-15;

/// Pairs of ranks that the bound looks at; more would cost time and prove no more.
const MOST_PAIRS: usize = 768;

/// Steps of each kind that stay within some tenths of a second.
const MOST_BOUND_STEPS: usize = 160_000_000;
const MOST_VALUE_STEPS: usize = 240_000_000;

/// The shares of deals with a rank sum up to the observed one, and below it. None where that would take too long.
pub fn shares(ranks: &[usize], chosen: usize, observed: usize) -> Option<(f64, f64)> {
    let deal = Deal::new(ranks, chosen, observed)?;
    let matter = deal.places_that_matter()?;
    if (ranks.len() - chosen) * chosen * matter.len() > MOST_VALUE_STEPS {
        return None;
    }
    let places = real(deal.period);
    let mut up_to = real(deal.above + 1) / places;
    let mut below = real(deal.above) / places;
    for place in matter {
        let value = deal.value(place);
        up_to += 2.0 / places * deal.share_of(value, place, deal.above + 1);
        below += 2.0 / places * deal.share_of(value, place, deal.above);
    }
    Some((up_to, below))
}

/// Ranks counted from the lowest one, in units of their common step.
struct Deal {
    ranks: Vec<usize>,
    chosen: usize,
    smallest_sum: usize,
    /// How many such units the observed sum lies above the smallest.
    above: usize,
    /// Odd, and at least the number of possible sums, so that none is taken for another.
    period: usize,
}

impl Deal {
    fn new(doubled_ranks: &[usize], chosen: usize, observed: usize) -> Option<Self> {
        let lowest = *doubled_ranks.first()?;
        let step = doubled_ranks
            .iter()
            .fold(0, |step, rank| common_divisor(step, rank - lowest))
            .max(1);
        let ranks: Vec<usize> = doubled_ranks
            .iter()
            .map(|rank| (rank - lowest) / step)
            .collect();
        let smallest_sum: usize = ranks.iter().take(chosen).sum();
        let largest_sum: usize = ranks.iter().rev().take(chosen).sum();
        Some(Self {
            above: (observed - chosen * lowest) / step - smallest_sum,
            period: (largest_sum - smallest_sum + 1) | 1,
            ranks,
            chosen,
            smallest_sum,
        })
    }

    /// The places, from 1 to half the period, at which the transform may be above [`NEGLIGIBLE`].
    ///
    /// Of any disjoint pairs of ranks, those of which a deal chooses exactly one choose either with equal chance. So
    /// the value there is at most the mean of the product of |cos| of half their distances over such pairs, and that
    /// is at most the mean |cos|, to the power of their number (Maclaurin).
    fn places_that_matter(&self) -> Option<Vec<usize>> {
        let distances = self.distances();
        let last = self.period / 2;
        if distances.len() * last > MOST_BOUND_STEPS {
            return None;
        }
        let enough = mean_that_matters(self.ranks.len(), self.chosen, distances.len())
            * real(distances.len());
        let mut turns: Vec<Turn> = distances
            .iter()
            .map(|&distance| Turn::new(self.angle(distance)))
            .collect();
        let mut matter = Vec::new();
        for place in 1..=last {
            let sum: f64 = turns.iter_mut().map(Turn::next_cosine).sum();
            if sum >= enough {
                matter.push(place);
            }
        }
        Some(matter)
    }

    /// From the outermost pair of ranks inwards, evenly thinned; a pair of equal ranks proves nothing.
    fn distances(&self) -> Vec<usize> {
        let all = self.ranks.len();
        let thinning = (all / 2).div_ceil(MOST_PAIRS).max(1);
        (0..all / 2)
            .step_by(thinning)
            .map(|i| self.ranks[all - 1 - i] - self.ranks[i])
            .filter(|&distance| distance > 0)
            .collect()
    }

    /// The transform at one place: the mean over all deals of a unit vector turned by the rank sum. The ranks are
    /// gone through one by one, each chosen with the chance it has given how many were before it.
    fn value(&self, place: usize) -> (f64, f64) {
        let none = vec![0.0; self.chosen + 1];
        let mut now = Sums::new(&none);
        let mut next = Sums::new(&none);
        now.real[0] = 1.0;
        for (seen, &rank) in self.ranks.iter().enumerate() {
            let left = self.ranks.len() - seen;
            let turn = self.angle(2 * place * rank).sin_cos();
            let fewest = (self.chosen + 1).saturating_sub(left);
            let most = (seen + 1).min(self.chosen);
            next.choose_from(&now, fewest..=most, turn, 1.0 / real(left));
            std::mem::swap(&mut now, &mut next);
        }
        (now.real[self.chosen], now.imaginary[self.chosen])
    }

    /// What the value at one place adds, with its mirror image, to the share of the `count` smallest sums.
    fn share_of(&self, value: (f64, f64), place: usize, count: usize) -> f64 {
        if count == 0 {
            return 0.0;
        }
        let (sine, cosine) = self
            .angle(place * (2 * self.smallest_sum + count - 1))
            .sin_cos();
        let summed = self.angle(place * count).sin() / self.angle(place).sin();
        (value.0 * cosine + value.1 * sine) * summed
    }

    /// Half a turn for one whole period, reduced in whole numbers, which keeps it exact.
    fn angle(&self, half_turns: usize) -> f64 {
        std::f64::consts::PI * real(half_turns % (2 * self.period)) / real(self.period)
    }
}

/// For every number of ranks chosen so far, the mean turned vector times the share of deals that chose as many.
struct Sums {
    real: Vec<f64>,
    imaginary: Vec<f64>,
}

impl Sums {
    fn new(none: &[f64]) -> Self {
        Self {
            real: none.to_vec(),
            imaginary: none.to_vec(),
        }
    }

    /// Goes on by one rank, of which `share` is the chance to be any one of those that are left.
    fn choose_from(
        &mut self,
        before: &Self,
        counts: RangeInclusive<usize>,
        (sine, cosine): (f64, f64),
        share: f64,
    ) {
        let (fewest, most) = counts.into_inner();
        let needed = self.real.len() - 1;
        if fewest == 0 {
            let stays = 1.0 - real(needed) * share;
            self.real[0] = before.real[0] * stays;
            self.imaginary[0] = before.imaginary[0] * stays;
        }
        let first = fewest.max(1);
        let mut joins = real(needed + 1 - first) * share;
        let from = before.real[first - 1..=most]
            .windows(2)
            .zip(before.imaginary[first - 1..=most].windows(2));
        let into = self.real[first..=most]
            .iter_mut()
            .zip(&mut self.imaginary[first..=most]);
        for ((real, imaginary), (from_real, from_imaginary)) in into.zip(from) {
            let stays = 1.0 - joins + share;
            let turned_real = from_real[0] * cosine - from_imaginary[0] * sine;
            let turned_imaginary = from_real[0] * sine + from_imaginary[0] * cosine;
            *real = from_real[1] * stays + turned_real * joins;
            *imaginary = from_imaginary[1] * stays + turned_imaginary * joins;
            joins -= share;
        }
    }
}

/// Multiples of one angle in order.
struct Turn {
    step: (f64, f64),
    at: (f64, f64),
}

impl Turn {
    fn new(angle: f64) -> Self {
        let (sine, cosine) = angle.sin_cos();
        Self {
            step: (cosine, sine),
            at: (1.0, 0.0),
        }
    }

    fn next_cosine(&mut self) -> f64 {
        let (cosine, sine) = self.at;
        self.at = (
            cosine * self.step.0 - sine * self.step.1,
            cosine * self.step.1 + sine * self.step.0,
        );
        self.at.0.abs()
    }
}

/// The mean |cos| below which the bound is negligible, less what the turning may have drifted.
fn mean_that_matters(all: usize, chosen: usize, pairs: usize) -> f64 {
    const DRIFT: f64 = 1e-6;
    let split = split_pairs(all, chosen, pairs);
    let bound = |mean: f64| {
        split
            .iter()
            .rev()
            .fold(0.0, |sum, share| sum * mean + share)
    };
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..50 {
        let middle = f64::midpoint(low, high);
        if bound(middle) < NEGLIGIBLE {
            low = middle;
        } else {
            high = middle;
        }
    }
    low - DRIFT
}

/// The shares of deals that choose exactly one of 0, 1, ... of the pairs.
fn split_pairs(all: usize, chosen: usize, pairs: usize) -> Vec<f64> {
    let ways = |of: usize, some: usize| {
        libm::lgamma(real(of + 1))
            - libm::lgamma(real(some + 1))
            - libm::lgamma(real(of - some + 1))
    };
    let alone = all - 2 * pairs;
    let share = |split: usize, whole: usize| {
        let rest = chosen.checked_sub(split + 2 * whole)?;
        (rest <= alone).then(|| {
            let ways_there = ways(pairs, split)
                + ways(pairs - split, whole)
                + ways(alone, rest)
                + real(split) * std::f64::consts::LN_2;
            (ways_there - ways(all, chosen)).exp()
        })
    };
    (0..=pairs)
        .map(|split| {
            (0..=pairs - split)
                .filter_map(|whole| share(split, whole))
                .sum()
        })
        .collect()
}
