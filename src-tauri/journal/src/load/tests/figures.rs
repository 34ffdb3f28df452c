//! Figures against an independent count, and what the page shows of nights, hours and causes.

use super::*;
use crate::load::{HandsOn, Night, on_call};

#[test]
fn ten_pages_in_one_hour_are_one_disturbed_hour() {
    let begin = berlin("11-25 03:00");
    let facts = Facts {
        interruptions: (0..10)
            .map(|n| page(begin + TimeDelta::minutes(5 * n)))
            .collect(),
        ..nothing()
    };
    let load = on_call(&facts, None, None);
    assert_eq!(
        (load.figures.interruptions, load.figures.disturbed_hours),
        (10, 1)
    );
    assert_eq!(load.grid[2][3], 10, "Wednesday, three o'clock");
}

#[test]
fn a_year_equals_a_count_by_hand() {
    // A week on call in every four, and a page every 22 hours.
    let start = at("2025-12-01T08:00:00+01:00");
    let shifts = (0..13).map(|n| {
        let from = start + TimeDelta::weeks(4 * n);
        shift(from, from + TimeDelta::weeks(1))
    });
    let pages: Vec<Interruption> = (0..390)
        .map(|n| page(start + TimeDelta::hours(22 * n)))
        .collect();
    let facts = Facts {
        shifts: shifts.collect(),
        interruptions: pages,
        ..nothing()
    };
    let (from, to) = ("2026-01-01".parse().unwrap(), "2026-06-30".parse().unwrap());
    let load = on_call(&facts, Some(from), Some(to));
    let within = |one: &&Interruption| {
        let day = one.at.with_timezone(&one.zone.0).date_naive();
        (from..=to).contains(&day)
    };
    let night = |one: &&Interruption| {
        use chrono::Timelike;
        let hour = one.at.with_timezone(&one.zone.0).hour();
        !(8..22).contains(&hour)
    };
    let expected: Vec<&Interruption> = facts.interruptions.iter().filter(within).collect();
    let asleep = expected.iter().copied().filter(night).count();
    assert_eq!(load.figures.interruptions as usize, expected.len());
    assert_eq!(load.figures.asleep as usize, asleep);
    assert_eq!(load.figures.disturbed_hours as usize, expected.len());
    let all: u32 = load.grid.iter().flatten().sum();
    assert_eq!(all as usize, expected.len());
    // Whole weeks in the period, minute by minute rather than by cutting stretches.
    let mut minutes = 0_u32;
    let mut at = at("2026-01-01T00:00:00+01:00");
    let end = super::at("2026-07-01T00:00:00+02:00");
    while at < end {
        minutes += u32::from(
            facts
                .shifts
                .iter()
                .any(|shift| shift.from <= at && at < shift.to),
        );
        at += TimeDelta::minutes(1);
    }
    let hours = load.figures.on_call_hours;
    assert!((hours - f64::from(minutes) / 60.0).abs() < 1e-3, "{hours}");
}

#[test]
fn nights_without_a_shift_or_a_page_are_not_known() {
    let facts = Facts {
        shifts: vec![shift(berlin("11-23 20:00"), berlin("11-24 08:00"))],
        interruptions: vec![woken("11-25 03:00"), page(berlin("11-22 03:00"))],
        ..nothing()
    };
    let load = on_call(&facts, None, None);
    let night = |day: &str| -> &Night {
        let day = day.parse().unwrap();
        load.nights.iter().find(|night| night.day == day).unwrap()
    };
    assert_eq!(night("2026-11-23").wakings, Some(0), "on call, and no page");
    assert_eq!(night("2026-11-24").wakings, Some(1));
    assert_eq!(
        night("2026-11-21").wakings,
        None,
        "it was not said whether it woke"
    );
    assert_eq!(night("2026-11-20").wakings, None, "nothing is known");
    assert!(
        load.nights
            .iter()
            .all(|night| night.day <= "2026-11-25".parse().unwrap())
    );
}

#[test]
fn minutes_of_an_incident_are_not_counted_twice() {
    let with_minutes = |number, minutes| Interruption {
        incident: Some(incident(number)),
        minutes_awake: Some(minutes),
        ..page(berlin("11-24 10:00"))
    };
    let facts = Facts {
        interruptions: vec![with_minutes(1, 30), with_minutes(2, 20)],
        hands_on: vec![HandsOn {
            incident: incident(1),
            day: "2026-11-24".parse().unwrap(),
            minutes: 45,
        }],
        ..nothing()
    };
    let load = on_call(&facts, None, None);
    assert_eq!(load.figures.hands_on_minutes, 65);
    assert_eq!(load.weeks.last().unwrap().hands_on_minutes, 65);
    let all: u32 = load.weeks.iter().map(|week| week.interruptions).sum();
    assert_eq!((load.weeks.len(), all), (13, 2));
}

#[test]
fn causes_stand_with_the_most_frequent_first_and_repeats_are_marked() {
    let filed = Interruption {
        fix_filed: true,
        verdict: Some(PageVerdict::FaultyCheck),
        ..caused("11-24 10:00", "disk full")
    };
    let facts = Facts {
        interruptions: vec![
            caused("11-20 10:00", "Disk full"),
            caused("11-22 10:00", "Lag"),
            filed,
        ],
        ..nothing()
    };
    let causes = on_call(&facts, None, None).causes;
    assert_eq!(causes[0].cause, "disk full");
    assert_eq!(
        (causes[0].pages, causes[0].no_action, causes[0].again),
        (2, 1, true)
    );
    assert!(causes[0].fix_filed && !causes[1].again);
}

#[test]
fn this_shift_and_the_last_are_told_apart() {
    let mut facts = Facts {
        shifts: vec![
            shift(berlin("11-16 08:00"), berlin("11-18 08:00")),
            // Two that touch are one stretch.
            shift(berlin("11-24 08:00"), berlin("11-26 08:00")),
            shift(berlin("11-26 08:00"), berlin("11-28 08:00")),
            shift(berlin("12-10 08:00"), berlin("12-12 08:00")),
        ],
        interruptions: vec![woken("11-25 03:00")],
        ..nothing()
    };
    let load = on_call(&facts, None, None);
    let (this, last) = (load.this_shift.unwrap(), load.last_shift.unwrap());
    assert_eq!(
        (this.hours, this.shifts.len(), this.is_now),
        (96.0, 2, true)
    );
    assert_eq!((last.hours, last.figures.interruptions), (48.0, 0));
    assert_eq!(load.next_shift.unwrap().from, berlin("12-10 08:00"));
    facts.now = berlin("11-29 12:00");
    let load = on_call(&facts, None, None);
    assert!(load.this_shift.is_none());
    assert_eq!(load.last_shift.unwrap().hours, 96.0);
}

#[test]
fn the_quiet_line_comes_once_a_shift_and_only_for_what_is_loud() {
    let mut facts = Facts {
        shifts: vec![shift(berlin("11-24 08:00"), berlin("11-28 08:00"))],
        ..nothing()
    };
    assert_eq!(on_call(&facts, None, None).quiet, None);
    facts.interruptions = vec![woken("11-25 03:00")];
    let line = on_call(&facts, None, None).quiet.unwrap();
    assert!(
        line.sentence.starts_with("5 h of rest"),
        "red comes first: {}",
        line.sentence
    );
    facts.settings.dismissed.clone_from(&line.shift);
    assert_eq!(on_call(&facts, None, None).quiet, None);
    facts
        .shifts
        .push(shift(berlin("11-28 09:00"), berlin("11-29 08:00")));
    facts.now = berlin("11-28 12:00");
    assert!(
        on_call(&facts, None, None).quiet.is_some(),
        "a new shift is another one"
    );
    facts.settings.muted = WarningKind::ALL.into();
    assert_eq!(on_call(&facts, None, None).quiet, None);
}

#[test]
fn what_was_not_entered_is_not_zero() {
    let figures = |pages| {
        let facts = Facts {
            interruptions: pages,
            ..nothing()
        };
        facts
            .figures(berlin("11-20 00:00"), at(NOW))
            .nights_in_words()
    };
    assert_eq!(
        figures(vec![woken("11-25 01:00")]),
        "woken 1 time in 1 night"
    );
    assert_eq!(
        figures(vec![page(berlin("11-25 01:00"))]),
        "not known whether you were woken: of 1 page at night it was not entered"
    );
    assert_eq!(
        figures(vec![woken("11-24 01:00"), page(berlin("11-25 01:00"))]),
        "woken 1 time in 1 night; of 1 page more it was not entered"
    );
}

#[test]
fn two_pages_at_a_time_are_one_time_with_hands_on() {
    let up = |text| Interruption {
        minutes_awake: Some(90),
        ..woken(text)
    };
    let facts = Facts {
        interruptions: vec![up("11-25 01:00"), up("11-25 01:10")],
        ..nothing()
    };
    let figures = facts.figures(berlin("11-20 00:00"), at(NOW));
    assert_eq!(figures.hands_on_minutes, 100);
}

#[test]
fn a_day_that_is_looked_back_at_is_whole() {
    // A day on call until the end of the 24th, and on into the next.
    let begin = berlin("11-24 00:00");
    let day = "2026-11-24".parse().unwrap();
    let early = begin - TimeDelta::days(60);
    let with = |incidents: i64| Facts {
        shifts: vec![
            shift(early, early + TimeDelta::hours(1)),
            shift(begin, begin + TimeDelta::hours(36)),
        ],
        interruptions: (0..incidents)
            .map(|n| page(begin + TimeDelta::hours(5 * n)))
            .collect(),
        ..nothing()
    };
    for (incidents, mean, level) in [
        (2, 1.0, Level::Fine),
        (3, 1.5, Level::Amber),
        (4, 2.0, Level::Amber),
        (5, 2.5, Level::Red),
    ] {
        let load = on_call(&with(incidents), None, Some(day));
        let found = &load.warnings[1];
        assert_eq!((found.value, found.level), (Some(mean), level));
        assert_eq!(load.figures.on_call_hours, 24.0);
        assert_eq!(load.weeks.last().unwrap().on_call_hours, 24.0);
    }
    let midnight = Facts {
        interruptions: vec![page(begin), page(begin + TimeDelta::days(1))],
        ..nothing()
    };
    let load = on_call(&midnight, Some(day), Some(day));
    assert_eq!(load.figures.interruptions, 1, "midnight is the next day's");
    let longer = Facts {
        shifts: vec![shift(berlin("11-12 08:00"), berlin("11-20 08:00"))],
        ..nothing()
    };
    let weeks = on_call(&longer, None, None).weeks;
    assert_eq!(
        (weeks[10].on_call_hours, weeks[11].on_call_hours),
        (88.0, 104.0)
    );
}

#[test]
fn a_shift_whose_end_is_not_known_has_no_hours() {
    let known = shift(berlin("11-10 08:00"), berlin("11-12 08:00"));
    let open = Shift {
        open_end: true,
        ..shift(berlin("11-19 08:00"), berlin("11-25 08:00"))
    };
    let early = shift(at(NOW) - TimeDelta::days(90), at(NOW) - TimeDelta::days(89));
    let facts = Facts {
        shifts: vec![early, known, open],
        interruptions: vec![woken("11-20 03:00")],
        ..nothing()
    };
    let load = on_call(&facts, None, None);
    assert_eq!(
        (load.figures.on_call_hours, load.figures.open_shifts),
        (48.0, 1)
    );
    assert_eq!(load.weeks[11].on_call_hours, 0.0);
    let last = load.last_shift.unwrap();
    assert_eq!((last.hours, last.figures.interruptions), (0.0, 1));
    assert!(
        last.sentence.ends_with(
            "The end of the shift from 19 Nov 08:00 is not known, so its hours are not counted."
        ),
        "{}",
        last.sentence
    );
    assert!(load.pages[0].on_call, "a page in it came on call");
    assert_eq!(
        level(&facts, WarningKind::IncidentsPerShift),
        Level::Fine,
        "so does its incident"
    );
    for kind in [WarningKind::IncidentsMean, WarningKind::ShareOnCall] {
        let told = of(&facts, kind);
        assert_eq!(told.level, Level::NotKnown, "{kind:?}");
        assert_eq!(
            told.sentence,
            "Not known: the shift from 19 Nov 08:00 has no known end."
        );
    }
    assert_eq!(
        load.rest.days_since_full_rest,
        Some(10),
        "its weekend was none of rest"
    );
}

#[test]
fn nights_without_more_sleep_are_told() {
    let abandoned = Interruption {
        sleep_abandoned: true,
        ..woken("11-25 01:00")
    };
    let facts = Facts {
        interruptions: vec![woken("11-24 01:00"), abandoned],
        ..nothing()
    };
    let figures = facts.figures(berlin("11-20 00:00"), at(NOW));
    assert_eq!(
        figures.nights_in_words(),
        "woken 2 times in 2 nights; no more sleep in 1 night"
    );
}
