//! One import: the whole file is read, then written as one operation, which one undo takes back.

use serde_json::Value;

use super::{
    ImportFormat, ImportOptions, ImportReport,
    archive::{self, ReadArchive},
    input,
    record::Reading,
    records,
    refusal::Refusal,
    restore, statuspage,
};
use crate::{Result, store::write::Write};

/// How the history calls an import. The values that operations of this name gave are the source's, not the user's.
pub(crate) const IMPORT: &str = "Import";

/// How the history calls an import that was taken back: what it then put into the trash, the user did not delete.
pub(crate) const UNDONE: &str = "Undo: Import";

/// A file that could be read; nothing is written yet.
pub(crate) enum Content {
    Records(Reading),
    Archive(Box<ReadArchive>),
}

impl Content {
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

pub(crate) fn read(file: &str, bytes: &[u8], options: &ImportOptions) -> Result<Content, Refusal> {
    let text = if archive::is_package(bytes) {
        input::decode_own(file, &archive::unpack(file, bytes)?)?
    } else if archive::looks_like(bytes) {
        input::decode_own(file, bytes)?
    } else {
        input::decode(file, bytes)?
    };
    input::check_depth(file, &text)?;
    match options.format {
        ImportFormat::Afterpage => read_archive(file, &text),
        ImportFormat::Statuspage => read_statuspage(file, &text, options),
        ImportFormat::Auto => detect(file, &text, options),
    }
}

/// By what is inside, never by the file's name.
fn detect(file: &str, text: &str, options: &ImportOptions) -> Result<Content, Refusal> {
    let whole: Option<Value> = serde_json::from_str(text).ok();
    match whole.or_else(|| statuspage::first_line(text)) {
        Some(value) if archive::recognises(&value) => read_archive(file, text),
        Some(value) if statuspage::recognises(&value) => read_statuspage(file, text, options),
        // A list of nothing, or JSON of something else.
        Some(_) => Err(Refusal::UnknownFormat {
            file: file.to_owned(),
        }),
        // Broken: say where, if it began like JSON at all.
        None if text.trim_start().starts_with(['{', '[']) => {
            input::parse(file, text)?;
            Err(Refusal::UnknownFormat {
                file: file.to_owned(),
            })
        }
        None => Err(Refusal::UnknownFormat {
            file: file.to_owned(),
        }),
    }
}

fn read_archive(file: &str, text: &str) -> Result<Content, Refusal> {
    let value = input::parse(file, text)?;
    if !archive::recognises(&value) {
        return Err(Refusal::UnknownFormat {
            file: file.to_owned(),
        });
    }
    archive::read(file, value).map(|read| Content::Archive(Box::new(read)))
}

fn read_statuspage(file: &str, text: &str, options: &ImportOptions) -> Result<Content, Refusal> {
    statuspage::read(file, text, options.zone).map(Content::Records)
}
