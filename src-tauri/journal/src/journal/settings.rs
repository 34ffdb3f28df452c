//! Settings, and what other processes do meanwhile.

use super::{Changes, Journal};
use crate::Result;
use crate::domain::JournalSettings;
use crate::rules::defaults::only_changes;
use crate::store::{history, settings};

impl Journal {
    pub fn settings(&self) -> Result<JournalSettings> {
        Ok(settings::load(self.conn())?.value)
    }

    /// Of what ships only what the user changed is kept.
    pub fn change_settings(&mut self, settings: JournalSettings) -> Result<JournalSettings> {
        let settings = only_changes(settings);
        let field = "settings".to_owned();
        self.write_typing("Change settings", field, |write| {
            write.put(settings.clone())?;
            Ok(settings)
        })
    }

    /// Moves whenever another connection committed; cheap enough to ask several times a second.
    pub fn data_version(&self) -> Result<i64> {
        let version = self
            .conn()
            .pragma_query_value(None, "data_version", |row| row.get(0))?;
        Ok(version)
    }

    pub fn last_seq(&self) -> Result<i64> {
        history::last_seq(self.conn())
    }

    /// By whichever process, this one too.
    pub fn changes_since(&self, seq: i64) -> Result<Changes> {
        Ok(Changes {
            seq: self.last_seq()?,
            ids: history::touched_since(self.conn(), seq)?,
        })
    }
}
