//! A dated change whose effect is looked for.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ImprovementId, ItemId, Scope};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Improvement {
    pub id: ImprovementId,
    pub title: String,
    /// The first day of "after".
    pub day: NaiveDate,
    /// Which incidents it should have changed.
    pub scope: Scope,
    /// The runbook, action or contribution that made the change.
    pub behind: Option<ItemId>,
    /// Each day it was ever put on, the present one too: who tries many finds one that flatters.
    pub days_tried: Vec<NaiveDate>,
}

/// One change by the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum ImprovementEdit {
    Title(String),
    Day(NaiveDate),
    Scope(Scope),
    Behind(Option<ItemId>),
}

impl Improvement {
    /// Moves it to another day and remembers that.
    pub fn put_on(&mut self, day: NaiveDate) {
        self.day = day;
        if !self.days_tried.contains(&day) {
            self.days_tried.push(day);
        }
    }
}
