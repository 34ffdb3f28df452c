//! What a part about something else announces to be done.

use super::super::blocks::{Piece, PieceKind};

/// Items below a sentence that announces them, in a part about something else, and what is left: "Going forward, we will
/// do the following:".
pub(in super::super) fn planned(pieces: &[Piece]) -> (Vec<Piece>, Vec<Piece>) {
    let mut is_announced = false;
    pieces.iter().cloned().partition(|piece| match piece.kind {
        PieceKind::Item { .. } => is_announced,
        // Of the item above it.
        PieceKind::Paragraph if piece.depth > 0 => is_announced,
        PieceKind::Paragraph => {
            is_announced = announces(&piece.text);
            false
        }
        PieceKind::Heading(_)
        | PieceKind::Row { .. }
        | PieceKind::Code { .. }
        | PieceKind::FrontMatter => {
            is_announced = false;
            false
        }
    })
}

fn announces(text: &str) -> bool {
    const PLANS: [&str; 8] = [
        "going forward",
        "next steps",
        "action items",
        "will do the following",
        "going to do the following",
        "plan to do the following",
        "the following actions",
        "the following improvements",
    ];
    let lower = text.to_lowercase();
    lower.trim_end().ends_with(':') && PLANS.iter().any(|words| lower.contains(words))
}
