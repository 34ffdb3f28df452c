//! What was said on a status page: "Resolved" above "Posted Mar 15, 2025 - 21:04 UTC", or "[Update - 2025-03-15 21h04 UTC]"
//! alone, and below it what was said.

use super::blocks::{Piece, PieceKind};
use super::headings;
use super::stamp;

const POSTED: &str = "Posted ";

/// The same pieces, with such headings as lines of a timeline: "Mar 15, 2025 - 21:04 UTC: Resolved". When the report
/// itself was put out is said in its head.
pub(super) fn as_lines(pieces: Vec<Piece>) -> Vec<Piece> {
    let pieces = with_headings(pieces.into_iter().map(without_update).collect());
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

/// "**Update 09:00**: Back." begins with its clock.
fn without_update(mut piece: Piece) -> Piece {
    const UPDATE: &str = "Update ";
    let rest = piece.text.strip_prefix(UPDATE);
    let rest = rest.filter(|rest| {
        let is_bold = (UPDATE.len()..=piece.text.len()).contains(&piece.bold);
        is_bold && stamp::has_clock(rest)
    });
    if let Some(rest) = rest.map(str::to_owned)
        && piece.kind == PieceKind::Paragraph
    {
        piece.bold -= UPDATE.len();
        piece.text = rest;
    }
    piece
}

/// Of several paragraphs that name a post in their first line, each name as a heading.
fn with_headings(pieces: Vec<Piece>) -> Vec<Piece> {
    const AT_LEAST: usize = 2;
    let named = pieces.iter().filter_map(name_above);
    let timed = named.filter(|(heading, _)| stamp::has_clock(heading));
    if timed.take(AT_LEAST).count() < AT_LEAST {
        return pieces;
    }
    let mut told = Vec::with_capacity(pieces.len());
    let mut is_begun = false;
    for mut piece in pieces {
        // What closes the fence around a post says nothing.
        if piece.kind == PieceKind::Paragraph
            && let Some(text) = piece.text.trim_end().strip_suffix(FENCE)
        {
            let kept = text.trim_end().len();
            piece.text.truncate(kept);
        }
        let named = name_above(&piece);
        is_begun |= matches!(&named, Some((heading, _)) if stamp::has_clock(heading));
        // Above the first of them, a name without a time could be taken for the title.
        let Some((heading, text)) = named.filter(|_| is_begun) else {
            if !piece.text.is_empty() {
                told.push(piece);
            }
            continue;
        };
        let text = text.to_owned();
        told.push(Piece {
            kind: PieceKind::Heading(POST),
            text: heading,
            ..piece.clone()
        });
        if !text.is_empty() {
            piece.text = text;
            told.push(piece);
        }
    }
    told
}

/// As deep as the headings of the parts of a report.
const POST: u8 = 2;

const FENCE: &str = ":::";

/// "[Update - 2025-03-15 21h04 UTC]", "::: update Resolved | 2025-03-15T21:04Z", "[Final message]": the time, if one is
/// said, and the name; and the text below them.
fn name_above(piece: &Piece) -> Option<(String, &str)> {
    const LONGEST: usize = 30;
    if piece.kind != PieceKind::Paragraph || piece.depth > 0 {
        return None;
    }
    let (first, text) = piece.text.split_once('\n').unwrap_or((&piece.text, ""));
    let first = first.trim();
    let in_brackets = || first.strip_prefix('[')?.strip_suffix(']');
    let behind_fence = || first.strip_prefix(FENCE)?.trim().strip_prefix("update ");
    let said = in_brackets().or_else(behind_fence)?;
    let mut parted = [" - ", " | ", " \u{2013} "]
        .into_iter()
        .filter_map(|sign| said.split_once(sign));
    let timed = parted.find(|(_, when)| whole(when).is_some());
    let name = timed.map_or(said, |(name, _)| name).trim();
    let is_name = name.len() <= LONGEST && name.starts_with(char::is_alphabetic);
    let heading = timed.map_or(name.to_owned(), |(_, when)| {
        format!("{}: {name}", when.trim())
    });
    is_name.then(|| (heading, text.trim()))
}

/// A day and a clock, and nothing else.
fn whole(when: &str) -> Option<&str> {
    let (stamp, rest) = stamp::take(when.trim())?;
    let is_all = stamp.day.is_some() && stamp.time.is_some() && rest.is_empty();
    is_all.then_some(when.trim())
}

fn is_heading(piece: &Piece) -> bool {
    matches!(piece.kind, PieceKind::Heading(_))
}

/// The day and clock of a paragraph that says nothing else.
fn posted(piece: &Piece) -> Option<&str> {
    let when = piece.text.strip_prefix(POSTED)?;
    whole(when).filter(|_| piece.kind == PieceKind::Paragraph)
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
