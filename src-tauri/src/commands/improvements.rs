//! Dated changes, and what came of them.

use chrono::NaiveDate;
use journal::{
    ImprovementFinding,
    domain::{Improvement, ImprovementEdit, ImprovementId, Reference, Scope},
};
use tauri::State;

use super::Result;
use crate::state::Desk;

/// Each with what the incidents of its scope say to it.
#[tauri::command(async)]
#[specta::specta]
pub fn improvements(desk: State<'_, Desk>) -> Result<Vec<ImprovementFinding>> {
    desk.read(journal::Journal::improvements)
}

/// What may be behind one.
#[tauri::command(async)]
#[specta::specta]
pub fn improvement_causes(desk: State<'_, Desk>) -> Result<Vec<Reference>> {
    desk.read(journal::Journal::improvement_causes)
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_improvement(
    desk: State<'_, Desk>,
    title: String,
    day: NaiveDate,
    scope: Scope,
    tried: Vec<NaiveDate>,
) -> Result<Improvement> {
    desk.write(|journal| journal.add_improvement(&title, day, scope, &tried))
}

#[tauri::command(async)]
#[specta::specta]
pub fn edit_improvement(
    desk: State<'_, Desk>,
    id: ImprovementId,
    edit: ImprovementEdit,
) -> Result<Improvement> {
    desk.write(|journal| journal.edit_improvement(id, edit))
}
