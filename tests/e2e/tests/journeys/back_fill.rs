//! Old incidents are typed and pasted into a table of the Journal, mended, and added in one step.

use afterpage_e2e::{Target, Window};
use serde_json::Value;

use crate::start;

/// As a spreadsheet copies them: a title of two lines, a length in words, a bare time past midnight.
const CELLS: &str = "\"Disk full\non search\"\t05/04/2026 14:00\t20 min\tSEV3\tsearch\n\
    Certificate expired\t13/04/2026 23:50\t00:20\tSEV1\tgateway, payments\n\
    Slow query\t2026-05-02 09:00\t\tSEV4\tsearch\tmissing index or slow query\n";

#[test]
fn old_incidents_are_typed_pasted_mended_and_added_in_one_step() {
    let window = start::empty_journal("back_fill");
    window.go_to("Journal");
    window.press("g b");
    window.find(Target::new("heading", "Back-fill"));

    window.has_focus_on(Target::new("field", "Title, row 1"));
    type_row(
        &window,
        &["Replica lag", "2026-03-04 02:10", "40m", "SEV2", "payments"],
    );
    window.sees("02:50, 40 min");
    window.sees("SEV2 High");
    window.press("Enter");
    window.has_focus_on(Target::new("field", "Title, row 2"));
    type_row(&window, &["Checkout slow", "2026-03-05 10:00", "1h", "big"]);
    window.sees("“big” is not a severity: SEV1 to SEV4.");
    window.sees("1 row needs a look: 2");

    window.press("Enter");
    window.has_focus_on(Target::new("field", "Title, row 3"));
    paste(&window, CELLS);
    // The thirteenth of a month tells which number is the day.
    window.sees("14:20, 20 min");
    window.sees("00:20, 30 min");
    window.find(Target::new("button", "Add 4 incidents"));

    mend(&window);
    window.click("button", "Add 5 incidents");
    window.sees("5 incidents added.");
    assert_eq!(
        listed(&window),
        [
            "Slow query SEV4 2026-05-02T07:00:00Z ",
            "Certificate expired SEV1 2026-04-13T21:50:00Z 2026-04-13T22:20:00Z",
            "Disk full SEV3 2026-04-05T12:00:00Z 2026-04-05T12:20:00Z",
            "Checkout slow SEV2 2026-03-05T09:00:00Z 2026-03-05T10:00:00Z",
            "Replica lag SEV2 2026-03-04T01:10:00Z 2026-03-04T01:50:00Z",
        ]
    );

    window.click("button", "Back to the journal");
    window.find(Target::new("option", "Certificate expired"));
    window.click("button", "Undo");
    window.sees("Undone: Import.");
    window.sees("No incidents yet");
    assert_eq!(listed(&window), [""; 0], "one step takes all of it back");
}

#[test]
fn rows_that_were_not_added_are_there_after_a_power_cut() {
    let mut window = start::empty_journal("back_fill_kept");
    window.go_to("Journal");
    window.click("button", "Back-fill");
    window.has_focus_on(Target::new("field", "Title, row 1"));
    type_row(&window, &["Replica lag", "sometime"]);
    window.sees("“sometime” is not a time");
    window.is_saved();

    window.kill_and_open_again();
    window.go_to("Journal");
    window.click("button", "Back-fill");
    window.field_holds("Title, row 1", "Replica lag");
    window.sees("“sometime” is not a time");

    window.press("Delete");
    window.field_holds("Title, row 1", "");
    window.press("Ctrl+z");
    window.field_holds("Title, row 1", "Replica lag");
    window.press("Shift+Down");
    window.press("Shift+Down");
    window.press("Ctrl+d");
    window.press("Down");
    window.field_holds("Title, row 2", "Replica lag");
}

/// From the cell where the focus is on, as it is done without looking.
fn type_row(window: &Window, cells: &[&str]) {
    for cell in cells {
        window.write(cell);
        window.press("Tab");
    }
}

/// The severity of the second row, above which the paste began.
fn mend(window: &Window) {
    window.press("Up");
    for _ in 0..3 {
        window.press("Right");
    }
    window.has_focus_on(Target::new("field", "Severity, row 2"));
    window.write("SEV2");
    window.press("Tab");
    window.no_longer_sees("is not a severity");
}

fn paste(window: &Window, cells: &str) {
    window.run(
        "const clipboardData = new DataTransfer();
         clipboardData.setData('text/plain', arguments[0]);
         const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
         document.activeElement.dispatchEvent(paste)",
        vec![cells.into()],
    );
}

/// Title, severity, begin and end of each, the newest first.
fn listed(window: &Window) -> Vec<String> {
    let list = window.home().command_line(&["list", "--json"]);
    let list: Vec<Value> = serde_json::from_str(&list).expect("JSON");
    let one = |row: &Value| {
        let fields = ["title", "severity", "began", "resolved"];
        fields
            .map(|name| row[name].as_str().unwrap_or_default())
            .join(" ")
    };
    list.iter().map(one).collect()
}
