//! A search and its narrowing are kept under a name, and found again by it.

use afterpage_e2e::Target;

use crate::start;

#[test]
fn a_search_is_saved_found_by_name_renamed_and_removed() {
    let window = start::empty_journal("views");
    for (title, line) in [
        ("Replica lag", "yesterday 03:10 Replica lag, SEV2, 40m"),
        ("Disk full", "yesterday 05:00 Disk full, SEV3, 20m"),
    ] {
        start::log(&window, line, title);
    }
    window.go_to("Journal");
    window.choose("Severity", "SEV2");
    window.misses(Target::new("option", "Disk full"));
    window.click("button", "Save as a view");
    window.type_into("Name", "The bad ones");
    window.press("Enter");
    window.sees("Saved as “The bad ones”.");
    window.is_clear_to_all("a list with a saved view");

    window.click("button", "Clear");
    window.find(Target::new("option", "Disk full"));
    window.go_to("Today");
    window.press("Ctrl+k");
    window.type_into("Action or incident", "bad ones");
    window.press("Enter");
    window.find(Target::new("option", "Replica lag"));
    window.misses(Target::new("option", "Disk full"));

    window.click("button", "Rename or remove this view");
    window.type_into("Name", "Severe");
    window.click("button", "Rename");
    window.sees("The bad ones is now Severe everywhere.");
    window.click("button", "Rename or remove this view");
    window.click("button", "Remove this view");
    window.misses(Target::new("combobox", "Saved view"));
    window.click("button", "Undo");
    window.find(Target::new("combobox", "Saved view"));
}
