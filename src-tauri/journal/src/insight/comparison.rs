use serde::{Deserialize, Serialize};

use super::{Durations, Interval, difference, ratio, real, shuffle};

/// With fewer on either side, points and counts are shown and nothing is compared.
pub const FEWEST_TO_COMPARE: usize = 6;

/// Before against after. What the data cannot carry is absent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Comparison {
    pub n_before: usize,
    pub n_after: usize,
    /// A typical incident now takes this many times as long.
    pub ratio: Option<f64>,
    /// 95 % interval of the ratio; the verdict rests on it alone.
    pub interval: Option<Interval>,
    /// The same effect in seconds, after minus before.
    pub difference_seconds: Option<f64>,
    pub difference_interval_seconds: Option<Interval>,
    /// The share of shuffles that would give a gap this large if the change date meant nothing.
    pub p: Option<f64>,
    /// False where the groups were too large to go through the shuffles, and `p` is only about right.
    pub p_exact: bool,
    pub verdict: Verdict,
    /// The smallest fall (0 to 1) that groups of these sizes would reliably show; none if a group is empty.
    pub detectable_change: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum Verdict {
    #[serde(rename = "shorter")]
    Shorter,
    #[serde(rename = "longer")]
    Longer,
    #[serde(rename = "cannot tell")]
    CannotTell,
    #[serde(rename = "too few")]
    TooFew,
}

/// The ratio with its interval and the verdict, and nothing that takes longer.
pub fn effect(before: &Durations, after: &Durations) -> Comparison {
    let enough = before.len().min(after.len()) >= FEWEST_TO_COMPARE;
    let ratio = ratio(before, after).filter(|_| enough);
    let interval = ratio.as_ref().and_then(|estimate| estimate.interval);
    Comparison {
        n_before: before.len(),
        n_after: after.len(),
        ratio: ratio.map(|estimate| estimate.value),
        interval,
        difference_seconds: None,
        difference_interval_seconds: None,
        p: None,
        p_exact: true,
        verdict: if enough {
            Verdict::of(interval)
        } else {
            Verdict::TooFew
        },
        detectable_change: detectable_change(before, after),
    }
}

/// The same with the effect in seconds and the "could be chance" figure.
pub fn compare(before: &Durations, after: &Durations) -> Comparison {
    let effect = effect(before, after);
    if effect.verdict == Verdict::TooFew {
        return effect;
    }
    let difference = difference(before, after);
    let chance = shuffle(before, after);
    Comparison {
        difference_seconds: difference.as_ref().map(|estimate| estimate.value),
        difference_interval_seconds: difference.and_then(|estimate| estimate.interval),
        p_exact: chance.as_ref().is_none_or(|found| found.exact),
        p: chance.map(|found| found.two_sided()),
        ..effect
    }
}

impl Verdict {
    /// From the interval of the ratio alone, for groups that are large enough to be compared.
    pub fn of(interval: Option<Interval>) -> Self {
        match interval {
            Some([_, high]) if high < 1.0 => Self::Shorter,
            Some([low, _]) if low > 1.0 => Self::Longer,
            Some(_) | None => Self::CannotTell,
        }
    }
}

/// Power 0.8 at the 5 % level on logarithms, with the efficiency 0.977 that ranks lose against normal theory.
fn detectable_change(before: &Durations, after: &Durations) -> Option<f64> {
    if before.is_empty() || after.is_empty() {
        return None;
    }
    let error = (1.0 / real(before.len()) + 1.0 / real(after.len())).sqrt();
    Some(1.0 - (-2.8016 * log_spread(before, after) * error / 0.977).exp())
}

/// Pooled standard deviation of the log durations; the value typical of incidents where there are too few to say.
fn log_spread(before: &Durations, after: &Durations) -> f64 {
    const TYPICAL: f64 = 1.25;
    if before.len().min(after.len()) < FEWEST_TO_COMPARE {
        return TYPICAL;
    }
    let freedom = real(before.len() + after.len() - 2);
    ((before.log_squares() + after.log_squares()) / freedom).sqrt()
}
