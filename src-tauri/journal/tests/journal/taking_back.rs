use journal::domain::*;
use journal::{IncidentView, Journal};
use proptest::prelude::*;

use crate::support::*;

#[test]
fn undo_takes_back_the_latest_change_and_redo_brings_it_again() {
    let (mut journal, _place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    journal
        .edit_incident(id, IncidentEdit::Severity(Some(Severity::Sev1)))
        .unwrap();
    let undone = journal.undo().unwrap().unwrap();
    assert_eq!(undone.label, "Change severity");
    assert_eq!(undone.ids, [item(id)]);
    assert_eq!(journal.incident(id).unwrap().incident.severity, None);
    journal.redo().unwrap().unwrap();
    assert_eq!(
        journal.incident(id).unwrap().incident.severity,
        Some(Severity::Sev1)
    );
    assert_eq!(journal.redo().unwrap(), None, "nothing is left to do again");
}

#[test]
fn an_undone_incident_is_out_of_sight_and_not_lost() {
    let (mut journal, _place) = journal();
    let new = NewIncident {
        services: vec!["api".into()],
        ..new_incident("Lag")
    };
    let id = journal.log_incident(new).unwrap().id;
    journal.undo().unwrap().unwrap();
    assert_eq!(all(&journal), Vec::<String>::new());
    assert!(
        journal.services().unwrap().is_empty(),
        "its new service goes with it"
    );
    assert!(
        journal
            .trash()
            .unwrap()
            .iter()
            .any(|found| found.item == item(id))
    );
    journal.redo().unwrap().unwrap();
    assert_eq!(all(&journal), ["Lag"]);
    assert_eq!(journal.services().unwrap().len(), 1);
}

#[test]
fn undo_is_refused_when_another_process_changed_the_item() {
    let (mut journal, place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    journal
        .edit_incident(id, IncidentEdit::Kind(IncidentKind::Drill))
        .unwrap();
    let mut other = place.open_again(2);
    other
        .edit_incident(id, IncidentEdit::Severity(Some(Severity::Sev3)))
        .unwrap();

    let refused = journal.undo().unwrap_err();
    assert_eq!(refused.code(), "moved_on");
    let incident = journal.incident(id).unwrap().incident;
    assert_eq!(
        (incident.kind, incident.severity),
        (IncidentKind::Drill, Some(Severity::Sev3))
    );
    assert_eq!(
        other.undo().unwrap().unwrap().label,
        "Change severity",
        "each takes back its own"
    );
}

#[test]
fn undoing_a_text_of_an_entry_adds_a_revision() {
    let (mut journal, _place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    let entry = journal.add_entry(note(id, "one")).unwrap();
    journal
        .edit_entry(entry.id, EntryEdit::Text("two".into()))
        .unwrap();
    journal.undo().unwrap().unwrap();
    let texts: Vec<_> = journal
        .entry_revisions(entry.id)
        .unwrap()
        .into_iter()
        .map(|revision| revision.text)
        .collect();
    assert_eq!(texts, ["one", "two", "one"]);
    assert!(
        journal.verify().unwrap().problems.is_empty(),
        "the seals hold"
    );
}

#[test]
fn undo_works_through_undone_and_redone_steps() {
    let (mut journal, _place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    for kind in [
        IncidentKind::Drill,
        IncidentKind::Vendor,
        IncidentKind::Shadowed,
    ] {
        journal.edit_incident(id, IncidentEdit::Kind(kind)).unwrap();
    }
    let kind = |journal: &Journal| journal.incident(id).unwrap().incident.kind;
    journal.undo().unwrap();
    journal.undo().unwrap();
    assert_eq!(kind(&journal), IncidentKind::Drill);
    journal.redo().unwrap();
    assert_eq!(kind(&journal), IncidentKind::Vendor);
    journal.undo().unwrap();
    journal.undo().unwrap();
    assert_eq!(kind(&journal), IncidentKind::Incident);
}

#[test]
fn text_typed_and_taken_out_again_stands_in_nobodys_way() {
    let (mut journal, _place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    for text in ["a", ""] {
        let part = StoryPart::MyPart;
        let text = text.into();
        journal
            .edit_incident(id, IncidentEdit::Story { part, text })
            .unwrap();
    }
    journal
        .edit_incident(id, IncidentEdit::Kind(IncidentKind::Drill))
        .unwrap();
    while journal.undo().unwrap().is_some() {}
    while journal.redo().unwrap().is_some() {}
    let incident = journal.incident(id).unwrap();
    assert_eq!(
        (incident.incident.kind, incident.deleted_at),
        (IncidentKind::Drill, None)
    );
}

/// One thing a user may do to the two incidents of the property.
#[derive(Debug, Clone)]
enum Step {
    Edit(usize, Box<IncidentEdit>),
    Add(usize, String),
    Delete(usize),
    Merge,
    Wait,
}

fn step() -> impl Strategy<Value = Step> {
    let which = 0..2_usize;
    let names = prop::collection::vec(
        prop::sample::select(vec!["api", "Kafka", "db", "KAFKA"]),
        0..3,
    );
    let edit = prop_oneof![
        "[a-c]{1,3}".prop_map(IncidentEdit::Title),
        "[a-c]{0,3}".prop_map(|text| IncidentEdit::Story {
            part: StoryPart::MyPart,
            text
        }),
        names.prop_map(|names| IncidentEdit::Services(names.into_iter().map(Into::into).collect())),
        prop::option::of("[a-c]{1,2}").prop_map(IncidentEdit::Class),
        prop::option::of("[A-C]{1,2}").prop_map(IncidentEdit::Employer),
        prop::option::of(prop::sample::select(Severity::ALL.to_vec()))
            .prop_map(IncidentEdit::Severity),
        Just(IncidentEdit::SetMilestone(milestone(
            MilestoneKind::Began,
            "2026-11-20T02:00:00Z"
        ))),
        Just(IncidentEdit::ClearMilestone(MilestoneKind::Began)),
        prop::option::of(0..9_u32).prop_map(|lead_minutes| {
            IncidentEdit::DetectedBy(lead_minutes.map(|minutes| DetectedBy::Me {
                lead_minutes: Some(minutes),
            }))
        }),
    ];
    prop_oneof![
        6 => (which.clone(), edit).prop_map(|(which, edit)| Step::Edit(which, Box::new(edit))),
        2 => (which.clone(), "[a-c]{0,4}").prop_map(|(which, text)| Step::Add(which, text)),
        1 => which.prop_map(Step::Delete),
        1 => Just(Step::Merge),
        2 => Just(Step::Wait),
    ]
}

/// All a user can see, without what counts changes; what was written last is found first, and so its order is no state.
fn visible(journal: &Journal, ids: &[IncidentId]) -> (Vec<IncidentView>, Vec<String>, Vec<String>) {
    let mut views: Vec<_> = ids
        .iter()
        .map(|id| journal.incident(*id).unwrap())
        .collect();
    for view in &mut views {
        view.deleted_at = view.deleted_at.map(|_| at("2026-01-01T00:00:00Z"));
        for entry in &mut view.entries {
            entry.revision = 0;
        }
    }
    let services = journal.services().unwrap().into_iter();
    let hits = journal.search("a").unwrap().into_iter();
    let mut lines: Vec<String> = hits.map(|hit| hit.line).collect();
    lines.sort();
    (
        views,
        services
            .map(|used| format!("{} {}", used.service.name, used.incidents))
            .collect(),
        lines,
    )
}

fn run(journal: &mut Journal, place: &Place, ids: &[IncidentId], step: Step) {
    match step {
        Step::Edit(which, edit) => drop(journal.edit_incident(ids[which], *edit).unwrap()),
        Step::Add(which, text) => drop(journal.add_entry(note(ids[which], &text)).unwrap()),
        Step::Delete(which) => journal.delete(&item(ids[which])).unwrap(),
        Step::Merge => {
            let services = journal.services().unwrap();
            if let [one, other, ..] = services.as_slice() {
                journal
                    .merge_services(one.service.id, other.service.id)
                    .unwrap();
            }
        }
        Step::Wait => place.clock.pass(chrono::TimeDelta::minutes(3)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn undoing_everything_returns_to_the_start_and_redoing_to_the_end(
        steps in prop::collection::vec(step(), 1..12)
    ) {
        let (mut journal, place) = journal();
        let ids = ["a one", "two"].map(|title| journal.log_incident(new_incident(title)).unwrap().id);
        drop(journal);
        // What a process did before it was closed is not its to undo.
        let mut journal = place.open_again(2);
        let start = visible(&journal, &ids);
        for step in steps {
            run(&mut journal, &place, &ids, step);
        }
        let end = visible(&journal, &ids);
        while journal.undo().unwrap().is_some() {}
        prop_assert_eq!(visible(&journal, &ids), start);
        while journal.redo().unwrap().is_some() {}
        prop_assert_eq!(visible(&journal, &ids), end);
        prop_assert_eq!(journal.verify().unwrap().problems, Vec::<String>::new());
    }
}
