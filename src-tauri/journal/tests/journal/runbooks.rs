use journal::domain::*;

use crate::support::*;

#[test]
fn a_runbook_is_kept_with_what_it_covers_and_where_it_was_used() {
    let (mut journal, place) = journal();
    let lag = journal.log_incident(new_incident("Lag")).unwrap().id;
    let id = journal.add_runbook(" Replica lag ").unwrap().id;
    let edits = [
        RunbookEdit::Services(vec!["Payments".into(), "payments".into(), " ".into()]),
        RunbookEdit::Classes(vec!["slow_query".into(), "Cache stampede".into()]),
        RunbookEdit::Link("https://wiki.example/lag".into()),
        RunbookEdit::Text("1. Look at the lag.".into()),
        RunbookEdit::Written(Some(day("2026-01-10"))),
        RunbookEdit::Improved(Some(day("2026-03-01"))),
        RunbookEdit::UsedIn(vec![lag, lag]),
    ];
    for edit in edits {
        journal.edit_runbook(id, edit).unwrap();
    }

    let view = journal.runbook(id, day("2026-04-01")).unwrap();
    assert_eq!(view.runbook.title, "Replica lag");
    assert_eq!(view.services, ["Payments"], "a service is covered once");
    assert_eq!(
        view.classes,
        ["missing index or slow query", "Cache stampede"]
    );
    assert_eq!(view.used_in.len(), 1);
    assert_eq!(view.used_in[0].title, "Lag");
    assert_eq!((view.age, view.stale), (31, false), "since it was improved");

    drop(journal);
    let again = place.open_again(2);
    assert_eq!(again.runbook(id, day("2026-04-01")).unwrap(), view);
}

#[test]
fn a_runbook_goes_stale_when_nobody_looks_after_it() {
    let (mut journal, _place) = journal();
    let today = day("2026-11-21");
    let old = journal.add_runbook("Old").unwrap().id;
    let written = RunbookEdit::Written(Some(day("2025-01-01")));
    journal.edit_runbook(old, written).unwrap();
    let older = journal.add_runbook("Older").unwrap().id;
    let written = RunbookEdit::Written(Some(day("2024-01-01")));
    journal.edit_runbook(older, written).unwrap();
    journal.add_runbook("Noted today").unwrap();

    let stale = |journal: &journal::Journal| -> Vec<String> {
        let stale = journal.stale_runbooks(today).unwrap().into_iter();
        stale.map(|runbook| runbook.title).collect()
    };
    assert_eq!(stale(&journal), ["Older", "Old"], "the stalest first");

    let reviewed = RunbookEdit::Reviewed(Some(today));
    journal.edit_runbook(old, reviewed).unwrap();
    assert_eq!(stale(&journal), ["Older"], "looked after again");
    journal
        .edit_runbook(older, RunbookEdit::Remind(false))
        .unwrap();
    assert_eq!(stale(&journal), [""; 0], "dismissed for good");
    assert!(
        journal.runbook(older, today).unwrap().stale,
        "it is stale all the same"
    );

    let settings = JournalSettings {
        runbook_stale_days: 1_000_000,
        ..journal.settings().unwrap()
    };
    journal.change_settings(settings).unwrap();
    assert!(!journal.runbook(older, today).unwrap().stale);
}

#[test]
fn the_likeliest_incidents_say_which_have_no_runbook() {
    let (mut journal, _place) = journal();
    let mut log = |title: &str, class: &str, kind: IncidentKind, began: &str| {
        let new = NewIncident {
            class: Some(class.into()),
            kind,
            ..timed(title, began, "")
        };
        journal.log_incident(new).unwrap();
    };
    let real = IncidentKind::Incident;
    log("a", "slow_query", real, "2026-01-01T10:00:00Z");
    log("b", "slow_query", real, "2026-05-01T10:00:00Z");
    log("c", "disk_full", real, "2026-06-01T10:00:00Z");
    for n in 0..3 {
        let began = format!("2026-07-0{}T10:00:00Z", n + 1);
        log("false", "bad_deploy", IncidentKind::FalseAlarm, &began);
    }
    let id = journal.add_runbook("Slow queries").unwrap().id;
    let covers = RunbookEdit::Classes(vec!["slow_query".into()]);
    journal.edit_runbook(id, covers).unwrap();

    let found = journal.likely_incidents().unwrap();
    let found: Vec<_> = found
        .iter()
        .map(|likely| {
            let runbooks: Vec<_> = likely.runbooks.iter().map(|book| &*book.title).collect();
            (&*likely.name, likely.incidents, likely.latest, runbooks)
        })
        .collect();
    assert_eq!(
        found,
        [
            (
                "missing index or slow query",
                2,
                day("2026-05-01"),
                vec!["Slow queries"]
            ),
            ("disk full", 1, day("2026-06-01"), vec![]),
        ],
        "false alarms say nothing of what will come"
    );
}

#[test]
fn what_a_runbook_covers_follows_merges_and_deletions() {
    let (mut journal, _place) = journal();
    let id = journal.add_runbook("Lag").unwrap().id;
    let covers = |names: &[&str]| {
        RunbookEdit::Services(names.iter().map(|name| (*name).to_owned()).collect())
    };
    journal
        .edit_runbook(id, covers(&["db", "database"]))
        .unwrap();
    let services = journal.services().unwrap();
    let of = |name: &str| {
        let mut services = services.iter();
        services
            .find(|each| each.service.name == name)
            .unwrap()
            .service
            .id
    };
    journal.merge_services(of("db"), of("database")).unwrap();
    let today = day("2026-11-21");
    assert_eq!(journal.runbook(id, today).unwrap().services, ["database"]);

    journal.delete(&item(of("database"))).unwrap();
    assert_eq!(journal.runbook(id, today).unwrap().services, [""; 0]);
    journal.undo().unwrap();
    assert_eq!(
        journal.runbook(id, today).unwrap().services,
        ["database"],
        "undo gives it back"
    );
}

#[test]
fn what_cannot_be_a_runbook_is_refused() {
    let (mut journal, _place) = journal();
    assert_eq!(journal.add_runbook("  ").unwrap_err().code(), "empty_name");
    let id = journal.add_runbook("Lag").unwrap().id;
    let odd = RunbookEdit::Written(Some(day("0001-01-01")));
    assert_eq!(
        journal.edit_runbook(id, odd).unwrap_err().code(),
        "invalid_time"
    );
    let unknown = RunbookEdit::UsedIn(vec![IncidentId(uuid::Uuid::from_u128(7))]);
    assert_eq!(
        journal.edit_runbook(id, unknown).unwrap_err().code(),
        "not_found"
    );
}
