//! What a calendar calls a zone: an IANA name, one with something before it, or that of Windows.

use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap},
};

use chrono::{DateTime, Utc};
use icalendar::parser::Component;

use super::{described, windows};
use crate::{domain::Zone, exchange::zones};

pub(super) struct Zones {
    /// Where times carry none.
    pub(super) own: Zone,
    /// Of zones that the calendar describes, the names they are known under elsewhere.
    described: HashMap<String, Zone>,
    /// Names that nobody knows.
    unknown: RefCell<BTreeSet<String>>,
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
            let known = known.or_else(|| described::zone(zone, &[own, fallback], horizon));
            Some((name, known?))
        });
        Self {
            own,
            described: described.collect(),
            unknown: RefCell::default(),
        }
    }

    /// A name that nobody knows stands for the calendar's own zone, and is remembered.
    pub(super) fn find(&self, name: &str) -> Zone {
        let name = name.trim().trim_matches('"');
        let offset = || {
            name.get(..3)
                .filter(|utc| ["UTC", "GMT"].contains(utc))
                .and_then(|_| zones::named(name))
        };
        let known = named(name).or_else(|| self.described.get(name).copied());
        known.or_else(offset).unwrap_or_else(|| {
            self.unknown.borrow_mut().insert(name.to_owned());
            self.own
        })
    }

    pub(super) fn notes(&self) -> Vec<String> {
        let unknown = self.unknown.borrow();
        let own = self.own.name();
        let notes = unknown.iter().map(|name| {
            format!("The time zone “{name}” is not known; its times were read in {own}.")
        });
        notes.collect()
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
