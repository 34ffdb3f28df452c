//! Of what ships only the user's changes are kept.

use journal::domain::*;
use journal::rules::checklists::Checklist;
use journal::rules::lens::Writing;
use journal::rules::updates::UpdateAudience;

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

#[test]
fn starters_of_factors_can_be_changed_and_the_shipped_ones_come_back() {
    let (mut journal, _place) = journal();
    let family = |journal: &journal::Journal| {
        let families = journal.review_lists().unwrap().families.into_iter();
        let mut human = families.filter(|line| line.family == FactorFamily::Human);
        human.next().unwrap()
    };
    let shipped = family(&journal);
    assert!(!shipped.changed);
    let mut settings = journal.settings().unwrap();
    let own = ["fatigue", "", " night shift ", "fatigue"].map(str::to_owned);
    let starters = &mut settings.factor_starters;
    starters.insert(FactorFamily::Human, own.to_vec());
    journal.change_settings(settings.clone()).unwrap();

    let changed = family(&journal);
    assert_eq!(changed.starters, ["fatigue", "night shift"], "each once");
    assert!(changed.changed);

    let starters = &mut settings.factor_starters;
    starters.insert(FactorFamily::Human, shipped.starters.clone());
    let kept = journal.change_settings(settings).unwrap();
    assert!(kept.factor_starters.is_empty(), "they say what ships");
    assert_eq!(family(&journal), shipped);
}

#[test]
fn words_of_the_users_own_are_found_in_reviews_and_in_updates() {
    let (mut journal, _place) = journal();
    let mut settings = journal.settings().unwrap();
    settings.lens.own = vec![
        OwnWording {
            words: "Cow-boy fix".to_owned(),
            instead: "quick fix".to_owned(),
        },
        OwnWording {
            words: "<any>?|".to_owned(),
            instead: String::new(),
        },
        OwnWording::default(),
        OwnWording {
            words: "cert-manager".to_owned(),
            instead: "the renewal of certificates".to_owned(),
        },
    ];
    journal.change_settings(settings.clone()).unwrap();

    let text = "We applied a COW BOY FIX to cert-manager and any of it held. Next update 14:00 UTC, customers are affected.";
    let review = journal.check_wording(text, Writing::Account).unwrap();
    let update = journal
        .check_update(text, UpdateAudience::Responders)
        .unwrap();
    for findings in [review, update] {
        let marked = findings
            .iter()
            .map(|one| (&text[one.range.bytes_in(text)], one.suggestion.as_str()));
        assert_eq!(
            marked.collect::<Vec<_>>(),
            [
                ("COW BOY FIX", "quick fix"),
                ("cert-manager", "the renewal of certificates"),
                ("any", ""),
            ],
            "signs of the patterns are only signs here"
        );
    }

    settings.lens.off.insert("promise".to_owned());
    journal.change_settings(settings).unwrap();
    let promise = "Customers are affected, it will be fixed by noon. Next update 14:00 UTC.";
    let update = journal
        .check_update(promise, UpdateAudience::Responders)
        .unwrap();
    assert_eq!(update, [], "what is switched off is not looked for");
    let rules = journal.lens_rules().unwrap();
    let off = rules.iter().filter(|rule| !rule.on);
    assert_eq!(
        off.map(|rule| rule.key.as_str()).collect::<Vec<_>>(),
        ["promise"]
    );
}
