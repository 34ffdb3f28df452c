//! What comes in and what goes out.

use super::Journal;
use crate::Result;
use crate::exchange::{ImportOptions, ImportReport};

impl Journal {
    /// One operation: one undo takes it back. Nothing is written when an error is returned. `name` is for messages.
    pub fn import(
        &mut self,
        name: &str,
        bytes: &[u8],
        options: &ImportOptions,
    ) -> Result<ImportReport> {
        todo!()
    }

    /// Lossless, with history, trash and seals, but without blobs.
    pub fn export_json(&self) -> Result<Vec<u8>> {
        todo!()
    }

    /// `export_json` and the blobs in a zip.
    pub fn export_archive(&self) -> Result<Vec<u8>> {
        todo!()
    }
}
