//! Incidents: logged, edited, listed, found.

use journal::{
    IncidentView, SearchHit,
    domain::{
        BulkEdit, Facets, Incident, IncidentEdit, IncidentId, ListPage, ListQuery, Merged,
        NewIncident,
    },
};
use tauri::State;

use super::Result;
use crate::state::Desk;

#[tauri::command(async)]
#[specta::specta]
pub fn log_incident(desk: State<'_, Desk>, incident: NewIncident) -> Result<Incident> {
    desk.write(|journal| journal.log_incident(incident))
}

#[tauri::command(async)]
#[specta::specta]
pub fn edit_incident(
    desk: State<'_, Desk>,
    id: IncidentId,
    edit: IncidentEdit,
) -> Result<Incident> {
    desk.write(|journal| journal.edit_incident(id, edit))
}

/// The same change to each of them, as one step.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_incidents(desk: State<'_, Desk>, ids: Vec<IncidentId>, edit: BulkEdit) -> Result<()> {
    desk.write(|journal| journal.edit_incidents(&ids, &edit))
}

#[tauri::command(async)]
#[specta::specta]
pub fn delete_incidents(desk: State<'_, Desk>, ids: Vec<IncidentId>) -> Result<()> {
    desk.write(|journal| journal.delete_incidents(&ids))
}

/// What making one incident of two would do.
#[tauri::command(async)]
#[specta::specta]
pub fn preview_merge(desk: State<'_, Desk>, from: IncidentId, into: IncidentId) -> Result<Merged> {
    desk.write(|journal| journal.preview_merge(from, into))
}

#[tauri::command(async)]
#[specta::specta]
pub fn merge_incidents(
    desk: State<'_, Desk>,
    from: IncidentId,
    into: IncidentId,
) -> Result<Merged> {
    desk.write(|journal| journal.merge_incidents(from, into))
}

#[tauri::command(async)]
#[specta::specta]
pub fn incident(desk: State<'_, Desk>, id: IncidentId) -> Result<IncidentView> {
    desk.read(|journal| journal.incident(id))
}

#[tauri::command(async)]
#[specta::specta]
pub fn list_incidents(desk: State<'_, Desk>, query: ListQuery) -> Result<ListPage> {
    desk.read(|journal| journal.list(&query))
}

#[tauri::command(async)]
#[specta::specta]
pub fn facets(desk: State<'_, Desk>, query: ListQuery) -> Result<Facets> {
    desk.read(|journal| journal.facets(&query))
}

#[tauri::command(async)]
#[specta::specta]
pub fn search(desk: State<'_, Desk>, text: String) -> Result<Vec<SearchHit>> {
    desk.read(|journal| journal.search(&text))
}
