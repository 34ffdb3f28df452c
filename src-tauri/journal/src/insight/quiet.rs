//! A class gone quiet: incidents came, something changed, and none has come since.

use serde::{Deserialize, Serialize};

/// With fewer before, only the days are shown.
pub const FEWEST_BEFORE: u32 = 3;

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Quiet {
    pub n_before: u32,
    pub days_before: f64,
    pub days_since: f64,
    /// Had the rate not changed, the chance of a gap this long; none where fewer than three are counted.
    pub p: Option<f64>,
}

/// None where nothing came before, or a stretch has no length.
///
/// Given n incidents in an exposure of t + s at one rate, each falls into the t before with the share t / (t + s); all of
/// them do with (t / (t + s))^n, exactly. The exposure is in hours on call where these are known, else in days.
/// `counted` are all that came before, less the one with which the exposure begins where it does so with one.
pub fn quiet(n_before: u32, counted: u32, days: [f64; 2], exposure: [f64; 2]) -> Option<Quiet> {
    let are_lengths = |parts: [f64; 2]| parts.iter().all(|part| part.is_finite() && *part > 0.0);
    if n_before == 0 || !are_lengths(days) || !are_lengths(exposure) {
        return None;
    }
    let [before, since] = exposure;
    let share = before / (before + since);
    Some(Quiet {
        n_before,
        days_before: days[0],
        days_since: days[1],
        p: (counted >= FEWEST_BEFORE).then(|| share.powf(f64::from(counted))),
    })
}
