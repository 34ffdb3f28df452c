//! Terms that must not leave, and names of the journal that may belong to them.

use journal::{
    Journal,
    domain::{NameSeen, Redaction, RedactionEdit, RedactionId, RedactionKind},
};
use tauri::State;

use super::Result;
use crate::state::Desk;

#[tauri::command(async)]
#[specta::specta]
pub fn redactions(desk: State<'_, Desk>) -> Result<Vec<Redaction>> {
    desk.read(Journal::redactions)
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_redaction(
    desk: State<'_, Desk>,
    term: String,
    kind: RedactionKind,
) -> Result<Redaction> {
    desk.write(|journal| journal.add_redaction(&term, kind))
}

#[tauri::command(async)]
#[specta::specta]
pub fn edit_redaction(
    desk: State<'_, Desk>,
    id: RedactionId,
    edit: RedactionEdit,
) -> Result<Redaction> {
    desk.write(|journal| journal.edit_redaction(id, edit))
}

/// Those that the list does not know yet, the most frequent first.
#[tauri::command(async)]
#[specta::specta]
pub fn names_seen(desk: State<'_, Desk>) -> Result<Vec<NameSeen>> {
    desk.read(Journal::names_seen)
}
