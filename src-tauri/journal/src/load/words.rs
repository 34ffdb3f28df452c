//! Numbers and times as sentences have them.

use chrono::{DateTime, Utc};

use crate::domain::{Interruption, Zone};
use crate::insight::words::duration;

/// "1 page", "3 pages".
pub(super) fn count(n: usize, noun: &str) -> String {
    match n {
        1 => format!("1 {noun}"),
        _ => format!("{n} {noun}s"),
    }
}

/// At most two decimals, none where there are none: "11", "10.5", "0.33".
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

/// "24 Nov 03:10".
pub(super) fn moment(at: DateTime<Utc>, zone: Zone) -> String {
    at.with_timezone(&zone.0).format("%-d %b %H:%M").to_string()
}

/// "24 Nov 03:10 (replica lag)".
pub(super) fn page(one: &Interruption) -> String {
    let at = moment(one.at, one.zone);
    if one.cause.is_empty() {
        at
    } else {
        format!("{at} ({})", one.cause)
    }
}

/// The first few, and how many more.
pub(super) fn list(parts: Vec<String>) -> String {
    const MOST: usize = 8;
    let more = parts.len().saturating_sub(MOST);
    let shown = parts.into_iter().take(MOST).collect::<Vec<_>>().join(", ");
    match more {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// "1 h 30 min of sleep".
pub(super) fn sleep(minutes: u32) -> String {
    format!("{} of sleep", duration(u64::from(minutes) * 60))
}
