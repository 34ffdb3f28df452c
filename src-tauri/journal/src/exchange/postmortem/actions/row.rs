//! Actions that are the rows of a table.

use super::columns::Column;
use super::nothing::{is_a_name, says_nothing};
use super::read;
use super::said::{address, day, is_done_word, is_open_word, kind, owner, priority};
use crate::exchange::record::RecordAction;

/// A cell with more is what is to be done.
const WORDS_OF_A_TICKET: usize = 3;

/// `None` where it says nothing to do, as in a table that nobody filled in.
pub(super) fn from_row(cells: &[String], columns: &[Column]) -> Option<RecordAction> {
    let with_column = || {
        let known = columns
            .iter()
            .copied()
            .chain(std::iter::repeat(Column::Unknown));
        cells.iter().zip(known)
    };
    let what = with_column().find(|(cell, column)| *column == Column::What && !cell.is_empty());
    // "#41 - no alert for what is only logged": the ticket by its name.
    let named = with_column().find(|(cell, column)| {
        *column == Column::Ticket && cell.split_whitespace().count() > WORDS_OF_A_TICKET
    });
    let (what, _) = what.or(named).or_else(|| {
        with_column()
            .filter(|(_, column)| *column == Column::Unknown)
            .max_by_key(|(cell, _)| cell.len())
    })?;
    if says_nothing(what) || is_a_name(what) {
        return None;
    }
    let mut action = read(what, None);
    let mut others = Vec::new();
    for (cell, column) in with_column() {
        if cell.is_empty() || std::ptr::eq(cell, what) {
            continue;
        }
        match column {
            Column::Owner => action.owner = owner(cell),
            Column::Priority if priority(cell).is_some() => action.priority = priority(cell),
            // "landed 2026-05-29" where it was to say by when.
            Column::Due | Column::Priority if is_done_word(cell) => {
                action.is_done = true;
                others.push(cell.as_str());
            }
            Column::Due if day(cell).is_some() => action.due = day(cell),
            // Whoever has no ticket notes there how far it is.
            Column::Ticket if is_done_word(cell) => {
                action.is_done = true;
                action.ticket = address(cell).unwrap_or_default();
            }
            Column::Ticket if is_open_word(cell) => {}
            Column::Ticket => action.ticket = address(cell).unwrap_or_else(|| cell.clone()),
            Column::State if is_done_word(cell) => {
                action.is_done = true;
                // "Done in staging, production is to follow"
                others.extend(cell.contains(' ').then_some(cell.as_str()));
            }
            Column::State if is_open_word(cell) => {}
            Column::Kind if kind(cell).is_some() => action.kind = kind(cell),
            Column::What
            | Column::Priority
            | Column::Due
            | Column::State
            | Column::Kind
            | Column::Unknown => others.push(cell.as_str()),
        }
    }
    for other in others {
        action.what.push('\n');
        action.what.push_str(other);
    }
    Some(action)
}
