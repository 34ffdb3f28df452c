//! Into a dialog and out of it by keys: the focus goes in, and back to where it was.

use afterpage_e2e::{Target, Window};

use crate::start;

const SET: Target = Target::new("button", "Set a passphrase");

#[test]
fn the_focus_comes_back_however_a_dialog_is_left() {
    let window = start::empty_journal("dialogs");
    window.go_to("Settings");
    window.tab_to(SET);

    open_by_key(&window);
    window.press("Esc");
    is_back(&window);

    open_by_key(&window);
    window.tab_to(Target::new("button", "Cancel"));
    window.press("Enter");
    is_back(&window);

    window.press("Ctrl+k");
    window.has_focus_on(Target::new("field", "Action or incident"));
    window.press("Esc");
    is_back(&window);

    window.press("?");
    window.has_focus_on(Target::new("region", "Keys"));
    window.press("Esc");
    is_back(&window);
}

#[track_caller]
fn open_by_key(window: &Window) {
    window.press("Enter");
    window.has_focus_on(Target::new("field", "New passphrase"));
}

#[track_caller]
fn is_back(window: &Window) {
    window.misses(Target::any("dialog"));
    window.has_focus_on(SET);
}
