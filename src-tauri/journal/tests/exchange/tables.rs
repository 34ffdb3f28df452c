//! Tables in anyone's columns.

use std::collections::BTreeMap;

use journal::{
    domain::{MilestoneKind, Role, Severity},
    exchange::{self, ImportOptions, TableLook},
};

use super::{at, scene::Scene, zone};

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
            .map(|(field, column)| (field.to_owned(), vec![column.to_owned()]))
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

fn chosen(pairs: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
    let lists = pairs.iter().map(|(field, columns)| {
        let columns = columns.iter().map(|column| (*column).to_owned());
        ((*field).to_owned(), columns.collect())
    });
    lists.collect()
}

#[test]
fn day_and_times_may_stand_in_columns_of_their_own() {
    let sheet = "Incident log 2026,,,\n\
        ,,,\n\
        Date,What happened,Start time,End time\n\
        13/02/2026,Checkout down,23:40,00:25\n\
        14/02/2026,Search slow,9:05 AM,10:00 AM\n";
    let mut scene = Scene::new();
    assert_eq!(scene.import_with(sheet, &ImportOptions::default()).new, 2);
    let incidents = scene.incidents();
    assert_eq!(
        incidents[0].at(MilestoneKind::Began),
        Some(at("2026-02-13T23:40:00Z"))
    );
    assert_eq!(
        incidents[0].at(MilestoneKind::Resolved),
        Some(at("2026-02-14T00:25:00Z")),
        "the night went on into the next day"
    );
    assert_eq!(
        incidents[1].at(MilestoneKind::Resolved),
        Some(at("2026-02-14T10:00:00Z"))
    );
}

#[test]
fn times_are_read_in_every_usual_way() {
    for (cell, instant) in [
        ("2026-03-04 10:00", "2026-03-04T10:00:00Z"),
        ("2026/03/04 10:00:15.5", "2026-03-04T10:00:15.500Z"),
        ("2026-03-04T10:00Z", "2026-03-04T10:00:00Z"),
        ("2026-03-04T10:00:00+0300", "2026-03-04T07:00:00Z"),
        ("2026-03-04 10:00 UTC", "2026-03-04T10:00:00Z"),
        ("2026-03-04 10:00 (CET)", "2026-03-04T09:00:00Z"),
        ("2026-03-04 10:00 UTC+05:30", "2026-03-04T04:30:00Z"),
        ("March 4th, 2026 at 2:30 PM", "2026-03-04T14:30:00Z"),
        ("Wed, 4 Mar 2026 14:30:00 -0600", "2026-03-04T20:30:00Z"),
        ("4. M\u{e4}rz 2026, 14:30 Uhr", "2026-03-04T14:30:00Z"),
        ("4 mars 2026 14h30", "2026-03-04T14:30:00Z"),
        ("4-Mar-26 2pm", "2026-03-04T14:00:00Z"),
        ("12/Jun/23 8:08 PM", "2023-06-12T20:08:00Z"),
        ("18/jul/26 9:10 AM", "2026-07-18T09:10:00Z"),
        ("20260304 1400", ""),
        ("20260304", "2026-03-04T00:00:00Z"),
        ("46085.4166666667", "2026-03-04T10:00:00Z"),
        ("1772618400", "2026-03-04T10:00:00Z"),
        ("1772618400000", "2026-03-04T10:00:00Z"),
        ("soon", ""),
        ("2026-02-30", ""),
        ("13:00 PM 2026-03-04", ""),
    ] {
        let sheet = format!("title\tstart\nX\t{cell}\n");
        let mut scene = Scene::new();
        let done = scene
            .journal
            .import("x.tsv", sheet.as_bytes(), &ImportOptions::default());
        if instant.is_empty() {
            assert_eq!(done.unwrap_err().code(), "import_bad_record", "{cell}");
        } else {
            done.unwrap_or_else(|error| panic!("{cell}: {error}"));
            assert_eq!(scene.only().0.start(), at(instant), "{cell}");
        }
    }
}

#[test]
fn lengths_give_the_end_and_a_zone_may_stand_in_a_name() {
    for (name, cell, end) in [
        ("Duration", "90", Some("10:30")),
        ("Duration", "1:15", Some("10:15")),
        ("Duration", "1h 30m", Some("10:30")),
        ("Duration (hours)", "1.5", Some("10:30")),
        ("Downtime minutes", "20", Some("09:20")),
        ("Duration", "n/a", None),
    ] {
        let sheet = format!("Title;Start (UTC);{name}\nX;2026-02-13 09:00;{cell}\n");
        let mut scene = Scene::new();
        let options = ImportOptions {
            zone: zone("America/New_York"),
            ..ImportOptions::default()
        };
        let report = scene.import_with(&sheet, &options);
        assert_eq!(report.without_zone, None, "the column says its zone");
        let end = end.map(|end| at(&format!("2026-02-13T{end}:00Z")));
        assert_eq!(scene.only().0.at(MilestoneKind::Resolved), end, "{cell}");
    }
}

#[test]
fn nothing_of_a_persons_row_is_lost() {
    let sheet = "Title,Start,End,Region,Root cause,Title\n\
        Down,2026-02-13 09:00,still open,eu-1,a typo,and slow\n";
    let mut scene = Scene::new();
    let report = scene.import_with(sheet, &ImportOptions::default());
    assert_eq!(report.warnings.len(), 1, "{:?}", report.warnings);
    assert_eq!(report.warnings[0].field, "End");
    let (incident, entries) = scene.only();
    assert_eq!(incident.at(MilestoneKind::Resolved), None);
    let texts: Vec<&str> = entries.iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!(
        texts,
        ["a typo", "End: still open\nRegion: eu-1\nTitle: and slow"]
    );
}

#[test]
fn jira_comments_become_lines_under_the_names_that_the_table_knows() {
    let sheet = "Summary,Issue key,Status Category,Created,Resolved,Status Category Changed,Assignee,Assignee Id,Comment,Comment,Custom field (Team)\n\
        Slow,OPS-1,Done,12/Jun/23 8:08 PM,,13/Jun/23 7:00 AM,Ada Lovelace,a1,\"12/Jun/23 8:20 PM;a1;rolled; back\",\"12/Jun/23 8:10 PM;b2;looking\nnow\",red\n";
    let mut scene = Scene::new();
    let options = ImportOptions {
        me: vec!["ADA LOVELACE".to_owned()],
        ..ImportOptions::default()
    };
    let report = scene.import_with(sheet, &options);
    assert_eq!(report.unread, ["Custom field (Team)"]);
    let (incident, entries) = scene.only();
    assert_eq!(incident.roles, [Role::Responder]);
    assert_eq!(
        incident.at(MilestoneKind::Resolved),
        Some(at("2023-06-13T07:00:00Z"))
    );
    let lines: Vec<_> = entries
        .iter()
        .map(|entry| {
            (
                entry.happened_at,
                entry.text.as_str(),
                entry.author.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            (at("2023-06-12T20:10:00Z"), "looking\nnow", Some("b2")),
            (at("2023-06-12T20:20:00Z"), "rolled; back", None),
        ]
    );
}

#[test]
fn work_notes_of_servicenow_become_lines() {
    let sheet = "\"number\",\"short_description\",\"opened_at\",\"closed_at\",\"priority\",\"work_notes\"\n\
        \"INC1\",\"Mail down\",\"2024-05-01 09:00:00\",\"2024-05-01 11:00:00\",\"1 - Critical\",\"2024-05-01 10:02:11 - Ada Lovelace (Work notes)\nrestarted\nit\n\n2024-05-01 09:30:00 - System (Additional comments)\nseen\n\"\n";
    let mut scene = Scene::new();
    scene.import_with(sheet, &ImportOptions::default());
    let (incident, entries) = scene.only();
    assert_eq!(incident.severity, Some(Severity::Sev1));
    let texts: Vec<&str> = entries.iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!(texts, ["seen", "restarted\nit"]);
}

#[test]
fn lists_of_flat_objects_are_tables_too() {
    let list = r#"[{"summary": "Down", "startedAt": "2026-02-13T09:00:00Z", "impact": {"region": "eu"}, "tags": ["a", "b"]},
        {"summary": "Slow", "startedAt": "2026-02-14T09:00:00Z", "resolved": "2026-02-14T10:00:00Z"}]"#;
    let mut scene = Scene::new();
    assert_eq!(scene.import(list).new, 2);
    let incidents = scene.incidents();
    assert_eq!(incidents[0].tags, ["a", "b"]);
    assert_eq!(
        incidents[1].at(MilestoneKind::Resolved),
        Some(at("2026-02-14T10:00:00Z"))
    );
    let lines = "{\"name\": \"One\", \"date\": \"2026-02-13\"}\n{\"name\": \"Two\", \"date\": \"2026-02-14\"}\n";
    assert_eq!(Scene::new().import(lines).new, 2);
}

fn look(sheet: &str, options: &ImportOptions) -> TableLook {
    let look = exchange::look_at_table("x.csv", sheet.as_bytes(), options).unwrap();
    look.unwrap()
}

#[test]
fn a_look_proposes_what_each_column_says() {
    let sheet = "Wann;Was war los;Vorbei\n13.02.2026 08:30;Ausfall der Kasse;13.02.2026 09:00\n";
    let seen = look(sheet, &ImportOptions::default());
    let fields: Vec<Option<&str>> = seen
        .columns
        .iter()
        .map(|column| column.field.as_deref())
        .collect();
    assert_eq!(fields, [Some("began"), Some("title"), Some("resolved")]);
    assert!(!seen.is_enough, "a proposal is not yet a choice");
    assert_eq!(seen.row_count, 1);
    assert_eq!(seen.rows[0][1], "Ausfall der Kasse");

    let options = ImportOptions {
        columns: chosen(&[
            ("began", &["Wann"]),
            ("title", &["Was war los"]),
            ("resolved", &["Vorbei"]),
        ]),
        ..ImportOptions::default()
    };
    assert!(look(sheet, &options).is_enough);
    let mut scene = Scene::new();
    assert_eq!(scene.import_with(sheet, &options).new, 1);
}

#[test]
fn a_table_without_names_is_known_by_its_places() {
    let sheet = "2026-02-13 08:30,Checkout down,2026-02-13 09:00\n2026-02-14 08:30,Search slow,2026-02-14 09:00\n";
    let seen = look(sheet, &ImportOptions::default());
    assert_eq!(seen.columns[1].name, "Column 2");
    assert_eq!(seen.columns[1].field.as_deref(), Some("title"));
    assert_eq!(seen.row_count, 2);
}

#[test]
fn what_is_no_table_has_no_columns_to_look_at() {
    let options = ImportOptions::default();
    for text in [
        "# Title\n\n## Summary\n\nIt broke.\n\n## Timeline\n",
        "[2026-02-13 08:30] Down, and slow.\nText",
    ] {
        let look = exchange::look_at_table("x", text.as_bytes(), &options).unwrap();
        assert_eq!(look, None, "{text}");
    }
}

#[test]
fn a_column_or_field_that_is_not_there_is_said() {
    let sheet = "title,start\nX,2026-02-13\n";
    for columns in [
        chosen(&[("title", &["Titel"])]),
        chosen(&[("colour", &["title"])]),
    ] {
        let options = ImportOptions {
            columns,
            ..ImportOptions::default()
        };
        let mut scene = Scene::new();
        let error = scene
            .journal
            .import("x.csv", sheet.as_bytes(), &options)
            .unwrap_err();
        assert_eq!(error.code(), "import_no_such_column");
    }
}

#[test]
fn a_date_and_a_time_in_columns_of_their_own_are_one_instant() {
    for head in [
        "Date,Time,Incident",
        "Datum,Uhrzeit,St\u{f6}rung",
        "Fecha,Hora,Incidente",
    ] {
        let mut scene = Scene::new();
        let options = ImportOptions {
            zone: zone("Europe/Berlin"),
            ..ImportOptions::default()
        };
        scene.import_with(&format!("{head}\n25/01/2024,03:10,Mail down\n"), &options);
        let began = scene.only().0.at(MilestoneKind::Began);
        assert_eq!(began, Some(at("2024-01-25T02:10:00Z")), "{head}");
    }
}
