//! Bad input, case by case: what a table must never do, and what is said instead.

use std::io::{Cursor, Write};

use journal::{
    domain::{MilestoneKind, Severity},
    exchange::{ImportFormat, ImportOptions, ImportReport},
};
use zip::write::SimpleFileOptions;

use super::{at, scene::Scene};

fn import(sheet: &str) -> (Scene, ImportReport) {
    let mut scene = Scene::new();
    let report = scene.import(sheet);
    (scene, report)
}

fn title_of(cell: &str) -> String {
    let (scene, _) = import(&format!("title\tstart\n{cell}\t2026-02-13 09:00\n"));
    scene.only().0.title
}

#[test]
fn what_looks_like_markup_or_a_formula_is_kept_as_text() {
    for cell in [
        "<b>Down</b> &amp; out",
        "=cmd|' /C calc'!A0",
        "+1 555",
        "Caf\u{c3}\u{a9} zu",
        "\u{202e}nwod",
        "12345678901234567890",
        "\"Foo\" service down",
        "\"Foo service down",
        "24\" rack without power",
    ] {
        assert_eq!(title_of(cell), cell);
    }
}

#[test]
fn a_table_that_was_cut_off_keeps_its_whole_rows() {
    let (scene, report) =
        import("title,start,notes\nOne,2026-02-13 09:00,a\nTwo,2026-02-14 09:00,\"cut of");
    assert_eq!(report.new, 2, "{report:?}");
    assert_eq!(scene.incidents()[0].title, "One");
}

#[test]
fn a_quote_that_nobody_closes_takes_no_other_row() {
    let (scene, report) = import(
        "title\tstart\n\"Foo down\t2026-02-13 09:00\nTwo\t2026-02-14 09:00\n\
        \"Bar\" slow, \"Baz\" too\t2026-02-15 09:00\n\"Whole\ntitle\"\t2026-02-16 09:00\n",
    );
    assert_eq!(report.new, 4, "{report:?}");
    let titles: Vec<String> = scene.incidents().into_iter().map(|one| one.title).collect();
    assert_eq!(
        titles,
        ["\"Foo down", "Two", "\"Bar\" slow, \"Baz\" too", "Whole"]
    );
}

#[test]
fn a_comma_inside_of_quoted_words_parts_no_cell() {
    let (scene, _) =
        import("title,start,severity\n\"Foo, bar\" service down,2026-02-13 09:00,SEV2\n");
    let (incident, _) = scene.only();
    assert_eq!(incident.title, "\"Foo, bar\" service down");
    assert_eq!(incident.severity, Some(Severity::Sev2));
}

#[test]
fn only_a_header_is_a_table_without_rows() {
    let (_, report) = import("title,start\n");
    assert_eq!((report.records, report.new), (0, 0));
}

#[test]
fn a_thousand_columns_and_a_giant_line_do_no_harm() {
    let names: Vec<String> = (0..1_000).map(|n| format!("x{n}")).collect();
    let cells = vec!["1"; 1_000].join(",");
    let sheet = format!(
        "title,start,{}\nOne,2026-02-13 09:00,{cells}\n",
        names.join(",")
    );
    assert_eq!(import(&sheet).1.new, 1);

    let giant = format!(
        "title,start,notes\nOne,2026-02-13 09:00,{}\n",
        "y".repeat(1_048_577)
    );
    let (code, message) = Scene::new().refused(giant.as_bytes());
    assert_eq!(code, "import_bad_record");
    assert!(
        message.contains("field notes: is longer than 1 MB"),
        "{message}"
    );

    let line = "z".repeat(20 * 1024 * 1024);
    assert_eq!(
        Scene::new().refused(line.as_bytes()).0,
        "import_unknown_format"
    );
}

#[test]
fn the_same_id_twice_counts_once_and_is_said() {
    let (scene, report) =
        import("id,title,start\nA,One,2026-02-13 09:00\nA,Two,2026-02-14 09:00\n");
    assert_eq!((report.new, report.warnings.len()), (1, 1));
    assert_eq!(scene.only().0.title, "Two", "the last one counts");
}

#[test]
fn an_end_before_the_start_is_kept_and_said() {
    let (scene, report) = import("title,start,end\nOne,2026-02-13 09:00,2026-02-12 09:00\n");
    assert_eq!(report.warnings.len(), 1, "{:?}", report.warnings);
    assert_eq!(
        scene.only().0.at(MilestoneKind::Resolved),
        Some(at("2026-02-12T09:00:00Z"))
    );
}

#[test]
fn times_that_stand_for_empty_are_none() {
    for empty in [
        "0001-01-01T00:00:00Z",
        "1970-01-01 00:00",
        "0",
        "",
        "?",
        "null",
        "N/A",
    ] {
        let (scene, report) = import(&format!("title;start;end\nOne;2026-02-13 09:00;{empty}\n"));
        assert_eq!(scene.only().0.at(MilestoneKind::Resolved), None, "{empty}");
        assert_eq!(report.warnings, [], "{empty}");
    }
}

#[test]
fn a_row_without_title_or_time_is_named_and_stops_the_import_unless_it_may_be_left_out() {
    let sheet = "title;start\nOne;2026-02-13 09:00\n;2026-02-14 09:00\nThree;\n";
    let (code, message) = Scene::new().refused(sheet.as_bytes());
    assert_eq!(code, "import_bad_record");
    assert!(message.contains("record 2"), "{message}");
    let options = ImportOptions {
        skip_bad: true,
        ..ImportOptions::default()
    };
    let report = Scene::new().import_with(sheet, &options);
    assert_eq!((report.new, report.skipped.len()), (1, 2));
}

#[test]
fn a_nul_is_refused_and_other_control_characters_are_kept() {
    assert_eq!(title_of("a\u{7}b"), "a\u{7}b");
    let sheet = "title;start\na\u{0}b;2026-02-13\n";
    assert_eq!(
        Scene::new().refused(sheet.as_bytes()).0,
        "import_bad_record"
    );
}

#[test]
fn utf_16_tables_come_in() {
    let text = "title\tstart\nCaf\u{e9}\t2026-02-13 09:00\n";
    for little in [true, false] {
        let mut bytes = if little {
            vec![0xFF, 0xFE]
        } else {
            vec![0xFE, 0xFF]
        };
        for unit in text.encode_utf16() {
            bytes.extend(if little {
                unit.to_le_bytes()
            } else {
                unit.to_be_bytes()
            });
        }
        let mut scene = Scene::new();
        scene
            .journal
            .import("x.tsv", &bytes, &ImportOptions::default())
            .unwrap();
        assert_eq!(scene.only().0.title, "Caf\u{e9}");
    }
}

pub fn zip_of(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn zips_that_are_no_honest_exports_are_refused() {
    let file = |name: &str, bytes: &[u8]| (name.to_owned(), bytes.to_vec());
    let many = zip_of((0..2_001).map(|n| file(&format!("{n}.json"), b"[]")));
    let up = zip_of([file("../users.json", b"[]")]);
    let absolute = zip_of([file("/etc/users.json", b"[]")]);
    let drive = zip_of([file("C:\\users.json", b"[]")]);
    let bomb = zip_of([file("incidents.csv", &vec![b' '; 8 * 1024 * 1024])]);
    for (bytes, told) in [
        (many, "more than 2,000 files"),
        (up, "leads out of its folder"),
        (absolute, "leads out of its folder"),
        (drive, "leads out of its folder"),
        (bomb, "far more than its size allows"),
    ] {
        let (code, message) = Scene::new().refused(&bytes);
        assert_eq!(code, "import_bad_zip", "{told}");
        assert!(message.contains(told), "{message}");
    }
    let other = zip_of([file("readme.txt", b"hello")]);
    assert_eq!(Scene::new().refused(&other).0, "import_is_a_zip");
}

#[test]
fn a_named_format_that_does_not_fit_says_what_it_found() {
    let mut scene = Scene::new();
    let options = ImportOptions {
        format: ImportFormat::named("jira").unwrap(),
        ..ImportOptions::default()
    };
    let error = scene
        .journal
        .import("x.csv", b"colour,size\nred,2\n", &options)
        .unwrap_err();
    assert_eq!(error.code(), "import_unknown_columns");
    assert!(error.to_string().contains("colour, size"), "{error}");
}

#[test]
fn a_nul_in_the_name_of_a_column_does_not_stop_its_rows() {
    let mut scene = Scene::new();
    let report =
        scene.import("id,\0number,description,created_on\nQ1,1,Down,2023-02-26T00:10:04+00:00\n");
    assert_eq!((report.new, report.skipped.len()), (1, 0), "{report:?}");
}

#[test]
fn a_list_whose_columns_are_named_as_those_of_a_tool_is_its_owners() {
    let table = "Short Text\tIncident Number\tPriority\tCreated on\nQueue stands\t1065023\tHigh\t11/24/2014 23:03\n";
    let mut scene = Scene::new();
    scene.import(table);
    let (found, _) = scene.only();
    assert_eq!(found.title, "Queue stands");
    assert_eq!(
        found.at(MilestoneKind::Detected),
        Some(at("2014-11-24T23:03:00Z"))
    );
    // Titles by whatever word.
    for title in ["Titulo", "Descripcion corta"] {
        let mut scene = Scene::new();
        scene.import(&format!("{title};Inicio\nCola parada;2026-02-13 09:00\n"));
        assert_eq!(scene.only().0.title, "Cola parada");
    }
}

#[test]
fn portuguese_columns_in_one_word_are_read() {
    let table = "id_incidente;data_abertura;data_fechamento;prioridade;descricao_resumida\n\
        INC0001;13/01/2026;14/01/2026;Alta;Fila parada\n";
    let mut scene = Scene::new();
    scene.import(table);
    let (found, _) = scene.only();
    assert_eq!(found.title, "Fila parada");
    let times = [MilestoneKind::Detected, MilestoneKind::Resolved].map(|kind| found.at(kind));
    let told = ["2026-01-13T00:00:00Z", "2026-01-14T00:00:00Z"].map(at);
    assert_eq!(times, told.map(Some));
}
