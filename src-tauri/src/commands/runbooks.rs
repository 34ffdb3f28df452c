//! Procedures the user wrote or improved.

use journal::{
    Journal,
    domain::{LikelyIncident, Runbook, RunbookEdit, RunbookId, RunbookView},
};
use tauri::State;

use super::Result;
use crate::state::Desk;

#[tauri::command(async)]
#[specta::specta]
pub fn add_runbook(desk: State<'_, Desk>, title: String) -> Result<Runbook> {
    desk.write(|journal| journal.add_runbook(&title))
}

#[tauri::command(async)]
#[specta::specta]
pub fn edit_runbook(desk: State<'_, Desk>, id: RunbookId, edit: RunbookEdit) -> Result<Runbook> {
    desk.write(|journal| journal.edit_runbook(id, edit))
}

#[tauri::command(async)]
#[specta::specta]
pub fn runbook(desk: State<'_, Desk>, id: RunbookId) -> Result<RunbookView> {
    desk.read(|journal| journal.runbook(id, desk.today()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn stale_runbooks(desk: State<'_, Desk>) -> Result<Vec<Runbook>> {
    desk.read(|journal| journal.stale_runbooks(desk.today()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn likely_incidents(desk: State<'_, Desk>) -> Result<Vec<LikelyIncident>> {
    desk.read(Journal::likely_incidents)
}
