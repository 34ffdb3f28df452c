//! Incidents chosen in the list are changed together, and two that are one become one.

use afterpage_e2e::{Target, Window};
use serde_json::Value;

use crate::start;

fn three(name: &'static str) -> Window {
    let window = start::empty_journal(name);
    for (title, line) in [
        ("Replica lag", "yesterday 03:10 Replica lag, SEV3, 40m"),
        ("Checkout slow", "yesterday 03:20 Checkout slow, SEV2, 30m"),
        ("Disk full", "yesterday 05:00 Disk full, SEV3, 20m"),
    ] {
        start::log(&window, line, title);
    }
    window.go_to("Journal");
    window.find(Target::new("option", "Disk full"));
    window
}

#[test]
fn several_are_chosen_by_key_and_changed_in_one_step() {
    let window = three("several");

    window.press("j");
    window.press("x");
    window.sees("1 incident chosen");
    window.press("Shift+j");
    window.sees("2 incidents chosen");
    window.click("button", "Change");
    window.choose("What", "Add a tag");
    window.type_into("Tag", "zanzibar");
    window.press("Enter");
    window.sees("Changed in 2 incidents: add a tag.");
    assert_eq!(tagged(&window), 2);
    window.click("button", "Undo");
    window.sees("Undone: Change tags of incidents.");
    assert_eq!(tagged(&window), 0);

    window.press("Ctrl+a");
    window.sees("3 incidents chosen");
    window.click("button", "Delete");
    window.sees("No incidents yet");
    window.click("button", "Undo");
    window.find(Target::new("option", "Disk full"));
}

#[test]
fn two_that_are_one_become_one_and_one_undo_parts_them() {
    let window = three("merging");

    window.click("button", "Choose several");
    window.click("option", "Replica lag");
    window.click("option", "Checkout slow");
    window.click("button", "Merge");
    window.find(Target::new("heading", "Merge two incidents that are one"));
    window.click("radio", "Replica lag");
    window.sees("They do not say the same.");
    window.sees("SEV2");
    window.click("button", "Merge");
    window.sees("Checkout slow is now part of Replica lag.");
    start::open(&window, "Replica lag");
    window.click("tab", "Timeline");
    window.sees("“Checkout slow” became part of this.");
    window.sees("Its severity: SEV2");

    window.click("button", "Undo");
    window.sees("Undone: Merge incidents.");
    window.press("Esc");
    window.find(Target::new("option", "Checkout slow"));
}

fn tagged(window: &Window) -> usize {
    let found = window
        .home()
        .command_line(&["search", "zanzibar", "--json"]);
    let found: Vec<Value> = serde_json::from_str(&found).expect("JSON");
    found.len()
}
