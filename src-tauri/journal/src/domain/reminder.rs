//! Something to ring once, at an instant, shown in the zone the person was in.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{IncidentId, ReminderId, Zone};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Reminder {
    pub id: ReminderId,
    pub incident: Option<IncidentId>,
    pub what: ReminderKind,
    pub at: DateTime<Utc>,
    pub zone: Zone,
    pub state: ReminderState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ReminderKind {
    /// The next update was promised.
    NextUpdate,
    /// The fix has been watched long enough to call it resolved.
    Verify,
    /// Two hours in: hand over.
    HandOff,
    /// Customers have been hit long enough to escalate.
    Escalate,
    /// One hour after: tell everyone, close the channel, thank the responders.
    RecoveryHour,
    /// A day after: follow up, collect data, schedule the review.
    RecoveryDay,
    /// Two days after: review written, actions filed, runbook updated.
    RecoveryTwoDays,
    Debrief,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ReminderState {
    /// Neither done nor dismissed, whether it rang or not.
    Waiting,
    Done {
        at: DateTime<Utc>,
    },
    /// For good.
    Dismissed {
        at: DateTime<Utc>,
    },
}

impl ReminderKind {
    pub const ALL: [Self; 8] = [
        Self::NextUpdate,
        Self::Verify,
        Self::HandOff,
        Self::Escalate,
        Self::RecoveryHour,
        Self::RecoveryDay,
        Self::RecoveryTwoDays,
        Self::Debrief,
    ];

    /// What is to be done, as the page and the desktop say it; no full stop, for it also labels.
    pub fn words(self) -> &'static str {
        match self {
            Self::NextUpdate => "The next update is due",
            Self::Verify => "See whether the fix still holds",
            Self::HandOff => "Think of handing over",
            Self::Escalate => "Think of escalating",
            Self::RecoveryHour => "Tell everyone, close the channel, thank the responders",
            Self::RecoveryDay => "Follow up, collect the data, schedule the review",
            Self::RecoveryTwoDays => "Review written, actions filed, runbook updated",
            Self::Debrief => "Time for the debrief",
        }
    }
}

impl Reminder {
    pub fn is_waiting(&self) -> bool {
        self.state == ReminderState::Waiting
    }
}
