//! The pad's own window: small, on top if wished, and out of screen sharing where the system allows it.

use tauri::{AppHandle, Manager, Runtime, WebviewWindow};

use super::window;
use crate::{device::PadDevice, state::Desk};

pub const LABEL: &str = "pad";

/// Shows the pad, made at the first call; in front, and ready for typing.
pub fn show<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    match app.get_webview_window(LABEL) {
        Some(pad) => window::show(&pad),
        None => make(app),
    }
}

/// What the settings of this device say about it.
pub fn apply<R: Runtime>(app: &AppHandle<R>, device: &PadDevice) -> tauri::Result<()> {
    match app.get_webview_window(LABEL) {
        Some(pad) => arrange(&pad, device),
        None => Ok(()),
    }
}

fn make<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let pad = window::open_named(app, LABEL)?;
    let device = app.state::<Desk>().device_settings().unwrap_or_default();
    arrange(&pad, &device.pad)
}

fn arrange<R: Runtime>(pad: &WebviewWindow<R>, device: &PadDevice) -> tauri::Result<()> {
    pad.set_always_on_top(device.on_top)?;
    pad.set_content_protected(device.hidden_from_sharing)
}
