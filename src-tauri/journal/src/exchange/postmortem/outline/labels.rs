//! Labels that open a part as a heading does: bold words, and lines that name a section.

use super::super::blocks::{Piece, PieceKind};
use super::super::headings::{self, Meaning};
use super::super::stamp;
use crate::domain::Section;

const TIMELINE: Meaning = Meaning::Section(Section::Timeline);

/// Whether bold labels take the place of headings: they name at least two sections, and more than headings do.
pub(super) fn uses_labels(pieces: &[Piece]) -> bool {
    let named = |texts: &mut dyn Iterator<Item = &str>| {
        let mut named = Vec::new();
        for meaning in texts.filter_map(headings::meaning) {
            let is_section = matches!(meaning, Meaning::Section(_) | Meaning::Facts);
            if is_section && !named.contains(&meaning) {
                named.push(meaning);
            }
        }
        named.len()
    };
    let mut labels = pieces.iter().filter_map(label_of).map(|(label, _)| label);
    let mut headings = pieces
        .iter()
        .filter(|piece| matches!(piece.kind, PieceKind::Heading(_)))
        .map(|piece| &*piece.text);
    let labels = named(&mut labels);
    labels >= 2 && labels > named(&mut headings)
}

/// The bold words at the beginning of a piece and what follows them.
pub(super) fn label_of(piece: &Piece) -> Option<(&str, &str)> {
    let (bold, rest) = piece.text.split_at_checked(piece.bold)?;
    let is_heading = matches!(piece.kind, PieceKind::Heading(_));
    if piece.bold == 0 || is_heading {
        return None;
    }
    let ends = bold.trim_end().ends_with([':', '?']) || rest.trim_start().starts_with(':');
    let is_whole = rest.trim().is_empty();
    let label = bold.trim().trim_end_matches(':');
    let value = rest.trim_start().trim_start_matches(':').trim_start();
    (ends || is_whole || rest.starts_with('\n')).then_some((label, value))
}

/// "Action Items" alone in its line, or "Timeline UTC:" right above others, where somebody forgot the sign of a heading.
pub(super) fn plain_heading(piece: &Piece) -> Option<(Section, String)> {
    if piece.kind != PieceKind::Paragraph || piece.depth > 0 {
        return None;
    }
    let Some((line, below)) = piece.text.split_once('\n') else {
        let section = headings::section_named(&piece.text)?;
        return Some((section, piece.text.clone()));
    };
    let line = line.trim_end().strip_suffix(':')?;
    let is_timed = stamp::take(below).is_some_and(|(stamp, _)| stamp.time.is_some());
    let is_timeline = is_timed && headings::meaning(line) == Some(TIMELINE);
    is_timeline.then(|| (Section::Timeline, line.to_owned()))
}
