//! What no reader takes is said: broken lines, words above a table, our own files that do not come in.

use journal::exchange::{ImportOptions, OutFile};

use super::{odd_tables::zip_of, scene::Scene};

const LINES: &str = "{\"id\":\"1\",\"title\":\"a\",\"began\":\"2024-01-01T10:00:00Z\"}\nnot json\n\
    {\"id\":\"3\",\"title\":\"c\",\"began\":\"2024-01-03T10:00:00Z\"}\n{\"id\":\"4\",\"ti\n";

#[test]
fn a_broken_line_of_a_persons_own_list_is_a_bad_record_in_its_place() {
    let (code, message) = Scene::new().refused(LINES.as_bytes());
    assert_eq!(code, "import_bad_record");
    assert!(message.contains("record 2: is not whole JSON"), "{message}");
    let mut scene = Scene::new();
    let options = ImportOptions {
        skip_bad: true,
        ..ImportOptions::default()
    };
    let report = scene.import_with(LINES, &options);
    let skipped: Vec<u32> = report.skipped.iter().map(|note| note.record).collect();
    assert_eq!((report.records, report.new), (4, 2));
    assert_eq!(skipped, [2, 4]);
}

#[test]
fn one_object_is_a_list_of_one() {
    let text = "{\"title\":\"a\",\"began\":\"2024-01-01T10:00:00Z\",\"tags\":[\"x\",\"y\"]}\n";
    let mut scene = Scene::new();
    assert_eq!(scene.import(text).new, 1);
    assert_eq!(scene.import(text).unchanged, 1);
    assert_eq!(scene.incidents()[0].tags, ["x", "y"]);
    let text = "{\"title\":\"Down\",\"began\":\"2024-05-04T09:00:00Z\",\"tags\":[\"x\"],\
        \"updates\":[{\"created_at\":\"2024-05-04T09:05:00Z\",\"title\":\"Looking\"}]}";
    let mut scene = Scene::new();
    assert_eq!(scene.import(text).new, 1);
    assert_eq!(scene.incidents()[0].title, "Down");
    for none in [
        r#"{"name":"a tool","version":1}"#,
        r#"{"name":"a page","several":2,"created_at":"2024-05-04T09:00:00Z"}"#,
        r#"{"timestamp":"2024-05-04T09:00:00Z","status":404,"title":"Not Found"}"#,
        r#"{"name":"v1.2","created_at":"2024-05-04T09:00:00Z","assets":[]}"#,
        r#"{"items":[],"title":"Open incidents","date":"2024-05-04"}"#,
    ] {
        let (code, _) = Scene::new().refused(none.as_bytes());
        assert_eq!(code, "import_unknown_format", "{none}");
    }
}

#[test]
fn a_plan_of_shifts_is_no_incident() {
    let text = "{\"schedule\":{\"id\":\"P1\",\"name\":\"Daily rotation\",\"start\":\"2024-01-01T10:00:00Z\",\
        \"end\":\"2024-01-08T10:00:00Z\",\"schedule_layers\":[]}}";
    assert_eq!(
        Scene::new().refused(text.as_bytes()).0,
        "import_unknown_format"
    );
}

#[test]
fn words_above_the_names_of_the_columns_are_said_to_be_unread() {
    let table =
        "sep=,\nIncidents of team Falcon\n\nTitle,Start\na,2024-01-01 10:00\nb,2024-01-02 10:00\n";
    let report = Scene::new().import(table);
    assert_eq!(report.new, 2);
    assert_eq!(report.unread, ["\u{201c}Incidents of team Falcon\u{201d}"]);
}

/// With a report, so that there is more than incidents and their lines.
fn written() -> Scene {
    let mut scene = Scene::new();
    let text = "# Queue full, 2024-05-04\n\n## Timeline\n\n- 09:00 UTC it stands\n- 09:40 UTC resolved\n\n\
        ## Action items\n\n- Watch it\n";
    let options = ImportOptions::default();
    let import = |scene: &mut Scene| {
        scene
            .journal
            .import("queue.md", text.as_bytes(), &options)
            .unwrap()
    };
    assert_eq!(import(&mut scene).new, 1);
    scene
}

#[test]
fn a_table_of_attached_files_which_does_not_hold_them_is_named() {
    let mut scene = written();
    let id = scene.incidents()[0].id;
    scene.journal.attach(id, None, "graph.txt", b"up").unwrap();
    let files = scene.journal.export_csv().unwrap();
    let all = files
        .iter()
        .map(|file| (file.name.clone(), file.bytes.clone()));
    let report = Scene::new()
        .journal
        .import("tables.zip", &zip_of(all), &ImportOptions::default())
        .unwrap();
    assert_eq!(report.unread, ["attachments.csv"]);
    let attached = |file: &&OutFile| file.name == "attachments.csv";
    let bytes = &files.iter().find(attached).unwrap().bytes;
    let alone = Scene::new()
        .journal
        .import("attachments.csv", bytes, &ImportOptions::default());
    assert_eq!(alone.unwrap_err().code(), "import_is_another_table");
}

#[test]
fn a_note_of_ours_doubles_nothing_where_its_incident_is_and_is_a_report_elsewhere() {
    let mut scene = written();
    let note = scene.journal.export_markdown().unwrap().remove(0);
    let import = |scene: &mut Scene| {
        scene
            .journal
            .import(&note.name, &note.bytes, &ImportOptions::default())
            .unwrap()
    };
    let here = import(&mut scene);
    assert_eq!((here.new, here.changed, here.unchanged), (0, 0, 1));
    assert!(here.warnings[0].text.contains("is here"), "{here:?}");
    // Undone, it is not here any more.
    scene.journal.undo().unwrap();
    assert_eq!(import(&mut scene).new, 1);
    let mut elsewhere = Scene::new();
    assert_eq!(import(&mut elsewhere).new, 1);
    assert_eq!(import(&mut elsewhere).unchanged, 1);
}
