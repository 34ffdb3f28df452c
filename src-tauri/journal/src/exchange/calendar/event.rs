//! The events of one calendar as they stand in it.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use icalendar::parser::{Component, Property, read_components};

use super::clock::Clock;
use super::people::{Whose, text, whose};
use super::stamp::{Length, Stamp, clock_of, length, parameter, period, stamps};
use super::zones::Zones;
use super::{CalendarOptions, CalendarReading};

/// An event as it stands in the file.
#[derive(Clone)]
pub(super) struct Event {
    pub(super) uid: String,
    pub(super) sequence: i64,
    pub(super) start: Stamp,
    pub(super) length: Length,
    /// Of which repetition it takes the place.
    pub(super) instead_of: Option<Stamp>,
    /// And of all that come after that one.
    pub(super) from_then_on: bool,
    pub(super) rules: Vec<String>,
    /// What they give is left out.
    pub(super) except_rules: Vec<String>,
    pub(super) extra: Vec<Extra>,
    pub(super) except: Vec<Stamp>,
    pub(super) is_cancelled: bool,
    pub(super) whose: Whose,
}

/// Why an event is no shift.
#[derive(Debug, thiserror::Error)]
enum Unfit {
    #[error("it has no start")]
    NoStart,
    #[error("it has no end")]
    NoEnd,
    #[error("its times lie too far away")]
    TooFar,
}

/// A time beside those of the rules.
#[derive(Clone)]
pub(super) struct Extra {
    pub(super) start: Stamp,
    /// Where it is another one than the event's.
    pub(super) length: Option<Length>,
}

impl Event {
    /// On its own clock.
    pub(super) fn wall_of(&self, extra: &Extra) -> Option<NaiveDateTime> {
        if extra.start.is_day && !self.start.is_day {
            return Some(extra.start.wall.date().and_time(self.start.wall.time()));
        }
        Some(self.start.clock.wall(extra.start.at()?))
    }
}

/// Of a calendar whose events are read one by one.
pub(super) fn events(
    calendar: &Component<'_>,
    parts: &[Cow<'_, str>],
    options: &CalendarOptions,
    horizon: DateTime<Utc>,
    reading: &mut CalendarReading,
) -> Vec<Event> {
    let name = text(calendar, "X-WR-CALNAME");
    let product = product(calendar);
    let zones = Zones::of(calendar, options.zone, horizon);
    let is_cancel = text(calendar, "METHOD").eq_ignore_ascii_case("CANCEL");
    let mut events = Vec::new();
    for part in parts {
        let parsed = read_components(part).unwrap_or_default();
        for component in parsed.iter().filter(|one| one.name == "VEVENT") {
            match event(component, &zones, &name, &product) {
                Ok(event) => events.push(Event {
                    is_cancelled: event.is_cancelled || is_cancel,
                    ..event
                }),
                Err(problem) => {
                    let title = text(component, "SUMMARY");
                    reading
                        .notes
                        .push(format!("“{title}” was left out: {problem}."));
                }
            }
        }
    }
    reading.notes.extend(zones.notes());
    if reading.name.is_empty() {
        reading.name = name;
    }
    events
}

/// Some feeds put a parameter before it, one with a colon of its own.
fn product(calendar: &Component<'_>) -> String {
    text(calendar, "PRODID")
}

fn event(
    component: &Component<'_>,
    zones: &Zones,
    calendar: &str,
    product: &str,
) -> Result<Event, Unfit> {
    let is_cancelled = text(component, "STATUS").eq_ignore_ascii_case("CANCELLED");
    let own = Clock::Known(zones.own);
    let first = |name: &str, default: &Clock| {
        let property = component.find_prop(name)?;
        stamps(property, zones, default).into_iter().next()
    };
    let replaced = first("RECURRENCE-ID", &own);
    let start = first("DTSTART", &own);
    // Of one that is called off it is enough to know which.
    let is_instead = replaced.is_some();
    let start = start.or(replaced.filter(|_| is_cancelled));
    let start = start.ok_or(Unfit::NoStart)?;
    let length = match length_of(component, zones, &start) {
        // And what stands for one of its times does so without a length too.
        Err(_) if is_cancelled || is_instead => Length::by_wall(TimeDelta::zero()),
        length => length?,
    };
    let every = |name: &'static str| {
        component
            .properties
            .iter()
            .filter(move |one| one.name == name)
    };
    let rules = |name| {
        let rules = every(name).map(|rule| rule.val.as_str().trim().to_owned());
        rules.filter(|rule| !rule.is_empty()).collect()
    };
    let range = component.find_prop("RECURRENCE-ID");
    let range = range.and_then(|property| parameter(property, "RANGE"));
    Ok(Event {
        uid: text(component, "UID"),
        sequence: text(component, "SEQUENCE").parse().unwrap_or(0),
        instead_of: first("RECURRENCE-ID", &start.clock),
        from_then_on: range.is_some_and(|range| range.eq_ignore_ascii_case("THISANDFUTURE")),
        rules: rules("RRULE"),
        except_rules: rules("EXRULE"),
        extra: every("RDATE")
            .flat_map(|property| extras(property, zones, &start))
            .collect(),
        except: every("EXDATE")
            .flat_map(|property| stamps(property, zones, &start.clock))
            .collect(),
        start,
        length,
        is_cancelled,
        whose: whose(component, calendar, product),
    })
}

fn extras(property: &Property<'_>, zones: &Zones, start: &Stamp) -> Vec<Extra> {
    let clock = clock_of(property, zones, &start.clock);
    let values = property.val.as_str().split(',').map(str::to_owned);
    let starts = stamps(property, zones, &start.clock);
    let lengths = values.map(|value| period(&value, &clock));
    starts
        .into_iter()
        .zip(lengths)
        .map(|(start, length)| Extra { start, length })
        .collect()
}

/// Of an event without an end: its duration, or the whole day.
fn length_of(component: &Component<'_>, zones: &Zones, start: &Stamp) -> Result<Length, Unfit> {
    let whole_day = Length::by_wall(TimeDelta::days(1));
    let end = component.find_prop("DTEND");
    let end = end.and_then(|end| stamps(end, zones, &start.clock).into_iter().next());
    if let Some(end) = end {
        if start.is_day && end.is_day && end.wall == start.wall {
            return Ok(whole_day);
        }
        if end.clock == start.clock {
            return Ok(Length::by_wall(end.wall - start.wall));
        }
        let exact = end.at().zip(start.at()).map(|(end, start)| end - start);
        return Ok(Length {
            by_wall: TimeDelta::zero(),
            exact: exact.ok_or(Unfit::TooFar)?,
        });
    }
    let duration = text(component, "DURATION");
    match length(&duration) {
        Some(length) => Ok(length),
        None if start.is_day => Ok(whole_day),
        None => Err(Unfit::NoEnd),
    }
}
