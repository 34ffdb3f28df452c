//! Staying reachable while no window is open: the tray, the shortcut, and what closing a window means.

use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use tauri::{AppHandle, Manager, Runtime, Window, WindowEvent};
use tauri_plugin_autostart::ManagerExt;
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons};

use super::{notify, pad_window, shortcut, tray, window};
use crate::{error::CommandError, shell::said, state::Desk};

/// What the desktop granted.
#[derive(Debug, Default)]
struct Background {
    tray: AtomicBool,
    shortcut: AtomicBool,
    told: AtomicBool,
}

/// How the pad can be reached, for Settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct Reach {
    pub tray: bool,
    /// The desktop gave the shortcut; otherwise `afterpage pad --window` is to be bound by hand.
    pub shortcut: bool,
    pub at_login: bool,
}

pub fn start<R: Runtime>(app: &AppHandle<R>) {
    app.manage(Background::default());
    let background = app.state::<Background>();
    background.tray.store(tray::start(app), Ordering::Relaxed);
    take_shortcut(app);
}

/// After the settings of this device changed.
pub fn apply<R: Runtime>(app: &AppHandle<R>) {
    take_shortcut(app);
    let device = app.state::<Desk>().device_settings().unwrap_or_default();
    said(pad_window::apply(app, &device.pad));
}

pub fn reach<R: Runtime>(app: &AppHandle<R>) -> Reach {
    let background = app.state::<Background>();
    Reach {
        tray: background.tray.load(Ordering::Relaxed),
        shortcut: background.shortcut.load(Ordering::Relaxed),
        at_login: app.autolaunch().is_enabled().unwrap_or(false),
    }
}

/// At login, hidden.
pub fn start_at_login<R: Runtime>(app: &AppHandle<R>, wanted: bool) -> Result<(), CommandError> {
    let autolaunch = app.autolaunch();
    let done = if wanted {
        autolaunch.enable()
    } else {
        autolaunch.disable()
    };
    done.map_err(|error| CommandError::login(&error.to_string()))
}

/// A closed window only hides where there is a way back to the pad.
pub fn on_window_event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else {
        return;
    };
    let app = window.app_handle();
    let background = app.state::<Background>();
    let reach = reach(app);
    let others = app.webview_windows().into_values();
    let is_last = !others
        .filter(|other| other.label() != window.label())
        .any(|other| other.is_visible().unwrap_or(false));
    if is_last && !reach.tray && !reach.shortcut {
        app.exit(0);
        return;
    }
    api.prevent_close();
    said(window.hide());
    if window.label() == window::MAIN && !background.told.swap(true, Ordering::Relaxed) {
        notify::still_here(app);
    }
}

/// Asks first where the pad would be out of reach.
pub fn quit<R: Runtime>(app: &AppHandle<R>) {
    if !reach(app).shortcut {
        app.exit(0);
        return;
    }
    let leaving = app.clone();
    let buttons = MessageDialogButtons::OkCancelCustom("Quit".to_owned(), "Stay".to_owned());
    app.dialog()
        .message("The pad's shortcut stops until Afterpage is opened again.")
        .title("Quit Afterpage")
        .buttons(buttons)
        .show(move |is_sure| {
            if is_sure {
                leaving.exit(0);
            }
        });
}

fn take_shortcut<R: Runtime>(app: &AppHandle<R>) {
    let device = app.state::<Desk>().device_settings().unwrap_or_default();
    let taken = shortcut::take(app, device.pad.shortcut.as_deref());
    let background = app.state::<Background>();
    background.shortcut.store(taken, Ordering::Relaxed);
}
