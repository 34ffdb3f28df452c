//! What a calendar says seldom, or wrongly.

use journal::domain::{Duty, NewShift, Zone};
use journal::exchange::CalendarOptions;

use super::calendars::{event, import, import_text, options};
use super::scene::Scene;

#[test]
fn what_cannot_be_understood_is_said_and_the_rest_comes_in() {
    let mut scene = Scene::new();
    let events = [
        event("a", "20261101T080000Z", "20261102T080000Z", "Kim"),
        event("b", "20261101T080000Z", "20261101T080000Z", "Nothing long"),
        "BEGIN:VEVENT\nUID:c\nDTSTART;TZID=Mars/Olympus:20261101T080000\nDTEND:20261102T080000Z\nSUMMARY:Kim\nEND:VEVENT\n".to_owned(),
        "BEGIN:VEVENT\nUID:d\nSUMMARY:No start\nEND:VEVENT\n".to_owned(),
        "BEGIN:VEVENT\nUID:e\nDTSTART:20261201T080000Z\nDTEND:20261201T200000Z\nRRULE:FREQ=SOMETIMES\nSUMMARY:Kim\nEND:VEVENT\n".to_owned(),
    ];
    let report = import_text(&mut scene, &events.concat());
    assert_eq!(
        report.new, 3,
        "a zone that nobody knows is read as the calendar's own"
    );
    let notes = report.notes.join("\n");
    for said in [
        "Mars/Olympus",
        "it has no start",
        "its rule could not be followed",
        "only person",
    ] {
        assert!(notes.contains(said), "{said} in {notes}");
    }
}

#[test]
fn what_is_no_calendar_is_refused() {
    let mut scene = Scene::new();
    for (bytes, code) in [
        (&b"BEGIN:VCARD\nEND:VCARD\n"[..], "import_not_a_calendar"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "import_not_a_calendar"),
        (b"{\"format\": 1}", "import_not_a_calendar"),
        (b"", "import_empty"),
    ] {
        let refused = scene
            .journal
            .import_calendar("x", bytes, &options())
            .unwrap_err();
        assert_eq!(refused.code(), code);
        assert!(refused.hint().is_some());
    }
}

#[test]
fn a_change_from_one_time_on_and_a_rule_of_exceptions_are_followed() {
    let mut scene = Scene::new();
    let nights = "BEGIN:VEVENT\nUID:n\nDTSTART:20260301T200000Z\nDTEND:20260302T060000Z\nRRULE:FREQ=DAILY;COUNT=6\n\
        EXRULE:FREQ=DAILY;INTERVAL=2;COUNT=2\nSUMMARY:Ada\nEND:VEVENT\n";
    let later = "BEGIN:VEVENT\nUID:n\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260304T200000Z\n\
        DTSTART:20260304T220000Z\nDTEND:20260305T040000Z\nSUMMARY:Ada\nEND:VEVENT\n";
    import_text(&mut scene, &format!("{nights}{later}"));
    let mut spans: Vec<(String, String)> = scene
        .journal
        .shifts()
        .unwrap()
        .into_iter()
        .map(|shift| (shift.from.to_rfc3339(), shift.to.to_rfc3339()))
        .collect();
    spans.sort();
    let span = |from: &str, to: &str| {
        let at = |at: &str| format!("2026-03-{at}:00:00+00:00");
        (at(from), at(to))
    };
    assert_eq!(
        spans,
        [
            span("02T20", "03T06"),
            span("04T22", "05T04"),
            span("05T22", "06T04"),
            span("06T22", "07T04"),
        ]
    );
}

#[test]
fn a_time_that_ends_before_it_begins_is_told() {
    let mut scene = Scene::new();
    let report = import_text(
        &mut scene,
        &event("b", "20260302T060000Z", "20260301T200000Z", "Ada"),
    );
    assert_eq!(report.new, 0);
    assert!(
        report
            .notes
            .iter()
            .any(|note| note.contains("1 time was left out")),
        "{:?}",
        report.notes
    );
}

#[test]
fn a_line_that_cannot_be_read_is_told_and_the_rest_comes_in() {
    let mut scene = Scene::new();
    let whole = event("a", "20260301T200000Z", "20260302T060000Z", "Ada");
    for broken in [
        "DTSTART;TZID=\"Europe/Berlin\"x:",
        "X-QUOTED;A=\"b\":c\nDTSTART;TZID=\"Europe/Berlin:",
    ] {
        let broken = event("b", "20260303T200000Z", "20260304T060000Z", "Ada")
            .replace("DTSTART:", broken)
            .replace(
                "SUMMARY:",
                "ATTENDEE;CN=\"Ada\":mailto:ada@example.org\nSUMMARY:",
            );
        let report = import_text(&mut scene, &format!("{broken}{whole}"));
        assert_eq!(report.new + report.unchanged, 1);
        let notes = report.notes.join("\n");
        assert!(
            notes.contains("1 line could not be read and was left out: “DTSTART;TZID="),
            "{notes}"
        );
        assert!(notes.contains("1 event could not be read"), "{notes}");
    }
}

#[test]
fn a_calendar_of_which_something_is_lost_takes_nothing_away() {
    let mut scene = Scene::new();
    let day = |n: u32| {
        let (from, to) = (
            format!("202603{n:02}T080000Z"),
            format!("202603{n:02}T180000Z"),
        );
        event(&format!("u{n}"), &from, &to, "Ada")
    };
    let series = event("s", "20260320T080000Z", "20260320T180000Z", "Ada")
        .replace("SUMMARY:", "RRULE:FREQ=DAILY;COUNT=3\nSUMMARY:");
    let all = format!("{}{}{}{series}", day(1), day(2), day(3));
    assert_eq!(import_text(&mut scene, &all).new, 6);
    for (whole, broken) in [
        (day(2), day(2).replace("END:VEVENT\n", "")),
        (day(2), day(2).replace("SUMMARY:", "BEGIN:VALARM\nSUMMARY:")),
        (series.clone(), series.replace("RRULE:", "RRULE;X=\"a\"b:")),
    ] {
        let report = import_text(&mut scene, &all.replace(&whole, &broken));
        assert_eq!((report.gone, report.new), (0, 0), "{:?}", report.notes);
        let notes = report.notes.join("\n");
        assert!(notes.contains("1 event could not be read"), "{notes}");
    }
    assert_eq!(scene.journal.shifts().unwrap().len(), 6);
}

#[test]
fn what_a_feed_no_longer_covers_and_what_was_entered_by_hand_stays() {
    let mut scene = Scene::new();
    let days = |range: std::ops::Range<u32>| -> String {
        let one = |n: u32| {
            let (from, to) = (
                format!("202603{n:02}T080000Z"),
                format!("202603{n:02}T180000Z"),
            );
            event("", &from, &to, "Ada").replace("UID:\n", "")
        };
        range.map(one).collect()
    };
    assert_eq!(import_text(&mut scene, &days(1..4)).new, 3);
    let by_hand = NewShift {
        from: "2026-03-02T19:00:00Z".parse().unwrap(),
        to: "2026-03-02T22:00:00Z".parse().unwrap(),
        zone: Zone::UTC,
        rotation: "Rota".to_owned(),
        duty: Duty::Primary,
        repeat: None,
    };
    scene.journal.add_shift(&by_hand).unwrap();
    let report = import_text(&mut scene, &days(2..5));
    assert_eq!((report.new, report.unchanged, report.gone), (1, 2, 0));
}

#[test]
fn a_calendar_may_begin_behind_spaces_and_count_nothing() {
    let mut scene = Scene::new();
    let nights = event("a", "20260301T200000Z", "20260302T060000Z", "Ada").replace(
        "SUMMARY:",
        "RRULE:FREQ=DAILY;UNTIL=20260303T200000Z;COUNT=-1\nSUMMARY:",
    );
    let text = format!(" \n  BEGIN:VCALENDAR\nVERSION:2.0\n{nights}END:VCALENDAR\n");
    let read = |scene: &mut Scene, text: &str| {
        let report = scene
            .journal
            .import_calendar("a.ics", text.as_bytes(), &options());
        report.unwrap()
    };
    assert_eq!(read(&mut scene, &text).new, 3);
    let again = read(&mut scene, text.trim_start());
    assert_eq!((again.unchanged, again.new), (3, 0));
}

#[test]
fn two_without_a_name_of_their_own_that_begin_together_stay_two() {
    let mut scene = Scene::new();
    let nameless =
        |who: &str, to: &str| event("", "20260301T200000Z", to, who).replace("UID:\n", "");
    let both = format!(
        "BEGIN:VCALENDAR\n{}{}END:VCALENDAR\n",
        nameless("Ada", "20260302T060000Z"),
        nameless("Kim", "20260302T080000Z")
    );
    let options = CalendarOptions {
        me: vec!["Ada".to_owned(), "Kim".to_owned()],
        ..options()
    };
    for (new, unchanged) in [(2, 0), (0, 2)] {
        let report = import(&mut scene, both.as_bytes(), &options);
        assert_eq!(
            (report.new, report.unchanged, report.changed),
            (new, unchanged, 0)
        );
    }
}

#[test]
fn what_an_independent_reader_finds_in_odd_files_is_found() {
    let daily = event("d", "20260105T090000Z", "20260105T170000Z", "Ada");
    let three = daily.replace("SUMMARY:", "RRULE:FREQ=DAILY;COUNT=3\nSUMMARY:");
    let moved = event("d", "20260106T100000Z", "", "Ada")
        .replace("DTEND:\n", "RECURRENCE-ID:20260106T090000Z\n");
    let misspelt = daily.replace(
        "SUMMARY:",
        "RRULE:FREQ=DAILY;UNTL=20260106T090000Z\nSUMMARY:",
    );
    let task = "BEGIN:VJOURNAL\nUID:t\nSUMMARY:Call\nEND:VJOURNL\n";
    for (events, new, why) in [
        (
            format!("{three}{moved}"),
            2,
            "what has no end stands for its time all the same",
        ),
        (misspelt, 2, "a misspelt end is one"),
        (format!("{task}{daily}"), 1, "a diary is no event"),
        (format!("{daily}{task}{task}"), 1, "nor are two"),
    ] {
        let report = import_text(&mut Scene::new(), &events);
        assert_eq!(report.new, new, "{why}: {:?}", report.notes);
    }
}

#[test]
fn a_series_that_now_begins_later_keeps_what_it_had_before() {
    let mut scene = Scene::new();
    let from = |day: u32| {
        let (from, to) = (
            format!("202603{day:02}T080000Z"),
            format!("202603{day:02}T180000Z"),
        );
        event("s", &from, &to, "Ada").replace("SUMMARY:", "RRULE:FREQ=DAILY;COUNT=3\nSUMMARY:")
    };
    assert_eq!(import_text(&mut scene, &from(1)).new, 3);
    let report = import_text(&mut scene, &from(2));
    assert_eq!((report.new, report.unchanged, report.gone), (1, 2, 0));
}

#[test]
fn whose_it_is_is_asked_where_a_name_is_known_and_not_in_it() {
    let mut scene = Scene::new();
    let of = |who: &str| event("a", "20260301T200000Z", "20260302T060000Z", who);
    let mine = CalendarOptions {
        me: vec!["Ada".to_owned()],
        ..options()
    };
    let text = format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", of("Ada"));
    assert_eq!(import(&mut scene, text.as_bytes(), &mine).new, 1);
    let report = import_text(&mut scene, &of("Bo"));
    assert!(report.asks_who, "Bo is no new name of Ada");
    assert_eq!((report.new, report.changed, report.gone), (0, 0, 0));
    assert!(import_text(&mut Scene::new(), &of("Bo")).people[0].is_me);
}
