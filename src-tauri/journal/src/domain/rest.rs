//! Rest that was taken. What is owed follows from the rules and is never stored.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{RestId, Zone};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Rest {
    pub id: RestId,
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
    pub zone: Zone,
    pub note: String,
}

/// One change by the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum RestEdit {
    From(DateTime<Utc>),
    To(DateTime<Utc>),
    Note(String),
}
