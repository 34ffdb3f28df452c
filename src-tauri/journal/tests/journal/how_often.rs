//! How often incidents came before a day and after it.

use journal::domain::*;
use journal::insight::{CountChange, Exposure};

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

/// 8 incidents in 8 days, then 8 in 8, with these shifts; how often they came.
fn counted_with(shifts: &[(&str, &str)]) -> CountChange {
    let (mut journal, _place) = journal();
    eight(&mut journal, "2026-01-01T10:00:00Z", [30; 8]);
    eight(&mut journal, "2026-01-09T10:00:00Z", [30; 8]);
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
    let query = StatsQuery {
        scope: Scope {
            period: Period {
                from: None,
                to: Some(day("2026-01-16")),
            },
            ..Scope::default()
        },
        before_after: Some(day("2026-01-09")),
        ..StatsQuery::default()
    };
    journal.stats(&query).unwrap().change.unwrap().counts
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
    assert!(
        (known.days_before - 8.0).abs() < 1e-9,
        "what is told stays days"
    );
    let one_side = counted_with(&[("2026-01-10T00:00:00Z", "2026-01-14T00:00:00Z")]);
    assert_eq!(one_side.per, Exposure::Day);
}
