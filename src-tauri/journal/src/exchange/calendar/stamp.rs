//! Times of a calendar: a day, a time on a clock, or an instant.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use icalendar::parser::Property;

use super::clock::Clock;
use super::zones::Zones;

/// A time with the clock it is read by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Stamp {
    pub(super) wall: NaiveDateTime,
    pub(super) clock: Clock,
    pub(super) is_day: bool,
}

impl Stamp {
    pub(super) fn at(&self) -> Option<DateTime<Utc>> {
        self.clock.at(self.wall)
    }

    /// Whether this names a time of an event; a day names all times on it, and an event of days is named by its day:
    /// midnight on whatever clock is the day that begins there, any other time the day it falls on by the event's.
    pub(super) fn names(&self, wall: NaiveDateTime, event: &Self) -> bool {
        let is_midnight = self.wall.time() == NaiveTime::MIN;
        if self.is_day || (event.is_day && is_midnight) {
            return self.wall.date() == wall.date();
        }
        if event.is_day {
            let here = self.at().map(|at| event.clock.wall(at).date());
            return here == Some(wall.date());
        }
        self.at().is_some() && self.at() == event.clock.at(wall)
    }
}

/// A length: days by the calendar, the rest by the clock (RFC 5545, 3.3.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) by_wall: TimeDelta,
    pub(super) exact: TimeDelta,
}

impl Length {
    pub(super) fn after(self, wall: NaiveDateTime, clock: &Clock) -> Option<DateTime<Utc>> {
        let wall = wall.checked_add_signed(self.by_wall)?;
        clock.at(wall)?.checked_add_signed(self.exact)
    }

    pub(super) fn by_wall(wall: TimeDelta) -> Self {
        Self {
            by_wall: wall,
            exact: TimeDelta::zero(),
        }
    }
}

/// All times of a property; those that are none are left out. Without a zone they are of `default`.
pub(super) fn stamps(property: &Property<'_>, zones: &Zones, default: &Clock) -> Vec<Stamp> {
    let clock = clock_of(property, zones, default);
    let values = property.val.as_str().split(',');
    values.filter_map(|value| stamp(value, &clock)).collect()
}

pub(super) fn clock_of(property: &Property<'_>, zones: &Zones, default: &Clock) -> Clock {
    parameter(property, "TZID").map_or_else(|| default.clone(), |name| zones.find(&name))
}

/// "20261024T200000Z/20261025T080000Z", "20261024T200000Z/PT12H": how long a period lasts.
pub(super) fn period(value: &str, clock: &Clock) -> Option<Length> {
    let (from, to) = value.split_once('/')?;
    if to.trim_start().starts_with(['P', 'p', '+']) {
        return length(to);
    }
    let (from, to) = (stamp(from, clock)?.at()?, stamp(to, clock)?.at()?);
    Some(Length {
        by_wall: TimeDelta::zero(),
        exact: to - from,
    })
}

pub(super) fn parameter(property: &Property<'_>, name: &str) -> Option<String> {
    let mut parameters = property.params.iter();
    let found = parameters.find(|one| one.key.as_str().eq_ignore_ascii_case(name))?;
    let value = found.val.as_ref()?.as_str();
    Some(value.trim_matches('"').to_owned())
}

/// "20261024", "20261024T200000", "20261024T200000Z"; of a period its beginning.
pub(super) fn stamp(value: &str, clock: &Clock) -> Option<Stamp> {
    let value = value.trim();
    let value = value.split_once('/').map_or(value, |(from, _)| from);
    if let Ok(day) = NaiveDate::parse_from_str(value, "%Y%m%d") {
        let wall = day.and_time(NaiveTime::MIN);
        return Some(Stamp {
            wall,
            clock: clock.clone(),
            is_day: true,
        });
    }
    let (wall, clock) = match value.strip_suffix(['Z', 'z']) {
        Some(wall) => (wall, &Clock::UTC),
        None => (value, clock),
    };
    let formats = ["%Y%m%dT%H%M%S", "%Y%m%dT%H%M"];
    let mut read = formats
        .iter()
        .filter_map(|format| NaiveDateTime::parse_from_str(wall, format).ok());
    Some(Stamp {
        wall: read.next()?,
        clock: clock.clone(),
        is_day: false,
    })
}

/// "P1D", "PT12H", "P1DT2H30M", "P2W"; nothing negative.
pub(super) fn length(text: &str) -> Option<Length> {
    let text = text.trim().to_uppercase();
    let rest = text.trim_start_matches('+').strip_prefix('P')?;
    let (days, clock) = rest.split_once('T').unwrap_or((rest, ""));
    Some(Length {
        by_wall: sum(days, |unit| match unit {
            'W' => Some(TimeDelta::weeks(1)),
            'D' => Some(TimeDelta::days(1)),
            _ => None,
        })?,
        exact: sum(clock, |unit| match unit {
            'H' => Some(TimeDelta::hours(1)),
            'M' => Some(TimeDelta::minutes(1)),
            'S' => Some(TimeDelta::seconds(1)),
            _ => None,
        })?,
    })
}

fn sum(text: &str, unit: impl Fn(char) -> Option<TimeDelta>) -> Option<TimeDelta> {
    let mut total = TimeDelta::zero();
    let mut number = String::new();
    for c in text.chars() {
        if c.is_ascii_digit() {
            number.push(c);
        } else {
            let count: i32 = number.parse().ok()?;
            total = total.checked_add(&unit(c)?.checked_mul(count)?)?;
            number.clear();
        }
    }
    number.is_empty().then_some(total)
}
