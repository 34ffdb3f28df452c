use journal::domain::*;

use crate::support::*;

fn with_services(title: &str, services: &[&str]) -> NewIncident {
    NewIncident {
        services: services.iter().map(|name| (*name).to_owned()).collect(),
        ..new_incident(title)
    }
}

#[test]
fn a_merged_service_is_replaced_everywhere_and_undo_brings_it_back() {
    let (mut journal, _place) = journal();
    let one = journal
        .log_incident(with_services("One", &["payments", "api"]))
        .unwrap();
    let both = journal
        .log_incident(with_services("Both", &["pay", "payments"]))
        .unwrap();
    let (payments, pay) = (one.services[0], both.services[0]);

    let kept = journal.merge_services(pay, payments).unwrap();
    assert_eq!(kept.name, "payments");
    assert_eq!(
        journal.incident(both.id).unwrap().incident.services,
        [payments],
        "one use, not two"
    );
    let names: Vec<_> = journal
        .services()
        .unwrap()
        .into_iter()
        .map(|used| (used.service.name, used.incidents))
        .collect();
    assert_eq!(names, [("api".to_owned(), 1), ("payments".to_owned(), 2)]);

    journal.undo().unwrap().unwrap();
    assert_eq!(
        journal.incident(both.id).unwrap().incident.services,
        [pay, payments]
    );
    assert_eq!(journal.services().unwrap().len(), 3);
}

#[test]
fn a_name_is_taken_without_regard_to_case() {
    let (mut journal, _place) = journal();
    let incident = journal
        .log_incident(with_services("One", &["ÜBER", "api"]))
        .unwrap();
    let error = journal
        .rename_service(incident.services[1], "über")
        .unwrap_err();
    assert_eq!(error.code(), "name_taken");
    let renamed = journal
        .rename_service(incident.services[0], "Über")
        .unwrap();
    assert_eq!(renamed.name, "Über", "only the case of its own name");
    assert_eq!(
        journal
            .rename_service(incident.services[0], "  ")
            .unwrap_err()
            .code(),
        "empty_name"
    );
}

#[test]
fn a_class_is_found_by_key_or_name_and_made_once() {
    let (mut journal, _place) = journal();
    let id = journal.log_incident(new_incident("One")).unwrap().id;
    let mut class = |name: &str| {
        journal
            .edit_incident(id, IncidentEdit::Class(Some(name.into())))
            .unwrap()
            .class
            .unwrap()
    };
    assert_eq!(class("disk_full").0, "disk_full");
    assert_eq!(class("Network or DNS").0, "network_dns");
    let own = class("Cache stampede");
    assert_eq!(class("cache STAMPEDE"), own);
    assert_ne!(class("???").0, "", "a name without letters has a key too");
    let own_count = journal.classes().unwrap().len() - FailureClass::starters().len();
    assert_eq!(own_count, 2);
}

#[test]
fn deleting_a_service_takes_it_from_its_incidents_and_undo_gives_it_back() {
    let (mut journal, _place) = journal();
    let incident = journal
        .log_incident(with_services("One", &["api"]))
        .unwrap();
    journal.delete(&item(incident.services[0])).unwrap();
    assert!(
        journal
            .incident(incident.id)
            .unwrap()
            .incident
            .services
            .is_empty()
    );
    journal.undo().unwrap().unwrap();
    assert_eq!(journal.incident(incident.id).unwrap().incident, incident);
}

#[test]
fn a_class_of_ones_own_can_become_part_of_another_everywhere() {
    let (mut journal, _place) = journal();
    let mut full = new_incident("Queue full");
    full.class = Some("queue overrun".to_owned());
    let full = journal.log_incident(full).unwrap();
    let own = full.class.clone().unwrap();
    let capacity = ClassKey("capacity_limit".to_owned());
    let book = journal.add_runbook("Drain the queue").unwrap().id;
    let covered = ["queue overrun", "capacity limit"].map(str::to_owned);
    journal
        .edit_runbook(book, RunbookEdit::Classes(covered.into()))
        .unwrap();
    let scope = Scope {
        classes: vec![own.clone()],
        ..Scope::default()
    };
    journal
        .add_improvement("Longer queue", day("2026-02-01"), scope, &[])
        .unwrap();

    let kept = journal.merge_classes(&own, &capacity).unwrap();
    assert_eq!(kept.key, capacity);
    let class_of = |journal: &journal::Journal| journal.incident(full.id).unwrap().incident.class;
    assert_eq!(class_of(&journal), Some(capacity.clone()));
    let runbook = journal.runbook(book, day("2026-02-01")).unwrap().runbook;
    assert_eq!(runbook.classes.len(), 1, "once, not twice");
    assert_eq!(runbook.classes[0], capacity);
    let improvements = journal.improvements().unwrap();
    assert_eq!(improvements[0].improvement.scope.classes[0], capacity);
    let has = |journal: &journal::Journal, key: &ClassKey| {
        let classes = journal.classes().unwrap();
        classes.iter().any(|class| class.key == *key)
    };
    assert!(!has(&journal, &own));

    journal.undo().unwrap().unwrap();
    assert_eq!(class_of(&journal), Some(own.clone()));
    assert!(has(&journal, &own));

    journal.merge_classes(&capacity, &own).unwrap();
    assert!(has(&journal, &capacity), "a starter can be chosen again");
    let missing = ClassKey("nothing".to_owned());
    let error = journal.merge_classes(&own, &missing).unwrap_err();
    assert_eq!(error.code(), "not_found");
}
