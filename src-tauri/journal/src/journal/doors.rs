//! What comes in and what goes out.

use super::Journal;
use crate::Result;
use crate::exchange::{self, ImportOptions, ImportReport};
use crate::store::write::rehearse;

impl Journal {
    /// One operation: one undo takes it back. Nothing is written when an error is returned. `name` is for messages.
    pub fn import(
        &mut self,
        name: &str,
        bytes: &[u8],
        options: &ImportOptions,
    ) -> Result<ImportReport> {
        let content = exchange::read(name, bytes, options)?;
        let label = content.label();
        if !options.dry_run {
            return self.write(label, |write| content.bring_in(write, name, options));
        }
        let rehearsed = rehearse(
            self.vault.connection_mut()?,
            &mut *self.world,
            &self.session.process,
            label,
            |write| content.bring_in(write, name, options),
        )?;
        Ok(rehearsed.value)
    }

    /// Lossless, with history, trash and seals, but without blobs.
    pub fn export_json(&self) -> Result<Vec<u8>> {
        exchange::export_json(self.conn())
    }

    /// `export_json` and the blobs in a zip.
    pub fn export_archive(&self) -> Result<Vec<u8>> {
        exchange::export_archive(self.conn())
    }
}
