//! One import: the whole file is read, then written as one operation, which one undo takes back.

mod zipped;

use std::io::Cursor;

use rusqlite::Connection;

use super::{
    AFTERPAGE, AUTO, ImportOptions, ImportReport,
    archive::{self, Source},
    calendar::{self, IMPORT_CALENDAR},
    chat::{self, IMPORT_CHAT},
    input,
    json::Json,
    own_tables::OwnTable,
    readers::{self, Reader},
    record::Reading,
    records,
    refusal::Refusal,
    restore, statuspage,
    table::{Table, TableLook},
};
use crate::{
    Result, Work,
    domain::ItemId,
    store::{document::Homes, history, write::Write},
};

/// How the history calls an import from another tool. The values that operations of this name gave are the source's,
/// not the user's.
pub(crate) const IMPORT: &str = "Import";

/// And one of our own archive, whose values are the user's.
const IMPORT_ARCHIVE: &str = "Import archive";

/// A file whose format is known; nothing is written yet.
pub(crate) enum Content<'a> {
    Records(Reading),
    /// It is read while it is written: as a whole it would not fit.
    Archive(Source<'a>),
    /// All our tables: what incidents refer to, they and their lines, and what refers to them.
    Tables {
        before: Source<'a>,
        incidents: Reading,
        after: Source<'a>,
    },
}

impl Content<'_> {
    /// How the history will call it.
    pub(crate) fn label(&self) -> &'static str {
        match self {
            Self::Records(_) | Self::Tables { .. } => IMPORT,
            Self::Archive(_) => IMPORT_ARCHIVE,
        }
    }

    pub(crate) fn bring_in(
        self,
        write: &mut Write<'_>,
        file: &str,
        options: &ImportOptions,
        work: &Work,
    ) -> Result<ImportReport> {
        // Where the file's services have other ids here.
        let mut homes = Homes::default();
        let mut archive = |write: &mut Write<'_>, source: &Source<'_>| {
            let report = restore::bring_in(write, file, source, options, work, &mut homes)?;
            report.ok_or_else(|| unknown(file).into())
        };
        let records = |write: &mut Write<'_>, reading: Reading| {
            work.begin(reading.records.len());
            records::bring_in(write, file, reading, options, work)
        };
        match self {
            Self::Records(reading) => records(write, reading),
            Self::Archive(source) => archive(write, &source),
            Self::Tables {
                before,
                incidents,
                after,
            } => {
                let mut report = archive(write, &before)?;
                report.add(records(write, incidents)?);
                report.add(archive(write, &after)?);
                Ok(report)
            }
        }
    }
}

/// Whether a record is in the trash only because its import was undone: the user did not delete it.
pub(crate) fn was_taken_back(conn: &Connection, item: &ItemId) -> Result<bool> {
    let history = history::of_item(conn, item)?;
    Ok(history.first().is_some_and(|(operation, _)| {
        let undone = operation.label.strip_prefix("Undo: ");
        undone.is_some_and(|label| {
            [IMPORT, IMPORT_ARCHIVE, IMPORT_CALENDAR, IMPORT_CHAT].contains(&label)
        })
    }))
}

pub(crate) fn read<'a>(
    file: &str,
    bytes: &'a [u8],
    options: &ImportOptions,
) -> Result<Content<'a>, Refusal> {
    if archive::is_package(bytes) && !archive::holds_a_journal(Cursor::new(bytes)) {
        return zipped::read(file, bytes, options);
    }
    // What an editor has written in another encoding is decoded first; UTF-8 with a byte that is none is damaged.
    let is_utf8 = || match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => !bytes[..error.valid_up_to()].is_ascii(),
    };
    let is_ours = archive::is_package(bytes) || (archive::looks_like(bytes) && is_utf8());
    if is_ours && is_wanted(AFTERPAGE, options) {
        if bytes.len() as u64 > input::MAX_OWN_BYTES {
            return Err(input::too_large(file, input::MAX_OWN_BYTES));
        }
        return Ok(Content::Archive(Source::Held(bytes.into())));
    }
    let text = input::decode(file, bytes)?;
    if calendar::looks_like(&text) {
        return Err(Refusal::IsACalendar {
            file: file.to_owned(),
        });
    }
    if is_own_wanted(options)
        && let Some(table) = OwnTable::of(file, &text)
    {
        return Ok(Content::Archive(Source::Tables(vec![table])));
    }
    let found = Found::of(file, &text, options)?;
    let format = options.format.0.as_str();
    match format {
        AUTO if !found.is_archive() => found.detect().map(Content::Records),
        AUTO | AFTERPAGE => Ok(Content::Archive(Source::Held(text.into_bytes().into()))),
        name => found.read_as(name).map(Content::Records),
    }
}

/// Whether a file may be of this format: it is asked for, or none is.
pub(super) fn is_wanted(format: &str, options: &ImportOptions) -> bool {
    [AUTO, format].contains(&options.format.0.as_str())
}

fn is_own_wanted(options: &ImportOptions) -> bool {
    is_wanted(AFTERPAGE, options) || is_wanted(readers::OWN, options)
}

/// The columns of a table before anything is read; nothing where the file is no table.
pub fn look_at_table(
    file: &str,
    bytes: &[u8],
    options: &ImportOptions,
) -> Result<Option<TableLook>, Refusal> {
    if archive::is_package(bytes) || archive::looks_like(bytes) {
        return Ok(None);
    }
    let text = input::decode(file, bytes)?;
    if is_own_wanted(options) && OwnTable::of(file, &text).is_some() {
        return Ok(None);
    }
    let text = Found::of(file, &text, options)?;
    let readers = readers::ALL.iter();
    let of_others = readers.filter(|reader| !matches!(reader, Reader::Table(_)));
    if text.is_archive() || of_others.into_iter().any(|reader| text.fits(reader)) {
        return Ok(None);
    }
    let Some(table) = text.table else {
        return Ok(None);
    };
    table.check_width(file)?;
    Ok(table.look(options))
}

/// Broken JSON is told from text of another kind by how it begins; then it can be said where it breaks.
fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '[']) && !readers::begins_with_a_time(text)
}

/// Objects of a format that has no need of columns.
fn is_known(json: &Json) -> bool {
    json.first().is_some_and(archive::recognises)
        || readers::ALL.iter().any(|reader| match reader {
            Reader::Json(reader) => reader.reads(json),
            Reader::Table(_) | Reader::Text(_) => false,
        })
}

/// A file, and what it looks like.
pub(super) struct Found<'a> {
    file: &'a str,
    text: &'a str,
    json: Option<Json>,
    table: Option<Table>,
    options: &'a ImportOptions,
}

impl<'a> Found<'a> {
    pub(super) fn of(
        file: &'a str,
        text: &'a str,
        options: &'a ImportOptions,
    ) -> Result<Self, Refusal> {
        // Brackets in a table or a report are text; those of JSON nest.
        if is_json(text) {
            input::check_depth(file, text)?;
        }
        let mut json = Json::of(text);
        let table = match &json {
            Some(json) if is_known(json) => None,
            Some(json) => Table::of_json(json),
            None if is_json(text) => None,
            None => Table::of(text),
        };
        if json.is_none() {
            json = table.as_ref().and_then(Table::json_column);
        }
        Ok(Self {
            file,
            text,
            json,
            table,
            options,
        })
    }

    /// By what is inside, never by the file's name.
    fn detect(&self) -> Result<Reading, Refusal> {
        if let Some(reader) = self.reader() {
            return self.read_with(reader);
        }
        match &self.json {
            // A list without incidents is one too.
            Some(json) if json.first().is_some_and(statuspage::recognises) => {
                Ok(statuspage::READER.read(json, self.options.zone))
            }
            Some(json) if json.first().is_some_and(chat::is_a_day) => Err(Refusal::NeedsIncident {
                file: self.file.to_owned(),
            }),
            None if is_json(self.text) => {
                input::parse(self.file, self.text)?;
                Err(unknown(self.file))
            }
            Some(_) | None => Err(self.unknown()),
        }
    }

    fn is_archive(&self) -> bool {
        let first = self.json.as_ref().and_then(Json::first);
        first.is_some_and(archive::recognises)
    }

    fn fits(&self, reader: &Reader) -> bool {
        match reader {
            Reader::Json(reader) => self.json.as_ref().is_some_and(|json| reader.reads(json)),
            Reader::Table(preset) => {
                let table = self.table.as_ref();
                table.is_some_and(|table| table.is_of(preset, self.options))
            }
            Reader::Text(reader) => (reader.recognises)(self.text),
        }
    }

    /// The one that is asked for, where it fits, else the first that does.
    pub(super) fn reader(&self) -> Option<&'static Reader> {
        let name = self.options.format.0.as_str();
        let mut asked_for = readers::ALL
            .iter()
            .filter(|reader| name == AUTO || reader.name() == name);
        asked_for.find(|reader| self.fits(reader))
    }

    /// The options with which what follows is read as this is: what the columns of a table are, and the order of its
    /// dates where any tells.
    pub(super) fn settled(&self, reader: &Reader) -> Result<ImportOptions, Refusal> {
        let options = self.options;
        Ok(match (reader, &self.table) {
            (Reader::Table(preset), Some(table)) => ImportOptions {
                day_first: table.day_first(self.file, preset, options)?,
                columns: table.columns(self.file, preset, options)?,
                ..options.clone()
            },
            (Reader::Table(_) | Reader::Json(_) | Reader::Text(_), _) => options.clone(),
        })
    }

    pub(super) fn unknown(&self) -> Refusal {
        let table = self.table.as_ref().filter(|table| table.is_meant());
        table.map_or_else(|| unknown(self.file), |table| table.unknown(self.file))
    }

    pub(super) fn read_with(&self, reader: &Reader) -> Result<Reading, Refusal> {
        let mut reading = self.reading(reader)?;
        for record in reading
            .records
            .iter_mut()
            .filter_map(|one| one.record.as_mut().ok())
        {
            record.author = reader.author();
        }
        Ok(reading)
    }

    fn reading(&self, reader: &Reader) -> Result<Reading, Refusal> {
        match reader {
            Reader::Json(reader) => match &self.json {
                Some(json) => Ok(reader.read(json, self.options.zone)),
                None if is_json(self.text) => {
                    input::parse(self.file, self.text)?;
                    Err(unknown(self.file))
                }
                None => Err(unknown(self.file)),
            },
            Reader::Table(preset) => match &self.table {
                Some(table) => table.read(self.file, preset, self.options),
                None => Err(unknown(self.file)),
            },
            // No text needs a NUL.
            Reader::Text(_) if self.text.contains('\0') => Err(Refusal::NotText {
                file: self.file.to_owned(),
            }),
            Reader::Text(reader) => (reader.read)(self.file, self.text, self.options),
        }
    }

    /// One tool may have several shapes: the one that fits, else the first that the file could be.
    fn read_as(&self, name: &str) -> Result<Reading, Refusal> {
        let named = readers::ALL.iter().filter(|reader| reader.name() == name);
        if let Some(reader) = named.clone().find(|reader| self.fits(reader)) {
            return self.read_with(reader);
        }
        let mut read = Err(unknown(self.file));
        for reader in named {
            read = self.read_with(reader);
            if !matches!(read, Err(Refusal::UnknownFormat { .. })) {
                break;
            }
        }
        read
    }
}

fn unknown(file: &str) -> Refusal {
    Refusal::UnknownFormat {
        file: file.to_owned(),
    }
}
