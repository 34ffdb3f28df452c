//! A folder that takes no writing: its journal can be read all the same.

use std::path::Path;

use serde::Serialize;

use crate::Error;

/// Why a journal can be read, but not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Unwritable {
    /// The disk is mounted so, or the permissions say so.
    ReadOnly,
    DiskFull,
}

impl Unwritable {
    /// `None` for a failure that reading would meet as well.
    pub fn of(error: &Error) -> Option<Self> {
        if matches!(error, Error::ReadOnly { .. }) {
            Some(Self::ReadOnly)
        } else if matches!(error, Error::DiskFull) {
            Some(Self::DiskFull)
        } else {
            None
        }
    }

    /// What a change is refused with.
    pub fn refusal(self, folder: &Path) -> Error {
        match self {
            Self::ReadOnly => Error::ReadOnly {
                path: folder.to_owned(),
            },
            Self::DiskFull => Error::DiskFull,
        }
    }
}
