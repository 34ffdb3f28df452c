//! The time zone a person was in, by its IANA name.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "specta", specta(type = String))]
pub struct Zone(pub Tz);

impl Zone {
    pub const UTC: Self = Self(Tz::UTC);

    /// The zone of this computer. What the variable `TZ` says comes first, as in every other program: a name, with or
    /// without the colon of POSIX or the path of the zone files; an offset in whole hours ("JST-9"); nothing at all, which
    /// means UTC. Rules for clock changes written out in it have no name, so then, as without it, the system's zone counts.
    pub fn of_computer(tz: Option<&str>, system: impl FnOnce() -> Option<String>) -> Self {
        let system = || system()?.parse().ok();
        tz.and_then(said).or_else(system).unwrap_or(Self::UTC)
    }

    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

impl std::str::FromStr for Zone {
    type Err = chrono_tz::ParseError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

fn said(tz: &str) -> Option<Zone> {
    let name = tz.trim_start_matches(':');
    let name = name.split_once("zoneinfo/").map_or(name, |(_, name)| name);
    if name.is_empty() {
        return Some(Zone::UTC);
    }
    name.parse().ok().or_else(|| offset(name))
}

/// POSIX counts hours to the west, and so do the zones named after them.
fn offset(tz: &str) -> Option<Zone> {
    let hours = match tz.strip_prefix('<') {
        Some(quoted) => quoted.split_once('>')?.1,
        None => tz.trim_start_matches(|letter: char| letter.is_ascii_alphabetic()),
    };
    if hours.len() == tz.len() {
        return None;
    }
    let west: i8 = hours.parse().ok()?;
    if west == 0 {
        return Some(Zone::UTC);
    }
    format!("Etc/GMT{west:+}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(tz: Option<&str>) -> &'static str {
        Zone::of_computer(tz, || Some("America/New_York".to_owned())).name()
    }

    #[test]
    fn the_variable_comes_before_the_system() {
        for tz in [
            "Europe/Berlin",
            ":Europe/Berlin",
            ":/usr/share/zoneinfo/Europe/Berlin",
        ] {
            assert_eq!(zone(Some(tz)), "Europe/Berlin", "{tz}");
        }
        assert_eq!(zone(None), "America/New_York");
        assert_eq!(zone(Some("")), "UTC", "as POSIX has it");
    }

    #[test]
    fn an_offset_is_a_zone_and_written_out_rules_are_not() {
        for (tz, name) in [
            ("JST-9", "Etc/GMT-9"),
            ("<+03>-3", "Etc/GMT-3"),
            ("EST5", "Etc/GMT+5"),
            ("UTC0", "UTC"),
            ("EST5EDT", "EST5EDT"),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "America/New_York"),
            ("IST-5:30", "America/New_York"),
            ("Mars/Olympus", "America/New_York"),
        ] {
            assert_eq!(zone(Some(tz)), name, "{tz}");
        }
    }

    #[test]
    fn a_computer_that_does_not_know_is_in_utc() {
        assert_eq!(Zone::of_computer(None, || None), Zone::UTC);
        let unknown = Zone::of_computer(None, || Some("Nowhere".to_owned()));
        assert_eq!(unknown, Zone::UTC);
    }
}
