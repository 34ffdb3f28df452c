//! A walk past every screen and every dialog, for eyes and for axe.

mod evidence;
mod incident;
mod pad;
mod places;
mod settings;

use crate::{find::Target, window::Window};

/// The looks of the app, by the names of their actions.
pub const LOOKS: [&str; 3] = ["Light", "Dark", "3 AM"];
/// A desk, and the place beside a terminal.
pub const SIZES: [(u32, u32); 2] = [(1280, 800), (420, 900)];
/// Opens the journal of the tour.
pub const PASSPHRASE: &str = "four unrelated words suffice";

/// What is to be seen, and the way there from the stop before.
type Stop = (&'static str, fn(&Window));

/// From the first start to an empty journal with a passphrase.
pub fn begin(window: &Window, mut look: impl FnMut(&'static str)) {
    window.find(Target::new("button", "Start the journal"));
    look("first-start");
    window.type_into("Passphrase", PASSPHRASE);
    window.type_into("The same again", PASSPHRASE);
    window.click("button", "Start the journal");
    window.find(Target::new("heading", "Your recovery code"));
    look("recovery-code");
    window.click("checkbox", "I have kept the code in a safe place");
    window.click("button", "Open the journal");
    window.find(Target::new("heading", "Today"));
}

/// Past the places of a journal that holds nothing yet.
pub fn walk_empty(window: &Window, mut look: impl FnMut(&'static str)) {
    walk(window, &places::EMPTY, &mut look);
    walk(window, &evidence::EMPTY, &mut look);
    window.go_to("Today");
}

/// From an empty journal to one that fills every screen, the trash included.
pub fn fill(window: &Window) {
    window.click("button", "Look around in the sample journal");
    window.find(Target::new("heading", "Latest incidents"));
    incident::throw_some_away(window);
}

/// Past everything there is in a journal that has been filled.
pub fn walk_full(window: &Window, mut look: impl FnMut(&'static str)) {
    for part in [
        &places::FULL[..],
        &incident::STOPS,
        &evidence::STOPS,
        &places::PAPERS,
        &places::LOAD,
        &settings::STOPS,
        &places::LAYERS,
    ] {
        walk(window, part, &mut look);
    }
}

/// Past the pad of an incident that is live from then on.
pub fn walk_pad(window: &Window, look: impl FnMut(&'static str)) {
    walk(window, &pad::STOPS, look);
}

/// To the lock screen and its error, and back.
pub fn walk_lock(window: &Window, mut look: impl FnMut(&'static str)) {
    // While something is typed the key would be the field's.
    window.go_to("Today");
    window.press("Ctrl+Shift+l");
    window.find(Target::new("heading", "The journal is locked"));
    look("locked");
    window.type_into("Passphrase", "not the passphrase");
    window.press("Enter");
    window.sees("The passphrase does not open this journal.");
    look("locked-refused");
    window.type_into("Passphrase", PASSPHRASE);
    window.press("Enter");
    window.misses(Target::new("heading", "The journal is locked"));
}

/// Without the passphrase, and to the offer of a new key that follows on a new one.
pub fn walk_protection(window: &Window, look: impl FnMut(&'static str)) {
    walk(window, &settings::PROTECTION, look);
}

/// Through the palette, as someone would who does not want to leave the screen.
pub fn change_look(window: &Window, look: &str) {
    window.press("Ctrl+k");
    window.type_into("Action or incident", &format!("Appearance: {look}"));
    window.press("Enter");
    window.misses(Target::any("dialog"));
}

/// Stops at each; dialogs that are open are left with Esc.
fn walk(window: &Window, stops: &[Stop], mut look: impl FnMut(&'static str)) {
    for (name, go) in stops {
        go(window);
        look(name);
        window.leave_dialogs();
    }
}

fn open_all(window: &Window) {
    window.unfold_all();
}

/// So that pictures show what stands further down, too.
fn scroll_to_end(window: &Window) {
    window.run(
        "for (const each of document.querySelectorAll('main *')) each.scrollTop = 1e6",
        vec![],
    );
}
