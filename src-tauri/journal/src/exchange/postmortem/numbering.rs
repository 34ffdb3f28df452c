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
    /// It has gone on behind bullets.
    goes_on: bool,
}

impl Numbering {
    /// A list begins; what stood between it and the list that it goes on with belongs to the last item of that one.
    pub(super) fn begin(&mut self, first: Option<u64>, pieces: &mut [Piece]) {
        let Some(first) = first else {
            return;
        };
        self.goes_on = self.next == Some(first) && self.take_in(pieces);
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

    /// A part ends: the bullets behind the last number belong to it as those behind the others do.
    pub(super) fn close(&mut self, pieces: &mut [Piece]) {
        if std::mem::take(&mut self.goes_on) {
            self.take_in(pieces);
        }
        self.next = None;
    }

    fn take_in(&self, pieces: &mut [Piece]) -> bool {
        let (list, between) = pieces.split_at_mut(self.end.min(pieces.len()));
        let heads = list.last().is_some_and(is_head);
        if heads || !are_bullets(between) {
            return false;
        }
        for piece in between {
            piece.depth += 1;
        }
        true
    }
}

/// "**Short term**" is no item that bullets tell of.
fn is_head(item: &Piece) -> bool {
    const MOST: usize = 2;
    item.bold >= item.text.len() && item.text.split_whitespace().count() <= MOST
}

/// With sentences among them, but none behind them, and no label: these may head what comes.
fn are_bullets(between: &[Piece]) -> bool {
    const LABEL: usize = 4;
    let belong = between.iter().all(|piece| match piece.kind {
        PieceKind::Item { .. } | PieceKind::Code { .. } => true,
        PieceKind::Paragraph => {
            let is_short = piece.text.split_whitespace().count() <= LABEL;
            piece.depth > 0 || !(is_short && piece.text.ends_with(':'))
        }
        PieceKind::Heading(_) | PieceKind::Row { .. } | PieceKind::FrontMatter => false,
    });
    let ends = between.last().is_some_and(|piece| piece.depth > 0);
    belong && ends
}
