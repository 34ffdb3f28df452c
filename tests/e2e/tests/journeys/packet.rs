//! The first five minutes: log an incident, find it, hand over a page.

use std::{fs, path::Path, process::Command};

use afterpage_e2e::{Home, Target, Window};

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

/// The sample journal, with a packet of its own open.
fn sample_packet(name: &'static str) -> Window {
    let window = start::empty_journal_in(Home::answering(Path::new("packet.pdf")), name);
    window.click("button", "Look around in the sample journal");
    window.sees("The sample journal is in");
    window.go_to("Packets");
    window.find(Target::new("heading", "What is in it"));
    window
}

#[test]
fn a_packet_of_another_kind_is_drafted_worded_and_handed_over() {
    let window = sample_packet("packet-builder");
    window.click("button", "New packet");
    window.click("button", "Portfolio");
    window.field_holds("Title", "Portfolio 2026");
    window.click("button", "Draft it for me");
    window.sees("The strongest stories, and why");
    window.sees("What a reader will ask for");
    window.is_saved();

    // A line is chosen in the list, and worded for this packet alone.
    window.click("button", "Case studies");
    window.type_into(
        "What it says in this packet",
        "Three nights that taught me something",
    );
    window.sees("worded");
    // One is left out as a whole.
    window.click("checkbox", "In the packet: In numbers");
    window.is_saved();

    window.click("button", "Export PDF");
    window.sees("The packet is in ");
    let words = words_of(window.home().dialog_answer());
    assert!(
        words.contains("Three nights that taught me something"),
        "{words}"
    );
    assert!(!words.contains("In numbers"), "{words}");

    window.click("button", "As it was made");
    window.no_longer_sees("worded");
}

#[test]
fn a_design_is_on_the_pages_and_what_left_is_kept_as_it_was() {
    let window = sample_packet("packet-design");
    window.click("tab", "Design");
    window.choose("Paper", "US Letter");
    window.choose("Text", "Source Serif");
    window.click("checkbox", "A cover");
    window.is_saved();
    window.click("button", "Export PDF");
    window.sees("The packet is in ");
    let about = Command::new("pdfinfo")
        .arg(window.home().dialog_answer())
        .output()
        .expect("pdfinfo is installed by `make test`");
    let about = String::from_utf8_lossy(&about.stdout).into_owned();
    assert!(about.contains("612 x 792 pts (letter)"), "{about}");

    window.click("tab", "Write");
    window.type_into("Title", "Called something else by now");
    window.is_saved();
    window.click("tab", "Copies (1)");
    window.click("button", "Look at ");
    window.sees("1 of ");
    window.click("button", "Next page");
    window.sees("2 of ");
    window.click("button", "Close");
    window.click("button", "What changed since ");
    window.sees("Called something else by now");
    window.click("button", "Close");

    window.click("button", "New version");
    window.sees("Called something else by now, version 2 made. The other stays as it is.");
    window.field_holds("Title", "Called something else by now, version 2");
}

#[test]
fn an_answer_for_a_form_is_cut_to_what_the_form_takes() {
    let window = sample_packet("packet-form");
    window.click("button", "Copy into a form");
    window.type_into("Your answer", "Twelve words of mine.");
    window.type_into("The form takes, in characters", "10");
    window.press("Tab");
    window.sees("21 of 10 characters, 11 too many");
    window.sees("This would be cut off:");
}

#[test]
fn what_a_careful_reader_would_stumble_on_leads_to_its_place() {
    let window = sample_packet("packet-check");
    window.choose("Packet", "Portfolio 2026");
    window.field_holds("Title", "Portfolio 2026");
    window.click("tab", "Check");
    window.sees("Fix before sending");
    window.sees("Worth a look");
    window.click("button", "Half of ");
    window.find(Target::new("region", "The part you chose"));
}

#[test]
fn a_public_packet_is_signed_off_before_it_is_written() {
    let window = sample_packet("packet-public");
    window.choose("For", "Everyone");
    window.is_saved();
    window.click("button", "Export PDF");
    window.sees("Before it leaves");
    window.sees("Not in it, because not marked for these readers");
    window.click("checkbox", "I have read the list");
    window.click("button", "Write PDF");
    window.sees("The packet is in ");
}

/// The text of a PDF, as another program reads it.
fn words_of(pdf: &Path) -> String {
    assert!(fs::read(pdf).is_ok_and(|bytes| bytes.starts_with(b"%PDF")));
    let read = Command::new("pdftotext").arg(pdf).arg("-").output();
    let read = read.expect("pdftotext is installed by `make test`");
    String::from_utf8_lossy(&read.stdout).into_owned()
}

#[test]
fn a_name_seen_in_the_journal_becomes_a_redaction_by_one_key() {
    let window = sample_packet("packet-redactions");
    window.go_to("Settings");
    window.unfold("Names seen in your journal");
    window.tab_to(Target::new("button", "Add "));
    window.press("Enter");
    window.sees("a numbered ");
    window.no_longer_sees("The list is empty.");
}

#[test]
fn a_piece_leads_to_the_packet_in_whose_period_it_falls() {
    let window = sample_packet("piece-to-packet");
    window.go_to("Evidence");
    window.type_into("Search the evidence", "A watcher that names");
    window.click("option", "A watcher that names");
    window.click("button", "Staff, autumn 2026");
    window.field_holds("Title", "Staff, autumn 2026");
}
