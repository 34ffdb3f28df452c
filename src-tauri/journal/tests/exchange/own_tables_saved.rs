//! Our own tables as people and their programs save them again.

use journal::exchange::{Authors, ImportOptions, OutFile, packed};

use super::{
    own_tables::{bring_in, sample, table, told},
    scene::Scene,
};

/// A table of the sample with its columns and rows as somebody saved them.
fn saved(name: &str, delimiter: u8, change: impl Fn(&mut Vec<Vec<String>>)) -> String {
    let text = table(name);
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).from_reader(text.as_bytes());
    let rows = reader.records().map(Result::unwrap);
    let mut rows: Vec<Vec<String>> = rows
        .map(|row| row.iter().map(str::to_owned).collect())
        .collect();
    rows[0][0].retain(|c| c != '\u{feff}');
    change(&mut rows);
    let mut writer = csv::WriterBuilder::new();
    let mut writer = writer
        .delimiter(delimiter)
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn a_table_is_ours_by_its_columns_whatever_became_of_its_rows() {
    // None of these may become incidents.
    let without_id = saved("shifts.csv", b',', |rows| rows[1][0].clear());
    let (code, message) = Scene::new().refused(without_id.as_bytes());
    assert_eq!(code, "import_bad_record");
    assert!(message.contains("field id: is missing"), "{message}");

    let odd_days = saved("feedback.csv", b';', |rows| {
        for row in &mut rows[1..] {
            row[0] = "17.02.2026".to_owned();
        }
    });
    assert_eq!(
        Scene::new().refused(odd_days.as_bytes()).0,
        "import_bad_record"
    );

    let other_letters = saved("runbooks.csv", b',', |rows| {
        rows[0][0] = "Id ".to_owned();
        let width = rows[0].len();
        rows.insert(1, vec![String::new(); width]);
        rows.push(vec![String::new(); width]);
    });
    let report = Scene::new().import(&other_letters);
    assert_eq!(report.new, 9, "{report:?}");
    let cut = saved("shifts.csv", b',', |rows| {
        for row in &mut rows[1..] {
            while row.last().is_some_and(String::is_empty) {
                row.pop();
            }
        }
    });
    assert_eq!(Scene::new().import(&cut).new, 27);
}

#[test]
fn tables_of_others_with_columns_of_our_names_are_theirs() {
    let v7 = "019a48ba-e800-7001-8a17-5e1eef000001";
    for header in [
        "id,name,created_at,resolved_at",
        "id,name,created_at,severity",
        "id,title,day,severity",
        "id,from,to,title",
        "id,text,created_at",
        "key,name,started",
        "key,name,date",
    ] {
        for id in ["101", v7] {
            let cells = header.split(',').skip(1).map(|name| match name {
                "name" | "title" | "text" => "Checkout is slow",
                "severity" => "SEV2",
                _ => "2026-02-13 09:00",
            });
            let row: Vec<&str> = std::iter::once(id).chain(cells).collect();
            let table = format!("{header}\n{}\n", row.join(","));
            let report = Scene::new().import(&table);
            assert_eq!(report.new, 1, "{table}");
            assert_eq!(report.sample.len(), 1, "an incident: {table}");
        }
    }
    let keys = "key,name\nINC-1,Checkout down\n2,Slow\n";
    let (code, _) = Scene::new().refused(keys.as_bytes());
    assert!(code.starts_with("import_unknown"), "{code}");
    let shortened = saved("services.csv", b',', |rows| {
        for row in rows {
            row.truncate(2);
        }
    });
    let mut scene = Scene::new();
    let options = ImportOptions::default();
    let import = scene
        .journal
        .import("services.csv", shortened.as_bytes(), &options);
    assert_eq!(import.unwrap_err().code(), "import_is_another_table");
}

#[test]
fn lines_come_back_however_their_table_was_saved_and_two_by_hand_are_two() {
    let from = sample();
    let mut to = Scene::new();
    to.import(&table("incidents.csv"));
    let turned = saved("entries.csv", b';', |rows| {
        for row in rows {
            row.reverse();
        }
    });
    let report = to.import(&turned);
    assert_eq!(
        (report.entries, report.unread.len()),
        (329, 0),
        "{report:?}"
    );
    assert_eq!(
        told(&to)["incidents"][0]["entries"],
        told(&from)["incidents"][0]["entries"]
    );

    let id = to.incidents()[0].id;
    for text in ["one", "another"] {
        let line =
            format!("incident,id,at,kind,author,text\n{id},,2026-03-01T10:00:00Z,note,,{text}\n");
        assert_eq!(to.import(&line).entries, 1, "{text}");
    }
    let line = format!(
        "incident,id,at,kind,author,text,zone\n{id},,2026-03-01T10:00:00Z,note,,x,Mars/Base\n"
    );
    assert_eq!(to.refused(line.as_bytes()).0, "import_bad_record");
}

#[test]
fn what_was_written_here_is_kept_and_the_difference_said() {
    let mut scene = sample();
    let changed = saved("incidents.csv", b',', |rows| {
        let title = rows[0].iter().position(|name| name == "title").unwrap();
        rows[1][title] = "Another title".to_owned();
    });
    let report = scene.import(&changed);
    assert_eq!((report.different, report.unchanged), (1, 46));
    assert!(report.warnings[0].text.contains("was kept"), "{report:?}");
    let changed = saved("entries.csv", b',', |rows| {
        let kind = rows[0].iter().position(|name| name == "author").unwrap();
        rows[1][kind] = "Somebody".to_owned();
    });
    assert_eq!(scene.import(&changed).different, 1);
}

fn without_column(table: &str, column: &str) -> String {
    saved(table, b',', |rows| {
        let gone = rows[0].iter().position(|name| name == column);
        for row in rows {
            row.remove(gone.unwrap());
        }
    })
}

#[test]
fn a_column_that_is_gone_takes_nothing_away() {
    let mut to = Scene::new();
    to.import(&table("incidents.csv"));
    let before = told(&to);
    let without = without_column("incidents.csv", "story.learned");
    let report = to.import(&without);
    assert_eq!((report.changed, report.unchanged), (0, 47));
    assert_eq!(told(&to), before);
}

#[test]
fn a_service_that_is_here_under_another_id_is_the_one_that_tables_mean() {
    let mut to = Scene::new();
    to.import("title;start;service\nSlow;2026-02-13 09:00;ledger\n");
    let zip = packed(sample().journal.export_csv().unwrap()).unwrap();
    let report = bring_in(&mut to, "tables.zip", &zip);
    assert_eq!(report.warnings, []);
    assert_eq!(to.journal.services().unwrap().len(), 8);
}

#[test]
fn what_is_named_and_nowhere_is_said() {
    let mut to = Scene::new();
    let report = to.import(&table("runbooks.csv"));
    let note = &report.warnings[0];
    assert_eq!(note.record, 1);
    assert!(
        note.text.contains("neither in the file nor here (services"),
        "{note:?}"
    );
}

#[test]
fn a_zip_that_was_packed_again_is_ours_too() {
    let files = sample().journal.export_csv().unwrap().into_iter();
    let files = files.map(|file| OutFile {
        name: format!("tables/{}", file.name.to_uppercase()),
        ..file
    });
    let zip = packed(files.collect()).unwrap();
    let report = bring_in(&mut Scene::new(), "tables.zip", &zip);
    assert_eq!(report.unread, Vec::<String>::new());
}

#[test]
fn a_sign_for_one_program_above_a_table_of_ours_is_no_row_of_it() {
    for (name, rows) in [("contributions.csv", 20), ("rests.csv", 7)] {
        let text = format!("sep=,\r\n{}", table(name).trim_start_matches('\u{feff}'));
        assert_eq!(Scene::new().import(&text).new, rows, "{name}");
    }
}

#[test]
fn columns_of_lines_that_are_gone_take_nothing_away_and_names_may_be_shortened() {
    let mut to = Scene::new();
    let zip = packed(sample().journal.export_csv().unwrap()).unwrap();
    bring_in(&mut to, "tables.zip", &zip);
    let before = told(&to);
    let without = without_column("entries.csv", "why");
    let report = to.import(&without);
    assert_eq!((report.changed, report.different), (0, 0), "{report:?}");
    let options = ImportOptions {
        authors: Authors::Drop,
        ..ImportOptions::default()
    };
    let report = to.import_with(&table("entries.csv"), &options);
    assert_eq!((report.changed, report.different), (0, 0), "{report:?}");
    assert_eq!(told(&to), before);
}
