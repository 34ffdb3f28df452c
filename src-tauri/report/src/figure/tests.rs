mod every_chart;
mod what_is_said;

use chrono::{TimeDelta, TimeZone};
use chrono_tz::Europe::Berlin;
use journal::domain::Severity;

use super::*;
use crate::document::Segment;

const MINUTE: u64 = 60;
const DAY: u64 = 86_400;

fn point(number: u32, severity: Option<Severity>, lasted: Lasted) -> ResponsePoint {
    ResponsePoint {
        incident: Uuid::from_u128(u128::from(number)),
        title: format!("Replica lag {number}"),
        began: Berlin.with_ymd_and_hms(2025, 3, 1, 3, 10, 0).unwrap()
            + TimeDelta::days(i64::from(number) * 9),
        severity,
        lasted,
        estimated: number == 2,
        from_detected: number == 4,
    }
}

fn resolved(number: u32, severity: Option<Severity>, seconds: u64) -> ResponsePoint {
    point(number, severity, Lasted::Resolved { seconds })
}

/// Every severity, one without, one still open.
fn small() -> ResponseTimes {
    let points = vec![
        resolved(1, Some(Severity::Sev1), 90 * MINUTE),
        resolved(2, Some(Severity::Sev2), 42 * MINUTE),
        resolved(3, Some(Severity::Sev3), 8 * MINUTE),
        resolved(4, Some(Severity::Sev4), 25 * MINUTE),
        resolved(5, None, 15 * MINUTE),
        point(
            6,
            Some(Severity::Sev2),
            Lasted::Open {
                so_far: 180 * MINUTE,
            },
        ),
    ];
    let no_end = LeftOut {
        reason: "no end".to_owned(),
        count: 2,
    };
    ResponseTimes::new(points, vec![no_end])
}

/// Skewed durations, spread over a year.
fn many(count: u32) -> ResponseTimes {
    let points = (0..count).map(|number| {
        let spread = u64::from(number * 7919 % 977);
        let severity = Severity::ALL.get(number as usize % 5).copied();
        let mut point = resolved(number, severity, 60 + spread * spread / 10);
        point.began = Berlin.with_ymd_and_hms(2025, 1, 2, 0, 0, 0).unwrap()
            + TimeDelta::minutes(i64::from(number) * 650);
        point
    });
    ResponseTimes::new(points.collect(), Vec::new())
}

fn look(width: f32) -> Look<'static> {
    Look {
        width,
        height: 320.0,
        text_size: 12.0,
        palette: Palette::LIGHT,
        standalone: false,
        measure: &screen_width,
    }
}

fn draw(data: &ResponseTimes, width: f32) -> Drawing {
    response_times(data, &look(width)).unwrap()
}

fn texts(drawing: &Drawing) -> Vec<&str> {
    let text = |op: &'_ Op| matches!(op, Op::Text { .. });
    let words = drawing.ops.iter().filter(|op| text(op));
    words
        .filter_map(|op| match op {
            Op::Text { text, .. } => Some(text.as_str()),
            Op::Path { .. } => None,
        })
        .collect()
}

#[test]
fn the_small_chart_as_svg() {
    insta::assert_snapshot!(draw(&small(), 480.0).svg());
}

#[test]
fn the_words_around_the_small_chart() {
    let drawing = draw(&small(), 480.0);
    assert_eq!(drawing.title, "Response times, n = 5, 1 open");
    assert_eq!(
        drawing.sentence,
        "Half of the 5 incidents took 25 min or less; that is too few to call it typical. One is still open."
    );
    assert_eq!(
        drawing.basis,
        "Resolved - began, n = 5, 1 estimated, 1 from detected, 2 left out: no end."
    );
    assert_eq!(
        drawing.alternative,
        "One point per incident: when it began, from 10 March 2025 to 24 April 2025, against the time to resolve on a \
         logarithmic scale, from 8 min to 3 h. By severity: 1 SEV1, 2 SEV2, 1 SEV3, 1 SEV4, 1 no severity. Half of \
         the 5 incidents took 25 min or less; that is too few to call it typical. One is still open."
    );
    let labels: Vec<&str> = drawing
        .marks
        .iter()
        .map(|mark| mark.label.as_str())
        .collect();
    assert_eq!(
        labels[1],
        "Replica lag 2, SEV2, 19 Mar 2025 03:10, about 42 min, estimated"
    );
    assert_eq!(
        labels[5],
        "Replica lag 6, SEV2, 24 Apr 2025 04:10, open for 3 h so far"
    );
}

#[test]
fn the_axes_count_in_human_steps_and_say_that_they_are_not_even() {
    let drawing = draw(&small(), 480.0);
    let texts = texts(&drawing);
    for label in [
        "5 min",
        "15 min",
        "1 h",
        "4 h",
        "Time to resolve, log scale",
    ] {
        assert!(texts.contains(&label), "{label} is missing from {texts:?}");
    }
    assert!(!texts.contains(&"1 d"), "nothing took that long");

    let month = ResponseTimes::new(
        vec![resolved(1, None, 3 * MINUTE), resolved(2, None, 30 * DAY)],
        Vec::new(),
    );
    let drawing = draw(&month, 480.0);
    for label in ["1 min", "1 d", "30 d"] {
        assert!(self::texts(&drawing).contains(&label), "{label} is missing");
    }
}

#[test]
fn each_severity_has_its_own_shape() {
    let shape = |severity| {
        let drawing = draw(
            &ResponseTimes::new(vec![resolved(1, severity, MINUTE)], Vec::new()),
            480.0,
        );
        let fill = Palette::LIGHT.of(severity);
        let filled = drawing.ops.into_iter().find_map(|op| match op {
            Op::Path {
                segments,
                fill: Some(paint),
                ..
            } if paint == fill => Some(segments),
            Op::Path { .. } | Op::Text { .. } => None,
        });
        let kinds = filled
            .unwrap()
            .into_iter()
            .map(|segment| std::mem::discriminant(&segment));
        kinds.collect::<Vec<_>>()
    };
    let corners = |severity| shape(severity).len() - 1;
    assert_eq!(corners(Some(Severity::Sev2)), 3, "a triangle");
    assert_eq!(corners(Some(Severity::Sev3)), 4, "a square");
    assert_eq!(corners(Some(Severity::Sev1)), 4, "a square on its tip");
    assert_eq!(corners(None), 12, "a cross");
    assert_ne!(
        shape(Some(Severity::Sev4)),
        shape(Some(Severity::Sev3)),
        "a circle has no corners"
    );
}

#[test]
fn an_open_incident_is_hollow_and_points_upwards() {
    let open = point(
        1,
        Some(Severity::Sev1),
        Lasted::Open {
            so_far: 20 * MINUTE,
        },
    );
    let drawing = draw(&ResponseTimes::new(vec![open], Vec::new()), 480.0);
    let color = Palette::LIGHT.of(Some(Severity::Sev1));
    let in_color =
        |op: &&Op| matches!(op, Op::Path { stroke: Some(stroke), .. } if stroke.paint == color);
    let outlines: Vec<&Op> = drawing.ops.iter().filter(in_color).collect();

    // The arrow's stem, its head, and the point.
    let [Op::Path { segments: stem, .. }, _, Op::Path { fill, .. }] = outlines[..] else {
        panic!("three outlines, found {outlines:?}");
    };
    assert_eq!(*fill, Some(Palette::LIGHT.surface));
    let [Segment::Move(_, from), Segment::Line(_, to)] = stem[..] else {
        panic!("a line, found {stem:?}");
    };
    assert!(to < from, "y grows downwards");
    assert!(to > 0.0, "the tip stays on the sheet");
    assert_eq!(
        drawing.sentence,
        "None of these incidents is over yet. One is still open."
    );
}

#[test]
fn marks_and_rows_lead_back_to_their_incidents_in_order_of_time() {
    let drawing = draw(&small(), 480.0);
    let incidents: Vec<Uuid> = (1..=6).map(Uuid::from_u128).collect();
    let marks: Vec<Uuid> = drawing
        .marks
        .iter()
        .flat_map(|mark| mark.incidents.clone())
        .collect();
    let rows: Vec<Uuid> = drawing
        .table
        .rows
        .iter()
        .flat_map(|row| row.sources.clone())
        .collect();
    assert_eq!((&marks, &rows), (&incidents, &incidents));
    assert!(drawing.marks.is_sorted_by(|one, next| one.x < next.x));
    assert!(drawing.marks[0].y < drawing.marks[2].y, "longer is higher");
}

#[test]
fn without_incidents_a_sentence_stands_where_the_axes_would() {
    let drawing = draw(&ResponseTimes::new(Vec::new(), Vec::new()), 320.0);
    assert_eq!(drawing.title, "Response times, n = 0");
    assert_eq!(texts(&drawing).join(" "), drawing.sentence);
    assert!(
        drawing.ops.iter().all(|op| matches!(op, Op::Text { .. })),
        "no axes"
    );
}

#[test]
fn a_resolved_incident_without_length_is_counted_as_left_out() {
    let data = ResponseTimes::new(
        vec![resolved(1, None, 0), resolved(2, None, 60)],
        Vec::new(),
    );
    let drawing = draw(&data, 480.0);
    assert_eq!(drawing.marks.len(), 1);
    assert!(
        drawing
            .basis
            .contains("1 left out: no time between began and resolved")
    );
}

#[test]
fn everything_stays_on_the_sheet_and_no_labels_touch() {
    let one = ResponseTimes::new(vec![resolved(1, None, 1)], Vec::new());
    let eternal = ResponseTimes::new(
        vec![
            resolved(1, None, 1),
            point(2, None, Lasted::Open { so_far: u64::MAX }),
        ],
        Vec::new(),
    );
    for data in [one, eternal, small(), many(5), many(60), many(800)] {
        for width in [320.0, 800.0, 1600.0] {
            for standalone in [false, true] {
                let look = Look {
                    standalone,
                    ..look(width)
                };
                let drawing = response_times(&data, &look).unwrap();
                check_bounds(&drawing);
                check_labels(&drawing);
            }
        }
    }
}

fn check_bounds(drawing: &Drawing) {
    let within = |at: f32, end: f32| (-0.01..=end + 0.01).contains(&at);
    let inside = |x: f32, y: f32| within(x, drawing.width) && within(y, drawing.height);
    for op in &drawing.ops {
        let fits = match op {
            Op::Text { x, y, .. } => inside(*x, *y),
            Op::Path { segments, .. } => segments.iter().all(|segment| match *segment {
                Segment::Move(x, y) | Segment::Line(x, y) | Segment::Cubic(_, _, _, _, x, y) => {
                    inside(x, y)
                }
                Segment::Close => true,
            }),
        };
        assert!(
            fits,
            "outside {} x {}: {op:?}",
            drawing.width, drawing.height
        );
    }
}

fn check_labels(drawing: &Drawing) {
    let boxes: Vec<(&str, f32, f32, f32)> = drawing
        .ops
        .iter()
        .filter_map(|op| match op {
            Op::Text {
                x,
                y,
                text,
                size,
                strong,
                anchor,
                ..
            } => {
                let width = screen_width(text, *size, *strong);
                let left = match anchor {
                    TextAnchor::Start => *x,
                    TextAnchor::Middle => x - width / 2.0,
                    TextAnchor::End => x - width,
                };
                Some((text.as_str(), left, left + width, *y))
            }
            Op::Path { .. } => None,
        })
        .collect();
    for (index, (text, left, right, y)) in boxes.iter().enumerate() {
        assert!(
            *left >= -0.1 && *right <= drawing.width + 0.1,
            "{text} leaves the sheet"
        );
        for (other, other_left, other_right, other_y) in &boxes[index + 1..] {
            let apart = right <= other_left || other_right <= left || (y - other_y).abs() >= 12.0;
            assert!(apart, "{text} touches {other} at {} wide", drawing.width);
        }
    }
}

#[test]
fn equal_input_gives_equal_bytes_in_any_order() {
    let data = many(60);
    let mut turned = data.points().to_vec();
    turned.reverse();
    let turned = ResponseTimes::new(turned, Vec::new());
    assert_eq!(draw(&data, 640.0).svg(), draw(&turned, 640.0).svg());
}

#[test]
fn a_senseless_size_is_drawn_at_a_sensible_one() {
    let drawing = draw(&small(), f32::NAN);
    check_bounds(&drawing);
    assert!(!drawing.svg().contains("NaN"));
}

#[test]
fn a_paper_gets_the_same_operations_with_caption_and_table() {
    let drawing = draw(&small(), 480.0);
    let figure = drawing.clone().into_figure();
    assert_eq!(figure.ops, drawing.ops);
    assert_eq!(figure.table.rows.len(), 6);
    assert!(
        figure
            .caption
            .to_plain()
            .starts_with("Response times, n = 5, 1 open. Half of")
    );
    assert!(figure.caption.to_plain().ends_with("2 left out: no end."));
}

#[test]
fn text_in_svg_is_escaped() {
    let left_out = LeftOut {
        reason: "a < b & \"c\"\0".to_owned(),
        count: 1,
    };
    let mut drawing = draw(&ResponseTimes::new(Vec::new(), vec![left_out]), 320.0);
    drawing.alternative.clone_from(&drawing.basis);
    assert!(
        drawing
            .svg()
            .contains("left out: a &lt; b &amp; &quot;c&quot; .")
    );
}
