//! A question to the list of incidents, kept under a name.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{ListSort, Scope, ViewId};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct View {
    pub id: ViewId,
    pub name: String,
    pub scope: Scope,
    /// Words to find; empty finds all.
    pub text: String,
    pub sort: ListSort,
    pub created_at: DateTime<Utc>,
}
