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
