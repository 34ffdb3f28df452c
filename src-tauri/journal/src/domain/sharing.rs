//! Who a paper is for, and which incidents may be in it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The reader of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Me, and whoever I hand it to myself: everything but the private block.
    #[default]
    Own,
    /// Needs the incident marked shareable inside.
    Internal,
    /// Needs the incident marked publishable, and redaction.
    Public,
}

/// What the user has decided about an incident. It starts unmarked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Sharing {
    #[default]
    Unmarked,
    Internal,
    /// May also go inside.
    Public(Permission),
}

impl Audience {
    pub const ALL: [Self; 3] = [Self::Own, Self::Internal, Self::Public];
}

impl Sharing {
    /// Whether the incident may be in a paper for these readers. What is publishable may also go inside.
    pub fn allows(&self, audience: Audience) -> bool {
        match audience {
            Audience::Own => true,
            Audience::Internal => matches!(self, Self::Internal | Self::Public(_)),
            Audience::Public => matches!(self, Self::Public(_)),
        }
    }
}

/// Who allowed publication, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Permission {
    pub by: String,
    pub on: NaiveDate,
}
