//! Rest owed and taken.

use super::*;
use crate::load::{Major, on_call};

fn up(text: &str, minutes: u32) -> Interruption {
    Interruption {
        minutes_awake: Some(minutes),
        ..woken(text)
    }
}

#[test]
fn more_than_two_hours_up_at_night_owe_the_next_morning() {
    let owed = |minutes| {
        let facts = Facts {
            interruptions: vec![up("11-25 02:00", minutes)],
            ..nothing()
        };
        on_call(&facts, None, None).rest.owed_hours
    };
    assert_eq!(owed(120), 0.0);
    assert_eq!(owed(121), 4.0, "from 8 to 12");
}

#[test]
fn pages_at_a_time_are_one_time_up_and_hours_after_the_night_are_none() {
    let facts = Facts {
        interruptions: vec![
            up("11-25 02:00", 90),
            up("11-25 02:10", 90),
            up("11-25 07:40", 60),
        ],
        ..nothing()
    };
    let rest = on_call(&facts, None, None).rest;
    assert_eq!(rest.owed_hours, 0.0, "100 minutes, and 20 until eight");
    let longer = Facts {
        rest_after_minutes: 119,
        ..facts
    };
    assert_eq!(on_call(&longer, None, None).rest.owed_hours, 4.0);
}

#[test]
fn work_that_began_in_the_evening_owes_what_it_took_of_the_night() {
    let owed = |minutes| {
        let facts = Facts {
            interruptions: vec![up("11-24 21:55", minutes)],
            ..nothing()
        };
        let rest = on_call(&facts, None, None).rest;
        let night = rest.owed.first().map(|one| one.night.to_string());
        (rest.owed_hours, night)
    };
    assert_eq!(owed(125), (0.0, None), "120 of them after ten");
    let night = Some("2026-11-24".to_owned());
    assert_eq!(owed(126), (4.0, night.clone()));
    assert_eq!(owed(720), (4.0, night), "a night that was worked through");
}

#[test]
fn rest_settles_the_oldest_debt_and_none_that_came_after_it() {
    let mut facts = Facts {
        interruptions: vec![up("11-19 02:00", 180), up("11-25 02:00", 180)],
        rests: vec![
            rest("11-17 08:00", "11-17 18:00"),
            rest("11-20 08:00", "11-20 14:00"),
        ],
        ..nothing()
    };
    let ledger = on_call(&facts, None, None).rest;
    assert_eq!(
        (ledger.owed_hours, ledger.taken_hours, ledger.balance_hours),
        (8.0, 16.0, 4.0)
    );
    assert_eq!(
        ledger.owed[0].night.to_string(),
        "2026-11-24",
        "the latest first"
    );
    assert_eq!(
        (ledger.owed[0].open_hours, ledger.owed[1].open_hours),
        (4.0, 0.0)
    );
    facts.rests.push(rest("11-25 08:00", "11-25 09:00"));
    assert_eq!(on_call(&facts, None, None).rest.balance_hours, 3.0);
}

#[test]
fn the_morning_itself_settles_what_it_was_owed_for() {
    let facts = Facts {
        interruptions: vec![up("11-25 02:00", 180)],
        rests: vec![rest("11-25 07:00", "11-25 12:00")],
        ..nothing()
    };
    assert_eq!(on_call(&facts, None, None).rest.balance_hours, 0.0);
}

#[test]
fn what_of_a_rest_came_before_it_was_owed_settles_nothing() {
    let after = |rests: Vec<Rest>| {
        let facts = Facts {
            interruptions: vec![up("11-24 02:00", 180), up("11-25 02:00", 180)],
            rests,
            ..nothing()
        };
        let owed = on_call(&facts, None, None).rest.owed;
        (owed[1].open_hours, owed[0].open_hours)
    };
    assert_eq!(after(vec![rest("11-24 03:00", "11-24 08:30")]), (3.5, 4.0));
    assert_eq!(
        after(vec![rest("11-24 10:00", "11-25 09:00")]),
        (0.0, 3.0),
        "of both debts only the hour after eight was rest from the second"
    );
    assert_eq!(
        after(vec![rest("11-25 06:00", "11-25 14:00")]),
        (0.0, 0.0),
        "from six until ten for the first, and until two for the second"
    );
}

#[test]
fn days_since_a_full_rest_count_from_its_end() {
    // A weekend off ended on Monday the 16th at eight; the next one was on call.
    let mut facts = Facts {
        shifts: vec![
            shift(berlin("11-02 08:00"), berlin("11-03 08:00")),
            shift(berlin("11-20 17:00"), berlin("11-23 08:00")),
        ],
        ..nothing()
    };
    assert_eq!(
        on_call(&facts, None, None).rest.days_since_full_rest,
        Some(10)
    );
    facts.settings.full_rest_hours = 100;
    assert_eq!(on_call(&facts, None, None).rest.days_since_full_rest, None);
    assert_eq!(
        on_call(&nothing(), None, None).rest.days_since_full_rest,
        None
    );
}

#[test]
fn other_rules_speak_while_they_hold() {
    let mut facts = Facts {
        shifts: vec![shift(berlin("11-01 00:00"), berlin("11-08 00:00"))],
        majors: vec![Major {
            incident: incident(1),
            title: "Replica lag".to_owned(),
            ended: berlin("11-26 04:00"),
        }],
        ..nothing()
    };
    let notices = |facts: &Facts| on_call(facts, None, None).rest.notices;
    assert_eq!(
        notices(&facts),
        ["No deploys until 26 Nov 16:00: 12 hours after “Replica lag”."]
    );
    facts.shifts[0].to += TimeDelta::hours(12);
    assert_eq!(
        notices(&facts)[1],
        "7.5 days on call in November; your rule is at most 7."
    );
    facts.settings.no_deploys_hours = 8;
    facts.settings.most_days_a_month = 0;
    assert!(notices(&facts).is_empty());
}
