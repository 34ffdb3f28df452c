//! The folder with the journal: made, unlocked, locked, checked.

use journal::VerifyReport;
use tauri::State;

use super::Result;
use crate::{
    secret::{Key, Secret},
    shell::LockReason,
    state::{AppState, Desk},
};

/// What the first screen needs. Opens a journal without a passphrase on the way.
#[tauri::command(async)]
#[specta::specta]
pub fn app_state(desk: State<'_, Desk>) -> Result<AppState> {
    desk.app_state()
}

/// With a passphrase comes a recovery code, to be shown once.
#[tauri::command(async)]
#[specta::specta]
pub fn create_journal(desk: State<'_, Desk>, passphrase: Option<Secret>) -> Result<Option<String>> {
    desk.create(passphrase.as_ref())
}

#[tauri::command(async)]
#[specta::specta]
pub fn unlock(desk: State<'_, Desk>, key: Key) -> Result<()> {
    desk.unlock(&key)
}

#[tauri::command(async)]
#[specta::specta]
pub fn lock(desk: State<'_, Desk>) {
    desk.lock(LockReason::ByHand);
}

/// A key or a click; the page sends it at most every few seconds.
#[tauri::command(async)]
#[specta::specta]
pub fn report_activity(desk: State<'_, Desk>) {
    desk.saw_activity();
}

/// Sets, changes or (with none) removes the passphrase. The first one brings a recovery code, to be shown once.
#[tauri::command(async)]
#[specta::specta]
pub fn set_passphrase(desk: State<'_, Desk>, passphrase: Option<Secret>) -> Result<Option<String>> {
    desk.set_passphrase(passphrase.as_ref())
}

/// A new recovery code, to be shown once; the one before stops working.
#[tauri::command(async)]
#[specta::specta]
pub fn renew_recovery_code(desk: State<'_, Desk>) -> Result<String> {
    desk.renew_recovery_code()
}

/// A new data key, because copies made without a passphrase stay readable with the old one. Renews the recovery
/// code, to be shown once.
#[tauri::command]
#[specta::specta]
pub async fn rekey(desk: State<'_, Desk>, passphrase: Secret) -> Result<String> {
    desk.aside(move |desk| desk.rekey(&passphrase)).await
}

#[tauri::command]
#[specta::specta]
pub async fn verify(desk: State<'_, Desk>) -> Result<VerifyReport> {
    desk.aside(|desk| desk.read(journal::Journal::verify)).await
}
