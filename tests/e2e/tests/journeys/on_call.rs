//! A page in two taps, what the night cost, and the page for a talk that is made only when asked for.

use std::path::Path;
use std::process::Command;

use afterpage_e2e::{Home, Target, workspace};

use crate::start;

#[test]
fn a_page_is_kept_in_two_taps_and_the_night_is_told() {
    let window = start::empty_journal("oncall_page");
    window.misses(Target::new("button", "On-call"));
    window.press("o");
    window.press("p");
    window.find(Target::new("heading", "A page came"));
    window.click("button", "It woke me");
    window.sees("The page is kept.");
    window.find(Target::new("button", "On-call"));

    // Once entered, everything else about it is said in daylight.
    window.home().command_line(&[
        "page",
        "add",
        "--at",
        "yesterday 03:10",
        "--woke",
        "--awake",
        "2h30m",
        "--cause",
        "disk full",
    ]);
    window.sees("disk full");
    window.sees("4 h of rest are still owed.");
    window.click("button", "Enter rest that was taken");
    window.type_into("From", "yesterday 08:00");
    window.press("Tab");
    window.type_into("To", "yesterday 12:00");
    window.press("Tab");
    window.click("button", "Enter");
    window.sees("No rest is owed by your rules.");
    window.click("button", "Undo");
    window.sees("4 h of rest are still owed.");
}

#[test]
fn today_says_it_once_and_is_quiet_for_the_shift() {
    let window = start::empty_journal("oncall_quiet");
    // At night, at whatever hour this runs.
    let add = [
        "page",
        "add",
        "--at",
        "yesterday 03:10",
        "--woke",
        "--abandoned",
        "--awake",
        "2h",
    ];
    window
        .home()
        .command_line(&["shift", "add", "--from", "-10h", "--to", "12h"]);
    window.home().command_line(&add);
    window.find(Target::new("button", "Dismiss for this shift"));
    window.click("button", "Look");
    window.find(Target::new("heading", "Limits"));
    window.sees("This shift");
    window.go_to("Today");
    window.click("button", "Dismiss for this shift");
    window.misses(Target::new("button", "Dismiss for this shift"));
}

#[test]
fn a_calendar_asks_once_who_i_am_and_comes_in() {
    let file = workspace().join("tests/data/calendars/outlook.ics");
    let window = start::empty_journal_in(Home::answering(&file), "oncall_calendar");
    window.press("o");
    window.press("i");
    window.find(Target::new("heading", "Import outlook.ics"));
    window.sees("Which of these people are you?");
    window.click("button", "Ada Berg, 7 shifts");
    window.sees("7 new");
    window.click("button", "Import");
    window.sees("7 new shifts from outlook.ics.");
    window.press("o");
    window.press("i");
    window.find(Target::new("button", "Nothing new in it"));
}

#[test]
fn the_page_for_a_talk_holds_what_was_ticked() {
    let home = Home::answering(Path::new("talk.pdf"));
    let window = start::empty_journal_in(home, "oncall_talk");
    window.home().command_line(&[
        "page",
        "add",
        "--at",
        "yesterday 03:10",
        "--woke",
        "--awake",
        "2h30m",
        "--cause",
        "disk full",
    ]);
    window.press("o");
    window.press("c");
    window.click("button", "How rested are you? 2 of 5");
    window.click("button", "Done");
    window.press("o");
    window.press("t");
    window.click("checkbox", "Rest owed and taken");
    window.click("button", "Look at it");
    window.find(Target::new("img", "The page as it will be printed"));
    window.click("button", "Save as PDF");
    window.sees("The page is in ");

    let read = Command::new("pdftotext")
        .arg(window.home().dialog_answer())
        .arg("-")
        .output();
    let read = read.expect("pdftotext is installed by `make test`");
    let words = String::from_utf8_lossy(&read.stdout).into_owned();
    assert!(words.contains("disk full"), "{words}");
    for left_out in ["still owed", "How it felt", "Rested"] {
        assert!(
            !words.contains(left_out),
            "{left_out} was not ticked: {words}"
        );
    }
}
