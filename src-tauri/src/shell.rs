//! What the desk may ask of the window around it.

use std::path::PathBuf;

use journal::domain::ItemId;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Runtime};
use tauri_specta::Event;

use crate::{
    desktop::{dialogs, window},
    error::CommandError,
};

/// Records changed, here or in another process: views that show one of them read again. Without ids, all did.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, Event)]
pub struct JournalChanged {
    pub ids: Vec<ItemId>,
}

#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, Event)]
pub struct JournalLocked {
    pub reason: LockReason,
}

/// The daily back-up could not be made.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, Event)]
pub struct BackupFailed {
    pub error: CommandError,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum LockReason {
    ByHand,
    Idle,
    Sleep,
}

/// A question that the system's own file dialog answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileQuestion {
    Open {
        title: String,
        endings: Vec<&'static str>,
    },
    Save {
        title: String,
        name: String,
    },
    Folder {
        title: String,
    },
}

pub trait Shell: Send + Sync {
    fn changed(&self, change: JournalChanged);
    fn locked(&self, lock: JournalLocked);
    fn backup_failed(&self, failure: BackupFailed);
    fn come_to_front(&self);
    /// `None` when the user closed the dialog.
    fn ask(&self, question: FileQuestion) -> Option<PathBuf>;
}

/// The real window.
pub struct Window<R: Runtime>(pub AppHandle<R>);

impl<R: Runtime> Shell for Window<R> {
    fn changed(&self, change: JournalChanged) {
        said(change.emit(&self.0));
    }

    fn locked(&self, lock: JournalLocked) {
        said(lock.emit(&self.0));
    }

    fn backup_failed(&self, failure: BackupFailed) {
        said(failure.emit(&self.0));
    }

    fn come_to_front(&self) {
        said(window::come_to_front(&self.0));
    }

    fn ask(&self, question: FileQuestion) -> Option<PathBuf> {
        dialogs::ask(&self.0, question)
    }
}

/// A window that is gone hears nothing, and nothing depends on it.
fn said(result: tauri::Result<()>) {
    if let Err(error) = result {
        tracing::warn!(%error, "the window was not told");
    }
}
