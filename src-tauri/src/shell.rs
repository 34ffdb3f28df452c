//! What the desk may ask of the window around it.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use journal::{
    LiveIncident,
    domain::{ItemId, Reminder, WebAddress},
};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Runtime};
use tauri_specta::Event;

use crate::{
    desktop::{
        background::{self, Reach},
        dialogs, notify, opener, pad_window, tray, window,
    },
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

/// The pad's window asked for a page: the main one shows what `wanted_page` gives.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, Event)]
pub struct PageWanted;

/// Each rings once, in one window.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, Event)]
pub struct RemindersRang {
    pub reminders: Vec<Reminder>,
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
    /// What rings now: said to the page and, without titles, to the system.
    fn rang(&self, rang: RemindersRang);
    /// For the tray.
    fn show_live(&self, live: &[LiveIncident], now: DateTime<Utc>);
    fn come_to_front(&self);
    fn page_wanted(&self, wanted: PageWanted);
    fn show_pad(&self);
    /// The shortcut, and how the pad's window behaves.
    fn pad_settings_changed(&self);
    fn reach(&self) -> Reach;
    fn start_at_login(&self, wanted: bool) -> Result<(), CommandError>;
    fn quit(&self);
    /// In the system's own program for it.
    fn open_address(&self, address: &WebAddress) -> Result<(), CommandError>;
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

    fn rang(&self, rang: RemindersRang) {
        for reminder in &rang.reminders {
            notify::ring(&self.0, reminder.what);
        }
        said(rang.emit(&self.0));
    }

    fn show_live(&self, live: &[LiveIncident], now: DateTime<Utc>) {
        tray::show(&self.0, live, now);
    }

    fn come_to_front(&self) {
        said(window::come_to_front(&self.0));
    }

    fn page_wanted(&self, wanted: PageWanted) {
        said(wanted.emit(&self.0));
    }

    fn show_pad(&self) {
        said(pad_window::show(&self.0));
    }

    fn pad_settings_changed(&self) {
        background::apply(&self.0);
    }

    fn reach(&self) -> Reach {
        background::reach(&self.0)
    }

    fn start_at_login(&self, wanted: bool) -> Result<(), CommandError> {
        background::start_at_login(&self.0, wanted)
    }

    fn quit(&self) {
        background::quit(&self.0);
    }

    fn open_address(&self, address: &WebAddress) -> Result<(), CommandError> {
        opener::open(address)
    }

    fn ask(&self, question: FileQuestion) -> Option<PathBuf> {
        dialogs::ask(&self.0, question)
    }
}

/// A window that is gone hears nothing, and nothing depends on it.
pub(crate) fn said(result: tauri::Result<()>) {
    if let Err(error) = result {
        tracing::warn!(%error, "the window was not told");
    }
}
