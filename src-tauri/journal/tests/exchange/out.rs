//! What goes out as tables and as notes, and what comes back of it.

use std::fs;

use journal::{
    domain::{ContributionKind, Incident, IncidentEdit, Link},
    exchange::{Authors, ChatOptions, ImportOptions, OutFile, SlackChoice, packed, slack_channels},
};
use proptest::prelude::*;

use super::{at, scene::Scene, tools::pager, zone};

fn text_of(files: &[OutFile], name: &str) -> String {
    let file = files.iter().find(|file| file.name == name);
    let file = file.unwrap_or_else(|| {
        panic!(
            "{name} is among {:?}",
            files.iter().map(|f| &f.name).collect::<Vec<_>>()
        )
    });
    String::from_utf8(file.bytes.clone()).unwrap()
}

/// A journal with what spreadsheets trip over.
fn odd_journal() -> Scene {
    let sheet = "Title;Start;End;Severity;Service;Tags;My role;Responder;Notes\n\
        =HYPERLINK(\"x\");2026-02-13 09:00;2026-02-13 10:00;SEV2;@pay;+a,-b;incident commander;Ada Lovelace;\"=1+1\nsecond, line\"\n\
        'quoted';2026-02-14 09:00;;;;;;;\"- done\"\n\
        Plain;2026-02-15 09:00;;P1;search;;;;\n";
    let mut scene = Scene::new();
    scene.import_with(sheet, &ImportOptions::default());
    scene.import(&pager().to_string());
    // Nobody has written down its times yet.
    scene.journal.open_pad(Some("Burns"), zone("UTC")).unwrap();
    scene
}

/// All that a table says of an incident.
fn said(scene: &Scene, incident: &Incident) -> String {
    let view = scene.journal.incident(incident.id).unwrap();
    let mut lines: Vec<_> = view
        .entries
        .iter()
        .map(|entry| {
            (
                entry.happened_at,
                entry.kind,
                entry.author.clone(),
                entry.text.clone(),
            )
        })
        .collect();
    lines.sort_by(|one, other| (one.0, &one.3).cmp(&(other.0, &other.3)));
    let mut services = scene.service_names(incident);
    services.sort();
    let times: Vec<_> = incident
        .milestones
        .iter()
        .map(|milestone| (milestone.kind, milestone.at, milestone.estimated))
        .collect();
    format!(
        "{:?}",
        (
            &incident.title,
            (
                incident.kind,
                incident.severity,
                &incident.class,
                incident.zone
            ),
            (
                services,
                &incident.tags,
                &incident.roles,
                &incident.pad.people
            ),
            (times, &incident.links, lines),
        )
    )
}

fn all_said(scene: &Scene) -> Vec<String> {
    let incidents = scene.incidents();
    incidents
        .iter()
        .map(|incident| said(scene, incident))
        .collect()
}

#[test]
fn our_own_tables_come_back_to_the_same_values() {
    let before = odd_journal();
    let files = before.journal.export_csv().unwrap();
    let mut after = Scene::new();
    for name in ["incidents.csv", "entries.csv"] {
        let text = text_of(&files, name);
        after.import_with(&text, &ImportOptions::default());
        let again = after.import_with(&text, &ImportOptions::default());
        assert_eq!(
            (again.new, again.changed, again.entries),
            (0, 0, 0),
            "{name}"
        );
    }
    assert_eq!(all_said(&after), all_said(&before));

    let mut zipped = Scene::new();
    let zip = packed(files).unwrap();
    zipped
        .journal
        .import("all.zip", &zip, &ImportOptions::default())
        .unwrap();
    assert_eq!(all_said(&zipped), all_said(&before));
}

#[test]
fn a_kind_that_nobody_knows_is_kept_in_the_text_and_said() {
    let mut before = Scene::new();
    before.import_with(
        "Title;Start\nLag;2026-02-13 09:00\n",
        &ImportOptions::default(),
    );
    let table = text_of(&before.journal.export_csv().unwrap(), "incidents.csv");
    let table = table.replace(",incident,", ",wobble,");
    let mut after = Scene::new();
    let report = after.import_with(&table, &ImportOptions::default());
    assert_eq!(report.new, 1);
    assert!(report.warnings.iter().any(|note| note.field == "kind"));
    let incident = &after.incidents()[0];
    let entries = after.journal.incident(incident.id).unwrap().entries;
    let texts: Vec<_> = entries.iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!(texts, ["Kind: wobble"]);
}

#[test]
fn tables_of_this_journal_change_nothing_in_it() {
    let mut scene = odd_journal();
    let before = all_said(&scene);
    let zip = packed(scene.journal.export_csv().unwrap()).unwrap();
    let report = scene
        .journal
        .import("all.zip", &zip, &ImportOptions::default())
        .unwrap();
    assert_eq!((report.new, report.changed, report.entries), (0, 0, 0));
    assert_eq!(all_said(&scene), before);
}

#[test]
fn no_cell_is_a_formula() {
    let scene = odd_journal();
    for file in scene.journal.export_csv().unwrap() {
        let text = String::from_utf8(file.bytes).unwrap();
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        for row in reader.records() {
            for cell in &row.unwrap() {
                assert!(
                    !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                    "{}: {cell}",
                    file.name
                );
            }
        }
    }
}

#[test]
fn lines_without_their_incident_are_said() {
    let scene = odd_journal();
    let entries = text_of(&scene.journal.export_csv().unwrap(), "entries.csv");
    let report = Scene::new().import(&entries);
    assert_eq!((report.new, report.entries), (0, 0));
    assert!(!report.warnings.is_empty());
    assert!(
        report.warnings[0]
            .text
            .contains("import the incidents before")
    );
}

#[test]
fn what_is_private_or_in_the_trash_stays_out_of_tables_and_notes() {
    let mut scene = odd_journal();
    let incidents = scene.incidents();
    scene.journal.delete(&incidents[0].id.into()).unwrap();
    let mut private = incidents[1].private.clone();
    private.honesty = "only for me".to_owned();
    scene
        .journal
        .edit_incident(incidents[1].id, IncidentEdit::Private(private))
        .unwrap();
    let mut files = scene.journal.export_csv().unwrap();
    files.extend(scene.journal.export_markdown().unwrap());
    for file in files {
        let text = String::from_utf8(file.bytes).unwrap();
        assert!(!text.contains("only for me"), "{}", file.name);
        assert!(
            !text.contains(&incidents[0].id.to_string()),
            "{}",
            file.name
        );
    }
}

#[test]
fn a_folder_of_notes_has_a_file_for_each_incident_with_a_head_for_machines() {
    let scene = odd_journal();
    let files = scene.journal.export_markdown().unwrap();
    assert_eq!(files.len(), scene.incidents().len());
    let note = text_of(&files, "2026-02-13-hyperlink-x.md");
    assert!(
        note.starts_with("---\ntitle: \"=HYPERLINK(\\\"x\\\")\"\ndate: \"2026-02-13\"\n"),
        "{note}"
    );
    assert!(note.contains("\nseverity: \"SEV2\"\n"), "{note}");
    assert!(
        note.contains("\nbegan: \"2026-02-13T09:00:00+00:00\"\n"),
        "{note}"
    );
    assert!(
        note.contains(
            "\n## Timeline\n\n- 2026-02-13 09:00:00 +00:00 Spreadsheet: \\=1+1\n  second, line\n"
        ),
        "{note}"
    );
    assert_eq!(
        files,
        scene.journal.export_markdown().unwrap(),
        "equal journals give equal bytes"
    );
}

#[test]
fn a_text_cannot_leave_its_place_in_a_note() {
    let mut scene = Scene::new();
    scene.import("title;start;notes\n<script>x</script>;2026-02-13;\"# heading\n[a](b) ---\"\n");
    let note = String::from_utf8(scene.journal.export_markdown().unwrap().remove(0).bytes).unwrap();
    assert!(note.contains("# \\<script\\>x\\</script\\>"), "{note}");
    assert!(note.contains("\\# heading\n  \\[a\\](b) ---"), "{note}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn any_title_tag_and_person_comes_back(
        title in "[=+@' a\u{e4};,\"-]{1,12}",
        tags in prop::collection::vec("[=+@'a;,\"-]{1,5}", 0..3),
        person in "[=+@'a;,\"]{1,8}",
    ) {
        prop_assume!(!title.trim().is_empty());
        let mut before = Scene::new();
        before.import("title;start\nX;2026-02-13 09:00\n");
        let id = before.incidents()[0].id;
        before.journal.edit_incident(id, IncidentEdit::Title(title)).unwrap();
        before.journal.edit_incident(id, IncidentEdit::Tags(tags)).unwrap();
        before.journal.edit_incident(id, IncidentEdit::Links(vec![Link { label: person, url: "https://x.example/a;b".to_owned() }])).unwrap();
        let files = before.journal.export_csv().unwrap();
        let mut after = Scene::new();
        after.import_with(&text_of(&files, "incidents.csv"), &ImportOptions::default());
        after.import_with(&text_of(&files, "entries.csv"), &ImportOptions::default());
        prop_assert_eq!(all_said(&after), all_said(&before));
    }
}

const SLACK: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../shared/samples/slack/official-export-testarchive.zip"
);

#[expect(
    clippy::print_stderr,
    reason = "a test that cannot read its files says so"
)]
#[expect(clippy::too_many_lines, reason = "one story, told in its order")]
#[test]
fn a_slack_export_becomes_lines_of_an_incident() {
    let Ok(bytes) = fs::read(SLACK) else {
        eprintln!("The Slack export is not at hand; it is not read here.");
        return;
    };
    let channels = slack_channels("x.zip", &bytes).unwrap();
    let names: Vec<(&str, u32)> = channels
        .iter()
        .map(|c| (c.name.as_str(), c.messages))
        .collect();
    assert_eq!(names.len(), 2, "{names:?}");
    let mut scene = Scene::new();
    scene.import("title;start\nX;2016-02-07 09:00\n");
    let id = scene.incidents()[0].id;
    let options = ChatOptions {
        date: "2026-01-01".parse().unwrap(),
        zone: journal::domain::Zone::UTC,
        authors: Authors::Keep,
        me: vec!["abilinski".to_owned()],
    };
    let choice = SlackChoice {
        channel: "#enrique".to_owned(),
        from: Some(at("2016-02-07T00:00:00Z")),
        until: Some(at("2016-02-08T00:00:00Z")),
        ..SlackChoice::default()
    };
    let report = scene
        .journal
        .import_slack(id, ("x.zip", &bytes), &choice, &options)
        .unwrap();
    assert!(report.new > 0, "{report:?}");
    assert!(
        report
            .lines
            .iter()
            .all(|line| line.line.at >= at("2016-02-07T00:00:00Z")
                && line.line.at <= at("2016-02-08T00:00:00Z"))
    );
    assert!(
        report
            .lines
            .iter()
            .all(|line| !line.line.text.contains("<@U")),
        "people have names"
    );
    let again = scene
        .journal
        .import_slack(id, ("x.zip", &bytes), &choice, &options)
        .unwrap();
    assert_eq!(again.new, 0);
    let error = scene
        .journal
        .import("x.zip", &bytes, &ImportOptions::default())
        .unwrap_err();
    assert_eq!(error.code(), "import_needs_incident");
    let choice = SlackChoice {
        channel: "nowhere".to_owned(),
        ..SlackChoice::default()
    };
    let error = scene
        .journal
        .import_slack(id, ("x.zip", &bytes), &choice, &options)
        .unwrap_err();
    assert_eq!(error.code(), "import_no_such_channel");
}

#[test]
fn check_ins_and_what_must_not_be_told_are_in_no_table() {
    let mut scene = odd_journal();
    let sample = include_bytes!("../../../../assets/demo/journal.json");
    scene
        .journal
        .import("sample.json", sample, &ImportOptions::default())
        .unwrap();
    assert!(!scene.journal.redactions().unwrap().is_empty());
    let files = scene.journal.export_csv().unwrap();
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert!(names.contains(&"shifts.csv"), "{names:?}");
    assert!(
        !names.contains(&"check_ins.csv") && !names.contains(&"redactions.csv"),
        "{names:?}"
    );
}

#[test]
fn tables_of_other_nouns_are_no_incidents() {
    let mut scene = odd_journal();
    scene
        .journal
        .add_contribution(
            ContributionKind::Tool,
            "A tool that drains nodes",
            "2026-03-01".parse().unwrap(),
        )
        .unwrap();
    let files = scene.journal.export_csv().unwrap();
    let bytes = text_of(&files, "contributions.csv").into_bytes();
    let mut other = Scene::new();
    let options = ImportOptions::default();
    let report = other.journal.import("contributions.csv", &bytes, &options);
    assert_eq!(report.unwrap().new, 1);
    assert_eq!(other.incidents(), []);

    // A table of one's own may be called so, and ours of incidents may have lost columns.
    let own = "id,title,start\n1,Queue is full,2026-03-01 10:00\n";
    let report = other
        .journal
        .import("actions.csv", own.as_bytes(), &options);
    assert_eq!(report.unwrap().new, 1);
    let id = scene.incidents()[0].id;
    let cut = format!("id,title,began\n{id},Plain,2026-03-01T10:00:00Z\n");
    let report = other
        .journal
        .import("incidents.csv", cut.as_bytes(), &options);
    assert_eq!(report.unwrap().new, 1);
}
