//! What charts say of few, of what is left out, and of the days they reach.

use chrono::NaiveDate;

use super::every_chart::{charted, drawn, incidents, some};
use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn two_sides_of_five_are_shown_and_not_compared() {
    let drawing = drawn(ChartName::BeforeAfter, &some(10), &look(800.0));
    assert!(drawing.sentence.starts_with("Too few incidents to compare"));
    assert!(!texts(&drawing).contains(&"no change"), "no ratio is drawn");
    assert!(drawing.marks.len() > 5, "the points are always drawn");
    let told = [&drawing.alternative, &drawing.basis].map(String::as_str);
    for word in ["median", "ratio"] {
        assert!(!told.iter().any(|said| said.contains(word)), "{told:?}");
    }
    assert!(
        !paints(&drawing).contains(&Palette::LIGHT.accent),
        "no median is drawn"
    );
    let enough = drawn(ChartName::BeforeAfter, &some(60), &look(800.0));
    assert!(texts(&enough).contains(&"no change"));
}

#[test]
fn counts_of_a_stack_add_up() {
    let data = some(60);
    let behind = |name| -> usize {
        let drawing = drawn(name, &data, &look(800.0));
        drawing.marks.iter().map(|mark| mark.incidents.len()).sum()
    };
    let without = data.all.iter().filter(|one| one.severity.is_none()).count();
    assert_eq!(behind(ChartName::SeveritiesApart), data.all.len());
    assert_eq!(
        behind(ChartName::Severities),
        data.all.len() - without,
        "no fifth level"
    );
    let stacked = drawn(ChartName::Severities, &data, &look(800.0));
    assert!(!texts(&stacked).contains(&"no severity"));
    assert!(stacked.sentence.contains("12 no severity"));
    assert!(stacked.basis.contains("Those without a severity are not"));
}

#[test]
fn a_day_the_journal_does_not_know_is_not_shown_as_empty() {
    let drawing = drawn(ChartName::Calendar, &some(5), &look(800.0));
    assert!(texts(&drawing).contains(&"not recorded"));
}

fn paints(drawing: &Drawing) -> Vec<crate::document::Paint> {
    let strokes = drawing.ops.iter().filter_map(|op| match op {
        Op::Path { stroke, .. } => stroke.as_ref().map(|stroke| stroke.paint),
        Op::Text { .. } => None,
    });
    strokes.collect()
}

#[test]
fn every_figure_of_time_says_what_is_estimated_from_detected_and_left_out() {
    let mut data = some(60);
    let left_out = |count, reason: &str| LeftOut {
        reason: reason.to_owned(),
        count,
    };
    data.untimed = vec![left_out(3, "end not noted")];
    data.other_kinds = vec![left_out(2, "drill")];
    for name in [
        ChartName::BeforeAfter,
        ChartName::Quarters,
        ChartName::Spans,
        ChartName::Recurrence,
        ChartName::Severities,
        ChartName::Classes,
        ChartName::Calendar,
    ] {
        let basis = drawn(name, &data, &look(800.0)).basis;
        for facts in ["n = ", " estimated", " from detected", " left out: "] {
            assert!(basis.contains(facts), "{name:?}: {basis}");
        }
    }
    for name in [ChartName::Roles, ChartName::Week] {
        let basis = drawn(name, &data, &look(800.0)).basis;
        assert!(basis.contains("2 left out: drill"), "{name:?}: {basis}");
    }
}

#[test]
fn wherever_shapes_tell_severities_a_key_explains_them() {
    for name in [
        ChartName::BeforeAfter,
        ChartName::Spans,
        ChartName::Quarters,
        ChartName::Recurrence,
    ] {
        let drawing = drawn(name, &some(60), &look(800.0));
        for level in ["SEV1", "SEV4", "no severity"] {
            let told = texts(&drawing).contains(&level);
            // No class, and so no lane, is without a severity in this data.
            let may_lack = name == ChartName::Recurrence && level == "no severity";
            assert!(told || may_lack, "{name:?} has no key for {level}");
        }
    }
}

#[test]
fn the_calendar_ends_where_the_scope_does() {
    let mut data = some(5);
    data.observed[1] = day("2026-11-27");
    let drawing = drawn(ChartName::Calendar, &data, &look(800.0));
    assert!(
        drawing
            .sentence
            .ends_with("of the twelve months up to January 2024."),
        "{}",
        drawing.sentence
    );
    assert!(texts(&drawing).contains(&"Feb 2023"));

    data.until = Some(day("2024-06-30"));
    let drawing = drawn(ChartName::Calendar, &data, &look(800.0));
    assert!(drawing.sentence.ends_with("up to June 2024."));
}

#[test]
fn the_week_goes_by_the_hours_of_the_user() {
    let mut data = some(60);
    let said = drawn(ChartName::Week, &data, &look(800.0)).sentence;
    assert!(
        said.contains("at work (Monday to Friday, 8 to 18)"),
        "{said}"
    );
    assert!(said.contains("at night (22 to 8)"), "{said}");
    data.day.work_days = [1, 3, 6].into();
    data.day.work_from = 10;
    data.day.sleep_from = 0;
    let said = drawn(ChartName::Week, &data, &look(800.0)).sentence;
    assert!(said.contains("at work (Tue, Thu, Sun, 10 to 18)"), "{said}");
    assert!(said.contains("at night (0 to 8)"), "{said}");
}

#[test]
fn in_a_narrow_chart_long_words_wrap_numbers_keep_their_sign_and_ten_is_shown() {
    let mut all: Vec<_> = (0..20).map(charted).collect();
    let first = all[0].came;
    for one in &mut all {
        one.came = first;
        one.class = Some("Aclasswhosenameisonesingleverylongwordthatnolineisaswideas".to_owned());
    }
    let data = incidents(all);
    for name in ChartName::ALL {
        for standalone in [false, true] {
            let look = Look {
                standalone,
                ..look(320.0)
            };
            let drawing = drawn(name, &data, &look);
            check_bounds(&drawing);
            check_labels(&drawing);
            assert!(
                texts(&drawing).iter().all(|line| !line.starts_with('%')),
                "{name:?}"
            );
        }
    }
    let week = drawn(ChartName::Week, &data, &look(320.0));
    assert!(texts(&week).contains(&"20"), "{:?}", texts(&week));
}

#[test]
fn a_written_picture_is_as_wide_as_was_asked() {
    let drawing = draw(&small(), 480.0);
    let svg = drawing.svg_of_width(960.0);
    let high = svg::number(drawing.height * 2.0);
    let own = svg::number(drawing.height);
    assert!(svg.contains(&format!("width=\"960\" height=\"{high}\"")));
    assert!(svg.contains(&format!("viewBox=\"0 0 480 {own}\"")));
    assert!(drawing.svg().contains("width=\"480\""));
}

#[test]
fn two_sides_that_cannot_tell_say_what_would_have_shown() {
    let mut data = some(300);
    for one in &mut data.all {
        one.spans[3] = Some(600 + u64::from(one.incident.as_bytes()[15]) * 7_919 % 977);
    }
    for name in [ChartName::BeforeAfter, ChartName::Quarters] {
        let said = drawn(name, &data, &look(800.0)).sentence;
        assert!(
            said.contains(" cannot tell ") && said.contains("would reliably show."),
            "{name:?}: {said}"
        );
    }
}

#[test]
fn quarters_that_are_not_drawn_are_said_to_be_none_of_the_picture() {
    let few = drawn(ChartName::Quarters, &some(60), &look(800.0));
    assert!(!few.title.contains("drawn") && !few.basis.contains("drawn"));

    // 19 quarters, three incidents in each.
    let mut all: Vec<_> = (0..57).map(charted).collect();
    for (place, one) in (0..).zip(&mut all) {
        let began = day("2020-01-15") + chrono::Months::new(3 * (place / 3));
        (one.day, one.spans[3]) = (began, Some(600));
    }
    let many = drawn(ChartName::Quarters, &incidents(all), &look(800.0));
    assert_eq!(
        many.title,
        "Time to resolve by quarter, n = 57, 24 of them drawn"
    );
    assert!(
        many.basis
            .ends_with(" The latest 8 of 19 quarters are drawn (24)."),
        "{}",
        many.basis
    );
    let points: usize = many.marks.iter().map(|mark| mark.incidents.len()).sum();
    assert_eq!(points, 24, "as many as are said to be");
}

#[test]
fn a_stretch_without_length_is_not_called_one_without_ends() {
    let mut data = some(12);
    for one in &mut data.all[..3] {
        (one.spans[0], one.at_once[0]) = (None, true);
    }
    let missing = data.all.iter().filter(|one| one.spans[0].is_none()).count() - 3;
    let basis = drawn(ChartName::Spans, &data, &look(800.0)).basis;
    let said = format!(
        "3 left out: both of its ends at the same moment, {missing} left out: without both of its ends, or in the wrong \
         order"
    );
    assert!(basis.contains(&said), "{basis}");
}

#[test]
fn one_stretch_alone_is_no_half_of_them() {
    let mut data = some(6);
    for one in &mut data.all {
        one.spans[2] = None;
    }
    data.all[0].spans[2] = Some(720);
    let said = drawn(ChartName::Spans, &data, &look(800.0)).sentence;
    assert!(
        said.starts_with("Half took at most ") && !said.contains("to mitigate,"),
        "{said}"
    );
    assert!(
        said.ends_with(" The one with a time to mitigate took 12 min."),
        "{said}"
    );
}

#[test]
fn evidence_is_counted_by_quarter_also_within_a_year() {
    let mut data = some(5);
    let days = [
        "2026-01-02",
        "2026-02-20",
        "2026-03-31",
        "2026-04-01",
        "2026-04-30",
    ];
    for (piece, date) in data.work.iter_mut().zip(days) {
        piece.day = day(date);
    }
    assert_eq!(data.work.len(), days.len());
    let drawing = drawn(ChartName::Growth, &data, &look(800.0));
    assert!(
        drawing.sentence.starts_with("5 pieces in 2 quarters"),
        "{}",
        drawing.sentence
    );
    assert!(
        texts(&drawing).contains(&"2026 Q1"),
        "{:?}",
        texts(&drawing)
    );
}
