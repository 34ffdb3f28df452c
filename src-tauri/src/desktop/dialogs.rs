//! The system's file dialogs.

use std::path::PathBuf;

use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::{DialogExt, FilePath};

use crate::shell::FileQuestion;

/// Journeys cannot see a file dialog: they put their answer where this names it.
#[cfg(feature = "journeys")]
const ANSWER: &str = "AFTERPAGE_DIALOG_ANSWER";

/// Blocks until the user has answered; not for the main thread.
pub fn ask<R: Runtime>(app: &AppHandle<R>, question: FileQuestion) -> Option<PathBuf> {
    #[cfg(feature = "journeys")]
    if let Some(answer) = std::env::var_os(ANSWER) {
        return Some(answer.into());
    }
    let dialog = app.dialog().file();
    let answer = match question {
        FileQuestion::Open { title, endings } => dialog
            .set_title(title)
            .add_filter("Files", &endings)
            .blocking_pick_file(),
        FileQuestion::Save { title, name } => dialog
            .set_title(title)
            .set_file_name(name)
            .blocking_save_file(),
        FileQuestion::Folder { title } => dialog.set_title(title).blocking_pick_folder(),
    };
    answer.map(FilePath::into_path)?.ok()
}
