//! What holds for all charts: nothing leaves the sheet, no labels touch, all points lead back, and few incidents are said
//! to be few.

use chrono::NaiveDate;
use journal::domain::{JournalSettings, Role};
use journal::load::HoursOfDay;

use super::*;
use crate::figure::{Charted, Estimate, Work};

/// Skewed durations over some years, every fact missing now and then.
pub(super) fn some(count: u32) -> Incidents {
    incidents((0..count).map(charted).collect())
}

pub(super) fn charted(number: u32) -> Charted {
    let came = Berlin.with_ymd_and_hms(2024, 1, 2, 3, 0, 0).unwrap()
        + TimeDelta::minutes(i64::from(number) * 650);
    let spread = u64::from(number * 7919 % 977);
    let length = 60 + spread * spread / 10;
    let known = |one_in: u32, seconds: u64| (number % one_in != 1).then_some(seconds);
    let classes = [
        "Bad deploy",
        "Slow query",
        "Capacity limit",
        "A class with rather a long name to it",
    ];
    Charted {
        incident: Uuid::from_u128(u128::from(number)),
        title: format!("Replica lag {number}"),
        severity: Severity::ALL.get(number as usize % 5).copied(),
        class: classes
            .get(number as usize % 5)
            .map(|&name| name.to_owned()),
        roles: Role::ALL
            .into_iter()
            .skip(number as usize % 9)
            .take(2)
            .collect(),
        came,
        day: came.date_naive(),
        spans: [
            known(3, length / 9 + 1),
            known(4, length / 7 + 1),
            known(5, length / 2 + 1),
            known(11, length),
        ],
        at_once: [false; 4],
        estimated: [number % 7 == 2; 4],
        begin_estimated: number % 7 == 2,
        from_detected: number % 6 == 3,
    }
}

pub(super) fn incidents(all: Vec<Charted>) -> Incidents {
    let day = |one: Option<&Charted>| one.map_or(NaiveDate::MIN, |one| one.day);
    Incidents {
        hours: quarters(all.len()),
        work: all.iter().map(piece).collect(),
        observed: [day(all.first()), day(all.last())],
        times: ResponseTimes::new(Vec::new(), Vec::new()),
        untimed: Vec::new(),
        other_kinds: Vec::new(),
        until: None,
        day: HoursOfDay::of(&JournalSettings::default()),
        all,
    }
}

/// Some quarters without an estimate.
fn quarters(count: usize) -> Vec<Estimate> {
    let quarter = |at: u16| Estimate {
        name: format!("{} Q{}", 2024 + at / 4, at % 4 + 1),
        from: NaiveDate::from_ymd_opt(2024, u32::from(1 + 3 * (at % 4)), 1).unwrap(),
        reactive_percent: (at % 5 != 4).then_some(12.5 * f32::from(at)),
    };
    (0..8).map(quarter).take(count).collect()
}

fn piece(of: &Charted) -> Work {
    let at = of.incident.as_u128() as usize;
    let record = Uuid::from_u128(of.incident.as_u128() + 1_000_000);
    let kind = journal::domain::ContributionKind::ALL[at % 13];
    Work {
        item: journal::domain::ContributionId(record).into(),
        record,
        title: of.title.clone(),
        kind: kind.words().to_owned(),
        reach: journal::domain::ContributionReach::ALL.get(at % 6).copied(),
        day: of.day,
    }
}

pub(super) fn drawn(name: ChartName, data: &Incidents, look: &Look<'_>) -> Drawing {
    let middle = data.all.get(data.all.len() / 2).map(|one| one.day);
    crate::figure::draw(name, data, middle, look).unwrap()
}

/// A month among minutes.
fn lopsided() -> Incidents {
    let mut all: Vec<Charted> = (0..15).map(charted).collect();
    for one in &mut all {
        one.spans = [Some(40), Some(70), Some(200), Some(400)];
    }
    all[7].spans = [Some(1), Some(DAY), Some(9 * DAY), Some(30 * DAY)];
    incidents(all)
}

#[test]
fn nothing_leaves_the_sheet_and_no_labels_touch() {
    for data in [
        some(0),
        some(1),
        some(2),
        some(5),
        some(60),
        some(800),
        lopsided(),
    ] {
        for width in [320.0, 420.0, 1100.0, 1600.0] {
            for standalone in [false, true] {
                let look = Look {
                    standalone,
                    ..look(width)
                };
                for name in ChartName::ALL {
                    let drawing = drawn(name, &data, &look);
                    check_bounds(&drawing);
                    check_labels(&drawing);
                }
            }
        }
    }
}

#[test]
fn every_title_carries_its_n_and_every_point_its_incidents() {
    let data = some(60);
    for name in ChartName::ALL {
        let drawing = drawn(name, &data, &look(800.0));
        assert!(drawing.title.contains("n = "), "{}", drawing.title);
        assert!(!drawing.alternative.is_empty() && !drawing.basis.is_empty());
        for mark in &drawing.marks {
            let may_have_none = name == ChartName::Share;
            assert!(may_have_none || !mark.incidents.is_empty());
            assert!(!mark.label.is_empty());
        }
        if name != ChartName::ResponseTimes {
            assert!(!drawing.marks.is_empty() && !drawing.table.rows.is_empty());
        }
    }
}

#[test]
fn without_incidents_every_chart_says_so_instead_of_drawing_axes() {
    for name in ChartName::ALL {
        let drawing = drawn(name, &some(0), &look(320.0));
        assert_eq!(texts(&drawing).join(" "), drawing.sentence);
        assert_eq!(drawing.marks, [], "{name:?}");
    }
}
