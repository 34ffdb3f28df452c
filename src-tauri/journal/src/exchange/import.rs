//! One import: the whole file is read, then written as one operation, which one undo takes back.

use rusqlite::Connection;

use super::{
    AFTERPAGE, AUTO, ImportOptions, ImportReport,
    archive::{self, Blobs, ReadArchive},
    chat::IMPORT_CHAT,
    input, jrnl,
    json::{Json, JsonReader},
    readers,
    record::Reading,
    records,
    refusal::Refusal,
    restore, statuspage,
    table::{self, Table},
};
use crate::{
    Result,
    domain::ItemId,
    store::{history, write::Write},
};

/// How the history calls an import from another tool. The values that operations of this name gave are the source's,
/// not the user's.
pub(crate) const IMPORT: &str = "Import";

/// And one of our own archive, whose values are the user's.
const IMPORT_ARCHIVE: &str = "Import archive";

/// A file that could be read; nothing is written yet.
pub(crate) enum Content {
    Records(Reading),
    Archive(Box<ReadArchive>),
}

impl Content {
    /// How the history will call it.
    pub(crate) fn label(&self) -> &'static str {
        match self {
            Self::Records(_) => IMPORT,
            Self::Archive(_) => IMPORT_ARCHIVE,
        }
    }

    pub(crate) fn bring_in(
        self,
        write: &mut Write<'_>,
        file: &str,
        options: &ImportOptions,
    ) -> Result<ImportReport> {
        match self {
            Self::Records(reading) => records::bring_in(write, file, reading, options),
            Self::Archive(read) => restore::bring_in(write, file, *read, options),
        }
    }
}

/// Whether a record is in the trash only because its import was undone: the user did not delete it.
pub(crate) fn was_taken_back(conn: &Connection, item: &ItemId) -> Result<bool> {
    let history = history::of_item(conn, item)?;
    Ok(history.first().is_some_and(|(operation, _)| {
        let undone = operation.label.strip_prefix("Undo: ");
        undone.is_some_and(|label| [IMPORT, IMPORT_ARCHIVE, IMPORT_CHAT].contains(&label))
    }))
}

pub(crate) fn read(file: &str, bytes: &[u8], options: &ImportOptions) -> Result<Content, Refusal> {
    let mut blobs = Blobs::new();
    let text = if archive::is_package(bytes) {
        let (json, found) = archive::unpack(file, bytes)?;
        blobs = found;
        input::decode_own(file, &json)?
    } else if archive::looks_like(bytes) {
        input::decode_own(file, bytes)?
    } else {
        input::decode(file, bytes)?
    };
    // Brackets in a table are text; those of JSON nest.
    if is_json(&text) {
        input::check_depth(file, &text)?;
    }
    match options.format.0.as_str() {
        AUTO => detect(file, &text, blobs, options),
        AFTERPAGE => read_archive(file, &text, blobs),
        jrnl::NAME => jrnl::read(file, &text, options).map(Content::Records),
        name => read_named(name, file, &text, options),
    }
}

fn read_named(
    name: &str,
    file: &str,
    text: &str,
    options: &ImportOptions,
) -> Result<Content, Refusal> {
    if let Some(reader) = readers::JSON.iter().find(|reader| reader.name == name) {
        return read_json(file, text, reader, options);
    }
    let preset = table::PRESETS.iter().find(|preset| preset.name == name);
    match (preset, Table::of(text)) {
        (Some(preset), Some(table)) => table.read(file, preset, options).map(Content::Records),
        (Some(_) | None, _) => Err(unknown(file)),
    }
}

/// By what is inside, never by the file's name.
fn detect(
    file: &str,
    text: &str,
    blobs: Blobs,
    options: &ImportOptions,
) -> Result<Content, Refusal> {
    let Some(json) = Json::of(text) else {
        // Broken JSON is told from text of another kind by how it begins; then it can be said where it breaks.
        if jrnl::recognises(text) {
            return jrnl::read(file, text, options).map(Content::Records);
        }
        if is_json(text) {
            input::parse(file, text)?;
        }
        return read_table(file, text, options);
    };
    if json.first().is_some_and(archive::recognises) {
        return read_archive(file, text, blobs);
    }
    let mut readers = readers::JSON.iter();
    if let Some(reader) = readers.find(|reader| reader.reads(&json)) {
        return Ok(Content::Records(reader.read(&json, options.zone)));
    }
    if json.first().is_some_and(statuspage::recognises) {
        return Ok(Content::Records(
            statuspage::READER.read(&json, options.zone),
        ));
    }
    Err(unknown(file))
}

fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// With columns that the user named, any table is one.
fn read_table(file: &str, text: &str, options: &ImportOptions) -> Result<Content, Refusal> {
    let spreadsheet = table::PRESETS.last();
    let table = Table::of(text).ok_or_else(|| unknown(file))?;
    let own = spreadsheet.filter(|_| !options.columns.is_empty());
    let preset = table.preset().or(own).ok_or_else(|| unknown(file))?;
    table.read(file, preset, options).map(Content::Records)
}

fn read_json(
    file: &str,
    text: &str,
    reader: &JsonReader,
    options: &ImportOptions,
) -> Result<Content, Refusal> {
    let Some(json) = Json::of(text) else {
        input::parse(file, text)?;
        return Err(unknown(file));
    };
    Ok(Content::Records(reader.read(&json, options.zone)))
}

fn unknown(file: &str) -> Refusal {
    Refusal::UnknownFormat {
        file: file.to_owned(),
    }
}

fn read_archive(file: &str, text: &str, blobs: Blobs) -> Result<Content, Refusal> {
    let value = input::parse(file, text)?;
    if !archive::recognises(&value) {
        return Err(unknown(file));
    }
    archive::read(file, value, blobs).map(|read| Content::Archive(Box::new(read)))
}
