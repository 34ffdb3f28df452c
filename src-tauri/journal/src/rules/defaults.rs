//! What ships is not the user's: of the lists and words only what differs is worth keeping, so that better
//! defaults reach old journals.

use super::checklists::checklists;
use super::severity::severity_table;
use super::updates::templates;
use crate::domain::{FactorStarters, JournalSettings, PadSettings, shipped_interval};

/// Without what says the same as the shipped one.
pub(crate) fn only_changes(settings: JournalSettings) -> JournalSettings {
    JournalSettings {
        pad: of_the_pad(settings.pad),
        factor_starters: of_reviews(settings.factor_starters),
        ..settings
    }
}

fn of_reviews(mut starters: FactorStarters) -> FactorStarters {
    starters.retain(|family, own| !written(own).eq(family.starters().iter().copied()));
    starters
}

fn of_the_pad(mut settings: PadSettings) -> PadSettings {
    let shipped = PadSettings::default();
    for list in checklists(&shipped) {
        let texts = list.lines.iter().map(|line| line.text.as_str());
        let own = settings.checklists.get(&list.key);
        if own.is_some_and(|own| written(own).eq(texts)) {
            settings.checklists.remove(&list.key);
        }
    }
    for template in templates(&shipped) {
        let own = settings.templates.get(&template.key);
        if own.is_some_and(|own| own.trim() == template.text.trim()) {
            settings.templates.remove(&template.key);
        }
    }
    for row in severity_table(&shipped) {
        let own = settings.severity_meanings.get(&row.severity);
        if own.is_some_and(|own| own.trim() == row.meaning) {
            settings.severity_meanings.remove(&row.severity);
        }
    }
    settings
        .update_minutes
        .retain(|severity, own| *own != shipped_interval(*severity).unwrap_or(0));
    settings
}

/// A line that is still being typed may be empty.
pub(super) fn written(lines: &[String]) -> impl Iterator<Item = &str> {
    let lines = lines.iter().map(|line| line.trim());
    lines.filter(|line| !line.is_empty())
}
