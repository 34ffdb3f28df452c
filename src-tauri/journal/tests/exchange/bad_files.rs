//! Files that are broken, foreign or hostile.

use journal::{
    domain::MilestoneKind,
    exchange::{ImportFormat, ImportOptions},
};
use proptest::prelude::*;
use serde_json::json;

use super::pages::{EXTRACT, api_incident, page, parsed_incident};
use super::{at, scene::Scene, zone};

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
    let cases: [(&[u8], &str); 11] = [
        (b"", "import_empty"),
        (b" \n ", "import_empty"),
        (b"caf\xe9 {}", "import_unknown_format"),
        (b"\x00\xe9\x01", "import_not_text"),
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
        format: ImportFormat::afterpage(),
        ..ImportOptions::default()
    };
    let error = scene
        .journal
        .import("x", EXTRACT.as_bytes(), &options)
        .unwrap_err();
    assert_eq!(error.code(), "import_not_json");
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
fn a_time_that_a_clock_change_made_doubtful_is_a_bad_record_with_both_candidates() {
    for (typed, said) in [
        (
            "2025-10-26 02:30",
            ["2025-10-26T00:30:00Z", "2025-10-26T01:30:00Z"],
        ),
        (
            "2025-03-30 02:30",
            ["2025-03-30T00:30:00Z", "2025-03-30T01:30:00Z"],
        ),
    ] {
        let mut record = parsed_incident();
        record["started_at"] = json!(typed);
        let mut scene = Scene::new();
        let options = ImportOptions {
            zone: zone("Europe/Berlin"),
            ..ImportOptions::default()
        };
        let text = record.to_string();
        let error = scene
            .journal
            .import("incidents.json", text.as_bytes(), &options)
            .unwrap_err();
        assert_eq!(error.code(), "import_bad_record");
        for candidate in said {
            assert!(error.to_string().contains(candidate), "{error}");
        }
    }
}

#[test]
fn an_early_time_is_kept_and_only_empty_ones_are_left_out() {
    let mut record = parsed_incident();
    record["started_at"] = json!("1969-06-01T00:00:00Z");
    let mut scene = Scene::new();
    scene.import(&record.to_string());
    let began = scene.only().0.at(MilestoneKind::Began);
    assert_eq!(began, Some(at("1969-06-01T00:00:00Z")));

    record["started_at"] = json!("-2025-01-01T00:00:00Z");
    let (code, message) = Scene::new().refused(record.to_string().as_bytes());
    assert_eq!(code, "import_bad_record", "{message}");
}

#[test]
fn messages_show_the_beginning_of_what_is_too_long_for_them() {
    let mut record = parsed_incident();
    record["impact"] = json!("x".repeat(100_000));
    record["updates"][0]["status"] = json!("y".repeat(100_000));
    let report = Scene::new().import(&record.to_string());
    assert_eq!(report.warnings.len(), 2);
    assert!(report.warnings.iter().all(|note| note.text.len() < 200));

    record["started_at"] = json!("z".repeat(100_000));
    let (_, message) = Scene::new().refused(record.to_string().as_bytes());
    assert!(message.len() < 400, "{} bytes", message.len());
}

#[test]
fn a_character_reference_to_nothing_is_shown_as_replaced() {
    let mut record = api_incident();
    record["incident_updates"][0]["body"] = json!("one&#0;two&#x0;three");
    let mut scene = Scene::new();
    scene.import(&page(&record));
    let texts: Vec<String> = scene.only().1.into_iter().map(|line| line.text).collect();
    assert!(
        texts.contains(&"one\u{fffd}two\u{fffd}three".to_owned()),
        "{texts:?}"
    );
}

#[test]
fn incidents_that_are_no_list_are_said_to_be_none() {
    let file = json!({"page": {"id": "x"}, "incidents": {"a": api_incident()}}).to_string();
    let (_, message) = Scene::new().refused(file.as_bytes());
    assert!(
        message.contains("field incidents: is not a list"),
        "{message}"
    );
}

#[test]
fn a_calendar_is_sent_to_where_shifts_come_in() {
    let calendar = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";
    let (code, message) = Scene::new().refused(calendar);
    assert_eq!(code, "import_is_a_calendar");
    assert!(message.contains("shifts"), "{message}");
}

#[test]
fn a_table_that_another_program_broke_is_no_report() {
    let header = "Podsumowanie,Klucz,Typ,Status,Projekt,Priorytet,Utworzono,Opis";
    let row = "\"Disk full,OPS-1,Bug,Open,OPS,High,2026-04-05 02:30,Nobody could pay;;;\n# Steps;;;\n## Impact;;;\n";
    let refused = Scene::new().journal.import(
        "issues.csv",
        format!("{header}\n{row}").as_bytes(),
        &ImportOptions::default(),
    );
    assert!(refused.is_err(), "{refused:?}");
}
