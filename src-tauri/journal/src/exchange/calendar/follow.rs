//! Events come as often as their rules say, and not where something stands in their place.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use rrule::RRuleError;

use super::clock::Clock;
use super::event::Event;
use super::repeat::{self, Times};
use super::stamp::Stamp;
use super::{CalendarOptions, CalendarReading, Occurrence};
use crate::domain::Zone;

pub(super) fn follow(
    events: Vec<Event>,
    options: &CalendarOptions,
    horizon: DateTime<Utc>,
    reading: &mut CalendarReading,
) {
    let events = newest(events);
    let replaced = replaced(&events);
    let changes = changes(&events);
    let mut masters: HashMap<&str, Vec<&Event>> = HashMap::new();
    for event in events.iter().filter(|event| event.instead_of.is_none()) {
        masters.entry(&event.uid).or_default().push(event);
    }
    let masters_of = |event: &Event| {
        masters
            .get(event.uid.as_str())
            .map_or(&[][..], Vec::as_slice)
    };
    let is_left = |event: &&Event| {
        !event.is_cancelled
            && !masters_of(event)
                .iter()
                .any(|master| leaves_out(master, event))
    };
    let mut lost = 0;
    for event in events.iter().filter(is_left) {
        let is_only = masters_of(event).len() <= 1;
        let is_alone = is_only && event.rules.is_empty() && event.extra.is_empty();
        for wall in walls_of(event, horizon, reading) {
            let Some(at) = event.start.clock.at(wall) else {
                continue;
            };
            let stands_for_it = |stamp: &&Stamp| stamp.names(wall, &event.start);
            let others = replaced
                .get(event.uid.as_str())
                .filter(|_| event.instead_of.is_none());
            if others.is_some_and(|stamps| stamps.iter().any(stands_for_it)) {
                continue;
            }
            let occurrence = match change_at(event, at, &changes) {
                None => occurrence(event, wall, options.zone, is_alone),
                Some((_, change)) if change.is_cancelled => continue,
                Some((since, change)) => {
                    let (moved, wall) = moved(event, (at, wall), since, change);
                    occurrence(&moved, wall, options.zone, false)
                }
            };
            lost += usize::from(occurrence.is_none());
            reading.occurrences.extend(occurrence.map(|one| Occurrence {
                event: Some(event.uid.clone()).filter(|uid| is_only && !uid.is_empty()),
                ..one
            }));
        }
    }
    tell_apart(&mut reading.occurrences);
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

/// Of several versions of an event the latest; of one number, one for each start, because some feeds call all by one name.
fn newest(events: Vec<Event>) -> Vec<Event> {
    let mut latest: HashMap<Name, i64> = HashMap::new();
    for event in events.iter().filter(|event| !event.uid.is_empty()) {
        let known = latest.entry(name(event)).or_insert(event.sequence);
        *known = event.sequence.max(*known);
    }
    let mut kept: Vec<Event> = Vec::new();
    let mut places: HashMap<(Name, Option<Stamp>), usize> = HashMap::new();
    for event in events {
        if event.uid.is_empty() {
            kept.push(event);
            continue;
        }
        let name = name(&event);
        if latest.get(&name) != Some(&event.sequence) {
            continue;
        }
        let start = Some(event.start.clone()).filter(|_| event.instead_of.is_none());
        let place = *places.entry((name, start)).or_insert(kept.len());
        match kept.get_mut(place) {
            Some(other) => *other = event,
            None => kept.push(event),
        }
    }
    kept
}

/// What all versions of an event, or of one of its times, have in common.
type Name = (String, Option<DateTime<Utc>>);

fn name(event: &Event) -> Name {
    (
        event.uid.clone(),
        event.instead_of.as_ref().and_then(Stamp::at),
    )
}

/// Whether a moved time was deleted after it was moved: its event, which is no older, leaves that time out. Some programs
/// keep the moved one in the file.
fn leaves_out(event: &Event, moved: &Event) -> bool {
    let Some(stamp) = &moved.instead_of else {
        return false;
    };
    let wall = match stamp.at() {
        Some(at) if !event.start.is_day => event.start.clock.wall(at),
        Some(_) | None => stamp.wall,
    };
    let mut except = event.except.iter();
    moved.sequence <= event.sequence && except.any(|except| except.names(wall, &event.start))
}

/// Which times of an event something else stands for.
fn replaced(events: &[Event]) -> HashMap<&str, Vec<&Stamp>> {
    let mut replaced: HashMap<&str, Vec<&Stamp>> = HashMap::new();
    for event in events {
        if let Some(stamp) = &event.instead_of {
            replaced.entry(&event.uid).or_default().push(stamp);
        }
    }
    replaced
}

/// What changes repeating events from one of their times on, oldest first.
fn changes(events: &[Event]) -> HashMap<&str, Vec<(DateTime<Utc>, &Event)>> {
    let mut changes: HashMap<&str, Vec<(DateTime<Utc>, &Event)>> = HashMap::new();
    for event in events.iter().filter(|event| event.from_then_on) {
        if let Some(since) = event.instead_of.as_ref().and_then(Stamp::at) {
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
        start: change.start.clone(),
        length: change.length,
        whose: change.whose.clone(),
        instead_of: Some(Stamp {
            wall: at.naive_utc(),
            clock: Clock::UTC,
            is_day: false,
        }),
        ..event.clone()
    };
    let before = event.start.clock.wall(since);
    let by = change.start.wall - before;
    let wall = wall.checked_add_signed(by).unwrap_or(wall);
    (moved, wall)
}

/// On its own clock; what cannot be followed is said.
fn walls_of(
    event: &Event,
    horizon: DateTime<Utc>,
    reading: &mut CalendarReading,
) -> Vec<NaiveDateTime> {
    if event.instead_of.is_some() {
        return vec![event.start.wall];
    }
    let title = || event.whose.names.first().cloned().unwrap_or_default();
    match walls(event, horizon) {
        Ok(times) => {
            if times.is_cut {
                let (title, count) = (title(), times.walls.len());
                reading.notes.push(format!(
                    "“{title}” comes too often: only its first {count} times are here."
                ));
            }
            times.walls
        }
        Err(problem) => {
            let title = title();
            reading.notes.push(format!(
                "“{title}”: its rule could not be followed ({problem}); only its first time is here."
            ));
            vec![event.start.wall]
        }
    }
}

/// By its rules and added times, without the exceptions.
fn walls(event: &Event, horizon: DateTime<Utc>) -> Result<Times, RRuleError> {
    let mut times = repeat::times(&event.start, &event.rules, horizon)?;
    if repeat::counts_start(&event.start, &event.rules) {
        times.walls.push(event.start.wall);
    }
    let extra = event.extra.iter().filter_map(|extra| event.wall_of(extra));
    times.walls.extend(extra);
    times.walls.sort_unstable();
    times.walls.dedup();
    if !event.except_rules.is_empty() {
        let without = repeat::times(&event.start, &event.except_rules, horizon)?.walls;
        times
            .walls
            .retain(|wall| without.binary_search(wall).is_err());
    }
    times.walls.retain(|wall| {
        let mut except = event.except.iter();
        !except.any(|except| except.names(*wall, &event.start))
    });
    Ok(times)
}

fn occurrence(
    event: &Event,
    wall: NaiveDateTime,
    shown_in: Zone,
    is_alone: bool,
) -> Option<Occurrence> {
    let clock = &event.start.clock;
    let from = clock.at(wall)?;
    let mut extra = event.extra.iter();
    let extra = extra.find(|extra| event.wall_of(extra) == Some(wall));
    let length = extra.and_then(|extra| extra.length).unwrap_or(event.length);
    let to = length.after(wall, clock)?;
    let time = event.instead_of.as_ref().and_then(Stamp::at);
    let time = time.unwrap_or(from);
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
        zone: if *clock == Clock::UTC {
            shown_in
        } else {
            clock.shown_in()
        },
        rotation: event.whose.rotation.clone(),
        names: event.whose.names.clone(),
        open_end: event.whose.open_end,
        event: None,
    })
}

/// Those without a name of their own that begin together are told apart by whose they are.
fn tell_apart(occurrences: &mut [Occurrence]) {
    let mut times: HashMap<String, usize> = HashMap::new();
    for one in occurrences.iter() {
        *times.entry(one.key.clone()).or_default() += 1;
    }
    for one in occurrences.iter_mut().filter(|one| times[&one.key] > 1) {
        if let Some(person) = one.names.first() {
            one.key = format!("{person} {}", one.key);
        }
    }
}
