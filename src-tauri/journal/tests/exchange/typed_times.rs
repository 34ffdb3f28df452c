use journal::domain::{TimeReading, read_span, read_time};
use proptest::prelude::*;

use super::{at, zone};

const BERLIN: &str = "Europe/Berlin";

/// A Saturday, 15:00 in Berlin.
const NOW: &str = "2026-11-21T14:00:00Z";

fn clear(text: &str) -> TimeReading {
    TimeReading::Clear { at: at(text) }
}

#[test]
fn times_are_read_the_way_people_type_them() {
    for (typed, meant) in [
        ("now", "2026-11-21T14:00:00Z"),
        ("14:32", "2026-11-21T13:32:00Z"),
        ("at 14:32:10", "2026-11-21T13:32:10Z"),
        ("9:05", "2026-11-21T08:05:00Z"),
        ("2pm", "2026-11-21T13:00:00Z"),
        ("12:10 am", "2026-11-20T23:10:00Z"),
        ("15:01", "2026-11-20T14:01:00Z"),
        ("today 15:01", "2026-11-21T14:01:00Z"),
        ("-10m", "2026-11-21T13:50:00Z"),
        ("-1h30m", "2026-11-21T12:30:00Z"),
        ("90 min ago", "2026-11-21T12:30:00Z"),
        ("yesterday 23:50", "2026-11-20T22:50:00Z"),
        ("23:50 yesterday", "2026-11-20T22:50:00Z"),
        ("mon 09:00", "2026-11-16T08:00:00Z"),
        ("saturday 09:00", "2026-11-21T08:00:00Z"),
        ("last saturday 09:00", "2026-11-14T08:00:00Z"),
        ("last friday 22:10", "2026-11-20T21:10:00Z"),
        ("03-28 02:30", "2026-03-28T01:30:00Z"),
        ("12-24 18:00", "2025-12-24T17:00:00Z"),
        ("28 Mar 02:30", "2026-03-28T01:30:00Z"),
        ("March 28th, 02:30", "2026-03-28T01:30:00Z"),
        ("28 mar 2025 02:30", "2025-03-28T01:30:00Z"),
        ("29 feb 12:00", "2024-02-29T11:00:00Z"),
        ("2026-12-24 18:00", "2026-12-24T17:00:00Z"),
        ("2026-03-28T02:30", "2026-03-28T01:30:00Z"),
        ("2026-03-28T02:30Z", "2026-03-28T02:30:00Z"),
        ("2026-03-28T02:30:07.5-06:00", "2026-03-28T08:30:07.500Z"),
        ("2026-03-28 02:30 +0300", "2026-03-27T23:30:00Z"),
    ] {
        let read = read_time(typed, at(NOW), zone(BERLIN));
        assert_eq!(read, clear(meant), "{typed}");
    }
}

#[test]
fn what_is_no_time_is_said_to_be_none() {
    for typed in [
        "",
        "soon",
        "25:00",
        "14:60",
        "14",
        "13pm",
        "yesterday",
        "32 mar 10:00",
        "-",
        "-10",
        "-10 parsecs",
        "2026-02-30 10:00",
        "02-30 10:00",
        "last 10:00",
        "2026-03-29T",
        "1:2:3:4",
        "-99999999999h",
        "+262143-01-01 00:00",
    ] {
        let read = read_time(typed, at(NOW), zone(BERLIN));
        assert_eq!(read, TimeReading::Unreadable, "{typed}");
    }
}

#[test]
fn a_skipped_hour_offers_the_time_before_and_after_the_gap() {
    let read = read_time("2026-03-29 02:30", at(NOW), zone(BERLIN));
    assert_eq!(
        read,
        TimeReading::Skipped {
            before: at("2026-03-29T00:30:00Z"),
            after: at("2026-03-29T01:30:00Z"),
        }
    );
    let half_an_hour = read_time("2026-10-04 02:10", at(NOW), zone("Australia/Lord_Howe"));
    assert_eq!(
        half_an_hour,
        TimeReading::Skipped {
            before: at("2026-10-03T15:10:00Z"),
            after: at("2026-10-03T15:40:00Z"),
        }
    );
    let a_whole_day = read_time("2011-12-30 10:00", at(NOW), zone("Pacific/Apia"));
    assert_eq!(
        a_whole_day,
        TimeReading::Skipped {
            before: at("2011-12-29T20:00:00Z"),
            after: at("2011-12-30T20:00:00Z"),
        }
    );
}

#[test]
fn a_repeated_hour_offers_both() {
    let both = TimeReading::Twice {
        earlier: at("2026-10-25T00:30:00Z"),
        later: at("2026-10-25T01:30:00Z"),
    };
    assert_eq!(read_time("2026-10-25 02:30", at(NOW), zone(BERLIN)), both);
    assert_eq!(read_time("25 oct 02:30", at(NOW), zone(BERLIN)), both);
}

#[test]
fn a_repeated_hour_is_no_question_while_its_second_pass_lies_ahead() {
    let in_between = at("2026-10-25T00:45:00Z");
    assert_eq!(
        read_time("02:30", in_between, zone(BERLIN)),
        clear("2026-10-25T00:30:00Z")
    );
}

/// The instants of two wall times and what lies between them.
#[test]
fn elapsed_times_hold_across_clock_changes() {
    for (name, from, to, minutes) in [
        (BERLIN, "2026-03-29 00:30", "2026-03-29 04:30", 180),
        (BERLIN, "2026-10-25 00:30", "2026-10-25 04:30", 300),
        (
            "America/New_York",
            "2026-03-07 20:00",
            "2026-03-08 08:00",
            660,
        ),
        (
            "America/New_York",
            "2026-10-31 20:00",
            "2026-11-01 08:00",
            780,
        ),
        (
            "Australia/Lord_Howe",
            "2026-04-05 00:00",
            "2026-04-05 04:00",
            270,
        ),
        (
            "Australia/Lord_Howe",
            "2026-10-04 00:00",
            "2026-10-04 04:00",
            210,
        ),
        ("Pacific/Apia", "2011-12-29 23:00", "2011-12-31 01:00", 120),
        (
            "Antarctica/Troll",
            "2026-03-29 00:00",
            "2026-03-29 06:00",
            240,
        ),
    ] {
        let read = |wall| {
            let reading = read_time(wall, at(NOW), zone(name));
            assert_eq!(reading.earliest(), reading.latest(), "{name} {wall}");
            reading.earliest().unwrap()
        };
        let elapsed = read(to) - read(from);
        assert_eq!(elapsed.num_minutes(), minutes, "{name} {from} to {to}");
    }
}

#[test]
fn the_two_passes_of_a_repeated_hour_are_an_hour_apart() {
    let read = read_time("2026-10-25 02:30", at(NOW), zone(BERLIN));
    let (earlier, later) = (read.earliest().unwrap(), read.latest().unwrap());
    assert_eq!((later - earlier).num_hours(), 1);
}

#[test]
fn kathmandu_is_a_quarter_off_the_hour() {
    assert_eq!(
        read_time("2026-03-29 02:30", at(NOW), zone("Asia/Kathmandu")),
        clear("2026-03-28T20:45:00Z")
    );
}

#[test]
fn lengths_are_read_in_their_usual_spellings() {
    for (typed, minutes) in [
        ("40m", 40),
        ("2h", 120),
        ("1h30m", 90),
        ("1 h 30 min", 90),
        ("1 day", 1440),
    ] {
        assert_eq!(
            read_span(typed).map(|s| s.num_minutes()),
            Some(minutes),
            "{typed}"
        );
    }
    for typed in ["", "m", "40", "40x", "1h30", "-5m", "9999999m"] {
        assert_eq!(read_span(typed), None, "{typed}");
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in ".{0,40}", name in prop::sample::select(vec![BERLIN, "Pacific/Apia", "UTC"])) {
        read_time(&text, at(NOW), zone(name));
    }

    #[test]
    fn a_time_without_a_day_is_never_ahead(hour in 0..24, minute in 0..60, back in 0_i64..600_000) {
        let now = at(NOW) - chrono::TimeDelta::minutes(back);
        let read = read_time(&format!("{hour:02}:{minute:02}"), now, zone(BERLIN));
        prop_assert!(read.earliest().is_some_and(|at| at <= now));
    }
}
