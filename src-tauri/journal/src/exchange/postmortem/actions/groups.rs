//! Which items only head those below them.

use super::super::blocks::{Piece, PieceKind};

/// How the items of a part that head others are told from what is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Groups {
    None,
    /// "Short term:"
    Labels,
    /// "Access Controls", of which every item has a list of its own.
    Titles,
}

impl Groups {
    pub(super) fn of(pieces: &[Piece]) -> Self {
        if are_titles(pieces) {
            Self::Titles
        } else if are_labels(pieces) {
            Self::Labels
        } else {
            Self::None
        }
    }

    pub(super) fn are_headed_by(self, piece: &Piece) -> bool {
        match self {
            Self::None => false,
            Self::Labels => is_label(piece),
            Self::Titles => is_label(piece) || is_title(&piece.text),
        }
    }
}

/// The depth at which items are actions.
pub(super) fn top_depth(pieces: &[Piece]) -> usize {
    let items = pieces
        .iter()
        .filter(|piece| matches!(piece.kind, PieceKind::Item { .. }));
    items.map(|piece| piece.depth).min().unwrap_or(1)
}

/// One label among many items that are none is an item with a list of its own.
fn are_labels(pieces: &[Piece]) -> bool {
    const ONE_IN: usize = 3;
    let top = top_depth(pieces);
    let is_top =
        |piece: &&Piece| matches!(piece.kind, PieceKind::Item { .. }) && piece.depth == top;
    let items = pieces.iter().filter(is_top);
    let heads = items.clone().filter(|piece| is_label(piece));
    heads.count() * ONE_IN >= items.count()
}

/// "Short term:", "**Short term** (by June):"; "**Watch it** We will look at:" is an item with a list of its own.
fn is_label(piece: &Piece) -> bool {
    const REMARK: usize = 3;
    let text = piece.text.trim_end();
    let behind = text.get(piece.bold..).filter(|_| piece.bold > 0);
    let goes_on = behind.is_some_and(|behind| behind.split_whitespace().count() > REMARK);
    text.ends_with(':') && !goes_on
}

fn are_titles(pieces: &[Piece]) -> bool {
    const AT_LEAST: usize = 2;
    let top = top_depth(pieces);
    let items = pieces
        .iter()
        .filter(|piece| matches!(piece.kind, PieceKind::Item { .. }));
    let items: Vec<&Piece> = items.collect();
    let heads_a_list = |(place, piece): (usize, &&Piece)| {
        let below = items.get(place + 1);
        let below = below.filter(|below| below.depth > top);
        let is_one = |below: &&&Piece| below.text.starts_with(char::is_uppercase);
        piece.depth > top || (is_title(&piece.text) && below.is_some_and(|below| is_one(&below)))
    };
    let tops = items.iter().filter(|piece| piece.depth == top);
    tops.count() >= AT_LEAST && items.iter().enumerate().all(heads_a_list)
}

/// "Monitoring and Alerting": each word of some length with a capital, and no sentence.
fn is_title(text: &str) -> bool {
    const SHORT: usize = 3;
    const LONGEST: usize = 5;
    let words: Vec<&str> = text.split_whitespace().collect();
    let has_capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let is_long = |word: &&&str| word.chars().count() > SHORT;
    (2..=LONGEST).contains(&words.len())
        && !text.trim_end().ends_with(['.', '?', '!'])
        && words.first().is_some_and(has_capital)
        && words.iter().filter(is_long).all(has_capital)
}
