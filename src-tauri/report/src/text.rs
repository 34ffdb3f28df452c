//! Text to positioned glyphs: the only place that knows fonts, shaping and line breaking.
//!
//! `Fonts` is made once and shared: it keeps the parsed fonts and the shaper's scratch space.

mod face;
mod hyphen;
mod kept;
mod shape;

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

pub use face::Face;

use journal::domain::Typeface;

use crate::document::Style;
use crate::error::ReportError;
use face::{BUNDLED, register};
use kept::Kept;
use shape::Engine;

/// The bundled fonts and, if the person named one, an extra font for what they lack (Chinese, Japanese, Korean).
pub struct Fonts {
    faces: Vec<Face>,
    shaper: Mutex<Shaper>,
}

struct Shaper {
    engine: Engine,
    /// Words come again within a paper, and nearly all of a paper comes again after a change of one sentence.
    kept: Kept,
}

/// How a stretch of text is to be set. Lengths are points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    pub size: f32,
    /// Distance between baselines, the same for every script, so that columns of lines stay level.
    pub leading: f32,
    /// Added to the style of every piece.
    pub style: Style,
    /// English hyphenation at line ends.
    pub hyphenate: bool,
    /// Figures of one width, for columns.
    pub tabular: bool,
    pub align: TextAlign,
    pub typeface: Typeface,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextAlign {
    /// Left for left-to-right text, right for right-to-left text.
    Start,
    /// Always at the right edge, for columns of numbers.
    Right,
}

/// A stretch of one style inside a paragraph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece<'a> {
    pub text: &'a str,
    pub style: Style,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shaped {
    pub lines: Vec<Line>,
    /// Characters that no font can draw, in order of appearance.
    pub missing: Vec<char>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub runs: Vec<Run>,
    /// Without trailing spaces.
    pub width: f32,
    /// From the top of the line.
    pub baseline: f32,
}

/// Glyphs of one font, size and piece, in logical (reading) order.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Index into `Fonts::faces`.
    pub face: usize,
    pub size: f32,
    /// Left edge, from the left edge of the paragraph.
    pub x: f32,
    pub width: f32,
    /// Index of the piece this run came from.
    pub piece: usize,
    pub text: String,
    pub glyphs: Vec<Glyph>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    pub id: u16,
    /// From the left edge of the run; `y` grows downwards from the baseline.
    pub x: f32,
    pub y: f32,
    /// What this glyph stands for in `Run::text`; empty where an earlier glyph already stands for it.
    pub text: Range<u32>,
}

impl Glyph {
    /// Its part of the text of its run.
    pub fn said<'a>(&self, run: &'a Run) -> &'a str {
        let [from, to] = [self.text.start, self.text.end].map(|at| at as usize);
        run.text.get(from..to).unwrap_or_default()
    }
}

impl Fonts {
    /// `extra`: a font file (TrueType, OpenType or a collection, of which the first font is taken).
    pub fn new(extra: Option<Vec<u8>>) -> Result<Self, ReportError> {
        let mut context = face::context();
        let mut faces = Vec::new();
        for font in &BUNDLED {
            faces.push(register(&mut context, font).ok_or(ReportError::UnreadableFont)?);
        }
        if let Some(bytes) = extra {
            faces.push(
                face::register_extra(&mut context, bytes).ok_or(ReportError::UnreadableFont)?,
            );
        }
        let shaper = Mutex::new(Shaper {
            engine: Engine::new(context, &faces),
            kept: Kept::default(),
        });
        Ok(Self { faces, shaper })
    }

    pub fn faces(&self) -> &[Face] {
        &self.faces
    }

    /// Shapes and breaks pieces into lines; without a width only at line ends in the text.
    pub fn set(&self, pieces: &[Piece<'_>], setting: &Setting, width: Option<f32>) -> Shaped {
        // A panic while shaping leaves only scratch space behind, which the next call clears.
        let mut shaper = self.shaper.lock().unwrap_or_else(PoisonError::into_inner);
        let Shaper { engine, kept } = &mut *shaper;
        kept.or_shape(pieces, setting, width, || {
            engine.set(&self.faces, pieces, setting, width)
        })
    }

    /// One line of one style.
    pub fn line(&self, text: &str, setting: &Setting) -> Shaped {
        let piece = Piece {
            text,
            style: Style::Plain,
        };
        self.set(&[piece], setting, None)
    }

    /// Width and height in points of a label as it will be drawn, for charts.
    pub fn measure(&self, text: &str, size: f32, strong: bool) -> (f32, f32) {
        let shaped = self.line(text, &Setting::label(size, strong));
        let width = shaped
            .lines
            .iter()
            .map(|line| line.width)
            .fold(0.0, f32::max);
        (width, size * 1.2)
    }
}

impl Run {
    pub(crate) fn scale(&mut self, by: f32) {
        for length in [&mut self.size, &mut self.x, &mut self.width] {
            *length *= by;
        }
        for glyph in &mut self.glyphs {
            glyph.x *= by;
            glyph.y *= by;
        }
    }
}

impl Setting {
    /// Labels in charts: figures of one width, no hyphenation.
    pub const fn label(size: f32, strong: bool) -> Self {
        Self {
            size,
            leading: size * 1.2,
            style: if strong { Style::Strong } else { Style::Plain },
            hyphenate: false,
            tabular: true,
            align: TextAlign::Start,
            typeface: Typeface::Sans,
        }
    }
}

/// A character as people can look it up: "日 (U+65E5)".
pub fn name_of(character: char) -> String {
    format!("{character} (U+{:04X})", u32::from(character))
}
