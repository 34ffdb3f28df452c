//! Services, failure classes and employers.

use journal::{
    ServiceUse,
    domain::{Employer, FailureClass, Service, ServiceCard, ServiceId},
};
use tauri::State;

use super::Result;
use crate::state::Desk;

#[tauri::command(async)]
#[specta::specta]
pub fn services(desk: State<'_, Desk>) -> Result<Vec<ServiceUse>> {
    desk.read(journal::Journal::services)
}

#[tauri::command(async)]
#[specta::specta]
pub fn rename_service(desk: State<'_, Desk>, id: ServiceId, name: String) -> Result<Service> {
    desk.write(|journal| journal.rename_service(id, &name))
}

#[tauri::command(async)]
#[specta::specta]
pub fn edit_service_card(
    desk: State<'_, Desk>,
    id: ServiceId,
    card: ServiceCard,
) -> Result<Service> {
    desk.write(|journal| journal.edit_service_card(id, card))
}

#[tauri::command(async)]
#[specta::specta]
pub fn merge_services(desk: State<'_, Desk>, from: ServiceId, into: ServiceId) -> Result<Service> {
    desk.write(|journal| journal.merge_services(from, into))
}

#[tauri::command(async)]
#[specta::specta]
pub fn classes(desk: State<'_, Desk>) -> Result<Vec<FailureClass>> {
    desk.read(journal::Journal::classes)
}

#[tauri::command(async)]
#[specta::specta]
pub fn employers(desk: State<'_, Desk>) -> Result<Vec<Employer>> {
    desk.read(journal::Journal::employers)
}
