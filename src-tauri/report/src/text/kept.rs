//! What was shaped before. Equal questions have equal answers, so that keeping them changes no page.

use std::collections::HashMap;

use journal::domain::Typeface;

use super::{Piece, Setting, Shaped, TextAlign};
use crate::document::Style;

/// Glyphs kept at most, some 20 MB; beyond it everything is forgotten at once, and the paper at hand fills it anew.
const MOST_GLYPHS: usize = 500_000;

#[derive(Default)]
pub(super) struct Kept {
    shaped: HashMap<Question, Shaped>,
    glyphs: usize,
}

/// All that decides how a text is set.
#[derive(PartialEq, Eq, Hash)]
struct Question {
    text: String,
    /// Of each piece: where it ends, and its style.
    pieces: Vec<(usize, Style)>,
    size: u32,
    leading: u32,
    width: Option<u32>,
    style: Style,
    hyphenate: bool,
    tabular: bool,
    right: bool,
    typeface: Typeface,
}

impl Kept {
    pub(super) fn or_shape(
        &mut self,
        pieces: &[Piece<'_>],
        setting: &Setting,
        width: Option<f32>,
        shape: impl FnOnce() -> Shaped,
    ) -> Shaped {
        let question = Question::of(pieces, setting, width);
        if let Some(shaped) = self.shaped.get(&question) {
            return shaped.clone();
        }
        let shaped = shape();
        if self.glyphs > MOST_GLYPHS {
            *self = Self::default();
        }
        self.glyphs += glyphs(&shaped);
        self.shaped.insert(question, shaped.clone());
        shaped
    }
}

impl Question {
    fn of(pieces: &[Piece<'_>], setting: &Setting, width: Option<f32>) -> Self {
        let mut text = String::with_capacity(pieces.iter().map(|piece| piece.text.len()).sum());
        let mut ends = Vec::with_capacity(pieces.len());
        for piece in pieces {
            text.push_str(piece.text);
            ends.push((text.len(), piece.style));
        }
        Self {
            text,
            pieces: ends,
            size: setting.size.to_bits(),
            leading: setting.leading.to_bits(),
            width: width.map(f32::to_bits),
            style: setting.style,
            hyphenate: setting.hyphenate,
            tabular: setting.tabular,
            right: setting.align == TextAlign::Right,
            typeface: setting.typeface,
        }
    }
}

fn glyphs(shaped: &Shaped) -> usize {
    let runs = shaped.lines.iter().flat_map(|line| &line.runs);
    runs.map(|run| run.glyphs.len()).sum()
}
