//! Of which day a report is.

use chrono::NaiveDate;

use super::blocks::PieceKind;
use super::facts::Facts;
use super::outline::{Outline, Part, Role};
use super::{days, stamp};
use crate::domain::Section;

/// What its head says, else its title, its name, or the first date in it. A day without a year is of no help here.
pub(super) fn day(file: &str, title: &str, outline: &Outline, facts: &Facts) -> Option<NaiveDate> {
    let whole = |day: days::SaidDay| day.near(None);
    let found_in = |text: &str| days::find_day(text).and_then(whole);
    let begins_with = |text: &str| stamp::take(text)?.0.day.and_then(whole);
    let is_timeline = |part: &&Part| part.role == Role::Section(Section::Timeline);
    let in_headings = || {
        let mut timelines = outline.parts.iter().filter(is_timeline);
        timelines.find_map(|part| found_in(&part.heading))
    };
    // "All times UTC on 2026-04-15."
    let above_lines = || {
        const LONGEST: usize = 120;
        let timelines = outline.parts.iter().filter(is_timeline);
        let mut first = timelines.filter_map(|part| part.pieces.first());
        first.find_map(|piece| {
            let is_note = piece.kind == PieceKind::Paragraph && piece.text.len() <= LONGEST;
            is_note.then(|| found_in(&piece.text)).flatten()
        })
    };
    let pieces = || outline.parts.iter().flat_map(|part| &part.pieces);
    let in_cells = || {
        pieces().find_map(|piece| match &piece.kind {
            PieceKind::Row { cells, .. } => cells.iter().find_map(|cell| begins_with(cell)),
            PieceKind::Heading(_)
            | PieceKind::Paragraph
            | PieceKind::Item { .. }
            | PieceKind::Code { .. }
            | PieceKind::FrontMatter => None,
        })
    };
    let said = facts.day.and_then(whole);
    // "Retrospective of September 25th", put out on the 26th.
    let titled = || {
        days::find_day(title)?
            .near(said)
            .filter(|day| is_near(*day, said))
    };
    let said = titled().or(said);
    said.or_else(|| found_in(title))
        .or_else(|| found_in(file))
        .or_else(|| facts.date())
        .or_else(in_headings)
        .or_else(above_lines)
        .or_else(|| pieces().find_map(|piece| begins_with(&piece.text)))
        .or_else(in_cells)
        .or_else(|| {
            let mut told = pieces().filter(|piece| piece.kind == PieceKind::Paragraph);
            told.find_map(|piece| found_in(&piece.text))
        })
}

fn is_near(day: NaiveDate, other: Option<NaiveDate>) -> bool {
    const DAYS: i64 = 14;
    other.is_some_and(|other| (0..=DAYS).contains(&(other - day).num_days()))
}
