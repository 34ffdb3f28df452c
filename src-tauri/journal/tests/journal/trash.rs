use chrono::TimeDelta;
use journal::domain::*;

use crate::support::*;

#[test]
fn what_is_deleted_waits_in_the_trash_under_its_title() {
    let (mut journal, place) = journal();
    let incident = journal.log_incident(new_incident("Lag")).unwrap().id;
    let entry = journal.add_entry(note(incident, "a line")).unwrap().id;
    journal.delete(&item(entry)).unwrap();
    let titles = |journal: &journal::Journal| -> Vec<String> {
        journal
            .trash()
            .unwrap()
            .into_iter()
            .map(|found| found.title)
            .collect()
    };
    assert_eq!(titles(&journal), ["a line"]);
    place.clock.pass(TimeDelta::seconds(1));
    journal.delete(&item(incident)).unwrap();
    assert_eq!(titles(&journal), ["Lag"], "its entries go with it");
    assert!(all(&journal).is_empty());
    assert!(
        journal.incident(incident).unwrap().deleted_at.is_some(),
        "it can be looked at"
    );

    journal.restore_from_trash(&item(incident)).unwrap();
    journal.restore_from_trash(&item(entry)).unwrap();
    assert_eq!(all(&journal), ["Lag"]);
    assert_eq!(journal.incident(incident).unwrap().entries.len(), 1);
    assert!(journal.trash().unwrap().is_empty());
}

#[test]
fn the_trash_keeps_thirty_days() {
    let (mut journal, place) = journal();
    let old = journal.log_incident(new_incident("Old")).unwrap().id;
    journal.add_entry(note(old, "its line")).unwrap();
    journal.delete(&item(old)).unwrap();
    place.clock.pass(TimeDelta::days(20));
    let young = journal.log_incident(new_incident("Young")).unwrap().id;
    journal.delete(&item(young)).unwrap();
    assert_eq!(journal.empty_old_trash().unwrap(), 0);
    place.clock.pass(TimeDelta::days(11));
    assert_eq!(journal.empty_old_trash().unwrap(), 1);
    let left: Vec<_> = journal
        .trash()
        .unwrap()
        .into_iter()
        .map(|found| found.item)
        .collect();
    assert_eq!(left, [item(young)]);
    assert_eq!(journal.incident(old).unwrap_err().code(), "not_found");
    assert!(journal.verify().unwrap().problems.is_empty());
}

#[test]
fn a_restored_name_that_is_taken_meanwhile_is_refused() {
    let (mut journal, _place) = journal();
    let new = || NewIncident {
        services: vec!["api".into()],
        ..new_incident("Lag")
    };
    let first = journal.log_incident(new()).unwrap().services[0];
    journal.delete(&item(first)).unwrap();
    journal.log_incident(new()).unwrap();
    assert_eq!(
        journal.restore_from_trash(&item(first)).unwrap_err().code(),
        "name_taken"
    );
}

#[test]
fn the_settings_cannot_be_deleted() {
    let (mut journal, _place) = journal();
    let settings = ItemId {
        noun: Noun::Settings,
        id: "journal".into(),
    };
    assert_eq!(
        journal.delete(&settings).unwrap_err().code(),
        "not_deletable"
    );
    assert_eq!(
        journal.erase(&settings).unwrap_err().code(),
        "not_deletable"
    );
}
