//! Where everything goes, and the drawing itself.

use std::convert::Infallible;

use journal::domain::Severity;
use journal::insight::{self, RollingMedian};
use plotters::drawing::DrawingAreaErrorKind;
use plotters_backend::DrawingBackend;

use super::Look;
use super::canvas::{Canvas, Drawn, Point};
use super::data::{ResponsePoint, ResponseTimes};
use super::heading::{Heading, draw_empty};
use super::legend::{ARROW, BAND, Legend, Symbol};
use super::scales::{Extent, Frame, Scales};
use super::sheet::Sheet;
use super::ticks::{self, TimeTick};
use crate::document::{Op, TextAnchor};

/// The drawn chart; `places` are in the order of the data's points.
pub(super) struct Painted {
    pub ops: Vec<Op>,
    pub places: Vec<Point>,
    pub height: f32,
}

/// What a picture that stands alone says above its axes.
pub(super) struct Words {
    pub title: String,
    pub sentence: String,
    pub basis: String,
}

pub(super) fn draw(
    data: &ResponseTimes,
    words: &Words,
    look: &Look<'_>,
) -> Result<Painted, DrawingAreaErrorKind<Infallible>> {
    let heading = Heading::new(words, look);
    let plan = Plan::new(data, heading.height, look);
    let height = plan
        .as_ref()
        .map_or(look.height.max(heading.height), |plan| plan.height);

    let mut ops = Vec::new();
    let canvas = Canvas::new(Sheet::new(&mut ops, look.width, height, look.measure));
    if look.standalone {
        let corners = [
            (0.0, 0.0),
            (look.width, 0.0),
            (look.width, height),
            (0.0, height),
        ];
        canvas.area(&corners, look.palette.surface)?;
    }
    heading.draw(&canvas, look)?;
    match &plan {
        Some(plan) => plan.draw(&canvas, look)?,
        // A stand-alone picture has said so in its heading.
        None if look.standalone => {}
        None => draw_empty(&canvas, &words.sentence, look)?,
    }
    drop(canvas);
    let places = plan.map(|plan| plan.places).unwrap_or_default();
    Ok(Painted {
        ops,
        places,
        height,
    })
}

/// Everything with its place.
struct Plan<'d> {
    data: &'d ResponseTimes,
    extent: Extent,
    frame: Frame,
    scales: Scales,
    times: Vec<(TimeTick, f32)>,
    rolling: Vec<RollingMedian>,
    legend: Legend,
    radius: f32,
    places: Vec<Point>,
    height: f32,
}

impl<'d> Plan<'d> {
    /// None without points.
    fn new(data: &'d ResponseTimes, top: f32, look: &Look<'_>) -> Option<Self> {
        let extent = Extent::new(data)?;
        let size = look.text_size;
        let rolling = insight::rolling_medians(&data.resolved_seconds());
        let labels = extent
            .durations
            .iter()
            .map(|(_, label)| (look.measure)(label, size, false));
        let left = labels.fold(0.0, f32::max) + size;
        let legend = Legend::new(
            data,
            !rolling.is_empty(),
            look.width - 2.0 * look.edge(),
            look,
        );

        let below = 2.5 * size + legend.height;
        let frame_top = top + 2.0 * size;
        let height = look.height.max(frame_top + below + 9.0 * size);
        let frame = Frame {
            left,
            right: look.width - 0.5 * size,
            top: frame_top,
            bottom: height - below,
        };
        let radius = size * radius_for(data.points().len(), frame.right - frame.left);
        let scales = scales(data, &extent, frame, radius);
        Some(Self {
            places: places(data, &scales),
            times: time_ticks(&extent, &scales, look),
            data,
            extent,
            frame,
            scales,
            rolling,
            legend,
            radius,
            height,
        })
    }

    fn draw<DB: DrawingBackend>(&self, canvas: &Canvas<DB>, look: &Look<'_>) -> Drawn<DB> {
        self.draw_durations(canvas, look)?;
        self.draw_times(canvas, look)?;
        self.draw_rolling(canvas, look)?;
        self.draw_points(canvas, look)?;
        let corner = (
            look.edge(),
            self.height - self.legend.height - 0.3 * look.text_size,
        );
        self.legend.draw(canvas, corner, look)
    }

    /// Hairlines with their durations, and a note that they are not evenly spaced.
    fn draw_durations<DB: DrawingBackend>(
        &self,
        canvas: &Canvas<DB>,
        look: &Look<'_>,
    ) -> Drawn<DB> {
        let size = look.text_size;
        let note = (look.edge(), self.frame.top - size);
        canvas.text(
            "Time to resolve, log scale",
            note,
            look.muted(TextAnchor::Start),
        )?;
        let mut free_below = f32::INFINITY;
        for (seconds, label) in self.extent.durations {
            let y = self.scales.y(*seconds);
            canvas.line(
                &[(self.frame.left, y), (self.frame.right, y)],
                look.palette.line,
                size / 14.0,
            )?;
            if y <= free_below {
                canvas.text(
                    label,
                    (self.frame.left - 0.5 * size, y),
                    look.muted(TextAnchor::End),
                )?;
                free_below = y - 1.25 * size;
            }
        }
        Ok(())
    }

    fn draw_times<DB: DrawingBackend>(&self, canvas: &Canvas<DB>, look: &Look<'_>) -> Drawn<DB> {
        let (size, bottom) = (look.text_size, self.frame.bottom);
        let baseline = [(self.frame.left, bottom), (self.frame.right, bottom)];
        canvas.line(&baseline, look.palette.muted, size / 12.0)?;
        for (tick, middle) in &self.times {
            let x = self.scales.x(tick.seconds);
            canvas.line(
                &[(x, bottom), (x, bottom + 0.35 * size)],
                look.palette.muted,
                size / 12.0,
            )?;
            canvas.text(
                &tick.label,
                (*middle, bottom + 1.15 * size),
                look.muted(TextAnchor::Middle),
            )?;
        }
        Ok(())
    }

    fn draw_rolling<DB: DrawingBackend>(&self, canvas: &Canvas<DB>, look: &Look<'_>) -> Drawn<DB> {
        let accent = look.palette.accent;
        let curve = |of: fn(&RollingMedian) -> f64| -> Vec<Point> {
            let points = self.rolling.iter().filter_map(|median| {
                let newest = self.data.points().get(median.last)?;
                Some(self.scales.place(newest.began_seconds(), of(median)))
            });
            stepped(&widen_lone(points.collect(), look.text_size))
        };
        let mut band = curve(|median| median.band[1]);
        band.extend(curve(|median| median.band[0]).into_iter().rev());
        if band.is_empty() {
            return Ok(());
        }
        canvas.area(&band, accent.faded(BAND))?;
        canvas.line(
            &curve(|median| median.median),
            accent,
            look.text_size * 0.14,
        )
    }

    /// The worst last, so that nothing hides them.
    fn draw_points<DB: DrawingBackend>(&self, canvas: &Canvas<DB>, look: &Look<'_>) -> Drawn<DB> {
        let mut points: Vec<(&ResponsePoint, Point)> = self
            .data
            .points()
            .iter()
            .zip(self.places.iter().copied())
            .collect();
        points.sort_by_key(|(point, _)| {
            std::cmp::Reverse(point.severity.map_or(u8::MAX, Severity::level))
        });
        for (point, at) in points {
            let symbol = Symbol {
                severity: point.severity,
                open: point.is_open(),
                radius: self.radius,
            };
            symbol.draw(canvas, at, look)?;
        }
        Ok(())
    }
}

/// The last nine stay the last nine until another one comes: nothing slopes over months without any.
fn stepped(points: &[Point]) -> Vec<Point> {
    let mut steps: Vec<Point> = Vec::with_capacity(points.len() * 2);
    for point in points {
        let before = steps.last().map(|before| (point.0, before.1));
        steps.extend(before);
        steps.push(*point);
    }
    steps
}

/// With room for the points at the edges, and for an arrow above an open one where it needs more.
fn scales(data: &ResponseTimes, extent: &Extent, frame: Frame, radius: f32) -> Scales {
    let inside = |above: f32| Frame {
        left: frame.left + 2.0 * radius,
        right: frame.right - 2.0 * radius,
        top: frame.top + above * radius,
        bottom: frame.bottom - 1.6 * radius,
    };
    let close = Scales::new(extent, inside(1.6));
    let reaches_out = |(point, (_, y)): (&ResponsePoint, Point)| {
        point.is_open() && y - ARROW * radius < frame.top
    };
    if data
        .points()
        .iter()
        .zip(places(data, &close))
        .any(reaches_out)
    {
        return Scales::new(extent, inside(ARROW));
    }
    close
}

fn places(data: &ResponseTimes, scales: &Scales) -> Vec<Point> {
    let place = |point: &ResponsePoint| scales.place(point.began_seconds(), point.seconds());
    data.points().iter().map(place).collect()
}

/// Radius of a point in text sizes: smaller where many share the width.
fn radius_for(points: usize, width: f32) -> f32 {
    let crowd = super::canvas::length(points) / width.max(1.0);
    match crowd {
        few if few < 0.12 => 0.36,
        some if some < 0.4 => 0.3,
        many if many < 1.0 => 0.25,
        _ => 0.2,
    }
}

/// The finest marks whose labels keep apart, each with the middle of its label.
fn time_ticks(extent: &Extent, scales: &Scales, look: &Look<'_>) -> Vec<(TimeTick, f32)> {
    let gap = 1.4 * look.text_size;
    let middles = |ticks: &[TimeTick]| -> Vec<(f32, f32)> {
        let place = |tick: &TimeTick| {
            let half = (look.measure)(&tick.label, look.text_size, false) / 2.0;
            let middle = scales.x(tick.seconds).max(half).min(look.width - half);
            (middle, half)
        };
        ticks.iter().map(place).collect()
    };
    let fits = |ticks: &[TimeTick]| {
        let labels = middles(ticks);
        labels
            .windows(2)
            .all(|pair| pair[0].0 + pair[0].1 + gap <= pair[1].0 - pair[1].1)
    };
    let ticks = ticks::times(&extent.start, &extent.end, fits);
    let middles = middles(&ticks);
    ticks
        .into_iter()
        .zip(middles)
        .map(|(tick, (middle, _))| (tick, middle))
        .collect()
}

/// A curve of a single point would be invisible: it becomes a short stroke.
fn widen_lone(points: Vec<Point>, size: f32) -> Vec<Point> {
    match points.as_slice() {
        [(x, y)] => vec![(x - 0.6 * size, *y), (x + 0.6 * size, *y)],
        _ => points,
    }
}
