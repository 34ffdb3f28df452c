//! How often rather than how long: two counts over two stretches of time, by the exact conditional binomial.
//!
//! Given that n incidents came in all, the share before the change is binomial with the share of the time before it,
//! if the rate did not change (Przyborowski and Wilenski 1940); no rate has to be assumed.

use serde::{Deserialize, Serialize};
use statrs::function::beta::checked_beta_reg;

use super::TAIL;

/// How many came in how long. The unit of exposure is the caller's (days, on-call hours), the same on both sides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Count {
    pub n: u32,
    pub exposure: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RateRatio {
    /// The rate of the first count over that of the second; none where the second is nothing.
    pub ratio: Option<f64>,
    pub low: f64,
    /// None: without an upper end, because the second count is nothing.
    pub high: Option<f64>,
    /// Had the rate been the same, the chance of a split at most as likely as this one.
    pub p: f64,
}

/// None without incidents, or where a stretch has no length.
pub fn rate_ratio(first: Count, second: Count) -> Option<RateRatio> {
    let total = first.n.checked_add(second.n).filter(|total| *total > 0)?;
    let lengths = [first.exposure, second.exposure];
    if lengths
        .iter()
        .any(|length| !length.is_finite() || *length <= 0.0)
    {
        return None;
    }
    let [low, high] = clopper_pearson(first.n, total);
    let odds = |share: f64| share / (1.0 - share) * second.exposure / first.exposure;
    let rate = |count: Count| f64::from(count.n) / count.exposure;
    Some(RateRatio {
        ratio: (second.n > 0).then(|| rate(first) / rate(second)),
        low: odds(low),
        high: (second.n > 0).then(|| odds(high)),
        p: split_chance(
            first.n,
            total,
            first.exposure / (first.exposure + second.exposure),
        ),
    })
}

/// The 95 % interval of a share: k of n (Clopper and Pearson 1934). Never too narrow, whatever the share.
pub fn clopper_pearson(k: u32, n: u32) -> [f64; 2] {
    let (some, rest) = (f64::from(k), f64::from(n.saturating_sub(k)));
    let low = if k == 0 {
        0.0
    } else {
        beta_quantile(some, rest + 1.0, TAIL)
    };
    let high = if k >= n {
        1.0
    } else {
        beta_quantile(some + 1.0, rest, 1.0 - TAIL)
    };
    [low, high]
}

/// By halving: the distribution function only rises, so that this ends on the last bit and cannot go astray, as the
/// usual Newton steps can at the ends.
fn beta_quantile(a: f64, b: f64, share: f64) -> f64 {
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    loop {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            return middle;
        }
        if checked_beta_reg(a, b, middle).is_ok_and(|below| below < share) {
            low = middle;
        } else {
            high = middle;
        }
    }
}

/// The sum over all splits at most as likely as the observed one, as R's `binom.test` does.
fn split_chance(k: u32, n: u32, share: f64) -> f64 {
    /// Rounding must not tell equally likely splits apart.
    const SLACK: f64 = 1.0 + 1e-7;
    let likelihood = |k: u32| {
        let (some, rest) = (f64::from(k), f64::from(n - k));
        let ways =
            libm::lgamma(f64::from(n) + 1.0) - libm::lgamma(some + 1.0) - libm::lgamma(rest + 1.0);
        (ways + some * share.ln() + rest * (1.0 - share).ln()).exp()
    };
    let limit = likelihood(k) * SLACK;
    let sum: f64 = (0..=n).map(likelihood).filter(|one| *one <= limit).sum();
    sum.min(1.0)
}
