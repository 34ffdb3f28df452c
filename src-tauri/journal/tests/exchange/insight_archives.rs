//! Improvements and claims go out and come back, whatever was done with them.

use journal::{Journal, domain::*};
use proptest::prelude::*;

use super::archives::{carry_over, comes_back_whole, new_incident};
use super::scene::Scene;

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn of_service(journal: &Journal) -> Scope {
    Scope {
        services: vec![journal.services().unwrap()[0].service.id],
        ..Scope::default()
    }
}

#[test]
fn a_claim_asks_the_same_question_where_the_service_is_known_under_another_id() {
    let mut from = Scene::new();
    from.journal.log_incident(new_incident("Theirs")).unwrap();
    let scope = of_service(&from.journal);
    from.journal
        .add_improvement("Alarm", day("2026-02-01"), scope.clone(), &[])
        .unwrap();
    let template = ClaimTemplate::TypicalTime;
    from.journal
        .save_claim(ClaimQuery { template, scope })
        .unwrap();
    let mut to = Scene::new();
    to.journal.log_incident(new_incident("Ours")).unwrap();

    assert_eq!(carry_over(&from, &mut to).skipped, []);
    let here = of_service(&to.journal);
    let improvement = &to.journal.improvements().unwrap()[0].improvement;
    assert_eq!(improvement.scope.services, here.services);
    let claim = &to.journal.claims().unwrap()[0].claim;
    assert_eq!(claim.query.scope.services, here.services);
}

#[test]
fn merged_services_are_followed_by_the_questions_about_them() {
    let mut scene = Scene::new();
    let journal = &mut scene.journal;
    journal.log_incident(new_incident("One")).unwrap();
    let mut other = new_incident("Two");
    other.services = vec!["Ledger".to_owned()];
    journal.log_incident(other).unwrap();
    let id = |name: &str| {
        let services = journal.services().unwrap();
        let found = services.iter().find(|one| one.service.name == name);
        found.unwrap().service.id
    };
    let (from, into) = (id("Ledger"), id("Payments"));
    let scope = Scope {
        services: vec![from, into],
        ..Scope::default()
    };
    journal
        .add_improvement("Alarm", day("2026-02-01"), scope, &[])
        .unwrap();
    journal.merge_services(from, into).unwrap();
    let improvement = &journal.improvements().unwrap()[0].improvement;
    assert_eq!(improvement.scope.services, [into]);
}

/// What a user can do with sentences and what they rest on.
#[derive(Debug, Clone)]
enum Act {
    Log(String),
    Runbook(String),
    Improve(String, u32),
    Rename(usize, String),
    Move(usize, u32),
    Behind(usize),
    Claim(usize, u32),
    Renew(usize),
    Bin(usize),
    Undo,
}

fn act() -> impl Strategy<Value = Act> {
    let text = "[a-zé日\u{202e}<&\"\\\\\n:|#-]{0,11}x";
    let place = || 0..8_usize;
    let days = || 0..200_u32;
    prop_oneof![
        text.prop_map(Act::Log),
        text.prop_map(Act::Runbook),
        (text, days()).prop_map(|(title, day)| Act::Improve(title, day)),
        (place(), text).prop_map(|(n, title)| Act::Rename(n, title)),
        (place(), days()).prop_map(|(n, day)| Act::Move(n, day)),
        place().prop_map(Act::Behind),
        (place(), days()).prop_map(|(n, day)| Act::Claim(n, day)),
        place().prop_map(Act::Renew),
        place().prop_map(Act::Bin),
        Just(Act::Undo),
    ]
}

fn nth<T>(all: Vec<T>, n: usize) -> Option<T> {
    let count = all.len().max(1);
    all.into_iter().nth(n % count)
}

fn improvement(journal: &Journal, n: usize) -> Option<ImprovementId> {
    let found = nth(journal.improvements().unwrap(), n);
    found.map(|found| found.improvement.id)
}

fn template(n: usize, day: chrono::NaiveDate) -> ClaimTemplate {
    let role = Role::ALL[n];
    [
        ClaimTemplate::Part { role },
        ClaimTemplate::TypicalTime,
        ClaimTemplate::TimeChange { day },
        ClaimTemplate::FrequencyChange { day },
        ClaimTemplate::Quiet { day },
        ClaimTemplate::Actions,
        ClaimTemplate::Runbooks,
    ][n % 7]
}

fn edit(journal: &mut Journal, n: usize, change: ImprovementEdit) -> journal::Result<()> {
    match improvement(journal, n) {
        Some(id) => journal.edit_improvement(id, change).map(|_| ()),
        None => Ok(()),
    }
}

fn perform(journal: &mut Journal, act: Act) -> journal::Result<()> {
    let date = |days: u32| day("2026-01-01") + chrono::TimeDelta::days(i64::from(days));
    match act {
        Act::Log(title) => journal.log_incident(new_incident(&title)).map(|_| ()),
        Act::Runbook(title) => journal.add_runbook(&title).map(|_| ()),
        Act::Improve(title, days) => {
            let scope = Scope {
                severities: vec![Severity::Sev2],
                ..Scope::default()
            };
            let added = journal.add_improvement(&title, date(days), scope, &[]);
            added.map(|_| ())
        }
        Act::Rename(n, title) => edit(journal, n, ImprovementEdit::Title(title)),
        Act::Move(n, days) => edit(journal, n, ImprovementEdit::Day(date(days))),
        Act::Behind(n) => {
            let cause = nth(journal.improvement_causes()?, n).map(|cause| cause.item);
            edit(journal, n, ImprovementEdit::Behind(cause))
        }
        Act::Claim(n, days) => {
            let query = ClaimQuery {
                template: template(n, date(days)),
                scope: Scope::default(),
            };
            journal.save_claim(query).map(|_| ())
        }
        Act::Renew(n) => match nth(journal.claims()?, n) {
            Some(view) => journal.renew_claim(view.claim.id).map(|_| ()),
            None => Ok(()),
        },
        Act::Bin(n) => {
            let claims = journal.claims()?.into_iter().map(|one| one.claim.id.into());
            let improvements = journal.improvements()?.into_iter();
            let improvements = improvements.map(|one| one.improvement.id.into());
            let all: Vec<ItemId> = claims.chain(improvements).collect();
            nth(all, n).map_or(Ok(()), |item| journal.delete(&item))
        }
        Act::Undo => journal.undo().map(|_| ()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_sentence_survives_the_way_out_and_in(acts in prop::collection::vec(act(), 1..20)) {
        let mut from = Scene::new();
        for act in acts {
            perform(&mut from.journal, act).unwrap();
        }
        let to = comes_back_whole(&from);
        prop_assert_eq!(to.journal.claims().unwrap(), from.journal.claims().unwrap());
        prop_assert_eq!(to.journal.improvements().unwrap(), from.journal.improvements().unwrap());
    }
}
