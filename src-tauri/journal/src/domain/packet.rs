//! A document for a reader.

use serde::{Deserialize, Serialize};

use super::{IncidentId, PacketId, Period};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum PacketKind {
    /// What I did in a period, for a review.
    Review,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Packet {
    pub id: PacketId,
    pub kind: PacketKind,
    pub name: String,
    /// As it stands on the cover.
    pub author: String,
    pub period: Period,
    /// The incidents told in full, in this order; `None` lets Afterpage choose. All others of the period are in
    /// the appendix.
    pub chosen: Option<Vec<IncidentId>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum PacketEdit {
    Name(String),
    Author(String),
    Period(Period),
    Chosen(Option<Vec<IncidentId>>),
}
