//! What a status page's file says about its incidents, in the words of the journal.

use chrono::{DateTime, Utc};
use journal::{
    domain::{EntryKind, IncidentKind, MilestoneKind, Severity},
    exchange::ImportOptions,
};
use serde_json::{Value, json};

use super::pages::{EXTRACT, api_incident, page, parsed_incident};
use super::{at, scene::Scene, zone};

fn instants(incident: &journal::domain::Incident) -> Vec<(MilestoneKind, DateTime<Utc>)> {
    incident.milestones.iter().map(|m| (m.kind, m.at)).collect()
}

#[test]
fn an_incident_of_the_api_keeps_all_its_facts() {
    let mut scene = Scene::new();
    let report = scene.import(&page(&api_incident()));
    assert_eq!((report.records, report.new, report.entries), (1, 1, 4));

    let (incident, entries) = scene.only();
    assert_eq!(incident.title, "Checkout is slow");
    assert_eq!(incident.severity, Some(Severity::Sev2));
    assert_eq!(scene.service_names(&incident), ["Checkout", "API"]);
    assert_eq!(
        instants(&incident),
        [
            (MilestoneKind::Began, at("2026-03-02T13:55:00Z")),
            (MilestoneKind::Detected, at("2026-03-02T14:00:00Z")),
            (MilestoneKind::Mitigated, at("2026-03-02T15:10:00Z")),
            (MilestoneKind::CauseKnown, at("2026-03-02T14:20:00Z")),
            (MilestoneKind::Resolved, at("2026-03-02T15:30:00Z")),
        ]
    );
    assert!(
        incident.roles.is_empty(),
        "a status page says nothing about my part"
    );
    assert_eq!(incident.links[0].url, "https://stspg.example/p31");
    let lines: Vec<&str> = entries.iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!(
        lines,
        [
            "We are looking.",
            "The cause is known:\n\na & b < c, see here (https://x.example).",
            "A fix is in place.",
            "Done.",
        ]
    );
    assert!(entries.iter().all(|entry| entry.kind == EntryKind::Told));
    assert!(
        entries
            .iter()
            .all(|entry| entry.author.as_deref() == Some("Status page")),
        "never in my name"
    );
}

#[test]
fn every_shape_of_the_same_incident_reads_the_same() {
    let incident = api_incident();
    let shapes = [
        page(&incident),
        json!([incident]).to_string(),
        format!("{incident}\n\n"),
        format!("\u{feff}{incident}\r\n"),
        serde_json::to_string_pretty(&incident).unwrap(),
    ];
    for shape in shapes {
        let mut scene = Scene::new();
        scene.import(&shape);
        let (imported, entries) = scene.only();
        assert_eq!(
            (imported.title.as_str(), entries.len()),
            ("Checkout is slow", 4)
        );
    }
}

#[test]
fn utf_16_is_read_by_its_mark() {
    let text = page(&api_incident());
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let mut scene = Scene::new();
    let report = scene
        .journal
        .import("x", &bytes, &ImportOptions::default())
        .unwrap();
    assert_eq!(report.new, 1);
}

#[test]
fn parsed_histories_are_plain_text() {
    let mut scene = Scene::new();
    scene.import(&parsed_incident().to_string());
    let (incident, entries) = scene.only();
    assert_eq!(entries[0].text, "Looking <into> it.");
    assert_eq!(incident.source.as_ref().unwrap().id, "101");
    assert_eq!(incident.seconds_to_resolve(), Some(3600));
}

#[test]
fn maintenance_comes_in_only_when_asked_for() {
    let mut maintenance = parsed_incident();
    maintenance["impact"] = json!("none");
    maintenance["updates"][0]["status"] = json!("Scheduled");
    let text = maintenance.to_string();
    let mut scene = Scene::new();
    assert_eq!(scene.import(&text).maintenance_skipped, 1);

    let options = ImportOptions {
        with_maintenance: true,
        ..ImportOptions::default()
    };
    assert_eq!(scene.import_with(&text, &options).new, 1);
    assert_eq!(scene.only().0.kind, IncidentKind::ReviewedOnly);
}

#[test]
fn a_list_of_planned_work_is_skipped_and_counted_like_any_other() {
    let one = |id: &str, status: &str| {
        json!({
            "id": id, "name": "Disks are exchanged", "status": status, "impact": "major",
            "started_at": "2025-03-01T10:00:00Z", "resolved_at": "2025-03-04T10:00:00Z",
            "incident_updates": [],
        })
    };
    let planned = [one("m1", "completed"), one("m2", "scheduled")];
    let alone = json!({ "page": {}, "scheduled_maintenances": planned });
    let beside = json!({
        "page": {}, "components": [], "incidents": [one("i1", "resolved")], "scheduled_maintenances": planned,
    });
    for (file, incidents) in [(alone, 0), (beside, 1)] {
        let mut scene = Scene::new();
        let report = scene.import(&file.to_string());
        assert_eq!((report.new, report.maintenance_skipped), (incidents, 2));
    }
}

#[test]
fn a_dry_run_reports_and_writes_nothing() {
    let mut scene = Scene::new();
    let options = ImportOptions {
        dry_run: true,
        ..ImportOptions::default()
    };
    let report = scene.import_with(EXTRACT, &options);
    assert_eq!((report.new, report.sample.len()), (11, 5));
    assert_eq!(scene.incidents(), []);
}

#[test]
fn an_end_before_the_start_is_kept_and_said() {
    let mut record = parsed_incident();
    record["resolved_at"] = json!("2026-05-01T09:00:00Z");
    let mut scene = Scene::new();
    let report = scene.import(&record.to_string());
    assert_eq!(report.warnings.len(), 1);
    assert_eq!(report.warnings[0].field, "resolved");
    assert_eq!(
        scene.only().0.seconds_to_resolve(),
        None,
        "never a negative length"
    );
}

#[test]
fn an_unknown_impact_is_kept_as_a_note_and_said() {
    let mut record = parsed_incident();
    record["impact"] = json!("apocalyptic");
    let mut scene = Scene::new();
    let report = scene.import(&record.to_string());
    assert!(report.warnings[0].text.contains("apocalyptic"));
    let (incident, entries) = scene.only();
    assert_eq!(incident.severity, None);
    let note = entries
        .iter()
        .find(|entry| entry.kind == EntryKind::Note)
        .unwrap();
    assert_eq!(note.text, "Impact at the source: apocalyptic");
    assert_eq!(scene.import(&record.to_string()).unchanged, 1);
}

#[test]
fn an_end_at_the_start_is_kept_and_said() {
    let mut scene = Scene::new();
    let mut record = parsed_incident();
    record["resolved_at"] = record["started_at"].clone();
    let report = scene.import(&page(&record));

    let [warning] = &report.warnings[..] else {
        panic!("one warning: {:?}", report.warnings);
    };
    assert_eq!(warning.field, "resolved");
    assert!(warning.text.contains("the moment it began"), "{warning}");
    let incident = scene.only().0;
    assert_eq!(incident.seconds_to_resolve(), None);
    let end = (MilestoneKind::Resolved, at("2026-05-01T10:00:00Z"));
    assert!(
        instants(&incident).contains(&end),
        "{:?}",
        instants(&incident)
    );
}

#[test]
fn an_unknown_status_of_an_update_is_kept_in_its_text_and_said() {
    let mut scene = Scene::new();
    let mut record = parsed_incident();
    record["updates"][0]["status"] = json!("Wobbling");
    record["updates"][0]["message"] = json!("Nodes come and go.");
    let report = scene.import(&page(&record));

    let [warning] = &report.warnings[..] else {
        panic!("one warning: {:?}", report.warnings);
    };
    assert_eq!(warning.field, "updates[0].status");
    assert!(warning.text.contains("Wobbling"), "{warning}");
    let texts: Vec<String> = scene.only().1.into_iter().map(|entry| entry.text).collect();
    assert!(
        texts.contains(&"Nodes come and go.\n\nStatus at the source: Wobbling".to_owned()),
        "{texts:?}"
    );
    assert_eq!(scene.import(&page(&record)).unchanged, 1);
}

#[test]
fn empty_times_and_times_without_a_zone_are_understood() {
    let mut record = parsed_incident();
    record["started_at"] = json!("0001-01-01T00:00:00Z");
    record["created_at"] = json!("2026-05-01T10:00:00");
    let options = ImportOptions {
        zone: zone("Europe/Berlin"),
        ..ImportOptions::default()
    };
    let mut scene = Scene::new();
    scene.import_with(&record.to_string(), &options);
    let (incident, _) = scene.only();
    assert_eq!(
        incident.at(MilestoneKind::Began),
        Some(at("2026-05-01T08:00:00Z"))
    );
    assert_eq!(incident.zone, zone("Europe/Berlin"));
}

#[test]
fn an_incident_that_was_opened_again_ends_with_its_last_end() {
    let mut record = parsed_incident();
    record["resolved_at"] = Value::Null;
    let updates = record["updates"].as_array_mut().unwrap();
    updates
        .push(json!({"at": "2026-05-01T11:30:00Z", "status": "Investigating", "message": "Back."}));
    updates.push(
        json!({"at": "2026-05-01T12:00:00Z", "status": "Resolved", "message": "Over again."}),
    );
    updates.push(
        json!({"at": "2026-05-02T12:00:00Z", "status": "Resolved", "message": "What happened."}),
    );
    let mut scene = Scene::new();
    scene.import(&record.to_string());
    let (incident, _) = scene.only();
    assert_eq!(
        incident.at(MilestoneKind::Resolved),
        Some(at("2026-05-01T12:00:00Z"))
    );
    assert_eq!(
        incident.at(MilestoneKind::Detected),
        Some(at("2026-05-01T10:00:00Z"))
    );
}

#[test]
fn a_status_page_speaks_for_no_person() {
    let mut scene = Scene::new();
    scene.import(&page(&api_incident()));
    let (_, entries) = scene.only();
    let authors: Vec<String> = entries
        .into_iter()
        .filter_map(|entry| entry.author)
        .collect();
    assert!(!authors.is_empty());
    assert!(
        authors
            .iter()
            .all(|author| journal::exchange::is_tool(author)),
        "{authors:?}"
    );
    assert!(!journal::exchange::is_tool("Ada Berg"));
}

#[test]
fn a_missing_title_is_named_as_its_shape_names_it() {
    for (record, field) in [
        (
            json!({"id": 1, "updates": [], "started_at": "2026-01-01T00:00:00Z", "title": null}),
            "field title",
        ),
        (
            json!({"id": 1, "incident_updates": [], "started_at": "2026-01-01T00:00:00Z", "name": " "}),
            "field name",
        ),
    ] {
        let good =
            json!({"id": 2, "title": "A", "updates": [], "started_at": "2026-01-01T00:00:00Z"});
        let (_, message) = Scene::new().refused(json!([good, record]).to_string().as_bytes());
        assert!(message.contains(field), "{message}");
    }
}
