//! One incident: story, timeline, and what opens from them.

use super::{Stop, open_all, scroll_to_end};
use crate::{find::Target, window::Window};

pub const STOPS: [Stop; 13] = [
    ("incident-story", open),
    ("incident-story-below", scroll_to_end),
    ("incident-more", open_all),
    ("incident-more-below", scroll_to_end),
    ("incident-wording", |window| {
        window.type_into("What I learned", "I should have tested the export.");
        window.find(Target::new("button", "Dismiss: I should have tested"));
    }),
    ("incident-refused", |window| {
        window.type_into("Title", "");
        window.press("Backspace");
        window.find(Target::any("alert"));
    }),
    ("incident-timeline", |window| {
        window.type_into("Title", "Replica lag returns during the nightly export");
        window.misses(Target::any("alert"));
        window.is_saved();
        window.click("tab", "Timeline");
        window.find(Target::new("heading", "Milestones"));
    }),
    ("incident-timeline-below", scroll_to_end),
    ("incident-time-asked", |window| {
        window.type_into("Verified", "2026-03-29 02:30");
        window.sees("this time was skipped");
    }),
    ("incident-time-unreadable", |window| {
        window.type_into("Verified", "sometime");
        window.sees("Not a time yet");
    }),
    ("incident-amending", |window| {
        // What could not be read is left behind with the part it stood in.
        window.click("tab", "Story");
        window.click("tab", "Timeline");
        window.click("button", "Amend this line");
        window.find(Target::new("button", "Done"));
    }),
    ("incident-amended", |window| {
        window.click("button", "Done");
        window.click("button", "amended");
        window.find(Target::new("heading", "What this line said"));
    }),
    ("incident-history", |window| {
        window.click("button", "History");
        window.find(Target::new("heading", "History"));
    }),
];

/// Leaves an incident and a line in the trash, and one line amended.
pub fn throw_some_away(window: &Window) {
    open_at(window, 1);
    window.click("button", "Move to the trash");
    window.sees("In the trash: ");
    clear_messages(window);
    open(window);
    window.click("tab", "Timeline");
    window.click("button", "Move this line to the trash");
    window.sees("The line is in the trash.");
    clear_messages(window);
    window.click("button", "Amend this line");
    window.type_into("Text", "Lag above two minutes on the replica of the ledger");
    window.is_saved();
    window.click("button", "Done");
    window.find(Target::new("button", "amended"));
    window.press("Esc");
    window.go_to("Today");
}

/// They lie over the end of the page, where the next click goes.
fn clear_messages(window: &Window) {
    while !window.all(Target::new("button", "Dismiss")).is_empty() {
        window.click("button", "Dismiss");
    }
}

fn open(window: &Window) {
    open_at(window, 0);
}

fn open_at(window: &Window, place: usize) {
    window.go_to("Today");
    window.find(Target::any("button").beside("Latest incidents"));
    let row =
        "document.querySelectorAll('[aria-labelledby=latest] li button')[arguments[0]].click()";
    window.run(row, vec![place.into()]);
    window.find(Target::new("tab", "Story"));
}
