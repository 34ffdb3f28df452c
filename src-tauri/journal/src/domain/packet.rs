//! A document for a reader.

use serde::{Deserialize, Serialize};

use super::{IncidentId, PacketId, Period};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum PacketKind {
    /// What I did in a period, for a review.
    Review,
    /// The same against the user's ladder, for a committee.
    Promotion,
    /// One page after an incident, for a manager and theirs.
    Note,
    /// Several stories that show how broad the experience is.
    WarStories,
    /// One story in two minutes, for an interview.
    StarCard,
    TalkOutline,
    /// What happened, for those it happened to.
    Postmortem,
    /// Selected work, for an interview.
    Portfolio,
}

impl PacketKind {
    pub const ALL: [Self; 8] = [
        Self::Review,
        Self::Promotion,
        Self::Note,
        Self::WarStories,
        Self::StarCard,
        Self::TalkOutline,
        Self::Postmortem,
        Self::Portfolio,
    ];

    /// As covers and lists call it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Review => "Review packet",
            Self::Promotion => "Promotion packet",
            Self::Note => "Note after an incident",
            Self::WarStories => "War stories",
            Self::StarCard => "STAR card",
            Self::TalkOutline => "Talk outline",
            Self::Postmortem => "Postmortem",
            Self::Portfolio => "Portfolio",
        }
    }

    /// Whether it tells of one incident alone.
    pub fn is_of_one(self) -> bool {
        match self {
            Self::Note | Self::StarCard | Self::TalkOutline | Self::Postmortem => true,
            Self::Review | Self::Promotion | Self::WarStories | Self::Portfolio => false,
        }
    }
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
