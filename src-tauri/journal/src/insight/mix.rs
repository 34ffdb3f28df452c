//! Whether two sides are of different kinds by more than how the same incidents might have fallen.

use statrs::function::gamma::checked_gamma_ur;

use super::{common_divisor, real};

/// Counting every deal stays within some hundredths of a second; beyond, groups are large enough for the usual curve.
const MOST_STEPS: usize = 10_000_000;

/// The ways to deal out more than this are too many for a floating-point number.
const MOST_COUNTED: usize = 1_000;

/// Of all ways to deal the same incidents to two sides of these sizes, the share in which the kinds lie at least as far
/// apart; `kinds` are the counts of each kind before and after.
pub fn chance(kinds: &[[usize; 2]]) -> f64 {
    let sizes = [0, 1].map(|at| kinds.iter().map(|kind| kind[at]).sum::<usize>());
    let deal = Deal::of(kinds, sizes);
    if sizes.contains(&0) || deal.observed == 0 {
        return 1.0;
    }
    let all = sizes[0] + sizes[1];
    let steps = (sizes[0].min(sizes[1]) + 1) * (deal.observed + 1) * (all + kinds.len());
    if all > MOST_COUNTED || steps > MOST_STEPS {
        return by_chi_square(kinds, sizes);
    }
    // Choosing the smaller side chooses the other.
    if sizes[0] <= sizes[1] {
        return deal.chance(kinds, sizes[0]);
    }
    let turned: Vec<[usize; 2]> = kinds.iter().map(|[here, there]| [*there, *here]).collect();
    Deal::of(&turned, [sizes[1], sizes[0]]).chance(&turned, sizes[1])
}

/// In whole numbers: the gap of a kind is that of its shares, times both sizes over their common divisor.
struct Deal {
    weights: [usize; 2],
    observed: usize,
}

impl Deal {
    fn of(kinds: &[[usize; 2]], [before, after]: [usize; 2]) -> Self {
        let unit = common_divisor(before, after).max(1);
        let mut deal = Self {
            weights: [after / unit, before / unit],
            observed: 0,
        };
        deal.observed = kinds.iter().map(|kind| deal.gap(*kind)).sum();
        deal
    }

    fn gap(&self, [before, after]: [usize; 2]) -> usize {
        (before * self.weights[0]).abs_diff(after * self.weights[1])
    }

    /// A dynamic programme over (how many are before, gap so far); every gap from the observed one on is one.
    fn chance(&self, kinds: &[[usize; 2]], before: usize) -> f64 {
        let width = self.observed + 1;
        let mut ways = vec![0.0; (before + 1) * width];
        ways[0] = 1.0;
        for [here, there] in kinds {
            let of_kind = here + there;
            let mut next = vec![0.0; ways.len()];
            let mut choices = 1.0;
            for some in 0..=of_kind.min(before) {
                let gap = self.gap([some, of_kind - some]);
                for seen in 0..=before - some {
                    let from = &ways[seen * width..(seen + 1) * width];
                    let into = &mut next[(seen + some) * width..(seen + some + 1) * width];
                    for (so_far, way) in from.iter().enumerate().filter(|(_, way)| **way > 0.0) {
                        into[(so_far + gap).min(self.observed)] += way * choices;
                    }
                }
                choices *= real(of_kind - some) / real(some + 1);
            }
            ways = next;
        }
        let dealt = &ways[before * width..];
        dealt[self.observed] / dealt.iter().sum::<f64>()
    }
}

/// Pearson's test of two rows.
fn by_chi_square(kinds: &[[usize; 2]], sizes: [usize; 2]) -> f64 {
    let all = real(sizes[0] + sizes[1]);
    let mut sum = 0.0;
    for kind in kinds {
        for (count, size) in kind.iter().zip(sizes) {
            let expected = real(kind[0] + kind[1]) * real(size) / all;
            sum += (real(*count) - expected).powi(2) / expected;
        }
    }
    let freedom = real(kinds.len().saturating_sub(1));
    if freedom <= 0.0 || sum <= 0.0 {
        return 1.0;
    }
    checked_gamma_ur(freedom / 2.0, sum / 2.0).unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_close(found: f64, expected: f64, within: f64) {
        assert!(
            (found - expected).abs() < within,
            "{found} is not {expected}"
        );
    }

    /// Fisher's exact test of two kinds, where both sides are as large: 2 (C(10,9) C(10,1) + 1) / C(20,10).
    #[test]
    fn two_kinds_have_the_chance_of_fishers_test() {
        assert_close(chance(&[[9, 1], [1, 9]]), 202.0 / 184_756.0, 1e-12);
        assert_close(chance(&[[5, 5], [5, 5]]), 1.0, 1e-12);
        assert_close(chance(&[[3, 2]]), 1.0, 1e-12);
        assert_close(chance(&[[3, 0]]), 1.0, 1e-12);
    }

    /// Of the ten deals of A A B B C to sides of two and three, A A against B B C and B B against A A C lie as far apart.
    #[test]
    fn unequal_sides_are_counted_deal_by_deal() {
        assert_close(chance(&[[2, 0], [0, 2], [0, 1]]), 0.2, 1e-12);
        assert_close(chance(&[[0, 2], [2, 0], [1, 0]]), 0.2, 1e-12);
    }

    #[test]
    fn many_incidents_meet_the_usual_curve() {
        // With one degree of freedom the curve is that of a squared normal value.
        let found = by_chi_square(&[[530, 485], [470, 515]], [1_000, 1_000]);
        let sum = 2.0 * (22.5_f64.powi(2) / 507.5 + 22.5_f64.powi(2) / 492.5);
        assert_close(found, libm::erfc((sum / 2.0).sqrt()), 1e-12);
        let exact = Deal::of(&[[53, 48], [47, 52]], [100, 100]).chance(&[[53, 48], [47, 52]], 100);
        assert!(chance(&[[5_300, 4_800], [4_700, 5_200]]) < 0.001);
        assert!(exact > 0.5, "{exact}");
    }
}
