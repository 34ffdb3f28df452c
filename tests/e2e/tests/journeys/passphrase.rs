//! A journal that opens for its owner alone.

use afterpage_e2e::Target;

use crate::start::{self, PASSPHRASE};

#[test]
fn the_code_is_shown_once_and_only_the_passphrase_opens_the_lock() {
    let window = start::protected_journal("passphrase");
    window.click("checkbox", "I have kept the code in a safe place");
    window.click("button", "Open the journal");
    window.find(Target::new("heading", "Today"));
    start::log(&window, "yesterday 03:10 replica lag, SEV2", "replica lag");

    window.press("Esc");
    window.press("Ctrl+Shift+l");
    window.find(Target::new("heading", "The journal is locked"));
    window.no_longer_sees("replica lag");

    window.type_into("Passphrase", "not the passphrase");
    window.press("Enter");
    window.sees("does not open the journal");

    window.type_into("Passphrase", PASSPHRASE);
    window.press("Enter");
    window.find(Target::new("heading", "Latest incidents"));
    window.sees("replica lag");
    window.misses(Target::new("heading", "Your recovery code"));
}

#[test]
fn the_recovery_code_opens_what_a_forgotten_passphrase_cannot() {
    let mut window = start::protected_journal("recovery_code");
    let code = window.text_of(Target::any("code"));
    window.kill_and_open_again();

    window.find(Target::new("heading", "The journal is locked"));
    window.click("button", "Use the recovery code");
    window.type_into("Recovery code", &code);
    window.press("Enter");
    window.find(Target::new("heading", "Today"));
}
