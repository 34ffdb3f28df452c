use chrono::TimeDelta;
use journal::domain::*;

use crate::support::*;

fn story(text: &str) -> IncidentEdit {
    IncidentEdit::Story {
        part: StoryPart::WhatHappened,
        text: text.into(),
    }
}

#[test]
fn what_is_typed_in_one_go_is_one_step_of_history() {
    let (mut journal, place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    let before = journal.last_seq().unwrap();
    let mut seqs = vec![before];
    for text in ["T", "Th", "The disk"] {
        journal.edit_incident(id, story(text)).unwrap();
        seqs.push(journal.last_seq().unwrap());
        place.clock.pass(TimeDelta::seconds(2));
    }
    assert!(
        seqs.is_sorted_by(|one, next| one < next),
        "another window sees every save: {seqs:?}"
    );

    let history = journal.history(&item(id)).unwrap();
    assert_eq!(history.len(), 2, "logged, and typed once");
    assert_eq!(history[0].changes[0].before, "");
    assert_eq!(history[0].changes[0].after, "The disk");
    journal.undo().unwrap().unwrap();
    assert_eq!(
        journal.incident(id).unwrap().incident.story.what_happened,
        ""
    );
    journal.redo().unwrap().unwrap();
    assert_eq!(
        journal.incident(id).unwrap().incident.story.what_happened,
        "The disk"
    );
}

#[test]
fn a_pause_another_field_or_another_process_begins_a_new_step() {
    let (mut journal, place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    let steps = |journal: &journal::Journal| journal.history(&item(id)).unwrap().len();
    journal.edit_incident(id, story("a")).unwrap();
    place.clock.pass(TimeDelta::minutes(3));
    journal.edit_incident(id, story("ab")).unwrap();
    assert_eq!(steps(&journal), 3, "after a pause");
    journal
        .edit_incident(id, IncidentEdit::Title("Lag again".into()))
        .unwrap();
    journal.edit_incident(id, story("abc")).unwrap();
    assert_eq!(steps(&journal), 5, "after another field");
    place
        .open_again(2)
        .log_incident(new_incident("Other"))
        .unwrap();
    journal.edit_incident(id, story("abcd")).unwrap();
    assert_eq!(steps(&journal), 6, "after another process");
}

#[test]
fn a_choice_is_a_step_each_time() {
    let (mut journal, _place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    for severity in [Severity::Sev1, Severity::Sev2] {
        journal
            .edit_incident(id, IncidentEdit::Severity(Some(severity)))
            .unwrap();
    }
    journal.undo().unwrap();
    assert_eq!(
        journal.incident(id).unwrap().incident.severity,
        Some(Severity::Sev1)
    );
}

#[test]
fn text_typed_and_taken_away_again_leaves_nothing_to_undo() {
    let (mut journal, _place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    for text in ["a", ""] {
        journal.edit_incident(id, story(text)).unwrap();
    }
    assert_eq!(journal.undo().unwrap().unwrap().label, "Log incident");
}

#[test]
fn saving_the_same_again_writes_nothing() {
    let (mut journal, _place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    let seq = journal.last_seq().unwrap();
    journal
        .edit_incident(id, IncidentEdit::Title("Lag".into()))
        .unwrap();
    assert_eq!(journal.last_seq().unwrap(), seq);
}

#[test]
#[expect(clippy::too_many_lines, reason = "one story, told in its order")]
fn history_is_told_in_words_and_in_the_zone_of_the_incident() {
    let (mut journal, _place) = journal();
    let id = journal
        .log_incident(new_incident("near_miss at 2026-03-01T02:10:00Z"))
        .unwrap()
        .id;
    let began = Milestone {
        kind: MilestoneKind::CauseKnown,
        at: "2026-03-01T02:10:00Z".parse().unwrap(),
        zone: Some(Zone("Asia/Tokyo".parse().unwrap())),
        estimated: true,
    };
    let edits = [
        IncidentEdit::Zone(Zone("Europe/Berlin".parse().unwrap())),
        IncidentEdit::Kind(IncidentKind::NearMiss),
        IncidentEdit::Severity(Some(Severity::Sev2)),
        IncidentEdit::Roles(vec![Role::FirstResponder, Role::Scribe]),
        IncidentEdit::SetMilestone(began.clone()),
        IncidentEdit::SetMilestone(Milestone {
            kind: MilestoneKind::Resolved,
            zone: None,
            ..began
        }),
        IncidentEdit::Mitigation(Some(Mitigation {
            kind: MitigationKind::RollBack,
            trade_off: "lost the new_prices".into(),
        })),
        IncidentEdit::Ending(Some(Ending::HandedOff {
            state: "so_so".into(),
            tried: "restart".into(),
            not_tried: String::new(),
        })),
    ];
    let count = edits.len();
    for edit in edits {
        journal.edit_incident(id, edit).unwrap();
    }
    let mut history = journal.history(&item(id)).unwrap();
    history.reverse();
    assert_eq!(history.len(), count + 1);
    let titled = history[0]
        .changes
        .iter()
        .find(|change| change.field == "title")
        .unwrap();
    assert_eq!(
        titled.after, "near_miss at 2026-03-01T02:10:00Z",
        "the user's own words stay"
    );
    let after: Vec<&str> = history[1..]
        .iter()
        .map(|step| step.changes[0].after.as_str())
        .collect();
    assert_eq!(
        after,
        [
            "Europe/Berlin",
            "near miss",
            "SEV2",
            "first responder; scribe",
            "cause known, 1 Mar 2026, 11:10 JST, estimated",
            "cause known, 1 Mar 2026, 11:10 JST, estimated; resolved, 1 Mar 2026, 03:10 CET, estimated",
            "roll back, trade off lost the new_prices",
            "handed off, so_so, tried restart",
        ]
    );
}

#[test]
fn what_a_record_was_made_as_stays_in_its_history() {
    let (mut journal, _place) = journal();
    let id = journal.log_incident(new_incident("First")).unwrap().id;
    let made_as = |journal: &journal::Journal| {
        let history = journal.history(&item(id)).unwrap();
        let first = history.last().unwrap();
        let title = first.changes.iter().find(|change| change.field == "title");
        title.unwrap().after.clone()
    };
    assert_eq!(made_as(&journal), "First", "before any change");
    for title in ["Second", "Third"] {
        journal
            .edit_incident(id, IncidentEdit::Title(title.into()))
            .unwrap();
        assert_eq!(made_as(&journal), "First");
    }
    for _ in 0..2 {
        journal.undo().unwrap().unwrap();
    }
    assert_eq!(made_as(&journal), "First", "in the trash");
    for _ in 0..2 {
        journal.redo().unwrap().unwrap();
    }
    assert_eq!(journal.incident(id).unwrap().incident.title, "Third");
    assert_eq!(made_as(&journal), "First", "and back again");
}

#[test]
fn what_was_made_is_told_and_redone_with_all_it_was_given() {
    let (mut journal, _place) = journal();
    let new = NewIncident {
        services: vec!["ledger".into()],
        ..new_incident("Lag")
    };
    let id = journal.log_incident(new).unwrap().id;
    let seen = |journal: &journal::Journal| {
        let history = journal.history(&item(id)).unwrap();
        let changes = history.last().unwrap().changes.iter();
        changes
            .map(|change| (change.field.clone(), change.after.clone()))
            .collect::<Vec<_>>()
    };
    let before = seen(&journal);
    assert!(
        before.contains(&("services".to_owned(), "ledger".to_owned())),
        "{before:?}"
    );
    journal.undo().unwrap().unwrap();
    journal.redo().unwrap().unwrap();
    assert_eq!(seen(&journal), before);
    assert_eq!(journal.incident(id).unwrap().incident.title, "Lag");
    assert_eq!(journal.verify().unwrap().problems, Vec::<String>::new());
}
