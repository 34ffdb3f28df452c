use journal::domain::*;

use crate::support::*;

/// Ten incidents a day apart of that many minutes each, in which I was in command.
fn ten(journal: &mut journal::Journal, from: &str, minutes: i64) {
    for number in 0..10 {
        let began = at(from) + chrono::TimeDelta::days(number);
        let resolved = began + chrono::TimeDelta::minutes(minutes + number * minutes / 10);
        let mut new = timed("Timed", &began.to_rfc3339(), &resolved.to_rfc3339());
        new.severity = Some(Severity::Sev2);
        new.roles = vec![Role::IncidentCommander];
        journal.log_incident(new).unwrap();
    }
}

fn query(template: ClaimTemplate) -> ClaimQuery {
    ClaimQuery {
        template,
        scope: Scope {
            severities: vec![Severity::Sev2],
            ..Scope::default()
        },
    }
}

#[test]
fn a_claim_says_so_when_its_data_changes_and_shows_old_and_new() {
    let (mut journal, _place) = journal();
    ten(&mut journal, "2026-01-01T10:00:00Z", 60);
    let part = query(ClaimTemplate::Part {
        role: Role::IncidentCommander,
    });
    let claim = journal.save_claim(part).unwrap();
    assert_eq!(
        claim.saved.sentence,
        "Led the response to 10 SEV2 incidents."
    );
    assert_eq!(claim.saved.incidents.len(), 10);
    assert!(!journal.claims().unwrap()[0].stale);

    ten(&mut journal, "2026-02-01T10:00:00Z", 60);
    let found = &journal.claims().unwrap()[0];
    assert!(found.stale);
    assert_eq!(found.claim.saved.figures[0].value, "10");
    assert_eq!(found.now.sentence, "Led the response to 20 SEV2 incidents.");

    journal.renew_claim(claim.id).unwrap();
    assert!(!journal.claims().unwrap()[0].stale);
    journal.undo().unwrap();
    assert!(journal.claims().unwrap()[0].stale, "renewing is undone");
}

#[test]
fn a_fall_is_claimed_only_where_the_interval_tells_it() {
    let (mut journal, _place) = journal();
    ten(&mut journal, "2026-01-01T10:00:00Z", 240);
    ten(&mut journal, "2026-02-01T10:00:00Z", 30);
    let change = |on: &str| ClaimTemplate::TimeChange { day: day(on) };

    let carried = journal.save_claim(query(change("2026-02-01"))).unwrap();
    assert!(!carried.is_note());
    assert!(
        carried.saved.sentence.starts_with(
            "Typical time to resolve SEV2 incidents fell from 5 h 48 min before 1 February 2026 to"
        ),
        "{}",
        carried.saved.sentence
    );

    let note = journal.save_claim(query(change("2026-02-06"))).unwrap();
    assert!(
        note.is_note(),
        "five after are too few: {}",
        note.saved.sentence
    );
    let why = note.saved.not_carried.unwrap();
    assert!(why.starts_with("Too few incidents to compare"), "{why}");
    assert!(
        note.saved
            .sentence
            .starts_with("The median time to resolve")
    );
}

#[test]
fn the_usual_sentences_are_proposed_the_supported_first() {
    let (mut journal, _place) = journal();
    ten(&mut journal, "2026-01-01T10:00:00Z", 60);
    let scope = query(ClaimTemplate::TypicalTime).scope;
    let proposed = journal
        .propose_claims(&scope, Some(day("2026-01-06")))
        .unwrap();
    let carried: Vec<bool> = proposed
        .iter()
        .map(|one| one.reading.not_carried.is_none())
        .collect();
    assert!(carried.is_sorted_by(|one, next| one >= next) && carried.contains(&false));
    let roles = proposed
        .iter()
        .filter(|one| matches!(one.query.template, ClaimTemplate::Part { .. }));
    assert_eq!(roles.count(), 1, "only roles that were taken");
}

#[test]
fn an_improvement_counts_the_days_that_were_tried_and_loses_what_is_erased() {
    let (mut journal, _place) = journal();
    ten(&mut journal, "2026-01-01T10:00:00Z", 240);
    ten(&mut journal, "2026-02-01T10:00:00Z", 30);
    let added = journal
        .add_improvement("New dashboard", day("2026-01-20"), Scope::default())
        .unwrap();
    let action = journal.add_action(None, "Build it", false).unwrap();
    for edit in [
        ImprovementEdit::Day(day("2026-01-28")),
        ImprovementEdit::Day(day("2026-01-20")),
        ImprovementEdit::Behind(Some(action.id.into())),
    ] {
        journal.edit_improvement(added.id, edit).unwrap();
    }

    let found = &journal.improvements().unwrap()[0];
    assert_eq!(
        found.improvement.days_tried.len(),
        2,
        "the first day counts once"
    );
    let comparison = found.stats.comparison.as_ref().unwrap();
    assert_eq!(comparison.verdict, journal::insight::Verdict::Shorter);

    journal.delete(&action.id.into()).unwrap();
    journal.erase(&action.id.into()).unwrap();
    assert_eq!(journal.improvements().unwrap()[0].improvement.behind, None);
}
