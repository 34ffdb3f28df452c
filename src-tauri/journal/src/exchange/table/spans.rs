//! Lengths of time as people write them.

use chrono::TimeDelta;

/// In milliseconds.
pub(super) const SECOND: i64 = 1000;
pub(super) const MINUTE: i64 = 60 * SECOND;
pub(super) const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// "90", "1:30", "1:30:15", "1h 30m", "90 min", "2 hours", "1.5 h", "PT1H30M". A bare number counts `unit`s, in
/// milliseconds. `None` where it is none.
pub(super) fn read(text: &str, unit: i64) -> Option<TimeDelta> {
    // Longer than all calendars is no length of an incident.
    const LONGEST: f64 = 1e14;
    let text = text.trim().to_lowercase();
    let text = [
        "~", "\u{2248}", "ca. ", "ca ", "circa ", "about ", "approx. ",
    ]
    .iter()
    .find_map(|about| text.strip_prefix(about))
    .map_or(text.clone(), |text| text.trim().to_owned());
    if text.contains(':') {
        // "1 day, 2:03:00"
        let (days, time) = text.rsplit_once(' ').unwrap_or(("", &text));
        let days = match days.trim_end_matches([',', ' ']) {
            "" => TimeDelta::zero(),
            days => read(days, unit)?,
        };
        return days.checked_add(&clock(time)?);
    }
    let text = text.strip_prefix("pt").unwrap_or(&text);
    let mut millis = 0.0_f64;
    // What is counted in minutes or hours is rounded to the second; only milliseconds are meant as such.
    let mut finest = SECOND;
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
            .unwrap_or(rest.len());
        let (number, after) = rest.split_at(end);
        let point = if has_thousands(number) { "" } else { "." };
        let number: f64 = number.replace(',', point).parse().ok()?;
        let after = after.trim_start();
        let end = after
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(after.len());
        let (word, after) = after.split_at(end);
        let unit = if word.is_empty() {
            unit
        } else {
            unit_named(word)?
        };
        finest = finest.min(unit);
        millis += number * as_float(unit);
        rest = after.trim_start_matches([' ', ',', '.']);
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "checked against the longest"
    )]
    let whole = (millis.is_finite() && (0.0..LONGEST).contains(&millis) && !text.is_empty())
        .then(|| (millis / as_float(finest)).round() as i64)?;
    TimeDelta::try_milliseconds(whole.checked_mul(finest)?)
}

/// "1,440": nobody writes a length to the thousandth.
fn has_thousands(number: &str) -> bool {
    let (first, rest) = number.split_once(',').unwrap_or_default();
    let is_group = |part: &str| part.len() == 3 && !part.contains('.');
    (1..=3).contains(&first.len()) && !first.contains('.') && rest.split(',').all(is_group)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a unit is at most a week in milliseconds"
)]
fn as_float(unit: i64) -> f64 {
    unit as f64
}

/// A number without a word or a clock: only what stands in the name of its column says what it counts.
pub(super) fn is_bare(text: &str) -> bool {
    let mut chars = text.trim().chars();
    chars.all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
}

/// "2,50" and "2.5", but not "1,440".
pub(super) fn has_fraction(text: &str) -> bool {
    text.contains(['.', ',']) && !has_thousands(text.trim())
}

/// In milliseconds.
pub(super) fn unit_named(word: &str) -> Option<i64> {
    match word {
        "ms" | "msec" | "msecs" | "millis" | "millisecond" | "milliseconds" | "millisekunden" => {
            Some(1)
        }
        "s" | "sec" | "secs" | "second" | "seconds" | "sekunden" | "sek" => Some(SECOND),
        "m" | "min" | "mins" | "minute" | "minutes" | "minuten" | "minutos" => Some(MINUTE),
        "h" | "hr" | "hrs" | "hour" | "hours" | "std" | "stunde" | "stunden" | "heures"
        | "horas" => Some(HOUR),
        "d" | "day" | "days" | "tag" | "tage" | "jours" => Some(DAY),
        "w" | "week" | "weeks" | "woche" | "wochen" => Some(7 * DAY),
        _ => None,
    }
}

/// Hours, minutes and, where there are three numbers, seconds.
fn clock(text: &str) -> Option<TimeDelta> {
    let parts: Option<Vec<i64>> = text
        .split(':')
        .map(|part| {
            let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| part.parse().ok()).flatten()
        })
        .collect();
    let seconds = match parts?[..] {
        [hours, minutes] if minutes < 60 => hours.checked_mul(3600)?.checked_add(minutes * 60)?,
        [hours, minutes, seconds] if minutes < 60 && seconds < 60 => hours
            .checked_mul(3600)?
            .checked_add(minutes * 60 + seconds)?,
        _ => return None,
    };
    TimeDelta::try_seconds(seconds)
}
