//! Comparisons in plain words: what the data carries, or why it carries nothing.

mod changes;
mod runbook;

pub use changes::{counts, gone_quiet, mix, per, trend};
pub(super) use runbook::with_runbook;

use chrono::NaiveDate;

use super::{Change, Comparison, FEWEST_TO_COMPARE, Interval, Trend, Verdict};
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
        sentences.extend(mix(change));
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
            "Incidents got shorter: a typical one now takes {} as long (likely between {}), from {counts}.",
            times(ratio),
            between(interval)
        ),
        (Verdict::Longer, Some(ratio), Some(interval)) => format!(
            "Incidents got longer: a typical one now takes {} as long (likely between {}), from {counts}.",
            times(ratio),
            between(interval)
        ),
        (Verdict::CannotTell, _, Some(interval)) => format!(
            "These incidents cannot tell whether anything changed: a typical one may now take anything between {} as \
             long, from {counts}.",
            between(interval)
        ),
        (Verdict::TooFew, ..) => format!(
            "Too few incidents to compare: {counts}, and each side needs at least {FEWEST_TO_COMPARE}."
        ),
        (Verdict::Shorter | Verdict::Longer | Verdict::CannotTell, ..) => {
            format!("These incidents cannot tell whether anything changed, from {counts}.")
        }
    }
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
fn tries(p: f64) -> String {
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
        "With {} and {} incidents only a fall of {} would reliably show.",
        comparison.n_before,
        comparison.n_after,
        fraction(comparison.detectable_change?)
    ))
}

pub(super) fn times(ratio: f64) -> String {
    if ratio < 1.0 {
        format!("{} %", percent(ratio))
    } else {
        format!("{} times", multiple(ratio))
    }
}

pub(super) fn between(interval: Interval) -> String {
    let [low, high] = ends(interval);
    format!("{low} and {high}")
}

/// After "95 % interval".
pub(super) fn from_to(interval: Interval) -> String {
    let [low, high] = ends(interval);
    format!("{low} to {high}")
}

fn ends([low, high]: Interval) -> [String; 2] {
    match (low < 1.0, high < 1.0) {
        (true, true) => [low, high].map(|share| format!("{} %", percent(share))),
        (true, false) => [
            format!("{} %", percent(low)),
            format!("{} times", multiple(high)),
        ],
        (false, _) => [multiple(low), format!("{} times", multiple(high))],
    }
}

/// Whole per cent, but a share is never rounded to nothing nor to the whole.
fn percent(share: f64) -> f64 {
    (share * 100.0).round().clamp(1.0, 99.0)
}

/// One decimal, or two where one would read as "no change".
fn multiple(ratio: f64) -> String {
    if ratio < 1.1 {
        format!("{ratio:.2}")
    } else if ratio < 10.0 {
        format!("{ratio:.1}")
    } else {
        format!("{ratio:.0}")
    }
}

fn fraction(share: f64) -> &'static str {
    const NAMED: [(f64, &str); 11] = [
        (0.1, "about a tenth"),
        (0.2, "about a fifth"),
        (0.25, "about a quarter"),
        (1.0 / 3.0, "about a third"),
        (0.4, "about two fifths"),
        (0.5, "about half"),
        (0.6, "about three fifths"),
        (2.0 / 3.0, "about two thirds"),
        (0.75, "about three quarters"),
        (0.8, "about four fifths"),
        (0.9, "about nine tenths"),
    ];
    if share > 0.93 {
        return "more than nine tenths";
    }
    if share < 0.07 {
        return "less than a tenth";
    }
    NAMED
        .iter()
        .min_by(|one, other| (one.0 - share).abs().total_cmp(&(other.0 - share).abs()))
        .map_or("some size", |(_, name)| name)
}
