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
            "Typical time to resolve the SEV2 incidents I met fell from 5 h 48 min before 1 February 2026 to"
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
        .add_improvement(
            "New dashboard",
            day("2026-01-20"),
            Scope::default(),
            &[day("2026-01-10"), day("2026-01-20")],
        )
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
        3,
        "one before it was marked, the first day once, and one after"
    );
    let comparison = found.stats.comparison.as_ref().unwrap();
    assert_eq!(comparison.verdict, journal::insight::Verdict::Shorter);

    journal.delete(&action.id.into()).unwrap();
    journal.erase(&action.id.into()).unwrap();
    assert_eq!(journal.improvements().unwrap()[0].improvement.behind, None);
}

#[test]
fn an_improvement_brings_the_sentence_that_can_be_said() {
    let (mut journal, _place) = journal();
    ten(&mut journal, "2026-01-01T10:00:00Z", 240);
    ten(&mut journal, "2026-02-01T10:00:00Z", 230);
    let runbook = journal.add_runbook("Replica lag").unwrap();
    let scope = Scope {
        period: Period {
            from: Some(day("2026-01-01")),
            to: Some(day("2026-03-03")),
        },
        ..Scope::default()
    };
    let added = journal
        .add_improvement("Runbook", day("2026-02-01"), scope, &[])
        .unwrap();
    let behind = ImprovementEdit::Behind(Some(runbook.id.into()));
    journal.edit_improvement(added.id, behind).unwrap();

    let found = &journal.improvements().unwrap()[0];
    assert_eq!(found.behind.as_ref().unwrap().title, "Replica lag");
    let supported = found.supported.as_ref().unwrap();
    assert!(
        supported
            .reading
            .sentence
            .starts_with("Half of 10 incidents between 1 February 2026 and 3 March 2026"),
        "nothing changed, so only what is so since can be said: {}",
        supported.reading.sentence
    );
    let nobody = ImprovementEdit::Behind(Some(IncidentId(uuid::Uuid::nil()).into()));
    assert!(
        journal.edit_improvement(added.id, nobody).is_err(),
        "an incident improves nothing"
    );
    journal.delete(&runbook.id.into()).unwrap();
    assert_eq!(journal.improvements().unwrap()[0].behind, None);
}

#[test]
fn verified_actions_and_runbooks_in_use_are_claimed() {
    let (mut journal, _place) = journal();
    ten(&mut journal, "2026-01-01T10:00:00Z", 60);
    let incident = journal.list(&ListQuery::default()).unwrap().rows[0].id;
    let sentence = |journal: &journal::Journal, wanted: ClaimTemplate| {
        let proposed = journal.propose_claims(&Scope::default(), None).unwrap();
        let mut found = proposed
            .into_iter()
            .filter(|one| one.query.template == wanted);
        found.next().map(|one| one.reading)
    };
    assert_eq!(sentence(&journal, ClaimTemplate::Actions), None);
    assert_eq!(sentence(&journal, ClaimTemplate::Runbooks), None);

    let action = journal.add_action(Some(incident), "Alarm", false).unwrap();
    let open = sentence(&journal, ClaimTemplate::Actions).unwrap();
    assert!(open.not_carried.is_some());
    let proof = Proof {
        text: "It rang in the drill".to_owned(),
        ..Proof::default()
    };
    let verified = ActionState::Verified {
        at: at("2026-02-01T10:00:00Z"),
        proof,
    };
    journal
        .edit_action(action.id, ActionEdit::State(verified))
        .unwrap();
    let verified = sentence(&journal, ClaimTemplate::Actions).unwrap();
    assert_eq!(verified.sentence, "Verified 1 of 1 action from 1 incident.");

    let runbook = journal.add_runbook("Replica lag").unwrap();
    let edits = [
        RunbookEdit::Written(Some(day("2026-01-05"))),
        RunbookEdit::UsedIn(vec![incident]),
    ];
    for edit in edits {
        journal.edit_runbook(runbook.id, edit).unwrap();
    }
    let used = sentence(&journal, ClaimTemplate::Runbooks).unwrap();
    let wanted = "Wrote 1 runbook, used in 1 incident I worked on.";
    assert_eq!(used.sentence, wanted);

    // What is not said of them would be counted in the list and not be found in the sentence.
    let dropped = journal.add_action(Some(incident), "Poster", false).unwrap();
    journal.add_action(Some(incident), "Drill", false).unwrap();
    let state = ActionState::Dropped {
        at: at("2026-02-01T10:00:00Z"),
        why: String::new(),
    };
    journal
        .edit_action(dropped.id, ActionEdit::State(state))
        .unwrap();
    let verified = sentence(&journal, ClaimTemplate::Actions).unwrap();
    assert_eq!(
        verified.sentence,
        "Verified 1 of 3 actions from 1 incident; 1 open, 1 dropped."
    );
    let unused = journal.add_runbook("Disk full").unwrap();
    let written = RunbookEdit::Written(Some(day("2026-01-06")));
    journal.edit_runbook(unused.id, written).unwrap();
    let used = sentence(&journal, ClaimTemplate::Runbooks).unwrap();
    let wanted = "Wrote 2 runbooks, 1 of them used in 1 incident I worked on.";
    assert_eq!(used.sentence, wanted);
}

#[test]
fn a_runbook_is_used_where_i_worked_or_only_watched() {
    let (mut journal, _place) = journal();
    ten(&mut journal, "2026-01-01T10:00:00Z", 60);
    let incident = journal.list(&ListQuery::default()).unwrap().rows[0].id;
    let runbook = journal.add_runbook("Replica lag").unwrap();
    let written = RunbookEdit::Written(Some(day("2026-01-05")));
    journal.edit_runbook(runbook.id, written).unwrap();
    let mut watched = new_incident("Watched");
    watched.roles = vec![Role::Observer];
    let watched = journal.log_incident(watched).unwrap().id;
    let mut sentence_when_used_in = |incidents: &[IncidentId]| {
        let edit = RunbookEdit::UsedIn(incidents.to_vec());
        journal.edit_runbook(runbook.id, edit).unwrap();
        let proposed = journal.propose_claims(&Scope::default(), None).unwrap();
        let mut told = proposed.into_iter();
        let told = told.find(|one| one.query.template == ClaimTemplate::Runbooks);
        told.unwrap().reading.sentence
    };
    assert_eq!(
        sentence_when_used_in(&[incident, watched]),
        "Wrote 1 runbook, used in 2 incidents: 1 I worked on, 1 I only watched."
    );
    assert_eq!(
        sentence_when_used_in(&[watched]),
        "Wrote 1 runbook, used in 1 incident I only watched."
    );
}

#[test]
fn a_runbook_tells_incidents_with_it_from_those_without() {
    let (mut journal, _place) = journal();
    for (number, minutes) in (0..14).zip([300, 30].into_iter().cycle()) {
        let began = at("2026-01-01T10:00:00Z") + chrono::TimeDelta::days(number);
        let resolved = began + chrono::TimeDelta::minutes(minutes + number);
        let mut new = timed("Lag", &began.to_rfc3339(), &resolved.to_rfc3339());
        new.class = Some("Slow query".to_owned());
        journal.log_incident(new).unwrap();
    }
    let rows = journal.list(&ListQuery::default()).unwrap().rows;
    let quick = rows
        .iter()
        .filter(|row| row.seconds_to_resolve < Some(3_600));
    let used: Vec<IncidentId> = quick.map(|row| row.id).collect();
    let runbook = journal.add_runbook("Slow queries").unwrap();
    let of = |journal: &journal::Journal| {
        let view = journal.runbook(runbook.id, day("2026-11-21")).unwrap();
        view.effect
    };
    assert_eq!(of(&journal), None, "not used yet");
    for edit in [
        RunbookEdit::Classes(vec!["Slow query".to_owned()]),
        RunbookEdit::UsedIn(used.clone()),
    ] {
        journal.edit_runbook(runbook.id, edit).unwrap();
    }
    let effect = of(&journal).unwrap();
    assert_eq!((effect.with.len(), effect.without.len()), (7, 7));
    assert!(
        effect.sentences[0].starts_with("Where the runbook was used, a typical incident took"),
        "{:?}",
        effect.sentences
    );
    let few = RunbookEdit::UsedIn(used[..3].to_vec());
    journal.edit_runbook(runbook.id, few).unwrap();
    let sentences = of(&journal).unwrap().sentences;
    assert!(sentences[0].starts_with("Too few incidents to compare"));
    assert!(
        !sentences.iter().any(|one| one.contains("median")),
        "three are points and a count: {sentences:?}"
    );
}

#[test]
fn figures_that_were_not_kept_yet_are_no_change_of_the_data() {
    let (mut journal, _place) = journal();
    ten(&mut journal, "2026-01-01T10:00:00Z", 240);
    ten(&mut journal, "2026-02-01T10:00:00Z", 30);
    let day = day("2026-02-01");
    let now = journal
        .save_claim(query(ClaimTemplate::TimeChange { day }))
        .unwrap()
        .saved;
    let mut earlier = now.clone();
    earlier.figures.retain(|figure| figure.name != "ratio");
    assert!(earlier.figures.len() < now.figures.len());
    assert!(earlier.rests_on_the_same(&now) && now.rests_on_the_same(&earlier));
    earlier.figures[0].value = "another".to_owned();
    assert!(!earlier.rests_on_the_same(&now));
}

#[test]
fn a_silence_is_claimed_only_where_chance_would_rarely_bring_it() {
    let (mut journal, _place) = journal();
    ten(&mut journal, "2026-11-01T10:00:00Z", 60);
    let quiet = |since| query(ClaimTemplate::Quiet { day: day(since) });
    let note = journal.save_claim(quiet("2026-11-20")).unwrap();
    let why = note.saved.not_carried.unwrap();
    assert!(why.starts_with("Not quiet for long enough"), "{why}");
    assert!(why.contains("of 100 tries"), "{why}");

    let claim = journal.save_claim(quiet("2026-11-11")).unwrap();
    assert!(!claim.is_note(), "{}", claim.saved.sentence);
}

#[test]
fn who_was_first_is_counted_as_first_and_not_again_as_a_responder() {
    let (mut journal, _place) = journal();
    for roles in [
        vec![Role::FirstResponder, Role::Responder],
        vec![Role::Responder],
    ] {
        let mut new = new_incident("Both");
        new.severity = Some(Severity::Sev2);
        new.roles = roles;
        journal.log_incident(new).unwrap();
    }
    let of = |role| query(ClaimTemplate::Part { role });
    let first = journal.save_claim(of(Role::FirstResponder)).unwrap();
    let responder = journal.save_claim(of(Role::Responder)).unwrap();
    assert_eq!(first.saved.incidents.len(), 1);
    assert_eq!(responder.saved.incidents.len(), 1);
    assert_ne!(first.saved.incidents, responder.saved.incidents);
}
