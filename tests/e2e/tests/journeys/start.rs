//! Where most journeys begin.

use afterpage_e2e::{Home, Target, Window};

pub use afterpage_e2e::tour::PASSPHRASE;

/// An empty journal without a passphrase, open at Today.
pub fn empty_journal(name: &'static str) -> Window {
    empty_journal_in(Home::default(), name)
}

pub fn empty_journal_in(home: Home, name: &'static str) -> Window {
    let window = Window::open_in(home, name);
    window.click("radio", "Open, without a passphrase");
    window.click("button", "Start the journal");
    window.find(Target::new("heading", "Today"));
    window
}

/// A new journal with [`PASSPHRASE`], at the page that shows the recovery code.
pub fn protected_journal(name: &'static str) -> Window {
    let window = Window::open(name);
    window.has_focus_on(Target::new("field", "Passphrase"));
    window.write(PASSPHRASE);
    window.type_into("The same again", PASSPHRASE);
    window.click("button", "Start the journal");
    window.find(Target::new("heading", "Your recovery code"));
    window
}

/// Types one line at Today and waits until it is in the journal.
#[track_caller]
pub fn log(window: &Window, line: &str, title: &str) {
    window.go_to("Today");
    window.type_into("Log an incident", line);
    window.press("Enter");
    window.sees(&format!("Logged: {title}."));
}

/// Opens an incident from the list.
#[track_caller]
pub fn open(window: &Window, title: &str) {
    window.go_to("Journal");
    window.click("option", title);
    window.field_holds("Title", title);
}
