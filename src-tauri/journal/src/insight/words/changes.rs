//! What counts, kinds and quarters say, in plain words.

use super::ratios::{multiple, percent, times, within};
use super::{real_duration, tries};
use crate::insight::{Change, CountChange, Exposure, Quiet, RateRatio, Trend, Verdict};

/// How often they came. None where there is nothing to compare.
pub fn counts(change: &CountChange) -> Option<String> {
    let rate = change.rate.as_ref()?;
    let [days_before, days_after] = days([change.days_before, change.days_after]);
    let counts = format!(
        "{} in {days_before}{} before and {} in {days_after}{} after{}",
        change.counted_before(),
        on_call(change.hours_before),
        change.n_after,
        on_call(change.hours_after),
        opening(change)
    );
    let luck = format!(
        "Had nothing changed, a split this uneven would come in {} of 100 tries.",
        tries(rate.p)
    );
    Some(match (rate_verdict(rate), rate.ratio, rate.high) {
        (Verdict::Longer, Some(ratio), Some(high)) => format!(
            "Incidents came more often: {} as often{} (likely {}), {counts}. {luck}",
            times(ratio),
            per(change.per),
            within([rate.low, high])
        ),
        (Verdict::Longer, None, _) => format!(
            "Incidents came more often{}: {counts}. {luck}",
            per(change.per)
        ),
        (Verdict::Shorter, Some(ratio), Some(high)) => format!(
            "Incidents came less often: {} as often{} (likely {}), {counts}. {luck}",
            times(ratio),
            per(change.per),
            within([rate.low, high])
        ),
        _ => format!(
            "Whether incidents came more or less often{}, these counts cannot tell: {counts}. {luck}",
            per(change.per)
        ),
    })
}

/// After "as often"; a day needs no words.
pub fn per(exposure: Exposure) -> &'static str {
    match exposure {
        Exposure::Day => "",
        Exposure::OnCallHour => " per hour on call",
    }
}

/// After counts that leave out the incident with which the days begin; else nothing.
pub fn opening(change: &CountChange) -> &'static str {
    if change.first_not_counted {
        ", not counting the first of all, with which the days begin"
    } else {
        ""
    }
}

/// "Longer" stands for more often. Only the interval speaks.
fn rate_verdict(rate: &RateRatio) -> Verdict {
    match rate.high {
        Some(high) if high < 1.0 => Verdict::Shorter,
        _ if rate.low > 1.0 => Verdict::Longer,
        _ => Verdict::CannotTell,
    }
}

/// None unless a change was followed by silence.
pub fn gone_quiet(change: &Change) -> Option<String> {
    let Quiet {
        n_before,
        days_before,
        days_since,
        p,
    } = change.quiet?;
    let counts = &change.counts;
    let [before, since] = days([days_before, days_since]);
    let (on_call_before, on_call_since) =
        (on_call(counts.hours_before), on_call(counts.hours_after));
    let none = format!("None has come in the {since} since{on_call_since}");
    Some(match p {
        Some(p) => format!(
            "{none}; {} came in the {before} before{on_call_before}{}. Had nothing changed, a silence this long would come \
             in {} of 100 tries.",
            counts.counted_before(),
            opening(counts),
            tries(p)
        ),
        None => format!("{none}; {n_before} came in the {before} before{on_call_before}."),
    })
}

/// What differs in kind, and the comparison of like with like; `is_compared` where all were compared too.
pub fn mix(change: &Change, is_compared: bool) -> Vec<String> {
    let moved: Vec<String> = change
        .mix
        .iter()
        .map(|one| {
            format!(
                "{} made up {} before and {} after",
                one.name,
                share(one.share_before),
                share(one.share_after)
            )
        })
        .collect();
    if moved.is_empty() {
        return Vec::new();
    }
    let mut sentences = vec![format!(
        "The two sides are of different kinds: {}.{}",
        moved.join("; "),
        if is_compared {
            " A comparison of all may only show that."
        } else {
            ""
        }
    )];
    if change.matched.is_empty() {
        sentences.push(
            "No kind of incident has enough on both sides to be compared by itself.".to_owned(),
        );
    }
    let alike = change.matched.iter();
    sentences
        .extend(alike.map(|one| format!("{} alone: {}", one.name, super::told(&one.comparison))));
    sentences
}

/// What a 95 % interval leaves out.
pub const RARE: f64 = 0.05;

/// Equal medians pull the interval of the slope to 0 while the order of the others is beyond chance; then the slope is
/// what is open, not the direction.
pub fn trend(trend: &Trend) -> String {
    let chance = format!(
        "in random order a trend this clear would come in {} of 100 tries",
        tries(trend.p)
    );
    match trend.interval {
        Some([low, high]) if low > 0.0 || high < 0.0 => format!(
            "Over {} quarters the median {} by about {} a quarter (likely between {} and {}); {chance}.",
            trend.n,
            if high < 0.0 { "fell" } else { "rose" },
            real_duration(trend.slope.abs()),
            real_duration(low.abs().min(high.abs())),
            real_duration(low.abs().max(high.abs()))
        ),
        Some(_) if trend.p < RARE => format!(
            "Over {} quarters the median tends to {}, but too many of them are equal to say by how much; {chance}.",
            trend.n,
            if trend.tau < 0.0 { "fall" } else { "rise" }
        ),
        Some(_) | None => {
            format!(
                "Over {} quarters no trend of the median can be told; {chance}.",
                trend.n
            )
        }
    }
}

/// A share that may be none or all.
fn share(share: f64) -> String {
    if share <= 0.0 {
        "none".to_owned()
    } else if share >= 1.0 {
        "all".to_owned()
    } else {
        percent(share)
    }
}

/// "26 days", "3.1 years"; both in the same unit.
fn days(both: [f64; 2]) -> [String; 2] {
    const YEAR: f64 = 365.25;
    let in_years = both.iter().all(|days| *days >= 2.0 * YEAR);
    both.map(|days| {
        if in_years {
            format!("{} years", multiple(days / YEAR))
        } else if (0.5..1.5).contains(&days) {
            "1 day".to_owned()
        } else {
            format!("{days:.0} days")
        }
    })
}

/// What the counts go by, after the days; nothing where they go by the days themselves.
fn on_call(hours: Option<f64>) -> String {
    match hours {
        Some(hours) if hours < 10.0 => format!(" ({hours:.1} hours on call)"),
        Some(hours) => format!(" ({hours:.0} hours on call)"),
        None => String::new(),
    }
}
