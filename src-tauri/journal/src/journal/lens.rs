//! The blameless lens over the user's own texts. It suggests; nothing it says is stored but what was dismissed.

use super::Journal;
use crate::Result;
use crate::domain::JournalSettings;
use crate::rules::TextFinding;
use crate::rules::lens::{LensRuleRow, Writing, check, rules};
use crate::rules::updates::{self, UpdateAudience};
use crate::store::settings;

/// Older dismissals give way: the settings are written whole.
const REMEMBERED: usize = 2_000;

impl Journal {
    pub fn check_wording(&self, text: &str, writing: Writing) -> Result<Vec<TextFinding>> {
        Ok(check(text, writing, &self.settings()?.lens))
    }

    /// Suggestions only.
    pub fn check_update(&self, text: &str, audience: UpdateAudience) -> Result<Vec<TextFinding>> {
        Ok(updates::check(text, audience, &self.settings()?.lens))
    }

    /// The same sentence is not mentioned for the same reason again, wherever it stands.
    pub fn dismiss_finding(&mut self, id: &str) -> Result<JournalSettings> {
        self.write("Dismiss a suggestion", |write| {
            let mut settings = settings::load(write.conn())?.value;
            let dismissed = &mut settings.lens.dismissed;
            dismissed.retain(|other| other != id);
            dismissed.push(id.to_owned());
            let oldest = dismissed.len().saturating_sub(REMEMBERED);
            dismissed.drain(..oldest);
            write.put(settings.clone())?;
            Ok(settings)
        })
    }

    /// Every rule, those for updates last, with the user's choice.
    pub fn lens_rules(&self) -> Result<Vec<LensRuleRow>> {
        let settings = self.settings()?.lens;
        let mut all = rules(&settings);
        all.extend(updates::rules(&settings));
        Ok(all)
    }
}
