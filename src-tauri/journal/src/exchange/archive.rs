//! The owner's copy: everything in one JSON document, alone or in a zip with its blobs. It is written whole; it is
//! read leniently, so that a file made by hand may leave out whatever has a natural default.

mod package;
mod read;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::{
    Employer, Entry, EntryDetail, EntryKind, FailureClass, Incident, JournalSettings, Packet,
    Service, Zone,
};

pub(crate) use package::{is_package, pack, unpack};
pub(crate) use read::{ReadArchive, read, recognises};

pub(crate) const FORMAT: &str = "afterpage";
pub(crate) const VERSION: u32 = 1;

/// In the order in which it is written: what others refer to comes first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Archive {
    pub(crate) format: &'static str,
    pub(crate) version: u32,
    pub(crate) settings: Option<JournalSettings>,
    pub(crate) services: Vec<Kept<Service>>,
    pub(crate) employers: Vec<Kept<Employer>>,
    /// Only what the user named or renamed; the starter list lives in code.
    pub(crate) classes: Vec<Kept<FailureClass>>,
    pub(crate) incidents: Vec<ArchivedIncident>,
    pub(crate) packets: Vec<Kept<Packet>>,
    pub(crate) operations: Vec<ArchivedOperation>,
}

impl Default for Archive {
    fn default() -> Self {
        Self {
            format: FORMAT,
            version: VERSION,
            settings: None,
            services: Vec::new(),
            employers: Vec::new(),
            classes: Vec::new(),
            incidents: Vec::new(),
            packets: Vec::new(),
            operations: Vec::new(),
        }
    }
}

/// A record, and since when it is in the trash.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Kept<T> {
    #[serde(flatten)]
    pub(crate) item: T,
    pub(crate) deleted_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ArchivedIncident {
    #[serde(flatten)]
    pub(crate) incident: Kept<Incident>,
    #[serde(default)]
    pub(crate) entries: Vec<ArchivedEntry>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ArchivedEntry {
    #[serde(flatten)]
    pub(crate) entry: Kept<Entry>,
    /// Oldest first; none where the file was made by hand.
    #[serde(default)]
    pub(crate) revisions: Vec<ArchivedRevision>,
}

/// One revision with its seal. An erased one has no content and no salt left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ArchivedRevision {
    pub(crate) number: u32,
    pub(crate) recorded_at: Option<DateTime<Utc>>,
    pub(crate) kind: Option<EntryKind>,
    pub(crate) text: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) happened_at: Option<DateTime<Utc>>,
    pub(crate) zone: Option<Zone>,
    pub(crate) detail: Option<EntryDetail>,
    pub(crate) device: String,
    pub(crate) counter: i64,
    pub(crate) seal_version: i64,
    /// Salt and digests as hexadecimal digits.
    pub(crate) salt: Option<String>,
    pub(crate) content_digest: String,
    pub(crate) digest: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ArchivedOperation {
    pub(crate) id: String,
    pub(crate) at: DateTime<Utc>,
    pub(crate) process: String,
    pub(crate) label: String,
    pub(crate) changes: Vec<ArchivedChange>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ArchivedChange {
    pub(crate) noun: String,
    pub(crate) id: String,
    pub(crate) base: i64,
    pub(crate) revision: i64,
    pub(crate) before: Option<Value>,
    pub(crate) after: Option<Value>,
}

impl Archive {
    /// The same journal gives the same bytes.
    pub(crate) fn to_json(&self) -> serde_json::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}
