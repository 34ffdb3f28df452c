//! The evidence stream, and the lists for getting ready.

use journal::{
    Journal,
    domain::{EvidencePage, EvidenceQuery},
    rules::readiness::ReadinessList,
};
use tauri::State;

use super::Result;
use crate::state::Desk;

#[tauri::command(async)]
#[specta::specta]
pub fn evidence(desk: State<'_, Desk>, query: EvidenceQuery) -> Result<EvidencePage> {
    desk.read(|journal| journal.evidence(&query, desk.today()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn readiness(desk: State<'_, Desk>) -> Result<Vec<ReadinessList>> {
    desk.read(Journal::readiness)
}

#[tauri::command(async)]
#[specta::specta]
pub fn tick_readiness(desk: State<'_, Desk>, key: String, done: bool) -> Result<()> {
    desk.write(|journal| journal.tick_readiness(&key, done))
}

#[tauri::command(async)]
#[specta::specta]
pub fn note_readiness(desk: State<'_, Desk>, key: String, note: String) -> Result<()> {
    desk.write(|journal| journal.note_readiness(&key, &note))
}

#[tauri::command(async)]
#[specta::specta]
pub fn dismiss_readiness(desk: State<'_, Desk>, dismissed: bool) -> Result<()> {
    desk.write(|journal| journal.dismiss_readiness(dismissed))
}
