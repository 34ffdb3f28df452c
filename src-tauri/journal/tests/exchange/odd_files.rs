//! Whatever a file of any format holds: no import falls over it, and nothing is dropped unsaid.

use std::cell::RefCell;

use journal::exchange::{ImportFormat, ImportOptions};
use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};

use super::{archives::DEMO, scene::Scene, tools::pager};

/// A file of each tool, by the name of its format.
#[expect(clippy::too_many_lines, reason = "a file of each tool")]
fn objects() -> Vec<(&'static str, Value)> {
    let time = "2026-02-13T09:00:00Z";
    vec![
        ("pagerduty", pager()),
        (
            "statuspage",
            json!({"page": {}, "incidents": [{"id": "a", "name": "A", "impact": "major", "started_at": time,
            "incident_updates": [{"id": "u", "status": "resolved", "body": "<p>x</p>", "display_at": time}],
            "components": [{"name": "c"}]}]}),
        ),
        (
            "opsgenie",
            json!({"data": [{"id": "a", "tinyId": "1", "message": "A", "createdAt": time, "priority": "P1", "tags": ["x"],
            "owner": "me@example.com", "report": {"ackTime": 1000, "closeTime": 2000, "acknowledgedBy": "me@example.com"}},
            {"id": "b", "tinyId": "2", "message": "B", "createdAt": time, "status": "closed", "updatedAt": time, "impactStartDate": time,
            "impactedServices": ["s"], "timelines": [{"id": "t", "eventTime": time, "actor": {"name": "n"}, "title": {"content": "c"}}],
            "links": {"web": "https://x.example"}}]}),
        ),
        (
            "firehydrant",
            json!([{"id": "a", "name": "A", "severity": "SEV1", "current_milestone": "resolved", "created_at": time,
            "milestones": [{"type": "acknowledged", "occurred_at": time}], "services": [{"name": "s"}], "tag_list": ["t"],
            "role_assignments": [{"incident_role": {"name": "Commander"}, "user": {"name": "n", "email": "e"}}],
            "incident_url": "https://x.example", "summary": "s"}]),
        ),
        (
            "datadog",
            json!({"data": [{"id": "a", "attributes": {"publicId": 1, "title": "A", "detected": time, "resolved": time,
            "fields": {"severity": {"value": "SEV-2"}, "services": {"value": ["s"]}, "summary": {"value": "x"}},
            "notificationHandles": [{"displayName": "n", "handle": "h"}]}}]}),
        ),
        (
            "incident_io",
            json!({"incidents": [{"id": "a", "reference": "INC-1", "name": "A", "created_at": time, "mode": "standard",
            "severity": {"name": "Major"}, "incident_status": {"name": "x"},
            "incident_timestamp_values": [{"incident_timestamp": {"name": "Resolved at"}, "value": {"value": time}}],
            "incident_role_assignments": [{"role": {"name": "Lead"}, "assignee": {"name": "n", "email": "e"}}],
            "custom_field_entries": [{"custom_field": {"name": "Service"}, "values": [{"value_option": {"value": "s"}}]}]}]}),
        ),
        (
            "rootly",
            json!({"data": [{"id": "a", "attributes": {"title": "A", "sequential_id": 1, "kind": "normal", "started_at": time,
            "severity": {"data": {"attributes": {"name": "SEV1"}}}, "services": [{"name": "s"}], "resolved_by": {"name": "n"}}}]}),
        ),
        (
            "grafana_oncall",
            json!({"results": [{"id": "a", "integration_id": "i", "state": "resolved", "title": "A", "created_at": time,
            "resolved_at": time, "acknowledged_by": "u", "permalinks": {"web": "https://x.example"}}]}),
        ),
        (
            "github",
            json!([{"number": 1, "title": "A", "createdAt": time, "closedAt": time, "url": "https://x.example/1",
            "labels": [{"name": "sev-1"}, {"name": "service: s"}], "author": {"login": "l"}, "assignees": [{"login": "m"}],
            "comments": [{"id": "c", "author": {"login": "l"}, "body": "b", "createdAt": time}]}]),
        ),
        (
            "jrnl",
            json!({"entries": [{"title": "A", "body": "b", "date": "2026-02-13", "time": "09:00", "tags": ["@t"]}]}),
        ),
        (
            "spreadsheet",
            json!([{"title": "A", "start": time, "end": time, "tags": ["t"], "duration": "1h", "service": "s"}]),
        ),
    ]
}

fn texts() -> Vec<(&'static str, &'static str)> {
    vec![
        (
            "jira",
            "Issue key,Summary,Created,Resolved,Comment,Assignee,Assignee Id\nA-1,Slow,12/Jun/23 8:08 PM,,\"12/Jun/23 8:20 PM;a1;x\",Ada,a1\n",
        ),
        (
            "servicenow",
            "number,short_description,opened_at,work_notes\nI1,Down,2024-05-01 09:00:00,\"2024-05-01 10:02:11 - Ada (Work notes)\nx\"\n",
        ),
        (
            "pagerduty",
            "id,incident_number,description,created_on,seconds_to_first_ack\nQ1,1,Down,2023-02-26T00:10:04+00:00,20\n",
        ),
        (
            "spreadsheet",
            "Date;Title;Start;End;Minutes;Severity;Zone\n13.02.2026;Down;9:00;10:00;60;1;CET\n",
        ),
        ("jrnl", "[2026-02-13 09:00] Down. *\nIt @broke.\n"),
        (
            "postmortem",
            "# Down\n\n## Summary\n\nIt broke.\n\n## Timeline\n\n- 09:00 x\n",
        ),
    ]
}

/// What tells of incidents in parts: what was logged or sent of them, and tables of ours.
fn parts() -> Vec<(&'static str, Value)> {
    let time = "2026-02-13T09:00:00Z";
    let incident = json!({"id": "P1", "type": "incident", "summary": "x", "title": "x", "status": "triggered",
        "created_at": time, "urgency": "low", "service": {"summary": "s"}});
    vec![
        (
            "pagerduty",
            json!({"log_entries": [{"id": "R1", "type": "trigger_log_entry", "created_at": time, "incident": incident,
            "agent": {"summary": "n"}, "service": {"summary": "s"}, "channel": {"type": "note", "summary": "b"}}]}),
        ),
        (
            "pagerduty",
            json!({"event": {"id": "E", "event_type": "incident.triggered", "resource_type": "incident",
            "occurred_at": time, "agent": {"summary": "n"}, "data": incident}}),
        ),
        (
            "jira",
            json!({"issues": [{"key": "A-1", "fields": {"summary": "x", "created": "2026-02-13T09:00:00.000+0000",
            "resolutiondate": null, "priority": {"name": "High"}, "components": [{"name": "s"}],
            "comment": {"comments": [{"id": "1", "body": "b", "created": "2026-02-13T09:10:00.000+0000",
            "author": {"displayName": "n"}}]}}}]}),
        ),
        (
            "incident_io",
            json!({"incident_updates": [{"id": "u", "incident_id": "i", "message": "m", "created_at": time,
            "new_incident_status": {"name": "Closed"}, "new_severity": {"name": "Major"},
            "updater": {"user": {"name": "n"}}}]}),
        ),
        (
            "servicenow",
            json!({"result": [{"number": "I1", "short_description": "x", "opened_at": "2026-02-13 09:00:00",
            "priority": "1 - Critical", "work_notes": "2026-02-13 10:02:11 - Ada (Work notes)\nx"}]}),
        ),
        (
            "afterpage_csv",
            json!([{"id": "01a22a82-5adb-7f9d-abee-d15e163a4c87", "title": "x", "kind": "incident", "severity": "sev1",
            "began": time, "services": "s", "people": "n (scribe)"}]),
        ),
    ]
}

/// Lines of our own, as a table.
const LINES: &str = "incident,id,at,kind,author,text,zone,result,outcome,why,alternatives,test,to,next_update\n\
    01a22b0b-4d12-78d8-b33c-138df07f3f37,01a22b0b-4d1a-70c2-99e1-f2a8c46f525d,2026-02-13T09:00:00+00:00,note,PagerDuty,Triggered by n.,Etc/UTC,,,,,,,\n";

/// Paths to everything in a value.
fn pointers(value: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                pointers(item, &format!("{path}/{place}"), found);
            }
        }
        Value::Object(fields) => {
            for (name, item) in fields {
                pointers(item, &format!("{path}/{name}"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn odd_value() -> impl Strategy<Value = Value> {
    let odd = prop::sample::select(vec![
        json!(null),
        json!(0),
        json!(-1),
        json!(1e300),
        json!(i64::MAX),
        json!([]),
        json!({}),
        json!("x"),
        json!([{"id": 1}]),
        json!("0001-01-01T00:00:00Z"),
        json!("2026-02-13T09:00:00"),
        json!("+262142-12-31T23:59:59Z"),
        json!({"summary": {"summary": 1}}),
        json!([null, "a", 3]),
        json!(true),
        json!("\u{0}"),
    ]);
    prop_oneof![odd, ".{0,20}".prop_map(Value::String)]
}

fn odd_object(file: Value) -> impl Strategy<Value = String> {
    let place = (any::<Index>(), odd_value());
    let places = prop::collection::vec(place, 1..4);
    (Just(file), places).prop_map(|(mut file, places)| {
        for (place, value) in places {
            let mut paths = Vec::new();
            pointers(&file, "", &mut paths);
            if let Some(part) = file.pointer_mut(&paths[place.index(paths.len())]) {
                *part = value;
            }
        }
        file.to_string()
    })
}

/// A piece cut out, and another put in its place.
fn odd_text(text: String) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "title",
            "03/04/26",
            "31.12.9999 25:61",
            "2026-13-45",
            "0001-01-01",
            "\"",
            "\"\"\"",
            ";",
            ",",
            "\t",
            "\n",
            "=1+1",
            "\u{0}",
            "9999999999999999999",
            "99:99",
            "-1",
            "null",
            "PT9999999H",
        ])
        .prop_map(str::to_owned),
        ".{0,12}",
    ];
    let cuts = prop::collection::vec((any::<Index>(), 0..12_usize, piece), 1..4);
    cuts.prop_map(move |cuts| {
        let mut chars: Vec<char> = text.chars().collect();
        for (place, length, piece) in cuts {
            let start = place.index(chars.len() + 1);
            let end = (start + length).min(chars.len());
            chars.splice(start..end, piece.chars());
        }
        chars.into_iter().collect()
    })
}

#[test]
fn every_sample_is_of_its_format() {
    let text = |value: &Value| value.to_string();
    let mut files: Vec<_> = objects()
        .iter()
        .map(|(name, value)| (*name, text(value)))
        .collect();
    files.extend(
        texts()
            .into_iter()
            .map(|(name, text)| (name, text.to_owned())),
    );
    for (name, text) in files {
        let mut scene = Scene::new();
        let report = scene.import(&text);
        assert!(report.new > 0, "{name}: {report:?}");
        assert_eq!(report.skipped, [], "{name}");
        let source = scene.incidents()[0].source.clone();
        assert_eq!(source.map(|source| source.kind).as_deref(), Some(name));
    }
}

/// Of each reader as many as `PROPTEST_CASES` says.
fn nothing_is_brought_down_by(name: &'static str, odd: impl Strategy<Value = String>) {
    const CASES: u32 = 24;
    let scene = RefCell::new(Scene::new());
    let options = |format: &str| ImportOptions {
        format: ImportFormat::named(format).unwrap(),
        skip_bad: true,
        dry_run: true,
        me: vec!["ada".to_owned()],
        ..ImportOptions::default()
    };
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(CASES)
    };
    proptest!(config, |(text in odd)| {
        let mut scene = scene.borrow_mut();
        for format in ["auto", name] {
            let done = scene.journal.import("odd", text.as_bytes(), &options(format));
            match done {
                Ok(report) => {
                    let notes = u32::try_from(report.skipped.len() + report.warnings.len()).unwrap();
                    let told = report.new + report.changed + report.unchanged + report.maintenance_skipped + notes;
                    prop_assert!(told >= report.records, "{report:?}");
                }
                Err(error) => prop_assert!(error.code().starts_with("import_"), "{error}"),
            }
        }
    });
}

#[test]
fn no_object_brings_an_import_down_and_every_record_is_told() {
    for (name, file) in objects().into_iter().chain(parts()) {
        nothing_is_brought_down_by(name, odd_object(file));
    }
}

#[test]
fn no_text_brings_an_import_down_and_every_record_is_told() {
    for (name, text) in texts().into_iter().chain([("afterpage_csv", LINES)]) {
        nothing_is_brought_down_by(name, odd_text(text.to_owned()));
    }
}

#[test]
fn no_table_of_ours_brings_an_import_down_and_every_record_is_told() {
    let mut scene = Scene::new();
    scene.import(DEMO);
    for file in scene.journal.export_csv().unwrap() {
        let text = String::from_utf8(file.bytes).unwrap();
        let mut rows = csv::Reader::from_reader(text.as_bytes());
        let mut some = csv::Writer::from_writer(Vec::new());
        some.write_record(rows.headers().unwrap()).unwrap();
        for row in rows.records().take(2) {
            some.write_record(&row.unwrap()).unwrap();
        }
        let some = String::from_utf8(some.into_inner().unwrap()).unwrap();
        nothing_is_brought_down_by("afterpage_csv", odd_text(some));
    }
}
