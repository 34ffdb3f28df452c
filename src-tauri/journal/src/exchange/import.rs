//! One import: the whole file is read, then written as one operation, which one undo takes back.

use rusqlite::Connection;
use serde_json::Value;

use super::{
    ImportFormat, ImportOptions, ImportReport,
    archive::{self, Blobs, ReadArchive},
    calendar::IMPORT_CALENDAR,
    chat::IMPORT_CHAT,
    input, postmortem,
    record::Reading,
    records,
    refusal::Refusal,
    restore, statuspage,
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
        undone.is_some_and(|label| {
            [IMPORT, IMPORT_ARCHIVE, IMPORT_CALENDAR, IMPORT_CHAT].contains(&label)
        })
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
    // Brackets of a report in Markdown are words; those of JSON nest.
    if text.trim_start().starts_with(['{', '[']) {
        input::check_depth(file, &text)?;
    }
    match options.format {
        ImportFormat::Afterpage => read_archive(file, &text, blobs),
        ImportFormat::Statuspage => read_statuspage(file, &text, options),
        ImportFormat::Postmortem => Ok(read_postmortem(file, &text, options)),
        ImportFormat::Auto => detect(file, &text, blobs, options),
    }
}

/// By what is inside, never by the file's name.
fn detect(
    file: &str,
    text: &str,
    blobs: Blobs,
    options: &ImportOptions,
) -> Result<Content, Refusal> {
    let whole: Option<Value> = serde_json::from_str(text).ok();
    match whole.or_else(|| statuspage::first_line(text)) {
        Some(value) if archive::recognises(&value) => read_archive(file, text, blobs),
        Some(value) if statuspage::recognises(&value) => read_statuspage(file, text, options),
        // Broken JSON is told from text of another kind by how it begins; then it can be said where it breaks.
        None if text.trim_start().starts_with(['{', '[']) => {
            input::parse(file, text)?;
            Err(unknown(file))
        }
        // A line of JSON may well be quoted in one.
        Some(_) | None if postmortem::recognises(text) => Ok(read_postmortem(file, text, options)),
        Some(_) | None => Err(unknown(file)),
    }
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

fn read_postmortem(file: &str, text: &str, options: &ImportOptions) -> Content {
    Content::Records(postmortem::read(file, text, options.zone))
}

fn read_statuspage(file: &str, text: &str, options: &ImportOptions) -> Result<Content, Refusal> {
    statuspage::read(file, text, options.zone).map(Content::Records)
}
