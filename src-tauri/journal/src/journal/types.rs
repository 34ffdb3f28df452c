//! What the journal takes and gives beyond the nouns themselves.

mod papers;

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::{
    Action, Attachment, Claim, ClaimQuery, ClaimReading, ContributionReach, Employer, Entry,
    EntryId, FailureClass, HoursRow, Improvement, Incident, IncidentId, ItemId, LeftOut,
    Postmortem, PostmortemId, PostmortemState, Reference, Reminder, ReviewRole, Service, Severity,
    Stats, Zone,
};
use crate::insight::{Observed, TimedIncident};
use crate::load::{HoursOfDay, QuietLine};
use crate::rules::{
    next::NextLine,
    review::{Completeness, ReviewDue},
    similar::Predecessor,
    updates::Promised,
};

pub use papers::{KeptOut, PaperClaim, PaperData, PaperWork, ReviewData, WhatChanged};

/// How a new journal is protected.
#[derive(Debug, Clone, Copy)]
pub enum Protection<'a> {
    /// The key lies beside the data: anyone with the folder can read it.
    Open,
    Passphrase(&'a str),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum FolderState {
    Absent,
    /// Opens without a passphrase.
    Open,
    Locked,
}

/// The versions of what the journal is kept with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Engine {
    pub sqlite: String,
    /// SQLCipher's.
    pub cipher: String,
}

/// Shown once; the only other way in when the passphrase is gone.
#[derive(Clone, PartialEq, Eq, zeroize::Zeroize, zeroize::ZeroizeOnDrop)]
pub struct RecoveryCode(pub String);

/// Never the code itself: a log must not hold it.
impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode")
    }
}

/// Incident and entries as a screen shows them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct IncidentView {
    pub incident: Incident,
    pub services: Vec<Service>,
    pub employer: Option<Employer>,
    /// In the order in which they happened.
    pub entries: Vec<Entry>,
    /// Order of milestones and other contradictions, in sentences; never a refusal.
    pub warnings: Vec<String>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SearchHit {
    pub incident: IncidentId,
    pub entry: Option<EntryId>,
    pub title: String,
    pub at: DateTime<Utc>,
    /// The matching line, cut to about 160 characters around the match.
    pub line: String,
    /// Where the found words stand in `line`: start and end in UTF-16 code units.
    pub marks: Vec<[u32; 2]>,
}

/// An incident that burns now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LiveIncident {
    pub id: IncidentId,
    pub title: String,
    pub severity: Option<Severity>,
    pub since: DateTime<Utc>,
    pub zone: Zone,
    /// When the next update was promised.
    pub next_update: Option<DateTime<Utc>>,
}

/// A pad as its screen shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PadView {
    /// Without the oldest lines of a pad that has thousands.
    pub view: IncidentView,
    /// How many lines were left out of `view`; they are in the incident.
    pub earlier: u32,
    /// What its clock counts from.
    pub since: DateTime<Utc>,
    /// At most three lines: the card "Next".
    pub next: Vec<NextLine>,
    pub next_update: Option<DateTime<Utc>>,
    /// Of updates, promised against sent.
    pub cadence: Vec<Promised>,
    pub reminders: Vec<Reminder>,
    pub actions: Vec<Action>,
    pub attachments: Vec<Attachment>,
    /// What was being typed.
    pub draft: Option<String>,
}

/// What is known of an incident before anyone looked into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SeenBefore {
    /// Those the incident has, with their cards.
    pub services: Vec<Service>,
    /// Named in the title or a line, and not set.
    pub named: Vec<Service>,
    pub named_class: Option<FailureClass>,
    /// The likeliest first, at most three.
    pub predecessors: Vec<Predecessor>,
}

/// A review as its screen shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PostmortemView {
    pub postmortem: Postmortem,
    /// Those agreed in it, and those that its incident already had.
    pub actions: Vec<Action>,
    /// Shown, never in the way.
    pub completeness: Vec<Completeness>,
    pub due: Option<ReviewDue>,
    /// What is odd about its actions, in sentences.
    pub notices: Vec<String>,
}

/// A review in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PostmortemRow {
    pub id: PostmortemId,
    pub title: String,
    pub day: Option<NaiveDate>,
    pub incident: Option<IncidentId>,
    pub state: PostmortemState,
    pub my_roles: Vec<ReviewRole>,
}

/// An action on the board, with the names of what it belongs to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ActionRow {
    pub action: Action,
    /// Of its incident, else of its review; empty where it has neither.
    pub of: String,
    pub is_overdue: bool,
    /// The title of the incident that it brought about.
    pub caused: Option<String>,
    /// Files that show that it is done; without the trash.
    pub attachments: Vec<Attachment>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ActionBoard {
    /// In the order in which they were filed.
    pub rows: Vec<ActionRow>,
    /// What is odd about them, in sentences.
    pub notices: Vec<String>,
    /// Whose provisional fix still holds.
    pub workarounds: Vec<Action>,
}

/// What came in that was sealed while the journal was locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Collected {
    pub lines: u32,
    /// Sealed for another journal, or damaged; they stay in the folder `inbox`.
    pub unreadable: u32,
}

/// What an undo or redo did: the words of the action and the records touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Undone {
    pub label: String,
    pub ids: Vec<ItemId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct HistoryItem {
    pub seq: i64,
    pub at: DateTime<Utc>,
    pub label: String,
    /// Field by field, before and after, in words.
    pub changes: Vec<FieldChange>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FieldChange {
    pub field: String,
    pub before: String,
    pub after: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TrashItem {
    pub item: ItemId,
    pub title: String,
    pub deleted_at: DateTime<Utc>,
}

/// Erased for good, and where it can still be found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Erased {
    /// Back-ups that still hold it.
    pub still_in: Vec<PathBuf>,
    /// The folder of the back-ups, where it could not be looked into: those in it may hold it too.
    pub backups_not_seen: Option<PathBuf>,
    /// Another process was reading all the while, so the log beside the journal keeps its bytes, encrypted. The next look
    /// after old trash empties it, and so does the last to close the journal.
    pub still_in_log: bool,
}

/// What the rail and Today need to know of on-call load.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct OnCallToday {
    /// There is a shift or a page.
    pub begun: bool,
    /// Something turned amber or red, and the line was not dismissed for this shift.
    pub quiet: Option<QuietLine>,
}

/// What others wrote since `seq`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    pub seq: i64,
    pub ids: Vec<ItemId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ServiceUse {
    pub service: Service,
    pub incidents: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct VerifyReport {
    pub entries_checked: u32,
    /// Each a sentence; empty when everything is whole.
    pub problems: Vec<String>,
    /// What was damaged and is whole again since this opening, in a sentence.
    pub mended: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Backup {
    pub path: PathBuf,
    pub made_at: DateTime<Utc>,
    pub bytes: u64,
}

/// A dated change, and what the incidents of its scope say to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ImprovementFinding {
    pub improvement: Improvement,
    /// What made the change, unless it is in the trash.
    pub behind: Option<Reference>,
    /// Before and after its day.
    pub stats: Stats,
    /// The sentence that the data carries; none where it carries none.
    pub supported: Option<Proposal>,
}

/// A sentence that could be saved, or why not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Proposal {
    pub query: ClaimQuery,
    pub reading: ClaimReading,
}

/// A saved sentence beside what the data says now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ClaimView {
    pub claim: Claim,
    pub now: ClaimReading,
    /// The data has changed since it was saved.
    pub stale: bool,
}

/// What all charts of a scope are drawn from, read once.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartData {
    /// Oldest first.
    pub incidents: Vec<TimedIncident>,
    /// How many were of a kind that no figure speaks of.
    pub left_out_kinds: Option<(LeftOut, u32)>,
    pub services: Vec<Service>,
    pub classes: Vec<FailureClass>,
    /// The days the counts are over.
    pub observed: Observed,
    /// When the user works and sleeps.
    pub day: HoursOfDay,
    /// The last day of the period, where it has one; never in the future.
    pub until: Option<NaiveDate>,
    /// Quarters of the period, the oldest first.
    pub hours: Vec<HoursRow>,
    /// Of the period, the oldest first.
    pub work: Vec<WorkDone>,
}

/// A piece of evidence as it is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkDone {
    pub what: Reference,
    /// In words.
    pub kind: String,
    pub reach: Option<ContributionReach>,
}

/// What the response-times chart is drawn from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ResponseTimes {
    /// Oldest first.
    pub dots: Vec<ResponseTime>,
    /// Those that have no place on the chart, by the reason; an open incident has one.
    pub left_out: BTreeMap<LeftOut, usize>,
}

/// One dot of the response-times chart.
#[derive(Debug, Clone, PartialEq)]
pub struct ResponseTime {
    pub incident: IncidentId,
    pub title: String,
    pub start: DateTime<Utc>,
    pub zone: Zone,
    pub severity: Option<Severity>,
    /// `None` while open.
    pub seconds: Option<u64>,
    pub estimated: bool,
    /// "Detected" stands in for a begin that is not known.
    pub from_detected: bool,
}
