//! Where most journeys begin.

use afterpage_e2e::{Target, Window};

/// An empty journal without a passphrase, open at Today.
pub fn empty_journal(name: &'static str) -> Window {
    let window = Window::open(name);
    window.click("radio", "Open, without a passphrase");
    window.click("button", "Start the journal");
    window.find(Target::new("heading", "Today"));
    window
}

/// Types one line at Today and waits until it is in the journal.
#[track_caller]
pub fn log(window: &Window, line: &str, title: &str) {
    window.type_into("Log an incident", line);
    window.press("Enter");
    window.sees(&format!("Logged: {title}."));
}
