//! Evidence, the ladder and getting ready.

use super::{Stop, open_all, scroll_to_end};
use crate::{find::Target, window::Window};

pub const EMPTY: [Stop; 7] = [
    ("evidence-empty", |window| {
        window.go_to("Evidence");
        window.sees("No evidence yet");
    }),
    ("practice-empty", |window| {
        window.click("tab", "Practice");
        window.find(Target::new("heading", "Hours, as an estimate"));
    }),
    ("actions-empty", |window| {
        window.click("tab", "Actions");
        window.sees("Nothing to do yet");
    }),
    ("reviews-empty", |window| {
        window.click("tab", "Reviews");
        window.sees("No review yet");
    }),
    ("ladder-empty", |window| {
        window.go_to("Packets");
        window.click("button", "Ladder");
        window.find(Target::new("heading", "What the next step asks for"));
    }),
    ("ladder-new", |window| {
        window.click("button", "Paste a rubric");
        window.type_into("What it asks for", "- Impact: moves numbers");
    }),
    ("getting-ready", |window| {
        window.go_to("Today");
        window.click("button", "Get ready");
        window.find(Target::new("heading", "In a week"));
    }),
];

pub const STOPS: [Stop; 19] = [
    ("evidence", |window| {
        window.go_to("Evidence");
        window.click("tab", "Stream");
        window.find(Target::any("option"));
    }),
    ("evidence-search", |window| {
        window.type_into("Search the evidence", "watch");
        window.find(Target::new("option", "A watcher that names"));
    }),
    ("evidence-nothing", |window| {
        window.type_into("Search the evidence", "zzzz");
        window.sees("Nothing found");
    }),
    ("evidence-runbook", |window| {
        window.click("button", "Show all evidence");
        open(window, "Renewing a certificate");
    }),
    ("evidence-runbook-below", scroll_to_end),
    ("evidence-contribution", |window| {
        open(window, "A watcher that names");
    }),
    ("evidence-contribution-below", scroll_to_end),
    ("evidence-drill", |window| {
        open(window, "Tabletop");
    }),
    ("evidence-feedback", |window| {
        open(window, "Tomasz Zielny:");
    }),
    ("evidence-awaited", |window| open(window, "Leon")),
    ("evidence-add", |window| {
        window.click("button", "Back to the stream");
        window.type_into("Search the evidence", "");
        window.press("Backspace");
        window.click("button", "Add a contribution");
        window.find(Target::any("dialog"));
    }),
    ("evidence-add-feedback", |window| {
        window.click("button", "Add feedback");
        window.find(Target::any("dialog"));
    }),
    ("evidence-ask", |window| {
        window.click("button", "Ask for feedback");
        window.find(Target::new("button", "I have asked"));
    }),
    ("practice", |window| {
        window.click("tab", "Practice");
        window.find(Target::new("heading", "Drills"));
        window.sees("2026 Q");
    }),
    ("practice-below", scroll_to_end),
    ("ladder", |window| {
        window.go_to("Packets");
        window.click("button", "Ladder");
        window.click("button", "Impact");
        window.sees("What speaks for");
    }),
    ("ladder-map", |window| {
        window.click("tab", "Map evidence");
        window.find(Target::any("option"));
    }),
    ("ladder-rubric", |window| {
        window.click("tab", "Rubric");
        window.find(Target::new("heading", "Dimensions"));
        open_all(window);
    }),
    ("ladder-doubts", |window| {
        window.click("tab", "Reasons not to");
        window.find(Target::new("button", "Add a reason"));
    }),
];

/// By what it is found with, also where the item before took the place of the stream.
fn open(window: &Window, words: &str) {
    if window
        .all(Target::new("field", "Search the evidence"))
        .is_empty()
    {
        window.click("button", "Back to the stream");
    }
    window.type_into("Search the evidence", words);
    window.click("option", words);
    window.find(Target::new("button", "Back to the stream"));
}
