//! Incidents per shift, pages out of hours, causes that come again, pages without need of action.

use super::*;

/// On call all week, with pages at these times.
fn week(pages: Vec<Interruption>) -> Facts {
    Facts {
        shifts: vec![shift(berlin("11-20 08:00"), berlin("11-27 08:00"))],
        interruptions: pages,
        ..nothing()
    }
}

#[test]
fn two_incidents_in_twelve_hours_are_amber_and_three_red() {
    let kind = WarningKind::IncidentsPerShift;
    let one = week(vec![page(berlin("11-24 20:00"))]);
    assert_eq!(of(&one, kind).value, Some(1.0));
    assert_eq!(level(&one, kind), Level::Fine);
    let two = week(vec![
        page(berlin("11-24 20:00")),
        page(berlin("11-25 07:59")),
    ]);
    assert_eq!(
        level(&two, kind),
        Level::Amber,
        "two is the most that is bearable"
    );
    let apart = week(vec![
        page(berlin("11-24 20:00")),
        page(berlin("11-25 08:00")),
    ]);
    assert_eq!(
        level(&apart, kind),
        Level::Fine,
        "twelve hours later is the next twelve hours"
    );
    let mut three = two;
    three.interruptions.insert(1, page(berlin("11-25 02:00")));
    assert_eq!(level(&three, kind), Level::Red);
}

#[test]
fn pages_of_one_incident_are_one_incident_and_those_off_call_none() {
    let kind = WarningKind::IncidentsPerShift;
    let mut storm = week(
        (0..5)
            .map(|n| page(berlin("11-24 20:00") + TimeDelta::minutes(n)))
            .collect(),
    );
    for page in &mut storm.interruptions {
        page.incident = Some(incident(1));
    }
    assert_eq!(of(&storm, kind).value, Some(1.0));
    let mut away = storm.clone();
    away.shifts = vec![shift(berlin("11-25 08:00"), berlin("11-27 08:00"))];
    assert_eq!(of(&away, kind).value, Some(0.0));
    away.shifts.clear();
    assert_eq!(
        level(&away, kind),
        Level::NotKnown,
        "without a shift there is no time on call"
    );
}

/// On call for `hours` of the last 21 days, and a shift before them that says that shifts were entered then.
fn on_call_for(hours: i64, incidents: i64) -> Facts {
    let begin = at(NOW) - TimeDelta::days(10);
    let early = at(NOW) - TimeDelta::days(30);
    let pages = (0..incidents).map(|n| page(begin + TimeDelta::minutes(30 + 30 * n)));
    Facts {
        shifts: vec![
            shift(early, early + TimeDelta::hours(1)),
            shift(begin, begin + TimeDelta::hours(hours)),
        ],
        interruptions: pages.collect(),
        ..nothing()
    }
}

#[test]
fn the_mean_of_three_weeks_is_amber_over_one_and_red_over_two() {
    let kind = WarningKind::IncidentsMean;
    let budget = |incidents| on_call_for(48, incidents);
    assert_eq!(of(&budget(4), kind).value, Some(1.0));
    assert_eq!(
        level(&budget(4), kind),
        Level::Fine,
        "the budget is not yet over"
    );
    assert_eq!(level(&budget(5), kind), Level::Amber);
    assert_eq!(of(&budget(8), kind).value, Some(2.0));
    assert_eq!(level(&budget(8), kind), Level::Amber);
    assert_eq!(level(&budget(9), kind), Level::Red);
    assert_eq!(
        of(&budget(5), kind).arithmetic,
        "5 incidents in 48 h on call: 5 × 12 ÷ 48 = 1.25"
    );
}

#[test]
fn the_mean_needs_shifts_over_all_three_weeks_and_twelve_hours_of_them() {
    let kind = WarningKind::IncidentsMean;
    let mut young = on_call_for(48, 9);
    young.shifts.remove(0);
    assert_eq!(level(&young, kind), Level::NotKnown);
    assert_eq!(level(&on_call_for(11, 2), kind), Level::NotKnown);
    assert_eq!(level(&on_call_for(12, 2), kind), Level::Amber);
}

#[test]
fn seven_pages_out_of_hours_are_amber_and_nineteen_red() {
    let kind = WarningKind::OffHours;
    let evenings = |count| Facts {
        interruptions: evenings(count),
        ..nothing()
    };
    assert_eq!(level(&evenings(6), kind), Level::Fine);
    assert_eq!(level(&evenings(7), kind), Level::Amber);
    assert_eq!(level(&evenings(18), kind), Level::Amber);
    assert_eq!(level(&evenings(19), kind), Level::Red);
    assert_eq!(of(&evenings(40), kind).value, Some(30.0), "of 30 days");
    assert_eq!(of(&evenings(7), kind).entries.len(), 7);
}

#[test]
fn pages_at_work_are_not_out_of_hours_and_weekends_are() {
    let kind = WarningKind::OffHours;
    let facts = Facts {
        // Friday, Saturday and Sunday at ten; Friday at 17:59 and 18:00.
        interruptions: [
            "11-20 10:00",
            "11-20 17:59",
            "11-20 18:00",
            "11-21 10:00",
            "11-22 10:00",
        ]
        .map(|text| page(berlin(text)))
        .to_vec(),
        ..nothing()
    };
    assert_eq!(of(&facts, kind).value, Some(3.0));
    assert_eq!(
        of(&facts, kind).arithmetic,
        "5 pages in all, less 2 in working hours"
    );
}

#[test]
fn hours_are_those_of_where_the_person_was() {
    let kind = WarningKind::OffHours;
    // Ten in the morning in Berlin is 14:45 in Kathmandu and 20:00 in Sydney.
    let there = |name: &str| Facts {
        interruptions: vec![Interruption {
            zone: zone(name),
            ..page(berlin("11-25 10:00"))
        }],
        ..nothing()
    };
    assert_eq!(of(&there("Europe/Berlin"), kind).value, Some(0.0));
    assert_eq!(of(&there("Asia/Kathmandu"), kind).value, Some(0.0));
    assert_eq!(of(&there("Australia/Sydney"), kind).value, Some(1.0));
}

#[test]
fn the_second_time_in_three_weeks_is_amber_and_the_third_red() {
    let kind = WarningKind::SameCause;
    let pages = |pages: &[(&str, &str)]| Facts {
        interruptions: pages
            .iter()
            .map(|(text, cause)| caused(text, cause))
            .collect(),
        ..nothing()
    };
    let once = pages(&[("11-20 10:00", "Disk full"), ("11-25 10:00", "Lag")]);
    assert_eq!(level(&once, kind), Level::Fine);
    let twice = pages(&[("11-20 10:00", "Disk full"), ("11-25 10:00", "disk  FULL")]);
    assert_eq!(
        level(&twice, kind),
        Level::Amber,
        "written in another way, it is the same"
    );
    let mut thrice = twice.clone();
    thrice
        .interruptions
        .insert(0, caused("11-05 13:00", "disk full"));
    assert_eq!(level(&thrice, kind), Level::Red);
    thrice.interruptions[0].at = berlin("11-05 11:59");
    assert_eq!(level(&thrice, kind), Level::Amber, "more than 21 days ago");
    let storm = pages(&[
        ("11-25 10:00", "Lag"),
        ("11-25 10:10", "Lag"),
        ("11-25 10:50", "Lag"),
    ]);
    assert_eq!(
        level(&storm, kind),
        Level::Red,
        "each page counts, however soon it came"
    );
}

#[test]
fn no_action_counts_by_the_lower_end_of_its_interval() {
    let kind = WarningKind::NoAction;
    let pages = |idle: i64, all: i64| Facts {
        interruptions: (0..all)
            .rev()
            .map(|n| {
                judged(
                    n,
                    if n < idle {
                        PageVerdict::Threshold
                    } else {
                        PageVerdict::ServiceIssue
                    },
                )
            })
            .collect(),
        ..nothing()
    };
    // Clopper and Pearson, from R's binom.test: 6 of 10 from 26.24 %, 7 of 10 from 34.75 %, 8 of 10 from 44.39 %,
    // 9 of 10 from 55.50 %.
    let low = of(&pages(6, 10), kind).value.unwrap();
    assert!((low - 26.237_808).abs() < 1e-4, "{low}");
    assert_eq!(level(&pages(6, 10), kind), Level::Fine);
    assert_eq!(level(&pages(7, 10), kind), Level::Amber);
    assert_eq!(level(&pages(8, 10), kind), Level::Amber);
    assert_eq!(level(&pages(9, 10), kind), Level::Red);
    // As near to each bound as up to 40 pages come: 13 of 26 from 29.93 %, 18 of 39 from 30.09 %, 22 of 32 from 49.99 %,
    // 13 of 17 from 50.10 %.
    assert_eq!(level(&pages(13, 26), kind), Level::Fine);
    assert_eq!(level(&pages(18, 39), kind), Level::Amber);
    assert_eq!(level(&pages(22, 32), kind), Level::Amber);
    assert_eq!(level(&pages(13, 17), kind), Level::Red);
    assert_eq!(
        level(&pages(9, 9), kind),
        Level::NotKnown,
        "nine verdicts are too few"
    );
}
