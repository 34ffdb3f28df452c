//! Zones that a calendar describes itself, or calls by a name for people.

use super::calendars::{import, options};
use super::scene::Scene;
use journal::exchange::CalendarReport;

/// A night of the given day at 20:00 until 08:00, every so many days, in a zone of this name.
fn nights(zone: &str, described: &str, day: &str, rule: &str) -> CalendarReport {
    let next: u32 = day.parse::<u32>().unwrap() + 1;
    let text = format!(
        "BEGIN:VCALENDAR\n{described}BEGIN:VEVENT\nUID:a\nDTSTART;TZID=\"{zone}\":{day}T200000\n\
         DTEND;TZID=\"{zone}\":{next}T080000\nRRULE:{rule}\nSUMMARY:Kim\nEND:VEVENT\nEND:VCALENDAR\n"
    );
    import(&mut Scene::new(), text.as_bytes(), &options())
}

fn starts(report: &CalendarReport) -> Vec<String> {
    let shifts = report.shifts.iter();
    let starts = shifts.map(|one| one.from.format("%m-%d %H:%M").to_string());
    starts.collect()
}

/// "STANDARD 20251026T030000 +0200 +0100 RRULE": one part of a description; from the last word on as it stands.
fn part(part: &str) -> String {
    let words: Vec<&str> = part.split(' ').collect();
    let (kind, rule) = (words[0], words.get(4).map(|rule| format!("{rule}\n")));
    format!(
        "BEGIN:{kind}\nDTSTART:{}\nTZOFFSETFROM:{}\nTZOFFSETTO:{}\n{}END:{kind}\n",
        words[1],
        words[2],
        words[3],
        rule.unwrap_or_default()
    )
}

fn described(name: &str, parts: &[&str]) -> String {
    let parts: String = parts.iter().map(|one| part(one)).collect();
    format!("BEGIN:VTIMEZONE\nTZID:{name}\n{parts}END:VTIMEZONE\n")
}

#[test]
fn clocks_that_no_known_zone_keeps_are_the_calendars_own() {
    let old_us = [
        "STANDARD 19671029T020000 -0400 -0500 RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "DAYLIGHT 19870405T020000 -0500 -0400 RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=4",
    ];
    let report = nights(
        "Old US",
        &described("Old US", &old_us),
        "20260315",
        "FREQ=DAILY;INTERVAL=21;COUNT=3",
    );
    assert_eq!(
        starts(&report),
        ["03-16 01:00", "04-06 00:00", "04-27 00:00"],
        "clocks change in April"
    );
    assert_eq!(
        report.shifts[0].zone.name(),
        "America/New_York",
        "the nearest"
    );
    assert!(
        report.notes.iter().any(|note| note.contains("“Old US”")),
        "{:?}",
        report.notes
    );

    let odd = ["STANDARD 19700101T000000 +0130 +0130"];
    let report = nights(
        "Odd",
        &described("Odd", &odd),
        "20260105",
        "FREQ=DAILY;COUNT=1",
    );
    assert_eq!(starts(&report), ["01-05 18:30"]);
    assert_eq!(
        report.shifts[0].zone.name(),
        "Europe/Berlin",
        "shown where the user is"
    );
}

#[test]
fn changes_of_one_year_are_enough_for_its_shifts() {
    let of_2026 = [
        "STANDARD 20251026T030000 +0200 +0100",
        "DAYLIGHT 20260329T020000 +0100 +0200",
        "STANDARD 20261025T030000 +0200 +0100",
    ];
    let report = nights(
        "Rota",
        &described("Rota", &of_2026),
        "20260320",
        "FREQ=DAILY;INTERVAL=110;COUNT=3",
    );
    assert_eq!(
        starts(&report),
        ["03-20 19:00", "07-08 18:00", "10-26 19:00"]
    );
}

#[test]
fn a_rule_that_ended_east_of_greenwich_counts_to_its_last_change() {
    let ended = [
        "DAYLIGHT 20160327T030000 +0200 +0300 RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3;UNTIL=20260329T010000Z",
        "STANDARD 20161030T040000 +0300 +0200 RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10;UNTIL=20251026T010000Z",
    ];
    let report = nights(
        "Plant",
        &described("Plant", &ended),
        "20260320",
        "FREQ=DAILY;INTERVAL=110;COUNT=3",
    );
    assert_eq!(
        starts(&report),
        ["03-20 18:00", "07-08 17:00", "10-26 17:00"],
        "summer time was kept from March 2026 on"
    );
}

#[test]
fn a_name_for_people_stands_for_its_place_or_its_offset() {
    for (zone, start) in [
        (
            "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna",
            "07-05 18:00",
        ),
        ("(UTC-05:00) Eastern Time (US and Canada)", "07-06 00:00"),
        ("(UTC+04:00) Port Nowhere", "07-05 16:00"),
    ] {
        let report = nights(zone, "", "20260705", "FREQ=DAILY;COUNT=1");
        assert_eq!(starts(&report), [start], "{zone}");
        let is_noted = report.notes.iter().any(|note| note.contains("offset"));
        assert_eq!(is_noted, zone.contains("Nowhere"), "{zone}");
    }
}
