//! How it felt: two questions, never asked for, and only shown as a trend.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::CheckInId;

/// At most one per day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CheckIn {
    pub id: CheckInId,
    pub day: NaiveDate,
    /// 1 (not at all) to 5 (fully).
    pub rested: Option<u8>,
    /// 1 (too much) to 5 (easily).
    pub manageable: Option<u8>,
    pub stressors: String,
    pub cost_to_life: String,
    /// Whether there was time to come down after it.
    pub decompressed: Option<bool>,
}

/// One change by the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum CheckInEdit {
    Rested(Option<u8>),
    Manageable(Option<u8>),
    Stressors(String),
    CostToLife(String),
    Decompressed(Option<bool>),
}

impl CheckIn {
    pub fn of(id: CheckInId, day: NaiveDate) -> Self {
        Self {
            id,
            day,
            rested: None,
            manageable: None,
            stressors: String::new(),
            cost_to_life: String::new(),
            decompressed: None,
        }
    }

    /// Nothing was said in it.
    pub fn is_empty(&self) -> bool {
        *self == Self::of(self.id, self.day)
    }

    pub fn apply(&mut self, edit: CheckInEdit) {
        match edit {
            CheckInEdit::Rested(mark) => self.rested = mark,
            CheckInEdit::Manageable(mark) => self.manageable = mark,
            CheckInEdit::Stressors(text) => self.stressors = text,
            CheckInEdit::CostToLife(text) => self.cost_to_life = text,
            CheckInEdit::Decompressed(done) => self.decompressed = done,
        }
    }
}
