//! Reports whose parts are the items of one list: "4. Timeline", with its lines below it.

use super::blocks::{Piece, PieceKind};
use super::headings;

/// The same pieces, with such items as headings, where several name parts of a report and no heading does.
pub(super) fn as_headings(pieces: Vec<Piece>) -> Vec<Piece> {
    const AT_LEAST: usize = 3;
    let is_head: Vec<bool> = (0..pieces.len())
        .map(|place| heads(&pieces, place))
        .collect();
    let named = pieces
        .iter()
        .zip(&is_head)
        .filter(|(piece, is_head)| **is_head && headings::meaning(&piece.text).is_some());
    let names_a_part = |piece: &Piece| {
        let is_heading = matches!(piece.kind, PieceKind::Heading(_));
        is_heading && headings::meaning(&piece.text).is_some()
    };
    if named.take(AT_LEAST).count() < AT_LEAST || pieces.iter().any(names_a_part) {
        return pieces;
    }
    let mut is_below = false;
    let pieces = pieces.into_iter().zip(is_head).map(|(piece, is_head)| {
        is_below = is_head || (is_below && piece.depth > 1);
        match (is_head, is_below) {
            (true, _) => Piece {
                kind: PieceKind::Heading(2),
                depth: 0,
                ..piece
            },
            (false, true) => Piece {
                depth: piece.depth - 1,
                ..piece
            },
            (false, false) => piece,
        }
    });
    pieces.collect()
}

/// Whether the plain item at this place has others below it.
fn heads(pieces: &[Piece], place: usize) -> bool {
    let (piece, next) = (pieces.get(place), pieces.get(place + 1));
    let is_plain = |piece: &Piece| {
        piece.kind == PieceKind::Item { ticked: None } && piece.depth == 1 && piece.bold == 0
    };
    piece.is_some_and(is_plain) && next.is_some_and(|next| next.depth > 1)
}
