//! What ships is not the user's: of the lists and words of the pad only what differs is worth keeping, so that better
//! defaults reach old journals.

use super::checklists::checklists;
use super::severity::severity_table;
use super::updates::templates;
use crate::domain::{PadSettings, shipped_interval};

/// Without what says the same as the shipped one.
pub(crate) fn only_changes(mut settings: PadSettings) -> PadSettings {
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
fn written(lines: &[String]) -> impl Iterator<Item = &str> {
    let lines = lines.iter().map(|line| line.trim());
    lines.filter(|line| !line.is_empty())
}
