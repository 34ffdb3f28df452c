//! The evidence stream: runbooks, contributions and feedback as one list, and what connects records.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Attachment, Contribution, ContributionKind, DimensionId, DrillKind, DrillResult, Feedback,
    Hours, HoursSpan, IncidentId, ItemId, Ladder, Quote, Runbook,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    Runbook,
    Contribution,
    Feedback,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct EvidenceQuery {
    /// Words that have to be in the item; empty finds all.
    pub text: String,
    /// `None` for all kinds.
    pub kind: Option<EvidenceKind>,
    pub contribution: Option<ContributionKind>,
    /// Only what names this incident.
    pub incident: Option<IncidentId>,
    pub offset: u32,
    /// Rows wanted; `None` for all.
    pub limit: Option<u32>,
}

/// Newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct EvidencePage {
    pub total: u32,
    pub rows: Vec<EvidenceRow>,
    /// How many the rest of the query leaves of each kind.
    pub runbooks: u32,
    pub contributions: u32,
    pub feedback: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct EvidenceRow {
    pub item: ItemId,
    pub kind: EvidenceKind,
    pub title: String,
    pub day: NaiveDate,
    /// What tells it apart: the kind of a contribution, whose words they are, what a runbook covers.
    pub note: String,
    /// A runbook that nobody looked after for too long, a drill's gap, feedback that did not come yet.
    pub open: Option<EvidenceOpen>,
    /// In how many places it is used.
    pub uses: u32,
    /// The matching line, where something was searched for that does not stand in the title.
    pub line: String,
    /// Where the found words stand in `line`: start and end in UTF-16 code units.
    pub marks: Vec<[u32; 2]>,
}

/// What is still to be done about a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum EvidenceOpen {
    /// A runbook that nobody looked after for too long.
    Stale,
    /// Feedback that was asked for and did not come yet.
    Awaited,
    /// Feedback whose author was not asked whether it may be quoted.
    ConsentNotAsked,
    /// Someone who helped was not thanked yet.
    ThanksDue,
}

/// A record as others name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Reference {
    pub item: ItemId,
    pub title: String,
    pub day: Option<NaiveDate>,
}

/// Where a record is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Use {
    pub by: Reference,
    /// As what: the dimensions of a ladder it speaks for; empty where there is nothing to add.
    pub how: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RunbookView {
    pub runbook: Runbook,
    /// Names of what it covers.
    pub services: Vec<String>,
    pub classes: Vec<String>,
    /// Days since anyone looked after it.
    pub age: u32,
    pub stale: bool,
    /// With it and without it, once it was used.
    pub effect: Option<crate::insight::RunbookEffect>,
    pub used_in: Vec<Reference>,
    pub uses: Vec<Use>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ContributionView {
    pub contribution: Contribution,
    pub incidents: Vec<Reference>,
    pub attachments: Vec<Attachment>,
    pub uses: Vec<Use>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FeedbackView {
    pub feedback: Feedback,
    pub incident: Option<Reference>,
    /// As a paper would have it; `None` where none may.
    pub quote: Option<Quote>,
    pub uses: Vec<Use>,
    pub deleted_at: Option<DateTime<Utc>>,
}

/// A failure class by how often it came, and what there is to follow when it comes again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LikelyIncident {
    pub class: super::ClassKey,
    pub name: String,
    pub incidents: u32,
    pub latest: NaiveDate,
    pub runbooks: Vec<Reference>,
}

/// Drills, days since, and hours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Practice {
    pub last_incident: Option<Since>,
    pub last_drill: Option<Since>,
    /// The newest first.
    pub drills: Vec<DrillRow>,
    /// The newest first.
    pub hours: Vec<HoursRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Since {
    pub what: Reference,
    pub days: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DrillRow {
    pub what: Reference,
    pub kind: Option<DrillKind>,
    pub result: Option<DrillResult>,
}

/// A quarter or a week, with the user's estimate and with what the incidents say by themselves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct HoursRow {
    pub span: HoursSpan,
    pub from: NaiveDate,
    pub name: String,
    pub estimate: Option<Hours>,
    /// Of the incidents that began in it and say how long I was at work on them.
    pub hands_on_minutes: u32,
    pub incidents_with_minutes: u32,
    pub incidents: u32,
    /// Reactive of all that was estimated, in percent; always an estimate. `None` where too little is known.
    pub reactive_percent: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LadderView {
    pub ladder: Ladder,
    /// Quarters by name, the oldest first; the first column holds everything before them.
    pub quarters: Vec<String>,
    /// In the order of the dimensions.
    pub rows: Vec<LadderRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LadderRow {
    pub dimension: DimensionId,
    /// Pieces of evidence before the quarters shown.
    pub earlier: u32,
    /// One count per quarter.
    pub cells: Vec<u32>,
    /// All of them, the newest first.
    pub evidence: Vec<Reference>,
}

/// Something that may speak for a dimension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Mappable {
    pub what: Reference,
    pub dimensions: Vec<DimensionId>,
}
