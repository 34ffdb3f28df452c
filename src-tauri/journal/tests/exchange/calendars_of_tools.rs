//! Calendars as Outlook, Exchange, Google and others really write them.

use journal::exchange::{CalendarOptions, CalendarReport};

use super::calendars::{event, import, import_text, options};
use super::scene::Scene;

fn read(events: &str) -> CalendarReport {
    import_text(&mut Scene::new(), events)
}

/// "2026-10-19T18:00Z 2026-10-20T06:00Z", in the order of time.
fn times(report: &CalendarReport) -> Vec<String> {
    let shifts = report.shifts.iter();
    let shown = shifts.map(|one| {
        let (from, to) = (one.from.format("%m-%d %H:%M"), one.to.format("%m-%d %H:%M"));
        format!("{from} {to}")
    });
    shown.collect()
}

#[test]
fn a_zone_that_only_the_calendar_knows_is_found_by_its_clocks() {
    let described = "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\nBEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
    let night = "BEGIN:VEVENT\nUID:a\nDTSTART;TZID=Customized Time Zone:20261019T200000\nDTEND;TZID=Customized Time Zone:20261020T080000\nRRULE:FREQ=WEEKLY;COUNT=2\nSUMMARY:Kim\nEND:VEVENT\n";
    let report = read(&format!("{described}{night}"));
    assert_eq!(
        times(&report),
        ["10-19 18:00 10-20 06:00", "10-26 19:00 10-27 07:00"]
    );

    let india = "BEGIN:VTIMEZONE\nTZID:Office\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0530\nTZOFFSETTO:+0530\nEND:STANDARD\nEND:VTIMEZONE\n";
    let report = read(&format!(
        "{india}{}",
        night.replace("Customized Time Zone", "Office")
    ));
    assert_eq!(
        times(&report),
        ["10-19 14:30 10-20 02:30", "10-26 14:30 10-27 02:30"]
    );

    let report = read(&night.replace("Customized Time Zone", "Nowhere"));
    assert_eq!(times(&report).len(), 2, "read in the calendar's own zone");
    assert!(
        report.notes.iter().any(|note| note.contains("Nowhere")),
        "and said"
    );
}

#[test]
fn a_day_is_excluded_and_replaced_however_it_is_written() {
    let days = |more: &str| {
        read(&format!(
            "BEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20261005\nDTEND;VALUE=DATE:20261006\nRRULE:FREQ=DAILY;COUNT=4\n{more}\nSUMMARY:Kim\nEND:VEVENT\n"
        ))
    };
    for except in [
        "EXDATE:20261007T000000",
        "EXDATE:20261006T220000Z",
        "EXDATE:20261007T000000Z",
        "EXDATE;VALUE=DATE:20261007",
        "EXDATE;TZID=Europe/Berlin:20261007T000000",
    ] {
        assert_eq!(times(&days(except)).len(), 3, "{except}");
    }
    for which in [
        "RECURRENCE-ID:20261007T000000",
        "RECURRENCE-ID;TZID=India Standard Time:20261007T000000",
        "RECURRENCE-ID:20261006T220000Z",
    ] {
        let report = days(&format!(
            "SUMMARY:Kim\nEND:VEVENT\nBEGIN:VEVENT\nUID:a\n{which}\nDTSTART;VALUE=DATE:20261020\nDTEND;VALUE=DATE:20261021"
        ));
        assert_eq!(times(&report).len(), 4, "{which}");
        assert_eq!(times(&report)[3], "10-19 22:00 10-20 22:00", "{which}");
    }
}

#[test]
fn a_moved_time_that_was_deleted_afterwards_does_not_come() {
    let nights = |of_event: &str, of_moved: &str| {
        let event = format!(
            "BEGIN:VEVENT\nUID:a\nDTSTART:20261005T180000Z\nDTEND:20261006T060000Z\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20261006T180000Z\n{of_event}SUMMARY:Kim\nEND:VEVENT\n"
        );
        let moved = format!(
            "BEGIN:VEVENT\nUID:a\nRECURRENCE-ID:20261006T180000Z\nDTSTART:20261020T180000Z\nDTEND:20261021T060000Z\n{of_moved}SUMMARY:Kim\nEND:VEVENT\n"
        );
        times(&read(&format!("{event}{moved}"))).len()
    };
    assert_eq!(nights("", ""), 2);
    assert_eq!(nights("SEQUENCE:2\n", "SEQUENCE:1\n"), 2);
    assert_eq!(
        nights("SEQUENCE:1\n", "SEQUENCE:2\n"),
        3,
        "moved after it was deleted"
    );
}

#[test]
fn the_first_time_counts_though_the_rule_does_not_name_it() {
    let report = read(
        "BEGIN:VEVENT\nUID:a\nDTSTART:20261007T200000Z\nDTEND:20261008T080000Z\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2\nSUMMARY:Kim\nEND:VEVENT\n",
    );
    let starts = [
        "10-07 20:00 10-08 08:00",
        "10-12 20:00 10-13 08:00",
        "10-19 20:00 10-20 08:00",
    ];
    assert_eq!(times(&report), starts);
}

#[test]
fn parts_of_a_rule_that_nobody_knows_are_passed_over() {
    for rule in [
        "FREQ=WEEKLY;COUNT=3;X-SRC=web",
        "FREQ=WEEKLY; COUNT=3",
        "RSCALE=GREGORIAN;FREQ=WEEKLY;COUNT=3;SKIP=OMIT",
        "FREQ=WEEKLY;BYDAY=1WE;COUNT=3",
    ] {
        let report = read(&format!(
            "BEGIN:VEVENT\nUID:a\nDTSTART:20261007T200000Z\nDTEND:20261008T080000Z\nRRULE:{rule}\nSUMMARY:Kim\nEND:VEVENT\n"
        ));
        assert_eq!(
            times(&report).last().unwrap(),
            "10-21 20:00 10-22 08:00",
            "{rule}"
        );
    }
}

#[test]
fn a_later_version_of_an_event_takes_the_place_of_the_earlier_one_wherever_it_moved() {
    let version = |sequence: u32, day: u32| {
        let event = event(
            "a",
            &format!("202610{day}T200000Z"),
            &format!("202610{day}T220000Z"),
            "Kim",
        );
        event.replace("UID:a\n", &format!("UID:a\nSEQUENCE:{sequence}\n"))
    };
    let report = read(&format!("{}{}", version(1, 12), version(0, 10)));
    assert_eq!(times(&report), ["10-12 20:00 10-12 22:00"]);
}

#[test]
fn a_period_has_its_own_end() {
    let report = read(
        "BEGIN:VEVENT\nUID:a\nDTSTART:20261003T200000Z\nDTEND:20261004T080000Z\nRDATE;VALUE=PERIOD:20261005T200000Z/20261006T000000Z,20261007T200000Z/PT2H\nSUMMARY:Kim\nEND:VEVENT\n",
    );
    let all = [
        "10-03 20:00 10-04 08:00",
        "10-05 20:00 10-06 00:00",
        "10-07 20:00 10-07 22:00",
    ];
    assert_eq!(times(&report), all);
}

#[test]
fn several_calendars_in_a_file_are_one() {
    let one = |uid: &str| {
        let event = event(uid, "20261003T200000Z", "20261004T080000Z", uid);
        format!("BEGIN:VCALENDAR\n{event}END:VCALENDAR\n")
    };
    let mut scene = Scene::new();
    let file = format!("{}{}\u{1a}", one("kim"), one("ada"));
    let report = import(&mut scene, file.as_bytes(), &options());
    assert_eq!(report.people.len(), 2);
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(
            one("kim")
                .replace("SUMMARY:", "SUMMARY:\n ")
                .encode_utf16()
                .flat_map(u16::to_le_bytes),
        )
        .collect();
    let report = import(&mut scene, &wide, &options());
    assert_eq!((report.new, report.people[0].name.as_str()), (1, "kim"));
}

#[test]
fn what_stands_beside_everyone_is_nobody() {
    let with = |uid: &str, title: &str, attendee: &str| {
        let event = event(
            uid,
            &format!("2026100{uid}T200000Z"),
            &format!("2026100{uid}T220000Z"),
            title,
        );
        event.replace("END:VEVENT", &format!("ATTENDEE;{attendee}\nEND:VEVENT"))
    };
    for (one, other) in [
        (
            with("1", "On-call", "CN=Ada:mailto:ada@example.org"),
            with("2", "On-call", "CN=Ravi:mailto:ravi@example.org"),
        ),
        (
            with("1", "Ada", "CN=Team:mailto:team@example.org"),
            with("2", "Ravi", "CN=Team:mailto:team@example.org"),
        ),
    ] {
        let report = read(&format!("{one}{other}"));
        assert!(report.asks_who, "{:?}", report.people);
        let mut names: Vec<&str> = report.people.iter().map(|one| one.name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["Ada", "Ravi"]);
        assert_eq!(report.new, 0);
    }
    let declined = with(
        "1",
        "On-call",
        "PARTSTAT=DECLINED;CN=Ravi:mailto:ravi@example.org",
    );
    let declined = declined.replace(
        "END:VEVENT",
        "ATTENDEE;CN=Ada:mailto:ada@example.org\nEND:VEVENT",
    );
    assert_eq!(read(&declined).people[0].name, "On-call");
    let names: Vec<String> = read(&declined)
        .people
        .into_iter()
        .map(|one| one.name)
        .collect();
    assert!(!names.iter().any(|name| name.contains("Ravi")));
}

#[test]
fn a_shift_that_somebody_else_takes_over_is_mine_no_more() {
    let mut scene = Scene::new();
    let three = |second: &str| {
        [
            ("a", "01", "Ada"),
            ("b", "02", second),
            ("c", "03", "Ada"),
            ("d", "04", "Bob"),
        ]
        .map(|(uid, day, who)| {
            let [from, to] = ["T080000Z", "T200000Z"].map(|clock| format!("202611{day}{clock}"));
            event(uid, &from, &to, who)
        })
        .concat()
    };
    let options = CalendarOptions {
        me: vec!["Ada".to_owned()],
        ..options()
    };
    let calendar = |events: &str| format!("BEGIN:VCALENDAR\n{events}END:VCALENDAR\n");
    import(&mut scene, calendar(&three("Ada")).as_bytes(), &options);
    assert_eq!(scene.journal.shifts().unwrap().len(), 3);
    let report = import(&mut scene, calendar(&three("Bob")).as_bytes(), &options);
    assert_eq!((report.unchanged, report.gone), (2, 1));
    assert_eq!(scene.journal.shifts().unwrap().len(), 2);
    let back = import(&mut scene, calendar(&three("Ada")).as_bytes(), &options);
    assert_eq!((back.unchanged, back.new), (2, 1), "swapped back");
}

#[test]
fn a_series_that_begins_an_hour_later_is_not_there_twice() {
    let mut scene = Scene::new();
    let series = |hour: u32| {
        format!(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:r\nDTSTART:20261101T{hour}0000Z\nDURATION:PT8H\n\
             RRULE:FREQ=WEEKLY;COUNT=4\nSUMMARY:Ada\nEND:VEVENT\nEND:VCALENDAR\n"
        )
    };
    import(&mut scene, series(20).as_bytes(), &options());
    let report = import(&mut scene, series(21).as_bytes(), &options());
    assert_eq!((report.new, report.gone), (4, 4));
    let starts = scene.journal.shifts().unwrap();
    assert!(
        starts
            .iter()
            .all(|shift| shift.from.to_string().contains("21:00"))
    );
    assert_eq!(starts.len(), 4);
}
