//! Files that are too long to be held: tables, and lists of one JSON value a line, come in piece by piece.
//!
//! A piece is whole records, of a table with the names of its columns above them, so that it reads as a short file does.
//! What the first one is taken for holds for all.

use std::{
    fs::File,
    io::{self, Read, Seek},
    path::Path,
};

use super::{
    AFTERPAGE, ImportOptions, ImportReport,
    archive::{holds_a_journal, is_package, looks_like},
    import::{Found, is_wanted},
    input::{self, Encoding, MAX_BYTES, MAX_OWN_BYTES},
    readers::Reader,
    records,
    refusal::Refusal,
    table::{self, TableLook},
};
use crate::{Error, Result, Work, store::write::Write};

/// A piece has this many bytes, or as many as one record needs.
const PIECE: usize = 4 << 20;

/// A file by its length.
pub(crate) enum Opened {
    Short(Vec<u8>),
    Long(Box<Long>),
    /// An archive of ours, which is read from where it lies.
    Own,
}

/// A file of which one piece is held at a time.
pub(crate) struct Long {
    name: String,
    source: Source,
    reader: &'static Reader,
    options: ImportOptions,
    /// The first, which was looked at and not read yet.
    first: Option<String>,
    /// Records of the pieces before.
    records: u32,
}

pub(crate) fn open(name: &str, path: &Path, options: &ImportOptions) -> Result<Opened> {
    match begin(name, path)? {
        Begun::Short(bytes) => Ok(Opened::Short(bytes)),
        Begun::Own if !is_wanted(AFTERPAGE, options) => {
            Err(input::too_large(name, MAX_BYTES).into())
        }
        Begun::Own => Ok(Opened::Own),
        Begun::Long(source, first) => Long::of(name, source, first, options)
            .map(|long| Opened::Long(Box::new(long)))
            .map_err(Error::from),
    }
}

/// The columns of a table before anything is read, by its first piece; nothing where the file is no table.
pub fn look_at_file(name: &str, path: &Path, options: &ImportOptions) -> Result<Option<TableLook>> {
    match begin(name, path)? {
        Begun::Short(bytes) => Ok(super::look_at_table(name, &bytes, options)?),
        Begun::Own => Ok(None),
        Begun::Long(_, first) => {
            let look = super::look_at_table(name, first.as_bytes(), options)?;
            Ok(look.map(|look| TableLook {
                is_part: true,
                ..look
            }))
        }
    }
}

enum Begun {
    Short(Vec<u8>),
    Own,
    /// And its first piece.
    Long(Source, String),
}

fn begin(name: &str, path: &Path) -> Result<Begun> {
    let mut file = File::open(path).map_err(Error::unread(path))?;
    let length = file.metadata().map_err(Error::unread(path))?.len();
    let mut bytes = Vec::new();
    let is_long = length > MAX_BYTES;
    let now = if is_long { PIECE as u64 } else { u64::MAX };
    let mut read = |limit: u64, bytes: &mut Vec<u8>| {
        let part = (&mut file).take(limit).read_to_end(bytes);
        part.map_err(Error::unread(path))
    };
    read(now, &mut bytes)?;
    if !is_long {
        return Ok(Begun::Short(bytes));
    }
    let is_zip = is_package(&bytes);
    if is_zip || looks_like(&bytes) {
        if length > MAX_OWN_BYTES {
            return Err(input::too_large(name, MAX_OWN_BYTES).into());
        }
        if !is_zip || holds_a_journal(&file) {
            return Ok(Begun::Own);
        }
        file.rewind().map_err(Error::unread(path))?;
        bytes.clear();
        file.read_to_end(&mut bytes).map_err(Error::unread(path))?;
        return Ok(Begun::Short(bytes));
    }
    let cut = Cut::of(name, &bytes)?;
    file.rewind().map_err(Error::unread(path))?;
    let encoding = input::encoding_of_long(&mut file).map_err(Error::unread(path))?;
    let Some(encoding) = encoding else {
        return Err(input::too_large(name, MAX_BYTES).into());
    };
    file.rewind().map_err(Error::unread(path))?;
    let mut source = Source {
        name: name.to_owned(),
        file,
        length,
        encoding,
        cut,
        head: String::new(),
        waiting: Vec::new(),
        is_at_end: false,
    };
    let first = source.piece().map_err(|stop| stop.at(path))?;
    let first = first.ok_or_else(|| input::too_large(name, MAX_BYTES))?;
    source.head = source.cut.head(&first).to_owned();
    Ok(Begun::Long(source, first))
}

impl Long {
    fn of(
        name: &str,
        source: Source,
        first: String,
        options: &ImportOptions,
    ) -> Result<Self, Refusal> {
        let found = Found::of(name, &first, options)?;
        let reader = found.reader().ok_or_else(|| found.unknown())?;
        let options = found.settled(reader)?;
        Ok(Self {
            name: name.to_owned(),
            source,
            reader,
            options,
            first: Some(first),
            records: 0,
        })
    }

    /// Records of one id in two pieces become one incident, as those of two files would.
    pub(crate) fn bring_in(
        mut self,
        write: &mut Write<'_>,
        path: &Path,
        work: &Work,
    ) -> Result<ImportReport> {
        let mut whole = ImportReport::default();
        loop {
            let piece = match self.first.take() {
                Some(first) => Some(first),
                None => self.source.piece().map_err(|stop| stop.at(path))?,
            };
            let Some(piece) = piece else {
                return Ok(whole);
            };
            let found = Found::of(&self.name, &piece, &self.options)?;
            let mut reading = found.read_with(self.reader)?;
            for one in &mut reading.records {
                one.number += self.records;
            }
            let count = reading.records.len();
            if self.records == 0 {
                work.begin(self.source.estimate(piece.len(), count));
            }
            self.records += u32::try_from(count).unwrap_or(u32::MAX);
            let report = records::bring_in(write, &self.name, reading, &self.options, work)?;
            whole.add(report);
        }
    }
}

/// The pieces of a file, in its order.
struct Source {
    name: String,
    file: File,
    length: u64,
    encoding: Encoding,
    cut: Cut,
    /// What stands above the records of each piece.
    head: String,
    /// Read, and not part of a piece yet.
    waiting: Vec<u8>,
    is_at_end: bool,
}

/// Why there is no further piece.
enum Stop {
    Read(io::Error),
    Refused(Refusal),
}

impl Stop {
    fn at(self, path: &Path) -> Error {
        match self {
            Self::Read(error) => Error::unread(path)(error),
            Self::Refused(refusal) => refusal.into(),
        }
    }
}

impl Source {
    /// `None` at the end.
    fn piece(&mut self) -> Result<Option<String>, Stop> {
        loop {
            let wanted = self.waiting.len() + PIECE;
            if wanted as u64 > MAX_BYTES {
                return Err(Stop::Refused(input::too_large(&self.name, MAX_BYTES)));
            }
            let part = (&mut self.file).take(PIECE as u64);
            let read = { part }.read_to_end(&mut self.waiting);
            self.is_at_end |= read.map_err(Stop::Read)? < PIECE;
            let end = if self.is_at_end {
                self.waiting.len()
            } else {
                self.cut.last_end(&self.waiting)
            };
            if end == 0 && self.is_at_end {
                return Ok(None);
            }
            if end > 0 {
                let rest = self.waiting.split_off(end);
                let bytes = std::mem::replace(&mut self.waiting, rest);
                let text = self.encoding.decode(&self.name, &bytes);
                let text = text.map_err(Stop::Refused)?;
                return Ok(Some(format!("{}{text}", self.head)));
            }
        }
    }

    /// About how many records the file has, from how many its first piece has.
    fn estimate(&self, bytes: usize, records: usize) -> usize {
        let pieces = self.length.div_ceil(bytes.max(1) as u64);
        records.saturating_mul(usize::try_from(pieces).unwrap_or(usize::MAX))
    }
}

/// Where a record ends.
enum Cut {
    Lines,
    /// Of cells that this byte parts.
    Rows(u8),
}

impl Cut {
    /// By the beginning of a file. One JSON value of that length cannot be cut.
    fn of(name: &str, bytes: &[u8]) -> Result<Self, Refusal> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim_start();
        let first = text.lines().next().unwrap_or_default();
        let is_object = |line: &str| serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok();
        if first.starts_with('{') && is_object(first) {
            return Ok(Self::Lines);
        }
        let delimiter = table::delimiter(text).filter(|_| !first.starts_with(['{', '[']));
        delimiter
            .map(Self::Rows)
            .ok_or_else(|| input::too_large(name, MAX_BYTES))
    }

    /// Behind the last record that is there as a whole; 0 where none is.
    fn last_end(&self, bytes: &[u8]) -> usize {
        match self {
            Self::Lines => {
                let last = bytes.iter().rposition(|byte| *byte == b'\n');
                last.map_or(0, |at| at + 1)
            }
            Self::Rows(delimiter) => table::last_end(bytes, *delimiter),
        }
    }

    /// What names the columns.
    fn head<'t>(&self, text: &'t str) -> &'t str {
        match self {
            Self::Lines => "",
            Self::Rows(delimiter) => table::head(text, *delimiter),
        }
    }
}
