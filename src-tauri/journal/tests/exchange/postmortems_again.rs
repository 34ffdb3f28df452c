//! The same report a second time: what follows it, what stays as the user has it.

use journal::{
    domain::{
        ActionEdit, ActionState, IncidentEdit, ItemId, MilestoneKind, Noun, PostmortemEdit, Section,
    },
    exchange::{ImportOptions, ImportReport},
};

use super::{
    at,
    postmortems::{CameIn, came_in},
    scene::Scene,
    zone,
};

const REPORT: &str = "\
# Disk full on 2026-02-03

- **Key events**
  - Fault occurs 2026-02-03 10:00
  - Resolved 2026-02-03 11:00

## Summary

The disk was full.

## Lessons

Watch it.

## Action items

- Alert before the disk is full
- Rotate the logs every day
";

fn import(scene: &mut Scene, text: &str) -> ImportReport {
    let options = ImportOptions::default();
    let report = scene.journal.import("disk.md", text.as_bytes(), &options);
    report.unwrap()
}

fn changed(text: &str) -> String {
    text.replace("2026-02-03 11:00", "2026-02-03 11:30")
        .replace("The disk was full.", "The disk of the log host was full.")
        .replace("Watch it.", "Watch all disks.")
        .replace(
            "Rotate the logs every day",
            "Rotate the logs every hour, not every day",
        )
}

fn whats(found: &CameIn) -> Vec<&str> {
    found.actions.iter().map(|action| &*action.what).collect()
}

#[test]
fn unchanged_changes_nothing() {
    let mut scene = Scene::new();
    assert_eq!(import(&mut scene, REPORT).new, 1);
    let before = scene.journal.last_seq().unwrap();
    let again = import(&mut scene, REPORT);
    assert_eq!((again.new, again.changed, again.unchanged), (0, 0, 1));
    assert_eq!(
        scene.journal.last_seq().unwrap(),
        before,
        "not even an operation is written"
    );
}

#[test]
fn read_in_another_zone_its_lines_move_and_are_no_others() {
    let mut scene = Scene::new();
    import(&mut scene, REPORT);
    let before = came_in(&scene);
    let options = ImportOptions {
        zone: zone("America/New_York"),
        ..ImportOptions::default()
    };
    scene
        .journal
        .import("disk.md", REPORT.as_bytes(), &options)
        .unwrap();
    let after = came_in(&scene);
    assert_eq!(after.entries.len(), before.entries.len());
    assert_eq!(after.entries[0].id, before.entries[0].id);
    assert_eq!(after.entries[0].happened_at, at("2026-02-03T15:00:00Z"));
    assert_eq!(
        after.incident.at(MilestoneKind::Resolved),
        Some(at("2026-02-03T16:00:00Z"))
    );
}

#[test]
fn what_the_source_changed_follows_and_what_the_user_wrote_stays() {
    let mut scene = Scene::new();
    import(&mut scene, REPORT);
    let first = came_in(&scene);
    let text = "My own words.".to_owned();
    let section = Section::Lessons;
    let mine = PostmortemEdit::Section { section, text };
    scene
        .journal
        .edit_postmortem(first.postmortem.id, mine)
        .unwrap();
    let done = ActionState::Done {
        at: at("2026-03-01T00:00:00Z"),
    };
    scene
        .journal
        .edit_action(first.actions[1].id, ActionEdit::State(done.clone()))
        .unwrap();

    let again = import(&mut scene, &changed(REPORT));

    assert_eq!((again.changed, again.new), (1, 0));
    let found = came_in(&scene);
    assert_eq!(
        found.incident.at(MilestoneKind::Resolved),
        Some(at("2026-02-03T11:30:00Z"))
    );
    assert_eq!(
        found.postmortem.section(Section::Summary),
        "The disk of the log host was full."
    );
    assert_eq!(found.postmortem.section(Section::Lessons), "My own words.");
    assert_eq!(
        whats(&found),
        [
            "Alert before the disk is full",
            "Rotate the logs every hour, not every day"
        ],
        "a corrected wording is the same action"
    );
    assert_eq!(
        found.actions[1].state, done,
        "and keeps what the user did with it"
    );
}

#[test]
fn what_was_deleted_stays_deleted() {
    let mut scene = Scene::new();
    import(&mut scene, REPORT);
    let first = came_in(&scene);
    let delete = |scene: &mut Scene, noun, id: String| {
        scene.journal.delete(&ItemId { noun, id }).unwrap();
    };
    delete(&mut scene, Noun::Action, first.actions[0].id.to_string());
    let emptied = PostmortemEdit::Section {
        section: Section::Summary,
        text: String::new(),
    };
    scene
        .journal
        .edit_postmortem(first.postmortem.id, emptied)
        .unwrap();

    import(&mut scene, &changed(REPORT));
    let found = came_in(&scene);
    assert_eq!(whats(&found), ["Rotate the logs every hour, not every day"]);
    assert_eq!(found.postmortem.section(Section::Summary), "");

    delete(
        &mut scene,
        Noun::Postmortem,
        first.postmortem.id.to_string(),
    );
    import(&mut scene, REPORT);
    assert!(
        scene
            .journal
            .postmortem_of(first.incident.id)
            .unwrap()
            .is_none()
    );
}

#[test]
fn an_undone_import_comes_in_again() {
    let mut scene = Scene::new();
    import(&mut scene, REPORT);
    scene.journal.undo().unwrap();
    assert!(scene.incidents().is_empty());
    assert_eq!(import(&mut scene, REPORT).new, 1);
    assert_eq!(came_in(&scene).actions.len(), 2);
}

#[test]
fn a_title_that_the_user_changed_stays() {
    let mut scene = Scene::new();
    import(&mut scene, REPORT);
    let (incident, _) = scene.only();
    let title = IncidentEdit::Title("Full disk".to_owned());
    scene.journal.edit_incident(incident.id, title).unwrap();
    import(&mut scene, &changed(REPORT));
    assert_eq!(scene.only().0.title, "Full disk");
}
