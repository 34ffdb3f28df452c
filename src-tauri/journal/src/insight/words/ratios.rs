//! Ratios and shares in words. Rounding never takes one to the other side of "no change" or to "nothing": where it would,
//! more digits are told.

use crate::insight::Interval;

/// "8 %", "2.4 times".
pub fn times(ratio: f64) -> String {
    if is_below_one(ratio) {
        percent(ratio)
    } else {
        format!("{} times", multiple(ratio))
    }
}

/// "between 19 % and 1.2 times"; one figure where both ends read the same.
pub fn within(interval: Interval) -> String {
    let [low, high] = interval.map(times);
    if low != high {
        format!("between {}", joined(interval, "and"))
    } else if low.starts_with(LESS) {
        low
    } else {
        format!("about {low}")
    }
}

/// After "95 % interval".
pub fn from_to(interval: Interval) -> String {
    joined(interval, "to")
}

/// The unit of two multiples is told once.
fn joined([low, high]: Interval, and: &str) -> String {
    let first = if is_below_one(low) {
        percent(low)
    } else {
        multiple(low)
    };
    format!("{first} {and} {}", times(high))
}

/// Closer to 1 than this, two durations of whole seconds cannot be.
const SAME: f64 = 1e-9;

pub fn is_one(ratio: f64) -> bool {
    (ratio - 1.0).abs() < SAME
}

fn is_below_one(ratio: f64) -> bool {
    ratio < 1.0 && !is_one(ratio)
}

const LESS: &str = "less than ";

/// Whole per cent, but "0.4 %", "less than 0.01 %" and "99.97 %".
pub fn percent(share: f64) -> String {
    let percent = share * 100.0;
    if percent <= 0.0 {
        return "0 %".to_owned();
    }
    if percent < 0.01 {
        return format!("{LESS}0.01 %");
    }
    if percent < 0.095 {
        return format!("{percent:.2} %");
    }
    if percent < 0.95 {
        return format!("{percent:.1} %");
    }
    format!("{} %", short_of(percent, 100.0, 0))
}

/// One decimal, or two where one would read as "no change".
pub fn multiple(ratio: f64) -> String {
    if ratio < 1.1 {
        short_of(ratio, 1.0, 2)
    } else if ratio < 10.0 {
        format!("{ratio:.1}")
    } else {
        format!("{ratio:.0}")
    }
}

/// With as many decimals as keep it apart from `whole`, and at least `decimals`.
fn short_of(value: f64, whole: f64, decimals: usize) -> String {
    const MOST: usize = 9;
    let written = |decimals: usize| format!("{value:.decimals$}");
    let reached = |decimals: usize| written(decimals) == format!("{whole:.decimals$}");
    if is_one(value / whole) {
        return written(decimals);
    }
    let enough = (decimals..MOST).find(|decimals| !reached(*decimals));
    written(enough.unwrap_or(MOST))
}

/// What falls could be told: "only a fall of about half would".
pub fn falls_that_show(smallest: f64) -> String {
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
    if smallest > 0.93 {
        return "only a fall of more than nine tenths would".to_owned();
    }
    if smallest < 0.07 {
        return "even a fall of a tenth would".to_owned();
    }
    let nearest = NAMED.iter().min_by(|one, other| {
        let gap = |named: &f64| (named - smallest).abs();
        gap(&one.0).total_cmp(&gap(&other.0))
    });
    let name = nearest.map_or("some size", |(_, name)| name);
    format!("only a fall of {name} would")
}
