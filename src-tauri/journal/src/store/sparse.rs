//! The first state of a record in its history, without what it leaves empty: as its difference from a blank one. An import
//! of a hundred thousand incidents would else write out their empty fields once more for each.
//!
//! What a blank record says is what all histories leave out, so a field that was once empty by default stays so.

use std::sync::LazyLock;

use chrono::DateTime;
use serde_json::Value;
use uuid::Uuid;

use super::patch::{Patch, difference};
use super::record::{Shelf, state};
use crate::domain::{Entry, EntryDetail, EntryId, EntryKind, Incident, IncidentId, Noun, Zone};

/// The whole, in fewer words where its noun has a blank. [`expanded`] gives it back.
pub fn folded(noun: Noun, whole: &Patch) -> Option<Patch> {
    let state = whole.0.get("")?;
    Some(difference(blank(noun)?, state).1)
}

/// A first state as it was, folded or not.
pub fn expanded(noun: Noun, first: Patch) -> Patch {
    match blank(noun) {
        Some(blank) if !first.0.contains_key("") => Patch::whole(first.applied_to(blank.clone())),
        Some(_) | None => first,
    }
}

/// Of the nouns that come by the thousands. Against one that could not be made, a whole would stay whole.
fn blank(noun: Noun) -> Option<&'static Value> {
    static INCIDENT: LazyLock<Value> =
        LazyLock::new(|| state(&blank_incident().into(), None).unwrap_or_default());
    static ENTRY: LazyLock<Value> =
        LazyLock::new(|| state(&blank_entry().into(), None).unwrap_or_default());
    match Shelf::from(noun) {
        Shelf::Incident => Some(&INCIDENT),
        Shelf::Entry => Some(&ENTRY),
        Shelf::Service
        | Shelf::Employer
        | Shelf::FailureClass
        | Shelf::Packet
        | Shelf::Document
        | Shelf::Settings => None,
    }
}

fn blank_incident() -> Incident {
    let id = IncidentId(Uuid::nil());
    Incident::titled(String::new(), id, Zone::UTC, DateTime::UNIX_EPOCH)
}

fn blank_entry() -> Entry {
    Entry {
        id: EntryId(Uuid::nil()),
        incident: IncidentId(Uuid::nil()),
        kind: EntryKind::Note,
        text: String::new(),
        author: None,
        happened_at: DateTime::UNIX_EPOCH,
        zone: Zone::UTC,
        noted_at: DateTime::UNIX_EPOCH,
        detail: EntryDetail::default(),
        revision: 0,
        source_id: None,
    }
}
