//! What says by its form that it belongs elsewhere: tables by their columns, actions that are headings.

use super::actions;
use super::blocks::{self, Piece, PieceKind};
use super::headings::{self, Meaning};
use super::outline::{Part, Role};
use super::stamp;
use crate::domain::Section;

pub(super) fn regroup(parts: Vec<Part>) -> Vec<Part> {
    let mut parts = part_off_tables(parts);
    list_headed_actions(&mut parts);
    parts
}

/// "1) Watch the queue" with a text below it, or "Removal of the old flag" with nothing but sentences, beside others:
/// each is an item, and what stands below goes on with it.
fn list_headed_actions(parts: &mut [Part]) {
    let is_headed = |part: &&mut Part| {
        part.role == Role::Section(Section::Actions)
            && is_one_thing(part)
            && !blocks::has_boxes(&part.pieces)
            && headings::meaning(&part.heading) != Some(Meaning::Section(Section::Actions))
    };
    let headed: Vec<&mut Part> = parts.iter_mut().filter(is_headed).collect();
    if headed.len() < 2 {
        return;
    }
    for part in headed {
        for piece in &mut part.pieces {
            piece.depth += 1;
        }
        let heading = std::mem::take(&mut part.heading);
        let text = without_number(&heading);
        part.pieces.insert(0, actions::headed(text));
    }
}

/// Whether its heading names a thing of its own, and what stands below tells of it.
pub(super) fn is_one_thing(part: &Part) -> bool {
    is_numbered(&part.heading) || is_told(part)
}

/// "1) Watch the queue" without its number.
pub(super) fn without_number(heading: &str) -> &str {
    heading
        .trim_start_matches(|c: char| c.is_ascii_digit() || ".):".contains(c))
        .trim()
}

/// What says more than when it is to be done ("Short term"), and why in sentences.
fn is_told(part: &Part) -> bool {
    const AT_LEAST: usize = 3;
    const ASKS: [&str; 5] = ["what", "why", "how", "where", "who"];
    let are_sentences = part
        .pieces
        .iter()
        .all(|piece| piece.kind == PieceKind::Paragraph);
    let words = part.heading.split_whitespace().count();
    let lower = part.heading.to_lowercase();
    let is_group = lower.contains("term") || ASKS.iter().any(|word| lower.starts_with(word));
    are_sentences && !part.pieces.is_empty() && words >= AT_LEAST && !is_group
}

/// "1. ", "2) ", and "P0: ", which says how urgent it is.
fn is_numbered(heading: &str) -> bool {
    let urgent = heading.strip_prefix('P');
    let said = urgent.unwrap_or(heading);
    let behind = said.trim_start_matches(|c: char| c.is_ascii_digit());
    let ends: &[char] = if urgent.is_some() {
        &[':']
    } else {
        &['.', ')', ':']
    };
    behind.len() < said.len() && behind.starts_with(ends)
}

/// Gives each table of actions above the sections, and each table of what was done when among the actions, a part of
/// its own.
fn part_off_tables(parts: Vec<Part>) -> Vec<Part> {
    let mut parted = Vec::with_capacity(parts.len());
    for part in parts {
        let wanted = match part.role {
            Role::Section(Section::Actions) => Section::Timeline,
            Role::Section(Section::Timeline) => {
                parted.push(part);
                continue;
            }
            Role::Preamble | Role::Facts | Role::Section(_) | Role::Fact(_) | Role::Other => {
                Section::Actions
            }
        };
        let is_above = matches!(part.role, Role::Preamble | Role::Facts);
        let heads = part.pieces.iter();
        let heads = heads.filter_map(|piece| head_of(piece, wanted, is_above));
        // A column of days says by when something is due.
        let is_wanted = |table: &usize| {
            wanted != Section::Timeline || part.pieces.iter().any(|piece| is_timed(piece, *table))
        };
        let tables: Vec<usize> = heads.filter(is_wanted).collect();
        let is_in = |piece: &Piece| match piece.kind {
            PieceKind::Row { table, .. } => tables.contains(&table),
            PieceKind::Heading(_)
            | PieceKind::Paragraph
            | PieceKind::Item { .. }
            | PieceKind::Code { .. }
            | PieceKind::FrontMatter => false,
        };
        let (tables, pieces): (Vec<Piece>, Vec<Piece>) =
            part.pieces.into_iter().partition(|piece| is_in(piece));
        parted.push(Part { pieces, ..part });
        if !tables.is_empty() {
            parted.push(Part {
                heading: String::new(),
                role: Role::Section(wanted),
                pieces: tables,
            });
        }
    }
    parted
}

/// Whether it is a row of this table, and begins with a clock.
fn is_timed(piece: &Piece, of: usize) -> bool {
    match &piece.kind {
        PieceKind::Row { table, cells, .. } if *table == of => {
            cells.iter().take(2).any(|cell| stamp::has_clock(cell))
        }
        PieceKind::Row { .. }
        | PieceKind::Heading(_)
        | PieceKind::Paragraph
        | PieceKind::Item { .. }
        | PieceKind::Code { .. }
        | PieceKind::FrontMatter => false,
    }
}

/// The number of the table of which this row names such columns.
fn head_of(piece: &Piece, wanted: Section, is_above: bool) -> Option<usize> {
    const TIMES: [&str; 6] = ["time", "timestamp", "utc", "when", "時刻", "时间"];
    let PieceKind::Row {
        table,
        is_head: true,
        cells,
    } = &piece.kind
    else {
        return None;
    };
    let is_timed = cells.first().is_some_and(|cell| {
        let lower = cell.to_lowercase();
        let mut said = lower.split(|c: char| !c.is_alphanumeric());
        said.any(|word| TIMES.contains(&word)) || stamp::take(cell).is_some()
    });
    let is_wanted = if wanted == Section::Timeline {
        is_timed
    } else {
        !is_timed && actions::lists_actions(cells, is_above)
    };
    is_wanted.then_some(*table)
}
