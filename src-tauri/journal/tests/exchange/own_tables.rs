//! Our own tables: everything but what is private, of housekeeping or in the trash comes back from them.

use std::collections::HashSet;

use journal::{
    domain::{IncidentEdit, Link},
    exchange::{ImportOptions, ImportReport, OutFile, packed},
};
use serde_json::{Value, json};

use super::{
    archives::{DEMO, records},
    scene::Scene,
};

/// What tables have no place for: what is nobody else's, what is to be told to nobody, and the bytes of files.
const NO_TABLES: [&str; 4] = ["settings", "check_ins", "redactions", "attachments"];

/// All that tables tell of a journal, as the archive has it.
pub fn told(scene: &Scene) -> Value {
    let mut archive = records(scene);
    let lists = archive.as_object_mut().unwrap();
    lists.retain(|name, _| !NO_TABLES.contains(&name.as_str()));
    let in_trash: HashSet<Value> = lists["incidents"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|incident| !incident["deleted_at"].is_null())
        .map(|incident| incident["id"].clone())
        .collect();
    for (name, list) in lists.iter_mut() {
        let Some(items) = list.as_array_mut() else {
            continue;
        };
        items.retain(|item| item["deleted_at"].is_null());
        // These outlive the incident that they are about.
        if !["feedback", "interruptions"].contains(&name.as_str()) {
            items.retain(|item| !in_trash.contains(&item["incident"]));
        }
    }
    let incidents = lists.get_mut("incidents").unwrap();
    incidents.as_array_mut().unwrap().iter_mut().for_each(tell);
    archive
}

fn tell(incident: &mut Value) {
    let people = incident["pad"]["people"].as_array().unwrap().iter();
    let people: Vec<Value> = people
        .map(|person| json!([person["name"], person["role"]]))
        .collect();
    incident["pad"] = people.into();
    let whole = incident.as_object_mut().unwrap();
    whole.remove("private");
    whole.remove("revisions");
    for milestone in whole["milestones"].as_array_mut().unwrap() {
        milestone.as_object_mut().unwrap().remove("zone");
    }
    let entries = whole["entries"].as_array_mut().unwrap();
    entries.retain(|entry| entry["deleted_at"].is_null());
    for entry in entries {
        entry.as_object_mut().unwrap().remove("revision");
    }
}

fn assert_same(there: &Scene, here: &Scene) {
    let (there, here) = (told(there), told(here));
    for (name, list) in here.as_object().unwrap() {
        if let Some(items) = list.as_array() {
            let others = there[name].as_array().unwrap();
            for (one, other) in others.iter().zip(items) {
                assert_eq!(one, other, "{name}");
            }
        }
    }
    assert_eq!(there, here);
}

pub fn bring_in(to: &mut Scene, name: &str, bytes: &[u8]) -> ImportReport {
    let report = to
        .journal
        .import(name, bytes, &ImportOptions::default())
        .unwrap();
    assert_eq!(report.skipped, [], "{name}");
    report
}

/// All tables of a journal say in another one what they say in it, and the second time nothing new.
pub fn tables_come_back(from: &Scene) {
    let zip = packed(from.journal.export_csv().unwrap()).unwrap();
    let mut to = Scene::new();
    bring_in(&mut to, "tables.zip", &zip);
    assert_same(&to, from);
    let before = to.journal.last_seq().unwrap();
    let again = bring_in(&mut to, "tables.zip", &zip);
    assert_eq!((again.new, again.changed, again.different), (0, 0, 0));
    assert_eq!(to.journal.last_seq().unwrap(), before, "nothing is written");
}

pub fn sample() -> Scene {
    let mut scene = Scene::new();
    scene.import(DEMO);
    scene
}

#[test]
fn what_is_empty_comes_back_as_what_it_was() {
    let mut archive: Value = serde_json::from_str(DEMO).unwrap();
    archive.as_object_mut().unwrap().remove("operations");
    let incident = &mut archive["incidents"][0];
    incident["mitigation"] = json!({"kind": "restart", "trade_off": ""});
    incident["ending"] = json!({"as": "handed_off", "state": "x", "tried": "", "not_tried": ""});
    incident["source"] = json!({"kind": "somewhere", "id": ""});
    let at = "2026-03-01T10:00:00Z";
    let proof = json!({"text": "", "link": "", "attachment": null});
    archive["actions"][0]["state"] = json!({"state": "verified", "at": at, "proof": proof});
    archive["actions"][1]["state"] = json!({"state": "dropped", "at": at, "why": ""});
    archive["employers"][0]["name"] = "\"q\"".into();
    archive["services"][0]["name"] = "[\"a\"]".into();
    let mut scene = Scene::new();
    scene.import(&archive.to_string());
    tables_come_back(&scene);
}

#[test]
fn all_tables_of_the_sample_come_back_to_the_same_values() {
    tables_come_back(&sample());
}

#[test]
fn each_table_comes_back_by_itself_whatever_its_file_is_called() {
    let from = sample();
    let mut files = from.journal.export_csv().unwrap();
    // What others refer to comes first.
    let first = [
        "services.csv",
        "employers.csv",
        "classes.csv",
        "incidents.csv",
    ];
    let place = |file: &OutFile| first.iter().position(|name| *name == file.name);
    files.sort_by_key(|file| place(file).unwrap_or(first.len()));
    let mut to = Scene::new();
    for file in files.iter().filter(|file| file.name != "attachments.csv") {
        let report = bring_in(&mut to, "table.csv", &file.bytes);
        assert_eq!(report.unread, Vec::<String>::new(), "{}", file.name);
        let said = report.new + report.changed;
        assert!(said > 0, "{}: {report:?}", file.name);
        let again = bring_in(&mut to, "table.csv", &file.bytes);
        assert_eq!((again.new, again.changed), (0, 0), "{}", file.name);
    }
    assert_same(&to, &from);
}

#[test]
fn one_undo_takes_all_tables_back_and_they_come_in_again_as_they_were() {
    let from = sample();
    let zip = packed(from.journal.export_csv().unwrap()).unwrap();
    let mut to = Scene::new();
    let first = bring_in(&mut to, "tables.zip", &zip);
    to.journal.undo().unwrap();
    assert_eq!(to.incidents(), []);
    assert_eq!(to.journal.claims().unwrap().len(), 0);
    let again = bring_in(&mut to, "tables.zip", &zip);
    assert_eq!((again.new, again.entries), (first.new, first.entries));
    assert_same(&to, &from);
}

#[test]
fn a_link_that_nobody_named_has_no_name_afterwards() {
    let mut from = Scene::new();
    from.import("title;start\nQueue is full;2026-02-13 09:00\n");
    let id = from.incidents()[0].id;
    let links = ["https://x.example/a;b", "https://y.example"].map(|url| Link {
        label: String::new(),
        url: url.to_owned(),
    });
    let edit = IncidentEdit::Links(links.to_vec());
    from.journal.edit_incident(id, edit).unwrap();
    tables_come_back(&from);
}

/// One table of the sample, as text.
pub fn table(name: &str) -> String {
    let files = sample().journal.export_csv().unwrap();
    let file = files.into_iter().find(|file| file.name == name).unwrap();
    String::from_utf8(file.bytes).unwrap()
}

#[test]
fn a_row_that_hangs_on_an_incident_that_is_nowhere_is_told() {
    let mut to = Scene::new();
    let actions = table("actions.csv");
    let (code, message) = to.refused(actions.as_bytes());
    assert_eq!(code, "import_bad_record");
    assert!(message.contains("field incident"), "{message}");
}

#[test]
fn a_cell_that_cannot_be_read_is_named_with_its_row_and_column() {
    let shifts = table("shifts.csv").replacen("Z,", "Z soon,", 1);
    let (code, message) = Scene::new().refused(shifts.as_bytes());
    assert_eq!(code, "import_bad_record");
    assert!(message.contains("record 1 (shifts: "), "{message}");
    assert!(message.contains("field from: \u{201c}2025"), "{message}");
}

#[test]
fn a_table_that_was_cut_off_is_no_table() {
    let runbooks = table("runbooks.csv");
    let cut = runbooks.trim_end().rfind(',').unwrap();
    let (code, message) = Scene::new().refused(&runbooks.as_bytes()[..cut]);
    assert_eq!(code, "import_bad_record");
    assert!(message.contains("cut off"), "{message}");
}

#[test]
fn a_column_of_ones_own_is_said_to_be_unread() {
    for name in ["runbooks.csv", "incidents.csv"] {
        let table = table(name);
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let mut header = reader.headers().unwrap().clone();
        let mut row = reader.records().next().unwrap().unwrap();
        header.push_field("Mood");
        row.push_field("fine");
        let report = Scene::new().import(&written([&header, &row]));
        let unread = vec!["Mood".to_owned()];
        assert_eq!((report.new, report.unread), (1, unread), "{name}");
    }
}

fn written<'a>(rows: impl IntoIterator<Item = &'a csv::StringRecord>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn what_spreadsheets_do_to_a_table_is_read_too() {
    let from = sample();
    let runbooks = table("runbooks.csv");
    let mut reader = csv::Reader::from_reader(runbooks.as_bytes());
    let header = reader.headers().unwrap().clone();
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer(Vec::new());
    writer.write_record(&header).unwrap();
    for row in reader.records() {
        let row = row.unwrap();
        let cells = row.iter().map(|cell| match cell {
            "true" => "TRUE",
            "false" => "FALSE",
            cell => cell,
        });
        writer.write_record(cells).unwrap();
    }
    let mut to = Scene::new();
    let services = table("services.csv");
    to.import(&services);
    let report = to.import(&String::from_utf8(writer.into_inner().unwrap()).unwrap());
    assert_eq!(report.skipped, []);
    assert_eq!(told(&to)["runbooks"], told(&from)["runbooks"]);
}

#[test]
fn what_was_changed_in_the_table_of_incidents_changes_them() {
    let mut from = Scene::new();
    from.import("title;start\nQueue is full;2026-02-13 09:00\n");
    let files = from.journal.export_csv().unwrap();
    let file = files.iter().find(|file| file.name == "incidents.csv");
    let text = String::from_utf8(file.unwrap().bytes.clone()).unwrap();
    let mut to = Scene::new();
    to.import(&text);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let row = reader.records().next().unwrap().unwrap();
    let cells = header.iter().zip(&row).map(|(name, cell)| match name {
        "story.my_part" => "I drained it",
        "hands_on_minutes" => "40",
        _ => cell,
    });
    let changed = written([&header, &cells.collect()]);
    assert_eq!(to.import(&changed).changed, 1);
    let incident = &to.incidents()[0];
    assert_eq!(incident.story.my_part, "I drained it");
    assert_eq!(incident.hands_on_minutes, Some(40));
    assert_eq!(to.import(&changed).unchanged, 1);
}
