//! Single fields of the exports of tools.

use journal::domain::{Incident, MilestoneKind, Severity};
use serde_json::{Value, json};

use super::{at, scene::Scene, tools::pager};

const TIME: &str = "2026-02-13T09:00:00Z";

fn read(file: &Value) -> (Incident, Vec<String>, Vec<String>) {
    let mut scene = Scene::new();
    scene.import(&file.to_string());
    let (incident, entries) = scene.only();
    let services = scene.service_names(&incident);
    let lines = entries.into_iter().map(|entry| entry.text).collect();
    (incident, services, lines)
}

#[test]
fn the_first_version_of_pagerduty_has_its_title_in_what_set_it_off() {
    let (incident, services, _) = read(
        &json!({"incidents": [{"id": "P1", "incident_number": 1, "status": "resolved",
        "created_on": TIME, "last_status_change_on": "2026-02-13T10:00:00Z", "service": {"name": "web"},
        "trigger_summary_data": {"subject": "Disk full"}, "assigned_to_user": {"name": "Ada", "email": "a@x.example"}}]}),
    );
    assert_eq!(incident.title, "Disk full");
    assert_eq!(services, ["web"]);
    assert_eq!(
        incident.at(MilestoneKind::Resolved),
        Some(at("2026-02-13T10:00:00Z"))
    );
    assert_eq!(incident.pad.people.len(), 1);
}

#[test]
fn an_open_incident_of_pagerduty_says_who_took_it_when_and_where_to_call() {
    let (incident, _, _) = read(
        &json!({"incidents": [{"id": "P1", "incident_number": 1, "title": "Down", "created_at": TIME,
        "status": "acknowledged", "service": {"summary": "web"},
        "acknowledgements": [{"at": "2026-02-13T09:04:00Z", "acknowledger": {"summary": "Ada"}},
            {"at": "2026-02-13T09:02:00Z", "acknowledger": {"summary": "Grace"}}],
        "conference_bridge": {"conference_url": "https://call.example/1"}}]}),
    );
    assert_eq!(
        incident.at(MilestoneKind::Acknowledged),
        Some(at("2026-02-13T09:02:00Z"))
    );
    assert_eq!(incident.links[0].url, "https://call.example/1");
}

#[test]
fn the_notes_of_a_log_are_kept_and_its_unread_fields_are_listed() {
    let mut file = pager();
    let entries = &mut file["incidents"][0]["log_entries"];
    entries[0]["note"] = json!("looking at the replica");
    entries[0]["contexts"] = json!([{"href": "https://x.example"}]);
    let mut scene = Scene::new();
    let report = scene.import(&file.to_string());
    assert!(
        report.unread.contains(&"log_entries[].contexts".to_owned()),
        "{:?}",
        report.unread
    );
    let (_, entries) = scene.only();
    let is_kept = entries
        .iter()
        .any(|entry| entry.text == "Acknowledged by Ada Lovelace.\n\nlooking at the replica");
    assert!(is_kept, "{entries:#?}");
}

#[test]
fn opsgenie_counts_from_1970_and_names_a_service_by_tag_or_team() {
    let alert = |more: Value| {
        let mut alert =
            json!({"id": "a", "tinyId": "1", "message": "A", "createdAt": 1_690_000_000_500_i64});
        alert
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        json!({ "data": [alert] })
    };
    let (incident, services, _) = read(&alert(
        json!({"tags": ["service:payments", "eu"], "teams": [{"name": "Ops"}]}),
    ));
    assert_eq!(incident.start(), at("2023-07-22T04:26:40.500Z"));
    assert_eq!(
        (services, incident.tags.len()),
        (vec!["payments".to_owned()], 2)
    );
    let by_team = json!({"teams": [{"id": "4513b7ea-3b91-438f-b7e4-e3e54af9147c", "name": "Ops"}]});
    assert_eq!(read(&alert(by_team)).1, ["Ops"]);
    assert_eq!(
        read(&alert(json!({"entity": "db1", "tags": ["service:web"]}))).1,
        ["db1"]
    );
    let by_detail = json!({"details": {"service": "cart", "cpu": 97}, "tags": ["service:web"]});
    assert_eq!(read(&alert(by_detail)).1, ["cart"]);
    let by_object = json!({"details": {"service": {"id": 7}}, "tags": ["service:web"]});
    assert_eq!(
        read(&alert(by_object)).1,
        ["web"],
        "what is no text names nothing"
    );
    let by_component = json!({"extraProperties": {"component": "cart"}});
    assert_eq!(read(&alert(by_component)).1, ["cart"]);
}

#[test]
fn alerts_as_the_web_application_of_opsgenie_keeps_them_count_from_1970() {
    let alert = json!({"alerts": [{"id": "a", "tinyId": "1", "message": "A", "createdAt": "Oct 28, 2016 6:05 PM",
        "createdAtTimestamp": 1_477_667_133_790_i64, "tag": ["prod"], "teams": ["operations"], "status": "open"}]});
    let (incident, services, _) = read(&alert);
    assert_eq!(incident.start(), at("2016-10-28T15:05:33.790Z"));
    assert_eq!(
        (services, incident.tags),
        (vec!["operations".to_owned()], vec!["prod".to_owned()])
    );
}

#[test]
fn a_label_may_say_more_than_its_level() {
    let issue = |label: &str| {
        let issue = json!([{"number": 1, "title": "A", "createdAt": TIME, "url": "https://x.example/1", "labels": [{"name": label}]}]);
        let (incident, _, _) = read(&issue);
        (incident.severity, incident.tags)
    };
    let said = |label: &str| vec![label.to_owned()];
    assert_eq!(
        issue("sev2-critical"),
        (Some(Severity::Sev2), said("sev2-critical"))
    );
    assert_eq!(issue("severity: 2"), (Some(Severity::Sev2), vec![]));
    assert_eq!(issue("p2p"), (None, said("p2p")));
}

#[test]
fn what_an_organisation_calls_its_own_is_kept() {
    let field = |name: &str, value: &str| json!({"custom_field": {"name": name}, "values": [{"value_option": {"value": value}}]});
    let (_, services, lines) = read(
        &json!({"incidents": [{"id": "a", "reference": "INC-1", "name": "A", "created_at": TIME,
        "incident_status": {"name": "x"},
        "incident_timestamp_values": [{"incident_timestamp": {"name": "Customers told"}, "value": {"value": TIME}}],
        "custom_field_entries": [field("Affected team", "Payments"), field("Region", "eu-1")]}]}),
    );
    assert_eq!(services, ["Payments"]);
    assert_eq!(lines, ["Customers told", "Region: eu-1"]);
}

#[test]
fn times_of_jrnl_are_read_in_the_zone_that_was_asked_for_and_that_is_said() {
    let entry =
        json!({"entries": [{"title": "A", "body": "b", "date": "2026-02-13", "time": "09:00"}]});
    let report = Scene::new().import(&entry.to_string());
    let read = report.without_zone.map(|read| (read.text, read.at));
    assert_eq!(read, Some(("2026-02-13 09:00".to_owned(), at(TIME))));
}

#[test]
fn one_incident_may_be_the_whole_answer() {
    for file in [
        json!({"data": {"id": "a", "attributes": {"title": "A", "sequential_id": 1, "started_at": TIME}}}),
        json!({"incident": {"id": "a", "reference": "INC-1", "name": "A", "created_at": TIME, "incident_status": {"name": "x"}}}),
        json!({"incident": {"id": "a", "name": "A", "started_at": TIME, "incident_updates": []}}),
        json!({"values": [{"id": "a", "tinyId": "1", "message": "A", "createdAt": "2026-02-13 09:00:00 UTC"}]}),
    ] {
        let (incident, _, _) = read(&file);
        assert_eq!(
            (incident.title.as_str(), incident.start()),
            ("A", at(TIME)),
            "{file}"
        );
    }
}

#[test]
fn what_a_search_over_repositories_finds_is_of_each() {
    let found = json!([{"number": 1, "title": "A", "createdAt": TIME, "url": "https://x.example/1", "labels": [],
        "repository": {"name": "api", "nameWithOwner": "company/api"}}]);
    assert_eq!(read(&found).1, ["company/api"]);
    let by_rest = json!([{"number": 1, "title": "A", "created_at": TIME, "html_url": "https://x.example/1",
        "repository": {"name": "api", "full_name": "company/api"}}]);
    assert_eq!(read(&by_rest).1, ["company/api"]);
}
