//! Settings of the journal, settings of this device, and what this program is made of.

use journal::domain::JournalSettings;
use tauri::State;

use super::Result;
use crate::{
    device::DeviceSettings,
    state::{About, Desk},
};

#[tauri::command(async)]
#[specta::specta]
pub fn journal_settings(desk: State<'_, Desk>) -> Result<JournalSettings> {
    desk.read(journal::Journal::settings)
}

#[tauri::command(async)]
#[specta::specta]
pub fn change_journal_settings(
    desk: State<'_, Desk>,
    settings: JournalSettings,
) -> Result<JournalSettings> {
    desk.write(|journal| journal.change_settings(settings))
}

/// Asks for a font file for scripts that are not bundled.
#[tauri::command]
#[specta::specta]
pub async fn choose_extra_font(desk: State<'_, Desk>) -> Result<Option<JournalSettings>> {
    desk.aside(Desk::choose_extra_font).await
}

/// Readable while the journal is locked.
#[tauri::command(async)]
#[specta::specta]
pub fn device_settings(desk: State<'_, Desk>) -> Result<DeviceSettings> {
    desk.device_settings()
}

#[tauri::command(async)]
#[specta::specta]
pub fn change_device_settings(
    desk: State<'_, Desk>,
    settings: DeviceSettings,
) -> Result<DeviceSettings> {
    let before = desk.device_settings()?;
    let now = desk.change_device_settings(settings)?;
    if before.pad != now.pad {
        desk.shell().pad_settings_changed();
    }
    Ok(now)
}

#[tauri::command(async)]
#[specta::specta]
pub fn about(desk: State<'_, Desk>) -> Result<About> {
    desk.about()
}

/// The first screen is painted and can be typed into; the page says so once. Not in the queue of what the screen asks
/// for after it is painted: it reads a clock.
#[tauri::command]
#[specta::specta]
pub fn window_ready(desk: State<'_, Desk>) {
    desk.window_ready();
}
