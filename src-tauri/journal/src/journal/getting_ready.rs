//! The page "Getting ready": its lists, and what the user ticked and noted on it.

use super::Journal;
use crate::domain::{JournalSettings, Noun, Readiness};
use crate::rules::readiness::{ReadinessList, has_line, readiness_lists};
use crate::store::settings;
use crate::{Error, Result};

impl Journal {
    pub fn readiness(&self) -> Result<Vec<ReadinessList>> {
        Ok(readiness_lists(&self.settings()?.readiness))
    }

    pub fn tick_readiness(&mut self, key: &str, done: bool) -> Result<()> {
        self.change_readiness("Tick a step", None, key, |readiness| {
            if done {
                readiness.done.insert(key.to_owned());
            } else {
                readiness.done.remove(key);
            }
        })
    }

    /// Empty takes the note away.
    pub fn note_readiness(&mut self, key: &str, note: &str) -> Result<()> {
        let typed = Some(format!("readiness {key}"));
        self.change_readiness("Note for the talk", typed, key, |readiness| {
            if note.is_empty() {
                readiness.notes.remove(key);
            } else {
                readiness.notes.insert(key.to_owned(), note.to_owned());
            }
        })
    }

    /// It is offered no more, or again.
    pub fn dismiss_readiness(&mut self, dismissed: bool) -> Result<()> {
        self.write("Dismiss getting ready", |write| {
            let mut settings = settings::load(write.conn())?.value;
            settings.readiness.dismissed = dismissed;
            write.put(settings)?;
            Ok(())
        })
    }

    fn change_readiness(
        &mut self,
        label: &str,
        typed: Option<String>,
        key: &str,
        change: impl FnOnce(&mut Readiness),
    ) -> Result<()> {
        if !has_line(key) {
            return Err(Error::NotFound {
                noun: Noun::Settings,
            });
        }
        self.write_maybe_typing(label, typed, |write| {
            let mut settings: JournalSettings = settings::load(write.conn())?.value;
            change(&mut settings.readiness);
            write.put(settings)?;
            Ok(())
        })
    }
}
