use chrono::NaiveDate;

use super::super::days::find_day;
use super::*;

fn shown(text: &str) -> Option<(String, String)> {
    let (stamp, rest) = take(text)?;
    let day = stamp
        .day
        .and_then(|day| day.near(NaiveDate::from_ymd_opt(2023, 7, 20)));
    let said = format!(
        "{} {} {}",
        day.map_or("-".to_owned(), |day| day.to_string()),
        stamp.time.map_or("-".to_owned(), |time| time.to_string()),
        stamp.zone.map_or("-", Zone::name),
    );
    Some((said, rest.to_owned()))
}

#[test]
fn stamps_are_read_as_reports_write_them() {
    for (text, said, rest) in [
        (
            "2023-07-25 14:05 - PagerDuty alert",
            "2023-07-25 14:05:00 -",
            "PagerDuty alert",
        ),
        ("2023-07-25 14:09: pod", "2023-07-25 14:09:00 -", "pod"),
        (
            "2023-09-18 15.26 Compared",
            "2023-09-18 15:26:00 -",
            "Compared",
        ),
        ("2025-01-14 1600", "2025-01-14 16:00:00 -", ""),
        ("2021-11-05 9:29", "2021-11-05 09:29:00 -", ""),
        ("14:51 [UTC]: **text", "- 14:51:00 UTC", "text"),
        ("16:59 PST", "- 16:59:00 America/Los_Angeles", ""),
        ("07:30am - First report", "- 07:30:00 -", "First report"),
        ("4:23PM PST, OOM", "- 16:23:00 America/Los_Angeles", "OOM"),
        ("Sep 27 2017 13:06", "2017-09-27 13:06:00 -", ""),
        (
            "July 21st, 2023 at 3:10 p.m. text",
            "2023-07-21 15:10:00 -",
            "text",
        ),
        (
            "2023-07-25T14:05:12Z text",
            "2023-07-25 14:05:12 UTC",
            "text",
        ),
        ("25/07/2023 14:05 | text", "2023-07-25 14:05:00 -", "text"),
        ("07/06/2023 14:05 text", "2023-07-06 14:05:00 -", "text"),
        ("~14:30 text", "- 14:30:00 -", "text"),
        ("2023-07-25/11:34 text", "2023-07-25 11:34:00 -", "text"),
        ("Jul 25 (evening) \u{2014} text", "2023-07-25 - -", "text"),
        ("25 Jul 14:05 text", "2023-07-25 14:05:00 -", "text"),
        ("14:05 (UTC+2) text", "- 14:05:00 Etc/GMT-2", "text"),
        (
            "Tuesday, 25 July 2023 14:05 text",
            "2023-07-25 14:05:00 -",
            "text",
        ),
        ("2023-07-25 ca. 18:30", "2023-07-25 18:30:00 -", ""),
        ("2023-07-25", "2023-07-25 - -", ""),
        (
            "2017-10-10 9:06a Reported",
            "2017-10-10 09:06:00 -",
            "Reported",
        ),
        ("12:28p hubs back", "- 12:28:00 -", "hubs back"),
        ("{{ 06:10 }} raised", "- 06:10:00 -", "raised"),
        ("0:25:59 AM first", "- 00:25:59 -", "first"),
        ("2017-10-10 9:06x odd", "2017-10-10 - -", "9:06x odd"),
    ] {
        reads(text, said, rest);
    }
}

fn reads(text: &str, said: &str, rest: &str) {
    assert_eq!(
        shown(text),
        Some((said.to_owned(), rest.to_owned())),
        "{text}"
    );
}

#[test]
fn a_day_may_be_one_of_the_week_or_of_the_report() {
    for (text, said, rest) in [
        ("Friday 9:40am: back", "2023-07-21 09:40:00 -", "back"),
        ("Mon, 14:05 UTC - text", "2023-07-17 14:05:00 UTC", "text"),
        ("**Wednesday:**", "2023-07-19 - -", ""),
        ("Day 2", "2023-07-21 - -", ""),
        ("Day 3 \u{2013} recovery", "2023-07-22 - -", "recovery"),
    ] {
        reads(text, said, rest);
    }
}

#[test]
fn what_only_looks_like_a_time_is_text() {
    for text in [
        "12 nodes were added",
        "3 of 5 pods",
        "25:10 is no time",
        "1:1 with the team",
        "10:100 ratio",
        "99.5% of requests",
        "May be slow",
        "10:00ab",
        "0903/04/26 was long ago",
        "10/10 would do again",
        "Friday deploys are over",
        "Monday, 12 nodes were added",
        "Day 2 operations",
        "Day 0",
        "",
    ] {
        assert_eq!(shown(text), None, "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,40}") {
        take(&text);
        find_day(&text);
    }

    #[test]
    fn nothing_near_a_time_panics(text in "[0-9:./ TZapmPSUtc\u{e9}+\\-,JulyMon~()\\[\\]]{0,30}") {
        take(&text);
        find_day(&text);
    }
}
