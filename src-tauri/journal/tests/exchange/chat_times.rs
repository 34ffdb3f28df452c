//! From clocks to instants: days, midnights, and the hours where the clocks change.

use chrono::{NaiveTime, TimeDelta};
use journal::exchange::{ChatOptions, ChatReading, chat};
use proptest::prelude::*;

use super::{
    at,
    chat::{options, read, told},
    zone,
};

fn walls(reading: &ChatReading) -> Vec<String> {
    told(reading).into_iter().map(|(wall, _, _)| wall).collect()
}

fn instants(text: &str, day: &str) -> (Vec<String>, ChatReading) {
    let reading = chat::read(text, &options(day)).unwrap();
    let ats = reading
        .lines
        .iter()
        .map(|line| line.at.format("%dT%H:%MZ").to_string());
    (ats.collect(), reading)
}

#[test]
fn midnight_is_crossed_as_often_as_the_log_does() {
    let text = "22:00 a\n23:59 b\n00:01 c\n08:00 d\n19:00 e\n03:00 f\n02:00 g";
    let reading = chat::read(text, &options("2025-06-28")).unwrap();
    assert_eq!(
        walls(&reading),
        [
            "28 22:00", "28 23:59", "29 00:01", "29 08:00", "29 19:00", "30 03:00", "01 02:00"
        ]
    );
    assert_eq!(
        reading.doubts.len(),
        1,
        "only the last lies far from the one above"
    );
    assert_eq!(reading.doubts[0].line, 7);
}

#[test]
fn lines_out_of_order_by_a_little_are_not_a_midnight() {
    let reading = read("10:00 a\n09:59 b\n10:01 c\n23:59 d\n00:00 e\n23:59 f\n00:02 g");
    assert_eq!(
        walls(&reading),
        [
            "28 10:00", "28 09:59", "28 10:01", "28 23:59", "29 00:00", "28 23:59", "29 00:02"
        ]
    );
    assert_eq!(reading.doubts, []);
}

#[test]
fn a_day_that_is_almost_whole_is_no_step_back_over_the_first_midnight() {
    assert_eq!(walls(&read("00:05 a\n23:59 b")), ["28 00:05", "28 23:59"]);
}

#[test]
fn halves_of_the_day_are_carried_on() {
    let text = "Ada\n  11:58 PM\none\n11:59\ntwo\n12:03\nthree\n\nBo\n  12:05 AM\nfour\n12:06\nfive\n\nAda\n  12:01 PM\nsix\n";
    assert_eq!(
        walls(&read(text)),
        [
            "28 23:58", "28 23:59", "29 00:03", "29 00:05", "29 00:06", "29 12:01"
        ]
    );
}

#[test]
fn a_year_ends_within_a_log_and_between_dividers() {
    let (ats, _) = instants("23:50 a\n00:10 b", "2025-12-31");
    assert_eq!(ats, ["31T22:50Z", "31T23:10Z"]);
    for text in [
        "23:50 a\n\nJanuary 1st\n00:10 b",
        "Wednesday, December 31st\n23:50 a\nThursday, January 1st\n00:10 b",
        "December 31st, 2025\n23:50 a\nJanuary 1st, 2026\n00:10 b",
        "2025-12-31\n23:50 a\n--- 2026-01-01 ---\n00:10 b",
    ] {
        for day in ["2025-12-31", "2026-01-01", "2026-01-05"] {
            let reading = chat::read(text, &options(day)).unwrap();
            let ats: Vec<_> = reading.lines.iter().map(|line| line.at).collect();
            assert_eq!(
                ats,
                [at("2025-12-31T22:50:00Z"), at("2025-12-31T23:10:00Z")],
                "{text} on {day}"
            );
        }
    }
}

#[test]
fn days_between_the_lines_are_read_from_the_day_of_the_copy() {
    let reading = read("23:50 z\nYesterday\n10:00 a\n00:10 b\nToday\n09:00 c");
    assert_eq!(
        walls(&reading),
        ["26 23:50", "27 10:00", "28 00:10", "28 09:00"]
    );
    assert!(reading.says_today);
    assert!(!read("10:00 a\nMarch 28th\n11:00 b").says_today);
    assert_eq!(
        walls(&read(
            "Wednesday\n10:00 a\nThursday\n09:00 b\nFriday\n08:00 c"
        )),
        ["26 10:00", "27 09:00", "28 08:00"]
    );
}

#[test]
fn headings_with_a_day_are_followed_by_headings_of_today() {
    let text = concat!(
        "Ada\n  Feb 25th at 10:39 AM\na\n\nBo\n  Wednesday at 8:19 PM\nb\n8:21\nc\n\n",
        "Ada\n  Yesterday at 3:10 PM\nd\n3:11\ne\n\nBo\n  4:00 PM\nf\n",
    );
    assert_eq!(
        walls(&read(text)),
        [
            "25 10:39", "26 20:19", "26 20:21", "27 15:10", "27 15:11", "28 16:00"
        ]
    );
}

#[test]
fn the_hour_that_comes_twice_keeps_the_order_of_the_text() {
    let (ats, reading) = instants(
        "01:59 a\n02:10 b\n02:50 c\n02:05 d\n02:40 e\n03:01 f",
        "2025-10-26",
    );
    assert_eq!(
        ats,
        [
            "25T23:59Z",
            "26T00:10Z",
            "26T00:50Z",
            "26T01:05Z",
            "26T01:40Z",
            "26T02:01Z"
        ]
    );
    let doubts: Vec<u32> = reading.doubts.iter().map(|note| note.line).collect();
    assert_eq!(doubts, [2, 3, 4, 5]);
    assert_eq!(
        reading.doubts[2].text,
        "This time was shown twice when the clocks went back; in the order of the text it is Sun 26 Oct 2025, 02:05 CET."
    );
}

#[test]
fn the_hour_that_was_skipped_keeps_the_order_of_the_text() {
    let (ats, reading) = instants("01:50 a\n02:30 b\n03:40 c", "2025-03-30");
    assert_eq!(ats, ["30T00:50Z", "30T01:30Z", "30T01:40Z"]);
    assert_eq!(reading.doubts[0].line, 2);
    let (ats, reading) = instants("01:59 a\n03:00 b", "2025-03-30");
    assert_eq!(ats, ["30T00:59Z", "30T01:00Z"], "a minute later");
    assert_eq!(reading.doubts, []);
}

#[test]
fn a_night_over_the_clock_change_begins_the_evening_before() {
    let (ats, _) = instants("23:30 a\n02:30 b\n02:10 c\n09:00 d", "2025-10-25");
    assert_eq!(ats, ["25T21:30Z", "26T00:30Z", "26T01:10Z", "26T08:00Z"]);
}

/// Steps of a transcript in minutes, with up to three days and some lines a minute early.
fn steps() -> impl Strategy<Value = Vec<(i64, bool)>> {
    prop::collection::vec((1_i64..600, any::<bool>()), 1..30)
}

proptest! {
    /// What is written out comes back, over midnights, in every form, also in the nights when the clocks change, as
    /// long as no time is one of the two doubtful hours.
    #[test]
    fn a_written_transcript_reads_back(
        steps in steps(),
        form in 0..4,
        zone_name in prop::sample::select(vec!["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"]),
        start in prop::sample::select(vec!["2025-03-29", "2025-10-25", "2025-12-31", "2024-02-28"]),
    ) {
        let zone = zone(zone_name);
        let mut now = at(&format!("{start}T09:00:00Z"));
        let mut written = String::new();
        let mut wanted = Vec::new();
        for (place, (minutes, early)) in steps.into_iter().enumerate() {
            now += TimeDelta::minutes(minutes);
            let said = if early && place > 0 { now - TimeDelta::minutes(1) } else { now };
            let local = said.with_timezone(&zone.0);
            if local.time() < NaiveTime::from_hms_opt(4, 0, 0).unwrap() {
                continue;
            }
            let who = if place % 2 == 0 { "Ada" } else { "Bo Krok" };
            let line = match form {
                0 => format!("{who}\n  {}\nline {place}\n\n", local.format("%-I:%M %p")),
                1 => format!("[{}] {who}: line {place}\n", local.format("%H:%M")),
                2 => format!("{} {who}: line {place}\n", local.format("%H:%M")),
                _ => format!("{who} [{}]\nline {place}\n", local.format("%-I:%M %p")),
            };
            written.push_str(&line);
            wanted.push((said, who.to_owned(), format!("line {place}")));
        }
        prop_assume!(!wanted.is_empty());
        let gaps_are_clear = wanted.windows(2).all(|two| two[1].0 - two[0].0 < TimeDelta::hours(20));
        prop_assume!(gaps_are_clear);
        let date = wanted[0].0.with_timezone(&zone.0).date_naive();
        let reading = chat::read(&written, &ChatOptions { date, zone, ..options("2025-03-28") }).unwrap();
        let lines = reading.lines.into_iter();
        let found: Vec<_> = lines.map(|line| (line.at, line.author.unwrap_or_default(), line.text)).collect();
        prop_assert_eq!(found, wanted, "{}", written);
    }
}

#[test]
fn a_colon_behind_a_time_and_points_in_the_half_of_the_day_are_read() {
    let reading = read("14:02: alert fired\n14:03:11: on it\n14:04:\n  nothing more");
    let lines: Vec<_> = told(&reading)
        .into_iter()
        .map(|(at, _, text)| (at, text.to_owned()))
        .collect();
    let expected = [
        ("28 14:02", "alert fired"),
        ("28 14:03", "on it"),
        ("28 14:04", "nothing more"),
    ];
    assert_eq!(
        lines,
        expected.map(|(at, text)| (at.to_owned(), text.to_owned()))
    );
    for log in [
        "2:58 p.m. lag is back\n3:01 p.m. restarted",
        "[2:58 P.M.] lag\n[3:01 P.M.] restarted",
    ] {
        assert_eq!(walls(&read(log)), ["28 14:58", "28 15:01"], "{log}");
    }
    let slack = read("Ada\n  2:58 p.m.\nlag is back\n\nBo\n  3:01 p.m.\nrestarted\n");
    let who: Vec<_> = told(&slack)
        .into_iter()
        .map(|(at, who, _)| (at, who))
        .collect();
    assert_eq!(
        who,
        [
            ("28 14:58".to_owned(), "Ada"),
            ("28 15:01".to_owned(), "Bo")
        ]
    );
}

#[test]
fn days_between_messages_are_read_in_other_languages() {
    for (first, second, third) in [
        (
            "Dienstag, 4. März",
            "Mittwoch, 5. März",
            "Donnerstag, 6. März",
        ),
        ("mardi 4 mars", "mercredi 5 mars", "jeudi 6 mars"),
        (
            "martes, 4 de marzo",
            "miércoles, 5 de marzo",
            "jueves, 6 de marzo",
        ),
        (
            "Tuesday, March 4th",
            "Wednesday, March 5th",
            "Thursday, March 6th",
        ),
    ] {
        for text in [
            format!("{first}\n10:00 a\n{second}\n10:00 b\n{third}\n10:00 c"),
            format!(
                "{first}\n\nAda\n  10:00\na\n\n{second}\n\nAda\n  10:00\nb\n\n{third}\n\nAda\n  10:00\nc\n"
            ),
        ] {
            let reading = read(&text);
            assert_eq!(
                walls(&reading),
                ["04 10:00", "05 10:00", "06 10:00"],
                "{text}"
            );
            let texts: Vec<_> = told(&reading).iter().map(|line| line.2.len()).collect();
            assert_eq!(texts, [1; 3], "{text}");
        }
    }
    let reading = read("Dienstag\n10:00 a\nMittwoch\n10:00 b\nDonnerstag\n10:00 c\nHeute\n9:00 d");
    assert_eq!(
        walls(&reading),
        ["25 10:00", "26 10:00", "27 10:00", "28 09:00"]
    );
}
