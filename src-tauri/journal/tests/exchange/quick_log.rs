use chrono::TimeDelta;
use journal::domain::{
    IncidentKind, MilestoneKind, MitigationKind, QuickLog, Role, Severity, TimeReading,
    read_quick_log,
};
use proptest::prelude::*;

use super::{at, zone};

/// A Saturday, 15:00 in Berlin.
const NOW: &str = "2026-11-21T14:00:00Z";

fn read(line: &str) -> QuickLog {
    read_quick_log(line, at(NOW), zone("Europe/Berlin"))
}

fn milestones(log: &QuickLog) -> Vec<(MilestoneKind, String)> {
    let stones = log.incident.milestones.iter();
    stones
        .map(|m| (m.kind, m.at.format("%m-%dT%H:%MZ").to_string()))
        .collect()
}

fn echo(log: &QuickLog) -> Vec<(&str, &str)> {
    let parts = log.understood.iter();
    parts.map(|u| (u.what.as_str(), u.value.as_str())).collect()
}

#[test]
fn a_whole_incident_fits_in_a_line() {
    let log = read("yesterday 03:10 replica lag, SEV2, rolled back, 40m #payments");

    assert_eq!(log.incident.title, "replica lag");
    assert_eq!(log.incident.severity, Some(Severity::Sev2));
    assert_eq!(log.incident.services, ["payments"]);
    let mitigation = log.incident.mitigation.as_ref().unwrap();
    assert_eq!(mitigation.kind, MitigationKind::RollBack);
    assert_eq!(
        milestones(&log),
        [
            (MilestoneKind::Began, "11-20T02:10Z".to_owned()),
            (MilestoneKind::Resolved, "11-20T02:50Z".to_owned()),
        ]
    );
    assert_eq!(
        echo(&log),
        [
            ("began", "Fri 20 Nov 2026, 03:10 CET"),
            ("severity", "SEV2"),
            ("mitigation", "rolled back"),
            ("resolved", "Fri 20 Nov 2026, 03:50 CET"),
            ("service", "payments"),
        ]
    );
}

#[test]
fn a_line_without_a_time_is_about_now() {
    let log = read("Checkout returns 500s sev-1 +black-friday");
    assert_eq!(log.incident.title, "Checkout returns 500s");
    assert_eq!(log.incident.tags, ["black-friday"]);
    assert_eq!(log.time, TimeReading::Clear { at: at(NOW) });
}

#[test]
fn a_time_that_lies_ahead_is_taken_and_said() {
    let ahead = ("to check", "began lies ahead");
    assert!(echo(&read("2026-12-24 03:10 replica lag")).contains(&ahead));
    assert!(!echo(&read("2026-11-21 14:59 replica lag")).contains(&ahead));
    assert!(!echo(&read("replica lag")).contains(&ahead));
}

#[test]
fn a_length_without_a_time_ended_now() {
    let log = read("Checkout slow, took 40m");
    assert_eq!(
        milestones(&log),
        [
            (MilestoneKind::Began, "11-21T13:20Z".to_owned()),
            (MilestoneKind::Resolved, "11-21T14:00Z".to_owned()),
        ]
    );
    assert!(
        log.incident.milestones[0].estimated,
        "nobody typed when it began"
    );
}

#[test]
fn kinds_roles_and_classes_stand_as_parts_of_their_own() {
    let log = read("Failover rehearsal, drill, commander and scribe, bad deploy, yesterday 10:00");
    assert_eq!(log.incident.title, "Failover rehearsal");
    assert_eq!(log.incident.kind, IncidentKind::Drill);
    assert_eq!(log.incident.roles, [Role::IncidentCommander, Role::Scribe]);
    assert_eq!(log.incident.class.as_deref(), Some("bad_deploy"));
    assert_eq!(
        read("disk full on db3, false alarm").incident.kind,
        IncidentKind::FalseAlarm
    );
}

#[test]
fn until_means_the_next_such_time_after_the_beginning() {
    let log = read("yesterday 23:50 queue stuck until 00:20");
    assert_eq!(
        milestones(&log),
        [
            (MilestoneKind::Began, "11-20T22:50Z".to_owned()),
            (MilestoneKind::Resolved, "11-20T23:20Z".to_owned()),
        ]
    );
    assert_eq!(log.incident.title, "queue stuck");
}

#[test]
fn a_beginning_and_an_end_may_be_typed_as_one() {
    let same_day = ["11-20T13:05Z", "11-20T13:41Z"];
    let over_midnight = ["11-20T22:50Z", "11-20T23:20Z"];
    for (line, times) in [
        ("yesterday 14:05-14:41 queue stuck", same_day),
        ("queue stuck, 14:05–14:41 yesterday, SEV2", same_day),
        ("queue stuck yesterday 14:05 - 14:41", same_day),
        ("from 2026-11-20 14:05 to 14:41 queue stuck", same_day),
        ("queue stuck between 2:05pm and 2:41pm on 20 nov", same_day),
        ("23:50-00:20 queue stuck", over_midnight),
        ("queue stuck, yesterday from 23:50 to 00:20", over_midnight),
        ("yesterday 23:50 to today 00:20 queue stuck", over_midnight),
        ("yesterday 2:05-2:41pm queue stuck", same_day),
        ("queue stuck 2:05 - 2:41 pm yesterday", same_day),
    ] {
        let log = read(line);
        let read = milestones(&log);
        let read: Vec<&str> = read.iter().map(|(_, at)| at.as_str()).collect();
        assert_eq!(read, times, "{line}");
        assert_eq!(log.incident.title, "queue stuck", "{line}");
    }
}

#[test]
fn a_range_beside_a_time_is_something_else() {
    for (line, title) in [
        (
            "yesterday 15:00 no slots 12:00-13:00",
            "no slots 12:00-13:00",
        ),
        (
            "yesterday 15:00, replica lag, window 02:00-04:00",
            "replica lag, window 02:00-04:00",
        ),
    ] {
        let log = read(line);
        assert_eq!(log.incident.title, title);
        assert_eq!(milestones(&log)[0].1, "11-20T14:00Z", "{line}");
    }
    let log = read("yesterday 14:05-14:41 mon host down");
    assert_eq!(log.incident.title, "mon host down");
}

#[test]
fn words_that_only_look_like_facts_stay_in_the_title() {
    for line in [
        "Retries after 40m",
        "Timeouts from #4821",
        "1,000 carts lost",
        "Reads to writes went from 10:1-20:1 in an hour",
        "Cron moved from 04:10 to 04:20 by the clock change",
        "5-10 carts lost",
        "Cron moved from 04:10 to 04:20",
        "Alerts fire only 09:00-17:00",
        "rolled back deploy 12 of the ledger",
        "drill bit catalogue down",
        "SEV9 of the moon",
        "+1 from everyone",
    ] {
        assert_eq!(read(line).incident.title, line);
    }
}

#[test]
fn parts_that_are_not_understood_stay_in_the_title_in_their_order() {
    let log = read("DB down, users see 500s, SEV1, Ann called");
    assert_eq!(log.incident.title, "DB down, users see 500s, Ann called");
}

#[test]
fn a_line_of_facts_alone_is_named_after_what_broke() {
    assert_eq!(read("SEV1 #payments -10m").incident.title, "payments");
    assert_eq!(read("").incident.title, "");
}

#[test]
fn an_end_in_the_hour_that_comes_twice_is_asked_for() {
    let log = read("2026-10-25 01:50 replica lag until 02:30");
    let Some(TimeReading::Twice { earlier, later }) = log.end else {
        panic!("02:30 exists twice that night: {:?}", log.end);
    };
    assert_eq!(later - earlier, TimeDelta::hours(1));
    assert!(matches!(log.time, TimeReading::Clear { .. }));
    // After the second pass of 02:10 there is only one 02:30 left.
    let log = read("2026-10-25T02:10:00+01:00 replica lag until 02:30");
    assert_eq!(log.end, Some(TimeReading::Clear { at: later }));
    assert_eq!(read("2026-03-01 10:00 replica lag, 40m").end, None);
}

#[test]
fn a_store_of_objects_is_no_severity() {
    let log = read("yesterday 03:10 S3 outage us-east-1");
    assert_eq!(log.incident.severity, None);
    assert_eq!(log.incident.title, "S3 outage us-east-1");
    assert_eq!(
        read("replica lag, s3, 40m").incident.severity,
        Some(Severity::Sev3)
    );
    assert_eq!(
        read("replica lag SEV3").incident.severity,
        Some(Severity::Sev3)
    );
}

/// Words that can be nothing but part of a title.
fn plain_word() -> impl Strategy<Value = String> {
    "zz[a-z]{1,8}"
}

fn fact() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "SEV3",
        "#search",
        "+nightly",
        "yesterday 03:10,",
        "restarted,",
        "40m,",
        "until 04:20,",
        "03:10-04:20,",
        "-",
        "to",
        "scribe,",
        "near miss,",
        "disk full,",
        ",",
    ])
    .prop_map(str::to_owned)
}

proptest! {
    #[test]
    fn plain_words_are_never_lost(parts in prop::collection::vec(prop_oneof![plain_word(), fact()], 1..12)) {
        let line = parts.join(" ");
        let log = read(&line);
        let wanted: Vec<&str> = parts.iter().map(String::as_str).filter(|w| w.starts_with("zz")).collect();
        let kept: Vec<&str> = log.incident.title.split([' ', ',']).filter(|w| w.starts_with("zz")).collect();
        prop_assert_eq!(kept, wanted, "{}", line);
    }

    #[test]
    fn no_line_panics(line in ".{0,60}") {
        read(&line);
    }
}

#[test]
fn a_class_is_the_title_where_nothing_else_is_said() {
    let log = read("yesterday 09:00 disk full, SEV3, 2h #checkout");

    assert_eq!(log.incident.title, "disk full");
    assert_eq!(log.incident.class.as_deref(), Some("disk_full"));
    assert_eq!(read("rolled back, disk full").incident.title, "disk full");
    assert_eq!(read("rolled back").incident.title, "rolled back");
}
