//! What a calendar says seldom, or wrongly.

use super::calendars::{event, import_text, options};
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
