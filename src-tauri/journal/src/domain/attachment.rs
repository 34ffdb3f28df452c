//! A file kept with an incident, a contribution or an action. Its bytes lie apart, under their digest, and are kept once.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{ActionId, AttachmentId, ContributionId, EntryId, IncidentId};

/// 20 MB.
pub const LARGEST_ATTACHMENT: u64 = 20 * 1024 * 1024;

/// What a file is kept with, and erased with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(untagged)]
pub enum Holder {
    Incident {
        incident: IncidentId,
        /// The line it was pasted to.
        entry: Option<EntryId>,
    },
    Contribution {
        contribution: ContributionId,
    },
    /// What shows that it is done.
    Action {
        action: ActionId,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Attachment {
    pub id: AttachmentId,
    #[serde(flatten)]
    pub of: Holder,
    pub name: String,
    /// Found in the bytes, whatever the name says ("image/png").
    pub media_type: String,
    pub bytes: u64,
    /// SHA-256 of the bytes, in hexadecimal digits.
    pub digest: String,
    pub added_at: DateTime<Utc>,
}
