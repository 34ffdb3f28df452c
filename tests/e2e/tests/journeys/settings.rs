//! Choices that last, and names that change everywhere.

use afterpage_e2e::Target;

use crate::start;

#[test]
fn theme_and_place_outlive_the_window() {
    let mut window = start::empty_journal("theme");
    window.go_to("Settings");
    window.click("radio", "Dark");
    window.looks("dark");
    window.home().waits_for_theme("dark");

    window.kill_and_open_again();
    window.find(Target::new("heading", "Settings"));
    window.looks("dark");
}

#[test]
fn a_service_is_renamed_and_merged_in_every_incident() {
    let window = start::empty_journal("services");
    start::log(
        &window,
        "yesterday 03:10 replica lag #payments",
        "replica lag",
    );
    start::log(
        &window,
        "yesterday 09:00 queue stuck #checkout",
        "queue stuck",
    );

    window.go_to("Settings");
    window.click("button", "Rename or merge payments");
    window.type_into("Name", "billing");
    window.click("button", "Rename");
    window.sees("payments is now billing everywhere.");

    window.click("button", "Rename or merge checkout");
    window.choose("Or make it part of", "billing");
    window.click("button", "Merge");
    window.sees("checkout is now part of billing.");

    window.go_to("Journal");
    window.find(Target::new("option", "billing").beside("replica lag"));
    window.find(Target::new("option", "billing").beside("queue stuck"));
}

#[test]
fn a_list_is_changed_line_by_line_and_comes_back() {
    let window = start::empty_journal("checklists");
    window.go_to("Settings");
    window.unfold("Checklists");
    window.unfold("Where to look");
    window.type_into("Where to look, line 1", "The cron jobs");
    window.press("Enter");
    window.write("The feature flags");
    window.find(Target::new(
        "button",
        "Where to look: back to the shipped one",
    ));
    window.click("button", "Where to look: back to the shipped one");
    window.misses(Target::new(
        "button",
        "Where to look: back to the shipped one",
    ));
    window.misses(Target::new("field", "Where to look, line 4"));
}

#[test]
fn a_card_has_links_that_are_shown_before_they_are_followed() {
    let window = start::empty_journal("card");
    start::log(
        &window,
        "yesterday 03:10 replica lag #payments",
        "replica lag",
    );
    window.go_to("Settings");
    window.click("button", "Card of payments");
    window.type_into("Address of a runbook", "https://runbooks.example/lag");
    window.type_into("What it is called", "Lag");
    window.click("button", "Add");
    window.type_into("Dashboard", "file:///etc/passwd");
    window.is_saved();
    window.misses(Target::new("button", "file:///etc/passwd"));
    window.click("button", "Lag");
    window.sees("Open this address?");
    window.sees("https://runbooks.example/lag");
    window.click("button", "Do not open");
    window.press("Esc");
    window.misses(Target::any("dialog"));
    window.click("button", "Card of payments");
    window.field_holds("Dashboard", "file:///etc/passwd");
}

#[test]
fn where_the_desktop_refuses_the_shortcut_the_command_is_named() {
    let window = start::empty_journal("shortcut");
    window.go_to("Settings");
    window.click("button", "Change the shortcut");
    window.press("Ctrl+Shift+y");
    window.misses(Target::new("button", "Press the new keys"));
    let keys = window.run(
        "return document.querySelector('.acts .keys').textContent",
        vec![],
    );
    assert_eq!(keys, "CtrlShiftY");
    window.click("button", "Use no shortcut");
    window.sees("None. The pad opens from the tray, the palette and Today.");
}

#[test]
fn words_and_starters_of_ones_own_are_there_in_the_next_review() {
    let window = start::empty_journal("own-words");
    window.go_to("Settings");
    window.type_into("Words to look for", "cowboy fix");
    window.type_into("What to write instead", "quick fix");
    window.press("Enter");
    window.sees("Instead: quick fix");
    window.unfold("Process factors");
    window.type_into("Process factors, line 1", "deploy on a Friday");
    window.find(Target::new(
        "button",
        "Process factors: back to the shipped one",
    ));

    start::log(&window, "yesterday 03:10 replica lag, 40m", "replica lag");
    start::open(&window, "replica lag");
    window.click("tab", "Review");
    window.click("button", "Begin the review");
    window.choose("Family of the new factor", "Process");
    window.click("button", "deploy on a Friday");
    window.field_holds("Factor", "deploy on a Friday");
    window.type_into("Summary", "A cowboy fix held.");
    window.sees("It is on your own list of words.");
}
