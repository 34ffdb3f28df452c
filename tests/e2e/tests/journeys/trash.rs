//! Out of the journal, back again, and out for good.

use afterpage_e2e::{Target, Window};

use crate::start;

#[test]
fn a_deleted_incident_comes_back_until_it_is_erased() {
    let window = start::empty_journal("trash");
    start::log(&window, "yesterday 03:10 replica lag, SEV2", "replica lag");

    delete(&window, "replica lag");
    window.click_on(Target::new("button", "Undo").beside("In the trash: replica lag."));
    window.find(Target::new("option", "replica lag"));

    delete(&window, "replica lag");
    open_trash(&window);
    window.click_on(Target::new("button", "Restore").beside("replica lag"));
    window.sees("Back in the journal: replica lag.");
    window.sees("The trash is empty");
    window.click("button", "Back to the journal");

    delete(&window, "replica lag");
    open_trash(&window);
    window.click_on(Target::new("button", "Erase for good").beside("replica lag"));
    window.find(Target::any("dialog"));
    window.click("button", "Erase for good");
    window.sees("Erased for good: replica lag.");
    window.sees("The trash is empty");

    window.go_to("Journal");
    window.sees("No incidents yet");
}

#[track_caller]
fn delete(window: &Window, title: &str) {
    start::open(window, title);
    window.click("button", "Move to the trash");
    window.sees(&format!("In the trash: {title}."));
    window.misses(Target::new("option", title));
}

#[track_caller]
fn open_trash(window: &Window) {
    window.click("button", "Trash");
    window.find(Target::new("heading", "Trash"));
}
