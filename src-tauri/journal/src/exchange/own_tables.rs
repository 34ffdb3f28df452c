//! Our own tables come in again, as the archive would that they are a part of. Those of incidents and their lines are
//! read as others' tables are: what was changed in them changes what is here.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    ffi::OsStr,
    path::Path,
};

use csv::StringRecord;
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use super::{
    archive::{self, Kept, Piece, Written},
    record::Fault,
    sheets::{Node, as_written, paths},
    table,
};
use crate::{Result, Work};

/// One of the lists that an archive has.
pub(crate) struct OwnTable {
    list: &'static str,
    header: Vec<String>,
    rows: Vec<StringRecord>,
}

impl OwnTable {
    /// By what is inside; where none of its first rows can be read, by the name of the file.
    pub(crate) fn of(file: &str, text: &str) -> Option<Self> {
        const LOOKED_AT: usize = 20;
        let (header, mut rows) = split(text)?;
        let first = rows.next()?;
        if !is_ours(&header, &first) {
            return None;
        }
        let rows: Vec<StringRecord> = std::iter::once(first).chain(rows).collect();
        let mut first = rows.iter().take(LOOKED_AT);
        let told = first.find_map(|row| Row::of(&header, row).list());
        let name = Path::new(file).file_stem().and_then(OsStr::to_str);
        let called = || archive::tables().find(|list| Some(*list) == name);
        let list = told.or_else(called)?;
        Some(Self { list, header, rows })
    }

    /// One whose file says which it is; nothing where it is called so and is somebody else's.
    pub(crate) fn called(list: &'static str, text: &str) -> Option<Self> {
        let (header, rows) = split(text)?;
        let rows: Vec<StringRecord> = rows.collect();
        let is_one = is_ours(&header, rows.first()?);
        is_one.then_some(Self { list, header, rows })
    }
}

/// The names of the columns, and the rows.
fn split(text: &str) -> Option<(Vec<String>, impl Iterator<Item = StringRecord> + use<'_>)> {
    let delimiter = table::delimiter(text)?;
    let mut reader = csv::ReaderBuilder::new();
    reader.flexible(true).delimiter(delimiter);
    let mut reader = reader.from_reader(text.as_bytes());
    let header = reader.headers().ok()?.iter().map(str::to_owned).collect();
    // The text is in memory and UTF-8: no row can fail.
    let rows = reader.into_records().map_while(std::result::Result::ok);
    Some((header, rows))
}

/// Each row is called as our own records are.
fn is_ours(header: &[String], row: &StringRecord) -> bool {
    let cell = |name| row.get(header.iter().position(|column| column == name)?);
    let id = cell("id").and_then(|id| Uuid::parse_str(id).ok());
    id.is_some_and(|id| id.get_version_num() == 7) || header == ["key", "name"]
}

/// Gives every row away. How many there are.
pub(crate) fn read(
    tables: &[OwnTable],
    work: &Work,
    take: &mut dyn FnMut(Piece) -> Result<()>,
) -> Result<u32> {
    work.begin(tables.iter().map(|table| table.rows.len()).sum());
    let mut count = 0;
    for table in tables {
        let mut unread = BTreeSet::new();
        for (number, cells) in (1..).zip(&table.rows) {
            work.step()?;
            let row = Row::of(&table.header, cells);
            let bad = |fault: Fault| Piece::Bad(fault.note(number, &row.name(table.list)));
            take(archive::piece(table.list, number, &row).unwrap_or_else(bad))?;
            unread.append(&mut row.unread.take());
            count += 1;
        }
        for column in unread {
            take(Piece::Unread(column))?;
        }
    }
    Ok(count)
}

/// A row, and which of its columns said nothing.
struct Row<'a> {
    /// By the names of their columns.
    cells: Vec<(&'a str, &'a str)>,
    /// How many columns have no cell.
    short: usize,
    /// The last cell that has no column, and holds something.
    beyond: Option<usize>,
    unread: RefCell<BTreeSet<String>>,
    /// How many values of its record have no column.
    untold: Cell<usize>,
}

impl<'a> Row<'a> {
    fn of(header: &'a [String], row: &'a StringRecord) -> Self {
        let names = header.iter().map(String::as_str);
        let cells = names.zip(row.iter().map(as_written));
        Self {
            cells: cells.collect(),
            short: header.len().saturating_sub(row.len()),
            beyond: (header.len()..row.len()).rfind(|at| !row[*at].is_empty()),
            unread: RefCell::default(),
            untold: Cell::default(),
        }
    }

    /// The one of whose records it is: it says little that is unknown there, and lacks little that is known.
    fn list(&self) -> Option<&'static str> {
        let filled = self.cells.iter().filter(|(_, cell)| !cell.is_empty());
        let most = filled.count() / 2;
        let unknown = |list| {
            let is_one = archive::piece(list, 0, self).is_ok();
            is_one.then(|| (self.unread.take().len(), self.untold.get(), list))
        };
        let fits = archive::tables().filter_map(unknown);
        let best = fits.min_by_key(|(unknown, untold, _)| unknown + untold);
        best.filter(|(unknown, _, _)| *unknown < most.max(1))
            .map(|(_, _, list)| list)
    }

    fn name(&self, list: &str) -> String {
        let cell = |name: &&str| self.cells.iter().find(|(column, _)| column == name);
        let names = ["title", "name", "what", "id"];
        let text = names.iter().find_map(cell).map_or("", |(_, text)| text);
        format!("{list}: {}", text.chars().take(80).collect::<String>())
    }
}

impl Written for Row<'_> {
    fn kept<T: DeserializeOwned + Serialize>(&self) -> Result<Kept<T>, Fault> {
        if self.short > 0 {
            let problem = "has fewer cells than there are columns; the file may have been cut off";
            return Err(Fault::new("", problem));
        }
        let item = Node::of(self.cells.iter().copied()).read::<T>()?;
        let known = paths(&item);
        let told = self.cells.iter().filter(|(name, _)| known.contains(*name));
        self.untold.set(known.len().saturating_sub(told.count()));
        let filled = self.cells.iter().filter(|(_, cell)| !cell.is_empty());
        let unread = filled.filter(|(name, _)| !known.contains(*name));
        let unread = unread.map(|(name, _)| (*name).to_owned());
        let beyond = self.beyond.map(|at| format!("Column {}", at + 1));
        self.unread.replace(unread.chain(beyond).collect());
        Ok(Kept {
            item,
            deleted_at: None,
        })
    }
}
