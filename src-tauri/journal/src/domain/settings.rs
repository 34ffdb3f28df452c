//! Settings of the journal: exported with it and kept in its history. Those of the device live in the shell.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct JournalSettings {
    /// The name on the cover of packets.
    pub author: String,
    /// Minutes without a key or a click before the journal locks; `None` never.
    pub lock_after_minutes: Option<u32>,
    /// Where daily back-ups go; `None` makes none.
    pub backup_folder: Option<String>,
    /// A font file for scripts that are not bundled (Chinese, Japanese, Korean).
    pub extra_font: Option<String>,
}

impl Default for JournalSettings {
    fn default() -> Self {
        Self {
            author: String::new(),
            lock_after_minutes: Some(15),
            backup_folder: None,
            extra_font: None,
        }
    }
}
