//! Settings, and everything that opens from there.

use std::fs;

use super::{PASSPHRASE, Stop, scroll_to_end};
use crate::{find::Target, programs::workspace, window::Window};

pub const STOPS: [Stop; 23] = [
    ("settings", |window| {
        window.go_to("Settings");
        window.sees("SQLCipher");
    }),
    ("settings-below", scroll_to_end),
    ("settings-groups", |window| {
        super::open_all(window);
        window.find(Target::new("field", "Where to look, line 1"));
        scroll_to(window, "During an incident");
    }),
    ("settings-words", |window| {
        window.type_into("Words to look for", "cowboy fix");
        window.type_into("What to write instead", "quick fix");
        window.press("Enter");
        window.sees("Instead: quick fix");
        scroll_to(window, "Wording");
    }),
    ("settings-reviews", |window| scroll_to(window, "Reviews")),
    ("settings-pad", |window| scroll_to(window, "Pad")),
    ("settings-names", |window| {
        scroll_to(window, "Classes and employers");
    }),
    ("class", |window| {
        window.click("button", "Change bad deploy");
        window.find(Target::new("field", "Name"));
    }),
    ("card", |window| {
        window.click("button", "Card of");
        window.find(Target::new("field", "Dashboard"));
    }),
    ("card-link", |window| {
        window.click("button", "Card of");
        window.type_into("Dashboard", "https://dashboards.example/replicas");
        window.click("button", "https://dashboards.example/replicas");
        window.sees("Open this address?");
    }),
    ("service", |window| {
        window.click("button", "Rename or merge");
        window.find(Target::new("field", "Name"));
    }),
    ("import", |window| {
        answer_with(window, &sample());
        window.click("button", "Import a file");
        window.sees("The first ones, as they will look");
    }),
    ("import-remarks", |window| {
        answer_with(window, &format!("{}{{\"id\": 7}}\n", sample()));
        window.click("button", "Import a file");
        window.click("button", "Leave bad records out");
        window.sees("The first ones, as they will look");
        super::open_all(window);
    }),
    ("import-refused", |window| {
        answer_with(window, "no journal at all");
        window.click("button", "Import a file");
        window.find(Target::any("alert"));
    }),
    ("restore", |window| {
        window.click("button", "Restore from a back-up");
        window.find(Target::new("field", "Passphrase"));
    }),
    ("restore-refused", |window| {
        window.click("button", "Restore from a back-up");
        window.type_into("Passphrase", PASSPHRASE);
        window.press("Enter");
        window.find(Target::any("alert"));
    }),
    ("passphrase", |window| {
        window.click("button", "Change the passphrase");
        window.find(Target::new("field", "New passphrase"));
    }),
    ("passphrase-differs", |window| {
        window.click("button", "Change the passphrase");
        window.type_into("New passphrase", PASSPHRASE);
        window.type_into("The same again", "four");
        window.sees("The two are not the same yet.");
    }),
    ("key", |window| {
        window.click("button", "New key");
        window.find(Target::new("field", "Your passphrase"));
    }),
    ("key-refused", |window| {
        window.click("button", "New key");
        window.type_into("Your passphrase", "not the passphrase");
        window.press("Enter");
        window.find(Target::any("alert"));
    }),
    ("passphrase-removing", |window| {
        window.click("button", "Remove the passphrase");
        window.find(Target::new("button", "Keep it"));
    }),
    ("recovery-code-anew", |window| {
        window.click("button", "New recovery code");
        window.find(Target::new("heading", "Your recovery code"));
    }),
    ("settings-again", |window| {
        window.click("checkbox", "I have kept the code in a safe place");
        window.click("button", "Open the journal");
        window.find(Target::new("heading", "Settings"));
    }),
];

/// The journal changes here, so this comes last.
pub const PROTECTION: [Stop; 4] = [
    ("settings-open", |window| {
        window.go_to("Settings");
        window.click("button", "Remove the passphrase");
        window.click("button", "Remove it");
        window.find(Target::new("button", "Set a passphrase"));
    }),
    ("recovery-code-after", |window| {
        window.click("button", "Set a passphrase");
        window.type_into("New passphrase", PASSPHRASE);
        window.type_into("The same again", PASSPHRASE);
        window.press("Enter");
        window.find(Target::new("heading", "Your recovery code"));
    }),
    // A dialog that is left early leaves the code standing over the whole window.
    ("recovery-code-over-all", |window| {
        window.find(Target::new("button", "Open the journal"));
    }),
    ("key-offered", |window| {
        window.click("checkbox", "I have kept the code in a safe place");
        window.click("button", "Open the journal");
        window.go_to("Settings");
        window.click("button", "Remove the passphrase");
        window.click("button", "Remove it");
        window.click("button", "Set a passphrase");
        window.type_into("New passphrase", PASSPHRASE);
        window.type_into("The same again", PASSPHRASE);
        window.press("Enter");
        window.click("checkbox", "I have kept the code in a safe place");
        window.click("button", "Go on");
        window.find(Target::new("button", "Keep the key"));
    }),
];

fn sample() -> String {
    let file = workspace().join("tests/data/github-statuses/incidents.jsonl");
    fs::read_to_string(file).expect("the extract lies in tests/data")
}

fn scroll_to(window: &Window, section: &str) {
    let script = "[...document.querySelectorAll('main h2')] \
        .find(each => each.textContent === arguments[0]).scrollIntoView()";
    window.run(script, vec![section.into()]);
}

/// What the next file dialog is answered with.
fn answer_with(window: &Window, content: &str) {
    fs::write(window.home().dialog_answer(), content).expect("the home of a journey");
}
