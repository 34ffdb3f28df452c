//! What a spreadsheet brings in, and what goes out to one.

use serde_json::json;

use crate::desk::{Desk, read};

const SHEET: &str = "Wann,Was war los,Schaden\n13.02.2026 08:30,Kasse steht,=viel\n";

#[test]
fn a_table_in_anyones_columns_comes_in_by_a_map_and_goes_out_again() {
    let desk = Desk::with_journal();
    std::fs::write(desk.path("sheet.csv"), SHEET).expect("a file");
    desk.refused(1, &["import", "sheet.csv"]);
    let proposed = desk.done(&["import", "sheet.csv", "--columns"]);
    let proposed: serde_json::Value = serde_json::from_str(&proposed).expect("a map");
    assert_eq!(
        proposed,
        json!({"began": ["Wann"], "title": ["Was war los"]})
    );

    let map = json!({"began": "Wann", "title": ["Was war los"]}).to_string();
    std::fs::write(desk.path("map.json"), map).expect("a file");
    let import = ["import", "sheet.csv", "--map", "map.json"];
    let report = desk.json(&import);
    assert_eq!(report["new"], 1);
    assert_eq!(report["without_zone"]["at"], "2026-02-13T07:30:00Z");
    assert_eq!(desk.json(&import)["unchanged"], 1);

    desk.done(&["export", "--format", "csv", "--out", "tables"]);
    let table = String::from_utf8(read(&desk.path("tables/incidents.csv"))).expect("text");
    assert!(table.contains(",Kasse steht,incident,"), "{table}");
    desk.done(&["export", "--format", "csv", "--out", "tables.zip"]);
    let other = Desk::with_journal();
    std::fs::copy(desk.path("tables.zip"), other.path("tables.zip")).expect("a file");
    assert_eq!(other.json(&["import", "tables.zip"])["new"], 1);
    assert!(other.done(&["search", "viel"]).contains("Kasse"));

    desk.done(&["export", "--format", "markdown", "--out", "notes"]);
    let note = read(&desk.path("notes/2026-02-13-kasse-steht.md"));
    let note = String::from_utf8(note).expect("text");
    assert!(note.starts_with("---\ntitle: \"Kasse steht\"\n"), "{note}");
}

#[test]
fn which_of_two_numbers_is_the_day_can_be_said() {
    let desk = Desk::with_journal();
    std::fs::write(desk.path("x.csv"), "title,start\nX,03/04/2026 10:00\n").expect("a file");
    let said = desk.refused(1, &["import", "x.csv"]);
    assert!(said.contains("03/04/2026 10:00"), "{said}");
    let next = "Say which comes first, the day or the month. (--day-first yes, --day-first no)";
    assert!(said.contains(next), "{said}");
    let day_first = ["import", "x.csv", "--day-first", "yes"];
    assert_eq!(desk.json(&day_first)["new"], 1);
    assert_eq!(desk.json(&["list"])[0]["began"], "2026-04-03T08:00:00Z");
}
