//! The owner's copy: everything in one JSON document, alone or in a zip with its blobs. It is written whole; it is
//! read leniently, so that a file made by hand may leave out whatever has a natural default.

mod lists;
mod package;
mod read;
mod source;

use std::io::{self, Write};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::hex::Hex;
use crate::domain::{
    Employer, Entry, EntryId, FailureClass, Incident, JournalSettings, Packet, Service,
};
use crate::store::documents::for_each_document;

pub(crate) use lists::{Written, fields, is_before_incidents, piece, tables};
pub(crate) use package::{holds_a_journal, is_package, pack, pack_files};
pub(crate) use read::{Piece, recognises};
pub(crate) use source::{Blobs, Source};

pub(crate) const FORMAT: &str = "afterpage";
pub(crate) const VERSION: u32 = 1;

/// In the order in which it is written: what others refer to comes first. The lists that grow may be read while they are
/// written.
#[derive(Debug, Serialize)]
pub(crate) struct Archive<I, O> {
    pub(crate) format: &'static str,
    pub(crate) version: u32,
    pub(crate) settings: Option<JournalSettings>,
    pub(crate) services: Vec<Kept<Service>>,
    pub(crate) employers: Vec<Kept<Employer>>,
    /// Only what the user named or renamed; the starter list lives in code.
    pub(crate) classes: Vec<Kept<FailureClass>>,
    pub(crate) incidents: I,
    pub(crate) packets: Vec<Kept<Packet>>,
    #[serde(flatten)]
    pub(crate) documents: Documents,
    pub(crate) operations: O,
}

/// Everything but the history, as tables and folders have it.
pub(crate) type Records = Archive<Vec<ArchivedIncident>, ()>;

macro_rules! documents {
    ($($noun:ident, $id:ident, $list:ident;)*) => {
        /// Of attachments the bytes lie beside `journal.json` in the zip; alone, it says only what was attached.
        #[derive(Debug, Clone, PartialEq, Default, Serialize)]
        pub(crate) struct Documents {
            $(pub(crate) $list: Vec<Kept<crate::domain::$noun>>),*
        }
    };
}

for_each_document!(documents);

/// A record, and since when it is in the trash.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Kept<T> {
    #[serde(flatten)]
    pub(crate) item: T,
    pub(crate) deleted_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct ArchivedIncident {
    #[serde(flatten)]
    pub(crate) incident: Kept<Incident>,
    pub(crate) entries: Vec<Kept<Entry>>,
    /// Every revision of every entry, the erased ones too, in the order of their seals. None where the file was made
    /// by hand: its lines are sealed when they come in.
    pub(crate) revisions: Vec<ArchivedRevision>,
}

/// One revision with its seal. An erased one has no content and no salt left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ArchivedRevision {
    pub(crate) entry: EntryId,
    pub(crate) number: u32,
    /// This and the next instant in milliseconds, as they were sealed.
    pub(crate) recorded_at: Option<i64>,
    pub(crate) kind: Option<String>,
    pub(crate) text: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) happened_at: Option<i64>,
    pub(crate) zone: Option<String>,
    /// As it was sealed, to the letter.
    pub(crate) detail: Option<String>,
    pub(crate) device: String,
    pub(crate) counter: i64,
    pub(crate) seal_version: u32,
    pub(crate) salt: Option<Hex>,
    pub(crate) content_digest: Hex,
    pub(crate) digest: Hex,
}

/// Its changes may be as many as the journal has records.
#[derive(Debug, Serialize)]
pub(crate) struct ArchivedOperation<C> {
    #[serde(flatten)]
    pub(crate) head: OperationHead,
    pub(crate) changes: C,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct OperationHead {
    pub(crate) id: String,
    pub(crate) at: DateTime<Utc>,
    pub(crate) process: String,
    pub(crate) label: String,
}

/// What a change did is kept to the letter: nothing here reads it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ArchivedChange {
    pub(crate) noun: String,
    pub(crate) id: String,
    pub(crate) base: i64,
    pub(crate) revision: i64,
    pub(crate) before: Option<Box<RawValue>>,
    pub(crate) after: Option<Box<RawValue>>,
}

/// Whether a file begins like our own, before all of it is read.
pub(crate) fn looks_like(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    let start: String = start.chars().filter(|c| !c.is_whitespace()).collect();
    start.starts_with("{\"format\":\"afterpage\"")
}

impl<I: Serialize, O: Serialize> Archive<I, O> {
    /// The same journal gives the same bytes.
    pub(crate) fn write(&self, mut to: impl Write) -> io::Result<()> {
        serde_json::to_writer(&mut to, self)?;
        to.write_all(b"\n")
    }
}
