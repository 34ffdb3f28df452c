//! Saved views of the list of incidents.

use journal::domain::{ListQuery, View, ViewId};
use tauri::State;

use super::Result;
use crate::state::Desk;

#[tauri::command(async)]
#[specta::specta]
pub fn views(desk: State<'_, Desk>) -> Result<Vec<View>> {
    desk.read(journal::Journal::views)
}

#[tauri::command(async)]
#[specta::specta]
pub fn save_view(desk: State<'_, Desk>, name: String, query: ListQuery) -> Result<View> {
    desk.write(|journal| journal.save_view(&name, query))
}

#[tauri::command(async)]
#[specta::specta]
pub fn rename_view(desk: State<'_, Desk>, id: ViewId, name: String) -> Result<View> {
    desk.write(|journal| journal.rename_view(id, &name))
}
