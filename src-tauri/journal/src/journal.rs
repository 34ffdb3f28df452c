//! The whole public API.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Result,
    domain::*,
    exchange::{ImportOptions, ImportReport},
    world::World,
};

/// How a new journal is protected.
#[derive(Debug, Clone, Copy)]
pub enum Protection<'a> {
    /// The key lies beside the data: anyone with the folder can read it.
    Open,
    Passphrase(&'a str),
}

#[derive(Debug, Clone, Copy)]
pub enum Unlock<'a> {
    Open,
    Passphrase(&'a str),
    RecoveryCode(&'a str),
}

/// Who holds a journal open, as another process will name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    Window,
    CommandLine,
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

/// Shown once; the only other way in when the passphrase is gone.
pub struct RecoveryCode(pub String);

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

/// Erased for good, and the back-ups that still hold it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Erased {
    pub still_in: Vec<PathBuf>,
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
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Backup {
    pub path: PathBuf,
    pub made_at: DateTime<Utc>,
    pub bytes: u64,
}

/// Everything a paper may be made from; goes through `report::project` first.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperData {
    pub scope: Scope,
    /// In the order of their start, oldest first.
    pub incidents: Vec<Incident>,
    pub entries: Vec<Entry>,
    pub services: Vec<Service>,
    pub classes: Vec<FailureClass>,
    pub stats: Stats,
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
}

/// An open journal. One per process and window; short immediate transactions, so that several processes can use the folder.
pub struct Journal {}

impl Journal {
    // --- the folder -------------------------------------------------------------------------------------------
    pub fn folder_state(folder: &Path) -> Result<FolderState> {
        todo!()
    }
    pub fn create(
        folder: &Path,
        protection: Protection<'_>,
        holder: Holder,
        world: Box<dyn World>,
    ) -> Result<(Self, RecoveryCode)> {
        todo!()
    }
    pub fn open(
        folder: &Path,
        unlock: Unlock<'_>,
        holder: Holder,
        world: Box<dyn World>,
    ) -> Result<Self> {
        todo!()
    }
    /// Sets, changes (`Some`) or removes (`None`) the passphrase in an instant.
    pub fn set_passphrase(&mut self, passphrase: Option<&str>) -> Result<()> {
        todo!()
    }
    pub fn renew_recovery_code(&mut self) -> Result<RecoveryCode> {
        todo!()
    }
    /// A new data key, because copies made without a passphrase stay readable with the old one. Needs the journal alone.
    pub fn rekey(&mut self) -> Result<()> {
        todo!()
    }
    pub fn backup(&mut self, folder: &Path) -> Result<Backup> {
        todo!()
    }
    /// At most once a day; keeps 7 daily, 4 weekly, 12 monthly. `None` when today's exists or no folder is set.
    pub fn daily_backup(&mut self, today: NaiveDate) -> Result<Option<Backup>> {
        todo!()
    }
    /// Opens and verifies the copy before it replaces anything; the replaced journal is kept beside. Returns where.
    pub fn restore(
        file: &Path,
        folder: &Path,
        unlock: Unlock<'_>,
        world: Box<dyn World>,
    ) -> Result<Option<PathBuf>> {
        todo!()
    }
    pub fn verify(&self) -> Result<VerifyReport> {
        todo!()
    }

    // --- incidents --------------------------------------------------------------------------------------------
    pub fn log_incident(&mut self, new: NewIncident) -> Result<Incident> {
        todo!()
    }
    pub fn edit_incident(&mut self, id: IncidentId, edit: IncidentEdit) -> Result<Incident> {
        todo!()
    }
    pub fn incident(&self, id: IncidentId) -> Result<IncidentView> {
        todo!()
    }
    pub fn list(&self, query: &ListQuery) -> Result<ListPage> {
        todo!()
    }
    /// Counts for narrowing: each facet counts what the rest of the query leaves.
    pub fn facets(&self, query: &ListQuery) -> Result<Facets> {
        todo!()
    }
    /// Newest first, at most 200, prefixes from one letter.
    pub fn search(&self, text: &str) -> Result<Vec<SearchHit>> {
        todo!()
    }

    // --- entries ----------------------------------------------------------------------------------------------
    pub fn add_entry(&mut self, new: NewEntry) -> Result<Entry> {
        todo!()
    }
    pub fn edit_entry(&mut self, id: EntryId, edit: EntryEdit) -> Result<Entry> {
        todo!()
    }
    pub fn entry_revisions(&self, id: EntryId) -> Result<Vec<EntryRevision>> {
        todo!()
    }

    // --- services, classes, employers -------------------------------------------------------------------------
    pub fn services(&self) -> Result<Vec<ServiceUse>> {
        todo!()
    }
    pub fn rename_service(&mut self, id: ServiceId, name: &str) -> Result<Service> {
        todo!()
    }
    /// Moves every use of `from` to `into` and removes `from`.
    pub fn merge_services(&mut self, from: ServiceId, into: ServiceId) -> Result<Service> {
        todo!()
    }
    pub fn classes(&self) -> Result<Vec<FailureClass>> {
        todo!()
    }
    pub fn employers(&self) -> Result<Vec<Employer>> {
        todo!()
    }

    // --- packets ----------------------------------------------------------------------------------------------
    pub fn packets(&self) -> Result<Vec<Packet>> {
        todo!()
    }
    pub fn create_packet(
        &mut self,
        kind: PacketKind,
        name: &str,
        period: Period,
    ) -> Result<Packet> {
        todo!()
    }
    pub fn edit_packet(&mut self, id: PacketId, edit: PacketEdit) -> Result<Packet> {
        todo!()
    }

    // --- numbers and papers -----------------------------------------------------------------------------------
    pub fn stats(&self, query: &StatsQuery) -> Result<Stats> {
        todo!()
    }
    pub fn response_times(&self, scope: &Scope) -> Result<Vec<ResponseTime>> {
        todo!()
    }
    pub fn paper_data(&self, scope: &Scope) -> Result<PaperData> {
        todo!()
    }

    // --- taking back ------------------------------------------------------------------------------------------
    /// Into the trash (an incident with its entries); undoable.
    pub fn delete(&mut self, item: &ItemId) -> Result<()> {
        todo!()
    }
    pub fn trash(&self) -> Result<Vec<TrashItem>> {
        todo!()
    }
    pub fn restore_from_trash(&mut self, item: &ItemId) -> Result<()> {
        todo!()
    }
    /// Removes what has been in the trash for 30 days.
    pub fn empty_old_trash(&mut self) -> Result<u32> {
        todo!()
    }
    /// Rows, history, search index and free pages; not undoable.
    pub fn erase(&mut self, item: &ItemId) -> Result<Erased> {
        todo!()
    }
    /// The latest change of this process that was not undone. `None` when there is none.
    pub fn undo(&mut self) -> Result<Option<Undone>> {
        todo!()
    }
    pub fn redo(&mut self) -> Result<Option<Undone>> {
        todo!()
    }
    pub fn history(&self, item: &ItemId) -> Result<Vec<HistoryItem>> {
        todo!()
    }

    // --- other processes --------------------------------------------------------------------------------------
    /// Moves whenever another connection committed; cheap enough to ask several times a second.
    pub fn data_version(&self) -> Result<i64> {
        todo!()
    }
    pub fn last_seq(&self) -> Result<i64> {
        todo!()
    }
    pub fn changes_since(&self, seq: i64) -> Result<Changes> {
        todo!()
    }
    /// Another window was started: show this one.
    pub fn take_focus_request(&self) -> bool {
        todo!()
    }

    // --- settings ---------------------------------------------------------------------------------------------
    pub fn settings(&self) -> Result<JournalSettings> {
        todo!()
    }
    pub fn change_settings(&mut self, settings: JournalSettings) -> Result<JournalSettings> {
        todo!()
    }

    // --- doors ------------------------------------------------------------------------------------------------
    /// One operation: one undo takes it back. Nothing is written when an error is returned. `name` is for messages.
    pub fn import(
        &mut self,
        name: &str,
        bytes: &[u8],
        options: &ImportOptions,
    ) -> Result<ImportReport> {
        todo!()
    }
    /// Lossless, with history, trash and seals, but without blobs.
    pub fn export_json(&self) -> Result<Vec<u8>> {
        todo!()
    }
    /// `export_json` and the blobs in a zip.
    pub fn export_archive(&self) -> Result<Vec<u8>> {
        todo!()
    }
}
