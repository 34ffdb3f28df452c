//! Delete, trash, erase, undo, redo, history: the same for every noun.

use journal::{Erased, HistoryItem, TrashItem, Undone, domain::ItemId};
use tauri::State;

use super::Result;
use crate::state::Desk;

#[tauri::command(async)]
#[specta::specta]
pub fn delete(desk: State<'_, Desk>, item: ItemId) -> Result<()> {
    desk.write(|journal| journal.delete(&item))
}

#[tauri::command(async)]
#[specta::specta]
pub fn trash(desk: State<'_, Desk>) -> Result<Vec<TrashItem>> {
    desk.read(journal::Journal::trash)
}

#[tauri::command(async)]
#[specta::specta]
pub fn restore_from_trash(desk: State<'_, Desk>, item: ItemId) -> Result<()> {
    desk.write(|journal| journal.restore_from_trash(&item))
}

/// For good; names the back-ups that still hold it.
#[tauri::command(async)]
#[specta::specta]
pub fn erase(desk: State<'_, Desk>, item: ItemId) -> Result<Erased> {
    desk.write(|journal| journal.erase(&item))
}

#[tauri::command(async)]
#[specta::specta]
pub fn undo(desk: State<'_, Desk>) -> Result<Option<Undone>> {
    desk.write(journal::Journal::undo)
}

#[tauri::command(async)]
#[specta::specta]
pub fn redo(desk: State<'_, Desk>) -> Result<Option<Undone>> {
    desk.write(journal::Journal::redo)
}

#[tauri::command(async)]
#[specta::specta]
pub fn history(desk: State<'_, Desk>, item: ItemId) -> Result<Vec<HistoryItem>> {
    desk.read(|journal| journal.history(&item))
}
