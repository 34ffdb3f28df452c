//! Files that are too long to be held: they come in piece by piece, and read as short ones do.

use std::{
    fmt::Write as _,
    fs,
    io::{Cursor, Write as _},
    path::PathBuf,
};

use journal::{
    Error,
    domain::MilestoneKind,
    exchange::{ImportOptions, ImportReport, look_at_file},
};
use tempfile::TempDir;

use super::{archives::DEMO, at, scene::Scene};

/// A column that no incident needs makes a file long; 120 rows of it are some 60 MB.
const ROWS: u32 = 120;

struct LongFile {
    path: PathBuf,
    _folder: TempDir,
}

impl LongFile {
    fn of(bytes: &[u8]) -> Self {
        assert!(bytes.len() > 50 << 20, "it is a long one");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("long");
        fs::write(&path, bytes).unwrap();
        Self {
            path,
            _folder: folder,
        }
    }

    fn import(&self, scene: &mut Scene) -> Result<ImportReport, Error> {
        let options = ImportOptions::default();
        scene.journal.import_file("long", &self.path, &options)
    }
}

/// Only the first date tells that days come first, and each filler has the marks that end a cell or a row elsewhere.
fn table() -> String {
    let filler = "a \"\"quoted\"\" word, and\na line. ".repeat(15_000);
    let mut table = String::from(
        "Incidents of all years\nnumber,short_description,opened_at,resolved_at,x_filler\n",
    );
    for row in 1..=ROWS {
        let day = if row == 1 { 13 } else { 1 + row % 12 };
        let title = format!("Queue grew, again \u{2013} {row}");
        let row = format!("INC{row},\"{title}\",{day:02}/04/2024 09:00,{day:02}/04/2024 10:00");
        writeln!(table, "{row},\"{filler}\"").unwrap();
    }
    table
}

#[test]
fn a_long_table_comes_in_as_a_short_one_would_and_a_second_time_changes_nothing() {
    let file = LongFile::of(table().as_bytes());
    let mut scene = Scene::new();
    let report = file.import(&mut scene).unwrap();
    assert_eq!((report.records, report.new), (ROWS, ROWS));
    assert_eq!(report.warnings, []);
    let above = "\u{201c}Incidents of all years\u{201d}";
    assert_eq!(report.unread, ["x_filler", above]);
    assert_eq!(report.sample.len(), 5);
    let last = scene.incidents();
    let last = last
        .iter()
        .find(|one| one.title == "Queue grew, again \u{2013} 120")
        .unwrap();
    assert_eq!(
        last.start(),
        at("2024-04-01T09:00:00Z"),
        "the day is first, as in the first row"
    );

    let report = file.import(&mut scene).unwrap();
    assert_eq!((report.new, report.changed, report.unchanged), (0, 0, ROWS));
    scene.journal.undo().unwrap();
    assert_eq!(scene.incidents().len(), 0, "it was one operation");
}

#[test]
fn a_bad_row_far_down_is_named_by_its_number_and_nothing_comes_in() {
    let text = table();
    let bad = text.replace("INC119,\"Queue grew, again \u{2013} 119\"", ",");
    let file = LongFile::of(bad.as_bytes());
    let mut scene = Scene::new();
    let refused = file.import(&mut scene).unwrap_err();
    assert_eq!(refused.code(), "import_bad_record");
    assert!(refused.to_string().contains("record 119"), "{refused}");
    assert_eq!(scene.journal.last_seq().unwrap(), 0, "nothing was written");
}

#[test]
fn long_json_lines_come_in_and_a_long_list_is_refused() {
    let filler = "x".repeat(500_000);
    let lines: Vec<String> = (1..=ROWS)
        .map(|row| {
            format!(
                "{{\"id\":\"i{row}\",\"title\":\"Search is down {row}\",\"start\":\"2024-04-01T09:{:02}:00Z\",\"filler\":[[\"{filler}\"]]}}",
                row % 60
            )
        })
        .collect();
    let mut scene = Scene::new();
    let file = LongFile::of(lines.join("\n").as_bytes());
    assert_eq!(file.import(&mut scene).unwrap().new, ROWS);
    assert_eq!(scene.incidents().len(), ROWS as usize);

    let list = LongFile::of(format!("[{}]", lines.join(",\n")).as_bytes());
    let refused = list.import(&mut scene).unwrap_err();
    assert_eq!(refused.code(), "import_too_large");
}

/// One byte that is no UTF-8, in the last row, tells it of the whole file.
#[test]
fn a_long_table_of_an_older_tool_is_read_in_its_characters() {
    let text = table().replace('\u{2013}', "caf\u{e9}");
    let bytes: Vec<u8> = text.chars().map(|one| one as u8).collect();
    let mut scene = Scene::new();
    LongFile::of(&bytes).import(&mut scene).unwrap();
    let titles = scene.incidents().into_iter().map(|one| one.title);
    assert!(titles.into_iter().all(|title| title.contains("caf\u{e9}")));
}

#[test]
fn of_a_long_table_the_columns_are_shown_by_its_beginning() {
    let file = LongFile::of(table().as_bytes());
    let look = look_at_file("long", &file.path, &ImportOptions::default())
        .unwrap()
        .unwrap();
    assert!(look.is_part && look.is_enough);
    assert_eq!(look.columns.len(), 5);
    assert_eq!(look.rows[0][0], "INC1");
}

/// Blanks make it long, and no note of an incident.
#[test]
fn what_the_columns_are_taken_for_holds_to_the_end_of_a_persons_table() {
    let filler = " ".repeat(500_000);
    let mut table = String::from("id,title,start,Resolved after,filler\n");
    for row in 1..=ROWS {
        let end = if row == 100 { "2024-04-01 10:00" } else { "14" };
        writeln!(table, "R{row},Lag {row},2024-04-01 09:00,{end},{filler}").unwrap();
    }
    let mut scene = Scene::new();
    let report = LongFile::of(table.as_bytes()).import(&mut scene).unwrap();
    assert_eq!(report.new, ROWS);
    let numbers: Vec<u32> = report.warnings.iter().map(|one| one.record).collect();
    assert_eq!(numbers, [100], "one cell is no length");
    let end = Some(at("2024-04-01T09:14:00Z"));
    let resolved = MilestoneKind::Resolved;
    let incidents = scene.incidents();
    let ended = incidents.iter().filter(|one| one.at(resolved) == end);
    assert_eq!(ended.count(), ROWS as usize - 1);
}

/// Blanks behind the last bracket make it long.
fn archive() -> Vec<u8> {
    let mut archive = DEMO.as_bytes().to_vec();
    archive.resize((50 << 20) + 1, b' ');
    archive
}

/// Its journal as it is, so that it is no shorter.
fn zipped() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("journal.json", stored).unwrap();
    zip.write_all(&archive()).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_long_archive_comes_in_from_where_it_lies() {
    for bytes in [archive(), zipped()] {
        let file = LongFile::of(&bytes);
        assert_eq!(
            look_at_file("long", &file.path, &ImportOptions::default()).unwrap(),
            None,
            "it is no table"
        );
        let mut scene = Scene::new();
        let report = file.import(&mut scene).unwrap();
        assert_eq!((report.records, report.new, report.entries), (47, 47, 329));
        assert_eq!((report.warnings, report.skipped), (vec![], vec![]));
        let report = file.import(&mut scene).unwrap();
        assert_eq!((report.new, report.unchanged), (0, 47));
    }
}

#[test]
fn of_a_long_archive_that_is_cut_off_nothing_stays() {
    let mut cut = archive();
    cut[DEMO.len() - 100..].fill(b' ');
    let mut scene = Scene::new();
    let refused = LongFile::of(&cut).import(&mut scene).unwrap_err();
    assert_eq!(refused.code(), "import_not_json");
    assert_eq!(scene.journal.last_seq().unwrap(), 0, "nothing was written");
}
