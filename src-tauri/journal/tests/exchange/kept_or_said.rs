//! What a file says and no field of ours takes: it is kept as text, or it is said that it was not read.

use journal::{
    domain::{Incident, MilestoneKind, Severity},
    exchange::ImportReport,
};
use serde_json::json;

use super::{at, scene::Scene, tools::sample};

fn read(text: &str) -> (Incident, Vec<String>, ImportReport) {
    let mut scene = Scene::new();
    let report = scene.import(text);
    let (incident, entries) = scene.only();
    let lines = entries.into_iter().map(|entry| entry.text).collect();
    (incident, lines, report)
}

#[test]
fn a_column_of_a_tool_that_is_known_and_was_not_needed_is_listed() {
    for (table, unread) in [
        (
            "id,incident_number,title,description,created_on,service_name\n\
                P1,1,Down,Long story,2026-02-13T09:00:00Z,web\n",
            vec!["incident_number", "description"],
        ),
        (
            "id,incident_number,title,description,created_on,service_name\n\
                P1,P1,Down,Down,2026-02-13T09:00:00Z,web\n",
            vec![],
        ),
        (
            "id,incident_number,title,created_on,resolved_on,seconds_to_resolve\n\
                P1,P1,Down,2026-02-13T09:00:00Z,2026-02-13T10:00:00Z,3600\n",
            vec![],
        ),
        (
            "Summary,Issue key,Created,Resolved,Priority,Custom field (Actual end),Custom field (Severity)\n\
                Slow,OPS-1,12/Jun/23 8:08 PM,13/Jun/23 7:00 AM,Low,12/Jun/23 9:00 PM,SEV1\n",
            vec!["Resolved", "Priority"],
        ),
        (
            "number,short_description,opened_at,resolved_at,closed_at,priority,severity\n\
                INC1,Down,2024-05-01 09:00:00,2024-05-01 11:00:00,2024-05-02 11:00:00,1 - Critical,3 - Low\n",
            vec!["closed_at", "severity"],
        ),
    ] {
        assert_eq!(read(table).2.unread, unread, "{table}");
    }
}

#[test]
fn a_service_that_is_an_object_of_a_script_is_listed() {
    let table = "id,incident_number,title,created_at,service\n\
        P1,P1,Down,2026-02-13T09:00:00Z,\"{'id': 'S1', 'summary': 'web'}\"\n";
    assert_eq!(read(table).2.unread, ["service"]);
    let (_, lines, _) = read("title,start,service\nDown,2026-02-13 09:00,[SRE] web\n");
    assert_eq!(lines, ["service: [SRE] web"]);
}

#[test]
fn a_row_that_is_over_without_an_end_is_said() {
    let table = |state: &str, closed: &str| {
        format!(
            "number,short_description,opened_at,closed_at,state\n\
            INC1,Down,2024-05-01 09:00:00,{closed},{state}\n"
        )
    };
    let (_, _, report) = read(&table("Closed", ""));
    assert_eq!(report.warnings.len(), 1, "{:?}", report.warnings);
    assert_eq!(
        (report.warnings[0].field.as_str(), report.unread),
        ("state", vec!["state".to_owned()])
    );
    let (_, _, report) = read(&table("Closed", "2024-05-01 11:00:00"));
    assert_eq!((report.warnings, report.unread), (vec![], vec![]));
}

#[test]
fn a_real_list_without_ends_says_so_of_each_row_that_is_over() {
    let Some(bytes) = sample("servicenow/list-view-export.csv") else {
        return;
    };
    let report = Scene::new().import(&String::from_utf8_lossy(&bytes));
    assert_eq!(
        (
            report.warnings.len(),
            report.unread.contains(&"state".to_owned())
        ),
        (27, true)
    );
}

#[test]
fn an_urgency_beside_a_severity_is_a_line() {
    let table = "id,incident_number,title,created_on,priority,urgency\nP1,P1,Down,2026-02-13T09:00:00Z,P1,high\n";
    let (incident, lines, _) = read(table);
    assert_eq!(incident.severity, Some(Severity::Sev1));
    assert_eq!(lines, ["Urgency at the source: high"]);
}

#[test]
fn a_line_of_a_cell_whose_time_cannot_be_read_is_a_note() {
    let table = "number,short_description,opened_at,work_notes\n\
        INC1,Down,2024-05-01 09:00:00,\"2024-05-01 99:02:11 - Ada (Work notes)\nrestarted\"\n";
    let (_, lines, _) = read(table);
    assert!(lines.concat().contains("restarted"), "{lines:?}");
}

#[test]
fn lists_of_objects_become_text() {
    let list = json!([{"title": "Down", "start": "2026-02-13T09:00:00Z", "service": [{"id": "1", "name": "web"}],
        "responders": [{"name": "Ada", "part": "lead"}],
        "logs": [{"time": "09:05", "action": "paged"}, {"time": "09:10", "action": "fixed", "by": {"name": "Ada"}}],
        "updates": [{"at": "2026-02-13T09:05:00Z", "text": "hello"}], "pairs": [["a", "b"]]}]);
    let mut scene = Scene::new();
    scene.import(&list.to_string());
    let (incident, entries) = scene.only();
    assert_eq!(scene.service_names(&incident), ["web"]);
    let people: Vec<&str> = incident
        .pad
        .people
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(people, ["Ada"]);
    let hello = entries.iter().find(|entry| entry.text == "hello");
    assert_eq!(hello.unwrap().happened_at, at("2026-02-13T09:05:00Z"));
    let text: String = entries.into_iter().map(|entry| entry.text).collect();
    for said in [
        "action: paged",
        "09:10",
        "by: Ada",
        "part: lead",
        "hello",
        "a, b",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn what_has_a_title_and_updates_is_no_status_page_yet() {
    let list = json!([{"title": "A", "start": "2024-01-01T10:00:00Z", "end": "2024-01-01T11:00:00Z", "severity": "SEV1",
        "service": "web", "updates": [{"at": "2024-01-01T10:05:00Z", "text": "hello"}]}]);
    let (incident, lines, _) = read(&list.to_string());
    assert_eq!(incident.start(), at("2024-01-01T10:00:00Z"));
    assert_eq!(
        incident.at(MilestoneKind::Resolved),
        Some(at("2024-01-01T11:00:00Z"))
    );
    assert_eq!(
        (incident.severity, incident.services.len()),
        (Some(Severity::Sev1), 1)
    );
    assert!(lines.concat().contains("hello"), "{lines:?}");
}

#[test]
fn an_end_before_it_was_noticed_is_said() {
    let (_, _, report) = read("title,detected,resolved\nDown,2026-02-13 09:00,2026-02-12 09:00\n");
    assert_eq!(report.warnings.len(), 1, "{:?}", report.warnings);
    assert_eq!(report.warnings[0].field, "resolved");
    let (_, _, report) = read("title,began,detected\nDown,2026-02-13 09:00,2026-02-13 09:30\n");
    assert_eq!(report.warnings, []);
}

#[test]
fn who_is_on_call_is_no_incident() {
    let shift = json!({"user": {"summary": "Ada"}, "schedule": {"summary": "Primary"}, "escalation_level": 1,
        "start": "2026-02-13T09:00:00Z", "end": "2026-02-14T09:00:00Z"});
    let file = json!({"oncalls": [shift], "limit": 25}).to_string();
    assert_eq!(
        Scene::new().refused(file.as_bytes()).0,
        "import_unknown_format"
    );
}

#[test]
fn of_a_nested_service_only_its_name_is_one() {
    let file = json!({"alerts": [{"id": "A1", "summary": "The server is on fire.", "created_at": "2015-10-06T21:30:42Z",
        "service": {"id": "S1", "type": "service_reference", "summary": "My Mail Service", "self": "https://x.example/services/S1"},
        "integration": {"self": "https://x.example/services/S1/integrations/I"}}]});
    let mut scene = Scene::new();
    scene.import(&file.to_string());
    let (incident, _) = scene.only();
    assert_eq!(scene.service_names(&incident), ["My Mail Service"]);
}

#[test]
fn more_columns_than_a_sheet_has_are_refused_with_a_reason() {
    let names: Vec<String> = (0..20_000).map(|n| format!("x{n}")).collect();
    let table = format!("title,start,{}\nOne,2026-02-13 09:00,1\n", names.join(","));
    let (code, message) = Scene::new().refused(table.as_bytes());
    assert_eq!(code, "import_too_many_columns");
    assert!(message.contains("16384 columns"), "{message}");

    let lines = (0..2_000).map(|record| {
        let own: Vec<String> = (0..20).map(|n| format!("\"k{record}_{n}\":1")).collect();
        format!(
            "{{\"title\":\"A\",\"start\":\"2026-02-13T09:00:00Z\",{}}}\n",
            own.join(",")
        )
    });
    let lines: String = lines.collect();
    assert_eq!(
        Scene::new().refused(lines.as_bytes()).0,
        "import_too_many_columns"
    );
}
