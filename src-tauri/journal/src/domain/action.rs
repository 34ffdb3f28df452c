//! A remediation: what is to be done so that it does not come again, or is found or mended sooner.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{ActionId, IncidentId};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Action {
    pub id: ActionId,
    pub incident: Option<IncidentId>,
    pub what: String,
    /// Something provisional holds until this is done.
    pub workaround: bool,
    pub due: Option<NaiveDate>,
    pub state: ActionState,
    pub created_at: DateTime<Utc>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ActionState {
    Open,
    Done { at: DateTime<Utc> },
    Dropped { at: DateTime<Utc>, why: String },
}

/// One change by the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum ActionEdit {
    What(String),
    Workaround(bool),
    Due(Option<NaiveDate>),
    State(ActionState),
}
