//! A year of evidence: entered, mapped and looked at without a mouse.

use afterpage_e2e::{Target, Window};

use crate::start;

const MAIL: &str = "From: Imani Okafor <imani@example.org>\nDate: Tue, 3 Mar 2026 10:32:00 +0100\n\nYou stayed calm.";
const RUBRIC: &str = "- Impact: moves numbers\n- Leadership: others follow";
const MARKUP: &str = "<marquee onclick=alert(1)>a tool</marquee><img src=x onerror=alert(1)>";

#[test]
fn a_year_of_evidence_is_entered_by_keys_alone() {
    let window = start::empty_journal("evidence");
    window.press("n");
    window.write("yesterday 03:10 replica lag, SEV2, 40m #payments");
    window.press("Enter");
    window.sees("Logged: replica lag.");
    leave_field(&window);

    a_runbook(&window);
    a_contribution(&window);
    a_drill(&window);
    some_feedback(&window);
    a_request(&window);
    a_ladder(&window);
    what_speaks_for_it(&window);
    hours(&window);
    ticks(&window);

    window.press("g e");
    for title in [
        "Replica lag",
        "Lag checker",
        "Game day",
        "Imani Okafor: You stayed",
        "Asked Sam",
    ] {
        window.find(Target::new("option", title));
    }
    window.press("/");
    window.has_focus_on(Target::new("field", "Search the evidence"));
    window.write("checker");
    window.misses(Target::new("option", "Game day"));
    window.press("Enter");
    window.find(Target::new("button", "Back to the stream"));
    window.press("Esc");
    window.misses(Target::new("button", "Back to the stream"));
}

#[test]
fn evidence_that_looks_like_markup_is_shown_as_typed() {
    let window = start::empty_journal("evidence_markup");
    add(&window, "a c", "Add a contribution");
    window.write(MARKUP);
    window.press("Enter");
    window.sees("Added: ");
    window.field_holds("Title", MARKUP);
    window.type_into("What I did", MARKUP);
    window.click("button", "Add a number");
    window.type_into("What was measured", MARKUP);
    window.click("button", "Add a person");
    window.type_into("Name", MARKUP);
    window.type_into("What it is", MARKUP);
    window.type_into("Address", "javascript:alert(1)");
    window.is_saved();
    leave_field(&window);

    add(&window, "a f", "Add feedback");
    window.write(MARKUP);
    window.press("Ctrl+Enter");
    window.sees("Added: feedback.");
    window.field_holds("What was said, word for word", MARKUP);
    window.click("radio", "May be quoted without name");
    window.type_into("In place of the name", MARKUP);
    window.sees("As a paper would have it");
    window.is_saved();
    leave_field(&window);

    window.press("g c");
    window.click("button", "Paste a rubric");
    window.type_into("The step", MARKUP);
    window.type_into("What it asks for", &format!("- {MARKUP}\n- {MARKUP}"));
    window.click("button", "Read it");
    window.find(Target::new("tab", "Grid"));
    window.press("g e");
    window.type_into("Search the evidence", "marquee");
    window.find(Target::new("option", "marquee"));
    window.press("Ctrl+k");
    window.type_into("Action or incident", "marquee");
    window.find(Target::any("option"));

    let elements = window.run(
        "return document.querySelectorAll('marquee, img[src=x]').length",
        vec![],
    );
    assert_eq!(elements, 0, "text became elements of the page");
}

fn a_runbook(window: &Window) {
    add(window, "a r", "Add a runbook");
    window.write("Replica lag");
    window.press("Enter");
    window.sees("Added: Replica lag.");
    window.field_holds("Title", "Replica lag");
    into(window, "combobox", "Services it covers", "payments");
    window.press("Enter");
    window.find(Target::new("button", "Remove payments"));
    into(window, "field", "Written", "-200d");
    window.press("Enter");
    window.sees("Nobody has looked after it for 200 days.");
    window.tab_to(Target::new("button", "Reviewed today"));
    window.press("Enter");
    window.no_longer_sees("Nobody has looked after it");
    into(window, "field", "The steps", "1. Look at the lag.");
    into(window, "combobox", "Incidents it was used in", "replica");
    window.press("Down");
    window.press("Enter");
    window.sees("Where it is used");
    window.is_saved();
    leave_field(window);
}

fn a_contribution(window: &Window) {
    add(window, "a c", "Add a contribution");
    window.write("Lag checker");
    window.press("Enter");
    window.sees("Added: Lag checker.");
    window.field_holds("Title", "Lag checker");
    into(
        window,
        "field",
        "What I did",
        "A job that looks every minute.",
    );
    window.tab_to(Target::new("button", "Add a number"));
    window.press("Enter");
    into(window, "field", "What was measured", "Pages per week");
    into(window, "field", "Before", "11");
    into(window, "field", "After", "4");
    into(window, "field", "Unit", "pages");
    into(window, "field", "How it was measured", "the pager's export");
    window.tab_to(Target::new("button", "Add a person"));
    window.press("Enter");
    into(window, "field", "Name", "Sam");
    window.tab_to(Target::new("checkbox", "Thank-you sent"));
    window.press("Space");
    window.is_saved();
    leave_field(window);
}

fn a_drill(window: &Window) {
    add(window, "a d", "Add a contribution");
    window.write("Game day");
    window.press("Enter");
    window.sees("Added: Game day.");
    window.field_holds("Title", "Game day");
    window.tab_to(Target::new("combobox", "Kind of drill"));
    window.write("Game");
    window.tab_to(Target::new("combobox", "Result"));
    window.write("Found");
    window.is_saved();
    leave_field(window);
}

fn some_feedback(window: &Window) {
    add(window, "a f", "Add feedback");
    window.write(MAIL);
    window.press("Ctrl+Enter");
    window.sees("Added: feedback.");
    window.field_holds("What was said, word for word", "You stayed calm.");
    window.field_holds("From", "Imani Okafor");
    window.field_holds("Date", "2026-03-03");
    window.sees("No paper will hold these words");
    window.tab_to(Target::new("radio", "Not asked yet"));
    window.press("Up");
    window.press("Up");
    window.press("Up");
    window.sees("As a paper would have it");
    window.is_saved();
    leave_field(window);
}

fn a_request(window: &Window) {
    add(window, "a a", "Ask for feedback");
    window.write("Sam");
    window.sees("Hello Sam,");
    window.tab_to(Target::new("button", "I have asked"));
    window.press("Enter");
    window.sees("Noted: asked Sam.");
    leave_field(window);
}

fn a_ladder(window: &Window) {
    window.press("g c");
    window.tab_to(Target::new("button", "Paste a rubric"));
    window.press("Enter");
    window.find(Target::new("field", "The step"));
    window.tab_to(Target::new("field", "The step"));
    window.write("Senior to staff");
    into(window, "field", "What it asks for", RUBRIC);
    window.tab_to(Target::new("button", "Read it"));
    window.press("Enter");
    window.find(Target::new("button", "Leadership"));
    window.sees("thin");
}

fn what_speaks_for_it(window: &Window) {
    window.tab_to(Target::new("tab", "Grid"));
    window.press("Right");
    window.find(Target::new("option", "Lag checker"));
    window.tab_to(Target::new("listbox", "Evidence to map"));
    let first = window.text().contains("Game day");
    assert!(first, "the newest stands first");
    window.press("1");
    window.sees("1 mapped");
    window.press("2");
    window.sees("2 mapped");
    window.press("j");
    window.press("1");
    leave_field(window);

    window.press("g j");
    window.find(Target::new("option", "replica lag"));
    window.press("j");
    window.press("Enter");
    window.field_holds("Title", "replica lag");
    window.press("m");
    window.find(Target::new("heading", "What it speaks for"));
    window.find(Target::new("checkbox", "Leadership"));
    window.press("2");
    window.press("Esc");
    window.misses(Target::any("dialog"));
    window.find(Target::new("tab", "Evidence"));
    window.press("g c");
    window.find(Target::new("button", "Impact"));
    window.tab_to(Target::new("button", "Leadership"));
    window.press("Enter");
    window.find(Target::new("button", "replica lag"));
}

fn hours(window: &Window) {
    window.press("g h");
    window.find(Target::new("heading", "Hours, as an estimate"));
    window.tab_to(Target::new("field", "Reactive, hours"));
    window.write("40");
    window.tab_to(Target::new("field", "Proactive, hours"));
    window.write("120");
    window.press("Tab");
    window.sees("25 % (estimate)");
    leave_field(window);
    window.press("Ctrl+z");
    window.sees("Undone: Estimate hours.");
    window.no_longer_sees("25 % (estimate)");
}

fn ticks(window: &Window) {
    window.press("g r");
    window.tab_to(Target::new("checkbox", "Know the channel"));
    window.press("Space");
    window.sees("1 of 5");
    into(window, "field", "My note on: My goals", "Staff, by June");
    window.is_saved();
    leave_field(window);
    window.press("Esc");
    window.find(Target::new("heading", "Today"));
}

/// Opens what adds a piece, and waits until it takes the words.
#[track_caller]
fn add(window: &Window, presses: &str, heading: &str) {
    window.press(presses);
    window.find(Target::new("heading", heading));
    window.has_focus_on(Target::any("field"));
}

/// With Tab to the field, and the words into it.
#[track_caller]
fn into(window: &Window, role: &str, name: &str, words: &str) {
    window.tab_to(Target::new(role, name));
    window.write(words);
}

/// Out of what is typed in, so that keys are keys again.
#[track_caller]
fn leave_field(window: &Window) {
    window.press("Esc");
}
