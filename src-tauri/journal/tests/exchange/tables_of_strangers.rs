//! Tables and exports as strangers keep them: which column is what, and what must not be taken for anything.

use journal::domain::{EntryKind, IncidentKind, MilestoneKind, Role, Severity};

use super::peoples_tables::{only, read, took};
use super::scene::Scene;

#[test]
fn fixed_at_is_the_end_where_nothing_else_says_one() {
    let alone =
        only("What broke,When it started,Fixed at\nLog-in,1/14/2025 8:43 PM,1/15/2025 6:45 AM\n");
    assert_eq!(took(&alone).map(|took| took.num_minutes()), Some(602));
    let beside = only(
        "What broke,When it started,Fixed at,Resolved\nLog-in,2025-01-14 20:43,2025-01-14 21:00,2025-01-14 22:43\n",
    );
    assert_eq!(took(&beside).map(|took| took.num_minutes()), Some(120));
    assert!(beside.at(MilestoneKind::Mitigated).is_some());
    let mitigated =
        only("What broke,When it started,Mitigated\nLog-in,2025-01-14 20:43,2025-01-14 21:00\n");
    assert_eq!(took(&mitigated), None);
}

#[test]
fn when_a_row_was_updated_is_no_day_of_the_incident_and_is_kept() {
    let mut scene = Scene::new();
    scene.import(
        "summary,created_date,updated_date\nLag,2026-08-03T10:00:00Z,2026-08-04T10:00:00Z\n",
    );
    let (_, entries) = scene.only();
    assert!(
        entries
            .iter()
            .any(|entry| entry.kind == EntryKind::Note && entry.text.contains("2026-08-04")),
        "{entries:?}"
    );
}

#[test]
fn fields_that_are_wrapped_or_of_a_namespace_are_those_of_the_record() {
    let azure = r#"[{"id": 38, "fields": {"System.Title": "Filter of units", "System.CreatedDate": "2026-02-24T11:33:50Z",
        "Microsoft.VSTS.Common.Severity": "1 - Critical", "Microsoft.VSTS.Common.ClosedDate": "2026-03-30T13:58:42Z"}}]"#;
    let incident = only(azure);
    assert_eq!(incident.title, "Filter of units");
    assert_eq!(incident.severity, Some(Severity::Sev1));
    assert!(incident.at(MilestoneKind::Resolved).is_some());
}

#[test]
fn a_word_that_only_wraps_may_be_the_one_that_tells_what_it_is() {
    let incident = only(r#"[{"incident": {"title": "Lag", "time": "2026-01-02T10:00:00Z"}}]"#);
    assert_eq!(incident.start().to_rfc3339(), "2026-01-02T10:00:00+00:00");
}

#[test]
fn what_an_issue_belongs_to_is_not_what_it_is_called() {
    let json = r#"[{"milestone": {"title": "M5", "dueOn": "2026-01-31T00:00:00Z"}, "title": "Pages are white", "started": "2026-01-02T10:00:00Z"}]"#;
    let incident = only(json);
    assert_eq!(incident.title, "Pages are white");
    assert_eq!(incident.start().to_rfc3339(), "2026-01-02T10:00:00+00:00");
}

#[test]
fn my_part_may_say_a_role_and_more_than_that_is_kept() {
    let mut scene = Scene::new();
    scene.import(
        "What broke,When it started,My part\nLag,2025-01-14 20:43,\"IC, found the cause\"\n",
    );
    let (incident, entries) = scene.only();
    assert_eq!(incident.roles, [Role::IncidentCommander]);
    assert!(
        entries
            .iter()
            .any(|entry| entry.text.contains("found the cause"))
    );
}

#[test]
fn a_severity_that_was_left_as_a_word_counts_and_planned_work_is_none() {
    let rootly = |status: &str, severity: &str| {
        format!(
            r#"[{{"id": "a", "attributes": {{"title": "Queue", "sequential_id": 1, "status": "{status}", "severity": {severity},
            "started_at": "2025-01-01T10:00:00Z", "mitigated_at": null}}}}]"#
        )
    };
    assert_eq!(
        only(&rootly("resolved", "\"SEV2\"")).severity,
        Some(Severity::Sev2)
    );
    let nested = r#"{"data": {"attributes": {"name": "SEV3"}}}"#;
    assert_eq!(
        only(&rootly("resolved", nested)).severity,
        Some(Severity::Sev3)
    );
    assert_eq!(
        only(&rootly("resolved", "null")).kind,
        IncidentKind::Incident
    );
    let (planned, report) = read(&rootly("scheduled", "null"));
    assert_eq!((planned.len(), report.maintenance_skipped), (0, 1));
}

#[test]
fn what_an_update_of_a_status_page_says_beside_its_text_is_listed_as_not_read() {
    let page = r#"{"incidents": [{"id": "a", "name": "API", "created_at": "2025-01-01T10:00:00Z", "incident_updates": [
        {"id": "b", "status": "investigating", "body": "Looking.", "display_at": "2025-01-01T10:01:00Z",
         "affected_components": [{"name": "API", "old_status": "operational", "new_status": "major_outage"}]}]}]}"#;
    let (_, report) = read(page);
    assert_eq!(report.unread, ["incident_updates[].affected_components"]);
}
