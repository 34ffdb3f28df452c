//! Back-ups and the way back from one.

use journal::{Backup, domain::JournalSettings};
use tauri::State;

use super::Result;
use crate::{
    secret::Key,
    state::{Chosen, Desk, Restored},
};

#[tauri::command]
#[specta::specta]
pub async fn backup_now(desk: State<'_, Desk>) -> Result<Option<Backup>> {
    desk.aside(Desk::backup_now).await
}

/// Asks for the folder of the daily back-ups.
#[tauri::command]
#[specta::specta]
pub async fn choose_backup_folder(desk: State<'_, Desk>) -> Result<Option<JournalSettings>> {
    desk.aside(Desk::choose_backup_folder).await
}

/// Asks for a back-up to restore and remembers it.
#[tauri::command]
#[specta::specta]
pub async fn choose_backup_file(desk: State<'_, Desk>) -> Result<Option<Chosen>> {
    desk.aside(Desk::choose_backup_file).await
}

/// Opens and checks the chosen back-up before it replaces anything.
#[tauri::command]
#[specta::specta]
pub async fn restore_chosen(desk: State<'_, Desk>, key: Key) -> Result<Restored> {
    desk.aside(move |desk| desk.restore_chosen(&key)).await
}
