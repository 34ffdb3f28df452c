//! Zones that a calendar describes by their rules, under a name of its own: the known one that keeps the same clocks.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use icalendar::parser::Component;

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

/// `None` where no known zone keeps these clocks. `first` are tried before all others.
pub(super) fn zone(
    described: &Component<'_>,
    first: &[Zone],
    horizon: DateTime<Utc>,
) -> Option<Zone> {
    let clocks = Clocks::of(described, horizon)?;
    let looked_at = clocks.looked_at(horizon);
    let keeps = |zone: &Zone| {
        looked_at.iter().all(|at| {
            let offset = zone.0.offset_from_utc_datetime(at).fix();
            i64::from(offset.local_minus_utc()) == clocks.at(*at)
        })
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
    known.into_iter().find(keeps)
}

/// Offsets in seconds, and from which instant on each holds.
struct Clocks {
    before: i64,
    changes: Vec<(NaiveDateTime, i64)>,
}

impl Clocks {
    fn of(described: &Component<'_>, horizon: DateTime<Utc>) -> Option<Self> {
        let mut clocks = Self {
            before: 0,
            changes: Vec::new(),
        };
        let parts = described.components.iter();
        let parts = parts.filter(|part| part.name == "STANDARD" || part.name == "DAYLIGHT");
        for part in parts {
            let value = |name| part.find_prop(name).map(|found| found.val.as_str());
            let from = offset(value("TZOFFSETFROM").or(value("TZOFFSETTO"))?)?;
            let to = offset(value("TZOFFSETTO")?)?;
            let start = stamp::stamp(value("DTSTART")?, Zone::UTC)?;
            let start = lately(start, value("RRULE"));
            let rules = part.properties.iter().filter(|one| one.name == "RRULE");
            let rules: Vec<String> = rules.map(|rule| rule.val.as_str().to_owned()).collect();
            let mut walls = repeat::times(start, &rules, horizon).ok()?.walls;
            let dates = part.properties.iter().filter(|one| one.name == "RDATE");
            let dates = dates.flat_map(|dates| dates.val.as_str().split(','));
            walls.extend(dates.filter_map(|date| Some(stamp::stamp(date, Zone::UTC)?.wall)));
            let changes = walls
                .iter()
                .filter_map(|wall| Some((wall.checked_sub_signed(TimeDelta::seconds(from))?, to)));
            clocks.changes.extend(changes);
            clocks.before = from;
        }
        clocks.changes.sort_unstable();
        (!clocks.changes.is_empty()).then_some(clocks)
    }

    fn at(&self, at: NaiveDateTime) -> i64 {
        let earlier = self.changes.partition_point(|(since, _)| *since <= at);
        match earlier.checked_sub(1) {
            Some(last) => self.changes[last].1,
            None => self.before,
        }
    }

    /// Around each change, further away than what programs get wrong about its hour, and the middle of each month.
    fn looked_at(&self, horizon: DateTime<Utc>) -> Vec<NaiveDateTime> {
        const AROUND: TimeDelta = TimeDelta::hours(26);
        let years = horizon.year() - YEARS..horizon.year();
        let changes = self.changes.iter().map(|(since, _)| *since);
        let changes = changes.filter(|since| years.contains(&since.year()));
        let around = changes.flat_map(|since| [since - AROUND, since + AROUND]);
        let months = years
            .clone()
            .flat_map(|year| (1..=12).map(move |month| (year, month)));
        let middles = months.filter_map(|(year, month)| {
            NaiveDate::from_ymd_opt(year, month, 15)?.and_hms_opt(12, 0, 0)
        });
        around.chain(middles).collect()
    }
}

/// Rules of zones often begin in 1601: the same days, some hundred repetitions later.
fn lately(start: stamp::Stamp, rule: Option<&str>) -> stamp::Stamp {
    const LATELY: i32 = 1990;
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
fn offset(text: &str) -> Option<i64> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.trim_start_matches('+')),
    };
    let part = |from: usize| -> Option<i64> { digits.get(from..from + 2)?.parse().ok() };
    let seconds = if digits.len() > 4 { part(4)? } else { 0 };
    Some(sign * (part(0)? * 3600 + part(2)? * 60 + seconds))
}
