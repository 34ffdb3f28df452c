//! A file kept with an incident, a contribution, an action or a packet. Its bytes lie apart, under their digest, and are kept once.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    ActionId, AttachmentId, Audience, ContributionId, EntryId, IncidentId, PacketId, RedactionLevel,
};

/// 20 MB.
pub const LARGEST_ATTACHMENT: u64 = 20 * 1024 * 1024;

/// What a file is kept with, and erased with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// A packet as it left.
    Packet {
        packet: PacketId,
        audience: Audience,
        level: RedactionLevel,
        /// The ids of all it may tell of: erasing one of them erases the copy.
        sources: Vec<String>,
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
