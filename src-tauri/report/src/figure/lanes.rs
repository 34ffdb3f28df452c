//! One lane for each kind, a dot for each time it came; or a bar for how often.

use chrono::DateTime;
use chrono_tz::Tz;
use journal::domain::Severity;
use plotters_backend::DrawingBackend;
use uuid::Uuid;

use super::canvas::{Canvas, Drawn, Point};
use super::form::{Form, Lines, rectangle};
use super::legend::{Legend, Symbol};
use super::ticks::{self, TimeTick};
use super::{Look, Mark};
use crate::document::TextAnchor;

pub(super) struct Lane {
    /// With n.
    pub label: String,
    pub dots: Vec<Dot>,
}

pub(super) struct Dot {
    pub incident: Uuid,
    pub at: DateTime<Tz>,
    pub severity: Option<Severity>,
    pub readout: String,
}

pub(super) struct Lanes {
    placed: Vec<(Lane, Lines, f32)>,
    times: Vec<TimeTick>,
    start: f64,
    end: f64,
    left: f32,
    right: f32,
    top: f32,
    foot: f32,
    radius: f32,
    key: Legend,
    height: f32,
}

impl Lanes {
    /// None without a dot.
    pub fn new(lanes: Vec<Lane>, top: f32, look: &Look<'_>) -> Option<Self> {
        let size = look.text_size;
        let dots = || lanes.iter().flat_map(|lane| &lane.dots);
        let (first, last) = (
            dots().map(|dot| dot.at).min()?,
            dots().map(|dot| dot.at).max()?,
        );
        let margin = chrono::TimeDelta::days(2);
        let start = first.checked_sub_signed(margin).unwrap_or(first);
        let end = last.with_timezone(&first.timezone());
        let end = end.checked_add_signed(margin).unwrap_or(end);
        let (left, right) = (1.5 * size, look.width - 1.5 * size);
        let most = lanes.iter().map(|lane| lane.dots.len()).max()?;
        let key = Legend::of_severities(dots().map(|dot| dot.severity), look);
        let mut y = top + 0.4 * size;
        let mut placed = Vec::new();
        for lane in lanes {
            let label = Lines::new(&lane.label, y, look.width - 2.0 * look.edge(), look);
            let middle = y + label.height + 0.8 * size;
            placed.push((lane, label, middle));
            y = middle + 1.1 * size;
        }
        let mut laid = Self {
            placed,
            times: Vec::new(),
            start: ticks::seconds(&start),
            end: ticks::seconds(&end),
            left,
            right,
            top,
            foot: y,
            radius: size * if most > 60 { 0.24 } else { 0.34 },
            height: y + 1.8 * size + key.height,
            key,
        };
        laid.times = ticks::times(&start, &end, |ticks| laid.keeps_apart(ticks, look));
        Some(laid)
    }

    fn x(&self, seconds: f64) -> f32 {
        let share = (seconds - self.start) / (self.end - self.start);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a share of the axis needs no more than 24 bits"
        )]
        let share = share as f32;
        self.left + share * (self.right - self.left)
    }

    /// The middle of a tick's label and half its width.
    fn label(&self, tick: &TimeTick, look: &Look<'_>) -> (f32, f32) {
        let half = (look.measure)(&tick.label, look.text_size, false) / 2.0;
        (self.x(tick.seconds).max(half).min(look.width - half), half)
    }

    fn keeps_apart(&self, ticks: &[TimeTick], look: &Look<'_>) -> bool {
        let labels: Vec<(f32, f32)> = ticks.iter().map(|tick| self.label(tick, look)).collect();
        let gap = 1.4 * look.text_size;
        labels
            .windows(2)
            .all(|pair| pair[0].0 + pair[0].1 + gap <= pair[1].0 - pair[1].1)
    }

    fn place(&self, dot: &Dot, middle: f32) -> Point {
        (self.x(ticks::seconds(&dot.at)), middle)
    }
}

impl Form for Lanes {
    fn height(&self) -> f32 {
        self.height
    }

    fn draw<DB: DrawingBackend>(&self, canvas: &Canvas<DB>, look: &Look<'_>) -> Drawn<DB> {
        let size = look.text_size;
        for tick in &self.times {
            let x = self.x(tick.seconds);
            canvas.line(
                &[(x, self.top), (x, self.foot)],
                look.palette.line,
                size / 14.0,
            )?;
            let (middle, _) = self.label(tick, look);
            let place = (middle, self.foot + 0.9 * size);
            canvas.text(&tick.label, place, look.muted(TextAnchor::Middle))?;
        }
        for (lane, label, middle) in &self.placed {
            label.draw(canvas, look.edge(), look)?;
            let line = [(self.left, *middle), (self.right, *middle)];
            canvas.line(&line, look.palette.line, size / 10.0)?;
            for dot in &lane.dots {
                let symbol = Symbol {
                    severity: dot.severity,
                    open: false,
                    radius: self.radius,
                };
                symbol.draw(canvas, self.place(dot, *middle), look)?;
            }
        }
        let corner = (look.edge(), self.height - self.key.height - 0.1 * size);
        self.key.draw(canvas, corner, look)
    }

    fn marks(self) -> Vec<Mark> {
        let mut marks = Vec::new();
        for (lane, _, middle) in &self.placed {
            for dot in &lane.dots {
                let (x, y) = self.place(dot, *middle);
                marks.push(Mark {
                    incidents: vec![dot.incident],
                    x,
                    y,
                    label: dot.readout.clone(),
                });
            }
        }
        marks
    }
}

pub(super) struct Bar {
    /// With n.
    pub label: String,
    pub amount: f32,
    pub incidents: Vec<Uuid>,
}

/// All on one scale from nothing.
pub(super) struct Bars {
    placed: Vec<(Bar, Lines, f32)>,
    scale: BarScale,
    left: f32,
    right: f32,
    top: f32,
    foot: f32,
    thick: f32,
    height: f32,
}

/// What a bar over the whole width stands for, and an amount to compare with.
pub(super) struct BarScale {
    pub whole: f32,
    pub line: Option<(f32, &'static str)>,
}

impl Bars {
    /// None without a bar.
    pub fn new(bars: Vec<Bar>, scale: BarScale, top: f32, look: &Look<'_>) -> Option<Self> {
        let size = look.text_size;
        if bars.is_empty() {
            return None;
        }
        let mut y = top + 0.4 * size;
        let mut placed = Vec::new();
        for bar in bars {
            let label = Lines::new(&bar.label, y, look.width - 2.0 * look.edge(), look);
            let middle = y + label.height + 0.5 * size;
            placed.push((bar, label, middle));
            y = middle + 0.9 * size;
        }
        Some(Self {
            placed,
            left: look.edge(),
            right: look.width - look.edge(),
            top,
            foot: y,
            thick: 0.7 * size,
            height: y + size * if scale.line.is_some() { 1.8 } else { 0.3 },
            scale,
        })
    }

    fn x(&self, amount: f32) -> f32 {
        self.left + amount / self.scale.whole * (self.right - self.left)
    }
}

impl Form for Bars {
    fn height(&self) -> f32 {
        self.height
    }

    fn draw<DB: DrawingBackend>(&self, canvas: &Canvas<DB>, look: &Look<'_>) -> Drawn<DB> {
        for (bar, label, middle) in &self.placed {
            label.draw(canvas, look.edge(), look)?;
            let half = self.thick / 2.0;
            let end = self.x(bar.amount);
            let corners = rectangle(self.left, middle - half, end, middle + half);
            canvas.area(&corners, look.palette.accent)?;
        }
        let Some((amount, name)) = self.scale.line else {
            return Ok(());
        };
        let x = self.x(amount);
        let line = [(x, self.top), (x, self.foot)];
        canvas.line(&line, look.palette.text, 0.12 * look.text_size)?;
        let place = (x, self.foot + 0.9 * look.text_size);
        canvas.text(name, place, look.muted(TextAnchor::Middle))
    }

    fn marks(self) -> Vec<Mark> {
        let place = |(bar, _, middle): &(Bar, Lines, f32)| Mark {
            incidents: bar.incidents.clone(),
            x: f32::midpoint(self.left, self.x(bar.amount)),
            y: *middle,
            label: bar.label.clone(),
        };
        self.placed.iter().map(place).collect()
    }
}
