//! The system-wide shortcut of the pad. Where the desktop refuses it, the page says so and names the command to bind.

use tauri::{AppHandle, Runtime};
use tauri_plugin_global_shortcut::{GlobalShortcutExt, ShortcutState};

use super::pad_window;
use crate::shell::said;

/// Takes the shortcut in place of the one before. `None` takes none. Whether the desktop gave it.
pub fn take<R: Runtime>(app: &AppHandle<R>, keys: Option<&str>) -> bool {
    let shortcuts = app.global_shortcut();
    if let Err(error) = shortcuts.unregister_all() {
        tracing::warn!(%error, "the shortcut before could not be given back");
    }
    let Some(keys) = keys else {
        return false;
    };
    // Under Wayland the registration succeeds and nothing ever comes.
    if cfg!(target_os = "linux") && is_wayland_only() {
        return false;
    }
    let taken = shortcuts.on_shortcut(keys, |app, _, event| {
        if event.state == ShortcutState::Pressed {
            said(pad_window::show(app));
        }
    });
    if let Err(error) = &taken {
        tracing::warn!(%error, "the desktop refused the shortcut");
    }
    taken.is_ok()
}

fn is_wayland_only() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    is_set("WAYLAND_DISPLAY") || !is_set("DISPLAY")
}
