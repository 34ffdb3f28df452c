//! Weekly hours, the share of time on call, and that of operational work.

use super::*;

const MONDAY: &str = "2026-11-16";

/// 17 weeks of so many hours, the last one before the present week.
fn weeks(each: f64, last: f64) -> Facts {
    let monday: chrono::NaiveDate = MONDAY.parse().unwrap();
    let entered = (0..17_i64).map(|back| {
        let from = (monday - TimeDelta::weeks(back)).to_string();
        let total = if back == 0 { last } else { each };
        hours(&from, HoursSpan::Week, None, Some(total))
    });
    Facts {
        hours: entered.collect(),
        ..nothing()
    }
}

#[test]
fn weekly_hours_are_amber_over_44_and_red_over_48() {
    let kind = WarningKind::WeeklyHours;
    assert_eq!(of(&weeks(44.0, 44.0), kind).value, Some(44.0));
    assert_eq!(level(&weeks(44.0, 44.0), kind), Level::Fine);
    assert_eq!(level(&weeks(44.0, 45.0), kind), Level::Amber);
    assert_eq!(level(&weeks(48.0, 48.0), kind), Level::Amber);
    assert_eq!(level(&weeks(48.0, 49.0), kind), Level::Red);
}

#[test]
fn one_week_without_hours_leaves_the_mean_unknown_and_a_quarter_fills_it() {
    let kind = WarningKind::WeeklyHours;
    let mut facts = weeks(60.0, 60.0);
    facts.hours.remove(4);
    assert_eq!(level(&facts, kind), Level::NotKnown);
    assert_eq!(
        of(&facts, kind).sentence,
        "Not known: of the last 17 weeks, 1 week without hours that you entered."
    );
    // The week of 19 October: 92 days of the fourth quarter, 920 hours, ten a day.
    facts
        .hours
        .push(hours("2026-10-01", HoursSpan::Quarter, None, Some(920.0)));
    let mean = of(&facts, kind).value.unwrap();
    assert!((mean - (16.0 * 60.0 + 70.0) / 17.0).abs() < 1e-9, "{mean}");
}

/// On call for so many hours of the last twelve weeks, which are 2,016 hours.
fn share(hours: i64) -> Facts {
    let early = at(NOW) - TimeDelta::days(100);
    let begin = at(NOW) - TimeDelta::days(84);
    Facts {
        shifts: vec![
            shift(early, early + TimeDelta::hours(1)),
            shift(begin, begin + TimeDelta::hours(hours)),
        ],
        ..nothing()
    }
}

#[test]
fn a_quarter_of_the_time_on_call_is_amber_and_half_red() {
    let kind = WarningKind::ShareOnCall;
    assert_eq!(of(&share(504), kind).value, Some(25.0));
    assert_eq!(level(&share(504), kind), Level::Fine);
    assert_eq!(level(&share(505), kind), Level::Amber);
    assert_eq!(level(&share(1008), kind), Level::Amber);
    assert_eq!(level(&share(1009), kind), Level::Red);
}

#[test]
fn two_schedules_at_a_time_are_one_time_on_call_and_shadowing_is_none() {
    let kind = WarningKind::ShareOnCall;
    let mut facts = share(504);
    let second = facts.shifts[1].clone();
    facts.shifts.push(second.clone());
    assert_eq!(of(&facts, kind).value, Some(25.0));
    facts.shifts.push(Shift {
        duty: Duty::Shadow,
        to: second.to + TimeDelta::hours(400),
        ..second
    });
    assert_eq!(of(&facts, kind).value, Some(25.0));
    facts.shifts.remove(0);
    facts.shifts[0].from += TimeDelta::hours(1);
    facts.shifts.truncate(1);
    assert_eq!(
        level(&facts, kind),
        Level::NotKnown,
        "shifts do not reach back"
    );
}

#[test]
fn half_of_the_hours_is_amber_and_two_thirds_red() {
    let kind = WarningKind::OperationalShare;
    let quarter = |reactive: f64| Facts {
        hours: vec![hours(
            "2026-10-01",
            HoursSpan::Quarter,
            Some(reactive),
            Some(400.0),
        )],
        ..nothing()
    };
    assert_eq!(level(&quarter(200.0), kind), Level::Fine);
    assert_eq!(level(&quarter(201.0), kind), Level::Amber);
    assert_eq!(of(&quarter(264.0), kind).value, Some(66.0));
    assert_eq!(level(&quarter(264.0), kind), Level::Amber);
    assert_eq!(level(&quarter(265.0), kind), Level::Red);
}

#[test]
fn the_share_needs_both_parts_or_the_whole_and_may_be_of_the_quarter_before() {
    let kind = WarningKind::OperationalShare;
    let mut one = hours("2026-07-01", HoursSpan::Quarter, Some(60.0), None);
    let facts = |one: &Hours| Facts {
        hours: vec![one.clone()],
        ..nothing()
    };
    assert_eq!(level(&facts(&one), kind), Level::NotKnown);
    one.proactive = Some(40.0);
    assert_eq!(of(&facts(&one), kind).value, Some(60.0));
    one.from = "2026-04-01".parse().unwrap();
    assert_eq!(
        level(&facts(&one), kind),
        Level::NotKnown,
        "two quarters ago"
    );
}
