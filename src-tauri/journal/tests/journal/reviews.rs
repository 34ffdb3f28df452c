//! Reviews: begun from what is known, switched between templates, checked for what is missing.

use chrono::TimeDelta;
use journal::Journal;
use journal::domain::*;
use journal::rules::review::Completeness;

use super::support::{at, item, journal, new_incident, note, timed};

fn lagging(journal: &mut Journal) -> IncidentId {
    let mut new = timed(
        "Replica lag",
        "2026-11-20T03:00:00Z",
        "2026-11-20T03:40:00Z",
    );
    new.severity = Some(Severity::Sev2);
    new.services = vec!["payments".to_owned()];
    new.class = Some("slow_query".to_owned());
    new.story.what_happened = "Reads were stale.".to_owned();
    new.story.learned = "The alert looks at the wrong replica.".to_owned();
    journal.log_incident(new).unwrap().id
}

fn met(lines: &[Completeness], key: &str) -> bool {
    lines.iter().find(|line| line.key == key).unwrap().is_met
}

#[test]
fn what_pad_and_debrief_know_is_not_typed_again() {
    let (mut journal, _place) = journal();
    let id = lagging(&mut journal);
    let mut guess = note(id, "The network dropped packets");
    guess.kind = EntryKind::Guess;
    guess.detail.result = Some(GuessResult::RuledOut);
    guess.detail.outcome = "no loss on any link".to_owned();
    journal.add_entry(guess.clone()).unwrap();
    guess.author = Some("Ada".to_owned());
    guess.text = "The disk is slow".to_owned();
    journal.add_entry(guess).unwrap();
    let action = journal
        .add_action(Some(id), "Alert on the right replica", false)
        .unwrap()
        .id;

    let review = journal.begin_postmortem(id).unwrap();

    assert_eq!(review.title, "Replica lag");
    assert_eq!(review.header.day, "2026-11-20".parse().ok());
    assert_eq!(
        (review.header.severity, review.header.minutes),
        (None, None),
        "these are the incident's to say, where they are corrected"
    );
    assert_eq!(review.section(Section::Summary), "Reads were stale.");
    assert_eq!(
        review.section(Section::Lessons),
        "The alert looks at the wrong replica."
    );
    assert_eq!(
        review.section(Section::Surprise),
        "- The network dropped packets: no loss on any link",
        "beliefs that were wrong are my own lines only"
    );
    let view = journal.postmortem(review.id).unwrap();
    assert_eq!(view.actions[0].id, action);
    assert_eq!(view.actions[0].postmortem, Some(review.id));
    assert_eq!(
        journal.begin_postmortem(id).unwrap().id,
        review.id,
        "there is only one"
    );
}

#[test]
fn a_review_of_which_everything_is_first_says_so_whatever_else_is_open() {
    let (mut journal, _place) = journal();
    let id = lagging(&mut journal);
    let review = journal.begin_postmortem(id).unwrap().id;
    let elsewhere = journal.add_action(None, "Tidy up", false).unwrap().id;
    let last = ActionEdit::Priority(Some(Priority::P3));
    journal.edit_action(elsewhere, last).unwrap();
    assert_eq!(journal.postmortem(review).unwrap().notices, [""; 0]);
    for what in ["Alert on lag", "Read from the leader"] {
        let action = journal.add_review_action(review, None, what).unwrap().id;
        let first = ActionEdit::Priority(Some(Priority::P0));
        journal.edit_action(action, first).unwrap();
    }
    let said = journal.postmortem(review).unwrap().notices;
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("Everything is P0."));
}

#[test]
fn templates_show_less_and_lose_nothing() {
    let (mut journal, _place) = journal();
    let id = lagging(&mut journal);
    let review = journal.begin_postmortem(id).unwrap().id;
    for template in Template::ALL {
        let edited = journal
            .edit_postmortem(review, PostmortemEdit::Template(template))
            .unwrap();
        assert_eq!(
            edited.section(Section::Summary),
            "Reads were stale.",
            "{template:?}"
        );
    }
    assert!(
        !Template::Short.sections().contains(&Section::Summary),
        "the short one has none"
    );
    let all: Vec<Section> = Section::ALL.to_vec();
    assert_eq!(Template::Full.sections(), all);
}

#[test]
fn completeness_is_shown_and_blocks_nothing() {
    let (mut journal, _place) = journal();
    let id = lagging(&mut journal);
    let review = journal.begin_postmortem(id).unwrap().id;
    let factor = |key, family, text: &str| Factor {
        key,
        family,
        layer: Some(Layer::Monitoring),
        text: text.to_owned(),
        top: true,
        actions: Vec::new(),
        acceptance: String::new(),
    };
    let factors = vec![
        factor(1, FactorFamily::Technical, "missing monitoring"),
        factor(2, FactorFamily::Process, "slow rollback"),
    ];
    journal
        .edit_postmortem(review, PostmortemEdit::Factors(factors))
        .unwrap();
    let lines = journal.postmortem(review).unwrap().completeness;
    assert!(!met(&lines, "factors"));
    assert!(met(&lines, "families") && met(&lines, "top") && met(&lines, "focus"));

    let action = journal
        .add_review_action(review, Some(1), "Alert on lag")
        .unwrap();
    let mut view = journal.postmortem(review).unwrap();
    assert_eq!(view.postmortem.factors[0].actions, [action.id]);
    view.postmortem.factors[1].acceptance = "Ten minutes are good enough.".to_owned();
    let factors = PostmortemEdit::Factors(view.postmortem.factors);
    journal.edit_postmortem(review, factors).unwrap();
    journal
        .edit_action(action.id, ActionEdit::Kind(Some(ActionKind::Observability)))
        .unwrap();
    let lines = journal.postmortem(review).unwrap().completeness;
    assert!(
        met(&lines, "factors"),
        "an action and an acceptance answer both"
    );
    assert!(!met(&lines, "kinds"));
    let others = ActionKind::ALL[2..]
        .iter()
        .copied()
        .chain([ActionKind::Automation])
        .collect();
    journal
        .edit_postmortem(review, PostmortemEdit::Considered(others))
        .unwrap();
    assert!(met(
        &journal.postmortem(review).unwrap().completeness,
        "kinds"
    ));

    journal.erase(&item(action.id)).unwrap();
    let view = journal.postmortem(review).unwrap();
    assert!(
        view.postmortem.factors[0].actions.is_empty(),
        "what is erased is named nowhere"
    );
    let at = at("2026-11-21T04:00:00Z");
    let done = PostmortemEdit::State(PostmortemState::Done { at });
    journal.edit_postmortem(review, done).unwrap();
}

#[test]
fn families_that_were_looked_at_without_a_find_count_as_considered() {
    let (mut journal, _place) = journal();
    let id = lagging(&mut journal);
    let review = journal.begin_postmortem(id).unwrap().id;
    let met = |journal: &journal::Journal| {
        let lines = journal.postmortem(review).unwrap().completeness;
        met(&lines, "families")
    };
    for (families, is_met) in [
        (vec![], false),
        (vec![FactorFamily::Technical], false),
        (vec![FactorFamily::Process, FactorFamily::Process], true),
    ] {
        let edit = PostmortemEdit::ConsideredFamilies(families);
        journal.edit_postmortem(review, edit).unwrap();
        assert_eq!(met(&journal), is_met);
    }
    let kept = journal.postmortem(review).unwrap().postmortem;
    assert_eq!(kept.considered_families, [FactorFamily::Process]);
}

#[test]
fn the_clock_of_two_days_runs_to_held_or_to_done() {
    let (mut journal, _place) = journal();
    let id = lagging(&mut journal);
    let review = journal.begin_postmortem(id).unwrap();
    let due = journal.postmortem(review.id).unwrap().due.unwrap();
    assert_eq!(due.at, at("2026-11-20T03:40:00Z") + TimeDelta::hours(48));
    assert_eq!(due.met_at, None);
    let held = Some(at("2026-11-21T10:00:00Z"));
    let kit = |clock| {
        PostmortemEdit::Kit(ReviewKit {
            held,
            clock,
            ..ReviewKit::default()
        })
    };
    journal
        .edit_postmortem(review.id, kit(ReviewClock::Held))
        .unwrap();
    assert_eq!(
        journal.postmortem(review.id).unwrap().due.unwrap().met_at,
        held
    );
    journal
        .edit_postmortem(review.id, kit(ReviewClock::Done))
        .unwrap();
    assert_eq!(
        journal.postmortem(review.id).unwrap().due.unwrap().met_at,
        None
    );
}

#[test]
fn what_came_before_is_shown_with_what_it_left_open() {
    let (mut journal, _place) = journal();
    let mut old = timed(
        "Lag in spring",
        "2026-04-01T03:00:00Z",
        "2026-04-01T03:40:00Z",
    );
    old.services = vec!["payments".to_owned()];
    let old = journal.log_incident(old).unwrap().id;
    let mut class_only = timed("Slow reports", "2026-05-01T03:00:00Z", "");
    class_only.class = Some("slow_query".to_owned());
    let class_only = journal.log_incident(class_only).unwrap().id;
    journal
        .log_incident(new_incident("Something else"))
        .unwrap();
    journal
        .add_action(Some(old), "Alert on lag", false)
        .unwrap();
    let now = lagging(&mut journal);

    let earlier = journal.earlier_incidents(now).unwrap();

    let ids: Vec<_> = earlier.iter().map(|row| row.incident).collect();
    assert_eq!(ids, [old, class_only], "what is still open comes first");
    assert_eq!(earlier[0].open[0].what, "Alert on lag");
    assert_eq!(earlier[0].reasons, ["Same service: payments"]);
    assert_eq!(
        earlier[1].reasons,
        ["Same class: missing index or slow query"]
    );
}

#[test]
fn a_review_for_others_needs_no_incident() {
    let (mut journal, _place) = journal();
    let review = journal.begin_facilitated("Search was down").unwrap();
    assert_eq!(review.my_roles, [ReviewRole::Facilitated]);
    let action = journal
        .add_review_action(review.id, None, "Warm the cache")
        .unwrap();
    assert_eq!(action.owner, Owner::Nobody, "the work of others");
    assert_eq!(journal.postmortems().unwrap()[0].title, "Search was down");
    journal.undo().unwrap();
    journal.undo().unwrap();
    assert!(journal.postmortems().unwrap().is_empty());
}
