//! Occurrences of a calendar become shifts of mine, each of them once, however often the file comes.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::gone::Gone;
use super::people::name_key;
use super::{
    CalendarOptions, CalendarPerson, CalendarReading, CalendarReport, CalendarShift,
    CalendarShiftState, Occurrence,
};
use crate::Result;
use crate::domain::{Shift, ShiftId, SourceRef, Zone};
use crate::exchange::import::was_taken_back;
use crate::exchange::merge::{self, Given};
use crate::store::record::Stored;
use crate::store::write::Write;
use crate::store::{document, history, settings};

/// How the history calls it.
pub(crate) const IMPORT_CALENDAR: &str = "Import calendar";

pub(super) const KIND: &str = "icalendar";

pub(crate) fn bring_in(
    write: &mut Write<'_>,
    reading: CalendarReading,
    options: &CalendarOptions,
) -> Result<CalendarReport> {
    let mut report = CalendarReport {
        calendar: reading.name,
        notes: reading.notes,
        ..CalendarReport::default()
    };
    let mut occurrences = reading.occurrences;
    let in_file: HashSet<String> = occurrences.iter().map(|one| one.key.clone()).collect();
    let events: HashSet<String> = occurrences
        .iter()
        .filter_map(|one| one.event.clone())
        .collect();
    occurrences.retain(|one| in_period(one, options));
    let me = me(write, &occurrences, options, &mut report)?;
    let mine = |one: &Occurrence| {
        one.names.is_empty() || one.names.iter().any(|name| me.contains(&name_key(name)))
    };
    let known = Known::of(write, &occurrences)?;
    let mut taken = HashSet::new();
    for one in &occurrences {
        let state = if report.asks_who || !mine(one) {
            CalendarShiftState::NotMine
        } else {
            put(write, one, options, &known, &mut taken)?
        };
        report.add(shown(one, state));
    }
    if !report.asks_who && reading.is_whole {
        let (mine, others): (Vec<_>, Vec<_>) = occurrences.iter().partition(|one| mine(one));
        // Under a name that was mine before, a shift is not somebody else's.
        let mut names = me.clone();
        let settings = settings::load(write.conn())?.value;
        names.extend(settings.on_call.me.iter().map(|name| name_key(name)));
        let is_mine = |name: &String| names.contains(&name_key(name));
        let others = others
            .into_iter()
            .filter(|one| !one.names.iter().any(is_mine));
        let gone = Gone::new(&mine, others.collect(), &in_file, &events);
        gone.take_away(write, &known, &taken, &mut report)?;
    }
    report.shifts.sort_by_key(|one| (one.from, one.to));
    Ok(report)
}

impl CalendarReport {
    pub(super) fn add(&mut self, shift: CalendarShift) {
        let count = match shift.state {
            CalendarShiftState::New => &mut self.new,
            CalendarShiftState::Changed => &mut self.changed,
            CalendarShiftState::Unchanged => &mut self.unchanged,
            CalendarShiftState::StaysDeleted => &mut self.stay_deleted,
            CalendarShiftState::Gone => &mut self.gone,
            CalendarShiftState::NotMine => &mut self.not_mine,
        };
        *count += 1;
        self.shifts.push(shift);
    }
}

fn in_period(one: &Occurrence, options: &CalendarOptions) -> bool {
    let day = |at: chrono::DateTime<chrono::Utc>| -> NaiveDate {
        at.with_timezone(&options.zone.0).date_naive()
    };
    options.from.is_none_or(|from| day(one.to) >= from)
        && options.until.is_none_or(|until| day(one.from) <= until)
}

/// The names that are mine, as they are compared. What was said now is kept for the next time. A calendar of one person
/// is taken to be one's own.
fn me(
    write: &mut Write<'_>,
    occurrences: &[Occurrence],
    options: &CalendarOptions,
    report: &mut CalendarReport,
) -> Result<HashSet<String>> {
    let mut settings = settings::load(write.conn())?.value;
    let said = if options.me.is_empty() {
        &settings.on_call.me
    } else {
        &options.me
    };
    let mut me: HashSet<String> = said.iter().map(|name| name_key(name)).collect();
    let people = people(occurrences);
    let is_known = |me: &HashSet<String>| {
        people
            .iter()
            .any(|(names, _)| names.iter().any(|name| me.contains(&name_key(name))))
    };
    if !is_known(&me) {
        match people.as_slice() {
            [] => {}
            [(names, _)] if said.is_empty() && shared(occurrences).is_empty() => {
                me.extend(names.iter().map(|name| name_key(name)));
                report.notes.push(format!(
                    "“{}” is the only person in it, so that is you.",
                    names[0]
                ));
            }
            _ => report.asks_who = true,
        }
    } else if !options.me.is_empty() {
        for name in &options.me {
            if !settings
                .on_call
                .me
                .iter()
                .any(|known| name_key(known) == name_key(name))
            {
                settings.on_call.me.push(name.clone());
            }
        }
        write.put(settings)?;
    }
    report.people = people
        .into_iter()
        .map(|(names, shifts)| CalendarPerson {
            is_me: names.iter().any(|name| me.contains(&name_key(name))),
            name: names[0].clone(),
            shifts,
        })
        .collect();
    Ok(me)
}

/// Each with all their names, in the order of how often they come.
fn people(occurrences: &[Occurrence]) -> Vec<(Vec<String>, u32)> {
    let shared = shared(occurrences);
    let mut people: Vec<(Vec<String>, u32)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for one in occurrences.iter().filter(|one| !one.names.is_empty()) {
        let mut own = one.names.clone();
        own.retain(|name| !shared.contains(&name_key(name)));
        if own.is_empty() {
            own.clone_from(&one.names);
        }
        let keys: Vec<String> = own.iter().map(|name| name_key(name)).collect();
        if let Some(place) = keys.iter().filter_map(|key| places.get(key)).min() {
            people[*place].1 += 1;
        } else {
            places.extend(keys.into_iter().map(|key| (key, people.len())));
            people.push((own, 1));
        }
    }
    people.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    people
}

/// What stands beside the names of people who have nothing else in common is no person: a title of every event, the
/// address of a team.
fn shared(occurrences: &[Occurrence]) -> HashSet<String> {
    let known: HashSet<Vec<String>> = occurrences
        .iter()
        .map(|one| one.names.iter().map(|name| name_key(name)).collect())
        .collect();
    let mut with: HashMap<&String, Vec<&Vec<String>>> = HashMap::new();
    for names in &known {
        for name in names {
            with.entry(name).or_default().push(names);
        }
    }
    let joins_strangers = |with_it: &Vec<&Vec<String>>| {
        // Several such may stand side by side.
        let is_everywhere = |other: &&String| with_it.iter().all(|names| names.contains(other));
        let mut groups: Vec<HashSet<&String>> = Vec::new();
        for names in with_it {
            let own = names.iter().filter(|other| !is_everywhere(other));
            let mut group: HashSet<&String> = own.collect();
            if group.is_empty() {
                continue;
            }
            let groups_now = std::mem::take(&mut groups);
            let (same, apart): (Vec<_>, Vec<_>) = groups_now
                .into_iter()
                .partition(|known| !known.is_disjoint(&group));
            group.extend(same.into_iter().flatten());
            groups = apart;
            groups.push(group);
        }
        groups.len() > 1
    };
    let shared = with.iter().filter(|(_, names)| joins_strangers(names));
    shared.map(|(name, _)| (*name).clone()).collect()
}

/// Shifts that are here.
pub(super) struct Known {
    /// Of earlier imports.
    pub(super) by_key: HashMap<String, Stored<Shift>>,
    /// Those whose key the file does not have, by schedule and start: some feeds give a shift a new key when its end
    /// moves, and one that was entered by hand has none.
    pub(super) by_start: HashMap<(String, i64), Vec<Stored<Shift>>>,
}

impl Known {
    fn of(write: &Write<'_>, occurrences: &[Occurrence]) -> Result<Self> {
        let keys: HashSet<&str> = occurrences.iter().map(|one| one.key.as_str()).collect();
        let mut known = Self {
            by_key: HashMap::new(),
            by_start: HashMap::new(),
        };
        for stored in document::all_stored::<Shift>(write.conn())? {
            let source = stored
                .value
                .source
                .as_ref()
                .filter(|source| source.kind == KIND);
            let key = source.map(|source| source.id.clone());
            if key.as_ref().is_none_or(|key| !keys.contains(key.as_str())) {
                let place = (stored.value.rotation.clone(), stored.value.from.timestamp());
                known
                    .by_start
                    .entry(place)
                    .or_default()
                    .push(stored.clone());
            }
            if let Some(key) = key {
                known.by_key.insert(key, stored);
            }
        }
        Ok(known)
    }

    fn find(&self, one: &Occurrence, taken: &HashSet<ShiftId>) -> Option<&Stored<Shift>> {
        let place = || {
            let same = self
                .by_start
                .get(&(one.rotation.clone(), one.from.timestamp()))?;
            same.iter()
                .find(|stored| !taken.contains(&stored.value.id) && stored.deleted_at.is_none())
        };
        self.by_key.get(&one.key).or_else(place)
    }
}

fn put(
    write: &mut Write<'_>,
    one: &Occurrence,
    options: &CalendarOptions,
    known: &Known,
    taken: &mut HashSet<ShiftId>,
) -> Result<CalendarShiftState> {
    let Some(here) = known.find(one, taken) else {
        let shift = shift_of(one, ShiftId(write.new_id()), options);
        write.put(shift)?;
        return Ok(CalendarShiftState::New);
    };
    let id = here.value.id;
    taken.insert(id);
    let is_back = here.deleted_at.is_some() && was_not_deleted_by_hand(write, id)?;
    if here.deleted_at.is_some() && !is_back {
        return Ok(CalendarShiftState::StaysDeleted);
    }
    if is_back {
        write.undelete(&id.into())?;
    }
    // One that was entered by hand follows no calendar.
    if here.value.source.is_none() {
        return Ok(CalendarShiftState::Unchanged);
    }
    let merged = merged(&here.value, &shift_of(one, id, options), &given(write, id)?);
    let is_changed = merged != here.value;
    write.put(merged)?;
    Ok(match (is_back, is_changed) {
        (true, _) => CalendarShiftState::New,
        (false, true) => CalendarShiftState::Changed,
        (false, false) => CalendarShiftState::Unchanged,
    })
}

/// An import of it was undone, or a later file did not have it.
fn was_not_deleted_by_hand(write: &Write<'_>, id: ShiftId) -> Result<bool> {
    let history = history::of_item(write.conn(), &id.into())?;
    let latest = history
        .first()
        .map(|(operation, _)| operation.label.as_str());
    Ok(latest == Some(IMPORT_CALENDAR) || was_taken_back(write.conn(), &id.into())?)
}

fn shift_of(one: &Occurrence, id: ShiftId, options: &CalendarOptions) -> Shift {
    Shift {
        id,
        from: one.from,
        to: one.to,
        zone: one.zone,
        rotation: one.rotation.clone(),
        duty: options.duty,
        open_end: one.open_end,
        source: Some(SourceRef {
            kind: KIND.to_owned(),
            id: one.key.clone(),
        }),
    }
}

fn given(write: &Write<'_>, id: ShiftId) -> Result<Given> {
    let mut given = Given::default();
    for (operation, change) in history::of_item(write.conn(), &id.into())? {
        if let Some(after) = change.after.filter(|_| operation.label == IMPORT_CALENDAR) {
            given.add(change.before.as_ref().map(|before| &before.0), &after.0);
        }
    }
    Ok(given)
}

/// What the user changed stays; duty and zone were chosen at the first import and stay too.
fn merged(here: &Shift, source: &Shift, given: &Given) -> Shift {
    let mut merged = here.clone();
    if merge::is_the_sources("from", &here.from, given) {
        merged.from = source.from;
    }
    if merge::is_the_sources("to", &here.to, given) {
        merged.to = source.to;
        merged.open_end = source.open_end;
    }
    if merge::is_the_sources("rotation", &here.rotation, given) {
        merged.rotation.clone_from(&source.rotation);
    }
    merged.source.clone_from(&source.source);
    merged
}

fn shown(one: &Occurrence, state: CalendarShiftState) -> CalendarShift {
    let zone: Zone = one.zone;
    CalendarShift {
        from: one.from,
        to: one.to,
        zone,
        rotation: one.rotation.clone(),
        person: one.names.first().cloned().unwrap_or_default(),
        open_end: one.open_end,
        state,
    }
}
