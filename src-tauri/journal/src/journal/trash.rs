//! Deleting, restoring, and erasing for good.

use std::path::PathBuf;

use chrono::TimeDelta;
use uuid::Uuid;

use super::{Erased, Journal, TrashItem};
use crate::domain::{ItemId, Noun};
use crate::store::{backup, erase, record, trash};
use crate::{Error, Result};

/// How long the trash keeps what is in it.
const KEPT: TimeDelta = TimeDelta::days(30);

impl Journal {
    /// Into the trash (an incident with its entries); undoable. Incidents that use a deleted service, class or employer
    /// lose it, and undo gives it back to them.
    pub fn delete(&mut self, item: &ItemId) -> Result<()> {
        if item.noun == Noun::Settings {
            return Err(Error::NotDeletable { noun: item.noun });
        }
        self.write(&format!("Delete {}", item.noun.words()), |write| {
            if item.noun != Noun::Incident {
                erase::unlink(write, item)?;
            }
            write.delete(item)
        })
    }

    /// The latest first.
    pub fn trash(&self) -> Result<Vec<TrashItem>> {
        trash::all(self.conn())
    }

    pub fn restore_from_trash(&mut self, item: &ItemId) -> Result<()> {
        self.write(&format!("Restore {}", item.noun.words()), |write| {
            write.undelete(item)
        })
    }

    /// Removes what has been in the trash for 30 days, and says how many records that were. What an earlier erasing could
    /// not take out of the log goes too.
    pub fn empty_old_trash(&mut self) -> Result<u32> {
        let items = trash::since_before(self.conn(), self.world.now() - KEPT)?;
        if !items.is_empty() {
            self.transact("Empty old trash", |write| {
                items.iter().try_for_each(|item| erase::erase(write, item))
            })?;
        }
        if !items.is_empty() || self.session.log_holds_erased {
            self.empty_log()?;
        }
        Ok(u32::try_from(items.len()).unwrap_or(u32::MAX))
    }

    /// Rows, history, search index and free pages; not undoable. Names the back-ups that still hold it. A service, class
    /// or employer leaves the incidents that have it; the incidents stay.
    pub fn erase(&mut self, item: &ItemId) -> Result<Erased> {
        record::find(self.conn(), item)?;
        let (still_in, backups_not_seen) = self.backups_since(item)?;
        self.transact("Erase for good", |write| erase::erase(write, item))?;
        self.session.interrupt_typing();
        self.empty_log()?;
        Ok(Erased {
            still_in,
            backups_not_seen,
            still_in_log: self.session.log_holds_erased,
        })
    }

    fn empty_log(&mut self) -> Result<()> {
        self.session.log_holds_erased = !erase::empty_log(self.conn())?;
        Ok(())
    }

    /// Back-ups of this journal that are not older than the record; one that cannot be read may hold it too. Where their
    /// folder cannot be looked into, that stands in the way of naming them, not of erasing: then the folder is named.
    fn backups_since(&self, item: &ItemId) -> Result<(Vec<PathBuf>, Option<PathBuf>)> {
        let Some(folder) = self.settings()?.backup_folder.map(PathBuf::from) else {
            return Ok((Vec::new(), None));
        };
        let Ok(backups) = backup::list_backups(&folder) else {
            return Ok((Vec::new(), Some(folder)));
        };
        let made = Uuid::parse_str(&item.id).ok().and_then(millis_of);
        let journal = self.vault.id();
        let may_hold = |backup: &backup::Backup| {
            backup.about.as_ref().is_none_or(|about| {
                about.journal == journal
                    && made.is_none_or(|made| about.made.timestamp_millis() >= made)
            })
        };
        let held = backups.into_iter().filter(may_hold);
        Ok((held.map(|backup| backup.path).collect(), None))
    }
}

/// When an id was made, as far as it says.
fn millis_of(id: Uuid) -> Option<i64> {
    let (seconds, nanos) = id.get_timestamp()?.to_unix();
    let millis = i64::try_from(seconds).ok()?.checked_mul(1000)?;
    Some(millis + i64::from(nanos / 1_000_000))
}
