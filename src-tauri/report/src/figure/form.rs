//! What every chart has in common: words above, a surface, a place for the reader without sight, marks that lead back.

use std::convert::Infallible;

use plotters::drawing::DrawingAreaErrorKind;
use plotters_backend::DrawingBackend;

use super::canvas::{Canvas, Drawn, length, wrap};
use super::chart::Words;
use super::heading::{Heading, draw_empty};
use super::sheet::Sheet;
use super::{Drawing, FigureError, Look, Mark};
use crate::document::{Op, Paint, Table, TextAnchor};

/// A laid-out chart below its heading.
pub(super) trait Form {
    /// Of the whole drawing.
    fn height(&self) -> f32;
    fn draw<DB: DrawingBackend>(&self, canvas: &Canvas<DB>, look: &Look<'_>) -> Drawn<DB>;
    fn marks(self) -> Vec<Mark>;
}

/// What a chart says, for those who read rather than look.
pub(super) struct Said {
    pub words: Words,
    pub alternative: String,
    pub table: Table,
}

/// `lay` is told where the heading ends; without a form there is nothing to draw, and the sentence says why.
pub(super) fn compose<F: Form>(
    said: Said,
    look: &Look<'_>,
    lay: impl FnOnce(f32) -> Option<F>,
) -> Result<Drawing, FigureError> {
    let heading = Heading::new(&said.words, look);
    let form = lay(heading.height);
    let height = form
        .as_ref()
        .map_or(look.height.max(heading.height), Form::height);
    let mut ops = Vec::new();
    paint(
        &heading,
        form.as_ref(),
        &said.words.sentence,
        height,
        look,
        &mut ops,
    )
    .map_err(|error| FigureError(error.to_string()))?;
    Ok(Drawing {
        title: said.words.title,
        sentence: said.words.sentence,
        basis: said.words.basis,
        alternative: said.alternative,
        table: said.table,
        marks: form.map(Form::marks).unwrap_or_default(),
        width: look.width,
        height,
        ops,
    })
}

fn paint<F: Form>(
    heading: &Heading,
    form: Option<&F>,
    sentence: &str,
    height: f32,
    look: &Look<'_>,
    ops: &mut Vec<Op>,
) -> Result<(), DrawingAreaErrorKind<Infallible>> {
    let canvas = Canvas::new(Sheet::new(ops, look.width, height, look.measure));
    if look.standalone {
        let corners = rectangle(0.0, 0.0, look.width, height);
        canvas.area(&corners, look.palette.surface)?;
    }
    heading.draw(&canvas, look)?;
    match form {
        Some(form) => form.draw(&canvas, look),
        // A stand-alone picture has said so in its heading.
        None if look.standalone => Ok(()),
        None => draw_empty(&canvas, sentence, look),
    }
}

pub(super) fn rectangle(left: f32, top: f32, right: f32, bottom: f32) -> [(f32, f32); 4] {
    [(left, top), (right, top), (right, bottom), (left, bottom)]
}

/// A text in lines of at most this width, and the middle of each below `top`.
pub(super) struct Lines {
    lines: Vec<(String, f32)>,
    pub height: f32,
}

impl Lines {
    pub fn new(text: &str, top: f32, width: f32, look: &Look<'_>) -> Self {
        let size = look.text_size;
        let step = 1.4 * size;
        let lines: Vec<(String, f32)> = wrap(text, width, |line| (look.measure)(line, size, false))
            .into_iter()
            .enumerate()
            .map(|(at, line)| (line, top + (length(at) + 0.5) * step))
            .collect();
        Self {
            height: length(lines.len()) * step,
            lines,
        }
    }

    pub fn draw<DB: DrawingBackend>(
        &self,
        canvas: &Canvas<DB>,
        left: f32,
        look: &Look<'_>,
    ) -> Drawn<DB> {
        let half = 0.65 * look.text_size;
        for (line, middle) in &self.lines {
            // So that no line of the scale runs through the words.
            let end = left + (look.measure)(line, look.text_size, false) + half;
            let end = end.min(look.width);
            let behind = rectangle(left - 0.2 * half, middle - half, end, middle + half);
            canvas.area(&behind, look.palette.surface)?;
            let mut lettering = look.muted(TextAnchor::Start);
            lettering.paint = look.palette.text;
            canvas.text(line, (left, *middle), lettering)?;
        }
        Ok(())
    }
}

/// Swatches with their meaning, in as many rows as the width asks for.
pub(super) struct Key {
    entries: Vec<(Swatch, String, (f32, f32))>,
    pub height: f32,
}

#[derive(Clone, Copy)]
pub(super) enum Swatch {
    Fill(Paint),
    Empty,
    Hatched,
}

impl Key {
    pub fn new(entries: Vec<(Swatch, String)>, top: f32, look: &Look<'_>) -> Self {
        let size = look.text_size;
        let (mut x, mut y) = (look.edge(), top + size);
        let mut placed = Vec::new();
        for (swatch, label) in entries {
            let taken = 1.5 * size + (look.measure)(&label, size, false);
            if x > look.edge() && x + taken > look.width - look.edge() {
                (x, y) = (look.edge(), y + 1.75 * size);
            }
            placed.push((swatch, label, (x, y)));
            x += taken + 1.5 * size;
        }
        let height = if placed.is_empty() {
            0.0
        } else {
            y + size - top
        };
        Self {
            entries: placed,
            height,
        }
    }

    pub fn draw<DB: DrawingBackend>(&self, canvas: &Canvas<DB>, look: &Look<'_>) -> Drawn<DB> {
        let half = 0.45 * look.text_size;
        for (swatch, label, (x, y)) in &self.entries {
            let square = rectangle(*x, y - half, x + 2.0 * half, y + half);
            swatch.draw(canvas, square, look)?;
            let place = (x + 1.4 * look.text_size, *y);
            canvas.text(label, place, look.muted(TextAnchor::Start))?;
        }
        Ok(())
    }
}

impl Swatch {
    pub fn draw<DB: DrawingBackend>(
        self,
        canvas: &Canvas<DB>,
        [(left, top), _, (right, bottom), _]: [(f32, f32); 4],
        look: &Look<'_>,
    ) -> Drawn<DB> {
        let corners = rectangle(left, top, right, bottom);
        let hair = look.text_size / 14.0;
        match self {
            Self::Fill(paint) => canvas.area(&corners, paint),
            Self::Empty => canvas.outlined(&corners, look.palette.surface, look.palette.line, hair),
            Self::Hatched => {
                let middle = (f32::midpoint(left, right), f32::midpoint(top, bottom));
                let lines = [
                    [(left, middle.1), (middle.0, top)],
                    [(left, bottom), (right, top)],
                    [(middle.0, bottom), (right, middle.1)],
                ];
                for line in lines {
                    canvas.line(&line, look.palette.line, hair * 1.4)?;
                }
                Ok(())
            }
        }
    }
}
