//! The user's own rubric: what the next step asks for, and the evidence for it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{DimensionId, ItemId, LadderId};

/// One thing the rubric asks for, in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Dimension {
    pub id: DimensionId,
    pub name: String,
    pub wording: String,
}

/// A piece of evidence that speaks for a dimension.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Mapped {
    pub dimension: DimensionId,
    pub item: ItemId,
}

/// A reason not to take the step, as a careful reader might find it. Private.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Doubt {
    pub reason: String,
    /// What speaks against it.
    pub answer: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Ladder {
    pub id: LadderId,
    /// The step it is about ("Senior to staff").
    pub name: String,
    /// The rubric as it was pasted.
    pub rubric: String,
    pub dimensions: Vec<Dimension>,
    pub mapped: Vec<Mapped>,
    /// Only for the user; no paper has a place for them.
    pub doubts: Vec<Doubt>,
    pub created_at: DateTime<Utc>,
}

/// One change by the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum LadderEdit {
    Name(String),
    /// Read anew; dimensions of the same name keep their evidence.
    Rubric(String),
    Dimensions(Vec<Dimension>),
    Doubts(Vec<Doubt>),
}
