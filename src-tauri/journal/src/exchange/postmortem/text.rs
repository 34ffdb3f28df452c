//! Pieces as text again: what was not understood stays readable.

use super::blocks::{Piece, PieceKind};

/// Paragraphs with an empty line between, items with a dash, code with its fences, rows with bars.
pub(super) fn text(pieces: &[Piece]) -> String {
    let listed = pieces
        .iter()
        .map(|piece| piece.depth)
        .filter(|depth| *depth > 0);
    let base = listed.min().unwrap_or(1) - 1;
    let mut out = String::new();
    let mut before: Option<&Piece> = None;
    for piece in pieces {
        if let Some(before) = before {
            out.push_str(if is_tight(before, piece) {
                "\n"
            } else {
                "\n\n"
            });
        }
        out.push_str(&one(piece, base));
        before = Some(piece);
    }
    out
}

/// Items and rows stand below each other without a gap.
fn is_tight(before: &Piece, piece: &Piece) -> bool {
    let is_listed = |piece: &Piece| matches!(piece.kind, PieceKind::Item { .. });
    let is_row = |piece: &Piece| matches!(piece.kind, PieceKind::Row { .. });
    (is_listed(before) && is_listed(piece)) || (is_row(before) && is_row(piece))
}

/// `base` is how deep the lists around all of it are.
pub(super) fn one(piece: &Piece, base: usize) -> String {
    let depth = piece.depth.saturating_sub(base);
    let indent = "  ".repeat(depth.saturating_sub(1));
    match &piece.kind {
        PieceKind::Item { ticked } => {
            let mark = match ticked {
                None => "- ",
                Some(false) => "- [ ] ",
                Some(true) => "- [x] ",
            };
            let hanging = format!("\n{indent}  ");
            format!("{indent}{mark}{}", piece.text.replace('\n', &hanging))
        }
        PieceKind::Row { cells, .. } => format!("| {} |", cells.join(" | ")),
        PieceKind::Code { language } => format!("```{language}\n{}\n```", piece.text),
        PieceKind::Heading(_) | PieceKind::Paragraph | PieceKind::FrontMatter => {
            if depth == 0 {
                return piece.text.clone();
            }
            let indent = "  ".repeat(depth);
            format!(
                "{indent}{}",
                piece.text.replace('\n', &format!("\n{indent}"))
            )
        }
    }
}

/// A text of several lines as one, where the breaks are those of a narrow page.
pub(super) fn on_one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// What is further away is no part of a sentence, and would be looked at again and again.
pub(super) fn last_of(text: &str, longest: usize) -> &str {
    let start = text.char_indices().rev().nth(longest);
    start.map_or(text, |(start, _)| &text[start..])
}

/// Nothing, or words in brackets; behind "(here) / " there is another time.
pub(super) fn is_remark(rest: &str) -> bool {
    let in_brackets = |rest: &str| {
        let inner = rest.strip_prefix(['(', '\u{ff08}'])?;
        inner.strip_suffix([')', '\u{ff09}']).map(str::to_owned)
    };
    let is_open = ["onwards", "onward"].contains(&rest.trim_end_matches('.'));
    rest.is_empty()
        || is_open
        || in_brackets(rest).is_some_and(|remark| !remark.contains([')', '\u{ff09}']))
}

/// A sentence behind the first may tell of another time.
pub(super) fn has_no_clock(rest: &str) -> bool {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let rest = rest.split(". ").next().unwrap_or_default();
    let bytes = rest.as_bytes();
    let mut places = rest.match_indices(':').map(|(place, _)| place);
    !places.any(|place| {
        is_digit(place.checked_sub(1).and_then(|at| bytes.get(at)))
            && is_digit(bytes.get(place + 1))
    })
}
