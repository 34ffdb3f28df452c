//! The events of one calendar, each as often as it comes.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use icalendar::parser::Component;

use super::people::{Whose, text, whose};
use super::repeat;
use super::stamp::{Length, Stamp, length, settle, stamps};
use super::zones::Zones;
use super::{CalendarOptions, CalendarReading, Occurrence};
use crate::domain::Zone;

/// An event as it stands in the file.
#[derive(Clone)]
struct Event {
    uid: String,
    sequence: i64,
    start: Stamp,
    length: Length,
    /// Of which repetition it takes the place.
    instead_of: Option<DateTime<Utc>>,
    /// And of all that come after that one.
    from_then_on: bool,
    rules: Vec<String>,
    /// What they give is left out.
    except_rules: Vec<String>,
    extra: Vec<Stamp>,
    except: Vec<Stamp>,
    is_cancelled: bool,
    whose: Whose,
}

pub(super) fn read_calendar(
    calendar: &Component<'_>,
    options: &CalendarOptions,
    horizon: DateTime<Utc>,
    reading: &mut CalendarReading,
) {
    let name = text(calendar, "X-WR-CALNAME");
    let product = product(calendar);
    let zones = Zones::of(calendar, options.zone);
    let mut events = Vec::new();
    for component in calendar
        .components
        .iter()
        .filter(|one| one.name == "VEVENT")
    {
        match event(component, &zones, &name, &product) {
            Ok(event) => events.push(event),
            Err(problem) => {
                let title = text(component, "SUMMARY");
                reading
                    .notes
                    .push(format!("“{title}” was left out: {problem}."));
            }
        }
    }
    let events = newest(events);
    follow(&events, options.zone, horizon, reading);
    if reading.name.is_empty() {
        reading.name = name;
    }
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
) -> Result<Event, String> {
    let start = one(component, "DTSTART", zones)?.ok_or("it has no start")?;
    let length = length_of(component, zones, start)?;
    let many = |name: &str| -> Result<Vec<Stamp>, String> {
        let properties = component.properties.iter().filter(|one| one.name == name);
        let read =
            properties.map(|property| stamps(property, zones).map_err(|zone| unknown(&zone)));
        Ok(read
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .flatten()
            .collect())
    };
    let instead_of = one(component, "RECURRENCE-ID", zones)?;
    let rules = |name: &str| -> Vec<String> {
        let found = component.properties.iter().filter(|one| one.name == name);
        found.map(|rule| rule.val.as_str().to_owned()).collect()
    };
    let range = component
        .find_prop("RECURRENCE-ID")
        .and_then(|property| property.params.iter().find(|one| one.key == "RANGE"))
        .and_then(|range| range.val.as_ref());
    Ok(Event {
        uid: text(component, "UID"),
        sequence: text(component, "SEQUENCE").parse().unwrap_or(0),
        start,
        length,
        instead_of: instead_of.and_then(Stamp::at),
        from_then_on: range.is_some_and(|range| range.as_str() == "THISANDFUTURE"),
        rules: rules("RRULE"),
        except_rules: rules("EXRULE"),
        extra: many("RDATE")?,
        except: many("EXDATE")?,
        is_cancelled: text(component, "STATUS").eq_ignore_ascii_case("CANCELLED"),
        whose: whose(component, calendar, product),
    })
}

fn one(component: &Component<'_>, name: &str, zones: &Zones) -> Result<Option<Stamp>, String> {
    let Some(property) = component.find_prop(name) else {
        return Ok(None);
    };
    let read = stamps(property, zones).map_err(|zone| unknown(&zone))?;
    Ok(read.into_iter().next())
}

fn unknown(zone: &str) -> String {
    format!("its time zone “{zone}” is not known")
}

/// Of an event without an end: its duration, or the whole day.
fn length_of(component: &Component<'_>, zones: &Zones, start: Stamp) -> Result<Length, String> {
    if let Some(end) = one(component, "DTEND", zones)? {
        if end.zone == start.zone {
            return Ok(Length::by_wall(end.wall - start.wall));
        }
        let exact = end.at().zip(start.at()).map(|(end, start)| end - start);
        return Ok(Length {
            by_wall: TimeDelta::zero(),
            exact: exact.ok_or("its times lie too far away")?,
        });
    }
    let duration = text(component, "DURATION");
    match length(&duration) {
        Some(length) => Ok(length),
        None if start.is_day => Ok(Length::by_wall(TimeDelta::days(1))),
        None => Err("it has no end".to_owned()),
    }
}

/// Of several versions of an event the latest.
fn newest(events: Vec<Event>) -> Vec<Event> {
    let mut kept: Vec<Event> = Vec::new();
    for event in events {
        let same = kept.iter_mut().find(|other| {
            !event.uid.is_empty()
                && other.uid == event.uid
                && other.instead_of == event.instead_of
                && (event.instead_of.is_some() || other.start == event.start)
        });
        match same {
            Some(other) if other.sequence <= event.sequence => *other = event,
            Some(_) => {}
            None => kept.push(event),
        }
    }
    kept
}

fn follow(events: &[Event], shown_in: Zone, horizon: DateTime<Utc>, reading: &mut CalendarReading) {
    let replaced: HashSet<(&str, DateTime<Utc>)> = events
        .iter()
        .filter_map(|event| Some((event.uid.as_str(), event.instead_of?)))
        .collect();
    let mut masters: HashMap<&str, usize> = HashMap::new();
    for event in events.iter().filter(|event| event.instead_of.is_none()) {
        *masters.entry(&event.uid).or_default() += 1;
    }
    let changes = changes(events);
    let mut lost = 0;
    for event in events.iter().filter(|event| !event.is_cancelled) {
        let walls = match event.instead_of {
            Some(_) => Ok(vec![event.start.wall]),
            None => walls(event, horizon),
        };
        let walls = walls.unwrap_or_else(|problem| {
            let title = event.whose.names.first().cloned().unwrap_or_default();
            reading.notes.push(format!(
                "“{title}”: its rule could not be followed ({problem}); only its first time is here."
            ));
            vec![event.start.wall]
        });
        let is_alone = masters.get(event.uid.as_str()) == Some(&1)
            && event.rules.is_empty()
            && event.extra.is_empty();
        for wall in walls {
            let Some(at) = settle(wall, event.start.zone) else {
                continue;
            };
            if event.instead_of.is_none() && replaced.contains(&(event.uid.as_str(), at)) {
                continue;
            }
            let occurrence = match change_at(event, at, &changes) {
                None => occurrence(event, wall, shown_in, is_alone),
                Some((_, change)) if change.is_cancelled => continue,
                Some((since, change)) => {
                    let (moved, wall) = moved(event, (at, wall), since, change);
                    occurrence(&moved, wall, shown_in, false)
                }
            };
            lost += usize::from(occurrence.is_none());
            reading.occurrences.extend(occurrence);
        }
    }
    match lost {
        0 => {}
        1 => reading
            .notes
            .push("1 time was left out: its end does not lie after its start.".to_owned()),
        lost => reading.notes.push(format!(
            "{lost} times were left out: their ends do not lie after their starts."
        )),
    }
}

/// What changes repeating events from one of their times on, oldest first.
fn changes(events: &[Event]) -> HashMap<&str, Vec<(DateTime<Utc>, &Event)>> {
    let mut changes: HashMap<&str, Vec<(DateTime<Utc>, &Event)>> = HashMap::new();
    for event in events.iter().filter(|event| event.from_then_on) {
        if let Some(since) = event.instead_of {
            changes.entry(&event.uid).or_default().push((since, event));
        }
    }
    for of_one in changes.values_mut() {
        of_one.sort_by_key(|(since, _)| *since);
    }
    changes
}

/// The latest change that covers this time of an event.
fn change_at<'a>(
    event: &Event,
    at: DateTime<Utc>,
    changes: &HashMap<&str, Vec<(DateTime<Utc>, &'a Event)>>,
) -> Option<(DateTime<Utc>, &'a Event)> {
    if event.instead_of.is_some() {
        return None;
    }
    let of_it = changes.get(event.uid.as_str())?;
    of_it.iter().rev().find(|(since, _)| *since <= at).copied()
}

/// One time of an event as a change since then has it: as much later by the clock on the wall, as long, and as named there.
fn moved(
    event: &Event,
    (at, wall): (DateTime<Utc>, NaiveDateTime),
    since: DateTime<Utc>,
    change: &Event,
) -> (Event, NaiveDateTime) {
    let moved = Event {
        start: change.start,
        length: change.length,
        whose: change.whose.clone(),
        instead_of: Some(at),
        ..event.clone()
    };
    let before = since.with_timezone(&event.start.zone.0).naive_local();
    let by = change.start.wall - before;
    let wall = wall.checked_add_signed(by).unwrap_or(wall);
    (moved, wall)
}

/// By its rules and added times, without the exceptions.
fn walls(event: &Event, horizon: DateTime<Utc>) -> Result<Vec<NaiveDateTime>, String> {
    let zone = event.start.zone;
    let mut walls = repeat::times(event.start, &event.rules, horizon)?;
    for stamp in &event.extra {
        let in_zone = if stamp.is_day && !event.start.is_day {
            Some(stamp.wall.date().and_time(event.start.wall.time()))
        } else {
            stamp.at().map(|at| at.with_timezone(&zone.0).naive_local())
        };
        walls.extend(in_zone);
    }
    walls.sort_unstable();
    walls.dedup();
    if !event.except_rules.is_empty() {
        let without = repeat::times(event.start, &event.except_rules, horizon)?;
        walls.retain(|wall| without.binary_search(wall).is_err());
    }
    walls.retain(|wall| {
        let at = settle(*wall, zone);
        event.except.iter().all(|except| {
            let is_day = except.is_day && except.wall.date() == wall.date();
            !is_day && (except.is_day || except.at() != at)
        })
    });
    Ok(walls)
}

fn occurrence(
    event: &Event,
    wall: NaiveDateTime,
    shown_in: Zone,
    is_alone: bool,
) -> Option<Occurrence> {
    let zone = event.start.zone;
    let from = settle(wall, zone)?;
    let to = event.length.after(wall, zone)?;
    let time = event.instead_of.unwrap_or(from);
    let key = if event.uid.is_empty() {
        format!("{} {}", event.whose.rotation, time.to_rfc3339())
    } else if is_alone && event.instead_of.is_none() {
        event.uid.clone()
    } else {
        format!("{} {}", event.uid, time.to_rfc3339())
    };
    (from < to).then(|| Occurrence {
        key,
        from,
        to,
        // What is written in UTC was written by a machine, for someone who lives elsewhere.
        zone: if zone == Zone::UTC { shown_in } else { zone },
        rotation: event.whose.rotation.clone(),
        names: event.whose.names.clone(),
        open_end: event.whose.open_end,
    })
}
