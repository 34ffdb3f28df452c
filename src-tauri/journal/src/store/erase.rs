//! Erasing for good: rows, history and search index of a record. Pages that become free are overwritten
//! (`secure_delete`).

use rusqlite::Connection;

use super::write::Write;
use super::{blob, class, document, employer, entry, history, incident, packet, revision, service};
use crate::domain::{
    Action, Attachment, ClassKey, EmployerId, Incident, IncidentId, ItemId, Noun, Reminder,
    ServiceId,
};
use crate::store::columns::id;
use crate::store::patch::Patch;
use crate::{Error, Result};

pub fn erase(write: &mut Write<'_>, item: &ItemId) -> Result<()> {
    super::record::find(write.conn(), item)?;
    unlink(write, item)?;
    match item.noun {
        Noun::Incident => erase_incident(write, item)?,
        Noun::Entry => erase_entry(write, item)?,
        Noun::Service => service::erase(write.conn(), &item.id)?,
        Noun::Employer => employer::erase(write.conn(), &item.id)?,
        Noun::FailureClass => {
            class::erase(write.conn(), &item.id)?;
            forget_class_key(write.conn(), &item.id)?;
        }
        Noun::Packet => packet::erase(write.conn(), &item.id)?,
        Noun::Reminder => document::erase::<Reminder>(write.conn(), &item.id)?,
        Noun::Action => document::erase::<Action>(write.conn(), &item.id)?,
        Noun::Attachment => erase_attachment(write, &item.id)?,
        Noun::Settings => return Err(Error::NotDeletable { noun: item.noun }),
    }
    forget(write, item)
}

/// Takes a record out of those that refer to it, as changes of theirs.
pub fn unlink(write: &mut Write<'_>, item: &ItemId) -> Result<()> {
    match item.noun {
        Noun::Incident => unlink_from_packets(write, id(&item.id)?),
        Noun::Service => {
            let service: ServiceId = id(&item.id)?;
            let users = incident::with_service(write.conn(), service)?;
            change_all(write, users, |incident| {
                incident.services.retain(|id| *id != service);
            })
        }
        Noun::Employer => {
            let employer: EmployerId = id(&item.id)?;
            let users = incident::of_employer(write.conn(), employer)?;
            change_all(write, users, |incident| incident.employer = None)
        }
        Noun::FailureClass => {
            let users = incident::with_class(write.conn(), &ClassKey(item.id.clone()))?;
            change_all(write, users, |incident| incident.class = None)
        }
        Noun::Entry => detach(write, &item.id),
        Noun::Packet | Noun::Reminder | Noun::Action | Noun::Attachment | Noun::Settings => Ok(()),
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
        if let Some(chosen) = &mut packet.chosen {
            chosen.retain(|id| *id != incident);
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
    erase_of_incident::<Reminder>(write, Noun::Reminder, &item.id)?;
    erase_of_incident::<Action>(write, Noun::Action, &item.id)?;
    erase_of_incident::<Attachment>(write, Noun::Attachment, &item.id)?;
    blob::forget_unused(write.conn())?;
    revision::erase_chain(write.conn(), &item.id)?;
    incident::erase(write.conn(), &item.id)
}

fn erase_of_incident<T: document::Document>(
    write: &mut Write<'_>,
    noun: Noun,
    incident: &str,
) -> Result<()> {
    for id in document::ids_of_incident::<T>(write.conn(), incident)? {
        document::erase::<T>(write.conn(), &id)?;
        forget(write, &ItemId { noun, id })?;
    }
    Ok(())
}

fn erase_attachment(write: &mut Write<'_>, id: &str) -> Result<()> {
    document::erase::<Attachment>(write.conn(), id)?;
    blob::forget_unused(write.conn())
}

/// What was pasted to a line that goes stays with the incident.
fn detach(write: &mut Write<'_>, entry: &str) -> Result<()> {
    let Some(stored) = entry::load(write.conn(), entry)? else {
        return Ok(());
    };
    let entry = stored.value;
    for mut attachment in document::of_incident::<Attachment>(write.conn(), entry.incident)? {
        if attachment.entry == Some(entry.id) {
            attachment.entry = None;
            write.put(attachment)?;
        }
    }
    Ok(())
}

/// Its revisions keep their places in the chain, without what they said.
fn erase_entry(write: &mut Write<'_>, item: &ItemId) -> Result<()> {
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

/// A class's key is made from its name, and stands in the history of the incidents that had it.
fn forget_class_key(conn: &Connection, key: &str) -> Result<()> {
    for (seq, mut change) in history::mentioning(conn, Noun::Incident, key)? {
        for patch in [&mut change.before, &mut change.after]
            .into_iter()
            .flatten()
        {
            blank_class(patch, key);
        }
        history::record(conn, seq, &change)?;
    }
    Ok(())
}

fn blank_class(patch: &mut Patch, key: &str) {
    for (pointer, value) in &mut patch.0 {
        let place = match pointer.as_str() {
            "" => value.get_mut("class"),
            "/class" => Some(value),
            _ => None,
        };
        if let Some(class) = place.filter(|class| class.as_str() == Some(key)) {
            *class = serde_json::Value::Null;
        }
    }
}

/// Moves everything from the log into the database file and empties the log, so that no page of what was erased is left
/// in it. Whether it did: another process that goes on reading for longer than the busy timeout keeps the log.
pub fn empty_log(conn: &Connection) -> Result<bool> {
    let is_busy = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0));
    Ok(!is_busy?)
}
