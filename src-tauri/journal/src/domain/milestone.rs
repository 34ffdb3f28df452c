//! The instants of an incident, and the durations that follow from them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Zone;

/// In the order in which they normally happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum MilestoneKind {
    Began,
    Detected,
    Paged,
    Acknowledged,
    Engaged,
    Mitigated,
    CauseKnown,
    Resolved,
    Verified,
    Reviewed,
}

impl MilestoneKind {
    pub const ALL: [Self; 10] = [
        Self::Began,
        Self::Detected,
        Self::Paged,
        Self::Acknowledged,
        Self::Engaged,
        Self::Mitigated,
        Self::CauseKnown,
        Self::Resolved,
        Self::Verified,
        Self::Reviewed,
    ];
}

impl MilestoneKind {
    /// As sentences and papers call it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Began => "began",
            Self::Detected => "detected",
            Self::Paged => "paged",
            Self::Acknowledged => "acknowledged",
            Self::Engaged => "engaged",
            Self::Mitigated => "mitigated",
            Self::CauseKnown => "cause known",
            Self::Resolved => "resolved",
            Self::Verified => "verified",
            Self::Reviewed => "reviewed",
        }
    }
}

/// An instant on the UTC line, the zone it was read in (the incident's where none is given), and whether it is
/// known or only estimated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Milestone {
    pub kind: MilestoneKind,
    pub at: DateTime<Utc>,
    pub zone: Option<Zone>,
    pub estimated: bool,
}
