//! The lists for use during and after an incident, with the user's own wording laid over them.

mod shipped;

use serde::{Deserialize, Serialize};

use crate::domain::PadSettings;

use shipped::{LISTS, ShippedList};

/// Keys of the lists, as settings and marks use them.
pub mod key {
    pub const OPENING: &str = "opening";
    pub const IS_IT_REAL: &str = "is_it_real";
    pub const FIRST_30: &str = "first_30";
    pub const TRIAGE: &str = "triage";
    pub const DECISION: &str = "decision";
    pub const ESCALATE: &str = "escalate";
    pub const HAND_OFF: &str = "hand_off";
    pub const SECOND_WAVE: &str = "second_wave";
    pub const RECOVERY_1H: &str = "recovery_1h";
    pub const RECOVERY_24H: &str = "recovery_24h";
    pub const RECOVERY_48H: &str = "recovery_48h";
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Checklist {
    pub key: String,
    pub title: String,
    /// When to use it, or what to do once it is answered; empty where the lines say it all.
    pub advice: String,
    pub lines: Vec<ChecklistLine>,
    /// The user changed it.
    pub changed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ChecklistLine {
    /// Stable ("opening.severity"): marks are kept by it. A line of the user's own has its place and its words in it.
    pub key: String,
    pub text: String,
    /// What the line means in practice; empty for a line of the user's own.
    pub advice: String,
}

/// Every list, in the order in which an incident needs them.
pub fn checklists(settings: &PadSettings) -> Vec<Checklist> {
    LISTS.iter().map(|list| laid_over(list, settings)).collect()
}

/// One list by its key.
pub fn checklist(key: &str, settings: &PadSettings) -> Option<Checklist> {
    let list = LISTS.iter().find(|list| list.key == key)?;
    Some(laid_over(list, settings))
}

/// The list of a line, by the line's key.
pub(super) fn list_of(line: &str) -> &str {
    line.split_once('.').map_or(line, |(list, _)| list)
}

fn laid_over(list: &ShippedList, settings: &PadSettings) -> Checklist {
    let own = settings.checklists.get(list.key);
    let lines = own.map_or_else(|| as_shipped(list), |own| as_changed(list, own));
    Checklist {
        key: list.key.to_owned(),
        title: list.title.to_owned(),
        advice: list.advice.to_owned(),
        lines,
        changed: own.is_some(),
    }
}

fn as_shipped(list: &ShippedList) -> Vec<ChecklistLine> {
    let lines = list.lines.iter();
    lines
        .map(|(name, text, advice)| ChecklistLine {
            key: format!("{}.{name}", list.key),
            text: (*text).to_owned(),
            advice: (*advice).to_owned(),
        })
        .collect()
}

/// A line keeps its key while its words are the shipped ones, wherever it was moved, and while it was only reworded in
/// its place. Every other line is the user's own.
fn as_changed(list: &ShippedList, own: &[String]) -> Vec<ChecklistLine> {
    let shipped = as_shipped(list);
    let stands = |line: &ChecklistLine| own.iter().any(|text| text.trim() == line.text);
    let texts = own.iter().map(|text| text.trim());
    let mut lines: Vec<ChecklistLine> = Vec::new();
    for (place, text) in texts.enumerate().filter(|(_, text)| !text.is_empty()) {
        let unchanged = shipped.iter().find(|line| line.text == text);
        let same_length = own.len() == shipped.len();
        let reworded = shipped
            .get(place)
            .filter(|line| same_length && !stands(line));
        let line = unchanged.or(reworded).map_or_else(
            || own_line(list, text),
            |line| ChecklistLine {
                text: text.to_owned(),
                ..line.clone()
            },
        );
        if lines.iter().all(|there| there.key != line.key) {
            lines.push(line);
        }
    }
    lines
}

fn own_line(list: &ShippedList, text: &str) -> ChecklistLine {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    ChecklistLine {
        key: format!("{}.own.{}", list.key, words.join("_")),
        text: text.to_owned(),
        advice: String::new(),
    }
}
