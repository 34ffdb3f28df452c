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
