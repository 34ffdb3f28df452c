//! What tools send of their incidents, one message for each event, and what they list apart from them.

use std::io::{Cursor, Write};

use journal::{
    domain::{MilestoneKind, Zone},
    exchange::{Authors, ChatOptions, ImportOptions, SlackChoice, slack_channels},
};
use serde_json::{Value, json};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{at, scene::Scene};

fn webhook(event: &str, clock: &str, data: &Value) -> Value {
    json!({"event": {"id": format!("E-{clock}"), "event_type": event, "resource_type": "incident",
        "occurred_at": format!("2025-04-07T{clock}Z"), "agent": {"summary": "Mika", "type": "user_reference"},
        "data": data}})
}

fn shown(status: &str) -> Value {
    json!({"id": "Q2", "type": "incident", "number": 37, "status": status, "title": "Disk full",
        "created_at": "2025-04-07T03:47:13Z", "urgency": "low",
        "service": {"summary": "Ledger", "type": "service_reference"}})
}

#[test]
fn the_messages_of_pagerduty_together_are_an_incident_with_its_log() {
    let note = json!({"id": "N1", "type": "incident_note", "content": "Moved the logs away.",
        "incident": {"id": "Q2", "summary": "Disk full", "type": "incident_reference"}});
    let ping = json!({"event": {"id": "P", "event_type": "pagey.ping", "occurred_at": "2025-04-07T03:40:00Z",
        "data": {"message": "Hello", "type": "ping"}}});
    let messages = [
        ping,
        webhook("incident.triggered", "03:47:13", &shown("triggered")),
        webhook("incident.acknowledged", "03:48:02", &shown("acknowledged")),
        webhook("incident.annotated", "03:49:36", &note),
        webhook("incident.resolved", "03:50:00", &shown("resolved")),
    ];
    let lines: Vec<String> = messages.iter().map(Value::to_string).collect();
    let mut scene = Scene::new();
    let report = scene.import(&lines.join("\n"));
    assert_eq!(report.new, 1);
    let left_out: Vec<&str> = report
        .warnings
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(left_out, ["pagey.ping"]);
    let (incident, entries) = scene.only();
    assert_eq!(incident.title, "Disk full");
    assert_eq!(scene.service_names(&incident), ["Ledger"]);
    for (kind, clock) in [
        (MilestoneKind::Detected, "03:47:13"),
        (MilestoneKind::Acknowledged, "03:48:02"),
        (MilestoneKind::Resolved, "03:50:00"),
    ] {
        let milestone = incident.milestones.iter().find(|one| one.kind == kind);
        let said = milestone.map(|one| one.at);
        assert_eq!(said, Some(at(&format!("2025-04-07T{clock}Z"))), "{kind:?}");
    }
    let told: Vec<&str> = entries.iter().map(|entry| entry.text.as_str()).collect();
    let log = [
        "Triggered by Mika.",
        "Acknowledged by Mika.",
        "Moved the logs away.",
        "Resolved by Mika.",
    ];
    assert!(log.iter().all(|line| told.contains(line)), "{told:?}");
    let again = scene.import(&lines.join("\n"));
    assert_eq!((again.new, again.changed), (0, 0));
}

#[test]
fn an_incident_stands_under_the_name_of_the_message() {
    let incident = json!({"id": "a", "reference": "INC-1", "name": "Queue stands", "created_at": "2026-02-13T09:00:00Z",
        "incident_status": {"category": "live"}});
    let created = json!({"event_type": "public_incident.incident_created_v2",
        "public_incident.incident_created_v2": incident});
    let updated = json!({"event_type": "public_incident.incident_updated_v2",
        "public_incident.incident_updated_v2": {"incident": incident}});
    let rootly = json!({"events": [{"event_type": "incident.created", "data": {"id": "u-1", "sequential_id": 42,
        "title": "Queue stands", "started_at": "2026-02-13T09:00:00Z"}}]});
    for sent in [created, updated, rootly] {
        let mut scene = Scene::new();
        scene.import(&sent.to_string());
        let (found, _) = scene.only();
        assert_eq!(
            (found.title.as_str(), found.start()),
            ("Queue stands", at("2026-02-13T09:00:00Z"))
        );
    }
}

#[test]
fn updates_of_incident_io_are_lines_of_the_incident_they_name() {
    let update = |id: &str, clock: &str, message: Value| {
        json!({"id": id, "incident_id": "a", "message": message, "created_at": format!("2026-02-13T{clock}:00Z"),
            "new_incident_status": {"name": "Fixing"}, "updater": {"user": {"name": "Mika"}}})
    };
    let updates = json!({"incident_updates": [
        update("u1", "09:10", json!("Two nodes are gone.")), update("u2", "09:20", Value::Null)]});
    let mut scene = Scene::new();
    let report = scene.import(&updates.to_string());
    assert_eq!(report.new, 0);
    assert_eq!(report.warnings.len(), 1, "nothing tells what they are of");
    let incident = json!({"incidents": [{"id": "a", "reference": "INC-1", "name": "Queue stands",
        "created_at": "2026-02-13T09:00:00Z", "incident_status": {"category": "live"}}]});
    scene.import(&incident.to_string());
    scene.import(&updates.to_string());
    let (_, entries) = scene.only();
    let told: Vec<&str> = entries.iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!(
        told,
        ["Two nodes are gone.\nStatus: Fixing", "Status: Fixing"]
    );
    let again = scene.import(&updates.to_string());
    assert_eq!((again.new, again.changed), (0, 0));
}

#[test]
fn an_export_of_slack_may_have_been_packed_again() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let message =
        r#"[{"type": "message", "user": "U1", "text": "Down.", "ts": "1454907523.000006"}]"#;
    for (name, text) in [
        ("mine/users.json", r#"[{"id": "U1", "name": "mika"}]"#),
        ("__MACOSX/mine/._users.json", "binary"),
        ("mine/general/2016-02-08.json", message),
        ("__MACOSX/mine/general/._2016-02-08.json", "binary"),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let channels = slack_channels("x.zip", &bytes).unwrap();
    let found: Vec<(&str, u32)> = channels
        .iter()
        .map(|one| (one.name.as_str(), one.messages))
        .collect();
    assert_eq!(found, [("general", 1)]);
}

#[test]
fn one_day_of_an_unpacked_export_becomes_lines_of_an_incident() {
    let day = r#"[{"type": "message", "user": "U1", "text": "Down.", "ts": "1454907523.000006",
        "user_profile": {"real_name": "Mika"}}, {"type": "message", "user": "U2", "text": "Back.", "ts": "1454907600.000100"}]"#;
    let mut scene = Scene::new();
    scene.import("title;start\nX;2016-02-08 04:00\n");
    let id = scene.incidents()[0].id;
    let refused = scene
        .journal
        .import("2016-02-08.json", day.as_bytes(), &ImportOptions::default())
        .unwrap_err();
    assert_eq!(refused.code(), "import_needs_incident");
    let channels = slack_channels("general/2016-02-08.json", day.as_bytes()).unwrap();
    assert_eq!(
        (channels[0].name.as_str(), channels[0].messages),
        ("general", 2)
    );
    let options = ChatOptions {
        date: "2026-01-01".parse().unwrap(),
        zone: Zone::UTC,
        authors: Authors::Keep,
        me: vec!["mika".to_owned()],
    };
    let choice = SlackChoice {
        channel: "#general".to_owned(),
        ..SlackChoice::default()
    };
    let from = ("2016-02-08.json", day.as_bytes());
    let report = scene
        .journal
        .import_slack(id, from, &choice, &options)
        .unwrap();
    let lines: Vec<(Option<&str>, &str)> = report
        .lines
        .iter()
        .map(|one| (one.line.author.as_deref(), one.line.text.as_str()))
        .collect();
    assert_eq!(lines, [(None, "Down."), (Some("U2"), "Back.")]);
    let again = scene
        .journal
        .import_slack(id, from, &choice, &options)
        .unwrap();
    assert_eq!((report.new, again.new), (2, 0));
}

#[test]
fn entries_of_jrnl_from_before_it_had_brackets_stand_below_an_empty_line() {
    let text = "2020-05-23 02:12 Reads hang.\n\nOne replica was behind.\n\n@ledger\n\n2020-05-24 10:12 They hang again.\n";
    let mut scene = Scene::new();
    scene.import(text);
    let incidents = scene.incidents();
    let titles: Vec<&str> = incidents.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["Reads hang.", "They hang again."]);
    assert_eq!(incidents[0].tags, ["ledger"]);
    // A log has its lines one below the other.
    let log =
        "2020-05-23 02:12 Reads hang.\n2020-05-23 02:20 They hang again.\nNobody knows why.\n";
    let refused = Scene::new()
        .journal
        .import("log.txt", log.as_bytes(), &ImportOptions::default());
    assert!(refused.is_err(), "{refused:?}");
}

#[test]
fn a_table_may_call_its_time_a_timestamp_or_speak_japanese() {
    for table in [
        "id,timestamp,severity,ai_summary\nA-1,2026-02-13T09:00:00Z,SEV2,Queue stands\n",
        "件名,発生日時,復旧日時,対象\nQueue stands,2026-02-13 09:00,2026-02-13 10:00,ledger\n",
    ] {
        let mut scene = Scene::new();
        scene.import(table);
        let (found, _) = scene.only();
        assert_eq!(
            (found.title.as_str(), found.start()),
            ("Queue stands", at("2026-02-13T09:00:00Z"))
        );
    }
}

#[test]
fn an_issue_of_jira_is_called_what_it_is_and_not_what_its_parent_is() {
    let tree = json!({"type": "doc", "content": [{"type": "paragraph", "content": [
        {"type": "text", "text": "Moved "}, {"type": "text", "text": "the logs."}, {"type": "hardBreak"},
        {"type": "text", "text": "Free again."}]}]});
    let answer = json!({"expand": "names", "total": 1, "issues": [{"id": "10039", "key": "OPS-1", "fields": {
        "parent": {"key": "OPS-8", "fields": {"summary": "Storage", "priority": {"name": "Low"}}},
        "summary": "Disk full", "created": "2026-04-05T02:30:02.509+0300", "resolutiondate": "2026-04-05T04:00:00.000+0300",
        "priority": {"name": "High"}, "components": [{"id": "1", "name": "Ledger"}], "labels": ["night"],
        "reporter": {"displayName": "Mika", "accountId": "m"}, "description": "Nobody could pay.",
        "comment": {"comments": [{"id": "7", "author": {"displayName": "Ada"}, "body": tree,
            "created": "2026-04-05T03:00:00.000+0300"}]}}}]});
    let mut scene = Scene::new();
    scene.import(&answer.to_string());
    let (incident, entries) = scene.only();
    assert_eq!(incident.title, "Disk full");
    let instants = [MilestoneKind::Detected, MilestoneKind::Resolved].map(|kind| incident.at(kind));
    let told = ["2026-04-04T23:30:02.509Z", "2026-04-05T01:00:00Z"].map(at);
    assert_eq!(instants, told.map(Some));
    assert_eq!(scene.service_names(&incident), ["Ledger"]);
    let texts = entries.iter().map(|entry| entry.text.as_str());
    assert_eq!(
        texts.collect::<Vec<_>>(),
        ["Nobody could pay.", "Moved the logs.\nFree again."]
    );
    let again = scene.import(&answer.to_string());
    assert_eq!((again.new, again.unchanged), (0, 1));
    // The same issue in the table that Jira writes is the same incident.
    let table = "Summary,Issue key,Created\nDisk full,OPS-1,05/Apr/26 2:30 AM\n";
    scene.import_with(
        table,
        &ImportOptions {
            zone: "Europe/Istanbul".parse().unwrap(),
            ..ImportOptions::default()
        },
    );
    assert_eq!(scene.incidents().len(), 1);
}

#[test]
fn what_this_one_is_called_stands_less_deep_than_what_another_is() {
    let rows = json!([{"parent": {"fields": {"summary": "Storage"}}, "about": {"summary": "Disk full"},
        "started": "2026-04-05T02:30:02Z"}]);
    let mut scene = Scene::new();
    scene.import(&rows.to_string());
    assert_eq!(scene.only().0.title, "Disk full");
}
