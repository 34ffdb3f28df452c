//! Of what ships only the user's changes are kept.

use journal::domain::*;
use journal::rules::checklists::Checklist;

use crate::support::*;

fn list(journal: &journal::Journal, key: &str) -> Checklist {
    let lists = journal.checklists().unwrap();
    lists.into_iter().find(|list| list.key == key).unwrap()
}

fn texts(list: &Checklist) -> Vec<String> {
    list.lines.iter().map(|line| line.text.clone()).collect()
}

fn stored(place: &Place) -> String {
    with_database(place, |conn| {
        conn.query_row("SELECT value FROM settings", [], |row| row.get(0))
            .unwrap()
    })
}

#[test]
fn a_changed_checklist_is_kept_and_the_shipped_one_comes_back() {
    let (mut journal, _place) = journal();
    let shipped = texts(&list(&journal, "triage"));
    let mut settings = journal.settings().unwrap();
    let own = vec![shipped[0].clone(), "The cron jobs".to_owned()];
    settings
        .pad
        .checklists
        .insert("triage".to_owned(), own.clone());
    journal.change_settings(settings.clone()).unwrap();

    let changed = list(&journal, "triage");
    assert_eq!((texts(&changed), changed.changed), (own, true));

    settings
        .pad
        .checklists
        .insert("triage".to_owned(), shipped.clone());
    let kept = journal.change_settings(settings).unwrap();
    assert!(kept.pad.checklists.is_empty(), "it says what ships");
    assert_eq!(texts(&list(&journal, "triage")), shipped);
}

#[test]
fn words_and_intervals_that_ship_are_not_the_users() {
    let (mut journal, place) = journal();
    let meaning = journal.severity_table().unwrap()[0].meaning.clone();
    let template = journal.update_templates().unwrap().remove(0);
    let mut settings = journal.settings().unwrap();
    let pad = &mut settings.pad;
    pad.severity_meanings.insert(Severity::Sev1, meaning);
    pad.severity_meanings
        .insert(Severity::Sev2, "Checkout is slow".to_owned());
    pad.update_minutes.insert(Severity::Sev1, 15);
    pad.update_minutes.insert(Severity::Sev3, 0);
    pad.templates.insert(template.key, template.text);
    pad.verify_minutes = 20;
    let kept = journal.change_settings(settings).unwrap().pad;

    assert_eq!(kept.severity_meanings.len(), 1);
    assert_eq!(kept.update_minutes.len(), 1);
    assert!(kept.templates.is_empty());
    let table = journal.severity_table().unwrap();
    assert_eq!(table[1].meaning, "Checkout is slow");
    assert_eq!(table[2].update_minutes, None, "0 promises none");
    assert_eq!(
        table.iter().map(|row| row.changed).collect::<Vec<_>>(),
        [false, true, true, false]
    );
    let stored = stored(&place);
    assert!(stored.contains("\"verify_minutes\":20"), "{stored}");
    for default in [
        "hand_off_minutes",
        "rest_until",
        "lock_after_minutes",
        "checklists",
    ] {
        assert!(
            !stored.contains(default),
            "{default} is as it ships: {stored}"
        );
    }
}

#[test]
fn classes_and_employers_are_named_by_the_user() {
    let (mut journal, _place) = journal();
    let own = journal.add_class("  Feature flag ").unwrap();
    assert_eq!(own.name, "Feature flag");
    assert_eq!(journal.add_class("feature FLAG").unwrap().key, own.key);
    let key = ClassKey("bad_deploy".to_owned());
    let renamed = journal.rename_class(&key, "bad release").unwrap();
    assert_eq!(
        (renamed.key, renamed.name.as_str()),
        (key.clone(), "bad release")
    );
    let taken = journal.rename_class(&key, "FEATURE flag").unwrap_err();
    assert_eq!(taken.code(), "name_taken");
    assert_eq!(
        journal.rename_class(&key, " ").unwrap_err().code(),
        "empty_name"
    );

    let employer = journal.add_employer("Acme").unwrap();
    assert_eq!(journal.add_employer("acme").unwrap().id, employer.id);
    journal.rename_employer(employer.id, "Acme Ltd").unwrap();
    assert_eq!(journal.employers().unwrap()[0].name, "Acme Ltd");
    assert_eq!(journal.add_employer("").unwrap_err().code(), "empty_name");
}
