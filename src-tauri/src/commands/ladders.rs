//! The user's own rubric, and what speaks for it.

use journal::{
    Journal,
    domain::{DimensionId, ItemId, Ladder, LadderEdit, LadderId, LadderView, Mappable},
};
use tauri::State;

use super::Result;
use crate::state::Desk;

#[tauri::command(async)]
#[specta::specta]
pub fn ladders(desk: State<'_, Desk>) -> Result<Vec<Ladder>> {
    desk.read(Journal::ladders)
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_ladder(desk: State<'_, Desk>, name: String, rubric: String) -> Result<Ladder> {
    desk.write(|journal| journal.add_ladder(&name, &rubric))
}

#[tauri::command(async)]
#[specta::specta]
pub fn edit_ladder(desk: State<'_, Desk>, id: LadderId, edit: LadderEdit) -> Result<Ladder> {
    desk.write(|journal| journal.edit_ladder(id, edit))
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_dimension(desk: State<'_, Desk>, id: LadderId, name: String) -> Result<Ladder> {
    desk.write(|journal| journal.add_dimension(id, &name))
}

#[tauri::command(async)]
#[specta::specta]
pub fn map_evidence(
    desk: State<'_, Desk>,
    id: LadderId,
    dimension: DimensionId,
    item: ItemId,
    speaks: bool,
) -> Result<Ladder> {
    desk.write(|journal| journal.map_evidence(id, dimension, &item, speaks))
}

#[tauri::command(async)]
#[specta::specta]
pub fn ladder(desk: State<'_, Desk>, id: LadderId) -> Result<LadderView> {
    desk.read(|journal| journal.ladder(id, desk.today()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn mappable(desk: State<'_, Desk>, id: LadderId) -> Result<Vec<Mappable>> {
    desk.read(|journal| journal.mappable(id))
}
