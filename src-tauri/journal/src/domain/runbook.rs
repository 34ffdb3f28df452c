//! A procedure the user wrote or improved.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{ClassKey, IncidentId, RunbookId, ServiceId};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Runbook {
    pub id: RunbookId,
    pub title: String,
    /// What it covers.
    pub services: Vec<ServiceId>,
    pub classes: Vec<ClassKey>,
    /// Where it is kept; the text may be here instead, or as well.
    pub link: String,
    pub text: String,
    pub written: Option<NaiveDate>,
    pub improved: Option<NaiveDate>,
    pub reviewed: Option<NaiveDate>,
    pub used_in: Vec<IncidentId>,
    /// Whether Today says so once it is stale.
    pub remind: bool,
    pub created_at: DateTime<Utc>,
}

impl Runbook {
    /// The last day on which someone is known to have looked after it.
    pub fn last_touched(&self) -> Option<NaiveDate> {
        [self.written, self.improved, self.reviewed]
            .into_iter()
            .flatten()
            .max()
    }

    /// Days since then, or since it was noted here where no day is known. Never below zero.
    pub fn age(&self, today: NaiveDate) -> u32 {
        let since = self.last_touched().unwrap_or(self.created_at.date_naive());
        u32::try_from((today - since).num_days()).unwrap_or(0)
    }
}

/// One change by the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum RunbookEdit {
    Title(String),
    /// By name; made where there is none yet.
    Services(Vec<String>),
    Classes(Vec<String>),
    Link(String),
    Text(String),
    Written(Option<NaiveDate>),
    Improved(Option<NaiveDate>),
    Reviewed(Option<NaiveDate>),
    UsedIn(Vec<IncidentId>),
    Remind(bool),
}
