//! Shifts from the command line: by hand, and from a calendar.

use serde_json::Value;

use crate::desk::Desk;

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

#[test]
fn half_an_hour_in_the_hour_that_comes_twice_is_half_an_hour() {
    let desk = Desk::with_journal();
    for from in ["2026-10-25T02:10:00+02:00", "2026-10-25T02:10:00+01:00"] {
        let add = [
            "shift",
            "add",
            "--zone",
            "Europe/Berlin",
            "--from",
            from,
            "--to",
            "30m",
        ];
        let shifts = desk.json(&add);
        let [from, to] = ["from", "to"].map(|end| shifts[0][end].as_str().expect("a time"));
        assert_eq!((&from[14..16], &to[14..16]), ("10", "40"));
        assert_eq!(from[..13], to[..13], "of the same hour");
    }
}

#[test]
fn a_doubtful_time_of_a_shift_or_page_is_refused_with_both_candidates() {
    let desk = Desk::with_journal();
    let twice = desk.refused(2, &["page", "add", "--at", "2026-10-25 02:30"]);
    assert!(twice.contains("happened twice"), "{twice}");
    let skipped = desk.refused(
        2,
        &[
            "shift",
            "add",
            "--from",
            "2026-03-29 02:30",
            "--to",
            "2026-03-29 08:00",
        ],
    );
    assert!(skipped.contains("was skipped"), "{skipped}");
    desk.refused(
        1,
        &[
            "shift",
            "add",
            "--from",
            "2026-03-29 08:00",
            "--to",
            "2026-03-29 07:00",
        ],
    );
    desk.refused(2, &["page", "add"]);
    assert_eq!(desk.json(&["shift", "list"]), serde_json::json!([]));
}

#[test]
fn a_calendar_is_looked_at_brought_in_and_brought_in_again() {
    let desk = Desk::with_journal();
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/data/calendars/outlook.ics"
    );
    let said = desk.refused(2, &["shift", "import", file]);
    assert!(
        said.contains("--me") && said.contains("Ada Berg, Ravi"),
        "{said}"
    );
    let preview = desk.json(&["shift", "import", file, "--me", "Ada Berg", "--dry-run"]);
    assert_eq!(
        (&preview["new"], &preview["not_mine"]),
        (&7.into(), &3.into())
    );
    assert_eq!(desk.json(&["shift", "list"]), serde_json::json!([]));
    assert_eq!(
        desk.json(&["shift", "import", file, "--me", "Ada Berg"])["new"],
        7
    );
    let again = desk.json(&["shift", "import", file]);
    assert_eq!((&again["new"], &again["unchanged"]), (&0.into(), &7.into()));
    let shifts = desk.json(&["shift", "list"]);
    assert_eq!(list(&shifts).len(), 7);
    assert_eq!(shifts[0]["from"], "2026-10-22T18:00:00Z");
}
