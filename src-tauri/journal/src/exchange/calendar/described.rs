//! Zones that a calendar describes by their rules, under a name of its own: the known one that keeps the same clocks, or
//! the rules themselves.

use std::rc::Rc;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use icalendar::parser::Component;

use super::clock::{Clock, Offsets};
use super::{repeat, stamp, windows};
use crate::domain::Zone;

/// Where several keep the same clocks, the one that most people live in.
const LARGE: [&str; 22] = [
    "UTC",
    "Europe/Berlin",
    "Europe/London",
    "Europe/Helsinki",
    "Europe/Lisbon",
    "Europe/Moscow",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Phoenix",
    "America/Toronto",
    "America/Sao_Paulo",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Asia/Dubai",
    "Australia/Sydney",
    "Australia/Perth",
    "Pacific/Auckland",
    "Africa/Johannesburg",
];

/// Years before the horizon in which the clocks are compared.
const YEARS: i32 = 4;

/// The clock of the known zone that keeps these; where none does, they are kept as they are described. `first` are tried
/// before all others.
pub(super) fn clock(
    described: &Component<'_>,
    first: &[Zone],
    horizon: DateTime<Utc>,
) -> Option<Clock> {
    let offsets = offsets(described, horizon)?;
    let looked_at = looked_at(&offsets, horizon);
    let agreeing = |zone: &Zone| {
        let agrees = |at: &&NaiveDateTime| {
            let known = zone.0.offset_from_utc_datetime(at).fix();
            i64::from(known.local_minus_utc()) == offsets.at(**at)
        };
        looked_at.iter().filter(agrees).count()
    };
    let large = LARGE.iter().filter_map(|name| name.parse().ok());
    let of_windows = windows::zones().filter_map(|name| name.parse().ok());
    let all = chrono_tz::TZ_VARIANTS.iter().map(|zone| Zone(*zone));
    let known = first
        .iter()
        .copied()
        .chain(large)
        .chain(of_windows)
        .chain(all);
    // Of equals the first.
    let mut nearest: Option<(usize, Zone)> = None;
    for zone in known {
        let agreeing = agreeing(&zone);
        if agreeing == looked_at.len() {
            return Some(Clock::Known(zone));
        }
        if nearest.is_none_or(|(most, _)| agreeing > most) {
            nearest = Some((agreeing, zone));
        }
    }
    let near = nearest.filter(|(agreeing, _)| agreeing * 2 > looked_at.len());
    let shown_in = near.map(|(_, zone)| zone).or(first.first().copied());
    Some(Clock::Own {
        offsets: Rc::new(offsets),
        shown_in: shown_in.unwrap_or(Zone::UTC),
    })
}

fn offsets(described: &Component<'_>, horizon: DateTime<Utc>) -> Option<Offsets> {
    let mut changes = Vec::new();
    let parts = described.components.iter();
    let parts = parts.filter(|part| part.name == "STANDARD" || part.name == "DAYLIGHT");
    for part in parts {
        let value = |name| part.find_prop(name).map(|found| found.val.as_str());
        let from = offset(value("TZOFFSETFROM").or(value("TZOFFSETTO"))?)?;
        let to = offset(value("TZOFFSETTO")?)?;
        let clock = Clock::fixed(from, Zone::UTC);
        let start = lately(stamp::stamp(value("DTSTART")?, &clock)?, value("RRULE"));
        let rules = part.properties.iter().filter(|one| one.name == "RRULE");
        let rules: Vec<String> = rules.map(|rule| rule.val.as_str().to_owned()).collect();
        let times = repeat::times(&start, &rules, horizon).ok()?.walls;
        let dates = part.properties.iter().filter(|one| one.name == "RDATE");
        let dates = dates.flat_map(|dates| dates.val.as_str().split(','));
        let dates = dates.filter_map(|date| Some(stamp::stamp(date, &clock)?.wall));
        let instants = times.into_iter().chain(dates);
        let instants = instants.filter_map(|wall| Some(clock.at(wall)?.naive_utc()));
        changes.extend(instants.map(|since| (since, from, to)));
    }
    changes.sort_unstable();
    let before = changes.first().map(|(_, from, _)| *from)?;
    let changes = changes.into_iter().map(|(since, _, to)| (since, to));
    Some(Offsets {
        before,
        changes: changes.collect(),
    })
}

/// Around each change, further away than what programs get wrong about its hour, and the middle of each month. Of the
/// time before the first change nothing is said.
fn looked_at(offsets: &Offsets, horizon: DateTime<Utc>) -> Vec<NaiveDateTime> {
    const AROUND: TimeDelta = TimeDelta::hours(26);
    let years = horizon.year() - YEARS..horizon.year();
    let changes = offsets.changes.iter().map(|(since, _)| *since);
    let first = changes.clone().next();
    let changes = changes.filter(|since| years.contains(&since.year()));
    let around = changes.flat_map(|since| [since - AROUND, since + AROUND]);
    let months = years
        .clone()
        .flat_map(|year| (1..=12).map(move |month| (year, month)));
    let middles = months.filter_map(|(year, month)| {
        NaiveDate::from_ymd_opt(year, month, 15)?.and_hms_opt(12, 0, 0)
    });
    let is_said =
        |at: &NaiveDateTime| first.is_none_or(|first| first.year() >= years.end || first <= *at);
    let middles = middles.filter(is_said);
    around.chain(middles).collect()
}

/// Rules of zones often begin in 1601: the same days, some hundred repetitions later.
fn lately(start: stamp::Stamp, rule: Option<&str>) -> stamp::Stamp {
    const LATELY: i32 = 1970;
    let is_yearly = rule.is_some_and(|rule| {
        let rule = rule.to_uppercase();
        rule.contains("FREQ=YEARLY") && !rule.contains("COUNT=") && !rule.contains("INTERVAL=")
    });
    let moved = start.wall.with_year(LATELY);
    match moved.filter(|_| is_yearly && start.wall.year() < LATELY) {
        Some(wall) => stamp::Stamp { wall, ..start },
        None => start,
    }
}

/// "+0100", "-0330", "+053000"
pub(super) fn offset(text: &str) -> Option<i64> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.trim_start_matches('+')),
    };
    let part = |from: usize| -> Option<i64> { digits.get(from..from + 2)?.parse().ok() };
    let seconds = if digits.len() > 4 { part(4)? } else { 0 };
    Some(sign * (part(0)? * 3600 + part(2)? * 60 + seconds))
}
