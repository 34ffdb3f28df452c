//! Saved views: a question under a name.

use journal::domain::*;

use crate::support::*;

fn of_service(service: ServiceId) -> ListQuery {
    ListQuery {
        scope: Scope {
            services: vec![service],
            ..Scope::default()
        },
        text: "lag".into(),
        sort: ListSort::Longest,
        offset: 200,
        limit: Some(200),
        ..ListQuery::default()
    }
}

#[test]
fn a_view_is_saved_renamed_and_taken_away() {
    let (mut journal, place) = journal();
    let query = of_service(ServiceId(uuid::Uuid::from_u128(7)));

    let view = journal.save_view(" Slow ones ", query.clone()).unwrap();
    assert_eq!(
        (view.name.as_str(), view.sort),
        ("Slow ones", ListSort::Longest)
    );
    assert_eq!((&view.scope, view.text.as_str()), (&query.scope, "lag"));
    let taken = journal
        .save_view("slow ONES", ListQuery::default())
        .unwrap_err();
    assert_eq!(taken.code(), "name_taken");
    let unnamed = journal.save_view(" ", ListQuery::default()).unwrap_err();
    assert_eq!(unnamed.code(), "empty_name");

    let other = journal.save_view("All", ListQuery::default()).unwrap();
    assert_eq!(
        journal
            .rename_view(other.id, "Slow ones")
            .unwrap_err()
            .code(),
        "name_taken"
    );
    let renamed = journal.rename_view(view.id, "slow ones").unwrap();
    drop(journal);
    let mut journal = place.open_again(2);
    assert_eq!(
        journal.views().unwrap(),
        [other.clone(), renamed.clone()],
        "by name, on disk"
    );

    journal.delete(&renamed.id.into()).unwrap();
    assert_eq!(journal.views().unwrap(), [other]);
    journal.undo().unwrap();
    assert_eq!(journal.views().unwrap().len(), 2);
}

#[test]
fn a_view_follows_a_service_that_became_part_of_another() {
    let (mut journal, _place) = journal();
    for service in ["Payments", "Pay"] {
        let new = NewIncident {
            services: vec![service.into()],
            ..timed("Replica lag", "2026-11-20T02:10:00Z", "")
        };
        journal.log_incident(new).unwrap();
    }
    let services = journal.services().unwrap();
    let (pay, payments) = (services[0].service.id, services[1].service.id);
    journal.save_view("Paying", of_service(pay)).unwrap();

    journal.merge_services(pay, payments).unwrap();

    let scope = &journal.views().unwrap()[0].scope;
    assert_eq!(scope.services, [payments]);
}
