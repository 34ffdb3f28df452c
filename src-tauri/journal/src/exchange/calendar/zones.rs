//! What a calendar calls a zone: an IANA name, one with something before it, or that of Windows.

use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap},
};

use chrono::{DateTime, Utc};
use icalendar::parser::Component;

use super::clock::Clock;
use super::displayed::{self, Displayed};
use super::{described, windows};
use crate::{domain::Zone, exchange::zones};

pub(super) struct Zones {
    /// Where times carry none.
    pub(super) own: Zone,
    /// Zones that the calendar describes, by their names in it.
    described: HashMap<String, Clock>,
    horizon: DateTime<Utc>,
    /// What is to be said of names that were come upon.
    notes: RefCell<BTreeSet<String>>,
}

impl Zones {
    pub(super) fn of(calendar: &Component<'_>, fallback: Zone, horizon: DateTime<Utc>) -> Self {
        let own = calendar.find_prop("X-WR-TIMEZONE");
        let own = own
            .and_then(|name| named(name.val.as_str()))
            .unwrap_or(fallback);
        let zones = calendar
            .components
            .iter()
            .filter(|one| one.name == "VTIMEZONE");
        let described = zones.filter_map(|zone| {
            let name = zone.find_prop("TZID")?.val.as_str().trim().to_owned();
            if named(&name).is_some() {
                return None;
            }
            let place = zone.find_prop("X-LIC-LOCATION");
            let known = place.and_then(|place| named(place.val.as_str()));
            let known = known.map(Clock::Known);
            let clock = known.or_else(|| described::clock(zone, &[own, fallback], horizon));
            Some((name, clock?))
        });
        Self {
            own,
            described: described.collect(),
            horizon,
            notes: RefCell::default(),
        }
    }

    /// A name that nobody knows stands for the calendar's own zone.
    pub(super) fn find(&self, name: &str) -> Clock {
        let name = name.trim().trim_matches('"');
        if let Some(zone) = named(name) {
            return Clock::Known(zone);
        }
        if let Some(clock) = self.described.get(name) {
            if let Clock::Own { shown_in, .. } = clock {
                let shown_in = shown_in.name();
                self.note(format!("No known time zone has the clock changes that the calendar gives “{name}”; its times were read by those, and are shown in {shown_in}."));
            }
            return clock.clone();
        }
        let offset = || {
            name.get(..3)
                .filter(|utc| ["UTC", "GMT"].contains(utc))
                .and_then(|_| zones::named(name))
        };
        match displayed::zone(name, self.horizon) {
            Some(Displayed::Place(zone)) => Clock::Known(zone),
            Some(Displayed::Offset(offset)) => {
                self.note(format!("Of the time zone “{name}” only its offset is known; its times were read by that, all year."));
                Clock::fixed(offset, self.own)
            }
            None => Clock::Known(offset().unwrap_or_else(|| {
                let own = self.own.name();
                self.note(format!(
                    "The time zone “{name}” is not known; its times were read in {own}."
                ));
                self.own
            })),
        }
    }

    fn note(&self, note: String) {
        self.notes.borrow_mut().insert(note);
    }

    pub(super) fn notes(&self) -> Vec<String> {
        self.notes.borrow().iter().cloned().collect()
    }
}

/// "Europe/Berlin", "/freeassociation.sourceforge.net/Europe/Berlin", "W. Europe Standard Time".
fn named(name: &str) -> Option<Zone> {
    let name = name.trim();
    if let Ok(zone) = name.parse() {
        return Some(zone);
    }
    if let Some(iana) = windows::iana(name) {
        return iana.parse().ok();
    }
    let parts: Vec<&str> = name.split('/').collect();
    let ends = (1..parts.len()).map(|from| parts[from..].join("/"));
    ends.filter(|end| end.contains('/'))
        .find_map(|end| end.parse().ok())
}
