//! What a paper says beside its incidents, and of which days.

use journal::domain::*;
use journal::{Journal, PaperClaim, PaperWork};

use crate::numbers::eight;
use crate::support::*;

fn work(journal: &Journal, period: Period, audience: Audience) -> PaperWork {
    let scope = Scope {
        period,
        ..Scope::default()
    };
    let level = RedactionLevel::of(audience);
    journal.paper_data(&scope, audience, level).unwrap().work
}

fn days(from: &str, to: &str) -> Period {
    Period {
        from: Some(day(from)),
        to: Some(day(to)),
    }
}

/// Worse, then better: enough on each side to tell.
fn with_a_change() -> (Journal, Place, ClaimTemplate) {
    let (mut journal, place) = journal();
    eight(&mut journal, "2025-12-01T10:00:00Z", [240; 8]);
    eight(&mut journal, "2025-12-09T10:00:00Z", [30; 8]);
    let on = day("2025-12-09");
    journal
        .add_improvement("A runbook for it", on, Scope::default(), &[on])
        .unwrap();
    (journal, place, ClaimTemplate::TimeChange { day: on })
}

fn of_template(work: PaperWork, template: ClaimTemplate) -> Vec<PaperClaim> {
    let claims = work.claims.into_iter();
    claims.filter(|claim| claim.template == template).collect()
}

#[test]
fn a_change_is_counted_to_the_end_of_the_paper_and_says_what_changed() {
    let (mut journal, _place, template) = with_a_change();
    let scope = Scope::default();
    journal.save_claim(ClaimQuery { template, scope }).unwrap();
    eight(&mut journal, "2025-12-20T10:00:00Z", [30; 8]);
    let period = days("2025-12-05", "2025-12-17");
    let claims = of_template(work(&journal, period, Audience::Own), template);
    let [claim] = claims.as_slice() else {
        panic!("one, saved and proposed alike: {claims:?}");
    };
    assert!(
        claim.saved && claim.stale,
        "more have come since: {claim:?}"
    );
    let since = claim.since.as_ref().map(|since| since.title.as_str());
    assert_eq!(since, Some("A runbook for it"));
    let told = &claim.reading.sentence;
    assert!(told.contains("n = 8 and 8"), "none from after it: {told}");
    assert!(told.ends_with("counted until 17 December 2025."), "{told}");
}

#[test]
fn a_part_is_told_of_the_days_of_the_paper_and_of_all_where_these_carry_none() {
    let (mut journal, _place, _) = with_a_change();
    let template = ClaimTemplate::TypicalTime;
    let scope = Scope {
        services: journal
            .services()
            .unwrap()
            .iter()
            .map(|one| one.service.id)
            .collect(),
        ..Scope::default()
    };
    journal.save_claim(ClaimQuery { template, scope }).unwrap();
    let told = |period| {
        let claims = of_template(work(&journal, period, Audience::Own), template);
        let saved = claims.into_iter().find(|claim| claim.saved);
        saved.expect("a claim").reading.sentence
    };
    let within = told(days("2025-12-01", "2025-12-08"));
    assert!(within.starts_with("Half of 8 "), "{within}");
    let few = told(days("2025-12-01", "2025-12-02"));
    assert!(few.starts_with("Half of 16 "), "{few}");
}

#[test]
fn what_came_of_incidents_that_are_kept_out_is_kept_out() {
    let (mut journal, _place) = journal();
    let private = journal.log_incident(new_incident("Private")).unwrap().id;
    let public = journal.log_incident(new_incident("Public")).unwrap().id;
    let sharing = Sharing::Public(Permission {
        by: "Me".to_owned(),
        on: day("2026-01-01"),
    });
    journal
        .edit_incident(public, IncidentEdit::Sharing(sharing))
        .unwrap();
    let of: [&[IncidentId]; 4] = [&[], &[private], &[public], &[private, public]];
    for (place, incidents) in of.into_iter().enumerate() {
        let (kind, title) = (ContributionKind::Tool, format!("Work {place}"));
        let made = journal.add_contribution(kind, &title, day("2025-12-01"));
        let edit = ContributionEdit::Incidents(incidents.to_vec());
        journal.edit_contribution(made.unwrap().id, edit).unwrap();
    }
    let told = |period, audience| {
        let work = work(&journal, period, audience);
        let mut titles: Vec<String> = work
            .contributions
            .iter()
            .map(|one| one.title.clone())
            .collect();
        titles.sort();
        (titles.join(", "), work.contributions_kept_out)
    };
    let all = Period::default();
    let four = "Work 0, Work 1, Work 2, Work 3".to_owned();
    assert_eq!(told(all, Audience::Own), (four, 0));
    let three = "Work 0, Work 2, Work 3".to_owned();
    assert_eq!(told(all, Audience::Public), (three.clone(), 1));
    // The incidents lie outside it.
    let december = days("2025-12-01", "2025-12-02");
    assert_eq!(told(december, Audience::Public), (three, 1));
}

#[test]
fn what_was_finished_in_the_period_counts_also_where_its_incident_lies_before() {
    let (mut journal, _place) = journal();
    let before = timed("Before", "2025-10-01T10:00:00Z", "2025-10-01T11:00:00Z");
    let before = journal.log_incident(before).unwrap().id;
    for (what, of, closed) in [
        ("Before it", Some(before), Some("2025-11-02T10:00:00Z")),
        ("Within", Some(before), Some("2025-12-02T10:00:00Z")),
        ("Open", Some(before), None),
        ("Of none", None, Some("2025-12-03T10:00:00Z")),
        ("Of none, before", None, Some("2025-11-03T10:00:00Z")),
    ] {
        let action = journal.add_action(of, what, false).unwrap();
        if let Some(closed) = closed {
            let done = ActionState::Done { at: at(closed) };
            journal
                .edit_action(action.id, ActionEdit::State(done))
                .unwrap();
        }
    }
    let told = |audience| {
        let work = work(&journal, days("2025-12-01", "2025-12-31"), audience);
        let told: Vec<String> = work.actions.iter().map(|one| one.what.clone()).collect();
        told
    };
    assert_eq!(told(Audience::Own), ["Of none", "Within"]);
    assert_eq!(told(Audience::Public), [""; 0]);
}
