//! What is to be done so that it does not come again.

use journal::{
    Journal,
    domain::{Action, ActionEdit, ActionId, IncidentId},
};
use tauri::State;

use super::Result;
use crate::state::Desk;

#[tauri::command(async)]
#[specta::specta]
pub fn add_action(
    desk: State<'_, Desk>,
    incident: Option<IncidentId>,
    what: String,
    workaround: bool,
) -> Result<Action> {
    desk.write(|journal| journal.add_action(incident, &what, workaround))
}

#[tauri::command(async)]
#[specta::specta]
pub fn edit_action(desk: State<'_, Desk>, id: ActionId, edit: ActionEdit) -> Result<Action> {
    desk.write(|journal| journal.edit_action(id, edit))
}

#[tauri::command(async)]
#[specta::specta]
pub fn actions(desk: State<'_, Desk>) -> Result<Vec<Action>> {
    desk.read(Journal::actions)
}
