//! A period on call.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{ShiftId, SourceRef, Zone};

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Duty {
    #[default]
    Primary,
    Secondary,
    /// Along with someone else: no load of mine.
    Shadow,
}

/// Both ends are instants, so a night on which the clocks change has its true length; the zone is for showing them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Shift {
    pub id: ShiftId,
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
    pub zone: Zone,
    /// The name of the schedule; empty where it has none.
    pub rotation: String,
    pub duty: Duty,
    /// It goes on after `to`; the calendar did not say until when.
    #[serde(default)]
    pub open_end: bool,
    /// The event of a calendar that it came from.
    #[serde(default)]
    pub source: Option<SourceRef>,
}

/// One change by the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum ShiftEdit {
    From(DateTime<Utc>),
    To(DateTime<Utc>),
    Zone(Zone),
    Rotation(String),
    Duty(Duty),
}

/// What it takes to enter one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NewShift {
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
    pub zone: Zone,
    pub rotation: String,
    pub duty: Duty,
    /// The same clock times again, every so many days.
    pub repeat: Option<Repeat>,
}

/// How often in all, the first one counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Repeat {
    pub every_days: u32,
    pub times: u32,
}

impl Duty {
    pub const ALL: [Self; 3] = [Self::Primary, Self::Secondary, Self::Shadow];

    /// As lists and sentences call it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Shadow => "shadow",
        }
    }

    pub fn is_on_call(self) -> bool {
        self != Self::Shadow
    }
}
