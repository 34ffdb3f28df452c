//! The first five minutes: log an incident, find it, hand over a page.

use std::{fs, path::Path, process::Command};

use afterpage_e2e::{Home, Target};

use crate::start;

#[test]
fn from_the_first_line_to_a_page_in_the_hand() {
    let home = Home::answering(Path::new("packet.pdf"));
    let window = start::empty_journal_in(home, "packet");

    window.type_into(
        "Log an incident",
        "yesterday 03:10 replica lag, SEV2, rolled back, 40m #payments",
    );
    for echoed in ["replica lag", "SEV2", "rolled back", "payments", "03:50"] {
        window.sees(echoed);
    }
    window.press("Enter");
    window.sees("Logged: replica lag.");

    window.go_to("Journal");
    window.type_into("Search everything", "repl");
    window.find(Target::new("option", "replica lag"));

    window.go_to("Packets");
    window.click("button", "Make a review packet");
    window.type_into("Title", "A year of nights");
    window.is_saved();
    window.click("button", "Export PDF");
    window.sees("The packet is in ");

    let words = words_of(window.home().dialog_answer());
    assert!(
        words.contains("A year of nights"),
        "the cover has its title: {words}"
    );
    assert!(
        words.contains("replica lag"),
        "the appendix has the incident: {words}"
    );
}

/// The text of a PDF, as another program reads it.
fn words_of(pdf: &Path) -> String {
    assert!(fs::read(pdf).is_ok_and(|bytes| bytes.starts_with(b"%PDF")));
    let read = Command::new("pdftotext").arg(pdf).arg("-").output();
    let read = read.expect("pdftotext is installed by `make test`");
    String::from_utf8_lossy(&read.stdout).into_owned()
}
