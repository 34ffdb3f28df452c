//! How often incidents came before a day and after it.

use journal::Journal;
use journal::domain::*;
use journal::insight::{Change, CountChange, Exposure};

use crate::numbers::eight;
use crate::support::*;

#[test]
fn nothing_is_said_of_days_before_the_journal_begins() {
    let (mut journal, _place) = journal();
    let minutes = [30; 8];
    eight(&mut journal, "2026-01-01T10:00:00Z", minutes);
    eight(&mut journal, "2026-01-09T10:00:00Z", minutes);
    let asked = |from: Option<&str>| {
        let query = StatsQuery {
            scope: Scope {
                period: Period {
                    from: from.map(day),
                    to: Some(day("2026-01-16")),
                },
                ..Scope::default()
            },
            before_after: Some(day("2026-01-09")),
            ..StatsQuery::default()
        };
        journal.stats(&query).unwrap().change.unwrap().counts
    };
    assert_eq!(asked(Some("2000-01-01")), asked(None));
    assert!((asked(None).days_before - 8.0).abs() < 1e-9);
}

/// The journal was kept before any incident came.
fn drill(journal: &mut Journal, at: &str) {
    let new = NewIncident {
        kind: IncidentKind::Drill,
        ..timed("Drill", at, at)
    };
    journal.log_incident(new).unwrap();
}

/// 8 incidents in 8 days, then 8 in 8, with these shifts; how often they came.
fn counted_with(shifts: &[(&str, &str)]) -> CountChange {
    let (mut journal, _place) = journal();
    drill(&mut journal, "2026-01-01T08:00:00Z");
    eight(&mut journal, "2026-01-01T10:00:00Z", [30; 8]);
    eight(&mut journal, "2026-01-09T10:00:00Z", [30; 8]);
    on_call(&mut journal, shifts);
    changed(&journal, "2026-01-09", "2026-01-16").0.counts
}

fn on_call(journal: &mut Journal, shifts: &[(&str, &str)]) {
    for (from, to) in shifts {
        let shift = NewShift {
            from: at(from),
            to: at(to),
            zone: "Europe/Berlin".parse().unwrap(),
            duty: Duty::Primary,
            rotation: String::new(),
            repeat: None,
        };
        journal.add_shift(&shift).unwrap();
    }
}

/// On this day, asked up to another; and the sentence on how often, which is the last.
fn changed(journal: &Journal, on: &str, to: &str) -> (Change, String) {
    let query = StatsQuery {
        scope: Scope {
            period: Period {
                from: None,
                to: Some(day(to)),
            },
            ..Scope::default()
        },
        before_after: Some(day(on)),
        ..StatsQuery::default()
    };
    let stats = journal.stats(&query).unwrap();
    let last = stats.sentences.last().cloned();
    (stats.change.unwrap(), last.unwrap_or_default())
}

#[test]
fn how_often_is_by_the_hour_on_call_where_shifts_are_known_from_end_to_end() {
    let rate = |counts: &CountChange| counts.rate.as_ref().unwrap().ratio.unwrap();
    let without = counted_with(&[]);
    assert_eq!((without.per, rate(&without)), (Exposure::Day, 1.0));
    // 24 hours before, each counted once, and 96 after.
    let known = counted_with(&[
        ("2026-01-02T00:00:00Z", "2026-01-02T20:00:00Z"),
        ("2026-01-02T08:00:00Z", "2026-01-03T00:00:00Z"),
        ("2026-01-10T00:00:00Z", "2026-01-14T00:00:00Z"),
    ]);
    assert_eq!(known.per, Exposure::OnCallHour);
    assert!((rate(&known) - 0.25).abs() < 1e-9, "{known:?}");
    assert!((known.days_before - 8.0).abs() < 1e-9, "days are told too");
    assert_eq!(
        (known.hours_before, known.hours_after),
        (Some(24.0), Some(96.0))
    );
    assert_eq!((without.hours_before, without.hours_after), (None, None));
    let one_side = counted_with(&[("2026-01-10T00:00:00Z", "2026-01-14T00:00:00Z")]);
    assert_eq!(one_side.per, Exposure::Day);
}

fn one_each(journal: &mut Journal, days: &[&str]) {
    for day in days {
        let (began, resolved) = (format!("{day}T10:00:00Z"), format!("{day}T10:30:00Z"));
        journal
            .log_incident(timed("One", &began, &resolved))
            .unwrap();
    }
}

const FIVE: [&str; 5] = [
    "2026-01-01",
    "2026-01-03",
    "2026-01-05",
    "2026-01-07",
    "2026-01-09",
];

#[test]
fn a_silence_by_the_hour_on_call_tells_the_hours_it_goes_by() {
    let (mut journal, _place) = journal();
    drill(&mut journal, "2026-01-01T08:00:00Z");
    one_each(&mut journal, &FIVE);
    on_call(
        &mut journal,
        &[
            ("2026-01-01T00:00:00Z", "2026-01-11T00:00:00Z"),
            ("2026-01-12T00:00:00Z", "2026-01-13T00:00:00Z"),
        ],
    );
    let (change, said) = changed(&journal, "2026-01-11", "2026-01-20");
    let p = change.quiet.and_then(|quiet| quiet.p).unwrap();
    assert!((p - (240.0_f64 / 264.0).powi(5)).abs() < 1e-12, "{p}");
    assert_eq!(
        said,
        "None has come in the 10 days since (24 hours on call); 5 came in the 10 days before (240 hours on call). Had \
         nothing changed, a silence this long would come in about 62 of 100 tries."
    );
}

#[test]
fn a_rate_by_the_hour_on_call_tells_the_hours_but_no_claim_does() {
    let (mut journal, _place) = journal();
    drill(&mut journal, "2026-01-01T08:00:00Z");
    one_each(&mut journal, &FIVE);
    one_each(&mut journal, &["2026-01-15"]);
    on_call(
        &mut journal,
        &[
            ("2026-01-01T00:00:00Z", "2026-01-11T00:00:00Z"),
            ("2026-01-12T00:00:00Z", "2026-01-12T06:00:00Z"),
        ],
    );
    let (_, said) = changed(&journal, "2026-01-11", "2026-01-20");
    assert!(
        said.contains(
            "5 in 10 days (240 hours on call) before and 1 in 10 days (6.0 hours on call) after."
        ),
        "{said}"
    );
    let template = ClaimTemplate::FrequencyChange {
        day: day("2026-01-11"),
    };
    let period = Period {
        from: None,
        to: Some(day("2026-01-20")),
    };
    let scope = Scope {
        period,
        ..Scope::default()
    };
    let claim = journal.save_claim(ClaimQuery { template, scope }).unwrap();
    let told = serde_json::to_string(&claim.saved).unwrap();
    assert!(!told.contains("hours on call"), "{told}");
}

/// Two incidents in three days, and the days are counted from the first of them: taken for chance, it would make of any
/// steady trickle a rate that fell.
#[test]
fn the_incident_that_the_days_begin_with_is_not_counted() {
    let (mut journal, _place) = journal();
    one_each(&mut journal, &["2024-01-03", "2024-01-06"]);
    let (change, said) = changed(&journal, "2024-01-04", "2026-10-31");
    assert!(change.counts.first_not_counted);
    assert_eq!(change.counts.n_before, 1, "what came is told as it is");
    assert!(
        said.starts_with(
            "Whether incidents came more or less often, these counts cannot tell: 0 in 1 day before and 1 in 1032 days \
             after, not counting the first of all, with which the days begin."
        ),
        "{said}"
    );
}

#[test]
fn a_silence_is_counted_without_the_incident_that_the_days_begin_with() {
    let (mut journal, _place) = journal();
    one_each(&mut journal, &FIVE);
    let (change, said) = changed(&journal, "2026-01-11", "2026-01-20");
    let p = change.quiet.and_then(|quiet| quiet.p).unwrap();
    assert!((p - 0.5_f64.powi(4)).abs() < 1e-12, "{p}");
    assert_eq!(
        said,
        "None has come in the 10 days since; 4 came in the 10 days before, not counting the first of all, with which the \
         days begin. Had nothing changed, a silence this long would come in about 6 of 100 tries."
    );
}

#[test]
fn what_was_written_down_before_lets_every_incident_count() {
    let (mut journal, _place) = journal();
    one_each(&mut journal, &["2025-06-01"]);
    one_each(&mut journal, &FIVE);
    let query = StatsQuery {
        scope: Scope {
            period: Period {
                from: Some(day("2026-01-01")),
                to: Some(day("2026-01-20")),
            },
            ..Scope::default()
        },
        before_after: Some(day("2026-01-11")),
        ..StatsQuery::default()
    };
    let change = journal.stats(&query).unwrap().change.unwrap();
    assert!(!change.counts.first_not_counted);
    let p = change.quiet.and_then(|quiet| quiet.p).unwrap();
    assert!((p - 0.5_f64.powi(5)).abs() < 1e-12, "{p}");
}

/// Sixty days, then as long again as two years, at a steady six in all; seeded. Counted with the first of all, "less
/// often" was said of more than one in ten.
#[test]
fn a_steady_rate_is_hardly_ever_said_to_have_fallen() {
    let mut state = 41_u64;
    let mut share = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(state >> 32).unwrap()) / 2.0_f64.powi(32)
    };
    let days = |count: f64| {
        let length = std::time::Duration::from_secs_f64(count * 86_400.0);
        chrono::TimeDelta::from_std(length).unwrap()
    };
    let mut wrong = 0;
    for _ in 0..60 {
        let (mut journal, _place) = journal();
        let (mut after, first) = (0.0, at("2024-01-01T00:00:00Z"));
        while after < 730.0 {
            let began = first + days(after);
            let resolved = began + chrono::TimeDelta::minutes(30);
            let new = timed("One", &began.to_rfc3339(), &resolved.to_rfc3339());
            journal.log_incident(new).unwrap();
            after += -(1.0 - share()).ln() * 730.0 / 6.0;
        }
        let (_, said) = changed(&journal, "2024-03-01", "2025-12-31");
        wrong += u32::from(said.starts_with("Incidents came less often"));
    }
    assert!(wrong <= 3, "{wrong} of 60");
}
