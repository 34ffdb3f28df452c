//! Our own archive: everything goes out and comes back.

use journal::{
    domain::{
        EntryDetail, EntryEdit, EntryKind, IncidentEdit, IncidentKind, ItemId, JournalSettings,
        Link, ListQuery, Milestone, MilestoneKind, NewEntry, NewIncident, Noun, PacketKind, Period,
        Role, Severity, Story, StoryPart,
    },
    exchange::{ImportOptions, ImportReport},
};
use proptest::prelude::*;
use serde_json::Value;

use super::{
    archived_reviews::{act_on, review},
    at,
    own_tables::tables_come_back,
    scene::Scene,
    zone,
};

pub const DEMO: &str = include_str!("../../../../assets/demo/journal.json");

/// The export without the journal's own housekeeping: the operations that brought records in.
pub fn records(scene: &Scene) -> Value {
    let mut archive: Value = serde_json::from_slice(&scene.journal.export_json().unwrap()).unwrap();
    archive.as_object_mut().unwrap().remove("operations");
    archive
}

pub fn operations(scene: &Scene) -> Vec<Value> {
    let archive: Value = serde_json::from_slice(&scene.journal.export_json().unwrap()).unwrap();
    archive["operations"].as_array().unwrap().clone()
}

pub fn carry_over(from: &Scene, to: &mut Scene) -> ImportReport {
    let bytes = from.journal.export_json().unwrap();
    let options = ImportOptions::default();
    to.journal.import("journal.json", &bytes, &options).unwrap()
}

/// All of it is in another journal now, with its whole history, and coming again changes nothing.
pub fn comes_back_whole(from: &Scene) -> Scene {
    let mut to = Scene::new();
    carry_over(from, &mut to);
    assert_eq!(records(&to), records(from));
    let (mut ours, theirs) = (operations(from), operations(&to));
    if from.journal.settings().unwrap() == JournalSettings::default() {
        // Settings that are as they ship do not come along, and so neither does how they became so.
        ours.retain(|operation| operation["changes"][0]["noun"] != "settings");
    }
    let there = &theirs[..ours.len().min(theirs.len())];
    assert_eq!(there, &ours[..], "the whole history comes along");
    assert_eq!(to.journal.verify().unwrap().problems, Vec::<String>::new());

    let before = to.journal.last_seq().unwrap();
    let again = carry_over(from, &mut to);
    assert_eq!((again.new, again.different), (0, 0));
    let now = to.journal.last_seq().unwrap();
    assert_eq!(now, before, "a second time changes nothing");
    tables_come_back(from);
    to
}

pub fn new_incident(title: &str) -> NewIncident {
    NewIncident {
        title: title.to_owned(),
        kind: IncidentKind::Incident,
        severity: Some(Severity::Sev2),
        services: vec!["Payments".to_owned()],
        class: Some("moon phase".to_owned()),
        tags: vec!["night".to_owned()],
        zone: zone("Europe/Berlin"),
        milestones: vec![Milestone {
            kind: MilestoneKind::Began,
            at: at("2026-10-25T00:30:00Z"),
            zone: Some(zone("Asia/Kathmandu")),
            estimated: true,
        }],
        roles: vec![Role::Scribe],
        mitigation: None,
        story: Story::default(),
        hands_on_minutes: Some(40),
    }
}

fn new_entry(incident: journal::domain::IncidentId, text: &str) -> NewEntry {
    NewEntry {
        incident,
        kind: EntryKind::Saw,
        text: text.to_owned(),
        author: None,
        happened_at: None,
        zone: None,
        detail: EntryDetail::default(),
        source_id: None,
    }
}

pub fn item(noun: Noun, id: &impl ToString) -> ItemId {
    ItemId {
        noun,
        id: id.to_string(),
    }
}

#[test]
fn the_sample_journal_comes_in_whole() {
    let mut scene = Scene::new();
    let report = scene.import(DEMO);
    assert_eq!((report.records, report.new, report.entries), (47, 47, 329));
    assert_eq!((report.warnings, report.skipped), (vec![], vec![]));

    for incident in scene.incidents() {
        let view = scene.journal.incident(incident.id).unwrap();
        assert_eq!(view.warnings, Vec::<String>::new(), "{}", incident.title);
        assert!(
            incident.seconds_to_resolve().is_some(),
            "{}",
            incident.title
        );
        assert!(!incident.story.learned.is_empty(), "{}", incident.title);
        assert!(!view.entries.is_empty(), "{}", incident.title);
    }
    assert_eq!(scene.journal.settings().unwrap().author, "Robin Ashdown");
    assert_eq!(
        scene.journal.verify().unwrap().problems,
        Vec::<String>::new()
    );
    let again = scene.import(DEMO);
    assert_eq!((again.unchanged, again.new, again.different), (47, 0, 0));
}

#[test]
fn everything_goes_out_and_comes_back() {
    let mut from = Scene::new();
    from.import(DEMO);
    let incident = from
        .journal
        .log_incident(new_incident("Replica lag"))
        .unwrap();
    let kept = from
        .journal
        .add_entry(new_entry(incident.id, "first words"))
        .unwrap();
    let amended = EntryEdit::Text("second words".to_owned());
    from.journal.edit_entry(kept.id, amended).unwrap();
    let binned = from
        .journal
        .add_entry(new_entry(incident.id, "binned"))
        .unwrap();
    from.journal.delete(&item(Noun::Entry, &binned.id)).unwrap();
    let secret = from
        .journal
        .add_entry(new_entry(incident.id, "a secret"))
        .unwrap();
    from.journal.erase(&item(Noun::Entry, &secret.id)).unwrap();
    let gone = from.journal.log_incident(new_incident("Dropped")).unwrap();
    from.journal
        .delete(&item(Noun::Incident, &gone.id))
        .unwrap();
    from.journal
        .create_packet(PacketKind::Review, "Mine", Period::default())
        .unwrap();

    let mut to = Scene::new();
    carry_over(&from, &mut to);

    assert_eq!(records(&to), records(&from));
    assert_eq!(
        to.journal.verify().unwrap().problems,
        Vec::<String>::new(),
        "the seals hold"
    );
    let texts = to.journal.entry_revisions(kept.id).unwrap();
    let texts: Vec<String> = texts.into_iter().map(|revision| revision.text).collect();
    assert_eq!(
        texts,
        ["first words", "second words"],
        "originals stay readable"
    );
    let kept_item = item(Noun::Entry, &kept.id);
    let theirs = to.journal.history(&kept_item).unwrap();
    let ours = from.journal.history(&kept_item).unwrap();
    assert_eq!(
        theirs.len(),
        ours.len() + 1,
        "the history, and the import on top of it"
    );
    assert_eq!(theirs[0].label, "Import archive");
    assert_eq!(theirs[1].label, ours[0].label);
}

#[test]
fn an_import_of_an_archive_is_one_undo() {
    let mut from = Scene::new();
    from.import(DEMO);
    let mut to = Scene::new();
    carry_over(&from, &mut to);
    to.journal.undo().unwrap();
    assert_eq!(to.incidents(), []);

    let again = carry_over(&from, &mut to);
    assert_eq!(
        (again.new, again.different),
        (47, 0),
        "what was undone was not deleted"
    );
    assert_eq!(records(&to), records(&from));
}

#[test]
fn a_zip_holds_the_same() {
    let mut from = Scene::new();
    from.import(DEMO);
    let bytes = from.journal.export_archive().unwrap();
    let mut to = Scene::new();
    to.journal
        .import("journal.zip", &bytes, &ImportOptions::default())
        .unwrap();
    assert_eq!(records(&to), records(&from));
    assert_eq!(
        from.journal.export_archive().unwrap(),
        bytes,
        "byte for byte"
    );
}

#[test]
fn what_differs_is_reported_and_left_alone() {
    let mut from = Scene::new();
    from.import(DEMO);
    let mut to = Scene::new();
    carry_over(&from, &mut to);
    let incident = from.incidents()[0].clone();
    let edit = IncidentEdit::Title("Another title".to_owned());
    from.journal.edit_incident(incident.id, edit).unwrap();
    from.journal
        .add_entry(new_entry(incident.id, "one more"))
        .unwrap();

    let report = carry_over(&from, &mut to);
    assert_eq!(
        (report.different, report.unchanged, report.entries),
        (1, 46, 1)
    );
    assert_eq!(report.warnings[0].name, "Another title");
    assert_eq!(to.incidents()[0].title, incident.title);
}

#[test]
fn services_of_the_same_name_are_one() {
    let mut from = Scene::new();
    from.journal.log_incident(new_incident("Theirs")).unwrap();
    let mut to = Scene::new();
    to.journal.log_incident(new_incident("Ours")).unwrap();
    let report = carry_over(&from, &mut to);
    assert_eq!((report.new, report.skipped.len()), (1, 0));
    assert_eq!(to.journal.services().unwrap().len(), 1);
    assert_eq!(carry_over(&from, &mut to).unchanged, 1);
}

#[test]
fn settings_come_into_a_journal_that_has_none_of_its_own() {
    let theirs = JournalSettings {
        author: "Robin".to_owned(),
        ..JournalSettings::default()
    };
    let mut from = Scene::new();
    from.journal.change_settings(theirs.clone()).unwrap();
    let mut to = Scene::new();
    carry_over(&from, &mut to);
    assert_eq!(to.journal.settings().unwrap(), theirs);

    let ours = JournalSettings {
        author: "Kim".to_owned(),
        ..JournalSettings::default()
    };
    to.journal.change_settings(ours.clone()).unwrap();
    let report = carry_over(&from, &mut to);
    assert_eq!(report.warnings.len(), 1);
    assert_eq!(to.journal.settings().unwrap(), ours);
}

/// What a user can do, in the words of the journal.
#[derive(Debug, Clone)]
enum Act {
    Log(String),
    Note(usize, String),
    Amend(usize, String),
    Tell(usize, String),
    Link(usize, String),
    Review(usize, String),
    Remedy(usize, String),
    Rename(String),
    Bin(usize),
    Undo,
}

fn act() -> impl Strategy<Value = Act> {
    // Every kind of text but NUL, which the journal refuses, and blank, which is no title.
    let text = "[a-zé日\u{202e}<&\"\\\\\n]{0,11}x";
    let place = 0..8_usize;
    prop_oneof![
        text.prop_map(Act::Log),
        (place.clone(), text).prop_map(|(n, text)| Act::Note(n, text)),
        (place.clone(), text).prop_map(|(n, text)| Act::Amend(n, text)),
        (place.clone(), text).prop_map(|(n, text)| Act::Tell(n, text)),
        (place.clone(), text).prop_map(|(n, text)| Act::Link(n, text)),
        (place.clone(), text).prop_map(|(n, text)| Act::Review(n, text)),
        (place.clone(), text).prop_map(|(n, text)| Act::Remedy(n, text)),
        text.prop_map(Act::Rename),
        place.prop_map(Act::Bin),
        Just(Act::Undo),
    ]
}

fn perform(scene: &mut Scene, act: Act) {
    let rows = scene.journal.list(&ListQuery::default()).unwrap().rows;
    let nth = |n: usize| rows.get(n % rows.len().max(1)).map(|row| row.id);
    match act {
        Act::Log(title) => {
            scene.journal.log_incident(new_incident(&title)).unwrap();
        }
        Act::Note(n, text) => {
            if let Some(id) = nth(n) {
                scene.journal.add_entry(new_entry(id, &text)).unwrap();
            }
        }
        Act::Amend(n, text) => {
            if let Some(id) = nth(n)
                && let Some(entry) = scene.journal.incident(id).unwrap().entries.first()
            {
                scene
                    .journal
                    .edit_entry(entry.id, EntryEdit::Text(text))
                    .unwrap();
            }
        }
        Act::Tell(n, text) => edit(
            scene,
            nth(n),
            IncidentEdit::Story {
                part: StoryPart::MyPart,
                text,
            },
        ),
        Act::Link(n, label) => {
            let link = Link {
                label,
                url: "https://x.example".to_owned(),
            };
            edit(scene, nth(n), IncidentEdit::Links(vec![link]));
        }
        Act::Review(n, text) => {
            if let Some(id) = nth(n) {
                review(scene, id, text);
            }
        }
        Act::Remedy(n, text) => act_on(scene, n, text),
        Act::Rename(name) => {
            if let Some(used) = scene.journal.services().unwrap().first()
                && let Err(refused) = scene.journal.rename_service(used.service.id, &name)
            {
                assert_eq!(refused.code(), "name_taken");
            }
        }
        Act::Bin(n) => {
            if let Some(id) = nth(n) {
                scene.journal.delete(&item(Noun::Incident, &id)).unwrap();
            }
        }
        Act::Undo => {
            scene.journal.undo().unwrap();
        }
    }
}

fn edit(scene: &mut Scene, id: Option<journal::domain::IncidentId>, edit: IncidentEdit) {
    if let Some(id) = id {
        scene.journal.edit_incident(id, edit).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_journal_survives_the_way_out_and_in(acts in prop::collection::vec(act(), 1..14)) {
        let mut from = Scene::new();
        for act in acts {
            perform(&mut from, act);
        }
        comes_back_whole(&from);
    }
}
