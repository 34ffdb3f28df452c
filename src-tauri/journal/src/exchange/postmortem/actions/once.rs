//! Actions that a report lists twice.

use std::collections::HashMap;

use super::said::priority;
use crate::domain::Owner;
use crate::exchange::record::RecordAction;

/// Each action once, where it stands first, with what is said of it in either place.
pub(in super::super) fn once(actions: Vec<RecordAction>) -> Vec<RecordAction> {
    let mut kept: Vec<RecordAction> = Vec::with_capacity(actions.len());
    let mut places: HashMap<String, usize> = HashMap::new();
    for action in actions {
        let place = *places.entry(name(&action)).or_insert(kept.len());
        match kept.get_mut(place) {
            Some(same) => join(same, action),
            None => kept.push(action),
        }
    }
    kept
}

/// What it is told apart by: the words of its first line.
fn name(action: &RecordAction) -> String {
    let first = action.what.lines().next().unwrap_or_default();
    let first = without_priority(first);
    let words = first.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    if words.is_empty() {
        return action.what.clone();
    }
    words.join(" ")
}

/// "Create a runbook (High)"
fn without_priority(text: &str) -> &str {
    let said = text.trim_end().strip_suffix(')');
    let said = said.and_then(|text| text.rsplit_once(" ("));
    said.map_or(text, |(what, said)| {
        let is_level = ["critical", "high", "medium", "low"].contains(&&*said.to_lowercase());
        if is_level || priority(said).is_some() {
            what
        } else {
            text
        }
    })
}

fn join(first: &mut RecordAction, again: RecordAction) {
    let said = again.what.lines().next().unwrap_or_default();
    let level = &said[without_priority(said).len()..];
    let more = std::iter::once(level).chain(again.what.lines().skip(1));
    let more: Vec<&str> = more
        .map(str::trim_end)
        .filter(|line| !first.what.contains(line.trim()))
        .collect();
    if !more.is_empty() {
        first.what = format!("{}\n{}", first.what, more.join("\n"));
    }
    first.is_done |= again.is_done;
    first.priority = first.priority.or(again.priority);
    first.due = first.due.or(again.due);
    first.kind = first.kind.or(again.kind);
    if first.owner == Owner::Nobody {
        first.owner = again.owner;
    }
    if first.ticket.is_empty() {
        first.ticket = again.ticket;
    }
}
