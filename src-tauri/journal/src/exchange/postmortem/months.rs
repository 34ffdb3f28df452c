//! Lines that say a month alone, and days of a month that stands above them.

use chrono::NaiveDate;

use super::blocks::{Piece, PieceKind};
use super::days::SaidDay;
use super::outline::Part;
use super::scan::{digits, number};
use super::stamp::{self, Stamp};
use super::text;

/// "2015-10: two servers were bought" stands at the beginning of that month, and keeps its words.
pub(super) fn of_month(line: &str) -> Option<Stamp> {
    let bare = line.trim_start_matches(['*', '_', '`']);
    let (first, rest) = take_month(bare)?;
    let is_parted = rest.starts_with([':', '*', '_', '`']) || rest.starts_with(" - ");
    is_parted.then(|| Stamp {
        day: Some(SaidDay::Date(first)),
        ..Stamp::default()
    })
}

/// "2023-03 (all times UTC)": what the days below it are of.
pub(super) fn head(piece: &Piece) -> Option<&str> {
    let (_, rest) = take_month(&piece.text).filter(|_| piece.kind == PieceKind::Paragraph)?;
    let is_head = text::is_remark(rest.trim().trim_end_matches(':'));
    is_head.then(|| &piece.text[..piece.text.len() - rest.len()])
}

/// "-20 (Monday) 11:36 the screen freezes" below such a head.
pub(super) fn day_of<'a>(month: &str, line: &'a str) -> Option<(Stamp, &'a str)> {
    let day = line.strip_prefix('-')?;
    if digits(day) != 2 {
        return None;
    }
    let (day, behind) = day.split_at(2);
    let behind = behind_weekday(behind);
    let whole = format!("{month}-{day}{behind}");
    let (stamp, rest) = stamp::take(&whole)?;
    // What is left of the whole is the end of the line too.
    let rest = behind.len().checked_sub(rest.len())?;
    Some((stamp, behind.get(rest..)?))
}

/// Whether a part counts its days so.
pub(super) fn are_days(part: &Part) -> bool {
    const AT_LEAST: usize = 3;
    let is_day = |piece: &&Piece| {
        let line = piece.text.strip_prefix('-').unwrap_or_default();
        matches!(piece.kind, PieceKind::Item { .. }) && digits(line) == 2
    };
    part.pieces.iter().any(|piece| head(piece).is_some())
        && part.pieces.iter().filter(is_day).count() >= AT_LEAST
}

/// The first day of "2015-10"; behind "2015-10-12" there is more.
fn take_month(text: &str) -> Option<(NaiveDate, &str)> {
    let (year, rest) = number(text, 4, 4)?;
    let (month, rest) = number(rest.strip_prefix('-')?, 2, 2)?;
    let is_whole = !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-');
    let first = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, 1);
    first
        .filter(|_| is_whole && (1900..2200).contains(&year))
        .map(|first| (first, rest))
}

fn behind_weekday(text: &str) -> &str {
    let bracket = text.trim_start().strip_prefix('(');
    match bracket.and_then(|bracket| bracket.split_once(')')) {
        Some((weekday, behind)) if weekday.chars().all(char::is_alphabetic) => behind,
        Some(_) | None => text,
    }
}
