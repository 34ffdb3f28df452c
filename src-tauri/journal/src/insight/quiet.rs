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
    /// Had the rate not changed, the chance of a gap this long; none below three incidents.
    pub p: Option<f64>,
}

/// None where nothing came before, or a stretch has no length.
///
/// Given n incidents in t + s days at one rate, each falls into the t days before with the share t / (t + s); all of
/// them do with (t / (t + s))^n, exactly.
pub fn quiet(n_before: u32, days_before: f64, days_since: f64) -> Option<Quiet> {
    let is_length = |days: f64| days.is_finite() && days > 0.0;
    if n_before == 0 || !is_length(days_before) || !is_length(days_since) {
        return None;
    }
    let share = days_before / (days_before + days_since);
    Some(Quiet {
        n_before,
        days_before,
        days_since,
        p: (n_before >= FEWEST_BEFORE).then(|| share.powf(f64::from(n_before))),
    })
}
