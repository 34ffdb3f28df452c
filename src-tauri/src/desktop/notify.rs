//! System notifications: quiet, and without a word of what the incident is called. Where the desktop shows none, the
//! page's own line is all there is.

use journal::domain::ReminderKind;
use tauri::{AppHandle, Runtime};
use tauri_plugin_notification::NotificationExt;

pub fn ring<R: Runtime>(app: &AppHandle<R>, what: ReminderKind) {
    say(app, &format!("{}.", what.words()));
}

/// Once a run, when the last window was closed.
pub fn still_here<R: Runtime>(app: &AppHandle<R>) {
    say(
        app,
        "Afterpage keeps running, so that the pad stays one key away. Quit it from the tray or with Ctrl Q.",
    );
}

fn say<R: Runtime>(app: &AppHandle<R>, body: &str) {
    let shown = app
        .notification()
        .builder()
        .title("Afterpage")
        .body(body)
        .show();
    if let Err(error) = shown {
        tracing::warn!(%error, "the desktop showed no notification");
    }
}
