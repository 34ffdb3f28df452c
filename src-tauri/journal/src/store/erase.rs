//! Erasing for good: rows, history and search index of a record. Pages that become free are overwritten
//! (`secure_delete`).

use rusqlite::Connection;
use serde_json::Value;

use super::record::{Record, Shelf};
use super::write::Write;
use super::{blob, class, document, employer, entry, history, incident, packet, revision, service};
use crate::domain::{
    Attachment, ClassKey, EmployerId, Holder, Incident, IncidentId, ItemId, Noun, ServiceId,
};
use crate::store::columns::id;
use crate::store::history::Change;
use crate::{Error, Result};

pub fn erase(write: &mut Write<'_>, item: &ItemId) -> Result<()> {
    super::record::find(write.conn(), item)?;
    unlink(write, item)?;
    match Shelf::from(item.noun) {
        Shelf::Incident => erase_incident(write, item)?,
        Shelf::Entry => erase_entry(write, item)?,
        Shelf::Service => service::erase(write.conn(), &item.id)?,
        Shelf::Employer => employer::erase(write.conn(), &item.id)?,
        Shelf::FailureClass => {
            class::erase(write.conn(), &item.id)?;
            forget_class_key(write.conn(), &item.id)?;
        }
        Shelf::Packet => {
            erase_files(write, item)?;
            packet::erase(write.conn(), &item.id)?;
        }
        Shelf::Document => erase_document(write, item)?,
        Shelf::Settings => return Err(Error::NotDeletable { noun: item.noun }),
    }
    forget(write, item)
}

/// Takes a record out of those that refer to it, as changes of theirs.
pub fn unlink(write: &mut Write<'_>, item: &ItemId) -> Result<()> {
    unlink_from_documents(write, item)?;
    match Shelf::from(item.noun) {
        Shelf::Incident => unlink_from_packets(write, id(&item.id)?),
        Shelf::Service => {
            let service: ServiceId = id(&item.id)?;
            let users = incident::with_service(write.conn(), service)?;
            change_all(write, users, |incident| {
                incident.services.retain(|id| *id != service);
            })
        }
        Shelf::Employer => {
            let employer: EmployerId = id(&item.id)?;
            let users = incident::of_employer(write.conn(), employer)?;
            change_all(write, users, |incident| incident.employer = None)
        }
        Shelf::FailureClass => {
            let users = incident::with_class(write.conn(), &ClassKey(item.id.clone()))?;
            change_all(write, users, |incident| incident.class = None)
        }
        Shelf::Entry | Shelf::Packet | Shelf::Document | Shelf::Settings => Ok(()),
    }
}

fn change_all(
    write: &mut Write<'_>,
    incidents: Vec<IncidentId>,
    change: impl Fn(&mut Incident),
) -> Result<()> {
    for id in incidents {
        let mut incident = incident::find(write.conn(), id)?.value;
        change(&mut incident);
        write.put(incident)?;
    }
    Ok(())
}

fn unlink_from_packets(write: &mut Write<'_>, incident: IncidentId) -> Result<()> {
    for mut packet in packet::all(write.conn())? {
        if packet.forget(incident) {
            write.put(packet)?;
        }
    }
    Ok(())
}

fn erase_incident(write: &mut Write<'_>, item: &ItemId) -> Result<()> {
    for entry in entry::ids_of_incident(write.conn(), &item.id)? {
        let entry = ItemId::from(entry);
        entry::erase(write.conn(), &entry.id)?;
        forget(write, &entry)?;
    }
    for document in document::items_of_incident(write.conn(), &item.id)? {
        document::erase(write.conn(), &document.id)?;
        forget(write, &document)?;
    }
    // Copies of packets too, which may tell of it.
    erase_files(write, item)?;
    revision::erase_chain(write.conn(), &item.id)?;
    incident::erase(write.conn(), &item.id)
}

/// With the files that are kept with it.
fn erase_document(write: &mut Write<'_>, item: &ItemId) -> Result<()> {
    erase_files(write, item)?;
    if let Some(stored) = document::load_any(write.conn(), item)? {
        write.forget_words_of(&stored.value);
    }
    document::erase(write.conn(), &item.id)
}

/// Those that name the record.
fn erase_files(write: &mut Write<'_>, item: &ItemId) -> Result<()> {
    for user in document::mentioning(write.conn(), &item.id)? {
        if user.noun == Noun::Attachment {
            document::erase(write.conn(), &user.id)?;
            forget(write, &user)?;
        }
    }
    blob::forget_unused(write.conn())
}

/// Copies of packets that may tell of an incident.
fn erase_copies(write: &mut Write<'_>, incident: &str) -> Result<()> {
    for user in document::mentioning(write.conn(), incident)? {
        let file = document::load::<Attachment>(write.conn(), &user.id)?;
        if file.is_some_and(|file| matches!(file.value.of, Holder::Packet { .. })) {
            document::erase(write.conn(), &user.id)?;
            forget(write, &user)?;
        }
    }
    blob::forget_unused(write.conn())
}

/// Documents of other nouns may name the record anywhere in them.
fn unlink_from_documents(write: &mut Write<'_>, item: &ItemId) -> Result<()> {
    // The page that follows from an incident has the incident's own id.
    let page = ItemId {
        noun: Noun::Interruption,
        ..item.clone()
    };
    let page = (item.noun == Noun::Incident).then_some(page);
    let users = document::mentioning(write.conn(), &item.id)?;
    for user in users.into_iter().chain(page) {
        if let Some(mut stored) = document::load_any(write.conn(), &user)?
            && stored.value.forget(item)
        {
            write.put(Record::Document(stored.value))?;
            if user.noun == Noun::Interruption {
                forget_cause(write.conn(), &user)?;
            }
        }
    }
    Ok(())
}

/// Its revisions keep their places in the chain, without what they said.
fn erase_entry(write: &mut Write<'_>, item: &ItemId) -> Result<()> {
    if let Some(entry) = entry::load(write.conn(), &item.id)? {
        erase_copies(write, &entry.value.incident.to_string())?;
    }
    revision::erase_content(write.conn(), &item.id)?;
    entry::erase(write.conn(), &item.id)
}

fn forget(write: &mut Write<'_>, item: &ItemId) -> Result<()> {
    write.forget_in_search(item)?;
    history::forget_item(write.conn(), item)?;
    write.touch_erased(&announced(item))
}

/// What other processes are told. A class's key is made from its name, so it goes too.
fn announced(item: &ItemId) -> ItemId {
    let mut announced = item.clone();
    if item.noun == Noun::FailureClass {
        "erased".clone_into(&mut announced.id);
    }
    announced
}

/// A class's key is made from its name, and stands in the history of the incidents and runbooks that had it.
fn forget_class_key(conn: &Connection, key: &str) -> Result<()> {
    for noun in [Noun::Incident, Noun::Runbook] {
        for (seq, mut change) in history::mentioning(conn, noun, key)? {
            blank(&mut change, |pointer, value| match pointer {
                "/class" if value.as_str() == Some(key) => *value = Value::Null,
                "/classes" => {
                    if let Value::Array(keys) = value {
                        keys.retain(|one| one.as_str() != Some(key));
                    }
                }
                _ => {}
            });
            history::replace(conn, seq, &change)?;
        }
    }
    Ok(())
}

/// What a page was about, where it was about an incident that is erased.
fn forget_cause(conn: &Connection, page: &ItemId) -> Result<()> {
    for (operation, mut change) in history::of_item(conn, page)? {
        blank(&mut change, |pointer, value| {
            if pointer == "/cause" {
                *value = Value::String(String::new());
            }
        });
        history::replace(conn, operation.seq, &change)?;
    }
    Ok(())
}

/// Gives each field of a change to `forget`, those of a whole record too.
fn blank(change: &mut Change, forget: impl Fn(&str, &mut Value)) {
    let patches = [&mut change.before, &mut change.after];
    for (pointer, value) in patches.into_iter().flatten().flat_map(|patch| &mut patch.0) {
        if pointer.is_empty()
            && let Value::Object(fields) = value
        {
            for (name, value) in fields {
                forget(&format!("/{name}"), value);
            }
        } else {
            forget(pointer, value);
        }
    }
}

/// Moves everything from the log into the database file and empties the log, so that no page of what was erased is left
/// in it. Whether it did: another process that goes on reading for longer than the busy timeout keeps the log.
pub fn empty_log(conn: &Connection) -> Result<bool> {
    let is_busy = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0));
    Ok(!is_busy?)
}
