//! Which items only head those below them.

use super::super::blocks::{Piece, PieceKind};

/// How the items of a part that head others are told from what is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Groups {
    None,
    /// "Short term:"
    Labels,
    /// "Access Controls", where every item of this depth has a list of its own.
    Titles(usize),
}

impl Groups {
    pub(super) fn of(pieces: &[Piece]) -> Self {
        if are_titles(pieces) {
            Self::Titles(top_depth(pieces))
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
            Self::Titles(depth) => {
                is_label(piece) || (piece.depth == depth && is_title(&piece.text))
            }
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
        let has_one = below.is_some_and(|below| below.depth > top && !is_field(&below.text));
        piece.depth > top || (is_title(&piece.text) && has_one)
    };
    let tops = items.iter().filter(|piece| piece.depth == top);
    tops.count() >= AT_LEAST && items.iter().enumerate().all(heads_a_list)
}

/// "Monitoring and Alerting": what is named is no thing to do, but a field of such things.
fn is_title(text: &str) -> bool {
    const LONGEST: usize = 5;
    const FIELDS: &str = "access, alerting, architecture, changes, communication, controls, detection, documentation, \
        improvements, infrastructure, monitoring, observability, operations, prevention, process, processes, reliability, \
        response, security, testing, tooling, training";
    const DOING: &str = "add, automate, build, change, create, document, enable, enhance, establish, extend, fix, harden, \
        implement, improve, increase, introduce, make, move, reduce, review, set, strengthen, test, tighten, update, \
        upgrade, write";
    let lower = text.trim().to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let is_of = |list: &str, word: &str| list.split(", ").any(|one| one == word);
    (2..=LONGEST).contains(&words.len())
        && words.iter().any(|word| is_of(FIELDS, word))
        && words.first().is_some_and(|first| !is_of(DOING, first))
}

/// "Owner: Ada" is said of the item above.
fn is_field(text: &str) -> bool {
    const LONGEST: usize = 2;
    let label = text.split_once(':').map(|(label, _)| label);
    label.is_some_and(|label| label.split_whitespace().count() <= LONGEST)
}
