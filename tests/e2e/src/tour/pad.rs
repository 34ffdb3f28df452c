//! The pad of a live incident, and everything that opens over it.

use super::Stop;
use crate::{find::Target, window::Window};

const LINES: [&str; 8] = [
    ". checkout errors above 5 %, only in the EU",
    "? the 02:50 deploy of payments",
    "? a slow replica",
    "> 02:58 opened the runbook",
    "+ paged the database team",
    "! roll back payments",
    "> rolled back payments",
    ". errors falling",
];

pub const STOPS: [Stop; 12] = [
    ("pad", go),
    ("pad-how-bad", |window| {
        window.press("Ctrl+s");
        window.choose("Who is affected", "Many");
        window.sees("It is degraded for many.");
    }),
    ("pad-guesses", |window| {
        window.press("Ctrl+g");
        super::open_all(window);
    }),
    ("pad-decisions", |window| {
        window.press("Ctrl+d");
        window.find(Target::new("field", "What came of it"));
    }),
    ("pad-people", |window| {
        window.press("Ctrl+p");
        window.find(Target::new("field", "Who else is here"));
    }),
    ("pad-timers", |window| {
        window.press("Ctrl+t");
        window.find(Target::new("field", "Watch the fix, minutes"));
    }),
    ("pad-seen", |window| {
        window.press("Ctrl+b");
        window.find(Target::new("heading", "Seen before"));
    }),
    ("pad-recovery", |window| {
        window.press("Ctrl+r");
        window.find(Target::any("checkbox"));
    }),
    ("pad-lists", |window| {
        window.press("Ctrl+l");
        window.find(Target::any("checkbox"));
    }),
    ("pad-update", |window| {
        window.press("Ctrl+u");
        window.type_into("Text", "It will be fixed by 04:00. Next update: 03:45");
        window.sees("It promises a time nobody can know yet.");
    }),
    ("pad-end", |window| {
        window.press("Ctrl+e");
        window.find(Target::new("heading", "How did it end?"));
    }),
    ("pad-false-alarm", |window| {
        window.press("Ctrl+Shift+f");
        window.find(Target::new("heading", "False alarm"));
    }),
];

/// The first time it begins an incident, which stays live.
fn go(window: &Window) {
    window.press("Esc");
    window.press("0");
    window.find(Target::new("field", "New line"));
    if window.text().contains("Nothing is live") {
        for line in LINES {
            window.write(line);
            window.press("Enter");
            window.field_holds("New line, note", "");
        }
    }
    window.sees("errors falling");
}
