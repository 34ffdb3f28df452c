//! What was copied from a status page: "Resolved" above "Posted Mar 15, 2025 - 21:04 UTC", and below it what was said.

use super::blocks::{Piece, PieceKind};
use super::headings;
use super::stamp;

const POSTED: &str = "Posted ";

/// The same pieces, with such headings as lines of a timeline: "Mar 15, 2025 - 21:04 UTC: Resolved". When the report
/// itself was put out is said in its head.
pub(super) fn as_lines(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut told: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut put_out = None;
    for piece in pieces {
        let above = told.last_mut().filter(|above| is_heading(above));
        match (posted(&piece), above) {
            (Some(when), Some(above)) if headings::is_generic_title(&above.text) => {
                put_out.get_or_insert(when.to_owned());
            }
            (Some(when), Some(above)) => above.text = format!("{when}: {}", above.text),
            (Some(_) | None, _) => told.push(piece),
        }
    }
    if let Some(when) = put_out {
        say_in_head(&mut told, &format!("published: {when}"));
    }
    told
}

fn is_heading(piece: &Piece) -> bool {
    matches!(piece.kind, PieceKind::Heading(_))
}

/// The day and clock of a paragraph that says nothing else.
fn posted(piece: &Piece) -> Option<&str> {
    let when = piece.text.strip_prefix(POSTED)?.trim();
    let (stamp, rest) = stamp::take(when)?;
    let is_all = stamp.day.is_some() && stamp.time.is_some() && rest.is_empty();
    (piece.kind == PieceKind::Paragraph && is_all).then_some(when)
}

fn say_in_head(pieces: &mut Vec<Piece>, line: &str) {
    match pieces.first_mut() {
        Some(head) if head.kind == PieceKind::FrontMatter => {
            head.text = format!("{}\n{line}", head.text.trim_end());
        }
        Some(_) | None => pieces.insert(
            0,
            Piece {
                kind: PieceKind::FrontMatter,
                depth: 0,
                text: line.to_owned(),
                bold: 0,
            },
        ),
    }
}
