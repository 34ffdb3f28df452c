//! How the lines of a timeline are written, which one line alone does not tell.

use chrono::NaiveTime;

use super::blocks::{Piece, PieceKind};
use super::headings::{self, Meaning};
use super::outline::{Part, Role};
use super::rows;
use super::stamp::{self, Stamp};
use super::text;
use super::timeline::TimedLine;
use crate::domain::Section;

#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    /// "11.07" is a clock there, and no number.
    pub(super) is_dotted: bool,
    /// Also in a summary: "10.42: it stands" in each of several items.
    pub(super) is_clearly_dotted: bool,
    /// Days alone are lines there, and so is what is set as code.
    pub(super) has_no_clocks: bool,
}

impl Manner {
    pub(super) fn of(part: &Part) -> Self {
        const AT_LEAST: usize = 2;
        const LEAST_OF_A_DAY: usize = 5;
        let lines = || {
            let pieces = part.pieces.iter().map(|piece| match &piece.kind {
                PieceKind::Row { cells, .. } => cells.first().map_or("", String::as_str),
                PieceKind::Item { .. } | PieceKind::Paragraph | PieceKind::Heading(_) => {
                    piece.text.as_str()
                }
                PieceKind::Code { .. } | PieceKind::FrontMatter => "",
            });
            pieces.flat_map(str::lines)
        };
        let clocks = lines().filter(|line| stamp::has_clock(line)).count();
        let dotted = || lines().filter_map(|line| Some((line, stamp::dotted(line)?.1)));
        let dots = dotted().count();
        // "10.15 GB were free" is parted from its number by nothing, and no half of the day stands behind it.
        let is_clear = |line: &str, rest: &str| {
            let said = &line[..line.len() - rest.len()];
            stamp::is_parted(line, rest) || said.contains(|c: char| c.is_ascii_alphabetic())
        };
        let clear = dotted().filter(|(line, rest)| is_clear(line, rest)).count();
        let said = || lines().filter_map(|line| stamp::dotted(line)?.0.time);
        let follows = |pair: &(NaiveTime, NaiveTime)| pair.0 <= pair.1;
        let in_order = said().zip(said().skip(1)).filter(follows).count();
        // Numbers that grow, one line after the other, are the clocks of a day too; one in ten may stand out of order.
        let is_day = dots >= LEAST_OF_A_DAY && in_order + 1 + dots / 10 >= dots;
        // So they are where each fits between the clocks around it.
        let time = |line: &str| {
            let clock = stamp::take(line).and_then(|(stamp, _)| stamp.time);
            clock.or_else(|| stamp::dotted(line)?.0.time)
        };
        let mixed: Vec<NaiveTime> = lines().filter_map(time).collect();
        let fits = mixed.len() >= LEAST_OF_A_DAY && mixed.is_sorted();
        let labelled = dotted()
            .filter(|(line, _)| labelled(line).is_some())
            .count();
        let tells = matches!(part.role, Role::Preamble | Role::Section(Section::Summary));
        Self {
            is_clearly_dotted: tells
                && clocks == 0
                && labelled > AT_LEAST
                && labelled == dots
                && said().is_sorted(),
            is_dotted: dots >= AT_LEAST
                && ((dots > clocks && (2 * clear > dots || is_day)) || (clocks > 0 && fits)),
            has_no_clocks: clocks == 0,
        }
    }
}

/// Of a list or a table without any time its lines in their order, where it is all that a timeline says.
pub(super) fn in_order(part: &Part) -> Option<Vec<TimedLine>> {
    const AT_LEAST: usize = 3;
    let named = headings::meaning(&part.heading);
    let is_timeline = named == Some(Meaning::Section(Section::Timeline));
    // Boxes to tick are actions.
    let is_untimed = |piece: &Piece| match &piece.kind {
        PieceKind::Item { ticked: None } => stamp::take(&piece.text).is_none(),
        PieceKind::Row { .. } => true,
        PieceKind::Item { .. } => false,
        PieceKind::Paragraph
        | PieceKind::Heading(_)
        | PieceKind::Code { .. }
        | PieceKind::FrontMatter => piece.depth > 0 && stamp::take(&piece.text).is_none(),
    };
    let mut lines: Vec<TimedLine> = Vec::new();
    for piece in &part.pieces {
        match lines.last_mut() {
            Some(line) if piece.depth > 1 => {
                line.text.push('\n');
                line.text.push_str(&text::one(piece, 1));
            }
            Some(_) | None => {
                let text = match &piece.kind {
                    PieceKind::Row { is_head: true, .. } => continue,
                    PieceKind::Row { cells, .. } => rows::words(cells),
                    PieceKind::Heading(_)
                    | PieceKind::Paragraph
                    | PieceKind::Item { .. }
                    | PieceKind::Code { .. }
                    | PieceKind::FrontMatter => piece.text.clone(),
                };
                lines.push(TimedLine {
                    stamp: Stamp::default(),
                    text,
                    states: None,
                });
            }
        }
    }
    let is_all = is_timeline && lines.len() >= AT_LEAST && part.pieces.iter().all(is_untimed);
    is_all.then_some(lines)
}

/// "10.42: it stands".
pub(super) fn labelled(line: &str) -> Option<(Stamp, &str)> {
    stamp::dotted(line).filter(|(_, rest)| line[..line.len() - rest.len()].contains(':'))
}

/// Code of which most lines begin with a clock: a timeline that was to stay as it is.
pub(super) fn is_log(piece: &Piece) -> bool {
    const AT_LEAST: usize = 2;
    let lines = || piece.text.lines().filter(|line| !line.trim().is_empty());
    let timed = lines()
        .filter(|line| stamp::has_clock(without_dash(line)))
        .count();
    piece.depth == 0 && timed >= AT_LEAST && 2 * timed >= lines().count()
}

/// Its lines with a clock, without the dashes before it; the others stay as they are.
pub(super) fn as_paragraph(piece: &Piece) -> Piece {
    let lines = piece.text.lines().map(|line| {
        let bare = without_dash(line);
        if stamp::has_clock(bare) { bare } else { line }
    });
    let lines: Vec<&str> = lines.collect();
    Piece {
        kind: PieceKind::Paragraph,
        text: lines.join("\n"),
        ..piece.clone()
    }
}

/// "[Outage start] At 07:35, the certificate expired.": what it was stays with the line.
pub(super) fn tagged(text: &str) -> Option<(Stamp, String)> {
    const LONGEST: usize = 30;
    let (tag, behind) = text.strip_prefix('[')?.split_once(']')?;
    let is_words = tag.len() <= LONGEST && tag.starts_with(char::is_alphabetic);
    let (stamp, rest) = stamp::take(behind.trim_start_matches([' ', ':', '*']))?;
    (is_words && stamp.time.is_some()).then(|| (stamp, format!("[{tag}] {rest}")))
}

fn without_dash(line: &str) -> &str {
    let line = line.trim_start();
    line.strip_prefix(['-', '*']).unwrap_or(line).trim_start()
}

/// "On 23 April 2026, 1AM SAST, our alerts fired. It was not the database this time. We pushed a fix."
pub(super) fn is_told(piece: &Piece) -> bool {
    const AT_LEAST: usize = 3;
    let begins = ["On ", "At ", "Also on "];
    let mut behind = begins
        .iter()
        .filter_map(|word| piece.text.strip_prefix(word));
    let begins = behind.any(|behind| stamp::take(behind).is_some());
    begins && piece.depth == 0 && piece.text.split(". ").count() >= AT_LEAST
}

/// Whether it is a timeline under another name: several of its paragraphs begin with a clock, or each line of one does. A
/// sentence that begins "At 10:15 we" is none, unless many of them do.
pub(super) fn is_told_in_paragraphs(part: &Part) -> bool {
    const AT_LEAST: usize = 3;
    const MANY: usize = 5;
    let begins_with_a_clock =
        |line: &str| !line.starts_with(char::is_alphabetic) && stamp::has_clock(line);
    let paragraphs = part.pieces.iter();
    let paragraphs = paragraphs.filter(|piece| piece.kind == PieceKind::Paragraph);
    let is_all_lines = |piece: &&Piece| {
        let mut lines = piece.text.lines();
        lines.clone().count() >= AT_LEAST && lines.all(begins_with_a_clock)
    };
    let begin_so = |text: &str| text.starts_with("At ") && stamp::has_clock(text);
    let of = |begins: &dyn Fn(&str) -> bool| {
        let timed = paragraphs.clone();
        timed.filter(|piece| begins(&piece.text)).count()
    };
    of(&begins_with_a_clock) >= AT_LEAST
        || of(&begin_so) >= MANY
        || paragraphs.clone().any(|piece| is_all_lines(&piece))
}
