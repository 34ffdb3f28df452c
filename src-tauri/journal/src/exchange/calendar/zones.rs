//! What a calendar calls a zone: an IANA name, one with something before it, or that of Windows.

use std::collections::HashMap;

use icalendar::parser::Component;

use super::windows;
use crate::domain::Zone;

pub(super) struct Zones {
    /// Where times carry none.
    pub(super) own: Zone,
    /// Of zones that the calendar describes, the names they are known under elsewhere.
    described: HashMap<String, Zone>,
}

impl Zones {
    pub(super) fn of(calendar: &Component<'_>, fallback: Zone) -> Self {
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
            let place = zone.find_prop("X-LIC-LOCATION");
            let known = place.and_then(|place| named(place.val.as_str()));
            Some((name, known.or_else(|| fixed(zone))?))
        });
        Self {
            own,
            described: described.collect(),
        }
    }

    /// `None` for a name that nobody knows.
    pub(super) fn find(&self, name: &str) -> Option<Zone> {
        let name = name.trim().trim_matches('"');
        named(name).or_else(|| self.described.get(name).copied())
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

/// A described zone that never changes its clocks and lies a whole number of hours from UTC.
fn fixed(zone: &Component<'_>) -> Option<Zone> {
    let offsets = zone
        .components
        .iter()
        .filter_map(|part| Some(part.find_prop("TZOFFSETTO")?.val.as_str().trim().to_owned()));
    let mut offsets: Vec<String> = offsets.collect();
    offsets.dedup();
    let [only] = offsets.as_slice() else {
        return None;
    };
    let hours: i32 = only.strip_suffix("00")?.parse().ok()?;
    match hours {
        0 => Some(Zone::UTC),
        // These zones count to the west.
        east => format!("Etc/GMT{:+}", -east).parse().ok(),
    }
}
