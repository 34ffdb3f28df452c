//! Numbered lists that Markdown ends where their writer did not: "1. Watch it", bullets about it, "2. Alert on it".

use super::blocks::{Piece, PieceKind};

/// Follows the numbered lists outside of any other.
#[derive(Default)]
pub(super) struct Numbering {
    /// Of the next item of the list that is open or ended last.
    next: Option<u64>,
    is_open: bool,
    /// How many pieces there were when it ended.
    end: usize,
}

impl Numbering {
    /// A list begins; what stood between it and the list that it goes on with belongs to the last item of that one.
    pub(super) fn begin(&mut self, first: Option<u64>, pieces: &mut [Piece]) {
        let Some(first) = first else {
            return;
        };
        if self.next == Some(first)
            && let Some(between) = pieces.get_mut(self.end..)
            && are_bullets(between)
        {
            for piece in between {
                piece.depth += 1;
            }
        }
        self.next = Some(first);
        self.is_open = true;
    }

    pub(super) fn item(&mut self) {
        if self.is_open {
            self.next = self.next.map(|next| next + 1);
        }
    }

    pub(super) fn end(&mut self, pieces: &[Piece]) {
        if std::mem::take(&mut self.is_open) {
            self.end = pieces.len();
        }
    }
}

/// With sentences among them, but none behind them: that may head what comes.
fn are_bullets(between: &[Piece]) -> bool {
    let belong = between.iter().all(|piece| match piece.kind {
        PieceKind::Item { .. } | PieceKind::Paragraph | PieceKind::Code { .. } => true,
        PieceKind::Heading(_) | PieceKind::Row { .. } | PieceKind::FrontMatter => false,
    });
    let ends = between.last().is_some_and(|piece| piece.depth > 0);
    belong && ends
}
