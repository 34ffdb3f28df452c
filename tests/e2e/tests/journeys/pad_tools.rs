//! What opens over the pad, each by its key, and what of it stays with the incident.

use std::fs;

use afterpage_e2e::{Home, Target, Window};

use crate::pad::{open_pad, open_pad_in, say};

#[test]
fn how_bad_it_is_sets_the_severity_and_advises() {
    let window = open_pad("pad_how_bad");
    say(&window, ". checkout fails for everyone");
    window.press("Ctrl+s");
    window.choose("Who is affected", "Everyone");
    window.sees("Everyone is affected.");
    window.sees("Roll back now.");
    window.is_clear_to_all("how bad it is");
    window.fits_its_width("how bad it is");
    window.is_walked_as_it_is_read("how bad it is");
    window.click("button", "Call it SEV1");
    window.sees("It is SEV1");
}

#[test]
fn guesses_and_decisions_keep_what_became_of_them() {
    let window = open_pad("pad_guesses");
    say(&window, "? a slow replica");
    say(&window, "! roll back payments");
    window.press("Ctrl+g");
    window.type_into("What could it be", "the certificate of the bank");
    window.choose("Where it points", "Something external");
    window.click("button", "Add");
    window.find(Target::new(
        "group",
        "Result of: the certificate of the bank",
    ));
    window.click_on(Target::new("button", "Ruled out").beside("a slow replica"));
    window.is_clear_to_all("the guesses");
    window.fits_its_width("the guesses");
    window.is_walked_as_it_is_read("the guesses");
    window.press("Esc");
    window.sees("Something external");
    window.sees("Ruled out");

    window.press("Ctrl+d");
    window.type_into("What came of it", "errors fell within two minutes");
    window.is_clear_to_all("the decisions");
    window.press("Esc");
    window.sees("Came of it: errors fell within two minutes");
}

#[test]
fn people_are_named_thanked_and_waited_for_by_the_recovery_clock() {
    let window = open_pad("pad_people");
    say(&window, "+ the database team");
    window.press("Ctrl+p");
    window.type_into("Who else is here", "Ana");
    window.choose("As", "Incident commander");
    window.click("button", "Add");
    window.find(Target::new("list", "People"));
    window.is_clear_to_all("the people");
    window.fits_its_width("the people");
    window.press("Esc");
    window.press("Ctrl+Shift+t");
    window.sees("Watching the fix for 15 minutes.");
    window.press("Ctrl+t");
    window.sees("See whether the fix still holds");
    window.is_clear_to_all("the timers");
    window.fits_its_width("the timers");
    window.press("Esc");

    let fix = format!("Mend the alert behind: {}", window.value_of("Title"));
    window.press("Ctrl+Shift+f");
    window.field_holds("What is to be fixed about the alert", &fix);
    window.press("Esc");
    window.press("Ctrl+e");
    window.click(
        "button",
        "Mitigated It holds; the real fix is still to come.",
    );
    window.sees("Sleep. Everything is saved.");
    window.is_clear_to_all("sleep");
    window.click("button", "Recovery clock");
    window.click("checkbox", "Ana");
    window.is_clear_to_all("the recovery clock");
    window.fits_its_width("the recovery clock");
}

#[test]
fn naming_a_service_shows_what_happened_before() {
    let home = Home::default();
    home.command_line(&["init", "--open"]);
    home.command_line(&[
        "log",
        "Payments queue stuck",
        "--at",
        "2026-01-10 03:00",
        "--service",
        "payments",
    ]);
    let window = open_pad_in(home, "pad_seen");
    say(&window, ". payments does not answer");
    window.click("button", "Seen before: payments, 1 earlier");
    window.sees("Payments queue stuck");
    window.sees("Same service: payments");
    window.is_clear_to_all("seen before");
    window.fits_its_width("seen before");
    window.click("button", "It is about payments");
    window.misses(Target::new("button", "It is about payments"));
    window.press("Esc");
    window.field_holds("Service", "payments");
    window.resize(1280, 800);
    window.sees("Payments queue stuck");
    window.is_clear_to_all("the wide pad");
    window.is_walked_as_it_is_read("the wide pad");
}

#[test]
fn a_line_of_next_goes_with_one_key_and_the_column_folds() {
    let window = open_pad("pad_next");
    say(&window, ". something");
    let first = first_of_next(&window);
    window.press("Ctrl+1");
    let gone = first.clone();
    window.no_longer_sees(&gone);
    window.press("Ctrl+j");
    window.misses(Target::new("list", "Next"));
    window.press("Ctrl+j");
    window.find(Target::new("list", "Next"));
}

fn first_of_next(window: &Window) -> String {
    window.find(Target::new("list", "Next"));
    let words =
        "return document.querySelector('[aria-label=\"Next\"] .words').firstChild.data.trim()";
    let said = window.run(words, Vec::new());
    said.as_str().expect("a line").to_owned()
}

#[test]
fn an_update_is_written_underlined_and_kept_and_nothing_new_is_one_key() {
    let window = open_pad("pad_update");
    say(&window, ". checkout fails in the EU");
    window.press("Ctrl+u");
    window.find(Target::new("field", "Text"));
    window.press("Esc");
    window.press("Ctrl+u");
    window.type_into("Text", "Impact: EU checkout. It will be fixed by 04:00.");
    window.sees("It promises a time nobody can know yet.");
    let underlined = "return document.querySelector('dialog .marked').textContent";
    assert_eq!(window.run(underlined, Vec::new()), "will be fixed by 04:00");
    window.is_clear_to_all("an update");
    window.fits_its_width("an update");
    window.type_into("To", "#payments");
    window.click("button", "In 30 minutes");
    window.click("button", "Copy and keep");
    window.sees("next update in 30:");
    window.sees("To: #payments");
    window.press("Ctrl+Shift+n");
    window.sees("Nothing new since the last update");
}

#[test]
fn the_practice_leaves_nothing_behind() {
    let home = Home::default();
    home.command_line(&["init", "--open"]);
    let window = open_pad_in(home, "pad_practice");
    window.click("button", "Practise");
    window.sees("CHECKOUT: error rate 7 %");
    window.is_clear_to_all("the practice");
    window.fits_its_width("the practice");
    for line in [
        ". errors in the EU",
        "? the deploy",
        "! roll back",
        "> rolled back",
    ] {
        say(&window, line);
    }
    window.write("@ support: rolled back");
    window.press("Enter");
    window.sees("Done in ");
    window.is_clear_to_all("the end of the practice");
    window.click_on(Target::new("button", "Leave").beside("Once more"));
    window.sees("Nothing is live");
    window.misses(Target::new("button", "Practise"));
    let listed = window.home().command_line(&["list", "--json"]);
    assert!(!listed.contains("title"), "{listed}");
}

/// One pixel of a PNG, so that a picture can be pasted where no clipboard is.
const DROP: &str = "
const bytes = Uint8Array.from(atob(arguments[0]), (each) => each.charCodeAt(0));
const data = new DataTransfer();
data.items.add(new File([bytes], arguments[1]));
document.querySelector('.pad').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
";
const PIXEL: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

#[test]
fn a_picture_stands_in_the_pad_and_on_the_page_and_can_be_saved_out() {
    let window = open_pad("pad_picture");
    say(&window, ". a graph");
    window.run(DROP, vec![PIXEL.into(), "graph.png".into()]);
    window.sees("graph.png");
    window.click("button", "Open large: graph.png");
    window.find(Target::any("dialog"));
    window.is_clear_to_all("a picture");
    window.press("Esc");
    window.click("button", "Save a copy of graph.png");
    window.sees("Saved as ");
    let saved = fs::read(window.home().dialog_answer()).expect("the copy");
    assert!(saved.starts_with(b"\x89PNG"));
    window.become_main();
    window.press("2");
    window.click("option", "Incident of");
    window.click("tab", "Timeline");
    window.sees("graph.png");
}

#[test]
fn the_real_fix_is_filed_and_what_ended_can_go_on() {
    let window = open_pad("pad_goes_on");
    say(&window, "> restarted the consumer");
    window.press("Ctrl+Shift+a");
    window.type_into("The real fix", "Mend the leak of the pool");
    window.press("Enter");
    window.sees("a workaround holds");
    window.is_clear_to_all("what is to be fixed");
    window.press("Esc");
    window.press("Ctrl+e");
    window.click(
        "button",
        "Mitigated It holds; the real fix is still to come.",
    );
    window.sees("Sleep. Everything is saved.");
    window.click("button", "It goes on");
    window.sees("restarted the consumer");
}
