//! Clock changes: from times on a wall to the true time between them (metrics, on-call load).

use chrono::NaiveDateTime;

use super::*;
use crate::domain::{TimeReading, read_wall};
use crate::load::figures::disturbed_hours;
use crate::load::{hours_within, on_call_spans};

fn wall(text: &str, name: &str) -> TimeReading {
    let wall = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    read_wall(wall, zone(name))
}

fn instant(text: &str, name: &str) -> DateTime<Utc> {
    let read = wall(text, name);
    let TimeReading::Clear { at } = read else {
        panic!("{text} in {name}: {read:?}");
    };
    at
}

#[test]
fn shifts_have_their_true_length_whatever_the_clocks_do() {
    let table = [
        ("Europe/Berlin", "2026-03-29 00:30", "2026-03-29 04:30", 3.0),
        ("Europe/Berlin", "2026-10-25 00:30", "2026-10-25 04:30", 5.0),
        (
            "America/New_York",
            "2026-03-07 20:00",
            "2026-03-08 08:00",
            11.0,
        ),
        (
            "America/New_York",
            "2026-10-31 20:00",
            "2026-11-01 08:00",
            13.0,
        ),
        (
            "Australia/Lord_Howe",
            "2026-04-05 00:00",
            "2026-04-05 04:00",
            4.5,
        ),
        (
            "Australia/Lord_Howe",
            "2026-10-04 00:00",
            "2026-10-04 04:00",
            3.5,
        ),
        ("Pacific/Apia", "2011-12-29 23:00", "2011-12-31 01:00", 2.0),
        (
            "Antarctica/Troll",
            "2026-03-29 00:00",
            "2026-03-29 06:00",
            4.0,
        ),
        (
            "Europe/Berlin",
            "2026-12-31 20:00",
            "2027-01-01 08:00",
            12.0,
        ),
        (
            "Asia/Kathmandu",
            "2026-11-24 20:00",
            "2026-11-25 08:00",
            12.0,
        ),
    ];
    for (name, from, to, hours) in table {
        let shift = Shift {
            zone: zone(name),
            ..shift(instant(from, name), instant(to, name))
        };
        let spans = on_call_spans(std::slice::from_ref(&shift));
        assert_eq!(spans[0].hours(), hours, "{name}: {from} to {to}");
        assert_eq!(hours_within(&spans, shift.from, shift.to), hours);
    }
}

#[test]
fn the_two_passes_of_a_repeated_hour_lie_an_hour_apart() {
    let TimeReading::Twice { earlier, later } = wall("2026-10-25 02:30", "Europe/Berlin") else {
        panic!("the clocks went back at three");
    };
    assert_eq!(later - earlier, TimeDelta::hours(1));
    let pages = [
        page(earlier),
        page(earlier + TimeDelta::minutes(10)),
        page(later),
    ];
    let pages: Vec<&Interruption> = pages.iter().collect();
    assert_eq!(
        disturbed_hours(&pages),
        2,
        "two clock hours of the same name"
    );
    assert!(matches!(
        wall("2026-03-29 02:30", "Europe/Berlin"),
        TimeReading::Skipped { .. }
    ));
}

#[test]
fn half_and_quarter_hours_of_zones_are_kept() {
    let kathmandu = zone("Asia/Kathmandu");
    let local = at("2026-11-25T00:00:00Z").with_timezone(&kathmandu.0);
    assert_eq!(local.format("%H:%M %z").to_string(), "05:45 +0545");
    // 05:10 and 05:50 there are one clock hour, though the hour of UTC changes between them.
    let pages = ["2026-11-24T23:25:00Z", "2026-11-25T00:05:00Z"].map(|text| Interruption {
        zone: kathmandu,
        ..page(at(text))
    });
    let pages: Vec<&Interruption> = pages.iter().collect();
    assert_eq!(disturbed_hours(&pages), 1);
}

#[test]
fn a_night_of_a_traveller_is_that_of_where_each_page_came() {
    // Woken at 23:00 in Berlin, on the plane to New York, and woken there at 23:00.
    let there = Interruption {
        zone: zone("America/New_York"),
        ..woken("11-25 05:00")
    };
    let facts = Facts {
        interruptions: vec![woken("11-24 23:00"), there],
        ..nothing()
    };
    let nights = crate::load::nights::nights_of(&facts, facts.interruptions.iter());
    assert_eq!(nights.len(), 1, "both are nights of the 24th");
    let year = crate::load::nights::year(&facts);
    let last = year.iter().rfind(|night| night.wakings == Some(2));
    assert_eq!(last.unwrap().day.to_string(), "2026-11-24");
}
