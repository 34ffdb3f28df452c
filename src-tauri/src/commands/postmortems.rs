//! Reviews: begun, written, and what came of earlier ones.

use journal::{
    Journal, PostmortemRow, PostmortemView,
    domain::{Action, IncidentId, Postmortem, PostmortemEdit, PostmortemId},
    rules::review::{EarlierIncident, ReviewLists},
};
use tauri::State;

use super::Result;
use crate::{
    paper::{Exported, PaperFormat},
    state::Desk,
};

#[tauri::command(async)]
#[specta::specta]
pub fn begin_postmortem(desk: State<'_, Desk>, incident: IncidentId) -> Result<Postmortem> {
    desk.write(|journal| journal.begin_postmortem(incident))
}

#[tauri::command(async)]
#[specta::specta]
pub fn begin_facilitated(desk: State<'_, Desk>, title: String) -> Result<Postmortem> {
    desk.write(|journal| journal.begin_facilitated(&title))
}

#[tauri::command(async)]
#[specta::specta]
pub fn edit_postmortem(
    desk: State<'_, Desk>,
    id: PostmortemId,
    edit: PostmortemEdit,
) -> Result<Postmortem> {
    desk.write(|journal| journal.edit_postmortem(id, edit))
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_review_action(
    desk: State<'_, Desk>,
    id: PostmortemId,
    factor: Option<u32>,
    what: String,
) -> Result<Action> {
    desk.write(|journal| journal.add_review_action(id, factor, &what))
}

#[tauri::command(async)]
#[specta::specta]
pub fn postmortems(desk: State<'_, Desk>) -> Result<Vec<PostmortemRow>> {
    desk.read(Journal::postmortems)
}

/// Of an incident, if it has one.
#[tauri::command(async)]
#[specta::specta]
pub fn postmortem_of(desk: State<'_, Desk>, incident: IncidentId) -> Result<Option<Postmortem>> {
    desk.read(|journal| journal.postmortem_of(incident))
}

#[tauri::command(async)]
#[specta::specta]
pub fn postmortem(desk: State<'_, Desk>, id: PostmortemId) -> Result<PostmortemView> {
    desk.read(|journal| journal.postmortem(id))
}

/// Asks where to put the file; nothing when the user closes the dialog.
#[tauri::command]
#[specta::specta]
pub async fn export_postmortem(
    desk: State<'_, Desk>,
    id: PostmortemId,
    format: PaperFormat,
) -> Result<Option<Exported>> {
    desk.aside(move |desk| desk.export_postmortem(id, format))
        .await
}

/// What came before of the same class or service, and what of it is still open.
#[tauri::command(async)]
#[specta::specta]
pub fn earlier_incidents(
    desk: State<'_, Desk>,
    incident: IncidentId,
) -> Result<Vec<EarlierIncident>> {
    desk.read(|journal| journal.earlier_incidents(incident))
}

#[tauri::command(async)]
#[specta::specta]
pub fn review_lists(desk: State<'_, Desk>) -> Result<ReviewLists> {
    desk.read(Journal::review_lists)
}
