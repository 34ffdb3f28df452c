//! What became of guesses, decisions and promises leaves with their lines.

use journal::domain::{EntryDetail, EntryEdit, EntryKind, GuessResult};

use super::{scene::Scene, zone};

fn night() -> Scene {
    let mut scene = Scene::new();
    let journal = &mut scene.journal;
    let id = journal.open_pad(Some("Lag"), zone("UTC")).unwrap().id;
    for line in [
        "? the database",
        "! roll back",
        "> rolled back",
        "@ support: next update in 30 min",
    ] {
        journal.add_line(id, line, zone("UTC"), None).unwrap();
    }
    for entry in journal.incident(id).unwrap().entries {
        let (result, outcome) = if entry.kind == EntryKind::Guess {
            (Some(GuessResult::RuledOut), "no slow queries")
        } else if entry.kind == EntryKind::Decided {
            (None, "errors fell at once")
        } else {
            continue;
        };
        let detail = EntryDetail {
            result,
            outcome: outcome.to_owned(),
            ..entry.detail
        };
        journal
            .edit_entry(entry.id, EntryEdit::Detail(detail))
            .unwrap();
    }
    scene
}

#[test]
fn facts_of_lines_are_in_markdown_and_tables() {
    let scene = night();
    let files = scene.journal.export_markdown().unwrap();
    let page = String::from_utf8(files[0].bytes.clone()).unwrap();
    for part in [
        "*guess* the database (ruled out; came of it: no slow queries)",
        "*decided* roll back (came of it: errors fell at once)",
        "*did* rolled back",
        "*told* support: next update in 30 min (next update ",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let files = scene.journal.export_csv().unwrap();
    let table = files.iter().find(|file| file.name == "entries.csv");
    let table = String::from_utf8(table.unwrap().bytes.clone()).unwrap();
    for part in [
        "the database,UTC,ruled_out,no slow queries,",
        "roll back,UTC,,errors fell at once,",
    ] {
        assert!(table.contains(part), "{part}: {table}");
    }
    let mut rows = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let header = rows.headers().unwrap().clone();
    let promised = header.iter().position(|name| name == "next_update");
    let told: Vec<_> = rows.records().map(Result::unwrap).collect();
    let told = told.iter().find(|row| {
        row.iter()
            .any(|cell| cell.contains("next update in 30 min"))
    });
    let promise = &told.unwrap()[promised.unwrap()];
    assert!(promise.ends_with("+00:00"), "the promise: {promise}");
}
