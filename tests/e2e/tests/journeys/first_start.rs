//! The first five minutes: log an incident, find it.

use afterpage_e2e::Target;

use crate::start;

#[test]
fn an_incident_is_logged_in_one_line_and_found_again() {
    let window = start::empty_journal("first_start");

    window.type_into("Log an incident", "yesterday 03:10 replica lag, SEV2, rolled back, 40m #payments");
    window.sees("SEV2");
    window.press("Enter");
    window.sees("Logged: replica lag.");

    window.go_to("Journal");
    window.type_into("Search everything", "replica");
    window.find(Target::new("option", "replica lag"));
}
