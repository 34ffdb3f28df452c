//! PagerDuty's log entries in a file of their own: each names its incident.

use chrono::{DateTime, Utc};
use journal::domain::{MilestoneKind, Role, Severity};
use journal::exchange::{ImportFormat, ImportOptions};
use serde_json::{Value, json};

use super::{at, scene::Scene, tools::pager};

/// The log of the incident that `pager` tells of, apart from it, and an entry of another one.
fn log() -> Value {
    let mut entries = pager()["incidents"][0]["log_entries"].take();
    let incident = json!({
        "id": "PT4KHLK", "type": "incident_reference", "summary": "[#1234] The server is on fire.",
        "html_url": "https://x.pagerduty.com/incidents/PT4KHLK"
    });
    for entry in entries.as_array_mut().unwrap() {
        entry["incident"] = incident.clone();
    }
    entries.as_array_mut().unwrap().push(json!({
        "id": "R9", "type": "resolve_log_entry", "created_at": "2026-03-02T03:00:00Z", "summary": "Resolved.",
        "incident": {"id": "PX2", "type": "incident_reference", "summary": "Queue is full"},
        "service": {"id": "S2", "type": "service_reference", "summary": "mail"}
    }));
    entries.as_array_mut().unwrap().push(json!({
        "id": "R8", "type": "notify_log_entry", "created_at": "2026-03-03T03:00:00Z", "summary": "Notified.",
        "incident": {"id": "PX3", "type": "incident_reference", "summary": "Told on another page"}
    }));
    json!({"log_entries": entries, "limit": 25, "offset": 0, "more": false})
}

/// As the API lists incidents: without their log.
fn listed() -> String {
    let mut file = pager();
    file["incidents"][0]
        .as_object_mut()
        .unwrap()
        .remove("log_entries");
    file.to_string()
}

#[test]
fn a_log_alone_becomes_the_incidents_that_it_names() {
    let mut scene = Scene::new();
    let report = scene.import(&log().to_string());
    assert_eq!((report.records, report.new, report.entries), (2, 2, 4));
    let incidents = scene.incidents();
    let fire = incidents
        .iter()
        .find(|one| one.title == "The server is on fire.");
    let fire = fire.unwrap_or_else(|| panic!("{incidents:#?}"));
    assert_eq!(
        fire.at(MilestoneKind::Acknowledged),
        Some(at("2026-03-01T02:12:00Z"))
    );
    let full = incidents
        .iter()
        .find(|one| one.title == "Queue is full")
        .unwrap();
    assert_eq!(
        full.at(MilestoneKind::Resolved),
        Some(at("2026-03-02T03:00:00Z"))
    );
    let again = scene.import(&log().to_string());
    assert_eq!((again.new, again.changed, again.unchanged), (0, 0, 2));
}

#[test]
fn a_log_adds_to_an_incident_and_takes_nothing_back() {
    let mut scene = Scene::new();
    scene.import(&listed());
    let (before, _) = scene.only();
    let mut only_fire = log();
    only_fire["log_entries"].as_array_mut().unwrap().truncate(3);
    let report = scene.import(&only_fire.to_string());
    assert_eq!(
        (report.new, report.changed, report.warnings.len()),
        (0, 1, 0)
    );

    let (after, entries) = scene.only();
    assert_eq!(after.severity, Some(Severity::Sev2));
    assert_eq!(after.services, before.services);
    assert_eq!((after.title, after.links), (before.title, before.links));
    assert_eq!(
        after
            .milestones
            .iter()
            .map(|one| (one.kind, one.at))
            .collect::<Vec<_>>(),
        [
            (MilestoneKind::Detected, at("2026-03-01T02:09:30Z")),
            (MilestoneKind::Acknowledged, at("2026-03-01T02:12:00Z")),
            (MilestoneKind::Resolved, at("2026-03-01T03:00:00Z")),
        ]
    );
    assert_eq!(entries.len(), 5, "the note of the list stays: {entries:#?}");
}

#[test]
fn an_entry_that_names_no_incident_and_notes_of_nothing_are_told() {
    let mut scene = Scene::new();
    let mut nameless = log();
    nameless["log_entries"][0]
        .as_object_mut()
        .unwrap()
        .remove("incident");
    let (code, message) = scene.refused(nameless.to_string().as_bytes());
    assert_eq!(code, "import_bad_record");
    assert!(message.contains("record 1"), "{message}");

    let notes = json!({"notes": [{
        "id": "N1", "content": "rolled back", "created_at": "2026-03-01T02:30:00Z",
        "user": {"id": "U2", "summary": "Grace Hopper"}
    }]});
    let (code, message) = scene.refused(notes.to_string().as_bytes());
    assert_eq!(code, "import_notes_of_nothing", "{message}");
}

/// Kinds and instants of the one incident.
fn times(scene: &Scene) -> Vec<(MilestoneKind, DateTime<Utc>)> {
    let (incident, _) = scene.only();
    let times = incident.milestones.iter();
    times.map(|one| (one.kind, one.at)).collect()
}

#[test]
fn a_list_without_the_log_takes_back_nothing_of_it() {
    let mut scene = Scene::new();
    scene.import(&listed());
    let mut only_fire = log();
    only_fire["log_entries"].as_array_mut().unwrap().truncate(3);
    scene.import(&only_fire.to_string());
    let before = (times(&scene), scene.only().1.len());

    let again = scene.import(&listed());
    assert_eq!((again.unchanged, again.warnings.len()), (1, 0));
    assert_eq!((times(&scene), scene.only().1.len()), before);
    let again = scene.import(&only_fire.to_string());
    assert_eq!((again.unchanged, again.warnings.len()), (1, 0));

    let mut renamed: Value = serde_json::from_str(&listed()).unwrap();
    renamed["incidents"][0]["title"] = json!("The server was on fire.");
    scene.import(&renamed.to_string());
    assert_eq!(scene.only().0.title, "The server was on fire.");
    assert_eq!(times(&scene), before.0);
}

#[test]
fn a_report_in_a_table_takes_back_nothing_that_its_columns_cannot_say() {
    for table in [
        "id,incident_number,description,service_name,created_on,resolved_on,seconds_to_first_ack,urgency\n\
            PT4KHLK,1234,The server is on fire.,payments,2026-03-01T02:09:30Z,2026-03-01T03:00:00Z,,high\n",
        "id,incident_number,description,created_on\nPT4KHLK,1234,The server is on fire.,2026-03-01T02:09:30Z\n",
    ] {
        let mut scene = Scene::new();
        scene.import(&pager().to_string());
        let before = scene.only().0;
        let report = scene.import(table);
        assert_eq!((report.new, report.warnings), (0, vec![]));
        let after = scene.only().0;
        assert_eq!(after.severity, Some(Severity::Sev2));
        assert_eq!(after.links, before.links);
        assert_eq!(after.services, before.services);
        assert_eq!(after.milestones.len(), 3, "{table}");

        let later = table.replace("02:09:30Z", "02:08:00Z");
        scene.import(&later);
        let changed = scene.only().0.at(MilestoneKind::Detected);
        assert_eq!(
            changed,
            Some(at("2026-03-01T02:08:00Z")),
            "what it says counts"
        );
    }
}

#[test]
fn a_null_takes_no_severity_back() {
    let mut scene = Scene::new();
    scene.import(&listed());
    let analytics = json!({"data": [{"id": "PT4KHLK", "incident_number": 1234, "description": "The server is on fire.",
        "created_at": "2026-03-01T02:10:00", "seconds_to_resolve": 3000, "priority_name": null, "service_name": "payments"}]});
    assert_eq!(scene.import(&analytics.to_string()).new, 0);
    let incident = scene.only().0;
    assert_eq!(incident.severity, Some(Severity::Sev2));
    assert_eq!(incident.links.len(), 1);
}

#[test]
fn the_pages_of_a_log_may_come_in_any_order() {
    let mine = json!({"id": "U1", "type": "user_reference", "summary": "Ada Lovelace"});
    let entry = |id: &str, kind: &str, at: &str, agent: &Value| {
        json!({"id": id, "type": kind, "created_at": at, "summary": kind, "agent": agent,
            "incident": {"id": "PX2", "type": "incident_reference", "summary": "Queue is full"}})
    };
    let (ack, end) = ("acknowledge_log_entry", "resolve_log_entry");
    let earlier = json!({"log_entries": [
        entry("A1", ack, "2026-03-02T02:02:00Z", &mine),
        entry("A2", end, "2026-03-02T02:30:00Z", &mine),
    ]});
    let later = json!({"log_entries": [
        entry("A3", ack, "2026-03-02T02:42:00Z", &mine),
        entry("A4", end, "2026-03-02T03:00:00Z", &mine),
        entry("A5", "annotate_log_entry", "2026-03-02T03:01:00Z", &mine),
    ]});
    let note =
        json!({"log_entries": [entry("A6", "annotate_log_entry", "2026-03-02T03:02:00Z", &mine)]});
    let options = ImportOptions {
        me: vec!["U1".to_owned()],
        ..ImportOptions::default()
    };
    for pages in [[&earlier, &later, &note], [&note, &later, &earlier]] {
        let mut scene = Scene::new();
        for page in pages {
            scene.import_with(&page.to_string(), &options);
        }
        let (incident, entries) = scene.only();
        let at_of = |kind| incident.at(kind);
        assert_eq!(
            at_of(MilestoneKind::Acknowledged),
            Some(at("2026-03-02T02:02:00Z"))
        );
        assert_eq!(
            at_of(MilestoneKind::Resolved),
            Some(at("2026-03-02T03:00:00Z"))
        );
        assert!(
            incident.roles.contains(&Role::FirstResponder),
            "{:?}",
            incident.roles
        );
        assert_eq!(entries.len(), 6);
    }
}

#[test]
fn a_table_of_pagerduty_is_no_log_whatever_its_columns() {
    let mut scene = Scene::new();
    let options = ImportOptions {
        format: ImportFormat::named("pagerduty").unwrap(),
        ..ImportOptions::default()
    };
    let table = "title,created_at,urgency\nQueue is full,2026-03-02T02:10:00Z,high\n";
    let report = scene.import_with(table, &options);
    assert_eq!(report.new, 1);
}
