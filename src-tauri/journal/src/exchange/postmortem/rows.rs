//! The rows of tables that have a time, and the tables that are left without any.

use super::blocks::{Piece, PieceKind};
use super::days::SaidDay;
use super::stamp::{self, Stamp};

const BETWEEN: &str = " \u{2013} ";

/// A date and a clock in one cell or in two beside each other, and the words of the other cells.
pub(super) fn timed(
    cells: &[String],
    take: impl Fn(&str) -> Option<(Stamp, &str)>,
    holds_clocks: impl Fn(usize) -> bool,
) -> Option<(Stamp, String)> {
    let found = |(place, cell)| Some((place, take(cell)?));
    let clock = |place, cell| stamp::bare_clock(cell).filter(|_| holds_clocks(place));
    let bare = |(place, cell)| Some((place, (clock(place, cell)?, "")));
    let mut cells_in_order = cells.iter().map(String::as_str).enumerate();
    // "Mon | Jun 27 | 13:47"
    let of_week = |stamp: &Stamp| matches!(stamp.day, Some(SaidDay::OfWeek(_)));
    let says_more = |place: usize| {
        let next = cells.get(place + 1).and_then(|cell| take(cell));
        next.is_some_and(|(next, _)| next.day.is_some() && !of_week(&next))
    };
    let (place, (mut stamp, rest)) = cells_in_order
        .clone()
        .filter_map(found)
        .find(|(place, (stamp, _))| !(of_week(stamp) && says_more(*place)))
        .or_else(|| cells_in_order.find_map(bare))?;
    let mut words = vec![rest];
    let mut after = place + 1;
    let beside = cells.get(after).filter(|_| stamp.time.is_none());
    if beside.is_some_and(String::is_empty) {
        after += 1;
    } else if let Some(cell) = beside
        && let Some((clock, rest)) = stamp::take(cell).or_else(|| Some((clock(after, cell)?, "")))
        && clock.time.is_some()
    {
        stamp.time = clock.time;
        stamp.zone = stamp.zone.or(clock.zone);
        words.push(rest);
        after += 1;
    }
    let is_week =
        |cell: &&String| take(cell).is_some_and(|(stamp, rest)| of_week(&stamp) && rest.is_empty());
    let before = cells[..place].iter().filter(|cell| !is_week(cell));
    words.extend(before.chain(&cells[after..]).map(|cell| cell.trim()));
    words.retain(|word| !word.is_empty() && !is_ours(word));
    let text = words.join(BETWEEN);
    // A row with nothing but a day says which day the rows below it are of.
    let is_day = stamp.day.is_some() && stamp.time.is_none();
    (!text.is_empty() || is_day).then_some((stamp, text))
}

/// In its first cell, or behind a short number of the row. Elsewhere a time behind other columns, or behind the number of
/// a thing, is a fact of what stands in the row.
pub(super) fn begins_with_a_time(cells: &[String]) -> bool {
    const LONGEST: usize = 4;
    let is_time = |cell: &&String| stamp::take(cell).is_some();
    let is_thing =
        |cell: &&String| cell.len() > LONGEST && cell.bytes().all(|byte| byte.is_ascii_digit());
    match cells {
        [first, second, ..] => is_time(&first) || (is_time(&second) && !is_thing(&first)),
        [only] => is_time(&only),
        [] => false,
    }
}

/// Four digits are a clock only in a column of a timeline that nobody called otherwise.
pub(super) fn holds_clocks(head: &[String], place: usize) -> bool {
    const NAMES: [&str; 8] = [
        "time", "when", "utc", "hour", "clock", "heure", "uhr", "hora",
    ];
    head.get(place).is_none_or(|name| {
        let lower = name.to_lowercase();
        name.is_empty()
            || NAMES.iter().any(|word| lower.contains(word))
            || stamp::bare_clock(name).is_some()
            || stamp::take(name).is_some()
    })
}

/// "post-reboot" in a column of times.
pub(super) fn says_when_otherwise(head: &[String], cells: &[String]) -> bool {
    const NAMES: [&str; 3] = ["time", "when", "utc"];
    let names_times = head.first().is_some_and(|name| {
        let lower = name.to_lowercase();
        NAMES.iter().any(|word| lower.contains(word))
    });
    let says_when = |cell: &String| cell.contains(char::is_alphabetic);
    names_times && cells.first().is_some_and(says_when)
}

/// All that a row says.
pub(super) fn words(cells: &[String]) -> String {
    let words = cells.iter().map(|cell| cell.trim());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(BETWEEN)
}

/// Who a line of ours is by, where it is by nobody who is named: the user, or a report that was brought in.
fn is_ours(word: &str) -> bool {
    word == "me" || word == super::READER.author
}

/// The head of a table whose rows all became lines says nothing any more.
pub(super) fn without_empty_tables(rest: &[Piece]) -> Vec<Piece> {
    let has_rows = |wanted: usize| {
        rest.iter().any(|piece| {
            matches!(&piece.kind, PieceKind::Row { table, is_head: false, .. } if *table == wanted)
        })
    };
    let is_needed = |piece: &Piece| match &piece.kind {
        PieceKind::Row {
            table,
            is_head: true,
            ..
        } => has_rows(*table),
        PieceKind::Row { .. }
        | PieceKind::Heading(_)
        | PieceKind::Paragraph
        | PieceKind::Item { .. }
        | PieceKind::Code { .. }
        | PieceKind::FrontMatter => true,
    };
    let kept = rest.iter().filter(|piece| is_needed(piece));
    kept.cloned().collect()
}
