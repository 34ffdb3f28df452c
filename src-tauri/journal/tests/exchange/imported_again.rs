//! The same source a second time: what follows it, what stays as the user has it.

use std::path::Path;

use journal::domain::{EntryEdit, IncidentEdit, ItemId, MilestoneKind, Noun, Severity};
use serde_json::{Value, json};

use super::pages::{EXTRACT, parsed_incident};
use super::{at, scene::Scene};

#[test]
fn the_extract_comes_in_once() {
    let mut scene = Scene::new();
    let first = scene.import(EXTRACT);
    assert_eq!(
        (first.records, first.new, first.maintenance_skipped),
        (12, 11, 1)
    );
    let warned: Vec<(u32, &str)> = first
        .warnings
        .iter()
        .map(|note| (note.record, note.field.as_str()))
        .collect();
    assert_eq!(warned, [(7, "resolved"), (8, "resolved")], "of no length");

    let before = scene.journal.last_seq().unwrap();
    let second = scene.import(EXTRACT);
    assert_eq!(
        (second.new, second.changed, second.unchanged, second.entries),
        (0, 0, 11, 0)
    );
    assert_eq!(
        scene.journal.last_seq().unwrap(),
        before,
        "not even an operation is written"
    );
}

/// A file of the shared samples, which are not part of the project.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn sample(name: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples");
    let text = std::fs::read_to_string(folder.join(name)).ok();
    if text.is_none() {
        eprintln!("Skipped: {name} is not in {}.", folder.display());
    }
    text
}

#[test]
fn real_history_of_four_years_comes_in_once() {
    let Some(text) = sample("github-statuses/incidents.jsonl") else {
        return;
    };
    let mut scene = Scene::new();
    let first = scene.import(&text);
    assert_eq!(
        (first.records, first.new, first.maintenance_skipped),
        (819, 801, 18)
    );
    let updates = 4_570 - 56;
    assert_eq!(
        first.entries, updates,
        "all but those of maintenance windows"
    );
    let second = scene.import(&text);
    assert_eq!((second.unchanged, second.new, second.changed), (801, 0, 0));
}

#[test]
fn real_incidents_of_the_api_come_in_once() {
    let Some(text) = sample("statuspage/github-incidents-50.json") else {
        return;
    };
    let mut scene = Scene::new();
    let first = scene.import(&text);
    assert_eq!((first.records, first.new, first.entries), (50, 50, 287));
    let second = scene.import(&text);
    assert_eq!((second.unchanged, second.entries), (50, 0));
}

#[test]
fn one_undo_takes_an_import_back() {
    let mut scene = Scene::new();
    scene.import(EXTRACT);
    scene.journal.undo().unwrap();
    assert_eq!(scene.incidents(), []);
    let again = scene.import(EXTRACT);
    assert_eq!(
        (again.new, again.stay_deleted),
        (11, 0),
        "what was undone was not deleted"
    );
    assert_eq!(scene.import(EXTRACT).unchanged, 11);
}

#[test]
fn what_changed_at_the_source_follows_and_what_the_user_wrote_stays() {
    let mut scene = Scene::new();
    let mut record = parsed_incident();
    record["resolved_at"] = Value::Null;
    record["updates"].as_array_mut().unwrap().pop();
    scene.import(&record.to_string());
    let (incident, entries) = scene.only();
    let mine = IncidentEdit::Title("My own words".to_owned());
    scene.journal.edit_incident(incident.id, mine).unwrap();
    let noted = EntryEdit::Text("Looked into it.".to_owned());
    scene.journal.edit_entry(entries[0].id, noted).unwrap();

    let mut later = parsed_incident();
    later["title"] = json!("Search was down");
    later["impact"] = json!("major");
    later["components"] = json!(["Search", "API"]);
    later["updates"][0]["message"] = json!("Corrected by them.");
    later["updates"][1]["message"] = json!("Still looking, they say.");
    let report = scene.import(&later.to_string());
    assert_eq!((report.changed, report.entries), (1, 1));

    let (incident, entries) = scene.only();
    assert_eq!(incident.title, "My own words");
    assert_eq!(incident.severity, Some(Severity::Sev2));
    assert_eq!(
        incident.at(MilestoneKind::Resolved),
        Some(at("2026-05-01T11:00:00Z"))
    );
    assert_eq!(scene.service_names(&incident), ["Search", "API"]);
    let lines: Vec<&str> = entries.iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!(
        lines,
        ["Looked into it.", "Still looking, they say.", "Over."]
    );

    let again = scene.import(&later.to_string());
    assert_eq!((again.unchanged, again.changed), (1, 0));
    let first = scene.import(&parsed_incident().to_string());
    assert_eq!(first.changed, 1, "the source may also go back");
    assert_eq!(scene.only().0.title, "My own words");
}

#[test]
fn what_the_user_deleted_stays_deleted() {
    let mut scene = Scene::new();
    let text = parsed_incident().to_string();
    scene.import(&text);
    let (incident, entries) = scene.only();
    let line = ItemId {
        noun: Noun::Entry,
        id: entries[1].id.to_string(),
    };
    scene.journal.delete(&line).unwrap();
    assert_eq!(scene.import(&text).unchanged, 1);
    assert_eq!(scene.only().1.len(), 2, "the deleted line stays deleted");

    let item = ItemId {
        noun: Noun::Incident,
        id: incident.id.to_string(),
    };
    scene.journal.delete(&item).unwrap();
    assert_eq!(scene.import(&text).stay_deleted, 1);
    assert_eq!(scene.incidents(), []);
}

#[test]
fn a_service_that_was_renamed_here_keeps_its_name() {
    let mut scene = Scene::new();
    scene.import(&parsed_incident().to_string());
    let service = scene.only().0.services[0];
    scene.journal.rename_service(service, "Finder").unwrap();
    assert_eq!(scene.import(&parsed_incident().to_string()).unchanged, 1);
    let mut another = parsed_incident();
    another["id"] = json!("102");
    scene.import(&another.to_string());
    for incident in scene.incidents() {
        assert_eq!(scene.service_names(&incident), ["Finder"]);
    }
}

#[test]
fn the_same_incident_twice_in_one_file_is_said_and_comes_in_once() {
    let mut later = parsed_incident();
    later["title"] = json!("Search was down");
    let text = format!("{}\n{later}", parsed_incident());
    let mut scene = Scene::new();
    let report = scene.import(&text);
    assert_eq!(
        (report.new, report.changed, report.warnings.len()),
        (1, 0, 1)
    );
    assert_eq!(scene.only().0.title, "Search was down");
    assert_eq!(scene.only().1.len(), 3);

    let again = scene.import(&text);
    assert_eq!(
        (again.new, again.changed, again.unchanged),
        (0, 0, 1),
        "a second import changes nothing"
    );
}

#[test]
fn what_the_user_wrote_stays_also_in_a_journal_that_came_from_an_archive() {
    let mut from = Scene::new();
    from.import(&parsed_incident().to_string());
    let mine = IncidentEdit::Title("My own words".to_owned());
    let id = from.only().0.id;
    from.journal.edit_incident(id, mine).unwrap();
    let archive = from.journal.export_json().unwrap();

    let mut to = Scene::new();
    to.import(std::str::from_utf8(&archive).unwrap());
    let mut later = parsed_incident();
    later["title"] = json!("Search was down");
    later["impact"] = json!("major");
    assert_eq!(to.import(&later.to_string()).changed, 1);
    let (incident, _) = to.only();
    assert_eq!(incident.title, "My own words");
    assert_eq!(
        incident.severity,
        Some(Severity::Sev2),
        "the rest still follows its source"
    );
}

#[test]
fn thousands_of_lines_of_one_minute_and_state_stay_apart() {
    let mut scene = Scene::new();
    let mut record = parsed_incident();
    let line = |number: u32| json!({"at": "2026-05-01T10:30:00Z", "status": "Update", "message": format!("Line {number}.")});
    record["updates"] = (0..3_000).map(line).collect();
    let file = record.to_string();
    assert_eq!(scene.import(&file).entries, 3_000);
    let (_, entries) = scene.only();
    assert_eq!(entries.len(), 3_000);
    assert_eq!(
        entries[1_999].text, "Line 1999.",
        "in the order of the source"
    );
    assert_eq!(scene.import(&file).unchanged, 1);
}

#[test]
fn a_sheet_that_begins_with_1_again_takes_nothing_from_the_one_before() {
    let sheet = |rows: &str| format!("Nr;Title;Start\n{rows}");
    let first = sheet("1;Mail down;2023-02-01 10:00\n2;DNS;2023-03-01 10:00\n");
    let second = sheet("1;Disk full;2024-02-01 10:00\n2;Certificate;2024-03-01 10:00\n");
    let mut scene = Scene::new();
    for sheet in [&first, &second] {
        assert_eq!(scene.import(sheet).new, 2);
    }
    assert_eq!(scene.incidents().len(), 4);
    for sheet in [&first, &second] {
        let again = scene.import(sheet);
        assert_eq!((again.new, again.changed, again.unchanged), (0, 0, 2));
    }
    let corrected = scene.import(&sheet("1;Mail was down;2023-02-01 10:00\n"));
    assert_eq!(
        (corrected.new, corrected.changed),
        (0, 1),
        "its beginning tells which it is"
    );
}
