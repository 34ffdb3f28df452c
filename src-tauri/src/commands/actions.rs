//! What is to be done so that it does not come again.

use chrono::NaiveDate;
use journal::{
    ActionBoard, ActionRow,
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
pub fn action_board(desk: State<'_, Desk>, today: NaiveDate) -> Result<ActionBoard> {
    desk.read(|journal| journal.action_board(today))
}

#[tauri::command(async)]
#[specta::specta]
pub fn action(desk: State<'_, Desk>, id: ActionId, today: NaiveDate) -> Result<ActionRow> {
    desk.read(|journal| journal.action(id, today))
}

#[tauri::command(async)]
#[specta::specta]
pub fn due_actions(desk: State<'_, Desk>, today: NaiveDate) -> Result<Vec<Action>> {
    desk.read(|journal| journal.due_actions(today))
}

#[tauri::command(async)]
#[specta::specta]
pub fn ticket_text(desk: State<'_, Desk>, id: ActionId) -> Result<String> {
    desk.read(|journal| journal.ticket_text(id))
}
