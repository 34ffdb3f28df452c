//! Whether a text is a postmortem at all.

use super::blocks::{self, Piece, PieceKind};
use super::outline::{self, Outline, Part, Role};
use super::{days, headings, spans, stamp};
use crate::exchange::html;

/// Whether a text is one: Markdown with a heading, or with labels that name its parts.
pub(super) fn recognises(text: &str) -> bool {
    if begins_with_a_header(text) {
        return false;
    }
    let pieces = blocks::read(text);
    let outline = outline::outline(pieces);
    let sections = outline
        .parts
        .iter()
        .filter(|part| matches!(part.role, Role::Section(_) | Role::Facts | Role::Fact(_)));
    match sections.count() {
        0 => {
            is_dated(&outline)
                || (outline.title.is_some() && is_told_by_times(&outline.parts))
                || is_told_in_sentences(&outline)
        }
        1 => is_named(&outline) || is_dated(&outline) || is_told_in_sentences(&outline),
        _ => true,
    }
}

/// A table that is too damaged to be one is no report either.
fn begins_with_a_header(text: &str) -> bool {
    const MANY: usize = 8;
    let first = text.lines().find(|line| !line.trim().is_empty());
    let is_header = |line: &str, mark: char| {
        let cells = line.split(mark);
        cells.clone().count() >= MANY && !cells.skip(1).any(|cell| cell.starts_with(' '))
    };
    first.is_some_and(|line| [',', ';', '\t'].iter().any(|mark| is_header(line, *mark)))
}

/// Above everything else it is said what it is called and of which day it is.
fn is_dated(outline: &Outline) -> bool {
    let is_time = |fact| matches!(fact, headings::Fact::Day | headings::Fact::Instant(_));
    is_named(outline) && says(outline, is_time)
}

fn is_named(outline: &Outline) -> bool {
    outline.title.is_some() || says(outline, |fact| fact == headings::Fact::Title)
}

fn says(outline: &Outline, wanted: fn(headings::Fact) -> bool) -> bool {
    let mut keys = outline.front_matter.iter();
    keys.any(|(key, _)| headings::fact(key).is_some_and(wanted))
}

/// Its title calls it one, or another word of it does, and it says from when to when something lasted.
fn is_told_in_sentences(outline: &Outline) -> bool {
    const NAMES: [&str; 4] = [
        "postmortem",
        "post-mortem",
        "post mortem",
        "incident report",
    ];
    const SUBJECTS: [&str; 5] = ["outage", "incident", "downtime", "ausfall", "st\u{f6}rung"];
    /// What else may go wrong; a manual has such words in its title too, but no day.
    const FAULTS: [&str; 6] = [
        "errors",
        "failure",
        "degrad",
        "unavailab",
        "disruption",
        "interruption",
    ];
    let calls_itself = |text: &str, names: &[&str]| {
        let lower = html::to_text(text).to_lowercase().replace('\u{2011}', "-");
        names.iter().any(|name| lower.contains(name))
    };
    let pieces = || outline.parts.iter().flat_map(|part| &part.pieces);
    let is_titled = |names: &[&str]| titles(outline).any(|title| calls_itself(title, names));
    if is_titled(&NAMES) || is_titled(&SUBJECTS) {
        return pieces().any(|piece| piece.kind == PieceKind::Paragraph);
    }
    let says_day = |piece: &Piece| {
        let lower = piece.text.to_lowercase();
        let is_of_page = lower.contains("updated") || lower.contains("released");
        let past = [" was ", " were ", " failed"];
        let is_past = past.iter().any(|word| lower.contains(word));
        let day = days::find_day(&piece.text);
        let is_whole = day.is_some_and(|day| day.near(None).is_some());
        piece.kind == PieceKind::Paragraph && is_whole && is_past && !is_of_page
    };
    if is_titled(&FAULTS) && pieces().any(says_day) {
        return true;
    }
    if is_of_a_day_and_rated(outline) {
        return true;
    }
    let mut texts = pieces().map(|piece| &*piece.text);
    texts.any(|text| calls_itself(text, &NAMES))
        && spans::told(&outline.parts, outline.title.as_deref()).is_some()
}

/// "2026-09-28: an offer paid and not given", and once, above everything else, in bold how severe it was.
fn is_of_a_day_and_rated(outline: &Outline) -> bool {
    let is_of_a_day =
        |title: &str| stamp::take(title).is_some_and(|(stamp, _)| stamp.day.is_some());
    let head = outline.parts.iter().filter(|part| part.heading.is_empty());
    let rated = head.flat_map(|part| &part.pieces).filter(|piece| {
        let label = piece.text.get(..piece.bold).unwrap_or_default();
        headings::fact(label.trim().trim_end_matches(':')) == Some(headings::Fact::Severity)
    });
    titles(outline).any(is_of_a_day) && rated.count() == 1
}

/// Of its first heading and of its head.
fn titles(outline: &Outline) -> impl Iterator<Item = &str> {
    let keys = outline.front_matter.iter();
    let said = keys.filter(|(key, _)| headings::fact(key) == Some(headings::Fact::Title));
    let said = said.map(|(_, value)| &**value);
    said.chain(outline.title.as_deref())
}

/// Under a title, a list of what happened when.
fn is_told_by_times(parts: &[Part]) -> bool {
    const AT_LEAST: usize = 3;
    let begins_with_a_clock = |piece: &&Piece| match &piece.kind {
        PieceKind::Item { .. } | PieceKind::Heading(_) => {
            stamp::take(&piece.text).is_some_and(|(stamp, _)| stamp.time.is_some())
        }
        PieceKind::Paragraph
        | PieceKind::Row { .. }
        | PieceKind::Code { .. }
        | PieceKind::FrontMatter => false,
    };
    let pieces = parts.iter().flat_map(|part| &part.pieces);
    pieces.filter(begins_with_a_clock).take(AT_LEAST).count() == AT_LEAST
}
