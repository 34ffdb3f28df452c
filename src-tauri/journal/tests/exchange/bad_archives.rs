//! Archives that are faulty, contradict themselves or mean harm.

use std::io::{Cursor, Write};

use journal::domain::{EntryKind, IncidentKind, Severity};
use journal::exchange::ImportOptions;
use serde_json::{Value, json};

use super::{
    archives::{DEMO, operations, records},
    scene::Scene,
};

#[test]
fn a_faulty_incident_is_named_by_its_field() {
    let id = "019ac984-e080-7008-8a17-5ef778000008";
    for (incident, complaint) in [
        (json!({"title": "A"}), "record 1 (A), field id: is missing"),
        (
            json!({"id": id, "title": "A", "created_at": "2026-01-01T00:00:00Z", "roles": ["wizard"]}),
            "record 1 (A), field roles[0]: cannot be read",
        ),
        (
            json!({"id": id, "title": "A", "milestones": [{"kind": "began", "at": "2026-03-30T02:30:00", "estimated": false}]}),
            "record 1 (A), field milestones[0].at: cannot be read",
        ),
        (
            json!({"id": id, "title": "A", "created_at": "2026-01-01T00:00:00Z", "entries":
                [{"id": id, "text": "x", "happened_at": "soon"}]}),
            "field entries[0].happened_at: cannot be read",
        ),
        (
            json!({"id": id, "title": "A", "colour": "red"}),
            "field colour: is not a field that Afterpage knows",
        ),
        (
            json!({"id": id, "title": "A", "created_at": "2026-01-01T00:00:00Z", "services": [id]}),
            "field services: is neither in the file nor here",
        ),
        (
            json!({"id": id, "title": " ", "created_at": "2026-01-01T00:00:00Z"}),
            "field incident: This incident needs a",
        ),
        (
            json!({"id": id, "title": "A\u{0}", "created_at": "2026-01-01T00:00:00Z"}),
            "which no text needs. Nothing was imported.",
        ),
        (
            json!({"id": id, "title": "A", "created_at": "2026-01-01T00:00:00Z", "entries": [{"id": id, "text": "x"}]}),
            "field entries[0].happened_at: is missing",
        ),
    ] {
        let archive = json!({"format": "afterpage", "version": 1, "incidents": [incident]});
        let mut scene = Scene::new();
        let (code, message) = scene.refused(archive.to_string().as_bytes());
        assert_eq!(code, "import_bad_record", "{message}");
        assert!(message.contains(complaint), "{message}");
        let options = ImportOptions {
            skip_bad: true,
            ..ImportOptions::default()
        };
        assert_eq!(
            scene
                .import_with(&archive.to_string(), &options)
                .skipped
                .len(),
            1
        );
    }
}

#[test]
fn words_written_by_hand_are_read_or_kept_and_said() {
    let [id, other, line, word] = [
        "019ac984-e080-7008-8a17-5ef778000008",
        "019ac984-e080-7008-8a17-5ef778000009",
        "019ac984-e080-7008-8a17-5ef77800000a",
        "019ac984-e080-7008-8a17-5ef77800000b",
    ];
    let at = "2026-01-01T00:00:00Z";
    let archive = json!({"format": "afterpage", "version": 1, "incidents": [
        {"id": id, "title": "Known words", "created_at": at, "severity": "P2", "kind": "Near miss"},
        {"id": other, "title": "Words of ours", "created_at": at, "severity": "purple", "kind": "wobble",
         "private": {"notes": "Mine."}, "entries": [
            {"id": line, "text": "turned it off", "happened_at": at, "kind": "Did "},
            {"id": word, "text": "and on again", "happened_at": at, "kind": "shout"},
        ]},
    ]})
    .to_string();
    let mut scene = Scene::new();
    let report = scene.import(&archive);
    assert_eq!((report.new, report.entries), (2, 2));
    let said: Vec<_> = report
        .warnings
        .iter()
        .map(|note| (note.record, note.field.as_str()))
        .collect();
    assert_eq!(said, [(2, "severity"), (2, "kind"), (2, "entries[1].kind")]);
    let view = |id: &str| scene.journal.incident(id.parse().unwrap()).unwrap();
    let known = view(id).incident;
    assert_eq!(known.severity, Some(Severity::Sev2));
    assert_eq!(known.kind, IncidentKind::NearMiss);
    let unknown = view(other);
    assert_eq!(unknown.incident.severity, None);
    assert_eq!(
        unknown.incident.private.notes,
        "Mine.\nseverity in the file: purple\nkind in the file: wobble"
    );
    let texts: Vec<_> = unknown
        .entries
        .iter()
        .map(|entry| (entry.kind, entry.text.as_str()))
        .collect();
    assert_eq!(
        texts,
        [
            (EntryKind::Did, "turned it off"),
            (EntryKind::Note, "shout: and on again"),
        ]
    );
    let again = scene.import(&archive);
    assert_eq!((again.new, again.unchanged, again.different), (0, 2, 0));
}

#[test]
fn archives_that_cannot_be_are_refused() {
    for (archive, code) in [
        (
            json!({"format": "afterpage", "version": 2}),
            "import_newer_archive",
        ),
        (json!({"format": "afterpage"}), "import_bad_archive"),
        (
            json!({"format": "afterpage", "version": 1, "incidents": 3}),
            "import_bad_archive",
        ),
        (
            json!({"format": "afterpage", "version": 1, "extras": []}),
            "import_bad_archive",
        ),
        (
            json!({"format": "afterpage", "version": 1, "settings": 3}),
            "import_bad_archive",
        ),
        (
            json!({"format": "afterpage", "version": 1, "operations": [{"changes": 3}]}),
            "import_bad_archive",
        ),
        (
            json!({"format": "afterpage", "version": 1, "operations": ["undo"]}),
            "import_bad_archive",
        ),
        (
            json!({"format": "afterpage", "version": 1, "operations": [{"id": "1"}]}),
            "import_bad_record",
        ),
    ] {
        let mut scene = Scene::new();
        assert_eq!(
            scene.refused(archive.to_string().as_bytes()).0,
            code,
            "{archive}"
        );
    }
}

#[test]
fn seals_that_contradict_their_lines_are_refused() {
    let mut from = Scene::new();
    from.import(DEMO);
    let mut archive: Value = serde_json::from_slice(&from.journal.export_json().unwrap()).unwrap();
    archive["incidents"][0]["revisions"][0]["number"] = json!(7);
    let mut to = Scene::new();
    let (code, message) = to.refused(archive.to_string().as_bytes());
    assert_eq!(code, "import_bad_archive");
    assert!(message.contains("contradict their seals"), "{message}");
}

fn zipped(name: &str, content: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, zip::write::SimpleFileOptions::default())
        .unwrap();
    zip.write_all(content).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn hostile_zips_are_refused() {
    let bomb = zipped("journal.json", &vec![b' '; 66 * 1024 * 1024]);
    let elsewhere = zipped("../../journal.json", DEMO.as_bytes());
    let whole = zipped("journal.json", DEMO.as_bytes());
    let half = whole[..whole.len() / 2].to_vec();
    for (bytes, code) in [
        (&bomb, "import_bad_archive"),
        (&elsewhere, "import_bad_zip"),
        (&half, "import_bad_zip"),
    ] {
        let mut scene = Scene::new();
        assert_eq!(scene.refused(bytes).0, code);
    }
}

#[test]
fn times_by_hand_that_contradict_each_other_come_in_and_are_said() {
    let archive = json!({"format": "afterpage", "version": 1, "incidents": [{
        "id": "019ac984-e080-7008-8a17-5ef778000008", "title": "Odd clocks", "milestones": [
            {"kind": "began", "at": "2025-03-01T10:00:00Z", "estimated": false},
            {"kind": "resolved", "at": "2025-03-01T09:00:00Z", "estimated": false},
        ],
    }]});
    let report = Scene::new().import(&archive.to_string());
    let [warning] = &report.warnings[..] else {
        panic!("one warning: {:?}", report.warnings);
    };
    assert_eq!((report.new, warning.record), (1, 1));
    assert!(warning.text.contains("before “Began”"), "{warning}");
}

#[test]
fn a_change_that_cannot_be_read_is_named_and_the_others_come_in() {
    let mut from = Scene::new();
    from.import(DEMO);
    let mut archive: Value = serde_json::from_slice(&from.journal.export_json().unwrap()).unwrap();
    let changes = archive["operations"][0]["changes"].as_array_mut().unwrap();
    changes[1] = json!({"noun": "incident", "id": 3});
    let left = changes.len() - 1;
    let mut to = Scene::new();
    let (code, message) = to.refused(archive.to_string().as_bytes());
    assert_eq!(code, "import_bad_record");
    assert!(
        message.contains("field changes[1]: cannot be read"),
        "{message}"
    );

    let options = ImportOptions {
        skip_bad: true,
        ..ImportOptions::default()
    };
    let report = to.import_with(&archive.to_string(), &options);
    assert_eq!((report.new, report.skipped.len()), (47, 1));
    let told = operations(&to)[0]["changes"].as_array().unwrap().len();
    assert_eq!(told, left);
}

#[test]
fn lists_may_stand_in_any_order() {
    let id = |last| format!("019ac984-e080-7008-8a17-5ef77800000{last}");
    let incident = json!({"id": id(1), "title": "A", "created_at": "2026-01-01T00:00:00Z",
        "services": [id(2)], "employer": id(3)});
    let (service, employer) = (
        json!({"id": id(2), "name": "Search"}),
        json!({"id": id(3), "name": "Elm"}),
    );
    let archive = format!(
        "{{\"operations\": null, \"incidents\": [{incident}], \"services\": [{service}], \"version\": 1,
          \"employers\": [{employer}], \"format\": \"afterpage\"}}"
    );
    let mut scene = Scene::new();
    let report = scene.import(&archive);
    assert_eq!((report.new, report.skipped), (1, vec![]));
    assert_eq!(scene.journal.services().unwrap()[0].service.name, "Search");
}

#[test]
fn nothing_of_an_archive_is_lost_unseen() {
    let incident = json!({"id": "019ac984-e080-7008-8a17-5ef778000008", "title": "A",
        "created_at": "2026-01-01T00:00:00Z"});
    let head = "\"format\": \"afterpage\", \"version\": 1";
    let lists = "\"services\": [], \"employers\": [], \"classes\": []";
    for (archive, complaint) in [
        (
            format!("{{\"incident\": [{incident}], {head}, \"incidents\": []}}"),
            "“incident” is no part of one",
        ),
        (
            format!("{{{head}, {lists}, \"incidents\": [{incident}], \"incidents\": []}}"),
            "“incidents” is there twice",
        ),
        (
            format!("{{{head}, \"incidents\": [{incident}], \"incidents\": []}}"),
            "“incidents” is there twice",
        ),
    ] {
        let mut scene = Scene::new();
        let (code, message) = scene.refused(archive.as_bytes());
        assert_eq!(code, "import_bad_archive", "{archive}");
        assert!(message.contains(complaint), "{message}");
        assert_eq!(scene.incidents(), [], "{archive}");
    }
}

#[test]
fn an_operation_that_cannot_be_read_is_left_out_alone() {
    let incident = json!({"id": "019ac984-e080-7008-8a17-5ef778000008", "title": "A",
        "created_at": "2026-01-01T00:00:00Z"});
    for changes in ["", ", \"changes\": []"] {
        let archive = format!(
            "{{\"format\": \"afterpage\", \"version\": 1, \"incidents\": [{incident}], \"operations\": [
              {{\"id\": \"1\", \"at\": \"2026-01-01T00:00:00Z\", \"process\": \"p\", \"label\": \"\\ud800\"{changes}}}]}}"
        );
        let mut scene = Scene::new();
        let (code, message) = scene.refused(archive.as_bytes());
        assert_eq!(code, "import_bad_record", "{message}");
        let options = ImportOptions {
            skip_bad: true,
            ..ImportOptions::default()
        };
        assert_eq!(scene.import_with(&archive, &options).new, 1);
    }
}

#[test]
fn an_archive_in_another_encoding_is_read() {
    let archive = "{\"format\": \"afterpage\", \"version\": 1, \"incidents\": [
        {\"id\": \"019ac984-e080-7008-8a17-5ef778000008\", \"title\": \"M\u{fc}ll\", \"created_at\": \"2026-01-01T00:00:00Z\"}]}";
    let bytes: Vec<u8> = archive.chars().map(|one| one as u8).collect();
    let mut scene = Scene::new();
    let options = ImportOptions::default();
    scene
        .journal
        .import("journal.json", &bytes, &options)
        .unwrap();
    assert_eq!(scene.incidents()[0].title, "M\u{fc}ll");
}

#[test]
fn an_id_that_is_somebody_elses_takes_nothing_away() {
    let mut scene = Scene::new();
    scene.import(DEMO);
    let before = records(&scene);
    let line = &before["incidents"][0]["entries"][0]["id"];
    let runbook = &before["runbooks"][0]["id"];
    let id = "019ac984-e080-7008-8a17-5ef7780000ff";
    let options = ImportOptions {
        skip_bad: true,
        ..ImportOptions::default()
    };
    for entry in [line.clone(), json!(id)] {
        let archive = json!({"format": "afterpage", "version": 1, "incidents": [{
            "id": id, "title": "A", "created_at": "2026-01-01T00:00:00Z",
            "entries": [{"id": entry, "text": "mine now", "happened_at": "2026-01-01T00:00:00Z"}],
        }]});
        let (code, message) = scene.refused(archive.to_string().as_bytes());
        assert_eq!(code, "import_bad_record", "{message}");
    }
    let other = json!({"format": "afterpage", "version": 1, "redactions": [{
        "id": runbook, "term": "x", "variants": [], "kind": "other", "alias": "", "may_stay": false,
        "created_at": "2026-01-01T00:00:00Z",
    }]});
    let (code, message) = scene.refused(other.to_string().as_bytes());
    assert_eq!(code, "import_bad_record", "{message}");
    assert!(
        message.contains("the id of a record of another kind"),
        "{message}"
    );
    scene.import_with(&other.to_string(), &options);
    assert_eq!(records(&scene), before);
}

#[test]
fn a_damaged_byte_does_not_make_an_archive_one_of_another_encoding() {
    let mut bytes = "{\"format\": \"afterpage\", \"version\": 1, \"incidents\": [
        {\"id\": \"019ac984-e080-7008-8a17-5ef778000008\", \"title\": \"M\u{fc}ll ?\", \"created_at\": \"2026-01-01T00:00:00Z\"}]}"
        .as_bytes()
        .to_vec();
    let place = bytes.iter().position(|byte| *byte == b'?').unwrap();
    bytes[place] = 0xFF;
    assert_eq!(Scene::new().refused(&bytes).0, "import_not_json");
}

#[test]
fn a_seal_of_a_version_that_cannot_be_is_refused() {
    let mut from = Scene::new();
    from.import(DEMO);
    let mut archive: Value = serde_json::from_slice(&from.journal.export_json().unwrap()).unwrap();
    archive["incidents"][0]["revisions"][0]["seal_version"] = json!(-1);
    let (code, message) = Scene::new().refused(archive.to_string().as_bytes());
    assert_eq!(code, "import_bad_record");
    assert!(message.contains("revisions[0].seal_version"), "{message}");
}
