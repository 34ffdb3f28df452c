//! Restoring a back-up: the copy is opened and checked before it replaces anything, and the
//! journal it replaces stays beside it.

use std::path::{Path, PathBuf};

use super::backup;
use super::connection;
use super::files::{self, DATABASE, DATABASE_COMPANIONS, KEYS, KEYS_COPY};
use super::keyfile::{KeyFile, Unlock};
use super::lock::{Access, Holder};
use super::migration::{self, Schema};
use super::package;
use super::staging::Staging;
use crate::{Error, Result, Work, World};

/// Puts a back-up in the place of the journal in `folder` and returns where that one is kept, if
/// there was one. `unlock` is what opened the journal when the back-up was made. Needs the journal
/// alone: the caller closes its own first.
pub fn restore(
    file: &Path,
    folder: &Path,
    unlock: Unlock<'_>,
    schema: Schema,
    holder: Holder,
    world: &mut dyn World,
) -> Result<Option<PathBuf>> {
    // Before anything is created: a file that is no back-up leaves no trace.
    package::about(file)?;
    files::create_private_folder(folder)?;
    let access = Access::open(folder, holder, world)?;
    let alone = access.alone()?;
    let staging = Staging::begin(folder, world)?;
    open_and_check(file, &staging.path(), unlock, schema).map_err(|error| naming(file, error))?;
    let keep_as = has_files(folder).then(|| free_name(folder, &backup::moment(world.now())));
    let kept = keep_as.as_ref().map(|name| folder.join(name));
    staging.replace(keep_as, &alone)?;
    Ok(kept)
}

fn open_and_check(file: &Path, into: &Path, unlock: Unlock<'_>, schema: Schema) -> Result<()> {
    package::unpack(file, into)?;
    // Loading writes the second copy of the key file.
    let key = KeyFile::load(into)?.keys.unlock(unlock)?;
    let database = into.join(DATABASE);
    migration::pending(&connection::open(&database, &key)?, schema)?;
    backup::check_copy(&database, &key, &Work::default())
}

/// Damage found in the copy is said of the copy, not of the journal.
fn naming(file: &Path, error: Error) -> Error {
    if matches!(
        error,
        Error::Damaged | Error::KeysDamaged { .. } | Error::NotEncrypted { .. }
    ) {
        return Error::BadBackup {
            path: file.to_owned(),
            reason: "it is damaged".into(),
        };
    }
    error
}

fn has_files(folder: &Path) -> bool {
    let names = [DATABASE, KEYS, KEYS_COPY]
        .into_iter()
        .chain(DATABASE_COMPANIONS);
    names.into_iter().any(|name| folder.join(name).exists())
}

/// "replaced-2026-11-21T031500Z", with a number if there is one from that second.
fn free_name(folder: &Path, moment: &str) -> String {
    let first = format!("replaced-{moment}");
    let others = (2_u32..).map(|number| format!("replaced-{moment}-{number}"));
    let mut names = std::iter::once(first.clone()).chain(others);
    names
        .find(|name| !folder.join(name).exists())
        .unwrap_or(first)
}
