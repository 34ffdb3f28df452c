//! What a comparison says where the sides are without and with a runbook.

use super::ratios::{is_one, times, within};
use super::{detectable, real_duration, tries};
use crate::insight::{Comparison, FEWEST_TO_COMPARE, Verdict};

/// The verdict, how it might be chance and what would have shown; the medians where there are enough to compare.
pub fn with_runbook(
    compared: &Comparison,
    median_without: Option<f64>,
    median_with: Option<f64>,
) -> Vec<String> {
    let mut sentences = vec![verdict(compared)];
    sentences.extend(compared.p.map(|p| {
        format!(
            "If the runbook made no difference, shuffling would give a gap this large in {} of 100 tries.",
            tries(p)
        )
    }));
    sentences.extend(detectable(compared));
    let enough = compared.verdict != Verdict::TooFew;
    if let (true, Some(without), Some(with)) = (enough, median_without, median_with) {
        sentences.push(format!(
            "The median was {} without it and {} with it.",
            real_duration(without),
            real_duration(with)
        ));
    }
    sentences
}

fn verdict(compared: &Comparison) -> String {
    let counts = format!(
        "{} without it and {} with it",
        compared.n_before, compared.n_after
    );
    match (compared.verdict, compared.ratio, compared.interval) {
        (Verdict::Shorter | Verdict::Longer, Some(ratio), Some(interval)) => format!(
            "Where the runbook was used, a typical incident took {} as long (likely {}), from {counts}.",
            times(ratio),
            within(interval)
        ),
        (Verdict::TooFew, ..) => format!(
            "Too few incidents to compare: {counts}, and each side needs at least {FEWEST_TO_COMPARE}."
        ),
        (_, _, Some(interval)) if interval.into_iter().all(is_one) => format!(
            "These incidents cannot tell whether the runbook made them shorter: so many of them took equally long that a \
             typical one takes as long with it, from {counts}."
        ),
        (_, _, Some(interval)) => format!(
            "These incidents cannot tell whether the runbook made them shorter: with it a typical one may take anything \
             {} as long, from {counts}.",
            within(interval)
        ),
        _ => format!(
            "These incidents cannot tell whether the runbook made them shorter, from {counts}."
        ),
    }
}
