//! Today, the journal's list, figures and papers, and what lies over all of them.

use super::{Stop, open_all, scroll_to_end};
use crate::find::Target;

pub const EMPTY: [Stop; 9] = [
    ("pad-calm", |window| {
        window.press("0");
        window.sees("Nothing is live");
    }),
    ("practice", |window| {
        window.press("Esc");
        window.press("g d");
        window.sees("Page:");
    }),
    ("today-empty", |window| window.go_to("Today")),
    ("journal-empty", |window| window.go_to("Journal")),
    ("trash-empty", |window| {
        window.click("button", "Trash");
        window.sees("The trash is empty");
    }),
    ("insights-empty", |window| window.go_to("Insights")),
    ("oncall-empty", |window| {
        window.press("7");
        window.sees("No shift and no page yet");
    }),
    ("packets-empty", |window| {
        window.go_to("Packets");
        window.find(Target::new("button", "Make a review packet"));
    }),
    ("settings-empty", |window| {
        window.go_to("Settings");
        window.sees("SQLCipher");
    }),
];

pub const FULL: [Stop; 12] = [
    ("today", |window| {
        window.go_to("Today");
        window.find(Target::new("heading", "Latest incidents"));
    }),
    ("today-echo", |window| {
        window.type_into(
            "Log an incident",
            "yesterday 03:10 replica lag, SEV2, rolled back, 40m #payments",
        );
        window.sees("03:50");
    }),
    ("today-twice", |window| {
        window.type_into("Log an incident", "2025-10-26 02:30 replica lag SEV2");
        window.sees("this time came twice");
    }),
    ("today-skipped", |window| {
        window.type_into("Log an incident", "2026-03-29 02:30 replica lag SEV2");
        window.sees("this time was skipped");
    }),
    ("journal", |window| {
        window.go_to("Journal");
        window.find(Target::any("option"));
    }),
    ("search", |window| {
        window.type_into("Search everything", "replica");
        window.find(Target::any("option"));
    }),
    ("nothing-found", |window| {
        window.type_into("Search everything", "zzzz");
        window.sees("Nothing found");
    }),
    ("journal-narrowed", |window| {
        window.click("button", "Show all incidents");
        window.choose("Severity", "SEV2");
        window.find(Target::new("button", "Clear"));
    }),
    ("trash", |window| {
        window.click("button", "Clear");
        window.click("button", "Trash");
        window.find(Target::new("button", "Erase for good"));
    }),
    ("erase", |window| {
        window.click("button", "Erase for good");
        window.find(Target::new("button", "Keep it"));
    }),
    ("back-fill", |window| {
        window.go_to("Journal");
        window.click("button", "Back-fill");
        window.has_focus_on(Target::new("field", "Title, row 1"));
    }),
    ("back-fill-faults", |window| {
        for cell in ["Replica lag", "sometime", "40m", "big"] {
            window.write(cell);
            window.press("Tab");
        }
        window.sees("“sometime” is not a time");
        window.sees("1 row needs a look: 1");
    }),
];

pub const PAPERS: [Stop; 10] = [
    ("insights", |window| {
        window.go_to("Insights");
        window.find(Target::any("img"));
    }),
    ("insights-table", |window| {
        open_all(window);
    }),
    ("insights-compared", |window| {
        window.type_into("Compare before and after", "2025-06-01");
        window.press("Enter");
        window.sees("Before and after 1 June 2025");
    }),
    ("insights-claims", |window| {
        window.sees("What these incidents say");
        scroll_to_end(window);
    }),
    ("insights-missing", |window| {
        window.sees("What is missing in the data");
        scroll_to_end(window);
    }),
    ("insights-improvement", |window| {
        window.type_into("What was changed", "Alarm on replica lag");
        window.click("button", "Mark this change");
        window.find(Target::new("heading", "Alarm on replica lag"));
    }),
    ("evidence-claims", |window| {
        // On a later walk past it, it is kept already.
        let save = Target::new("button", "Save as a claim: Led the response to");
        if !window.all(save).is_empty() {
            window.click_on(save);
        }
        window.go_to("Evidence");
        window.click("tab", "Claims");
        window.sees("Led the response to");
    }),
    ("packets", |window| {
        window.go_to("Packets");
        window.find(Target::new("button", "On one page"));
        // A page is drawn when it comes into sight, which in a narrow window is below the list.
        scroll_to_end(window);
        window.find(Target::any("img"));
    }),
    ("packets-chosen", |window| {
        window.click("checkbox", "Let Afterpage choose");
        window.find(Target::new("button", "None"));
    }),
    ("packets-chosen-below", |window| {
        scroll_to_end(window);
        window.click("button", "All");
        window.click("checkbox", "Let Afterpage choose");
    }),
];

pub const LOAD: [Stop; 8] = [
    ("oncall", |window| {
        window.go_to("On-call");
        window.find(Target::new("heading", "Limits"));
        open_all(window);
    }),
    ("oncall-below", |window| scroll_to_end(window)),
    ("oncall-page", |window| {
        window.click("button", "At another time");
        window.find(Target::new("button", "It woke me"));
    }),
    ("oncall-pages", |window| {
        window.click("button", "Several");
        window.type_into("One a line, the time first", "03:10 woke 40m disk full");
        window.find(Target::new("button", "Keep 1 page"));
    }),
    ("oncall-shift", |window| {
        window.click("button", "Add a shift");
        window.type_into("Begins", "2026-10-25 02:30");
        window.sees("Before the clocks went back");
    }),
    ("oncall-rest", |window| {
        window.click("button", "Enter rest that was taken");
    }),
    ("oncall-check-in", |window| {
        window.click("button", "Check in");
    }),
    ("oncall-talk", |window| {
        window.click("button", "For a talk");
        window.click("button", "Look at it");
        window.find(Target::new("img", "The page as it will be printed"));
    }),
];

pub const LAYERS: [Stop; 3] = [
    ("palette", |window| {
        window.press("Ctrl+k");
        window.find(Target::any("dialog"));
    }),
    ("palette-found", |window| {
        window.press("Ctrl+k");
        window.type_into("Action or incident", "lag");
        window.find(Target::any("option"));
    }),
    ("keys", |window| {
        window.press("?");
        window.find(Target::new("heading", "Keys"));
    }),
];
