//! Lines of the timeline.

use journal::domain::{Entry, EntryEdit, EntryId, EntryRevision, NewEntry};
use tauri::State;

use super::Result;
use crate::state::Desk;

#[tauri::command(async)]
#[specta::specta]
pub fn add_entry(desk: State<'_, Desk>, entry: NewEntry) -> Result<Entry> {
    desk.write(|journal| journal.add_entry(entry))
}

#[tauri::command(async)]
#[specta::specta]
pub fn edit_entry(desk: State<'_, Desk>, id: EntryId, edit: EntryEdit) -> Result<Entry> {
    desk.write(|journal| journal.edit_entry(id, edit))
}

#[tauri::command(async)]
#[specta::specta]
pub fn entry_revisions(desk: State<'_, Desk>, id: EntryId) -> Result<Vec<EntryRevision>> {
    desk.read(|journal| journal.entry_revisions(id))
}
