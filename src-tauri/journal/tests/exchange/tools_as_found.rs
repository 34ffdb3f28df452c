//! What files of tools, as people publish them, do otherwise than their documentation says.

use journal::domain::{Entry, Incident, MilestoneKind};
use journal::exchange::ImportReport;
use serde_json::{Value, json};

use super::{at, scene::Scene};

fn read(text: &str) -> (Incident, Vec<Entry>, ImportReport) {
    let mut scene = Scene::new();
    let report = scene.import(text);
    let (incident, entries) = scene.only();
    let again = scene.import(text);
    assert_eq!((again.new, again.changed), (0, 0), "{text}");
    (incident, entries, report)
}

fn read_json(file: &Value) -> (Incident, Vec<Entry>, ImportReport) {
    read(&file.to_string())
}

fn clocks(entries: &[Entry]) -> Vec<(String, &str)> {
    let clock = |entry: &Entry| entry.happened_at.format("%H:%M").to_string();
    entries
        .iter()
        .map(|entry| (clock(entry), entry.text.as_str()))
        .collect()
}

#[test]
fn a_search_of_datadog_holds_its_incidents_deeper_and_is_the_same_as_its_list() {
    let incident = json!({"type": "incidents", "id": "d1", "attributes": {"title": "Queue grows", "public_id": 7,
        "created": "2026-02-13T20:38:19+00:00", "detected": "2026-02-13T20:00:00+00:00", "resolved": null,
        "time_to_resolve": 0, "fields": {"severity": {"value": "SEV-2"}, "teams": {"value": ["payments-sre"]},
        "detection_method": {"value": "monitor"}}}});
    let search = json!({"data": {"type": "incidents_search_results", "attributes": {"total": 1,
        "incidents": [{"data": incident}]}}, "included": [incident]});
    let mut scene = Scene::new();
    let report = scene.import(&search.to_string());
    let (found, _) = scene.only();
    assert_eq!(found.at(MilestoneKind::Resolved), None);
    assert_eq!(
        found.at(MilestoneKind::Detected),
        Some(at("2026-02-13T20:00:00Z"))
    );
    assert_eq!(found.tags, ["payments-sre"]);
    for unread in ["included", "attributes.fields.detection_method"] {
        assert!(
            report.unread.contains(&unread.to_owned()),
            "{:?}",
            report.unread
        );
    }
    let list = scene.import(&json!({"data": [incident]}).to_string());
    assert_eq!((list.new, list.unchanged), (0, 1));
}

#[test]
fn a_description_stands_where_it_was_taken_down_and_a_closing_note_at_the_end() {
    let issue = json!([{"number": 12, "title": "Login fails", "body": "Since the deploy.", "createdAt": "2024-02-29T23:00:00Z",
        "closedAt": "2024-02-29T23:40:00Z", "comments": [{"body": "Rolled back.", "createdAt": "2024-02-29T23:10:00Z"},
        {"body": "Thanks.", "createdAt": "2024-03-01T00:05:00Z"}]}]);
    let (_, entries, _) = read_json(&issue);
    assert_eq!(
        clocks(&entries),
        [
            ("23:00".to_owned(), "Since the deploy."),
            ("23:10".to_owned(), "Rolled back."),
            ("00:05".to_owned(), "Thanks.")
        ]
    );
    let rootly = json!({"data": [{"id": "r1", "type": "incidents", "attributes": {"title": "Slow", "sequential_id": 3,
        "summary": "Checkout is slow", "started_at": "2024-03-10T09:50:00Z", "mitigated_at": "2024-03-10T10:20:00Z",
        "resolved_at": "2024-03-10T10:30:00Z", "mitigation_message": "Scaled out", "resolution_message": "Fixed the index"}}]});
    let (_, entries, _) = read_json(&rootly);
    assert_eq!(
        clocks(&entries),
        [
            ("09:50".to_owned(), "Checkout is slow"),
            ("10:20".to_owned(), "Scaled out"),
            ("10:30".to_owned(), "Fixed the index")
        ]
    );
    let table = "number,short_description,opened_at,resolved_at,description,close_notes\n\
        INC1,Down,2024-03-10 09:50:00,2024-03-10 10:30:00,Nobody can log in,Restarted it\n";
    let (_, entries, report) = read(table);
    assert_eq!(report.unread, [""; 0]);
    assert_eq!(
        clocks(&entries),
        [
            ("09:50".to_owned(), "Nobody can log in"),
            ("10:30".to_owned(), "Restarted it")
        ]
    );
}

#[test]
fn what_was_declared_while_it_went_on_was_detected_then() {
    let one = |created: &str| {
        json!({"incidents": [{"id": "i1", "name": "Slow", "reference": "INC-1", "created_at": created,
            "incident_status": {"category": "closed"}, "incident_timestamp_values": [
            {"incident_timestamp": {"name": "Impact started"}, "value": {"value": "2021-08-17T13:00:00Z"}},
            {"incident_timestamp": {"name": "Resolved at"}, "value": {"value": "2021-08-17T14:00:00Z"}}]}]})
    };
    let detected = |created| read_json(&one(created)).0.at(MilestoneKind::Detected);
    let declared = "2021-08-17T13:28:57Z";
    assert_eq!(detected(declared), Some(at(declared)));
    assert_eq!(detected("2021-08-19T09:00:00Z"), None, "written up later");
    let datadog = json!({"data": [{"id": "d1", "type": "incidents", "attributes": {"title": "Down", "public_id": 1,
        "customer_impact_start": "2021-08-17T09:00:00Z", "created": "2021-08-17T12:00:00Z",
        "resolved": "2021-08-17T11:00:00Z"}}]});
    assert_eq!(read_json(&datadog).0.at(MilestoneKind::Detected), None);
}

#[test]
fn incidents_of_nobody_known_are_a_table_and_not_those_of_pagerduty() {
    let file = json!([{"type": "incident", "urgency": "high", "service": "api", "title": "Down", "id": "1",
        "started_at": "2026-02-13T09:00:00Z"}]);
    let (found, _, _) = read_json(&file);
    assert_eq!(found.source.as_ref().unwrap().kind, "spreadsheet");
    assert_eq!(
        found.at(MilestoneKind::Began),
        Some(at("2026-02-13T09:00:00Z"))
    );
}

#[test]
fn a_day_that_an_entry_of_jrnl_does_not_say_is_the_first_of_its_month() {
    let mut scene = Scene::new();
    scene.import("[2019-07-18 14:23] The second.\n\n[2019-07 14:23] The third.\nWith words.\n\n[1] a footnote\n");
    let incidents = scene.incidents();
    let said: Vec<_> = incidents
        .iter()
        .map(|one| (one.start(), one.title.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            (at("2019-07-01T14:23:00Z"), "The third."),
            (at("2019-07-18T14:23:00Z"), "The second.")
        ]
    );
}

#[test]
fn services_that_have_only_ids_are_kept_as_words() {
    let id = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeee0053";
    let file = json!({"data": [{"id": "o1", "message": "Down", "createdAt": "2023-09-20T13:33:00Z", "priority": "P3",
        "tinyId": "2", "status": "open", "impactedServices": [id, "web"]}]});
    let (incident, entries, _) = read_json(&file);
    assert_eq!(incident.services.len(), 1);
    assert_eq!(entries[0].text, format!("Services at the source: {id}"));
}

#[test]
fn pagerduty_is_told_without_numbers_and_its_log_says_what_happened() {
    let incident = json!({"incidents": [{"id": "P1", "type": "incident", "urgency": "high", "status": "triggered",
        "title": "On fire", "created_at": "2015-10-06T21:30:42Z",
        "service": {"type": "service_reference", "summary": "mail"}}]});
    let (found, _, _) = read_json(&incident);
    assert_eq!(found.source.unwrap().kind, "pagerduty");
    let log = json!([{"id": "R1", "type": "trigger_log_entry", "summary": "Triggered through the website.",
        "created_at": "2021-10-29T05:52:30Z", "channel": {"type": "web_trigger", "summary": "Disk full"},
        "teams": [{"summary": "Engineering"}], "incident": {"id": "Q1", "summary": "[#3] Disk full"}}]);
    let (found, entries, report) = read_json(&log);
    assert_eq!(found.title, "Disk full");
    assert_eq!(entries[0].text, "Triggered through the website: Disk full");
    assert!(
        report.unread.contains(&"log_entries[].teams".to_owned()),
        "{:?}",
        report.unread
    );
}

#[test]
fn no_length_is_counted_from_a_time_that_cannot_be_read() {
    let table = "id,incident_number,description,service_name,created_on,resolved_on,seconds_to_first_ack,seconds_to_resolve\n\
        Q1,1,Queue lag,db,never,2023-03-26 03:30:00,60,1800\n";
    let (incident, _, report) = read(table);
    assert_eq!(incident.at(MilestoneKind::Acknowledged), None);
    assert_eq!(
        incident.at(MilestoneKind::Resolved),
        Some(at("2023-03-26T03:30:00Z"))
    );
    assert!(report.unread.contains(&"seconds_to_first_ack".to_owned()));
}

#[test]
fn a_tools_incident_without_a_title_is_called_by_its_number() {
    let (incident, _, _) = read(
        "number,opened_at,short_description,priority\nINC7,2025-03-17 06:04:00,null,3 - Moderate\n",
    );
    assert_eq!(incident.title, "INC7");
}

#[test]
fn accounts_are_people_where_a_column_says_whose_id_it_is() {
    let table = "Clave de incidencia,Resumen,Creada,Persona asignada,ID de la persona asignada,Comentario\n\
        IHS-5,Falla,2026-07-18 09:10,Ada Lovelace,712020:b48,2026-07-18 10:00;712020:b48;reiniciado\n";
    let (_, entries, _) = read(table);
    assert_eq!(entries[0].author.as_deref(), Some("Ada Lovelace"));
    assert_eq!(entries[0].text, "reiniciado");
}

#[test]
fn the_notes_among_the_events_of_firehydrant_are_its_timeline() {
    let event = |id: &str, kind: &str, data: Value| json!({"id": id, "type": kind, "data": data, "occurred_at": "2022-03-07T15:17:51.657Z", "author": {"name": "Ada"}});
    let file = json!([{"id": "f1", "name": "Down", "current_milestone": "resolved", "severity": "SEV1",
        "milestones": [{"type": "started", "occurred_at": "2022-03-07T15:00:00Z"}],
        "events": [event("e1", "event/note", json!({"body": "An alert was linked"})),
            event("e2", "event/incident_status", json!({"new_status": "active"}))]}]);
    let (incident, entries, report) = read_json(&file);
    assert_eq!(
        incident.at(MilestoneKind::Detected),
        Some(at("2022-03-07T15:00:00Z")),
        "what started is known from then on"
    );
    assert_eq!(
        clocks(&entries),
        [("15:17".to_owned(), "An alert was linked")]
    );
    assert_eq!(entries[0].author.as_deref(), Some("Ada"));
    assert!(
        report
            .warnings
            .iter()
            .any(|note| note.to_string().contains("1 of them")),
        "{:?}",
        report.warnings
    );
}

#[test]
fn a_table_of_which_nothing_is_known_says_how_its_columns_are_named() {
    let (code, message) = Scene::new()
        .refused(b"id,priority,team,resolution_time\n1,High,Alpha,130\n2,Low,Beta,20\n");
    assert_eq!(code, "import_unknown_columns");
    assert!(message.contains("resolution_time"), "{message}");
    let (code, _) =
        Scene::new().refused(b"Dear all, this is a letter, of a few lines.\nYours, Ada\n");
    assert_eq!(code, "import_unknown_format", "commas alone make no table");
}

#[test]
fn a_length_ends_nothing_that_is_still_open() {
    let ended = |text: &str| {
        let mut scene = Scene::new();
        scene.import(text);
        let incident = scene.incidents().remove(0);
        [MilestoneKind::Acknowledged, MilestoneKind::Resolved].map(|kind| incident.at(kind))
    };
    let never = json!([{"title": "Down", "status": "triggered", "created_at": "2026-02-13T09:00:00Z",
        "acknowledged_at": "0001-01-01T00:00:00Z", "resolved_at": "0001-01-01T00:00:00Z", "tta (ms)": 0, "ttr (ms)": 0}]);
    assert_eq!(ended(&never.to_string()), [None, None]);
    let open = "title,start,status,duration_minutes\nDown,2026-02-13 09:00,open,90\n";
    assert_eq!(ended(open), [None, None]);
    let said = "title,start,resolved,duration_minutes\nDown,2026-02-13 09:00,No,90\n";
    assert_eq!(ended(said), [None, None]);
    let over = "title,start,status,duration_minutes\nDown,2026-02-13 09:00,closed,90\n";
    assert_eq!(ended(over), [None, Some(at("2026-02-13T10:30:00Z"))]);
}

#[test]
fn what_an_object_inside_a_record_says_of_itself_is_no_fact_of_the_incident() {
    let file = json!([{"title": "Down", "started_at": "2026-02-13T09:00:00Z",
        "creator": {"user": {"role": "viewer", "created_at": "2020-01-01T00:00:00Z"}},
        "severity": {"created_at": "2021-08-17T13:28:57Z", "name": "SEV2", "rank": 1}}]);
    let (incident, entries, _) = read_json(&file);
    assert_eq!(incident.severity, Some(journal::domain::Severity::Sev2));
    assert_eq!(incident.at(MilestoneKind::Detected), None);
    assert_eq!(incident.roles, []);
    let told = format!("{entries:?}");
    assert!(!told.contains("My role"), "{told}");
}

#[test]
fn pages_of_a_list_put_into_one_list_are_all_read() {
    let issue = |number: u32| {
        json!({"number": number, "title": format!("Down {number}"), "url": format!("https://x.example/{number}"),
            "createdAt": "2026-02-13T09:00:00Z"})
    };
    let mut scene = Scene::new();
    let pages = json!([[issue(1), issue(2)], [issue(3)]]);
    assert_eq!(scene.import(&pages.to_string()).new, 3);
}

#[test]
fn columns_of_a_german_sheet_are_known_by_a_word_of_their_names() {
    let sheet = "Datum;Uhrzeit;Störung;Wie schlimm;Dienst;behoben um\n\
        13.01.2025;19:21;Queue voll;SEV1;Suche;13.01.2025 20:01\n";
    let (incident, _, report) = read(sheet);
    assert_eq!(report.unread, [""; 0]);
    assert_eq!(incident.severity, Some(journal::domain::Severity::Sev1));
    assert_eq!(
        [MilestoneKind::Began, MilestoneKind::Resolved].map(|kind| incident.at(kind)),
        [
            Some(at("2025-01-13T19:21:00Z")),
            Some(at("2025-01-13T20:01:00Z"))
        ]
    );
}

#[test]
fn the_first_api_of_incident_io_says_its_state_and_times_more_simply() {
    let file = json!({"incidents": [{"id": "i1", "name": "Slow", "reference": "INC-1", "status": "closed",
        "created_at": "2021-08-17T13:05:00Z", "severity": {"name": "Major"},
        "timestamps": [{"name": "Impact started", "last_occurred_at": "2021-08-17T13:00:00Z"},
            {"name": "Resolved at", "last_occurred_at": "2021-08-17T14:00:00Z"},
            {"name": "Closed at", "last_occurred_at": null}],
        "custom_field_entries": [{"custom_field": {"name": "Affected services"},
            "values": [{"value_option": {"value": "api"}}]}]}]});
    let (found, _, _) = read_json(&file);
    assert_eq!(found.source.as_ref().unwrap().kind, "incident_io");
    let times = [
        MilestoneKind::Began,
        MilestoneKind::Detected,
        MilestoneKind::Resolved,
    ];
    let said = [
        "2021-08-17T13:00:00Z",
        "2021-08-17T13:05:00Z",
        "2021-08-17T14:00:00Z",
    ];
    assert_eq!(
        times.map(|kind| found.at(kind)),
        said.map(|time| Some(at(time)))
    );
    assert_eq!(found.services.len(), 1);
}

#[test]
fn one_record_that_was_asked_for_by_its_number_is_a_table_of_one_row() {
    let file = json!({"result": {"number": "INC0010023", "short_description": "Mail is slow",
        "opened_at": "2025-03-04 09:15:00", "resolved_at": "2025-03-04 11:00:00", "priority": "2 - High"}});
    let (found, _, _) = read_json(&file);
    assert_eq!(found.source.as_ref().unwrap().kind, "servicenow");
    assert_eq!(found.title, "Mail is slow");
    assert_eq!(
        found.at(MilestoneKind::Resolved),
        Some(at("2025-03-04T11:00:00Z"))
    );
}

#[test]
fn columns_that_share_a_name_are_named_once_as_unread() {
    let mut scene = Scene::new();
    let report = scene.import(
        "number,short_description,opened_at,watcher,watcher\nI1,Down,2026-02-13 09:00,ada,grace\n",
    );
    assert_eq!(report.unread, ["watcher"]);
}

#[test]
fn fields_that_show_another_value_than_they_hold_are_read_by_it_and_lines_told_twice_once() {
    let note = "2025-03-04 10:00:00 - Ada Moss (Work notes)\nLooking at the queue\n\n";
    let file = json!({"result": [{"number": "INC0010024", "short_description": "Mail is slow",
        "opened_at": {"display_value": "04.03.2025 10:15", "value": "2025-03-04 09:15:00"},
        "business_service": {"display_value": "Email", "link": "https://x.example/api/1"},
        "work_notes": note, "comments_and_work_notes": note}]});
    let (found, entries, _) = read_json(&file);
    assert_eq!(
        found.at(MilestoneKind::Detected),
        Some(at("2025-03-04T09:15:00Z"))
    );
    assert_eq!(found.services.len(), 1);
    let told = entries
        .iter()
        .filter(|one| one.text == "Looking at the queue");
    assert_eq!(told.count(), 1);
}

#[test]
fn a_persons_own_list_with_a_priority_is_none_of_opsgenie() {
    let list = |priority: &str, more: &str| {
        let text = format!(
            "[{{\"id\": \"7\", \"title\": \"Slow\", \"message\": \"Checkout is slow\", \"priority\": \"{priority}\", {more}\
             \"createdAt\": \"2024-03-10T09:50:00Z\"}}]"
        );
        let (incident, ..) = read(&text);
        incident.source.map(|source| source.kind)
    };
    assert_ne!(list("high", "\"tags\": [], ").as_deref(), Some("opsgenie"));
    assert_ne!(list("P1", "").as_deref(), Some("opsgenie"));
    assert_eq!(list("P1", "\"tags\": [], ").as_deref(), Some("opsgenie"));
}
