//! From an instant and a duration to a place on the sheet.

use chrono::{DateTime, TimeDelta};
use chrono_tz::Tz;
use plotters::coord::CoordTranslate;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::combinators::{IntoLogRange, LogCoord};
use plotters::coord::types::RangedCoordf64;

use super::canvas::{Point, from_pixels, to_pixels};
use super::data::{ResponsePoint, ResponseTimes};
use super::ticks;

/// The rectangle between the axes.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
}

/// What the axes span.
pub(super) struct Extent {
    pub start: DateTime<Tz>,
    pub end: DateTime<Tz>,
    /// Ticks of the durations, in seconds; the first and last bound the axis unless a duration lies beyond.
    pub durations: &'static [(f64, &'static str)],
    shortest: f64,
    longest: f64,
}

impl Extent {
    /// None without points.
    pub fn new(data: &ResponseTimes) -> Option<Self> {
        let (first, last) = (data.points().first()?, data.points().last()?);
        let seconds = || data.points().iter().map(ResponsePoint::seconds);
        let shortest = seconds().fold(f64::INFINITY, f64::min);
        let longest = seconds().fold(0.0, f64::max);
        let durations = ticks::durations(shortest, longest);
        let lowest = durations
            .first()
            .map_or(shortest, |tick| tick.0.min(shortest));
        let highest = durations.last().map_or(longest, |tick| tick.0.max(longest));
        let margin = time_margin(last.began.signed_duration_since(first.began));
        Some(Self {
            start: first
                .began
                .checked_sub_signed(margin)
                .unwrap_or(first.began),
            end: last
                .began
                .with_timezone(&first.began.timezone())
                .checked_add_signed(margin)
                .unwrap_or(last.began),
            durations,
            shortest: lowest,
            longest: highest,
        })
    }
}

/// A little air at both ends; days around a single moment.
fn time_margin(span: TimeDelta) -> TimeDelta {
    if span.is_zero() {
        TimeDelta::days(3)
    } else {
        (span / 40).max(TimeDelta::minutes(1))
    }
}

pub(super) struct Scales(Cartesian2d<RangedCoordf64, LogCoord<f64>>);

impl Scales {
    pub fn new(extent: &Extent, inner: Frame) -> Self {
        let times = ticks::seconds(&extent.start)..ticks::seconds(&extent.end);
        let durations = (extent.shortest..extent.longest).log_scale();
        let across = to_pixels(inner.left)..to_pixels(inner.right);
        let upwards = to_pixels(inner.bottom)..to_pixels(inner.top);
        Self(Cartesian2d::new(times, durations, (across, upwards)))
    }

    pub fn place(&self, time: f64, duration: f64) -> Point {
        let (x, y) = self.0.translate(&(time, duration));
        (from_pixels(x), from_pixels(y))
    }

    pub fn x(&self, time: f64) -> f32 {
        self.place(time, 1.0).0
    }

    pub fn y(&self, duration: f64) -> f32 {
        self.place(0.0, duration).1
    }
}
