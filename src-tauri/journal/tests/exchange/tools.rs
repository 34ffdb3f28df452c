//! Exports of other tools: real files where they are at hand, and small ones of the same shape.

use std::{fs, path::Path};

use journal::{
    domain::{EntryKind, Incident, IncidentKind, MilestoneKind, Role, Severity},
    exchange::{Authors, ImportFormat, ImportOptions},
};
use serde_json::json;

use super::{at, scene::Scene};

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/samples");

/// `None`, said aloud, where the real files are not at hand.
#[expect(
    clippy::print_stderr,
    reason = "a test that cannot read its files says so"
)]
pub fn sample(file: &str) -> Option<Vec<u8>> {
    let bytes = fs::read(Path::new(SAMPLES).join(file)).ok();
    if bytes.is_none() {
        eprintln!("{file} is not at hand; it is not read here.");
    }
    bytes
}

#[test]
fn the_exports_that_are_kept_here_come_in() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/exports");
    for (file, kind, count) in [
        ("opsgenie-alert.json", "opsgenie", 1),
        ("opsgenie-incident.json", "opsgenie", 1),
        ("datadog-incidents.json", "datadog", 2),
    ] {
        let bytes = fs::read(kept.join(file)).unwrap();
        let mut scene = Scene::new();
        let report = scene
            .journal
            .import(file, &bytes, &ImportOptions::default())
            .unwrap();
        assert_eq!((report.new, report.records), (count, count), "{file}");
        let incidents = scene.incidents();
        let kinds = incidents
            .iter()
            .filter_map(|incident| incident.source.as_ref());
        assert!(kinds.clone().count() > 0 && kinds.into_iter().all(|source| source.kind == kind));
    }
}

/// How many incidents came of it; a second import changes nothing.
fn comes_in(file: &str) -> Option<Vec<Incident>> {
    let bytes = sample(file)?;
    let mut scene = Scene::new();
    let options = ImportOptions::default();
    let first = scene.journal.import(file, &bytes, &options).unwrap();
    let again = scene.journal.import(file, &bytes, &options).unwrap();
    assert_eq!((again.new, again.changed), (0, 0), "{file}");
    assert_eq!(again.unchanged, first.new, "{file}");
    Some(scene.incidents())
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of files")]
fn real_exports_come_in_by_their_content_and_a_second_time_change_nothing() {
    for (file, count, title, kind, instant) in [
        (
            "pagerduty/ocean-incident-a.json",
            1,
            "Test incident",
            MilestoneKind::Detected,
            "2025-11-07T08:48:39Z",
        ),
        (
            "pagerduty/openapi-example-analytics-raw-incidents.json",
            2,
            "The server is on fire!",
            MilestoneKind::Resolved,
            "2023-05-31T10:15:00Z",
        ),
        (
            "opsgenie/ocean-alert-a.json",
            1,
            "Example alert",
            MilestoneKind::Detected,
            "2024-08-28T14:58:17.467Z",
        ),
        (
            "opsgenie/ocean-incident-a.json",
            1,
            "Example Token Incident",
            MilestoneKind::Mitigated,
            "2023-09-26T17:45:25.719Z",
        ),
        (
            "firehydrant/incidents.json",
            3,
            "incident 3",
            MilestoneKind::Acknowledged,
            "2022-03-08T06:13:17.804Z",
        ),
        (
            "servicenow/list-view-export.csv",
            66,
            "Assessment :  ATF Assessor",
            MilestoneKind::Detected,
            "2019-07-29T11:48:43Z",
        ),
        (
            "jrnl/basic_onefile.journal",
            3,
            "Entry the first.",
            MilestoneKind::Began,
            "2020-08-29T11:11:00Z",
        ),
        (
            "pagerduty/rest-flattened-incidents.csv",
            3,
            "Example Incident",
            MilestoneKind::Detected,
            "2021-05-23T23:24:15Z",
        ),
        (
            "pagerduty/devlake-raw-incidents-with-log_entries.csv",
            3,
            "Spamming logs",
            MilestoneKind::Resolved,
            "2022-11-03T06:51:44Z",
        ),
        (
            "opsgenie/faros-incidents-with-timelines.jsonl",
            3,
            "Adding data to test",
            MilestoneKind::Mitigated,
            "2022-04-05T15:42:42.141Z",
        ),
        (
            "datadog/incidents.json",
            2,
            "Test Incident 2",
            MilestoneKind::Resolved,
            "2022-02-27T21:14:44.706Z",
        ),
        (
            "github-statuses/downtime_windows.csv",
            // Of 819 windows 18 are planned work, which only comes in when asked for.
            801,
            "Incident with Codespaces",
            MilestoneKind::Resolved,
            "2022-03-26T03:35:00Z",
        ),
    ] {
        let Some(incidents) = comes_in(file) else {
            continue;
        };
        assert_eq!(incidents.len(), count, "{file}");
        let found = incidents.iter().find(|incident| incident.title == title);
        let found = found.unwrap_or_else(|| panic!("{file} has no {title:?}: {incidents:#?}"));
        assert_eq!(found.at(kind), Some(at(instant)), "{file}");
    }
}

#[test]
fn a_pull_request_among_issues_is_left_out_and_said() {
    let Some(bytes) = sample("github-issues/rest-issue-a.json") else {
        return;
    };
    let mut scene = Scene::new();
    let report = scene
        .journal
        .import("issues.json", &bytes, &ImportOptions::default())
        .unwrap();
    assert_eq!(
        (report.records, report.new, report.warnings.len()),
        (1, 0, 1)
    );
}

pub fn pager() -> serde_json::Value {
    json!({"incidents": [{
        "id": "PT4KHLK", "incident_number": 1234, "title": "The server is on fire.", "status": "resolved",
        "urgency": "high", "priority": {"summary": "P2"}, "created_at": "2026-03-01T02:10:00Z",
        "resolved_at": "2026-03-01T03:00:00Z", "html_url": "https://x.pagerduty.com/incidents/PT4KHLK",
        "service": {"id": "S1", "summary": "payments"},
        "log_entries": [
            {"id": "R2", "type": "acknowledge_log_entry", "created_at": "2026-03-01T02:12:00Z", "summary": "Acknowledged by Ada Lovelace.",
             "agent": {"id": "U1", "type": "user_reference", "summary": "Ada Lovelace"}},
            {"id": "R1", "type": "trigger_log_entry", "created_at": "2026-03-01T02:09:30Z", "summary": "Triggered through the API",
             "agent": {"id": "X", "type": "service_reference", "summary": "API"}},
            {"id": "R3", "type": "notify_log_entry", "created_at": "2026-03-01T02:10:01Z", "summary": "Notified Ada by phone."}
        ],
        "notes": [{"id": "N1", "content": "rolled back", "created_at": "2026-03-01T02:30:00Z", "user": {"id": "U2", "summary": "Grace Hopper"}}]
    }]})
}

#[test]
fn a_log_gives_times_lines_and_my_part() {
    let mut scene = Scene::new();
    let options = ImportOptions {
        me: vec!["u1".to_owned()],
        authors: Authors::Initials,
        ..ImportOptions::default()
    };
    scene.import_with(&pager().to_string(), &options);
    let (incident, entries) = scene.only();
    assert_eq!(incident.severity, Some(Severity::Sev2));
    assert_eq!(
        incident.at(MilestoneKind::Detected),
        Some(at("2026-03-01T02:09:30Z"))
    );
    assert_eq!(
        incident.at(MilestoneKind::Acknowledged),
        Some(at("2026-03-01T02:12:00Z"))
    );
    assert_eq!(incident.roles, [Role::FirstResponder]);
    assert_eq!(incident.source.unwrap().kind, "pagerduty");
    let lines: Vec<_> = entries
        .iter()
        .map(|entry| (entry.kind, entry.text.as_str(), entry.author.as_deref()))
        .collect();
    assert_eq!(
        lines,
        [
            (
                EntryKind::Note,
                "Triggered through the API",
                Some("PagerDuty")
            ),
            (
                EntryKind::Note,
                "Urgency at the source: high",
                Some("PagerDuty")
            ),
            (EntryKind::Note, "One notice was sent.", Some("PagerDuty")),
            (EntryKind::Note, "Acknowledged by Ada Lovelace.", None),
            (EntryKind::Note, "rolled back", Some("GH")),
        ]
    );
}

#[test]
fn who_i_am_can_be_said_later_and_names_of_others_can_be_left_out() {
    let mut scene = Scene::new();
    let nobody = ImportOptions {
        authors: Authors::Drop,
        ..ImportOptions::default()
    };
    scene.import_with(&pager().to_string(), &nobody);
    let (incident, entries) = scene.only();
    assert_eq!((incident.roles.len(), incident.pad.people.len()), (0, 0));
    assert!(
        entries.iter().all(|entry| entry.author.is_some()),
        "none is mine"
    );
    let me = ImportOptions {
        me: vec!["Ada Lovelace".to_owned()],
        ..ImportOptions::default()
    };
    assert_eq!(scene.import_with(&pager().to_string(), &me).changed, 1);
    assert_eq!(scene.only().0.roles, [Role::FirstResponder]);
}

#[test]
fn every_format_is_known_by_name() {
    for name in ImportFormat::names() {
        assert!(ImportFormat::named(name).is_some(), "{name}");
    }
    assert!(ImportFormat::named("incident.io").is_some());
    assert_eq!(ImportFormat::named("abacus"), None);
}

#[test]
fn fields_that_no_one_asked_for_are_listed_once() {
    let mut scene = Scene::new();
    let mut file = pager();
    file["incidents"][0]["conference_bridge"] = json!({"number": "+49 30 1234"});
    file["incidents"][0]["alert_counts"] = json!({});
    file["incidents"][0]["teams"] = json!(null);
    let second = json!({"conference_bridge": 1, "id": "P2", "incident_number": 2, "service": {"summary": "mail"},
        "title": "Queue is full", "created_at": "2026-03-02T02:10:00Z"});
    file["incidents"].as_array_mut().unwrap().push(second);
    let report = scene.import(&file.to_string());
    assert_eq!(
        (report.new, report.unread),
        (
            2,
            vec!["conference_bridge".to_owned(), "incident_number".to_owned()]
        )
    );
}

#[test]
fn what_was_declined_or_cancelled_at_its_source_is_a_false_alarm() {
    let begin = "2026-02-13T09:00:00Z";
    for (category, kind) in [
        ("declined", IncidentKind::FalseAlarm),
        ("canceled", IncidentKind::FalseAlarm),
        ("closed", IncidentKind::Incident),
    ] {
        let mut scene = Scene::new();
        let text = json!({"incidents": [{"id": "a", "reference": "INC-1", "name": "A", "created_at": begin,
            "incident_status": {"name": "x", "category": category}}]});
        scene.import(&text.to_string());
        assert_eq!(scene.incidents()[0].kind, kind, "{category}");
    }
    let mut scene = Scene::new();
    let text = json!({"data": [{"id": "a", "attributes": {"title": "A", "sequential_id": 1, "status": "cancelled",
        "started_at": begin}}]});
    scene.import(&text.to_string());
    assert_eq!(scene.incidents()[0].kind, IncidentKind::FalseAlarm);
}

#[test]
fn planned_work_of_a_real_table_is_counted_and_comes_in_when_asked_for() {
    let Some(bytes) = sample("github-statuses/downtime_windows.csv") else {
        return;
    };
    let report = |with_maintenance| {
        let options = ImportOptions {
            with_maintenance,
            ..ImportOptions::default()
        };
        let mut journal = Scene::new().journal;
        let report = journal.import("windows.csv", &bytes, &options).unwrap();
        (report.records, report.new, report.maintenance_skipped)
    };
    assert_eq!(report(false), (819, 801, 18));
    assert_eq!(report(true), (819, 819, 0));
}
