use std::path::Path;

use chrono::{DateTime, Utc};
use journal::{
    domain::{
        EntryEdit, EntryKind, IncidentEdit, IncidentKind, ItemId, MilestoneKind, Noun, Severity,
    },
    exchange::{ImportFormat, ImportOptions},
};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{at, scene::Scene, zone};

const EXTRACT: &str = include_str!("../../../../tests/data/github-statuses/incidents.jsonl");

/// As the public API of a page gives it: newest update first, HTML in the texts, the page's own offset.
fn api_incident() -> Value {
    json!({
        "id": "p31zjtct2jer",
        "name": "Checkout is slow",
        "status": "resolved",
        "impact": "major",
        "created_at": "2026-03-02T08:00:00.419-06:00",
        "started_at": "2026-03-02T07:55:00-06:00",
        "resolved_at": "2026-03-02T09:30:00-06:00",
        "monitoring_at": null,
        "shortlink": "https://stspg.example/p31",
        "components": [{"name": "Checkout"}, {"name": "checkout "}, {"name": "API"}],
        "incident_updates": [
            {"id": "u4", "status": "resolved", "body": "Done.", "created_at": "2026-03-02T09:30:00-06:00"},
            {"id": "u3", "status": "monitoring", "body": "A fix is in place.", "created_at": "2026-03-02T09:10:00-06:00"},
            {"id": "u2", "status": "identified", "body": "The cause is <b>known</b>:<br /><br />a &amp; b < c, see <a href=\"https://x.example\">here</a>.",
             "created_at": "2026-03-02T09:40:00-06:00", "display_at": "2026-03-02T08:20:00-06:00"},
            {"id": "u1", "status": "investigating", "body": "We are looking.", "created_at": "2026-03-02T08:00:00-06:00"}
        ]
    })
}

fn page(incident: &Value) -> String {
    json!({"page": {"id": "x", "name": "Example"}, "incidents": [incident]}).to_string()
}

fn parsed_incident() -> Value {
    json!({
        "id": "101", "title": "Search is down", "url": "https://status.example/incidents/101",
        "started_at": "2026-05-01T10:00:00Z", "resolved_at": "2026-05-01T11:00:00Z",
        "impact": "minor", "components": ["Search"],
        "updates": [
            {"at": "2026-05-01T10:00:00Z", "status": "Investigating", "message": "Looking <into> it."},
            {"at": "2026-05-01T10:30:00Z", "status": "Update", "message": "Still looking."},
            {"at": "2026-05-01T11:00:00Z", "status": "Resolved", "message": "Over."}
        ]
    })
}

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
fn the_extract_comes_in_once() {
    let mut scene = Scene::new();
    let first = scene.import(EXTRACT);
    assert_eq!(
        (first.records, first.new, first.maintenance_skipped),
        (12, 11, 1)
    );
    assert_eq!(first.warnings, []);

    let before = scene.journal.last_seq().unwrap();
    let second = scene.import(EXTRACT);
    assert_eq!(
        (second.new, second.changed, second.unchanged, second.entries),
        (0, 0, 11, 0)
    );
    assert_eq!(
        scene.journal.last_seq().unwrap(),
        before,
        "not even an operation is written"
    );
}

/// A file of the shared samples, which are not part of the project.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn sample(name: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples");
    let text = std::fs::read_to_string(folder.join(name)).ok();
    if text.is_none() {
        eprintln!("Skipped: {name} is not in {}.", folder.display());
    }
    text
}

#[test]
fn real_history_of_four_years_comes_in_once() {
    let Some(text) = sample("github-statuses/incidents.jsonl") else {
        return;
    };
    let mut scene = Scene::new();
    let first = scene.import(&text);
    assert_eq!(
        (first.records, first.new, first.maintenance_skipped),
        (819, 801, 18)
    );
    let updates = 4_570 - 56;
    assert_eq!(
        first.entries, updates,
        "all but those of maintenance windows"
    );
    let second = scene.import(&text);
    assert_eq!((second.unchanged, second.new, second.changed), (801, 0, 0));
}

#[test]
fn real_incidents_of_the_api_come_in_once() {
    let Some(text) = sample("statuspage/github-incidents-50.json") else {
        return;
    };
    let mut scene = Scene::new();
    let first = scene.import(&text);
    assert_eq!((first.records, first.new, first.entries), (50, 50, 287));
    let second = scene.import(&text);
    assert_eq!((second.unchanged, second.entries), (50, 0));
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
fn one_undo_takes_an_import_back() {
    let mut scene = Scene::new();
    scene.import(EXTRACT);
    scene.journal.undo().unwrap();
    assert_eq!(scene.incidents(), []);
    let again = scene.import(EXTRACT);
    assert_eq!(
        (again.new, again.stay_deleted),
        (11, 0),
        "what was undone was not deleted"
    );
    assert_eq!(scene.import(EXTRACT).unchanged, 11);
}

#[test]
fn what_changed_at_the_source_follows_and_what_the_user_wrote_stays() {
    let mut scene = Scene::new();
    let mut record = parsed_incident();
    record["resolved_at"] = Value::Null;
    record["updates"].as_array_mut().unwrap().pop();
    scene.import(&record.to_string());
    let (incident, entries) = scene.only();
    let mine = IncidentEdit::Title("My own words".to_owned());
    scene.journal.edit_incident(incident.id, mine).unwrap();
    let noted = EntryEdit::Text("Looked into it.".to_owned());
    scene.journal.edit_entry(entries[0].id, noted).unwrap();

    let mut later = parsed_incident();
    later["title"] = json!("Search was down");
    later["impact"] = json!("major");
    later["components"] = json!(["Search", "API"]);
    later["updates"][0]["message"] = json!("Corrected by them.");
    later["updates"][1]["message"] = json!("Still looking, they say.");
    let report = scene.import(&later.to_string());
    assert_eq!((report.changed, report.entries), (1, 1));

    let (incident, entries) = scene.only();
    assert_eq!(incident.title, "My own words");
    assert_eq!(incident.severity, Some(Severity::Sev2));
    assert_eq!(
        incident.at(MilestoneKind::Resolved),
        Some(at("2026-05-01T11:00:00Z"))
    );
    assert_eq!(scene.service_names(&incident), ["Search", "API"]);
    let lines: Vec<&str> = entries.iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!(
        lines,
        ["Looked into it.", "Still looking, they say.", "Over."]
    );

    let again = scene.import(&later.to_string());
    assert_eq!((again.unchanged, again.changed), (1, 0));
    let first = scene.import(&parsed_incident().to_string());
    assert_eq!(first.changed, 1, "the source may also go back");
    assert_eq!(scene.only().0.title, "My own words");
}

#[test]
fn what_the_user_deleted_stays_deleted() {
    let mut scene = Scene::new();
    let text = parsed_incident().to_string();
    scene.import(&text);
    let (incident, entries) = scene.only();
    let line = ItemId {
        noun: Noun::Entry,
        id: entries[1].id.to_string(),
    };
    scene.journal.delete(&line).unwrap();
    assert_eq!(scene.import(&text).unchanged, 1);
    assert_eq!(scene.only().1.len(), 2, "the deleted line stays deleted");

    let item = ItemId {
        noun: Noun::Incident,
        id: incident.id.to_string(),
    };
    scene.journal.delete(&item).unwrap();
    assert_eq!(scene.import(&text).stay_deleted, 1);
    assert_eq!(scene.incidents(), []);
}

#[test]
fn a_service_that_was_renamed_here_keeps_its_name() {
    let mut scene = Scene::new();
    scene.import(&parsed_incident().to_string());
    let service = scene.only().0.services[0];
    scene.journal.rename_service(service, "Finder").unwrap();
    assert_eq!(scene.import(&parsed_incident().to_string()).unchanged, 1);
    let mut another = parsed_incident();
    another["id"] = json!("102");
    scene.import(&another.to_string());
    for incident in scene.incidents() {
        assert_eq!(scene.service_names(&incident), ["Finder"]);
    }
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
fn a_bad_record_names_file_record_and_field_and_stops_the_import() {
    let mut bad = parsed_incident();
    bad["updates"][1]["at"] = json!("yesterday-ish");
    let text = format!("{}\n{bad}\n{{\"title\": \n", parsed_incident());
    let mut scene = Scene::new();
    let (code, message) = scene.refused(text.as_bytes());
    assert_eq!(code, "import_bad_record");
    assert_eq!(
        message,
        "incidents.json, record 2 (Search is down), field updates[1].at: \u{201c}yesterday-ish\u{201d} is not a time; and one more record. Nothing was imported."
    );

    let options = ImportOptions {
        skip_bad: true,
        ..ImportOptions::default()
    };
    let report = scene.import_with(&text, &options);
    assert_eq!((report.new, report.skipped.len()), (1, 2));
    assert_eq!(report.skipped[1].record, 3);
}

#[test]
fn hostile_and_broken_files_are_refused_with_a_sentence() {
    let deep = format!("[{}{}]", "[".repeat(10_000), "]".repeat(10_000));
    let long = json!([{"title": "x".repeat(1_048_577), "updates": []}]).to_string();
    let truncated = page(&api_incident());
    let cases: [(&[u8], &str); 10] = [
        (b"", "import_empty"),
        (b" \n ", "import_empty"),
        (b"caf\xe9 {}", "import_not_text"),
        (b"\xff\xfe{", "import_not_text"),
        (deep.as_bytes(), "import_too_deep"),
        (long.as_bytes(), "import_bad_record"),
        (
            &truncated.as_bytes()[..truncated.len() / 2],
            "import_not_json",
        ),
        (b"just words", "import_unknown_format"),
        (b"[1, 2]", "import_unknown_format"),
        (
            b"{\"title\": \"a\\u0000b\", \"updates\": []}",
            "import_bad_record",
        ),
    ];
    for (bytes, code) in cases {
        let mut scene = Scene::new();
        assert_eq!(scene.refused(bytes).0, code, "{:?}", bytes.get(..20));
    }
}

#[test]
fn a_file_over_the_limit_is_refused() {
    let mut scene = Scene::new();
    let (code, _) = scene.refused(&vec![b' '; 50 * 1024 * 1024 + 1]);
    assert_eq!(code, "import_too_large");
}

#[test]
fn a_named_format_reads_nothing_else() {
    let mut scene = Scene::new();
    let options = ImportOptions {
        format: ImportFormat::Afterpage,
        ..ImportOptions::default()
    };
    let error = scene
        .journal
        .import("x", EXTRACT.as_bytes(), &options)
        .unwrap_err();
    assert_eq!(error.code(), "import_not_json");
}

#[test]
fn the_same_incident_twice_in_one_file_is_said_and_comes_in_once() {
    let mut later = parsed_incident();
    later["title"] = json!("Search was down");
    let text = format!("{}\n{later}", parsed_incident());
    let mut scene = Scene::new();
    let report = scene.import(&text);
    assert_eq!(
        (report.new, report.changed, report.warnings.len()),
        (1, 0, 1)
    );
    assert_eq!(scene.only().0.title, "Search was down");
    assert_eq!(scene.only().1.len(), 3);

    let again = scene.import(&text);
    assert_eq!(
        (again.new, again.changed, again.unchanged),
        (0, 0, 1),
        "a second import changes nothing"
    );
}

#[test]
fn a_time_beyond_all_calendars_is_a_bad_record() {
    let mut incident = api_incident();
    incident["resolved_at"] = json!("9999-12-31T23:59:59Z");
    let (code, said) = Scene::new().refused(page(&incident).as_bytes());
    assert_eq!(code, "import_bad_record");
    assert!(said.contains("field resolved_at"), "{said}");
}

#[test]
fn a_bare_list_may_be_empty_or_begin_with_junk() {
    let mut scene = Scene::new();
    assert_eq!(scene.import("[]").records, 0);
    let options = ImportOptions {
        skip_bad: true,
        ..ImportOptions::default()
    };
    let report = scene.import_with(&json!([5, api_incident()]).to_string(), &options);
    assert_eq!((report.new, report.skipped.len()), (1, 1));
}

/// What damage can do to a file: a piece cut out, another put in its place.
fn damaged() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "",
        "null",
        "[]",
        "{}",
        "\"",
        "0",
        "-1e999",
        "\\u0000",
        "\u{feff}",
        "\n",
        "1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "[[[[",
        "true",
        "\"\\ud800\"",
    ]);
    let whole = prop_oneof![
        Just(page(&api_incident())),
        Just(EXTRACT.lines().next().unwrap_or_default().to_owned()),
        Just(
            json!({"format": "afterpage", "version": 1, "incidents": [{"id": "x", "title": "y"}]})
                .to_string()
        ),
    ];
    (whole, any::<prop::sample::Index>(), 0..30_usize, piece).prop_map(
        |(whole, place, length, piece)| {
            let chars: Vec<char> = whole.chars().collect();
            let start = place.index(chars.len());
            let end = (start + length).min(chars.len());
            let (before, after) = (&chars[..start], &chars[end..]);
            before
                .iter()
                .chain(&piece.chars().collect::<Vec<_>>())
                .chain(after)
                .collect()
        },
    )
}

#[test]
fn no_damage_panics() {
    let scene = std::cell::RefCell::new(Scene::new());
    let options = ImportOptions {
        dry_run: true,
        skip_bad: true,
        with_maintenance: true,
        ..ImportOptions::default()
    };
    proptest!(|(text in damaged())| {
        let mut scene = scene.borrow_mut();
        let result = scene.journal.import("damaged.json", text.as_bytes(), &options);
        if let Err(error) = result {
            prop_assert!(error.code().starts_with("import_"), "{error}: {text}");
        }
    });
}

#[test]
fn what_the_user_wrote_stays_also_in_a_journal_that_came_from_an_archive() {
    let mut from = Scene::new();
    from.import(&parsed_incident().to_string());
    let mine = IncidentEdit::Title("My own words".to_owned());
    let id = from.only().0.id;
    from.journal.edit_incident(id, mine).unwrap();
    let archive = from.journal.export_json().unwrap();

    let mut to = Scene::new();
    to.import(std::str::from_utf8(&archive).unwrap());
    let mut later = parsed_incident();
    later["title"] = json!("Search was down");
    later["impact"] = json!("major");
    assert_eq!(to.import(&later.to_string()).changed, 1);
    let (incident, _) = to.only();
    assert_eq!(incident.title, "My own words");
    assert_eq!(
        incident.severity,
        Some(Severity::Sev2),
        "the rest still follows its source"
    );
}
