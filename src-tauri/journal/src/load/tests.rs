//! Warnings on both sides of both of their boundaries, clock changes, figures, rest and the user's own earlier weeks.

#![expect(
    clippy::float_cmp,
    reason = "quarters of an hour and whole counts are exact"
)]

mod bulk;
mod clocks;
mod figures;
mod of_hours;
mod of_nights;
mod of_pages;
mod rest;
mod usual;

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::warnings::{Level, Warning, warning};
use super::{Facts, HoursOfDay};
use crate::domain::{
    Duty, Hours, HoursId, HoursSpan, IncidentId, Interruption, InterruptionId, NewInterruption,
    OnCallSettings, PageVerdict, Rest, RestId, Shift, ShiftId, WarningKind, Zone,
};

/// Thursday noon in Berlin, where clocks are an hour ahead of UTC.
const NOW: &str = "2026-11-26T12:00:00+01:00";

fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

/// "11-24 03:10" in Berlin.
fn berlin(text: &str) -> DateTime<Utc> {
    let (day, time) = text.split_once(' ').unwrap();
    at(&format!("2026-{day}T{time}:00+01:00"))
}

fn zone(name: &str) -> Zone {
    name.parse().unwrap()
}

fn nothing() -> Facts {
    Facts {
        shifts: Vec::new(),
        interruptions: Vec::new(),
        check_ins: Vec::new(),
        rests: Vec::new(),
        hours: Vec::new(),
        hands_on: Vec::new(),
        majors: Vec::new(),
        settings: OnCallSettings::default(),
        day: HoursOfDay {
            work_days: BTreeSet::from([0, 1, 2, 3, 4]),
            work_from: 8,
            work_to: 18,
            sleep_from: 22,
            sleep_to: 8,
        },
        rest_after_minutes: 120,
        rest_until: 12,
        zone: zone("Europe/Berlin"),
        now: at(NOW),
        is_end_of_day: false,
    }
}

fn shift(from: DateTime<Utc>, to: DateTime<Utc>) -> Shift {
    Shift {
        id: ShiftId(Uuid::from_u128(u128::from(from.timestamp().unsigned_abs()))),
        from,
        to,
        zone: zone("Europe/Berlin"),
        rotation: String::new(),
        duty: Duty::Primary,
        open_end: false,
        source: None,
    }
}

fn page(at: DateTime<Utc>) -> Interruption {
    let id = Uuid::from_u128(u128::from(at.timestamp().unsigned_abs()) << 8);
    NewInterruption::at(at, zone("Europe/Berlin")).with_id(InterruptionId(id))
}

fn woken(text: &str) -> Interruption {
    Interruption {
        woke_me: Some(true),
        ..page(berlin(text))
    }
}

fn caused(text: &str, cause: &str) -> Interruption {
    Interruption {
        cause: cause.to_owned(),
        ..page(berlin(text))
    }
}

fn judged(number: i64, verdict: PageVerdict) -> Interruption {
    Interruption {
        verdict: Some(verdict),
        ..page(at(NOW) - TimeDelta::hours(number + 1))
    }
}

/// So many pages a day apart, in the evening, the last one yesterday.
fn evenings(count: i64) -> Vec<Interruption> {
    let yesterday = berlin("11-25 20:30");
    let mut pages: Vec<_> = (0..count)
        .map(|back| page(yesterday - TimeDelta::days(back)))
        .collect();
    pages.reverse();
    pages
}

fn hours(from: &str, span: HoursSpan, reactive: Option<f64>, total: Option<f64>) -> Hours {
    Hours {
        id: HoursId(Uuid::from_u128(7)),
        span,
        from: from.parse().unwrap(),
        reactive,
        proactive: None,
        total,
    }
}

fn rest(from: &str, to: &str) -> Rest {
    Rest {
        id: RestId(Uuid::from_u128(9)),
        from: berlin(from),
        to: berlin(to),
        zone: zone("Europe/Berlin"),
        note: String::new(),
    }
}

fn of(facts: &Facts, kind: WarningKind) -> Warning {
    warning(facts, kind)
}

fn level(facts: &Facts, kind: WarningKind) -> Level {
    of(facts, kind).level
}

fn incident(number: u128) -> IncidentId {
    IncidentId(Uuid::from_u128(number))
}

#[test]
fn nothing_is_claimed_where_nothing_was_entered() {
    for kind in WarningKind::ALL {
        let warning = of(&nothing(), kind);
        assert_eq!(warning.level, Level::NotKnown, "{kind:?}");
        assert_eq!(warning.value, None);
        assert!(
            warning.sentence.starts_with("Not known:"),
            "{}",
            warning.sentence
        );
        assert!(!warning.basis.is_empty() && !warning.limits_sentence.is_empty());
    }
}

#[test]
fn own_limits_count_and_say_so_and_muting_keeps_the_level() {
    let mut facts = nothing();
    facts.interruptions = evenings(3);
    let kind = WarningKind::OffHours;
    assert_eq!(level(&facts, kind), Level::Fine);
    let own = crate::domain::Limits {
        amber: 2.0,
        red: 3.0,
    };
    facts.settings.limits.insert(kind, own);
    facts.settings.muted.insert(kind);
    let warning = of(&facts, kind);
    assert_eq!((warning.level, warning.muted), (Level::Red, true));
    assert_eq!(warning.basis, "Your own limits");
    assert_eq!(warning.limits_sentence, "Amber from 2, red from 3.");
}

#[test]
fn each_sentence_is_free_of_codes() {
    let mut facts = nothing();
    facts.interruptions = evenings(20);
    for kind in WarningKind::ALL {
        let warning = of(&facts, kind);
        let said = [warning.sentence, warning.arithmetic, warning.basis].join(" ");
        let code = (1..=12)
            .map(|number| format!("W{number}"))
            .find(|code| said.contains(code));
        assert_eq!(code, None, "{said}");
    }
}
