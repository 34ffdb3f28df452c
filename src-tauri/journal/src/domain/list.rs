//! The list of incidents: a question, a page of rows, and counts to narrow it by.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{ClassKey, IncidentId, IncidentKind, Role, Scope, Severity, SourceRef, Zone};

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct ListQuery {
    pub scope: Scope,
    /// Words to find in the incident or its entries; empty finds all.
    pub text: String,
    /// Only these, as a figure or a chart names the incidents behind it; `None` does not restrict.
    pub only: Option<Vec<IncidentId>>,
    pub sort: ListSort,
    pub offset: u32,
    /// Rows wanted; `None` for all.
    pub limit: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ListSort {
    #[default]
    NewestFirst,
    OldestFirst,
    Longest,
    Severest,
    Title,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ListPage {
    pub total: u32,
    pub rows: Vec<IncidentRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct IncidentRow {
    pub id: IncidentId,
    pub title: String,
    pub kind: IncidentKind,
    pub severity: Option<Severity>,
    /// Names.
    pub services: Vec<String>,
    pub class: Option<ClassKey>,
    pub roles: Vec<Role>,
    pub zone: Zone,
    pub day: NaiveDate,
    pub start: DateTime<Utc>,
    pub began: Option<DateTime<Utc>>,
    pub detected: Option<DateTime<Utc>>,
    pub acknowledged: Option<DateTime<Utc>>,
    pub mitigated: Option<DateTime<Utc>>,
    pub resolved: Option<DateTime<Utc>>,
    pub seconds_to_resolve: Option<u64>,
    pub source: Option<SourceRef>,
    pub missing: Vec<Missing>,
}

/// What a reader of the incident would still ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    Severity,
    Resolved,
    Role,
    Story,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Facets {
    pub years: Vec<Facet>,
    pub severities: Vec<Facet>,
    pub services: Vec<Facet>,
    pub classes: Vec<Facet>,
    pub kinds: Vec<Facet>,
    pub roles: Vec<Facet>,
}

/// One value to narrow by: its key (an id, a severity, a year), its words, and how many incidents have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Facet {
    pub key: String,
    pub name: String,
    pub count: u32,
}
