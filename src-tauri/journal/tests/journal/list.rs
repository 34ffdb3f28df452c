use journal::Journal;
use journal::domain::*;

use crate::support::*;

/// Four incidents of two years.
fn filled() -> (Journal, Place) {
    let (mut journal, place) = journal();
    let incidents = [
        NewIncident {
            severity: Some(Severity::Sev1),
            services: vec!["api".into(), "db".into()],
            class: Some("bad_deploy".into()),
            roles: vec![Role::IncidentCommander],
            ..timed("banana", "2026-02-01T10:00:00Z", "2026-02-01T11:00:00Z")
        },
        NewIncident {
            severity: Some(Severity::Sev3),
            services: vec!["api".into()],
            kind: IncidentKind::Drill,
            story: Story {
                outcome: "fine".into(),
                ..Story::default()
            },
            ..timed("Apple", "2025-05-01T10:00:00Z", "2025-05-01T10:10:00Z")
        },
        NewIncident {
            severity: Some(Severity::Sev2),
            class: Some("bad_deploy".into()),
            ..timed("cherry", "2026-03-01T10:00:00Z", "2026-03-01T15:00:00Z")
        },
        timed("date", "2026-04-01T23:30:00Z", ""),
    ];
    for new in incidents {
        journal.log_incident(new).unwrap();
    }
    (journal, place)
}

fn sorted(journal: &Journal, sort: ListSort) -> Vec<String> {
    titles(
        journal,
        &ListQuery {
            sort,
            ..ListQuery::default()
        },
    )
}

fn scoped(journal: &Journal, scope: Scope) -> Vec<String> {
    titles(
        journal,
        &ListQuery {
            scope,
            ..ListQuery::default()
        },
    )
}

fn counted(facets: &[Facet]) -> Vec<(&str, u32)> {
    facets
        .iter()
        .map(|facet| (facet.name.as_str(), facet.count))
        .collect()
}

#[test]
fn every_order_has_unknown_values_last() {
    let (journal, _place) = filled();
    assert_eq!(
        sorted(&journal, ListSort::NewestFirst),
        ["date", "cherry", "banana", "Apple"]
    );
    assert_eq!(
        sorted(&journal, ListSort::OldestFirst),
        ["Apple", "banana", "cherry", "date"]
    );
    assert_eq!(
        sorted(&journal, ListSort::Longest),
        ["cherry", "banana", "Apple", "date"]
    );
    assert_eq!(
        sorted(&journal, ListSort::Severest),
        ["banana", "cherry", "Apple", "date"]
    );
    assert_eq!(
        sorted(&journal, ListSort::Title),
        ["Apple", "banana", "cherry", "date"]
    );
}

#[test]
fn a_row_shows_what_is_known_and_what_is_missing() {
    let (journal, _place) = filled();
    let rows = journal.list(&ListQuery::default()).unwrap().rows;
    assert_eq!(
        rows[0].missing,
        [
            Missing::Severity,
            Missing::Resolved,
            Missing::Role,
            Missing::Story
        ]
    );
    assert_eq!(rows[3].missing, [Missing::Role]);
    assert_eq!(rows[2].services, ["api", "db"]);
    assert_eq!(rows[2].seconds_to_resolve, Some(3600));
    assert_eq!(rows[2].resolved, Some(at("2026-02-01T11:00:00Z")));
}

#[test]
fn a_page_counts_all_and_shows_its_part() {
    let (journal, _place) = filled();
    let query = ListQuery {
        offset: 1,
        limit: Some(2),
        ..ListQuery::default()
    };
    let page = journal.list(&query).unwrap();
    assert_eq!(page.total, 4);
    let titles: Vec<_> = page.rows.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(titles, ["cherry", "banana"]);
}

#[test]
fn each_fact_of_a_scope_narrows() {
    let (journal, _place) = filled();
    let api = journal.services().unwrap()[0].service.id;
    let found = |change: &dyn Fn(&mut Scope)| {
        let mut scope = Scope::default();
        change(&mut scope);
        scoped(&journal, scope)
    };
    let both_days = |scope: &mut Scope| {
        scope.period = Period {
            from: Some(day("2026-02-01")),
            to: Some(day("2026-03-01")),
        };
    };
    assert_eq!(found(&both_days), ["cherry", "banana"], "both days count");
    assert_eq!(
        found(&|scope| scope.services = vec![api]),
        ["banana", "Apple"]
    );
    let class = ClassKey("bad_deploy".into());
    assert_eq!(
        found(&|scope| scope.classes = vec![class.clone()]),
        ["cherry", "banana"]
    );
    let severities = [Severity::Sev2, Severity::Sev3];
    assert_eq!(
        found(&|scope| scope.severities = severities.to_vec()),
        ["cherry", "Apple"]
    );
    assert_eq!(
        found(&|scope| scope.roles = vec![Role::IncidentCommander]),
        ["banana"]
    );
    assert_eq!(
        found(&|scope| scope.kinds = vec![IncidentKind::Drill]),
        ["Apple"]
    );
    let unknown = EmployerId(uuid::Uuid::from_u128(1));
    assert!(found(&|scope| scope.employers = vec![unknown]).is_empty());
}

#[test]
fn the_day_is_that_of_the_incidents_own_zone() {
    let (mut journal, _place) = journal();
    let zone = "Asia/Tokyo".parse().unwrap();
    let new = NewIncident {
        zone,
        ..timed("Late", "2025-12-31T18:00:00Z", "")
    };
    journal.log_incident(new).unwrap();
    let period = Period {
        from: Some(day("2026-01-01")),
        to: None,
    };
    assert_eq!(
        scoped(
            &journal,
            Scope {
                period,
                ..Scope::default()
            }
        ),
        ["Late"]
    );
    let facets = journal.facets(&ListQuery::default()).unwrap();
    assert_eq!(counted(&facets.years), [("2026", 1)]);
}

#[test]
fn each_facet_counts_what_the_rest_of_the_query_leaves() {
    let (journal, _place) = filled();
    let scope = Scope {
        severities: vec![Severity::Sev1],
        kinds: vec![IncidentKind::Incident],
        ..Scope::default()
    };
    let facets = journal
        .facets(&ListQuery {
            scope,
            ..ListQuery::default()
        })
        .unwrap();
    assert_eq!(
        counted(&facets.severities),
        [("SEV1", 1), ("SEV2", 1)],
        "its own choice does not narrow it"
    );
    assert_eq!(counted(&facets.kinds), [("incident", 1)]);
    assert_eq!(counted(&facets.services), [("api", 1), ("db", 1)]);
    assert_eq!(counted(&facets.classes), [("bad deploy", 1)]);
    assert_eq!(counted(&facets.roles), [("incident commander", 1)]);
    assert_eq!(counted(&facets.years), [("2026", 1)]);
    let open = journal.facets(&ListQuery::default()).unwrap();
    assert_eq!(counted(&open.years), [("2026", 3), ("2025", 1)]);
    assert_eq!(open.severities[0].key, "sev1");
}

#[test]
fn words_find_incidents_through_their_entries_and_beyond_two_hundred() {
    let (mut journal, _place) = journal();
    for number in 0..205 {
        let id = journal
            .log_incident(new_incident(&format!("Incident {number}")))
            .unwrap()
            .id;
        journal.add_entry(note(id, "flapping")).unwrap();
    }
    let query = ListQuery {
        text: "flap".into(),
        limit: Some(10),
        ..ListQuery::default()
    };
    let page = journal.list(&query).unwrap();
    assert_eq!((page.total, page.rows.len()), (205, 10));
    assert_eq!(journal.facets(&query).unwrap().kinds[0].count, 205);
    let nothing = ListQuery {
        text: "absent".into(),
        ..ListQuery::default()
    };
    assert_eq!(journal.list(&nothing).unwrap().total, 0);
}
