//! The whole way without a mouse.

use afterpage_e2e::{Target, Window};

use crate::start;

const LINES: [(&str, &str, &str); 6] = [
    (". ", "saw", "Lag above two minutes"),
    ("> ", "did", "Stopped the export"),
    ("! ", "decided", "Wait rather than fail over"),
    ("? ", "guess", "The export holds a lock"),
    ("@ ", "told", "Told support to hold refunds"),
    ("+ ", "asked", "Asked the database people to look"),
];

#[test]
fn an_incident_is_written_down_and_one_line_taken_back_by_keys_alone() {
    let window = start::empty_journal("keyboard");

    window.press("n");
    window.has_focus_on(Target::new("field", "Log an incident"));
    window.write("yesterday 03:10 replica lag, SEV2");
    window.press("Enter");
    window.sees("Logged: replica lag.");

    window.press("Esc");
    window.press("2");
    window.find(Target::new("option", "replica lag"));
    window.press("j");
    window.press("Enter");
    window.field_holds("Title", "replica lag");

    window.tab_to(Target::new("field", "What happened"));
    window.write("The replica fell behind.");
    window.is_saved();

    to_timeline(&window);
    window.tab_to(Target::new("field", "New line, note"));
    for (key, kind, line) in LINES {
        window.write(key);
        window.has_focus_on(Target::new("field", &format!("New line, {kind}")));
        add(&window, line);
    }
    add(&window, "Export takes three hours on Mondays");

    window.press("Esc");
    window.press("Esc");
    window.misses(Target::new("tab", "Timeline"));
    window.press("Ctrl+z");
    window.sees("Undone: ");

    window.press("Enter");
    to_timeline(&window);
    for (_, _, line) in LINES {
        window.sees(line);
    }
    window.no_longer_sees("Export takes three hours on Mondays");
}

#[track_caller]
fn to_timeline(window: &Window) {
    window.tab_to(Target::new("tab", "Story"));
    window.press("Right");
    window.find(Target::new("heading", "Milestones"));
}

#[track_caller]
fn add(window: &Window, line: &str) {
    window.write(line);
    window.press("Enter");
    window.sees(line);
    window.field_holds("New line, note", "");
}
