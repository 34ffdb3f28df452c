//! Services, failure classes and employers.

use journal::{
    ServiceUse,
    domain::{ClassKey, Employer, EmployerId, FailureClass, Service, ServiceCard, ServiceId},
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

#[tauri::command(async)]
#[specta::specta]
pub fn add_class(desk: State<'_, Desk>, name: String) -> Result<FailureClass> {
    desk.write(|journal| journal.add_class(&name))
}

#[tauri::command(async)]
#[specta::specta]
pub fn rename_class(desk: State<'_, Desk>, key: ClassKey, name: String) -> Result<FailureClass> {
    desk.write(|journal| journal.rename_class(&key, &name))
}

#[tauri::command(async)]
#[specta::specta]
pub fn merge_classes(
    desk: State<'_, Desk>,
    from: ClassKey,
    into: ClassKey,
) -> Result<FailureClass> {
    desk.write(|journal| journal.merge_classes(&from, &into))
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_employer(desk: State<'_, Desk>, name: String) -> Result<Employer> {
    desk.write(|journal| journal.add_employer(&name))
}

#[tauri::command(async)]
#[specta::specta]
pub fn rename_employer(desk: State<'_, Desk>, id: EmployerId, name: String) -> Result<Employer> {
    desk.write(|journal| journal.rename_employer(id, &name))
}
