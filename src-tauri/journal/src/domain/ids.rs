//! Ids as types, so that an entry can never be asked for with an incident's id.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no id; lists and searches show the id of each record")]
pub struct NotAnId;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "specta", derive(specta::Type))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self).map_err(|_| NotAnId)
            }
        }
    )*};
}

id! {
    IncidentId,
    EntryId,
    ServiceId,
    EmployerId,
    PacketId,
    ReminderId,
    ActionId,
    AttachmentId,
    RunbookId,
    ContributionId,
    FeedbackId,
    HoursId,
    LadderId,
    DimensionId,
    PostmortemId,
    ImprovementId,
    ClaimId,
    ShiftId,
    InterruptionId,
    CheckInId,
    RestId,
    RedactionId,
    ViewId,
}

/// The kinds of record that have an id, a history and a place in the trash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Noun {
    Incident,
    Entry,
    Service,
    Employer,
    FailureClass,
    Packet,
    Reminder,
    Action,
    Attachment,
    Runbook,
    Contribution,
    Feedback,
    Hours,
    Ladder,
    Postmortem,
    Improvement,
    Claim,
    Shift,
    Interruption,
    CheckIn,
    Rest,
    Redaction,
    View,
    Settings,
}

impl Noun {
    pub const ALL: [Self; 24] = [
        Self::Incident,
        Self::Entry,
        Self::Service,
        Self::Employer,
        Self::FailureClass,
        Self::Packet,
        Self::Reminder,
        Self::Action,
        Self::Attachment,
        Self::Runbook,
        Self::Contribution,
        Self::Feedback,
        Self::Hours,
        Self::Ladder,
        Self::Postmortem,
        Self::Improvement,
        Self::Claim,
        Self::Shift,
        Self::Interruption,
        Self::CheckIn,
        Self::Rest,
        Self::Redaction,
        Self::View,
        Self::Settings,
    ];

    /// As sentences call it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Incident => "incident",
            Self::Entry => "entry",
            Self::Service => "service",
            Self::Employer => "employer",
            Self::FailureClass => "failure class",
            Self::Packet => "packet",
            Self::Reminder => "reminder",
            Self::Action => "action",
            Self::Attachment => "attachment",
            Self::Runbook => "runbook",
            Self::Contribution => "contribution",
            Self::Feedback => "feedback",
            Self::Hours => "estimate of hours",
            Self::Ladder => "ladder",
            Self::Postmortem => "review",
            Self::Improvement => "improvement",
            Self::Claim => "claim",
            Self::Shift => "shift",
            Self::Interruption => "interruption",
            Self::CheckIn => "check-in",
            Self::Rest => "rest",
            Self::Redaction => "redaction",
            Self::View => "saved view",
            Self::Settings => "setting",
        }
    }
}

/// One record of any noun. Nouns without a UUID (a failure class, the settings) use their stable key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ItemId {
    pub noun: Noun,
    pub id: String,
}
