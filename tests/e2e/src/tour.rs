//! A walk through every screen, for eyes and for axe.

use crate::{find::Target, window::Window};

/// The looks of the app, by the names of their actions.
pub const LOOKS: [&str; 3] = ["Light", "Dark", "3 AM"];
/// A desk, and the place beside a terminal.
pub const SIZES: [(u32, u32); 2] = [(1280, 800), (420, 900)];

/// A screen's name, and the way there from anywhere.
type Stop = (&'static str, fn(&Window));

/// Through a journal that has incidents in it.
const STOPS: [Stop; 17] = [
    ("today", |window| window.go_to("Today")),
    ("journal", |window| window.go_to("Journal")),
    ("search", search),
    ("nothing-found", |window| {
        window.type_into("Search everything", "zzzz");
        window.sees("Nothing found");
        window.click("button", "Show all incidents");
    }),
    ("incident-story", open_incident),
    ("incident-story-more", open_all),
    ("incident-timeline", |window| {
        window.click("tab", "Timeline");
    }),
    ("incident-history", |window| {
        window.click("button", "History");
        window.find(Target::new("heading", "History"));
    }),
    ("trash", trash),
    ("insights", |window| {
        window.go_to("Insights");
        window.find(Target::any("img"));
    }),
    ("insights-table", open_all),
    ("packets", |window| {
        window.go_to("Packets");
        window.find(Target::any("img"));
    }),
    ("settings", settings),
    ("service-dialog", |window| {
        window.click("button", "Rename or merge");
    }),
    ("passphrase-dialog", passphrase_dialog),
    ("palette", |window| window.press("Ctrl+k")),
    ("keys", |window| window.press("?")),
];

/// Stops at every screen; whatever is open is closed again with Esc.
pub fn walk(window: &Window, mut look: impl FnMut(&'static str)) {
    for (screen, go) in STOPS {
        go(window);
        look(screen);
        if !window.all(Target::any("dialog")).is_empty() {
            window.press("Esc");
            window.misses(Target::any("dialog"));
        }
    }
}

/// From an empty journal to one that fills every screen.
pub fn fill(window: &Window) {
    window.click("button", "Look around in the sample journal");
    window.find(Target::new("heading", "Latest incidents"));
}

/// Through the palette, as someone would who does not want to leave the screen.
pub fn change_look(window: &Window, look: &str) {
    window.press("Ctrl+k");
    window.type_into("Action or incident", &format!("Appearance: {look}"));
    window.press("Enter");
    window.misses(Target::any("dialog"));
}

fn search(window: &Window) {
    window.go_to("Journal");
    window.type_into("Search everything", "replica");
    window.find(Target::any("option"));
}

fn open_incident(window: &Window) {
    window.go_to("Today");
    window.click_on(Target::any("button").beside("Latest incidents"));
    window.find(Target::new("tab", "Story"));
}

fn open_all(window: &Window) {
    window.run(
        "for (const each of document.querySelectorAll('details')) each.open = true",
        vec![],
    );
}

fn trash(window: &Window) {
    window.press("Esc");
    window.click("button", "Trash");
    window.find(Target::new("heading", "Trash"));
}

fn settings(window: &Window) {
    window.go_to("Settings");
    window.find(Target::new("heading", "About"));
    window.sees("SQLCipher");
}

fn passphrase_dialog(window: &Window) {
    window.click("button", "the passphrase");
    window.find(Target::new("field", "New passphrase"));
}
