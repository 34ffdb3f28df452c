//! From a text to cells: which mark parts them, and which row names the columns.

use std::collections::HashMap;

use csv::{ByteRecord, ReaderBuilder, StringRecord};

use super::{Table, columns::Layout, is_told_by, quotes};
use crate::exchange::{
    dates,
    readers::{self, Reader},
    record::quoted,
};

/// A title and blank rows may stand above the names of the columns.
const HEADER_WITHIN: usize = 10;

/// As many as a sheet of the usual programs holds.
pub(super) const MAX_COLUMNS: usize = 16_384;

impl Table {
    /// `None` where the text has no columns.
    pub(crate) fn of(text: &str) -> Option<Self> {
        // A table of Markdown is part of a text.
        let delimiter = delimiter(text).filter(|_| !text.trim_start().starts_with('|'))?;
        let text = quotes::mended(text, delimiter);
        let records = reader(text.as_bytes(), delimiter).into_records();
        let rows = records.map_while(Result::ok).filter(is_filled);
        Self::of_rows(rows.collect())
    }

    fn of_rows(mut rows: Vec<StringRecord>) -> Option<Self> {
        let place = names(&rows);
        let header: Vec<String> = if let Some(place) = place {
            let names = rows[place].iter();
            names.map(|name| printable(name.trim())).collect()
        } else {
            let width = rows.iter().map(StringRecord::len).max()?;
            (1..=width)
                .map(|number| format!("Column {number}"))
                .collect()
        };
        let mut above: Vec<StringRecord> =
            rows.drain(..place.map_or(0, |place| place + 1)).collect();
        above.pop();
        // A table that was pasted in pieces repeats its header.
        let is_header = |row: &StringRecord| row.iter().map(str::trim).eq(header.iter());
        rows.retain(|row| !is_header(row));
        Some(Self {
            header,
            rows,
            beside: above.iter().filter_map(words_of).collect(),
            broken: Vec::new(),
        })
    }
}

/// What a row above the names of the columns says to readers; "sep=;" says something to one program.
fn words_of(row: &StringRecord) -> Option<String> {
    let cells = row.iter().map(str::trim).filter(|cell| !cell.is_empty());
    let words = cells.collect::<Vec<_>>().join(" ");
    (!words.to_lowercase().starts_with("sep=")).then(|| quoted(&printable(&words)))
}

/// Which row names the columns; `None` where the first one is data already, or there is none.
fn names(rows: &[StringRecord]) -> Option<usize> {
    let first = rows.first()?;
    let named = rows.iter().take(HEADER_WITHIN).position(is_header);
    let is_data = || first.iter().any(dates::is_time);
    named.or_else(|| (!is_data()).then_some(0))
}

/// What names the columns of a text, with what stands above.
pub(crate) fn head(text: &str, delimiter: u8) -> &str {
    let mut reader = reader(text.as_bytes(), delimiter);
    let (mut rows, mut ends) = (Vec::new(), Vec::new());
    let mut row = StringRecord::new();
    while rows.len() < HEADER_WITHIN && reader.read_record(&mut row).is_ok_and(|is_one| is_one) {
        if is_filled(&row) {
            rows.push(row.clone());
            ends.push(place(&reader));
        }
    }
    let end = names(&rows).map_or(0, |place| ends[place]);
    text.get(..end).unwrap_or_default()
}

/// Behind the last row that is there as a whole: one that the bytes end with may go on.
pub(crate) fn last_end(bytes: &[u8], delimiter: u8) -> usize {
    let mut reader = reader(bytes, delimiter);
    let mut row = ByteRecord::new();
    let mut end = 0;
    while reader.read_byte_record(&mut row).is_ok_and(|is_one| is_one)
        && place(&reader) < bytes.len()
    {
        end = place(&reader);
    }
    end
}

fn place(reader: &csv::Reader<&[u8]>) -> usize {
    usize::try_from(reader.position().byte()).unwrap_or(usize::MAX)
}

fn is_filled(row: &StringRecord) -> bool {
    row.iter().any(|cell| !cell.trim().is_empty())
}

/// The name of a column stands in texts, and no text takes a NUL.
pub(super) fn printable(name: &str) -> String {
    name.replace('\0', "\u{fffd}")
}

fn is_header(row: &StringRecord) -> bool {
    let names: Vec<String> = row.iter().map(str::to_owned).collect();
    readers::ALL.iter().any(|reader| match reader {
        Reader::Table(preset) if preset.is_anyones() => Layout::named(&names, preset).is_enough(),
        Reader::Table(preset) => is_told_by(&names, preset),
        Reader::Json(_) | Reader::Text(_) => false,
    })
}

fn reader(text: &[u8], delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text)
}

/// The one that cuts the first rows into the same number of cells, and into the most.
pub(crate) fn delimiter(text: &str) -> Option<u8> {
    const LOOKED_AT: usize = 50;
    let score = |delimiter: &u8| {
        let records = reader(text.as_bytes(), *delimiter).into_records();
        let rows: Vec<usize> = records
            .map_while(Result::ok)
            .take(LOOKED_AT)
            .map(|row| row.len())
            .collect();
        let width = most_frequent(&rows)?;
        let same = rows.iter().filter(|len| **len == width).count();
        let share = (same * 100).checked_div(rows.len())?;
        Some((share, width)).filter(|_| width > 1)
    };
    let scored = b",;\t|".iter().filter_map(|one| Some((score(one)?, *one)));
    scored.max().map(|(_, delimiter)| delimiter)
}

/// Of rows with more than one cell; a title above the table has one.
fn most_frequent(rows: &[usize]) -> Option<usize> {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for width in rows.iter().filter(|width| **width > 1) {
        *counts.entry(*width).or_default() += 1;
    }
    let most = counts
        .into_iter()
        .max_by_key(|(width, count)| (*count, *width));
    most.map(|(width, _)| width)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::*;

    use super::*;

    fn rows(text: &[u8]) -> Vec<ByteRecord> {
        let rows = reader(text, b',').into_byte_records();
        rows.map(Result::unwrap).collect()
    }

    proptest! {
        #[test]
        fn what_is_cut_behind_its_last_row_has_the_rows_of_the_whole(
            text in "([a,\"\n]|\r\n|\"\"){0,60}",
            read in 0_usize..60,
        ) {
            let text = text.as_bytes();
            let end = last_end(&text[..read.min(text.len())], b',');
            let mut pieces = rows(&text[..end]);
            pieces.extend(rows(&text[end..]));
            prop_assert_eq!(pieces, rows(text));
        }

        #[test]
        fn quotes_of_the_format_are_left_alone(
            cells in prop::collection::vec(prop::collection::vec("[a,\"\n]{0,6}", 3), 1..6),
        ) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            for row in &cells {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            prop_assert!(matches!(quotes::mended(&text, b','), Cow::Borrowed(_)), "{}", text);
        }

        #[test]
        fn stray_quotes_neither_vanish_nor_join_rows(
            cells in prop::collection::vec(prop::collection::vec("(\"[a-c]{1,3}|\"[a-c]{1,3}\" [a-c]|[a-c]{1,4})", 3), 1..6),
        ) {
            let lines: Vec<String> = cells.iter().map(|row| row.join("\t")).collect();
            let text = lines.join("\n");
            let mended = quotes::mended(&text, b'\t');
            let read = reader(mended.as_bytes(), b'\t').into_records();
            let read: Vec<Vec<String>> = read
                .map(|row| row.unwrap().iter().map(str::to_owned).collect())
                .collect();
            prop_assert_eq!(read, cells, "{}", text);
        }
    }
}
