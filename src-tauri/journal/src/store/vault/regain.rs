//! A disk that was full or read-only when the journal was opened, and takes writing by now.

use std::path::Path;

use rusqlite::Connection;

use super::{Presence, Vault};
use crate::store::connection;
use crate::store::files::DATABASE;
use crate::store::lock::{Access, Holder};
use crate::store::migration::{self, Schema};
use crate::store::secret::Key;
use crate::{Result, World};

impl Vault {
    /// Opens for writing a journal that was opened to be read, if its folder takes writing by now; else all stays as it
    /// is. Whether it can be written from now on and could not before.
    pub fn regain_writing(
        &mut self,
        schema: Schema,
        holder: Holder,
        world: &mut dyn World,
    ) -> Result<bool> {
        if !matches!(self.access, Presence::Reading(..)) {
            return Ok(false);
        }
        let Ok(access) = Access::open(&self.folder, holder, world) else {
            return Ok(false);
        };
        let path = self.folder.join(DATABASE);
        // Closed first: closing the same file later would give up the locks of the new connection.
        drop(std::mem::replace(
            &mut self.connection,
            connection::in_memory()?,
        ));
        if let Ok(Some(connection)) = open_current(&path, &self.data_key, schema) {
            self.connection = connection;
            self.access = Presence::Writing(access);
            return Ok(true);
        }
        self.connection = connection::open_to_read(&path, &self.data_key)?;
        Ok(false)
    }
}

/// Ready for writing; none if it waits for a migration, which would need the journal alone.
fn open_current(path: &Path, key: &Key, schema: Schema) -> Result<Option<Connection>> {
    let connection = connection::open(path, key)?;
    if migration::pending(&connection, schema)? > 0 {
        return Ok(None);
    }
    connection::apply_settings(&connection)?;
    Ok(Some(connection))
}
