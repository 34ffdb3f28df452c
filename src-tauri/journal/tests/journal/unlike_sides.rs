//! When two sides are of different kinds, and the comparison of like with like.

use journal::Journal;
use journal::domain::*;
use journal::insight::Change;

use crate::support::*;

#[test]
fn another_service_makes_two_sides_unlike() {
    let (mut journal, _place) = journal();
    for (days, (service, minutes)) in (0..).zip(
        [("database", 300); 8]
            .into_iter()
            .chain([("web", 60); 8])
            .chain([("web", 20); 8]),
    ) {
        let began = at("2026-01-01T10:00:00Z") + chrono::TimeDelta::days(days);
        let resolved = began + chrono::TimeDelta::minutes(minutes);
        let mut new = timed("One", &began.to_rfc3339(), &resolved.to_rfc3339());
        new.services = vec![service.into()];
        new.severity = Some(Severity::Sev2);
        journal.log_incident(new).unwrap();
    }
    let change = |on: &str| {
        let query = StatsQuery {
            before_after: Some(day(on)),
            ..StatsQuery::default()
        };
        journal.stats(&query).unwrap().change.unwrap()
    };
    let unlike = change("2026-01-09");
    assert_eq!(unlike.mix[0].name, "web");
    assert_eq!(unlike.matched, [], "no service stands on both sides");
    let later = change("2026-01-17");
    let alike: Vec<_> = later.matched.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(alike, ["web, SEV2"]);
    let matched = &later.matched[0].comparison;
    assert_eq!(matched.n_before, 8);
    let whole = StatsQuery {
        scope: later.matched[0].scope.clone(),
        before_after: Some(day("2026-01-17")),
        ..StatsQuery::default()
    };
    let asked = journal.stats(&whole).unwrap().comparison;
    assert_eq!(
        Some(matched),
        asked.as_ref(),
        "as if its scope had been asked for"
    );
}

#[test]
fn like_with_like_that_cannot_tell_says_what_would_have_shown() {
    let (mut journal, _place) = journal();
    for days in 0..8 {
        log(&mut journal, days, &["database"], 300);
        log(&mut journal, days, &["web"], 60 + 7 * days);
    }
    for days in 8..16 {
        log(&mut journal, days, &["web"], 62 + 6 * (days - 8));
    }
    let query = StatsQuery {
        before_after: Some(day("2026-01-09")),
        ..StatsQuery::default()
    };
    let said = journal.stats(&query).unwrap().sentences;
    let alone = said.iter().find(|one| one.starts_with("web, SEV2 alone: "));
    assert!(
        alone.is_some_and(
            |one| one.contains(" cannot tell ") && one.ends_with("would reliably show.")
        ),
        "{said:?}"
    );
}

fn log(journal: &mut Journal, days: i64, services: &[&str], minutes: i64) {
    let began = at("2026-01-01T10:00:00Z") + chrono::TimeDelta::days(days);
    let resolved = began + chrono::TimeDelta::minutes(minutes);
    let mut new = timed("One", &began.to_rfc3339(), &resolved.to_rfc3339());
    new.services = services.iter().map(|&name| name.into()).collect();
    new.severity = Some(Severity::Sev2);
    journal.log_incident(new).unwrap();
}

fn changed(journal: &Journal, scope: &Scope, on: &str) -> Change {
    let query = StatsQuery {
        scope: scope.clone(),
        before_after: Some(day(on)),
        ..StatsQuery::default()
    };
    journal.stats(&query).unwrap().change.unwrap()
}

#[test]
fn a_question_about_one_service_is_not_matched_by_another() {
    let (mut journal, _place) = journal();
    for days in 0..8 {
        log(&mut journal, days, &["api"], 120);
    }
    for days in 8..16 {
        log(&mut journal, days, &["api", "database"], 60);
    }
    for days in 16..24 {
        log(&mut journal, days, &["api", "database"], 50);
    }
    let services = journal.services().unwrap();
    let api = services.iter().find(|one| one.service.name == "api");
    let api = api.unwrap().service.id;
    let scope = Scope {
        services: vec![api],
        ..Scope::default()
    };
    let names = |scope: &Scope| {
        let found = changed(&journal, scope, "2026-01-17").matched;
        let names = found.into_iter().map(|one| (one.name, one.scope.services));
        names.collect::<Vec<_>>()
    };
    assert_eq!(names(&scope), [("api, SEV2".to_owned(), vec![api])]);
    assert_eq!(names(&Scope::default()).len(), 2, "unless all were asked");
}

/// Which of four services each of 20 incidents is of, drawn the same way every time.
fn draws(seed: u64) -> [usize; 20] {
    let mut state = seed;
    [0; 20].map(|_: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 62) as usize
    })
}

#[test]
fn ten_against_ten_of_one_mix_are_hardly_ever_called_unlike() {
    let count = |draw: &[usize], kind| draw.iter().filter(|one| **one == kind).count();
    let mut said = 0;
    for seed in 1..=20 {
        let (mut journal, _place) = journal();
        let drawn = draws(seed * 7_919);
        for (days, kind) in (0..).zip(drawn) {
            log(&mut journal, days, &[["a", "b", "c", "d"][kind]], 60);
        }
        let (before, after) = drawn.split_at(10);
        let apart: usize = (0..4)
            .map(|kind| count(before, kind).abs_diff(count(after, kind)))
            .sum();
        let change = changed(&journal, &Scope::default(), "2026-01-11");
        assert!(
            change.mix.is_empty() || apart > 8,
            "{apart} of 20 differ: {:?}",
            change.mix
        );
        said += usize::from(!change.mix.is_empty());
    }
    assert!(said <= 2, "{said} of 20");
}

#[test]
fn a_clear_change_of_kinds_is_said_of_ten_against_ten() {
    let (mut journal, _place) = journal();
    for days in 0..20 {
        let service = if (days < 10) == (days % 10 < 9) {
            "web"
        } else {
            "database"
        };
        log(&mut journal, days, &[service], 60);
    }
    let change = changed(&journal, &Scope::default(), "2026-01-11");
    assert_eq!(change.mix.len(), 1, "{:?}", change.mix);
    let share = change.mix[0].share_before - change.mix[0].share_after;
    assert!((share.abs() - 0.8).abs() < 1e-9);
}
