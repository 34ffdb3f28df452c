//! Two incidents that are one.

mod facts;

use serde_json::Value;

use super::Journal;
use super::history::Words;
use crate::domain::{Entry, EntryDetail, EntryId, EntryKind, Incident, IncidentId, ItemId};
use crate::domain::{Merged, Noun, Otherwise};
use crate::store::documents::AnyDocument;
use crate::store::record::Record;
use crate::store::write::Write;
use crate::store::{document, entry, incident, packet};
use crate::{Error, Result};

const MERGE: &str = "Merge incidents";
/// Who wrote down what the other said: a line of nobody would be mine.
const AUTHOR: &str = "Afterpage";

impl Journal {
    /// Everything of `from` becomes part of `into`, and `from` goes into the trash. Where both say something, `into`
    /// keeps its own, and what `from` said stands in a line.
    pub fn merge_incidents(&mut self, from: IncidentId, into: IncidentId) -> Result<Merged> {
        let words = self.words_in_zone_of(into)?;
        self.write(MERGE, |write| merge(write, from, into, &words))
    }

    /// What `merge_incidents` would do, done and taken back.
    pub fn preview_merge(&mut self, from: IncidentId, into: IncidentId) -> Result<Merged> {
        let words = self.words_in_zone_of(into)?;
        self.rehearse(MERGE, |write| merge(write, from, into, &words))
    }

    fn words_in_zone_of(&self, incident: IncidentId) -> Result<Words> {
        self.words(&incident.into())
    }
}

fn merge(
    write: &mut Write<'_>,
    from: IncidentId,
    into: IncidentId,
    words: &Words,
) -> Result<Merged> {
    let mut kept = ended(write, into)?;
    let other = ended(write, from)?;
    if from == into {
        return Ok(Merged::default());
    }
    let said = facts::join(&mut kept, &other, words);
    let entries = entry::of_incident(write.conn(), from)?;
    let moved = entries.len();
    for entry in entries {
        write.put(Entry {
            incident: into,
            ..entry
        })?;
    }
    let others = move_documents(write, from, into)? + move_in_packets(write, from, into)?;
    if kept.title != other.title || !said.in_line.is_empty() {
        write_down(write, &kept, &other, &said.in_line)?;
    }
    write.put(kept)?;
    write.delete(&from.into())?;
    Ok(Merged {
        entries: u32::try_from(moved).unwrap_or(u32::MAX),
        others,
        otherwise: said.all(),
    })
}

/// One that is there, and no longer burns: its pad may be open in another window.
fn ended(write: &Write<'_>, id: IncidentId) -> Result<Incident> {
    let stored = incident::find(write.conn(), id)?;
    if stored.deleted_at.is_some() {
        let noun = Noun::Incident;
        return Err(Error::NotFound { noun });
    }
    if stored.value.pad.is_live() {
        return Err(Error::StillLive {
            title: stored.value.title,
        });
    }
    Ok(stored.value)
}

/// Whatever names the one now names the other.
fn move_documents(write: &mut Write<'_>, from: IncidentId, into: IncidentId) -> Result<u32> {
    let (from, into) = (from.to_string(), into.to_string());
    let mut users = document::mentioning(write.conn(), &from)?;
    // What was said of the page that led to it is kept under the incident's own id.
    users.push(ItemId {
        noun: Noun::Interruption,
        id: from.clone(),
    });
    let mut count = 0;
    for user in users {
        if let Some(stored) = document::load_any(write.conn(), &user)? {
            write.put(Record::Document(renamed(stored.value, &from, &into)?))?;
            count += 1;
        }
    }
    Ok(count)
}

fn renamed(document: AnyDocument, from: &str, into: &str) -> Result<AnyDocument> {
    let noun = document.noun();
    let mut value = serde_json::to_value(document)?;
    let fields = value.as_object_mut().into_iter().flatten();
    for (_, field) in fields.filter(|(name, _)| *name != "id") {
        rename(field, from, into);
    }
    AnyDocument::read(noun, value)
}

/// A list that named both names the one that stays once.
fn rename(value: &mut Value, from: &str, into: &str) {
    match value {
        Value::String(text) if text == from => into.clone_into(text),
        Value::Array(items) => {
            for item in &mut *items {
                rename(item, from, into);
            }
            let mut is_named = false;
            items.retain(|item| item != into || !std::mem::replace(&mut is_named, true));
        }
        Value::Object(fields) => {
            for field in fields.values_mut() {
                rename(field, from, into);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn move_in_packets(write: &mut Write<'_>, from: IncidentId, into: IncidentId) -> Result<u32> {
    let mut count = 0;
    for mut packet in packet::all(write.conn())? {
        let Some(chosen) = &mut packet.chosen else {
            continue;
        };
        let Some(place) = chosen.iter().position(|id| *id == from) else {
            continue;
        };
        if chosen.contains(&into) {
            chosen.remove(place);
        } else {
            chosen[place] = into;
        }
        write.put(packet)?;
        count += 1;
    }
    Ok(count)
}

/// What is not kept as a field, in a line of the timeline.
fn write_down(
    write: &mut Write<'_>,
    kept: &Incident,
    other: &Incident,
    otherwise: &[Otherwise],
) -> Result<()> {
    let id = EntryId(write.new_id());
    let mut text = format!("“{}” became part of this.", other.title);
    text.extend(
        otherwise
            .iter()
            .map(|said| format!("\nIts {}: {}", said.field, said.other)),
    );
    write.put(Entry {
        id,
        incident: kept.id,
        kind: EntryKind::Note,
        text,
        author: Some(AUTHOR.to_owned()),
        happened_at: other.start(),
        zone: other.zone,
        noted_at: write.now(),
        detail: EntryDetail::default(),
        revision: 1,
        source_id: None,
    })?;
    Ok(())
}
