//! What is done to several incidents at once.

use serde::{Deserialize, Serialize};

use super::{IncidentKind, Severity, Sharing};

/// One change to each of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum BulkEdit {
    Kind(IncidentKind),
    Severity(Option<Severity>),
    /// By name or key; made where it does not exist yet.
    Class(Option<String>),
    /// By name; made where it does not exist yet.
    AddService(String),
    /// By name.
    RemoveService(String),
    AddTag(String),
    RemoveTag(String),
    Sharing(Sharing),
}

/// What making one incident of two does.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Merged {
    /// Lines that moved.
    pub entries: u32,
    /// Reviews, actions, files and whatever else named the one that went.
    pub others: u32,
    /// Where both say something, and not the same. What is not kept is written down as text.
    pub otherwise: Vec<Otherwise>,
}

/// One field of which two incidents say different things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Otherwise {
    /// In words.
    pub field: String,
    pub kept: String,
    pub other: String,
}
