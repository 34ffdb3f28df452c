//! Exports of other tools and of spreadsheets: real files where they are at hand, and small ones of the same shape.

use std::{fs, path::Path};

use journal::{
    domain::{EntryKind, Incident, MilestoneKind, Role, Severity},
    exchange::{Authors, ImportFormat, ImportOptions},
};
use proptest::prelude::*;
use serde_json::json;

use super::{at, scene::Scene, zone};

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/samples");

/// `None`, said aloud, where the real files are not at hand.
fn sample(file: &str) -> Option<Vec<u8>> {
    let bytes = fs::read(Path::new(SAMPLES).join(file)).ok();
    if bytes.is_none() {
        eprintln!("{file} is not at hand; it is not read here.");
    }
    bytes
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
            1,
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

fn pager() -> serde_json::Value {
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
fn a_spreadsheet_in_anyones_columns_comes_in_by_their_names() {
    let sheet = "Datum;Titel;Schweregrad;Dienst;Ende;Notizen\n\
        13.02.2026 08:30;\"Ausfall; Kasse\";SEV1;kasse;13.02.2026 09:10;\"zwei\nZeilen\"\n\
        \n\
        01.03.2026 22:00;Langsam;3;suche;;\n";
    let mut scene = Scene::new();
    let options = ImportOptions {
        zone: zone("Europe/Berlin"),
        ..ImportOptions::default()
    };
    let report = scene.import_with(sheet, &options);
    assert_eq!((report.records, report.new), (2, 2));
    let example = report.without_zone.unwrap();
    assert_eq!(
        (example.text.as_str(), example.at),
        ("13.02.2026 08:30", at("2026-02-13T07:30:00Z"))
    );
    let incidents = scene.incidents();
    assert_eq!(incidents[0].title, "Ausfall; Kasse");
    assert_eq!(incidents[0].severity, Some(Severity::Sev1));
    assert_eq!(
        incidents[0].at(MilestoneKind::Resolved),
        Some(at("2026-02-13T08:10:00Z"))
    );
    assert_eq!(incidents[1].severity, Some(Severity::Sev3));
    assert_eq!(incidents[1].at(MilestoneKind::Resolved), None);
    assert_eq!(
        scene.import_with(sheet, &options).unchanged,
        2,
        "known by title, time and service"
    );
}

#[test]
fn jira_and_its_languages_repeated_columns_and_zoneless_times() {
    let sheet = "\u{feff}Issue key,Summary,Created,Resolved,Priority,Labels,Labels,Description\n\
        OPS-1,Checkout is slow,12/Jun/23 8:08 PM,12/Jun/23 9:00 PM,High,eu,db,\"*bold*, and\nmore\"\n";
    let mut scene = Scene::new();
    scene.import_with(sheet, &ImportOptions::default());
    let (incident, entries) = scene.only();
    assert_eq!(incident.source.as_ref().unwrap().id, "OPS-1");
    assert_eq!(incident.severity, Some(Severity::Sev2));
    assert_eq!(incident.tags, ["eu", "db"]);
    assert_eq!(
        incident.at(MilestoneKind::Detected),
        Some(at("2023-06-12T20:08:00Z"))
    );
    assert_eq!(
        incident.at(MilestoneKind::Resolved),
        Some(at("2023-06-12T21:00:00Z"))
    );
    assert_eq!(entries[0].text, "*bold*, and\nmore");

    let spanish = "Clave de incidencia;Resumen;Creada;Resuelta\nOPS-2;Lento;18/jul/26 9:10 AM;\n";
    let mut scene = Scene::new();
    scene.import_with(spanish, &ImportOptions::default());
    assert_eq!(
        scene.only().0.at(MilestoneKind::Detected),
        Some(at("2026-07-18T09:10:00Z"))
    );
}

#[test]
fn day_and_month_are_told_from_the_whole_table_or_asked() {
    let sheet = |second: &str| format!("title,start\nOne,03/04/2026 10:00\nTwo,{second} 10:00\n");
    let started = |text: &str, day_first: Option<bool>| {
        let mut scene = Scene::new();
        let options = ImportOptions {
            day_first,
            ..ImportOptions::default()
        };
        let done = scene.journal.import("x.csv", text.as_bytes(), &options);
        done.map(|_| scene.incidents()[0].start())
            .map_err(|error| error.code())
    };
    assert_eq!(
        started(&sheet("31/12/2026"), None),
        Ok(at("2026-04-03T10:00:00Z"))
    );
    assert_eq!(
        started(&sheet("12/31/2026"), None),
        Ok(at("2026-03-04T10:00:00Z"))
    );
    assert_eq!(started(&sheet("05/06/2026"), None), Err("import_which_day"));
    assert_eq!(
        started(&sheet("05/06/2026"), Some(false)),
        Ok(at("2026-03-04T10:00:00Z"))
    );
}

#[test]
fn columns_may_be_named_by_hand() {
    let sheet = "Wann genau,Was war los\n2026-02-13 08:30,Ausfall\n";
    let mut scene = Scene::new();
    assert_eq!(scene.refused(sheet.as_bytes()).0, "import_unknown_format");
    let options = ImportOptions {
        columns: [("began", "wann genau"), ("title", "Was war los")]
            .map(|(field, column)| (field.to_owned(), column.to_owned()))
            .into(),
        ..ImportOptions::default()
    };
    assert_eq!(scene.import_with(sheet, &options).new, 1);
    assert_eq!(scene.only().0.start(), at("2026-02-13T08:30:00Z"));
}

#[test]
fn windows_text_is_read_as_such_and_kept() {
    let sheet = b"title;start\nCaf\xe9 \x96 zu;2026-02-13 08:30\n";
    let mut scene = Scene::new();
    scene
        .journal
        .import("x.csv", sheet, &ImportOptions::default())
        .unwrap();
    assert_eq!(scene.only().0.title, "Caf\u{e9} \u{2013} zu");
}

#[test]
fn every_format_is_known_by_name() {
    for name in ImportFormat::names() {
        assert!(ImportFormat::named(name).is_some(), "{name}");
    }
    assert!(ImportFormat::named("incident.io").is_some());
    assert_eq!(ImportFormat::named("abacus"), None);
}

/// Tables and objects that nobody would write.
fn odd_text() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        "[ -~\u{e4}\u{4e2d}]{0,12}",
        prop::sample::select(vec![
            "title",
            "start",
            "03/04/26",
            "12/Jun/23 8:08 PM",
            "2026-13-45",
            "0001-01-01",
            "\"",
            "\"\"\"",
            ";",
            "\t",
            "=1+1",
            "\u{0}",
            "9999999999999999999",
            "-1",
            "31.12.9999 25:61",
            "null",
        ])
        .prop_map(str::to_owned),
    ];
    let row = prop::collection::vec(cell, 0..6);
    let sheet = prop::collection::vec(row, 0..8).prop_map(|rows| {
        let rows = rows.into_iter().map(|row| row.join(","));
        format!(
            "title,start,end,minutes,id\n{}",
            rows.collect::<Vec<_>>().join("\n")
        )
    });
    prop_oneof![sheet, ".{0,200}"]
}

/// An incident of a tool with one of its values replaced by another kind of value.
fn odd_json() -> impl Strategy<Value = String> {
    let value = prop::sample::select(vec![
        json!(null),
        json!(0),
        json!(-1),
        json!(1e300),
        json!([]),
        json!({}),
        json!("x"),
        json!([{"id": 1}]),
        json!("0001-01-01T00:00:00Z"),
        json!({"summary": {"summary": 1}}),
        json!([null, "a", 3]),
        json!(true),
    ]);
    let field = prop::sample::select(vec![
        "id",
        "title",
        "priority",
        "created_at",
        "resolved_at",
        "service",
        "log_entries",
        "notes",
        "assignments",
        "acknowledged_user_names",
        "seconds_to_first_ack",
        "status",
        "html_url",
    ]);
    (field, value).prop_map(|(field, value)| {
        let mut export = pager();
        export["incidents"][0][field] = value;
        export.to_string()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn no_table_and_no_object_brings_an_import_down(text in prop_oneof![odd_text(), odd_json()]) {
        let mut scene = Scene::new();
        let options = ImportOptions { skip_bad: true, ..ImportOptions::default() };
        if let Ok(report) = scene.journal.import("odd", text.as_bytes(), &options) {
            let told = report.new + report.changed + u32::try_from(report.skipped.len() + report.warnings.len()).unwrap();
            prop_assert!(told >= report.records, "{report:?}");
        }
    }
}
