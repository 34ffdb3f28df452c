//! Labels that open a part as a heading does: bold words, and lines that name a section.

use super::super::blocks::{Piece, PieceKind};
use super::super::headings::{self, Meaning};
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
    let (line, above) = match piece.text.split_once('\n') {
        Some((line, _)) => (line.trim_end().strip_suffix(':')?, true),
        None => (&*piece.text, false),
    };
    let named = || headings::section_named(line);
    let is_timeline = || above && headings::meaning(line) == Some(TIMELINE);
    let section = named().or_else(|| is_timeline().then_some(Section::Timeline))?;
    Some((section, line.to_owned()))
}
