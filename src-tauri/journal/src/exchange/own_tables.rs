//! Our own tables come in again, as the archive would that they are a part of. Those of incidents and their lines are
//! read as others' tables are.

mod fields;
mod sheet;

use std::{cell::RefCell, cmp::Reverse, collections::BTreeSet, ffi::OsStr, path::Path};

use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use super::{
    archive::{self, Kept, Piece, Written},
    record::Fault,
    sheets::{Node, paths},
};
use crate::{Result, Work};
pub(crate) use fields::fields;
pub(crate) use sheet::{Row, Sheet, header};

/// One of the lists that an archive has.
pub(crate) struct OwnTable {
    list: &'static str,
    sheet: Sheet,
}

impl OwnTable {
    /// By the names of its columns and by our ids. A file that is called like one of our lists is that one, or none.
    pub(crate) fn of(file: &str, text: &str) -> Option<Self> {
        let header = header(text)?;
        let name = Path::new(file).file_stem().and_then(OsStr::to_str);
        let name = name.map(str::to_lowercase).unwrap_or_default();
        let called = archive::tables().find(|list| *list == name);
        let fits = archive::tables().filter_map(|list| Some((fit(&header, list)?, list)));
        let fits = fits.filter(|(_, list)| called.is_none_or(|called| called == *list));
        let best = fits.max_by_key(|(fit, _)| *fit)?;
        Self::called(best.1, text)
    }

    /// One whose file says which it is; nothing where it is called so and is somebody else's.
    pub(crate) fn called(list: &'static str, text: &str) -> Option<Self> {
        let sheet = Sheet::of(text)?;
        let is_one = fit(&sheet.header, list).is_some() && sheet.holds_ours(list);
        is_one.then_some(Self { list, sheet })
    }
}

/// How much of a header is that of a list; `None` where it is somebody else's. We write a column for every field: who takes
/// some away or adds some leaves most of it.
fn fit(header: &[String], list: &str) -> Option<Fit> {
    let known = archive::fields(list);
    let tops = tops(header);
    let said = known.iter().filter(|name| tops.contains(*name)).count();
    let (missing, foreign) = (known.len() - said, tops.len() - said);
    let is_small = known.len() < TELLING;
    let is_one = if is_small {
        missing + foreign == 0
    } else {
        missing * 5 <= known.len() && foreign * 3 <= tops.len()
    };
    is_one.then_some(Fit {
        known: said,
        others: Reverse(missing + foreign),
    })
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    known: usize,
    others: Reverse<usize>,
}

/// From so many fields on, a header with all of them is ours whatever stands below it.
const TELLING: usize = 6;

impl Sheet {
    /// Others have columns of such names, too.
    fn holds_ours(&self, list: &str) -> bool {
        let known = archive::fields(list);
        let tops = tops(&self.header);
        let is_whole = known.len() >= TELLING && known.iter().all(|name| tops.contains(name));
        let has_our_id = |(_, row): (u32, Row<'_>)| {
            let id = Uuid::parse_str(row.cell("id"));
            id.is_ok_and(|id| id.get_version_num() == 7)
        };
        let has_key = |(_, row): (u32, Row<'_>)| is_key(row.cell("key"));
        let is_of_keys = !self.rows.is_empty() && self.rows().all(has_key);
        is_whole || self.rows().any(has_our_id) || is_of_keys
    }
}

/// The fields that the columns are of.
fn tops(header: &[String]) -> BTreeSet<&str> {
    let top = |path: &'_ String| path.find('.').unwrap_or(path.len());
    header.iter().map(|path| &path[..top(path)]).collect()
}

/// As those of classes are made.
fn is_key(cell: &str) -> bool {
    let is_of_key = |c: char| c.is_alphanumeric() && !c.is_uppercase() || c == '_';
    cell.contains(char::is_alphabetic) && cell.chars().all(is_of_key)
}

/// Gives every row away. How many there are.
pub(crate) fn read(
    tables: &[OwnTable],
    work: &Work,
    take: &mut dyn FnMut(Piece) -> Result<()>,
) -> Result<u32> {
    work.begin(tables.iter().map(|table| table.sheet.rows.len()).sum());
    let mut count = 0;
    for OwnTable { list, sheet } in tables {
        let mut unread = BTreeSet::new();
        for (number, row) in sheet.rows() {
            work.step()?;
            let read = OwnRow {
                row,
                unread: RefCell::default(),
            };
            let bad = |fault: Fault| Piece::Bad(fault.note(number, &name(list, row)));
            take(archive::piece(list, number, &read).unwrap_or_else(bad))?;
            unread.append(&mut read.unread.take());
            count += 1;
        }
        for column in unread {
            take(Piece::Unread(column))?;
        }
    }
    Ok(count)
}

fn name(list: &str, row: Row<'_>) -> String {
    let names = ["title", "name", "what", "id"].map(|name| row.cell(name));
    let name = names.into_iter().find(|name| !name.is_empty());
    let name: String = name.unwrap_or_default().chars().take(80).collect();
    format!("{list}: {name}")
}

/// And which of its columns said nothing.
struct OwnRow<'a> {
    row: Row<'a>,
    unread: RefCell<BTreeSet<String>>,
}

impl Written for OwnRow<'_> {
    fn kept<T: DeserializeOwned + Serialize>(&self) -> Result<Kept<T>, Fault> {
        self.row.check()?;
        let item = Node::of(self.row.cells()).read::<T>()?;
        let known = paths(&item);
        self.unread
            .replace(self.row.unread(|name| known.contains(name)));
        Ok(Kept {
            item,
            deleted_at: None,
        })
    }
}
