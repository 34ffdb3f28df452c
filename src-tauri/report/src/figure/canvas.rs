//! Plotters in our units: lengths as floats, colours as paints, a few shapes.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle, TextStyle};
use plotters_backend::DrawingBackend;

use crate::document::{Paint, TextAnchor};

/// Plotters counts in whole pixels; this many of them make one of our units, so that rounding stays invisible.
const UNITS: f32 = 50.0;

pub(super) fn to_pixels(length: f32) -> i32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "charts are far smaller than 2^31 pixels"
    )]
    let pixels = (length * UNITS).round() as i32;
    pixels
}

pub(super) fn from_pixels(pixels: i32) -> f32 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "pixels of a chart stay below 2^24"
    )]
    let pixels = pixels as f32;
    pixels / UNITS
}

/// A count as a length.
pub(super) fn length(count: usize) -> f32 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of points and lines need no more than 24 bits"
    )]
    let length = count as f32;
    length
}

pub(super) type Drawn<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

pub(super) type Point = (f32, f32);

pub(super) struct Canvas<DB: DrawingBackend>(DrawingArea<DB, Shift>);

/// How a piece of text is set; `at` of `Canvas::text` is its vertical middle at the anchor.
#[derive(Clone, Copy)]
pub(super) struct Lettering {
    pub size: f32,
    pub strong: bool,
    pub paint: Paint,
    pub anchor: TextAnchor,
}

impl<DB: DrawingBackend> Canvas<DB> {
    pub fn new(backend: DB) -> Self {
        Self(backend.into_drawing_area())
    }

    pub fn line(&self, points: &[Point], paint: Paint, width: f32) -> Drawn<DB> {
        self.0
            .draw(&PathElement::new(pixels(points), shape(paint, width)))
    }

    pub fn area(&self, corners: &[Point], paint: Paint) -> Drawn<DB> {
        self.0
            .draw(&Polygon::new(pixels(corners), shape(paint, 0.0)))
    }

    /// A filled area with an outline.
    pub fn outlined(
        &self,
        corners: &[Point],
        fill: Paint,
        outline: Paint,
        width: f32,
    ) -> Drawn<DB> {
        self.area(corners, fill)?;
        let closed: Vec<Point> = corners.iter().chain(corners.first()).copied().collect();
        self.line(&closed, outline, width)
    }

    pub fn outlined_circle(
        &self,
        (x, y): Point,
        radius: f32,
        fill: Paint,
        outline: Paint,
        width: f32,
    ) -> Drawn<DB> {
        let (center, radius) = ((to_pixels(x), to_pixels(y)), to_pixels(radius));
        self.0
            .draw(&Circle::new(center, radius, shape(fill, width).filled()))?;
        self.0
            .draw(&Circle::new(center, radius, shape(outline, width)))
    }

    pub fn text(&self, text: &str, (x, y): Point, lettering: Lettering) -> Drawn<DB> {
        let style = if lettering.strong {
            FontStyle::Bold
        } else {
            FontStyle::Normal
        };
        let font = FontDesc::new(
            FontFamily::SansSerif,
            f64::from(lettering.size * UNITS),
            style,
        );
        let horizontal = match lettering.anchor {
            TextAnchor::Start => HPos::Left,
            TextAnchor::Middle => HPos::Center,
            TextAnchor::End => HPos::Right,
        };
        let color = color(lettering.paint);
        let style = TextStyle::from(font)
            .color(&color)
            .pos(Pos::new(horizontal, VPos::Center));
        self.0
            .draw(&Text::new(text, (to_pixels(x), to_pixels(y)), style))
    }
}

/// Lines of at most this width, broken at spaces; a word that is longer is broken where the line ends.
pub(super) fn wrap(text: &str, width: f32, measure: impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words(text) {
        match lines.last_mut() {
            Some(line) if measure(&format!("{line} {word}")) <= width => {
                line.push(' ');
                line.push_str(&word);
            }
            Some(_) | None => lines.extend(pieces(&word, width, &measure)),
        }
    }
    lines
}

/// A number stays with its sign: "95 %" is one word.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match words.last_mut() {
            Some(number) if word.starts_with('%') => {
                number.push(' ');
                number.push_str(word);
            }
            Some(_) | None => words.push(word.to_owned()),
        }
    }
    words
}

/// A word in parts that fit, of one letter at least.
fn pieces(word: &str, width: f32, measure: &impl Fn(&str) -> f32) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for letter in word.chars() {
        let piece = pieces.last().map_or("", String::as_str);
        if !piece.is_empty() && measure(&format!("{piece}{letter}")) > width {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(letter);
        }
    }
    pieces
}

fn pixels(points: &[Point]) -> Vec<(i32, i32)> {
    points
        .iter()
        .map(|&(x, y)| (to_pixels(x), to_pixels(y)))
        .collect()
}

fn shape(paint: Paint, width: f32) -> ShapeStyle {
    ShapeStyle {
        color: color(paint),
        filled: false,
        stroke_width: to_pixels(width).unsigned_abs(),
    }
}

fn color(paint: Paint) -> RGBAColor {
    RGBAColor(paint.red, paint.green, paint.blue, f64::from(paint.opacity))
}
