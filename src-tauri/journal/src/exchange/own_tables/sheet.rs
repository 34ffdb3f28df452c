//! A table of ours as text, whatever program has saved it since.

use std::collections::{BTreeSet, HashMap};

use csv::StringRecord;

use crate::exchange::{record::Fault, sheets::as_written, table::delimiter};

pub(crate) struct Sheet {
    /// In small letters.
    pub(crate) header: Vec<String>,
    /// Where each stands; of two of one name the first.
    places: HashMap<String, usize>,
    as_written: Vec<String>,
    /// Without blank ones.
    pub(crate) rows: Vec<StringRecord>,
    /// The text ends in the middle of a line.
    has_no_end: bool,
}

/// The names of the columns in small letters, without a look at the rows: every text that comes in is asked for them.
pub(crate) fn header(text: &str) -> Option<Vec<String>> {
    const LONGEST: usize = 1 << 14;
    let text = table(text);
    let first = text.lines().next().filter(|line| line.len() <= LONGEST)?;
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader
        .delimiter(delimiter(text)?)
        .from_reader(first.as_bytes());
    let names = reader.headers().ok()?.iter();
    Some(names.map(|name| name.trim().to_lowercase()).collect())
}

/// "sep=;" says something to one program only.
fn table(text: &str) -> &str {
    let is_sign = |line: &str| line.to_lowercase().starts_with("sep=");
    match text.split_once('\n') {
        Some((first, rest)) if first.len() < 9 && is_sign(first) => rest,
        Some(_) | None => text,
    }
}

impl Sheet {
    /// `None` where the text is no table.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let text = table(text);
        let mut reader = csv::ReaderBuilder::new();
        reader.flexible(true).delimiter(delimiter(text)?);
        let mut reader = reader.from_reader(text.as_bytes());
        let names = reader.headers().ok()?.iter();
        let names: Vec<String> = names.map(|name| name.trim().to_owned()).collect();
        // The text is in memory and UTF-8: no row can fail.
        let rows = reader.records().map_while(Result::ok);
        let rows = rows.filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
        let header: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
        let places = header.iter().enumerate().rev();
        Some(Self {
            places: places.map(|(at, name)| (name.clone(), at)).collect(),
            header,
            as_written: names,
            rows: rows.collect(),
            has_no_end: !text.ends_with(['\n', '\r']),
        })
    }

    /// Each with its number.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (u32, Row<'_>)> {
        let last = self.rows.len();
        (1..).zip(&self.rows).map(move |(number, row)| {
            let is_last = number as usize == last;
            let may_be_cut = is_last && self.has_no_end && row.len() < self.header.len();
            let row = Row {
                header: &self.header,
                places: &self.places,
                as_written: &self.as_written,
                cells: row,
                may_be_cut,
            };
            (number, row)
        })
    }
}

#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    header: &'a [String],
    places: &'a HashMap<String, usize>,
    as_written: &'a [String],
    cells: &'a StringRecord,
    may_be_cut: bool,
}

impl<'a> Row<'a> {
    /// Programs leave out the empty cells at the end of a row; a file that was cut off has no end.
    pub(crate) fn check(&self) -> Result<(), Fault> {
        if !self.may_be_cut {
            return Ok(());
        }
        let problem = "ends before the last column; the file may have been cut off";
        Err(Fault::new("", problem))
    }

    /// What stands under a name, without what kept it from being a formula.
    pub(crate) fn cell(&self, name: &str) -> &'a str {
        let place = self.places.get(name);
        let cell = place.and_then(|place| self.cells.get(*place));
        as_written(cell.unwrap_or_default())
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    pub(crate) fn cells(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let row = self.cells;
        let names = self.header.iter().enumerate();
        names.map(|(at, name)| (name.as_str(), as_written(row.get(at).unwrap_or_default())))
    }

    /// Names of columns that hold something, and of which nothing was read.
    pub(crate) fn unread(&self, is_known: impl Fn(&str) -> bool) -> BTreeSet<String> {
        let mut seen = BTreeSet::new();
        let filled = self
            .cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty());
        let unread = filled.filter_map(|(at, _)| match self.header.get(at) {
            Some(name) if is_known(name) && seen.insert(name.as_str()) => None,
            Some(name) if !name.is_empty() => Some(self.as_written[at].clone()),
            Some(_) | None => Some(format!("Column {}", at + 1)),
        });
        unread.collect()
    }
}
