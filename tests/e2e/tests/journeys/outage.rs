//! A whole outage as one night would have it: 25 lines, three updates, two decisions, four guesses, and the morning after.
//! What the incident's page shows then was typed once, in the pad.

use afterpage_e2e::{Home, Target, Window};
use serde_json::{Value, json};

use crate::pad::{finish_debrief, open_pad_in, say};

const BEFORE_THE_FIRST_UPDATE: [&str; 9] = [
    ". page: checkout errors above 5 %",
    ". dashboard agrees: 7 % of EU checkouts fail",
    ". US is fine",
    "? the 02:50 deploy of payments",
    "? a slow replica",
    "? the bank's gateway",
    "> opened the payments runbook",
    "+ paged the database team",
    "the status page of the bank is green, I take command",
];

const UNTIL_THE_FIX: [&str; 8] = [
    ". replica lag is zero",
    ". bank answers in 80 ms",
    "? connection pool exhausted by the deploy",
    ". pool at 100 of 100 connections since 02:51",
    "! roll back payments instead of raising the pool",
    "> rolled back payments to build 411",
    ". pool at 40 of 100",
    ". errors falling: 2 %",
];

const AFTER_THE_FIX: [&str; 8] = [
    ". errors at 0.1 %",
    "! keep the old build until Monday",
    "> told support what to say",
    "> ran the smoke test twice, both fine",
    ". error rate normal for ten minutes",
    "the deploy dashboard should show pool size",
    "> closed the channel",
    ". all quiet",
];

#[test]
fn a_scripted_outage_needs_no_retyping() {
    let window = begin();
    for line in BEFORE_THE_FIRST_UPDATE {
        say(&window, line);
    }
    judge_severity(&window);
    send_update(&window);
    for line in UNTIL_THE_FIX {
        say(&window, line);
    }
    settle_guesses(&window);
    window.press("Ctrl+Shift+n");
    window.sees("Nothing new since the last update");
    for line in AFTER_THE_FIX {
        say(&window, line);
    }
    window.press("Ctrl+d");
    window.type_into("What came of it", "errors fell within two minutes");
    window.press("Esc");
    window.sees("Came of it: errors fell within two minutes");
    send_last_update(&window);

    window.press("Ctrl+e");
    window.click("button", "Fixed And watched for 15 to 30 minutes.");
    window.sees("Sleep. Everything is saved.");
    debrief(&window);
    is_whole(&window);
    is_shown(&window);
}

fn begin() -> Window {
    let home = Home::default();
    home.command_line(&["init", "--open"]);
    open_pad_in(home, "outage")
}

fn judge_severity(window: &Window) {
    window.press("Ctrl+s");
    window.choose("Who is affected", "Many");
    window.click("button", "Call it SEV2");
    window.misses(Target::any("dialog"));
    window.type_into("Title", "Checkout errors in the EU");
    window.type_into("Service", "payments");
    window.press("Enter");
    window.type_into("Class", "bad deploy");
    window.press("Enter");
    window.click("field", "New line, note");
}

fn send_update(window: &Window) {
    window.press("Ctrl+u");
    window.find(Target::new("field", "Text"));
    window.type_into("To", "#payments");
    window.click("button", "Copy and keep");
    window.misses(Target::any("dialog"));
    window.sees("next update in ");
}

fn send_last_update(window: &Window) {
    window.press("Ctrl+u");
    window.choose("Template", "Resolved");
    window.sees("No next update is promised.");
    window.click("button", "Copy and keep");
    window.misses(Target::any("dialog"));
    window.sees("This is the last update.");
}

fn settle_guesses(window: &Window) {
    window.press("Ctrl+g");
    for (result, guess) in [
        ("Ruled out", "a slow replica"),
        ("Ruled out", "the bank's gateway"),
        ("Confirmed", "connection pool exhausted"),
    ] {
        window.click_on(Target::new("button", result).beside(guess));
    }
    window.press("Esc");
    window.misses(Target::any("dialog"));
}

fn debrief(window: &Window) {
    window.become_main();
    window.click("button", "Two minutes");
    window.sees("Impact in a line");
    let words = window.text();
    let all = words.lines().find(|line| line.starts_with("Take all"));
    window.click("button", all.expect("times are proposed"));
    window.misses(Target::new("button", "Take").beside("Times"));
    take_what_else_is_offered(window);
    window.is_saved();
    finish_debrief(window);
}

/// Each goes when it has been kept: one that is still being kept is not taken twice.
fn take_what_else_is_offered(window: &Window) {
    window.unfold_all();
    let offered = "return document.querySelector('[aria-label^=\"Take: \"]')?.ariaLabel ?? null";
    while let Some(offer) = window.run(offered, vec![]).as_str() {
        window.click("button", offer);
        window.misses(Target::new("button", offer));
    }
    window.sees("What I guessed, and what came of it");
}

/// As a program would read it.
fn is_whole(window: &Window) {
    let home = window.home();
    let listed = home.command_line(&["list", "--json"]);
    let rows: Value = serde_json::from_str(&listed).expect("JSON");
    let id = rows[0]["id"].as_str().expect("an id");
    let shown = home.command_line(&["show", id, "--json"]);
    let view: Value = serde_json::from_str(&shown).expect("JSON");
    let incident = &view["incident"];
    assert_eq!(incident["severity"], "sev2");
    assert_eq!(incident["class"], "bad deploy");
    assert_eq!(incident["ending"]["as"], "fixed");
    let taken = json!(["incident_commander", "communicator", "responder"]);
    assert_eq!(incident["roles"], taken);
    let hit = "dashboard agrees: 7 % of EU checkouts fail";
    assert_eq!(incident["impact"]["segment"], hit);
    let milestones = incident["milestones"].as_array().expect("milestones");
    for kind in ["detected", "mitigated", "resolved"] {
        assert!(
            milestones.iter().any(|each| each["kind"] == kind),
            "{kind} in {milestones:?}"
        );
    }
    for part in ["my_part", "outcome"] {
        assert_ne!(incident["story"][part], "", "{part}");
    }
    let entries = view["entries"].as_array().expect("entries");
    let of = |kind: &str| entries.iter().filter(|entry| entry["kind"] == kind).count();
    assert_eq!(entries.len(), 28, "25 lines and three updates");
    assert_eq!((of("guess"), of("decided"), of("told")), (4, 2, 3));
}

/// As a person reads it.
fn is_shown(window: &Window) {
    window.resize(1280, 800);
    window.press("2");
    window.click("option", "Checkout errors in the EU");
    window.click("tab", "Timeline");
    window.sees("Updates, promised and sent");
    window.sees("Came of it: errors fell within two minutes");
    window.is_clear_to_all("the incident of the outage");
}
