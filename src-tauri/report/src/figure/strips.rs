//! Rows of dots on one logarithmic axis of durations, each with its median and interval; below them, where two rows are
//! compared, the ratio and its interval against 1.

use journal::domain::Severity;
use journal::insight::{Durations, Interval};
use plotters_backend::DrawingBackend;
use uuid::Uuid;

use super::canvas::{Canvas, Drawn, Point, length};
use super::form::{Form, Lines};
use super::legend::{Legend, Symbol};
use super::ticks;
use super::{Look, Mark};
use crate::document::TextAnchor;

pub(super) struct Strip {
    /// With n, median and interval in words.
    pub label: String,
    pub points: Vec<StripPoint>,
    /// False where there are only points to show.
    pub with_median: bool,
}

pub(super) struct StripPoint {
    pub incident: Uuid,
    pub seconds: f64,
    pub severity: Option<Severity>,
    pub readout: String,
}

/// An effect against "no change".
pub(super) struct RatioPanel {
    pub label: String,
    pub ratio: f64,
    pub interval: Option<Interval>,
}

pub(super) struct Strips {
    rows: Vec<Row>,
    axis: Axis,
    axis_at: f32,
    ratio: Option<(RatioPanel, Lines, Axis, f32)>,
    radius: f32,
    key: Legend,
    top: f32,
    height: f32,
}

struct Row {
    label: Lines,
    strip: Strip,
    places: Vec<Point>,
    /// Where the interval runs.
    foot: f32,
    median: Option<f64>,
    interval: Option<Interval>,
}

/// Durations or ratios from left to right.
struct Axis {
    low: f64,
    high: f64,
    left: f32,
    right: f32,
    ticks: Vec<(f64, String)>,
}

impl Strips {
    /// None without a point.
    pub fn new(
        strips: Vec<Strip>,
        ratio: Option<RatioPanel>,
        top: f32,
        look: &Look<'_>,
    ) -> Option<Self> {
        let size = look.text_size;
        let all = || strips.iter().flat_map(|strip| &strip.points);
        let most = strips.iter().map(|strip| strip.points.len()).max()?;
        let axis = Axis::of_durations(all().map(|point| point.seconds), look)?;
        let key = Legend::of_severities(all().map(|point| point.severity), look);
        let radius = size * if most > 200 { 0.2 } else { 0.32 };
        let band = size * if most > 30 { 5.0 } else { 3.4 };
        let mut y = top + 1.6 * size;
        let mut rows = Vec::new();
        for strip in strips {
            let label = Lines::new(&strip.label, y, look.width - 2.0 * look.edge(), look);
            let upper = y + label.height;
            let durations: Durations = strip.points.iter().map(|point| point.seconds).collect();
            let xs: Vec<f32> = strip.points.iter().map(|one| axis.x(one.seconds)).collect();
            rows.push(Row {
                places: swarm(&xs, radius, upper + radius, upper + band - radius),
                foot: upper + band + 0.5 * size,
                median: durations.median().filter(|_| strip.with_median),
                interval: durations.median_interval(),
                label,
                strip,
            });
            y = upper + band + 1.3 * size;
        }
        let axis_at = y;
        y += 2.0 * size;
        let ratio = ratio.map(|panel| {
            let label = Lines::new(
                &panel.label,
                y + 0.6 * size,
                look.width - 2.0 * look.edge(),
                look,
            );
            let middle = y + 0.6 * size + label.height + size;
            y = middle + 2.8 * size;
            let axis = Axis::of_ratio(&panel, look);
            (panel, label, axis, middle)
        });
        Some(Self {
            rows,
            axis,
            axis_at,
            ratio,
            radius,
            top,
            height: y + 0.4 * size + key.height,
            key,
        })
    }

    fn draw_row<DB: DrawingBackend>(
        &self,
        row: &Row,
        canvas: &Canvas<DB>,
        look: &Look<'_>,
    ) -> Drawn<DB> {
        row.label.draw(canvas, look.edge(), look)?;
        for (point, at) in row.strip.points.iter().zip(&row.places) {
            let symbol = Symbol {
                severity: point.severity,
                open: false,
                radius: self.radius,
            };
            symbol.draw(canvas, *at, look)?;
        }
        let Some(median) = row.median else {
            return Ok(());
        };
        draw_interval(canvas, &self.axis, median, row.interval, row.foot, look)
    }
}

/// The estimate as a bar across the line of its interval.
fn draw_interval<DB: DrawingBackend>(
    canvas: &Canvas<DB>,
    axis: &Axis,
    value: f64,
    interval: Option<Interval>,
    y: f32,
    look: &Look<'_>,
) -> Drawn<DB> {
    let (size, accent) = (look.text_size, look.palette.accent);
    if let Some([low, high]) = interval {
        let (left, right) = (axis.x(low), axis.x(high));
        canvas.line(&[(left, y), (right, y)], accent, 0.16 * size)?;
        for end in [left, right] {
            let cap = [(end, y - 0.25 * size), (end, y + 0.25 * size)];
            canvas.line(&cap, accent, 0.12 * size)?;
        }
    }
    let x = axis.x(value);
    canvas.line(
        &[(x, y - 0.5 * size), (x, y + 0.5 * size)],
        accent,
        0.26 * size,
    )
}

impl Form for Strips {
    fn height(&self) -> f32 {
        self.height
    }

    fn draw<DB: DrawingBackend>(&self, canvas: &Canvas<DB>, look: &Look<'_>) -> Drawn<DB> {
        let size = look.text_size;
        let note = (look.edge(), self.top + 0.8 * size);
        canvas.text("Log scale", note, look.muted(TextAnchor::Start))?;
        self.axis
            .draw(canvas, self.top + 1.6 * size, self.axis_at, look)?;
        for row in &self.rows {
            self.draw_row(row, canvas, look)?;
        }
        let corner = (look.edge(), self.height - self.key.height - 0.1 * size);
        self.key.draw(canvas, corner, look)?;
        let Some((panel, label, axis, middle)) = &self.ratio else {
            return Ok(());
        };
        label.draw(canvas, look.edge(), look)?;
        axis.draw(canvas, middle - 0.9 * size, middle + 0.9 * size, look)?;
        let one = axis.x(1.0);
        let no_change = [(one, middle - 0.9 * size), (one, middle + 0.9 * size)];
        canvas.line(&no_change, look.palette.text, 0.12 * size)?;
        draw_interval(canvas, axis, panel.ratio, panel.interval, *middle, look)
    }

    fn marks(self) -> Vec<Mark> {
        let rows = self.rows.into_iter();
        rows.flat_map(|row| row.strip.points.into_iter().zip(row.places))
            .map(|(point, (x, y))| Mark {
                incidents: vec![point.incident],
                x,
                y,
                label: point.readout,
            })
            .collect()
    }
}

impl Axis {
    /// None without a duration.
    fn of_durations(seconds: impl Iterator<Item = f64> + Clone, look: &Look<'_>) -> Option<Self> {
        let low = seconds.clone().reduce(f64::min)?;
        let high = seconds.reduce(f64::max)?;
        let ticks = ticks::durations(low, high);
        let ends = ticks.first().zip(ticks.last());
        let (first, last) = ends.map_or((low, high), |(first, last)| (first.0, last.0));
        Some(Self {
            low: first.min(low),
            high: last.max(high),
            left: 1.6 * look.text_size,
            right: look.width - 1.6 * look.text_size,
            ticks: ticks
                .iter()
                .map(|(seconds, label)| (*seconds, (*label).to_owned()))
                .collect(),
        })
    }

    fn of_ratio(panel: &RatioPanel, look: &Look<'_>) -> Self {
        const TICKS: [(f64, &str); 11] = [
            (0.01, "÷ 100"),
            (0.05, "÷ 20"),
            (0.1, "÷ 10"),
            (0.2, "÷ 5"),
            (0.5, "half"),
            (1.0, "no change"),
            (2.0, "double"),
            (5.0, "× 5"),
            (10.0, "× 10"),
            (20.0, "× 20"),
            (100.0, "× 100"),
        ];
        let [low, high] = panel.interval.unwrap_or([panel.ratio, panel.ratio]);
        let (low, high) = (low.min(0.5) * 0.92, high.max(2.0) * 1.09);
        Self {
            low,
            high,
            left: 2.4 * look.text_size,
            right: look.width - 2.4 * look.text_size,
            ticks: TICKS
                .iter()
                .filter(|(ratio, _)| (low..=high).contains(ratio))
                .map(|(ratio, label)| (*ratio, (*label).to_owned()))
                .collect(),
        }
    }

    fn x(&self, value: f64) -> f32 {
        let share = (value / self.low).ln() / (self.high / self.low).ln();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a share of the axis needs no more than 24 bits"
        )]
        let share = share as f32;
        self.left + share * (self.right - self.left)
    }

    /// Hairlines, and under them the labels that keep apart; what stands for "no change" before any other.
    fn draw<DB: DrawingBackend>(
        &self,
        canvas: &Canvas<DB>,
        top: f32,
        bottom: f32,
        look: &Look<'_>,
    ) -> Drawn<DB> {
        let size = look.text_size;
        let mut by_weight: Vec<&(f64, String)> = self.ticks.iter().collect();
        by_weight.sort_by_key(|(value, _)| value.total_cmp(&1.0).is_ne());
        let mut taken: Vec<(f32, f32)> = Vec::new();
        for (value, label) in by_weight {
            let x = self.x(*value);
            canvas.line(&[(x, top), (x, bottom)], look.palette.line, size / 14.0)?;
            let half = (look.measure)(label, size, false) / 2.0;
            let middle = x.max(half).min(look.width - half);
            let span = (middle - half - 0.5 * size, middle + half + 0.5 * size);
            if taken
                .iter()
                .all(|other| span.1 <= other.0 || span.0 >= other.1)
            {
                taken.push(span);
                let place = (middle, bottom + 0.9 * size);
                canvas.text(label, place, look.muted(TextAnchor::Middle))?;
            }
        }
        Ok(())
    }
}

/// Places beside each other what would lie on top of each other, within the band; always the same way.
fn swarm(xs: &[f32], radius: f32, top: f32, bottom: f32) -> Vec<Point> {
    let middle = f32::midpoint(top, bottom);
    let step = 2.1 * radius;
    let mut order: Vec<usize> = (0..xs.len()).collect();
    order.sort_by(|one, other| xs[*one].total_cmp(&xs[*other]).then(one.cmp(other)));
    let sorted: Vec<f32> = order.iter().map(|at| xs[*at]).collect();
    // Where more would lie on one place than the band has room for, they move closer: each is still seen to be there.
    let pairs = length(most_within(&sorted, step) / 2).max(1.0);
    let mut levels: Vec<(f32, f32)> = levels(middle, step.min((middle - top) / pairs), top, bottom)
        .into_iter()
        .map(|y| (y, f32::NEG_INFINITY))
        .collect();
    let mut places = vec![(0.0, middle); xs.len()];
    for at in order {
        let x = xs[at];
        // The first level that is free here, else the one that was left the longest ago.
        let free = levels.iter().position(|(_, until)| *until <= x);
        let level = free.or_else(|| {
            let by_end = |one: &(usize, &(f32, f32)), other: &(usize, &(f32, f32))| {
                one.1.1.total_cmp(&other.1.1)
            };
            levels.iter().enumerate().min_by(by_end).map(|(at, _)| at)
        });
        if let Some(level) = level.and_then(|level| levels.get_mut(level)) {
            places[at] = (x, level.0);
            level.1 = x + step;
        }
    }
    places
}

/// How many lie within one step, at most; of sorted places.
fn most_within(sorted: &[f32], step: f32) -> usize {
    let within = sorted.iter().enumerate().map(|(at, first)| {
        let rest = sorted.get(at..).unwrap_or_default();
        rest.partition_point(|x| *x < first + step)
    });
    within.max().unwrap_or(0)
}

/// From the middle outwards.
fn levels(middle: f32, step: f32, top: f32, bottom: f32) -> Vec<f32> {
    /// Of a step that was divided and multiplied again.
    const ROUNDING: f32 = 0.01;
    let mut levels = vec![middle];
    for count in 1..1_000 {
        let away = length(count) * step;
        if middle - away < top - ROUNDING {
            break;
        }
        levels.extend(
            [middle - away, middle + away]
                .into_iter()
                .filter(|y| *y <= bottom + ROUNDING),
        );
    }
    levels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_lie_beside_each_other_however_many() {
        let (top, bottom) = (0.0, 40.0);
        for count in [1, 2, 5, 6, 20, 90] {
            let mut places = swarm(&vec![10.0; count], 4.0, top, bottom);
            places.sort_by(|one, other| one.1.total_cmp(&other.1));
            for pair in places.windows(2) {
                assert!(pair[1].1 - pair[0].1 > 0.3, "{count}: {pair:?}");
            }
            assert!(
                places.iter().all(|(_, y)| (-0.1..=40.1).contains(y)),
                "{count}"
            );
        }
    }
}
