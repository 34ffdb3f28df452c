//! A file kept with an incident. Its bytes lie apart, under their digest, and are kept once.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{AttachmentId, EntryId, IncidentId};

/// 20 MB.
pub const LARGEST_ATTACHMENT: u64 = 20 * 1024 * 1024;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Attachment {
    pub id: AttachmentId,
    pub incident: IncidentId,
    /// The line it was pasted to.
    pub entry: Option<EntryId>,
    pub name: String,
    /// Found in the bytes, whatever the name says ("image/png").
    pub media_type: String,
    pub bytes: u64,
    /// SHA-256 of the bytes, in hexadecimal digits.
    pub digest: String,
    pub added_at: DateTime<Utc>,
}
