//! Zones as Outlook shows them to people: "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna".

use chrono::{DateTime, Datelike, NaiveDate, Offset, TimeZone, Utc};

use super::{described, windows};
use crate::domain::Zone;

/// What names no city of the zone database; most are a part of the names of Windows.
const REGIONS: [(&str, &str); 38] = [
    ("abu dhabi", "Asia/Dubai"),
    ("alaska", "America/Anchorage"),
    ("aleutian islands", "America/Adak"),
    ("arizona", "America/Phoenix"),
    ("astana", "Asia/Almaty"),
    ("atlantic time", "America/Halifax"),
    ("baja california", "America/Tijuana"),
    ("beijing", "Asia/Shanghai"),
    ("brasilia", "America/Sao_Paulo"),
    ("cabo verde is.", "Atlantic/Cape_Verde"),
    ("canberra", "Australia/Sydney"),
    ("cape verde is.", "Atlantic/Cape_Verde"),
    ("central america", "America/Guatemala"),
    ("central time", "America/Chicago"),
    ("chatham islands", "Pacific/Chatham"),
    ("chennai", "Asia/Kolkata"),
    ("chihuahua", "America/Mazatlan"),
    ("coordinated universal time", "UTC"),
    ("eastern time", "America/New_York"),
    ("ekaterinburg", "Asia/Yekaterinburg"),
    ("greenland", "America/Godthab"),
    ("greenwich mean time", "Europe/London"),
    ("hawaii", "Pacific/Honolulu"),
    ("indiana", "America/Indianapolis"),
    ("islamabad", "Asia/Karachi"),
    ("kyiv", "Europe/Kiev"),
    ("mountain time", "America/Denver"),
    ("new delhi", "Asia/Kolkata"),
    ("newfoundland", "America/St_Johns"),
    ("osaka", "Asia/Tokyo"),
    ("pacific time", "America/Los_Angeles"),
    ("pretoria", "Africa/Johannesburg"),
    ("saskatchewan", "America/Regina"),
    ("solomon is.", "Pacific/Guadalcanal"),
    ("sri jayawardenepura", "Asia/Colombo"),
    ("st. petersburg", "Europe/Moscow"),
    ("wellington", "Pacific/Auckland"),
    ("west central africa", "Africa/Lagos"),
];

/// Where a name stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Displayed {
    Place(Zone),
    /// Only its offset is understood, in seconds; it holds all year.
    Offset(i64),
}

/// `None` where it does not begin with an offset in brackets.
pub(super) fn zone(name: &str, horizon: DateTime<Utc>) -> Option<Displayed> {
    let (offset, places) = name.trim().strip_prefix('(')?.split_once(')')?;
    let behind = offset
        .strip_prefix("UTC")
        .or_else(|| offset.strip_prefix("GMT"))?;
    let offset = match behind.trim() {
        "" => 0,
        behind => described::offset(&behind.replace(':', ""))?,
    };
    let ahead = |zone: &Zone, month| {
        let day = NaiveDate::from_ymd_opt(horizon.year(), month, 1)?.and_hms_opt(0, 0, 0)?;
        let ahead = zone.0.offset_from_utc_datetime(&day).fix();
        Some(i64::from(ahead.local_minus_utc()))
    };
    // The name gives the offset of winter, which is July's in the south.
    let fits = |zone: &Zone| {
        [1, 7]
            .iter()
            .any(|month| ahead(zone, *month) == Some(offset))
    };
    let named = places.split([',', '/', '(', ')']).map(str::trim);
    let found = named
        .flat_map(|place| [region(place), city(place)])
        .flatten()
        .find(fits);
    Some(found.map_or(Displayed::Offset(offset), Displayed::Place))
}

fn region(place: &str) -> Option<Zone> {
    let place = place.to_lowercase();
    let found = REGIONS.iter().find(|(name, _)| *name == place)?;
    found.1.parse().ok()
}

/// Those that Windows means come first.
fn city(place: &str) -> Option<Zone> {
    let place = place.replace(' ', "_").to_lowercase();
    let of_windows = windows::zones().filter_map(|name| name.parse().ok());
    let all = chrono_tz::TZ_VARIANTS.iter().map(|zone| Zone(*zone));
    let is_it = |zone: &Zone| {
        let name = zone.name().to_lowercase();
        name.rsplit_once('/').is_some_and(|(_, city)| city == place)
    };
    of_windows.chain(all).find(is_it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_known_by_its_region_or_city_and_else_by_its_offset() {
        assert!(REGIONS.is_sorted(), "each is there once");
        let now = "2026-11-26T00:00:00Z".parse().unwrap();
        for (name, expected) in [
            (
                "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna",
                "Europe/Amsterdam",
            ),
            (
                "(GMT+01:00) Amsterdam / Berlin / Bern / Rome / Stockholm / Vienna",
                "Europe/Amsterdam",
            ),
            (
                "(UTC-05:00) Eastern Time (US and Canada)",
                "America/New_York",
            ),
            ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
            ("(UTC-05:00) Indiana (East)", "America/Indianapolis"),
            (
                "(UTC-08:00) Pacific Time (US & Canada)",
                "America/Los_Angeles",
            ),
            ("(UTC-08:00) Baja California", "America/Tijuana"),
            (
                "(UTC-06:00) Guadalajara, Mexico City, Monterrey",
                "America/Mexico_City",
            ),
            (
                "(UTC+00:00) Dublin, Edinburgh, Lisbon, London",
                "Europe/Dublin",
            ),
            ("(UTC) Coordinated Universal Time", "UTC"),
            (
                "(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi",
                "Asia/Kolkata",
            ),
            ("(UTC+05:45) Kathmandu", "Asia/Kathmandu"),
            (
                "(UTC+10:00) Canberra, Melbourne, Sydney",
                "Australia/Sydney",
            ),
            ("(UTC+09:30) Adelaide", "Australia/Adelaide"),
            ("(UTC+12:00) Auckland, Wellington", "Pacific/Auckland"),
            ("(UTC-03:30) Newfoundland", "America/St_Johns"),
        ] {
            let found = zone(name, now);
            let place = expected.parse().ok().map(Displayed::Place);
            assert_eq!(found, place, "{name}");
        }
        let nowhere = zone("(UTC+04:00) Port Nowhere", now);
        assert_eq!(nowhere, Some(Displayed::Offset(4 * 3600)));
        let elsewhere = zone("(UTC+04:00) Berlin", now);
        assert_eq!(
            elsewhere, nowhere,
            "a city with other clocks is another city"
        );
    }

    #[test]
    fn each_region_is_a_zone() {
        for (name, place) in REGIONS {
            assert!(place.parse::<Zone>().is_ok(), "{name}: {place}");
        }
    }
}
