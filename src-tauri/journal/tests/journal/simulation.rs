//! How often the verdict errs: seeded log-normal durations of the spread that incidents have, with nothing changed, and
//! with a true halving.
//!
//! A short run by default; `make soak` (`AFTERPAGE_SOAK=1`) takes the 2,000 pairs per size that the bounds are meant for.

use journal::insight::{Durations, Verdict, ratio};

/// Standard deviation of the logarithm of a duration.
const SPREAD: f64 = 1.25;

/// `SplitMix64`, and from it the normal distribution by Box and Muller.
struct Chance(u64);

impl Chance {
    fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        // Never nothing, never all.
        (f64::from(u32::try_from(bits >> 32).unwrap_or_default()) + 0.5) / 2.0_f64.powi(32)
    }

    fn normal(&mut self) -> f64 {
        let radius = (-2.0 * self.share().ln()).sqrt();
        radius * (std::f64::consts::TAU * self.share()).cos()
    }

    /// Whole seconds around three quarters of an hour, as they are noted.
    fn durations(&mut self, n: usize, times: f64) -> Durations {
        (0..n)
            .map(|_| {
                (2_700.0 * times * (SPREAD * self.normal()).exp())
                    .round()
                    .max(1.0)
            })
            .collect()
    }
}

fn verdict(before: &Durations, after: &Durations) -> Verdict {
    Verdict::of(ratio(before, after).and_then(|effect| effect.interval))
}

fn pairs() -> u32 {
    if std::env::var_os("AFTERPAGE_SOAK").is_some() {
        2_000
    } else {
        100
    }
}

#[test]
fn where_nothing_changed_a_change_is_seen_in_at_most_one_of_eighteen() {
    let mut chance = Chance(6_060);
    let (mut wrong, mut all) = (0_u32, 0_u32);
    for n in 6..=60 {
        for _ in 0..pairs() {
            let (before, after) = (chance.durations(n, 1.0), chance.durations(n, 1.0));
            all += 1;
            wrong += u32::from(verdict(&before, &after) != Verdict::CannotTell);
        }
    }
    let share = f64::from(wrong) / f64::from(all);
    assert!(share <= 0.056, "{wrong} of {all} pairs");
}

#[test]
fn a_true_halving_of_forty_is_seen_about_every_second_time_and_hardly_ever_the_wrong_way() {
    let mut chance = Chance(4_040);
    let all = pairs() * 5;
    let verdicts: Vec<Verdict> = (0..all)
        .map(|_| {
            let before = chance.durations(40, 1.0);
            verdict(&before, &chance.durations(40, 0.5))
        })
        .collect();
    let share = |wanted| {
        let seen = verdicts
            .iter()
            .filter(|verdict| **verdict == wanted)
            .count();
        f64::from(u32::try_from(seen).unwrap()) / f64::from(all)
    };
    assert!(
        share(Verdict::Shorter) >= 0.45,
        "{}",
        share(Verdict::Shorter)
    );
    assert!(
        share(Verdict::Longer) <= 0.003,
        "{}",
        share(Verdict::Longer)
    );
}
