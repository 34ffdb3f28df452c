//! On-call calendars: the same shifts as another reader finds, each once, and only mine.

use std::path::Path;

use journal::domain::{Duty, NewShift, Shift, ShiftEdit};
use journal::exchange::{CalendarOptions, CalendarReport, CalendarShiftState};

use super::scene::Scene;
use super::{at, zone};

const OUTLOOK: &[u8] = include_bytes!("../../../../tests/data/calendars/outlook.ics");
const ZONES: &[u8] = include_bytes!("../../../../tests/data/calendars/zones.ics");
const EXPECTED: &str = include_str!("../../../../tests/data/calendars/expected.json");

pub(super) fn options() -> CalendarOptions {
    CalendarOptions {
        zone: zone("Europe/Berlin"),
        ..CalendarOptions::default()
    }
}

fn me(name: &str) -> CalendarOptions {
    CalendarOptions {
        me: vec![name.to_owned()],
        ..options()
    }
}

pub(super) fn import(scene: &mut Scene, bytes: &[u8], options: &CalendarOptions) -> CalendarReport {
    scene
        .journal
        .import_calendar("rota.ics", bytes, options)
        .unwrap()
}

pub(super) fn import_text(scene: &mut Scene, events: &str) -> CalendarReport {
    let text = format!("BEGIN:VCALENDAR\nX-WR-CALNAME:Rota\n{events}END:VCALENDAR\n");
    import(scene, text.as_bytes(), &options())
}

pub(super) fn event(uid: &str, from: &str, to: &str, who: &str) -> String {
    format!("BEGIN:VEVENT\nUID:{uid}\nDTSTART:{from}\nDTEND:{to}\nSUMMARY:{who}\nEND:VEVENT\n")
}

/// As the report counts them: new, changed, unchanged, deleted here, gone.
fn counts(report: &CalendarReport) -> [u32; 5] {
    [
        report.new,
        report.changed,
        report.unchanged,
        report.stay_deleted,
        report.gone,
    ]
}

#[test]
fn another_reader_finds_the_same_shifts() {
    let expected: serde_json::Value = serde_json::from_str(EXPECTED).unwrap();
    for (name, bytes, people) in [("outlook", OUTLOOK, 2), ("zones", ZONES, 1)] {
        let mut scene = Scene::new();
        let preview = CalendarOptions {
            dry_run: true,
            until: Some("2027-12-31".parse().unwrap()),
            ..options()
        };
        let report = import(&mut scene, bytes, &preview);
        let found: Vec<serde_json::Value> = report
            .shifts
            .iter()
            .map(|shift| serde_json::json!([shift.person, shift.from, shift.to]))
            .collect();
        assert_eq!(serde_json::json!(found), expected[name], "{name}");
        assert_eq!(report.people.len(), people, "{name}");
        assert_eq!(
            scene.journal.shifts().unwrap(),
            [],
            "a preview writes nothing"
        );
    }
}

#[test]
fn who_i_am_is_asked_once() {
    let mut scene = Scene::new();
    let report = import(&mut scene, OUTLOOK, &options());
    assert!(report.asks_who, "there are two people in it");
    let names: Vec<&str> = report
        .people
        .iter()
        .map(|person| person.name.as_str())
        .collect();
    assert_eq!(names, ["Ada Berg", "Ravi"]);
    assert_eq!(
        scene.journal.shifts().unwrap(),
        [],
        "nothing before that is said"
    );

    let report = import(&mut scene, OUTLOOK, &me("ada BERG"));
    assert_eq!((report.new, report.not_mine), (7, 3));
    let shifts = scene.journal.shifts().unwrap();
    assert_eq!(shifts.len(), 7);
    assert!(shifts.iter().all(|shift| shift.rotation == "Payments rota"));
    assert_eq!(shifts[0].zone, zone("Europe/Berlin"));

    let again = import(&mut scene, OUTLOOK, &options());
    assert!(!again.asks_who, "it was said before");
    assert_eq!(counts(&again), [0, 0, 7, 0, 0]);
}

#[test]
fn an_address_that_is_folded_and_has_no_mailto_is_me_too() {
    let mut scene = Scene::new();
    let address = "ada.berg.who.has.a.very.long.address@example.org";
    let report = import(&mut scene, OUTLOOK, &me(address));
    assert!(report.new > 0 && !report.asks_who, "{report:?}");
    assert!(import(&mut scene, OUTLOOK, &me("nobody")).asks_who);
}

#[test]
fn a_changed_event_moves_its_shift_and_what_the_user_wrote_stays() {
    let mut scene = Scene::new();
    let first = event("a", "20261101T080000Z", "20261102T080000Z", "Kim");
    assert_eq!(counts(&import_text(&mut scene, &first)), [1, 0, 0, 0, 0]);
    let before = scene.journal.shifts().unwrap()[0].clone();
    scene
        .journal
        .edit_shift(before.id, ShiftEdit::Duty(Duty::Secondary))
        .unwrap();

    let later = event("a", "20261101T090000Z", "20261102T100000Z", "Kim");
    assert_eq!(counts(&import_text(&mut scene, &later)), [0, 1, 0, 0, 0]);
    let shift = scene.journal.shifts().unwrap()[0].clone();
    assert_eq!(
        (shift.id, shift.to),
        (before.id, at("2026-11-02T10:00:00Z"))
    );
    assert_eq!(shift.duty, Duty::Secondary);

    let own = at("2026-11-02T07:00:00Z");
    scene
        .journal
        .edit_shift(shift.id, ShiftEdit::To(own))
        .unwrap();
    assert_eq!(
        counts(&import_text(&mut scene, &first)),
        [0, 1, 0, 0, 0],
        "its start follows"
    );
    let shift = &scene.journal.shifts().unwrap()[0];
    assert_eq!((shift.from, shift.to), (at("2026-11-01T08:00:00Z"), own));
}

#[test]
fn what_was_deleted_here_stays_so_and_what_is_gone_there_goes_here() {
    let mut scene = Scene::new();
    let three = ["20261101", "20261108", "20261115"].map(|day| {
        event(
            day,
            &format!("{day}T080000Z"),
            &format!("{day}T200000Z"),
            "Kim",
        )
    });
    import_text(&mut scene, &three.concat());
    let first = scene.journal.shifts().unwrap()[0].id;
    scene.journal.delete(&first.into()).unwrap();
    let without_second = [three[0].clone(), three[2].clone()].concat();
    let report = import_text(&mut scene, &without_second);
    assert_eq!(counts(&report), [0, 0, 1, 1, 1]);
    assert!(
        report
            .shifts
            .iter()
            .any(|shift| shift.state == CalendarShiftState::Gone)
    );
    assert_eq!(scene.journal.shifts().unwrap().len(), 1);

    // A feed that begins later says nothing of the days before.
    assert_eq!(counts(&import_text(&mut scene, &three[2])), [0, 0, 1, 0, 0]);
    scene.journal.undo().unwrap();
    assert_eq!(
        scene.journal.shifts().unwrap().len(),
        2,
        "taken away by an import that was undone"
    );
}

#[test]
fn an_import_that_was_undone_comes_again() {
    let mut scene = Scene::new();
    let one = event("a", "20261101T080000Z", "20261102T080000Z", "Kim");
    import_text(&mut scene, &one);
    scene.journal.undo().unwrap();
    assert_eq!(scene.journal.shifts().unwrap(), []);
    assert_eq!(counts(&import_text(&mut scene, &one)), [1, 0, 0, 0, 0]);
    assert_eq!(scene.journal.shifts().unwrap().len(), 1);
}

#[test]
fn a_shift_whose_key_changes_with_its_end_is_the_same_shift() {
    let mut scene = Scene::new();
    let goalert = |uid: &str, to: &str, star: &str| {
        format!(
            "BEGIN:VCALENDAR\r\nPRODID:-//GoAlert//dev//EN\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:{uid}\r\n\
             SUMMARY:On-Call (GoAlert: Mid&#39;s){star}\r\nDTSTART:20260201T080000Z\r\nDTEND:{to}\r\nBEGIN:VALARM\r\n\
             ACTION:DISPLAY\r\nDESCRIPTION:REMINDER\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    };
    let open = goalert("1a", "20260215T080000Z", " Begins*");
    import(&mut scene, open.as_bytes(), &options());
    let shift = scene.journal.shifts().unwrap()[0].clone();
    assert_eq!((shift.rotation.as_str(), shift.open_end), ("Mid's", true));
    let closed = goalert("2b", "20260222T080000Z", "");
    let report = import(&mut scene, closed.as_bytes(), &options());
    assert_eq!(counts(&report), [0, 1, 0, 0, 0]);
    let shifts = scene.journal.shifts().unwrap();
    assert_eq!(shifts.len(), 1);
    let expected = (shift.id, at("2026-02-22T08:00:00Z"), false);
    assert_eq!((shifts[0].id, shifts[0].to, shifts[0].open_end), expected);
}

#[test]
fn a_pagerduty_feed_names_person_and_schedule_and_needs_no_mailto() {
    let mut scene = Scene::new();
    let feed = "BEGIN:VCALENDAR\nPRODID;X-RICAL-TZSOURCE=TZINFO:-//com.denhaven2/NONSGML ri_cal gem//EN\n\
        CALSCALE:GREGORIAN\nVERSION:2.0\nX-WR-CALNAME:On Call Schedule\nBEGIN:VEVENT\n\
        DTEND;VALUE=DATE-TIME:20170123T080000Z\nDTSTART;VALUE=DATE-TIME:20170122T220000Z\n\
        ATTENDEE:kim@example.org\nUID:Q3DNWZL0W9JV04\nURL:https://blog.example.org/schedules#PFWMMZA\n\
        SUMMARY:On Call - Kim Oe - Lego - Master\nEND:VEVENT\nEND:VCALENDAR\n";
    let report = import(&mut scene, feed.as_bytes(), &me("KIM@example.org"));
    assert_eq!(report.people[0].name, "Kim Oe");
    let shift = &scene.journal.shifts().unwrap()[0];
    assert_eq!(shift.rotation, "Lego - Master");
    assert_eq!(
        (shift.from, shift.to),
        (at("2017-01-22T22:00:00Z"), at("2017-01-23T08:00:00Z"))
    );
}

/// The real feeds, where the folder with them is there.
#[expect(
    clippy::print_stderr,
    reason = "a test that cannot read its files says so"
)]
#[test]
fn real_feeds_come_in_and_come_again() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples/ics");
    if !folder.is_dir() {
        eprintln!("Skipped: there is no {}.", folder.display());
        return;
    }
    // Name, who I am, shifts of mine until the end of 2022, of others.
    let table = [
        ("goalert-expected-render.ics", None, 2, 0),
        (
            "pagerduty-feed-ri_cal-2017.ics",
            Some("oyanglulu@gmail.com"),
            2,
            0,
        ),
        (
            "grafana-oncall-calendar_with_all_day_event.ics",
            Some("Alice"),
            1,
            708,
        ),
        (
            "grafana-oncall-calendar_with_recurring_event.ics",
            Some("@bernard desruisseaux"),
            707,
            0,
        ),
        (
            "grafana-oncall-final-schedule-export.ics",
            Some("amixr"),
            443,
            443,
        ),
        (
            "grafana-oncall-override_email_case_sensitivity.ics",
            Some("test@test.test"),
            0,
            0,
        ),
    ];
    for (name, who, mine, others) in table {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let mut scene = Scene::new();
        let options = CalendarOptions {
            me: who.map(str::to_owned).into_iter().collect(),
            until: Some("2022-12-31".parse().unwrap()),
            ..options()
        };
        let report = import(&mut scene, &bytes, &options);
        assert_eq!(
            (report.new, report.not_mine),
            (mine, others),
            "{name}: {:?}",
            report.notes
        );
        let shifts: Vec<Shift> = scene.journal.shifts().unwrap();
        let again = import(&mut scene, &bytes, &options);
        assert_eq!(counts(&again), [0, 0, mine, 0, 0], "{name}");
        assert_eq!(scene.journal.shifts().unwrap(), shifts, "{name}");
    }
}

#[test]
fn my_own_shifts_go_out_as_a_calendar_and_come_back_as_they_were() {
    let mut scene = Scene::new();
    let mut add = |from: &str, to: &str, rotation: &str| {
        let new = NewShift {
            from: at(from),
            to: at(to),
            zone: zone("Europe/Berlin"),
            rotation: rotation.to_owned(),
            duty: Duty::Primary,
            repeat: None,
        };
        scene.journal.add_shift(&new).unwrap();
    };
    add(
        "2026-03-02T17:00:00Z",
        "2026-03-09T17:00:00Z",
        "Payments, EU; \"first\"",
    );
    add("2026-03-28T17:00:00Z", "2026-03-29T17:00:00Z", "");
    let calendar = scene.journal.export_calendar().unwrap();
    assert_eq!(calendar, scene.journal.export_calendar().unwrap());

    let again = import(&mut scene, &calendar, &options());
    assert_eq!(counts(&again), [0, 0, 2, 0, 0], "{again:?}");

    let mut other = Scene::new();
    let report = import(&mut other, &calendar, &options());
    assert_eq!((report.new, report.asks_who), (2, false));
    let plain = |scene: &Scene| -> Vec<_> {
        let shifts = scene.journal.shifts().unwrap();
        let told = shifts
            .into_iter()
            .map(|one| (one.from, one.to, one.rotation));
        told.collect()
    };
    assert_eq!(plain(&other), plain(&scene));
}
