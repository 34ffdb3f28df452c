//! Our own tables come in again, as the archive would that they are a part of. Those of incidents and their lines are
//! read as others' tables are: what an import brought follows them.

mod fields;
mod sheet;

use std::{cell::RefCell, collections::BTreeSet, ffi::OsStr, path::Path};

use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use super::{
    archive::{self, Kept, Piece, Written},
    record::Fault,
    sheets::{Node, paths},
};
use crate::{Result, Work};
pub(crate) use fields::fields;
pub(crate) use sheet::{Row, Sheet};

/// One of the lists that an archive has.
pub(crate) struct OwnTable {
    list: &'static str,
    sheet: Sheet,
}

impl OwnTable {
    /// By the names of its columns; where they are those of several, by the name of the file.
    pub(crate) fn of(file: &str, text: &str) -> Option<Self> {
        let sheet = Sheet::of(text)?;
        let name = Path::new(file).file_stem().and_then(OsStr::to_str);
        let name = name.map(str::to_lowercase).unwrap_or_default();
        let fits = archive::tables().filter_map(|list| Some((sheet.fit(list)?, list)));
        let best = fits.max_by_key(|(fit, list)| (*list == name, *fit));
        let list = best.map(|(_, list)| list)?;
        sheet.holds_ours(list).then_some(Self { list, sheet })
    }

    /// One whose file says which it is; nothing where it is called so and is somebody else's.
    pub(crate) fn called(list: &'static str, text: &str) -> Option<Self> {
        let sheet = Sheet::of(text)?;
        let is_one = sheet.fit(list).is_some() && sheet.holds_ours(list);
        is_one.then_some(Self { list, sheet })
    }
}

impl Sheet {
    /// How many of the fields of a list have a column, less those columns that are none of it; `None` where that is too
    /// little to be one.
    fn fit(&self, list: &str) -> Option<i64> {
        let known = archive::fields(list);
        let tops: BTreeSet<&str> = self.header.iter().map(|name| top(name)).collect();
        let said = known.iter().filter(|name| tops.contains(*name)).count();
        let is_enough = said * 3 >= tops.len() * 2 && said * 2 >= known.len() && said > 1;
        let told = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        is_enough.then(|| 2 * told(said) - told(tops.len()) - told(known.len()))
    }

    /// Others have tables of two columns, too.
    fn holds_ours(&self, list: &str) -> bool {
        const TELLING: usize = 4;
        let mut rows = self.rows();
        if archive::fields(list).len() >= TELLING {
            return true;
        }
        rows.any(|(_, row)| {
            let id = Uuid::parse_str(row.cell("id"));
            id.is_ok_and(|id| id.get_version_num() == 7) || is_key(row.cell("key"))
        })
    }
}

fn top(path: &str) -> &str {
    path.split_once('.').map_or(path, |(top, _)| top)
}

/// As those of classes are made.
fn is_key(cell: &str) -> bool {
    let is_of_key = |c: char| c.is_alphanumeric() && !c.is_uppercase() || c == '_';
    !cell.is_empty() && cell.chars().all(is_of_key)
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
