//! A spreadsheet with its owner's own columns comes in: what no name tells is said by hand, and said only once.

use std::{fs, path::Path};

use afterpage_e2e::{Home, Target, Window};
use serde_json::Value;

use crate::start;

/// Nothing tells whether the fourth month or the third is meant, nor of which zone the times are.
const SHEET: &str = "Whenabouts;Trouble;How bad;Where;Over\n\
    03/04/2026 02:10;Replica lag on payments;SEV2;Payments;03/04/2026 02:50\n\
    05/04/2026 14:00;Disk full;SEV3;Search;05/04/2026 14:20\n";

#[test]
fn columns_zone_and_order_of_days_are_said_once_and_kept() {
    let home = Home::answering(Path::new("years.csv"));
    fs::write(home.dialog_answer(), SHEET).expect("the home can be written");
    let window = start::empty_journal_in(home, "spreadsheet");

    window.click("button", "Import what your tools export");
    window.find(Target::new("heading", "Import years.csv"));
    window.sees("A title and a time are needed.");
    window.choose("What “How bad” says", "severity");
    window.sees("The day comes first");
    window.click("button", "The day comes first");
    window.sees("The first ones, as they will look");
    window.choose("What “Where” says", "service");
    pick_zone(&window, "America/New_York");
    window.sees("02:10 New York");
    window.type_into("Keep these columns for next time, as", "My years");
    window.click("button", "Keep");
    window.sees("These columns are kept as “My years”.");
    window.click("button", "Import");
    window.sees("2 new and 0 changed incidents from years.csv.");

    assert_eq!(
        listed(&window),
        [
            "Disk full SEV3 [\"Search\"] 2026-04-05T18:00:00Z 2026-04-05T18:20:00Z",
            "Replica lag on payments SEV2 [\"Payments\"] 2026-04-03T06:10:00Z 2026-04-03T06:50:00Z",
        ]
    );
    window.click("button", "Undo");
    window.sees("Undone: Import.");
    assert_eq!(listed(&window), [""; 0], "one step takes all of it back");

    window.go_to("Settings");
    window.click("button", "Paste cells");
    let cells = SHEET.replace(';', "\t");
    window.run(
        "const field = document.querySelector('dialog textarea');
         field.focus();
         const clipboardData = new DataTransfer();
         clipboardData.setData('text/plain', arguments[0]);
         field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))",
        vec![cells.into()],
    );
    window.click("button", "Look at it");
    window.find(Target::new("heading", "Import pasted cells"));
    window.choose("Read it as", "My years");
    window.sees("The first ones, as they will look");
    window.click("button", "Import");
    window.sees("2 new and 0 changed incidents from pasted cells.");
    assert_eq!(listed(&window).len(), 2);
}

fn pick_zone(window: &Window, zone: &str) {
    window.type_into("Times without a zone are of", zone);
    window.press("Enter");
}

fn listed(window: &Window) -> Vec<String> {
    let list = window.home().command_line(&["list", "--json"]);
    let list: Vec<Value> = serde_json::from_str(&list).expect("JSON");
    let one = |row: &Value| {
        let word = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        let services = &row["services"];
        let times = format!("{} {}", word("began"), word("resolved"));
        format!("{} {} {services} {times}", word("title"), word("severity"))
    };
    list.iter().map(one).collect()
}
