//! The shapes of the points, and the rows that explain them.

use journal::domain::Severity;
use plotters_backend::DrawingBackend;

use super::Look;
use super::canvas::{Canvas, Drawn, Lettering, Point};
use super::data::ResponseTimes;
use crate::document::TextAnchor;
use crate::words::severity as severity_label;

/// A point as it is drawn; the shape alone tells the severity.
#[derive(Clone, Copy)]
pub(super) struct Symbol {
    pub severity: Option<Severity>,
    pub open: bool,
    pub radius: f32,
}

impl Symbol {
    pub fn draw<DB: DrawingBackend>(
        self,
        canvas: &Canvas<DB>,
        at: Point,
        look: &Look<'_>,
    ) -> Drawn<DB> {
        let color = look.palette.of(self.severity);
        let surface = look.palette.surface;
        let (fill, outline, width) = if self.open {
            (surface, color, self.radius * 0.38)
        } else {
            (color, surface, self.radius * 0.16)
        };
        if self.open {
            self.draw_arrow(canvas, at, look)?;
        }
        match self.corners() {
            Some(corners) => {
                let place = |(x, y): &Point| (at.0 + x * self.radius, at.1 + y * self.radius);
                let corners: Vec<Point> = corners.iter().map(place).collect();
                canvas.outlined(&corners, fill, outline, width)
            }
            None => canvas.outlined_circle(at, self.radius, fill, outline, width),
        }
    }

    /// Upwards: the end lies somewhere above.
    fn draw_arrow<DB: DrawingBackend>(
        self,
        canvas: &Canvas<DB>,
        (x, y): Point,
        look: &Look<'_>,
    ) -> Drawn<DB> {
        let color = look.palette.of(self.severity);
        let r = self.radius;
        let tip = y - ARROW * r;
        canvas.line(&[(x, y), (x, tip)], color, r * 0.38)?;
        let head = [
            (x - 0.75 * r, tip + 0.95 * r),
            (x, tip),
            (x + 0.75 * r, tip + 0.95 * r),
        ];
        canvas.line(&head, color, r * 0.38)
    }

    /// In radii around the middle, of about equal area; none for a circle.
    fn corners(self) -> Option<&'static [Point]> {
        match self.severity {
            Some(Severity::Sev1) => Some(&[(0.0, -1.35), (1.35, 0.0), (0.0, 1.35), (-1.35, 0.0)]),
            Some(Severity::Sev2) => Some(&[(0.0, -1.3), (1.25, 0.9), (-1.25, 0.9)]),
            Some(Severity::Sev3) => {
                Some(&[(-0.92, -0.92), (0.92, -0.92), (0.92, 0.92), (-0.92, 0.92)])
            }
            Some(Severity::Sev4) => None,
            None => Some(&[
                (-0.42, -1.25),
                (0.42, -1.25),
                (0.42, -0.42),
                (1.25, -0.42),
                (1.25, 0.42),
                (0.42, 0.42),
                (0.42, 1.25),
                (-0.42, 1.25),
                (-0.42, 0.42),
                (-1.25, 0.42),
                (-1.25, -0.42),
                (-0.42, -0.42),
            ]),
        }
    }
}

/// How far an arrow's tip lies above the middle of its point, in radii.
pub(super) const ARROW: f32 = 3.4;

#[derive(Clone, Copy)]
enum Entry {
    Severity(Option<Severity>),
    Open,
    Rolling,
}

impl Entry {
    fn label(self) -> &'static str {
        match self {
            Self::Severity(severity) => severity_label(severity),
            Self::Open => "still open",
            Self::Rolling => "median of the last nine, 95 % band",
        }
    }
}

/// Explains only what is drawn, in as many rows as the width asks for.
pub(super) struct Legend {
    entries: Vec<(Entry, Point)>,
    pub height: f32,
}

impl Legend {
    /// Entries are placed relative to the legend's top left corner.
    pub fn new(data: &ResponseTimes, rolling: bool, width: f32, look: &Look<'_>) -> Self {
        let severities = data.severities().into_iter();
        let mut kinds: Vec<Entry> = severities.map(|(one, _)| Entry::Severity(one)).collect();
        if data.open_count() > 0 {
            kinds.push(Entry::Open);
        }
        if rolling {
            kinds.push(Entry::Rolling);
        }
        Self::of(kinds, width, look)
    }

    /// For points that only their severity tells apart.
    pub fn of_severities(drawn: impl Iterator<Item = Option<Severity>>, look: &Look<'_>) -> Self {
        let all = Severity::ALL.into_iter().map(Some).chain([None]);
        let drawn: Vec<Option<Severity>> = drawn.collect();
        let kinds = all
            .filter(|level| drawn.contains(level))
            .map(Entry::Severity)
            .collect();
        Self::of(kinds, look.width - 2.0 * look.edge(), look)
    }

    fn of(kinds: Vec<Entry>, width: f32, look: &Look<'_>) -> Self {
        let size = look.text_size;
        let (mut x, mut row) = (0.0, 0.5);
        let mut entries = Vec::new();
        for kind in kinds {
            let taken = sample_width(kind, size) + (look.measure)(kind.label(), size, false);
            if x > 0.0 && x + taken > width {
                (x, row) = (0.0, row + 1.0);
            }
            entries.push((kind, (x, row * ROW * size)));
            x += taken + 1.5 * size;
        }
        let height = if entries.is_empty() {
            0.0
        } else {
            (row + 0.5) * ROW * size
        };
        Self { entries, height }
    }

    pub fn draw<DB: DrawingBackend>(
        &self,
        canvas: &Canvas<DB>,
        corner: Point,
        look: &Look<'_>,
    ) -> Drawn<DB> {
        let size = look.text_size;
        let lettering = Lettering {
            size,
            strong: false,
            paint: look.palette.muted,
            anchor: TextAnchor::Start,
        };
        for (entry, (x, y)) in &self.entries {
            let at = (corner.0 + x, corner.1 + y);
            draw_sample(*entry, canvas, at, look)?;
            canvas.text(
                entry.label(),
                (at.0 + sample_width(*entry, size), at.1),
                lettering,
            )?;
        }
        Ok(())
    }
}

/// Height of a row, in text sizes.
const ROW: f32 = 1.75;

/// With the gap before the label.
fn sample_width(entry: Entry, size: f32) -> f32 {
    match entry {
        Entry::Severity(_) | Entry::Open => 1.35 * size,
        Entry::Rolling => 2.3 * size,
    }
}

fn draw_sample<DB: DrawingBackend>(
    entry: Entry,
    canvas: &Canvas<DB>,
    (x, y): Point,
    look: &Look<'_>,
) -> Drawn<DB> {
    let size = look.text_size;
    let radius = 0.36 * size;
    let symbol = |severity, open| Symbol {
        severity,
        open,
        radius,
    };
    match entry {
        Entry::Severity(severity) => {
            symbol(severity, false).draw(canvas, (x + 0.5 * size, y), look)
        }
        // In no severity's colour: hollow with an arrow is what counts here.
        Entry::Open => {
            let plain = Look {
                palette: look.palette.in_one(look.palette.muted),
                ..*look
            };
            symbol(Some(Severity::Sev4), true).draw(
                canvas,
                (x + 0.5 * size, y + 0.35 * size),
                &plain,
            )
        }
        Entry::Rolling => {
            let (right, half) = (x + 1.8 * size, 0.4 * size);
            let band = [
                (x, y - half),
                (right, y - half),
                (right, y + half),
                (x, y + half),
            ];
            canvas.area(&band, look.palette.accent.faded(BAND))?;
            canvas.line(&[(x, y), (right, y)], look.palette.accent, 0.14 * size)
        }
    }
}

/// Opacity of the band.
pub(super) const BAND: f32 = 0.16;
