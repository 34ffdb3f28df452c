//! Open incidents are not over: they say "at least so long". For one group the Kaplan-Meier estimate uses that;
//! comparisons leave them out and count them.

use super::real;

/// One incident: how long it took, or how long it has been open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lifetime {
    pub seconds: f64,
    pub ended: bool,
}

/// After `seconds`, this share is still open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StillOpen {
    pub seconds: f64,
    pub share: f64,
}

/// Kaplan-Meier: one step for each length at which something ended, ascending. At equal lengths the ended come before the
/// open. What is no duration takes no part.
pub fn still_open(lifetimes: &[Lifetime]) -> Vec<StillOpen> {
    let mut known: Vec<Lifetime> = lifetimes
        .iter()
        .copied()
        .filter(|one| one.seconds.is_finite() && one.seconds > 0.0)
        .collect();
    known.sort_by(|one, other| one.seconds.total_cmp(&other.seconds));
    let mut at_risk = known.len();
    let mut share = 1.0;
    let mut steps = Vec::new();
    for together in known.chunk_by(|one, other| one.seconds.total_cmp(&other.seconds).is_eq()) {
        let ended = together.iter().filter(|one| one.ended).count();
        if ended > 0 {
            share *= real(at_risk - ended) / real(at_risk);
            steps.push(StillOpen {
                seconds: together[0].seconds,
                share,
            });
        }
        at_risk -= together.len();
    }
    steps
}

/// Where half is over; none while more than half may still be open. Where the curve rests on exactly one half it is the
/// middle of that rest, as for a plain median (and in R's `survival`).
pub fn median_with_open(lifetimes: &[Lifetime]) -> Option<f64> {
    /// Products of fractions meet one half only to the last bits.
    const SLACK: f64 = 1e-9;
    let steps = still_open(lifetimes);
    let at = steps.iter().position(|step| step.share <= 0.5 + SLACK)?;
    let step = steps[at];
    let next = steps.get(at + 1).filter(|_| step.share >= 0.5 - SLACK);
    Some(next.map_or(step.seconds, |next| {
        f64::midpoint(step.seconds, next.seconds)
    }))
}
