//! Lengths of time as people type them.

use chrono::TimeDelta;

/// "40m", "2h", "1h30m", "1 h 30 min", "90s", "2 days". `None` for anything else, and for nothing.
pub fn read_span(text: &str) -> Option<TimeDelta> {
    let mut rest = text.trim();
    let mut total = TimeDelta::zero();
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let (number, after) = split_where(rest, |c| !c.is_ascii_digit());
        let (unit, after) = split_where(after.trim_start(), |c| !c.is_ascii_alphabetic());
        total = total.checked_add(&length(number, unit)?)?;
        rest = after.trim_start();
    }
    Some(total)
}

fn split_where(text: &str, stop: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(stop).unwrap_or(text.len()))
}

fn length(number: &str, unit: &str) -> Option<TimeDelta> {
    // Six digits of days are already 2,700 years.
    if number.len() > 6 {
        return None;
    }
    let number: i64 = number.parse().ok()?;
    match unit.to_ascii_lowercase().as_str() {
        "s" | "sec" | "secs" | "second" | "seconds" => TimeDelta::try_seconds(number),
        "m" | "min" | "mins" | "minute" | "minutes" => TimeDelta::try_minutes(number),
        "h" | "hr" | "hrs" | "hour" | "hours" => TimeDelta::try_hours(number),
        "d" | "day" | "days" => TimeDelta::try_days(number),
        _ => None,
    }
}
