//! Files in and out, back-ups, settings.

use std::fs;

use afterpage_desktop::{FileQuestion, Watch};
use serde_json::{Value, json};

use crate::stage::Stage;

const STATUS_PAGE: &str = r#"{"id":"a1","name":"Slow API","impact":"major","created_at":"2025-05-01T10:00:00Z",
  "resolved_at":"2025-05-01T11:00:00Z","status":"resolved","incident_updates":[],"components":[]}"#;

fn options(dry_run: bool) -> Value {
    json!({ "options": {
        "format": "auto", "zone": "UTC", "skip_bad": false, "with_maintenance": false, "dry_run": dry_run
    } })
}

#[test]
fn a_file_is_looked_at_before_it_is_imported() {
    let stage = Stage::open();
    assert_eq!(
        stage.refused("import_chosen", &options(true)),
        "nothing_chosen"
    );
    let file = stage.path("incidents.json");
    fs::write(&file, format!("[{STATUS_PAGE}]")).expect("a file");
    stage.around.will_answer(Some(file));
    assert_eq!(
        stage.ok("choose_import_file", &Value::Null),
        json!({ "name": "incidents.json" }),
        "the page learns the name, not the place"
    );

    assert_eq!(stage.ok("import_chosen", &options(true))["new"], 1);
    assert_eq!(stage.ok("services", &Value::Null), json!([]));
    assert_eq!(stage.around.changed(), [], "a dry run writes nothing");

    assert_eq!(stage.ok("import_chosen", &options(false))["new"], 1);
    assert_eq!(stage.ok("work_share", &Value::Null), Value::Null);
    assert_eq!(stage.ok("cancel_work", &Value::Null), Value::Null);
    assert_eq!(stage.ok("import_chosen", &options(false))["unchanged"], 1);
    assert!(!stage.around.changed().is_empty());
}

#[test]
fn the_sample_journal_comes_and_goes_as_one() {
    let stage = Stage::open();
    let sample = stage.ok("load_sample", &Value::Null);
    assert!(sample["new"].as_u64() >= Some(8), "{sample}");
    stage.ok("undo", &Value::Null);
    assert_eq!(
        stage.ok("search", &json!({ "text": "checkout" })),
        json!([])
    );
}

#[test]
fn everything_goes_out_to_the_file_the_user_names() {
    let stage = Stage::open();
    stage.ok("load_sample", &Value::Null);
    let file = stage.path("mine.zip");
    stage.around.will_answer(Some(file.clone()));
    assert_eq!(
        stage.ok("export_archive", &Value::Null)["path"],
        json!(file)
    );
    assert!(fs::read(file).expect("the archive").starts_with(b"PK"));
    assert_eq!(
        stage.around.asked(),
        [FileQuestion::Save {
            title: "Export everything".to_owned(),
            name: "afterpage-2026-03-02.zip".to_owned(),
        }]
    );

    stage.around.will_answer(None);
    assert_eq!(
        stage.ok("export_archive", &Value::Null),
        Value::Null,
        "the dialog was closed"
    );
    stage
        .around
        .will_answer(Some(stage.path("no/such/folder/mine.zip")));
    assert_eq!(stage.refused("export_archive", &Value::Null), "file");
}

#[test]
fn tables_and_notes_go_out_as_zips() {
    let stage = Stage::open();
    stage.ok("load_sample", &Value::Null);
    for (command, name) in [
        ("export_csv", "afterpage-tables-2026-03-02.zip"),
        ("export_markdown", "afterpage-notes-2026-03-02.zip"),
    ] {
        let file = stage.path(name);
        stage.around.will_answer(Some(file.clone()));
        assert_eq!(stage.ok(command, &Value::Null)["path"], json!(file));
        assert!(fs::read(&file).expect("a zip").starts_with(b"PK"));
    }
}

#[test]
fn a_chosen_table_shows_its_columns_before_it_comes_in() {
    let stage = Stage::open();
    let file = stage.path("sheet.csv");
    fs::write(&file, "When,What\n2026-02-13 08:30,Down\n").expect("a file");
    stage.around.will_answer(Some(file));
    stage.ok("choose_import_file", &Value::Null);
    let look = stage.ok("look_at_chosen", &options(true));
    assert_eq!(look["columns"][1]["name"], "What");
    assert_eq!(look["row_count"], 1);
    let fields = stage.ok("table_fields", &Value::Null);
    assert!(
        fields
            .as_array()
            .is_some_and(|fields| fields.contains(&json!("title")))
    );
}

#[test]
fn a_back_up_brings_back_what_was_erased() {
    let stage = Stage::open();
    stage.ok("load_sample", &Value::Null);
    let folder = stage.path("copies");
    fs::create_dir(&folder).expect("a folder");
    stage.around.will_answer(Some(folder.clone()));
    let settings = stage.ok("choose_backup_folder", &Value::Null);
    assert_eq!(settings["backup_folder"], json!(folder));
    let made = stage.ok("backup_now", &Value::Null);
    let file = made["path"].as_str().expect("where it is");

    stage.ok("undo", &Value::Null);
    stage.ok("undo", &Value::Null);
    assert_eq!(
        stage.ok("search", &json!({ "text": "checkout" })),
        json!([])
    );

    stage.around.will_answer(Some(file.into()));
    stage.ok("choose_backup_file", &Value::Null);
    stage.around.all_changed();
    let restored = stage.ok("restore_chosen", &json!({ "key": { "with": "nothing" } }));
    assert!(
        restored["replaced"].is_string(),
        "the journal before is kept: {restored}"
    );
    assert_eq!(stage.around.all_changed(), 1, "every view reads again");
    assert_ne!(
        stage.ok("search", &json!({ "text": "checkout" })),
        json!([])
    );
}

#[test]
fn a_file_that_is_no_back_up_leaves_the_journal_open_as_it_was() {
    let stage = Stage::open();
    stage.ok("load_sample", &Value::Null);
    let file = stage.path("holiday.jpg");
    fs::write(&file, "not a journal").expect("a file");
    stage.around.will_answer(Some(file));
    stage.ok("choose_backup_file", &Value::Null);

    let key = json!({ "key": { "with": "nothing" } });
    assert_eq!(stage.refused("restore_chosen", &key), "bad_backup");
    assert_ne!(
        stage.ok("search", &json!({ "text": "checkout" })),
        json!([])
    );
}

#[test]
fn the_daily_back_up_is_made_and_a_missing_folder_is_said() {
    let stage = Stage::open();
    let folder = stage.path("copies");
    fs::create_dir(&folder).expect("a folder");
    stage.around.will_answer(Some(folder.clone()));
    stage.ok("choose_backup_folder", &Value::Null);

    let copies = || fs::read_dir(&folder).expect("the folder").count();
    let mut watch = Watch::new(stage.desk.now());
    let mut look = || {
        if watch.look(&stage.desk) {
            stage.desk.keep_house();
        }
    };
    look();
    assert_eq!(copies(), 0, "the first screen comes first");
    stage.around.pass(chrono::TimeDelta::seconds(5));
    look();
    assert_eq!(copies(), 1);

    fs::remove_dir_all(&folder).expect("it goes");
    stage.around.pass(chrono::TimeDelta::days(1));
    look();
    assert_eq!(stage.around.failed_backups(), ["backup_folder_missing"]);
}

#[test]
fn settings_of_the_device_are_read_while_the_journal_is_locked() {
    let stage = Stage::new();
    let mut pad = json!({
        "shortcut": "CommandOrControl+Alt+P", "on_top": true, "hidden_from_sharing": true, "night": true,
        "night_from": 22, "night_to": 7, "practice_offered": false, "login_offered": false,
    });
    let open = |place| json!({ "place": place, "incident": null });
    let untouched = json!({ "theme": "system", "zoom": 100, "open": open("today"), "pad": pad });
    pad["on_top"] = false.into();
    let changed = json!({ "theme": "three_am", "zoom": 150, "open": open("insights"), "pad": pad });
    assert_eq!(stage.ok("device_settings", &Value::Null), untouched);
    stage.ok("change_device_settings", &json!({ "settings": changed }));
    assert_eq!(stage.ok("device_settings", &Value::Null), changed);

    fs::write(stage.path("settings/device.json"), "{{").expect("a broken file");
    assert_eq!(stage.ok("device_settings", &Value::Null), untouched);

    let later = r#"{ "theme": "sepia", "zoom": 125, "tabs": true }"#;
    fs::write(stage.path("settings/device.json"), later).expect("of another version");
    let read = stage.ok("device_settings", &Value::Null);
    assert_eq!(
        (&read["theme"], &read["zoom"]),
        (&untouched["theme"], &125.into())
    );
    let about = stage.ok("about", &Value::Null);
    assert!(
        about["sqlite"]
            .as_str()
            .is_some_and(|version| version.starts_with("3.")),
        "{about}"
    );
    assert!(
        about["cipher"]
            .as_str()
            .is_some_and(|version| !version.is_empty()),
        "{about}"
    );
}
