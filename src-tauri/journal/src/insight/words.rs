//! Comparisons in plain words: what the data carries, or why it carries nothing.

mod changes;
mod ratios;
mod runbook;

pub use changes::{RARE, counts, gone_quiet, mix, opening, per, trend};
pub(super) use ratios::{from_to, times};
pub(super) use runbook::with_runbook;

use chrono::NaiveDate;

use self::ratios::{falls_that_show, is_one, within};
use super::{Change, Comparison, FEWEST_TO_COMPARE, Trend, Verdict};
use crate::domain::Period;

/// "45 s", "38 min", "2 h 05 min", "3 d 4 h": two units at most, never rounded up. The page has the same rule, and both
/// are held to `tests/data/durations.json`.
pub fn duration(seconds: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(86_400, "d"), (3_600, "h"), (60, "min")];
    let Some(at) = UNITS.iter().position(|(size, _)| seconds >= *size) else {
        return format!("{seconds} s");
    };
    let (size, name) = UNITS[at];
    let whole = format!("{} {name}", seconds / size);
    match UNITS
        .get(at + 1)
        .map(|(smaller, name)| (seconds % size / smaller, *name))
    {
        None | Some((0, _)) => whole,
        Some((rest, "min")) => format!("{whole} {rest:02} min"),
        Some((rest, name)) => format!("{whole} {rest} {name}"),
    }
}

/// A statistic in seconds, which may fall between two of them.
pub fn real_duration(seconds: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "durations are positive, and a cast saturates"
    )]
    duration(seconds.max(0.0) as u64)
}

/// "14 March 2025".
pub fn date(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// With a space before it; nothing for all time.
pub(super) fn period(period: Period) -> String {
    match (period.from, period.to) {
        (Some(from), Some(to)) => format!(" between {} and {}", date(from), date(to)),
        (Some(from), None) => format!(" since {}", date(from)),
        (None, Some(to)) => format!(" until {}", date(to)),
        (None, None) => String::new(),
    }
}

/// Everything that was asked, in the order in which it is best read.
pub fn answer(
    compared: Option<&Comparison>,
    change: Option<&Change>,
    over_quarters: Option<&Trend>,
) -> Vec<String> {
    let mut sentences = compared.map(comparison).unwrap_or_default();
    if let Some(change) = change {
        let is_compared = compared.is_some_and(|one| one.verdict != Verdict::TooFew);
        sentences.extend(mix(change, is_compared));
        sentences.extend(gone_quiet(change).or_else(|| counts(&change.counts)));
    }
    sentences.extend(over_quarters.map(trend));
    sentences
}

/// The whole comparison: the verdict, how it might be chance, and what would have shown.
pub fn comparison(comparison: &Comparison) -> Vec<String> {
    let mut sentences = vec![verdict(comparison)];
    sentences.extend(chance(comparison));
    sentences.extend(detectable(comparison));
    sentences
}

/// One sentence, true for every verdict.
pub fn verdict(comparison: &Comparison) -> String {
    let counts = format!(
        "{} before and {} after",
        comparison.n_before, comparison.n_after
    );
    match (comparison.verdict, comparison.ratio, comparison.interval) {
        (Verdict::Shorter, Some(ratio), Some(interval)) => format!(
            "Incidents got shorter: a typical one now takes {} as long (likely {}), from {counts}.",
            times(ratio),
            within(interval)
        ),
        (Verdict::Longer, Some(ratio), Some(interval)) => format!(
            "Incidents got longer: a typical one now takes {} as long (likely {}), from {counts}.",
            times(ratio),
            within(interval)
        ),
        (Verdict::CannotTell, _, Some(interval)) if interval.into_iter().all(is_one) => format!(
            "These incidents cannot tell whether anything changed: so many of them took equally long that a typical one \
             takes as long as before, from {counts}."
        ),
        (Verdict::CannotTell, _, Some(interval)) => format!(
            "These incidents cannot tell whether anything changed: a typical one may now take anything {} as long, from \
             {counts}.",
            within(interval)
        ),
        (Verdict::TooFew, ..) => format!(
            "Too few incidents to compare: {counts}, and each side needs at least {FEWEST_TO_COMPARE}."
        ),
        (Verdict::Shorter | Verdict::Longer | Verdict::CannotTell, ..) => {
            format!("These incidents cannot tell whether anything changed, from {counts}.")
        }
    }
}

/// The verdict, with the smallest change that would have shown where it cannot tell.
pub fn told(comparison: &Comparison) -> String {
    let parts = [Some(verdict(comparison)), detectable(comparison)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The "could be chance" figure. None where nothing is compared.
pub fn chance(comparison: &Comparison) -> Option<String> {
    let tries = tries(comparison.p?);
    let caution = if comparison.p_exact {
        ""
    } else {
        " This is an approximation: there are too many incidents to go through all shuffles."
    };
    Some(format!(
        "If the change date meant nothing, shuffling would give a gap this large in {tries} of 100 tries.{caution}"
    ))
}

/// Of 100.
pub(super) fn tries(p: f64) -> String {
    match p * 100.0 {
        low if low < 0.95 => "fewer than 1".to_owned(),
        high if high > 99.0 => "nearly all".to_owned(),
        some => format!("about {some:.0}"),
    }
}

/// What groups of this size could have shown. None once a change has shown itself, and where nothing is compared.
pub fn detectable(comparison: &Comparison) -> Option<String> {
    if comparison.verdict != Verdict::CannotTell {
        return None;
    }
    Some(format!(
        "With {} and {} incidents {} reliably show.",
        comparison.n_before,
        comparison.n_after,
        falls_that_show(comparison.detectable_change?)
    ))
}
