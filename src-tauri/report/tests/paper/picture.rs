//! A chart alone, as a PNG.

use std::collections::BTreeMap;
use std::io::Cursor;

use chrono::{TimeDelta, TimeZone, Utc};
use hayro::vello_cpu::Pixmap;
use journal::domain::{Audience, IncidentId, LeftOut, Severity, Zone};
use journal::{ResponseTime, ResponseTimes};
use report::document::Figure;
use report::figure::{Look, Palette, response_times};
use report::layout::{Draw, Laid, figure_page};
use report::picture;
use report::project::project_times;
use uuid::Uuid;

use crate::pixels::{SCALE, has_ink};
use crate::tools::fonts;

fn time(number: u32) -> ResponseTime {
    let first = Utc.with_ymd_and_hms(2025, 3, 14, 22, 50, 0).unwrap();
    ResponseTime {
        incident: IncidentId(Uuid::from_u128(u128::from(number))),
        title: format!("Replica lag {number}"),
        start: first + TimeDelta::days(i64::from(number) * 20),
        zone: Zone::UTC,
        severity: Some(Severity::Sev2),
        seconds: Some(u64::from(number) * 700),
        estimated: false,
        from_detected: false,
    }
}

fn chart() -> Figure {
    let now = Utc.with_ymd_and_hms(2026, 1, 5, 0, 0, 0).unwrap();
    let times = ResponseTimes {
        dots: (1..8).map(time).collect(),
        left_out: BTreeMap::from([(LeftOut::NotPositive, 2), (LeftOut::NoStart, 1)]),
    };
    let times = project_times(Audience::Own, times, now);
    let look = Look {
        width: 960.0,
        height: 480.0,
        text_size: 13.0,
        palette: Palette::LIGHT,
        standalone: true,
        measure: &|text, size, strong| fonts().measure(text, size, strong).0,
    };
    response_times(&times.expect("own charts are allowed"), &look)
        .expect("a chart")
        .into_figure()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixels of one page, never negative"
)]
fn pixels(points: f32) -> u32 {
    (points * SCALE).round() as u32
}

fn texts(laid: &Laid) -> Vec<(f32, f32, f32, f32, &str)> {
    let texts = laid.pages[0].items.iter().filter_map(|item| {
        let Draw::Text {
            x,
            y,
            rotation,
            run,
            ..
        } = &item.draw
        else {
            return None;
        };
        let level = rotation.to_bits() == 0 && !run.text.trim().is_empty();
        level.then_some((*x, *y, run.width, run.size, run.text.as_str()))
    });
    texts.collect()
}

#[test]
fn a_chart_fills_its_png_and_every_text_leaves_ink() {
    let chart = chart();
    let laid = figure_page(&chart, fonts());
    let width = pixels(laid.setup.width);
    let picture = picture::figure(&chart, fonts(), width).expect("a picture");

    assert!(picture.png.starts_with(b"\x89PNG\r\n\x1a\n"));
    assert_eq!((picture.pages, picture.width), (1, width));
    assert!(picture.height.abs_diff(pixels(laid.setup.height)) <= 1);
    let drawn = Pixmap::from_png(Cursor::new(&picture.png)).expect("a PNG that can be read");
    assert_eq!(u32::from(drawn.width()), picture.width);
    let texts = texts(&laid);
    assert!(
        texts
            .iter()
            .any(|text| text.4.starts_with("Response times")),
        "the picture says what it shows: {texts:?}"
    );
    for left_out in ["1 left out: no start", "2 left out: end not after start"] {
        assert!(
            texts.iter().any(|text| text.4.contains(left_out)),
            "the picture says what is not on it: {texts:?}"
        );
    }
    for (x, y, width, size, text) in texts {
        assert!(
            has_ink(&drawn, x, y - size, x + width, y + size * 0.4),
            "{text:?} at {x}, {y} was not drawn"
        );
    }
}

#[test]
fn equal_charts_give_equal_bytes() {
    let draw = || picture::figure(&chart(), fonts(), 1_600).expect("a picture");
    let one = draw();
    assert_eq!(one.width, 1_600);
    assert!(one == draw());
}

#[test]
fn what_is_no_page_is_refused() {
    let pdf = report::pdf::figure(&chart(), fonts()).expect("a PDF");
    for number in [0, 2] {
        let refused = picture::page(pdf.clone(), number, 400).expect_err("there is one page");
        assert_eq!(refused.code(), "no_such_page");
    }
    let refused = picture::page(b"no PDF".to_vec(), 1, 400).expect_err("not a PDF");
    assert_eq!(refused.code(), "no_picture");
}
