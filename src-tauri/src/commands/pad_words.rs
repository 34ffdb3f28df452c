//! What the pad proposes in words: updates, hand-off sheets, lists.

use journal::{
    Journal,
    domain::{Depth, Ending, IncidentId},
    rules::{
        checklists::Checklist,
        severity::{Affected, BlastAdvice, SeverityProposal, SeverityRow, severity_helper},
        updates::{UpdateDraft, UpdateTemplate},
    },
};
use tauri::State;

use super::Result;
use crate::{paper::Exported, state::Desk};

#[tauri::command(async)]
#[specta::specta]
pub fn update_templates(desk: State<'_, Desk>) -> Result<Vec<UpdateTemplate>> {
    desk.read(Journal::update_templates)
}

#[tauri::command(async)]
#[specta::specta]
pub fn draft_update(
    desk: State<'_, Desk>,
    id: IncidentId,
    template: String,
) -> Result<Option<UpdateDraft>> {
    desk.read(|journal| journal.draft_update(id, &template))
}

/// As text, to copy.
#[tauri::command(async)]
#[specta::specta]
pub fn hand_off_sheet(desk: State<'_, Desk>, id: IncidentId) -> Result<String> {
    desk.read(|journal| journal.hand_off_sheet(id))
        .map(|sheet| sheet.text())
}

/// What the ending "handed off" would keep.
#[tauri::command(async)]
#[specta::specta]
pub fn hand_off_ending(desk: State<'_, Desk>, id: IncidentId) -> Result<Ending> {
    desk.read(|journal| journal.hand_off_sheet(id))
        .map(|sheet| sheet.ending)
}

#[tauri::command(async)]
#[specta::specta]
pub fn checklists(desk: State<'_, Desk>) -> Result<Vec<Checklist>> {
    desk.read(Journal::checklists)
}

/// All lists on one page to print; asks where to put it.
#[tauri::command]
#[specta::specta]
pub async fn export_checklists(desk: State<'_, Desk>) -> Result<Option<Exported>> {
    desk.aside(Desk::export_checklists).await
}

#[tauri::command(async)]
#[specta::specta]
pub fn severity_table(desk: State<'_, Desk>) -> Result<Vec<SeverityRow>> {
    desk.read(Journal::severity_table)
}

#[tauri::command(async)]
#[specta::specta]
pub fn propose_severity(affected: Affected, depth: Option<Depth>) -> SeverityProposal {
    severity_helper(affected, depth)
}

#[tauri::command(async)]
#[specta::specta]
pub fn blast_advice(desk: State<'_, Desk>, id: IncidentId) -> Result<Option<BlastAdvice>> {
    desk.read(|journal| journal.blast_advice(id))
}
