//! Several incidents at once: one change, one undo.

use journal::domain::*;

use crate::support::*;

fn three(journal: &mut journal::Journal) -> Vec<IncidentId> {
    let titles = ["Replica lag", "Disk full", "Queue stuck"];
    let new = titles.map(|title| timed(title, "2026-11-20T02:10:00Z", "2026-11-20T02:50:00Z"));
    let logged = new.map(|new| journal.log_incident(new).unwrap().id);
    logged.to_vec()
}

#[test]
fn one_change_to_several_is_one_step() {
    let (mut journal, _place) = journal();
    let ids = three(&mut journal);
    let before: Vec<_> = ids
        .iter()
        .map(|id| journal.incident(*id).unwrap())
        .collect();

    for edit in [
        BulkEdit::Kind(IncidentKind::NearMiss),
        BulkEdit::Severity(Some(Severity::Sev2)),
        BulkEdit::Class(Some("Bad deploy".into())),
        BulkEdit::AddService("Payments".into()),
        BulkEdit::AddTag("eu".into()),
        BulkEdit::Sharing(Sharing::Internal),
    ] {
        journal.edit_incidents(&ids[..2], &edit).unwrap();
    }

    for id in &ids[..2] {
        let view = journal.incident(*id).unwrap();
        assert_eq!(view.incident.kind, IncidentKind::NearMiss);
        assert_eq!(view.incident.severity, Some(Severity::Sev2));
        assert_eq!(view.incident.class, Some(ClassKey("bad_deploy".into())));
        assert_eq!(view.services[0].name, "Payments");
        assert_eq!(view.incident.tags, ["eu"]);
        assert_eq!(view.incident.sharing, Sharing::Internal);
    }
    assert_eq!(journal.incident(ids[2]).unwrap(), before[2], "not chosen");

    for _ in 0..6 {
        journal.undo().unwrap();
    }
    let after: Vec<_> = ids
        .iter()
        .map(|id| journal.incident(*id).unwrap())
        .collect();
    assert_eq!(after, before, "each undo takes one change back from all");
}

#[test]
fn a_tag_or_a_service_is_taken_away_by_its_name_in_any_case() {
    let (mut journal, _place) = journal();
    let ids = three(&mut journal);
    for name in ["Payments", "Kafka"] {
        journal
            .edit_incidents(&ids, &BulkEdit::AddService(name.into()))
            .unwrap();
        journal
            .edit_incidents(&ids, &BulkEdit::AddTag(name.into()))
            .unwrap();
    }
    journal
        .edit_incidents(&ids, &BulkEdit::AddTag("kafka".into()))
        .unwrap();

    journal
        .edit_incidents(&ids, &BulkEdit::RemoveService("payments".into()))
        .unwrap();
    journal
        .edit_incidents(&ids, &BulkEdit::RemoveTag("PAYMENTS".into()))
        .unwrap();

    let view = journal.incident(ids[0]).unwrap();
    let services: Vec<_> = view
        .services
        .iter()
        .map(|service| service.name.as_str())
        .collect();
    assert_eq!(services, ["Kafka"]);
    assert_eq!(
        view.incident.tags,
        ["Kafka"],
        "a tag is there once, as first written"
    );
}

#[test]
fn several_go_into_the_trash_at_once_and_come_back_at_once() {
    let (mut journal, _place) = journal();
    let ids = three(&mut journal);

    journal.delete_incidents(&ids[1..]).unwrap();
    assert_eq!(journal.list(&ListQuery::default()).unwrap().total, 1);
    journal
        .edit_incidents(&ids, &BulkEdit::AddTag("eu".into()))
        .unwrap();
    assert!(
        journal.incident(ids[1]).unwrap().incident.tags.is_empty(),
        "what is in the trash stays as it is"
    );

    journal.undo().unwrap();
    journal.undo().unwrap();
    assert_eq!(journal.list(&ListQuery::default()).unwrap().total, 3);
}
