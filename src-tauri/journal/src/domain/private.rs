//! What is only for the person who keeps the journal: never exported unless asked.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct PrivateBlock {
    /// My own change caused it.
    pub own_change: Option<MistakeRecord>,
    /// Minutes of delay I added.
    pub delay_minutes: Option<u32>,
    pub fear: String,
    pub guilt: String,
    pub pride: String,
    pub honesty: String,
    pub compassion: String,
    pub rigour: String,
    pub calibration: Calibration,
    pub notes: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct MistakeRecord {
    pub what_happened: String,
    pub learned: String,
    pub will_do_differently: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct Calibration {
    pub confidence: Option<Judged>,
    pub speed: Option<Judged>,
    pub talk: Option<Judged>,
    pub escalation: Option<Judged>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Judged {
    TooLittle,
    ALittleLess,
    Right,
    ALittleMore,
    TooMuch,
}
