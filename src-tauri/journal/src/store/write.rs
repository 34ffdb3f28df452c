//! The one way to write: rows, search index and history of an operation in one short immediate transaction.

mod absorb;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde_json::Value;
use uuid::Uuid;

use super::documents::AnyDocument;
use super::history::{self, Change};
use super::record::{self, Record, Stored, find, from_state, state};
use super::revision::{self, Sealer};
use super::{class, document, employer, entry, incident, packet, search, service, settings};
use crate::domain::{Entry, EntryId, ItemId};
use crate::{Result, World};

/// An operation under way. Everything put into it is one step of history and one undo.
pub struct Write<'a> {
    conn: &'a Connection,
    world: &'a mut dyn World,
    seq: i64,
    now: DateTime<Utc>,
    touched: BTreeSet<ItemId>,
    index: search::Index,
    last_id: Option<Uuid>,
    /// That of the journal, once a line asked for it.
    device: Option<String>,
}

/// What putting a record did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    New,
    Changed,
    Same,
}

/// A finished operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<T> {
    pub value: T,
    /// `None` if nothing changed, and nothing was recorded.
    pub seq: Option<i64>,
    pub touched: BTreeSet<ItemId>,
}

/// Nothing stays of an operation whose `act` returns an error. `label` is shown in histories and beside "Undo", and
/// holds no text of the user's, because it outlives what is erased.
pub fn write<T>(
    conn: &mut Connection,
    world: &mut dyn World,
    process: &str,
    label: &str,
    act: impl FnOnce(&mut Write<'_>) -> Result<T>,
) -> Result<Written<T>> {
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let written = perform(&transaction, world, process, label, act)?;
    if written.seq.is_some() {
        transaction.commit()?;
    } else {
        transaction.rollback()?;
    }
    Ok(written)
}

/// What `write` would do, done and taken back: a preview that cannot differ from the act.
pub fn rehearse<T>(
    conn: &mut Connection,
    world: &mut dyn World,
    process: &str,
    label: &str,
    act: impl FnOnce(&mut Write<'_>) -> Result<T>,
) -> Result<Written<T>> {
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let written = perform(&transaction, world, process, label, act)?;
    transaction.rollback()?;
    Ok(written)
}

fn perform<T>(
    transaction: &Transaction<'_>,
    world: &mut dyn World,
    process: &str,
    label: &str,
    act: impl FnOnce(&mut Write<'_>) -> Result<T>,
) -> Result<Written<T>> {
    let now = super::columns::to_millis(world.now());
    let seq = history::begin(transaction, world.new_id(), now, process, label)?;
    let mut operation = Write {
        conn: transaction,
        world,
        seq,
        now,
        touched: BTreeSet::new(),
        index: search::Index::default(),
        last_id: None,
        device: None,
    };
    let value = act(&mut operation)?;
    operation.index.finish(transaction)?;
    let touched = operation.touched;
    Ok(Written {
        value,
        seq: (!touched.is_empty()).then_some(seq),
        touched,
    })
}

impl Write<'_> {
    pub fn conn(&self) -> &Connection {
        self.conn
    }

    /// The instant of the whole operation.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    pub fn seq(&self) -> i64 {
        self.seq
    }

    /// In one operation ids sort as they were made, also within a millisecond (RFC 9562, section 6.2, method 2).
    pub fn new_id(&mut self) -> Uuid {
        let fresh = self.world.new_id();
        let id = match self.last_id {
            Some(last) if fresh <= last => Uuid::from_u128(last.as_u128() + 1),
            _ => fresh,
        };
        self.last_id = Some(id);
        id
    }

    /// Writes a record as it shall be from now on, new or not. One that is in the trash stays there.
    pub fn put(&mut self, record: impl Into<Record>) -> Result<Put> {
        let record = record.into();
        let old = record::load(self.conn, &record.item())?;
        let deleted_at = old.as_ref().and_then(|old| old.deleted_at);
        self.replace(old, record, deleted_at)
    }

    /// Writes a record whose id was made for it just now, or is known not to be here: it is not looked for, and one that
    /// is here would be overwritten or refused.
    pub fn add(&mut self, record: impl Into<Record>) -> Result<()> {
        self.replace(None, record.into(), None)?;
        Ok(())
    }

    /// The same of a record that an archive brings in, into the trash if it is there: what is in the trash may have a name
    /// that is in use.
    pub fn add_kept(&mut self, kept: Stored<Record>) -> Result<()> {
        self.replace(None, kept.value, kept.deleted_at)?;
        Ok(())
    }

    /// Takes over a row of revision 1 that an archive brought in with its seals: it is found, and its history starts
    /// with this operation.
    pub fn adopt_entry(&mut self, id: EntryId) -> Result<()> {
        let item = ItemId::from(id);
        let stored = find(self.conn, &item)?;
        super::checks::check_texts(&stored.value)?;
        if let (Record::Entry(entry), None) = (&stored.value, stored.deleted_at) {
            self.index.new_entry(self.conn, entry)?;
        }
        self.record_new(item)
    }

    /// Into the trash. Nothing happens to what is there already.
    pub fn delete(&mut self, item: &ItemId) -> Result<()> {
        let now = self.now;
        self.set_deleted(item, Some(now))
    }

    /// Out of the trash.
    pub fn undelete(&mut self, item: &ItemId) -> Result<()> {
        self.set_deleted(item, None)
    }

    /// Writes a record into a state that its history remembers.
    pub fn put_state(&mut self, item: &ItemId, state: Value) -> Result<()> {
        let old = find(self.conn, item)?;
        let (record, deleted_at) = from_state(item.noun, state)?;
        self.replace(Some(old), record, deleted_at)?;
        Ok(())
    }

    /// Takes a record out of the search for good.
    pub fn forget_in_search(&mut self, item: &ItemId) -> Result<()> {
        self.index.forget_for_good(self.conn, item)
    }

    /// What a document said goes out of the search, once it is erased.
    pub fn forget_words_of(&mut self, document: &AnyDocument) {
        self.index.document(document);
    }

    /// For what changes without a history: the erased, of which only the id may stay.
    pub fn touch_erased(&mut self, item: &ItemId) -> Result<()> {
        self.record(&Change {
            item: item.clone(),
            base: 0,
            revision: 0,
            before: None,
            after: None,
        })
    }

    fn set_deleted(&mut self, item: &ItemId, deleted_at: Option<DateTime<Utc>>) -> Result<()> {
        let old = find(self.conn, item)?;
        if old.deleted_at.is_some() == deleted_at.is_some() {
            return Ok(());
        }
        let record = old.value.clone();
        self.change(old, record, deleted_at)?;
        Ok(())
    }

    fn replace(
        &mut self,
        old: Option<Stored<Record>>,
        record: Record,
        deleted_at: Option<DateTime<Utc>>,
    ) -> Result<Put> {
        let record = super::checks::tidy(record)?;
        super::checks::check_texts(&record)?;
        let Some(old) = old else {
            let item = record.item();
            self.save(new(record, deleted_at), None)?;
            self.record_new(item)?;
            return Ok(Put::New);
        };
        self.change(old, record, deleted_at)
    }

    /// Into a state that was checked, now or when it was stored.
    fn change(
        &mut self,
        old: Stored<Record>,
        record: Record,
        deleted_at: Option<DateTime<Utc>>,
    ) -> Result<Put> {
        let item = record.item();
        let before = state(&old.value, old.deleted_at)?;
        let after = state(&record, deleted_at)?;
        if before == after {
            return Ok(Put::Same);
        }
        let base = old.revision;
        let stored = Stored {
            revision: base + 1,
            ..new(record, deleted_at)
        };
        self.save(stored, Some(old.value))?;
        self.record_change(item, base, before, &after)?;
        Ok(Put::Changed)
    }

    fn save(&mut self, stored: Stored<Record>, old: Option<Record>) -> Result<()> {
        let Stored {
            value,
            revision,
            deleted_at,
        } = stored;
        let meta = Stored {
            value: (),
            revision,
            deleted_at,
        };
        match value {
            Record::Incident(incident) => {
                let old = match &old {
                    Some(Record::Incident(old)) => Some(&**old),
                    Some(_) | None => None,
                };
                incident::save(self.conn, &meta.map(|()| &*incident), old)?;
                if old.is_none() && deleted_at.is_none() {
                    return self.index.new_incident(self.conn, &incident);
                }
                self.index.incident(self.conn, incident.id)
            }
            Record::Entry(entry) => self.save_entry(&meta.map(|()| &entry), old),
            Record::Service(service) => {
                service::save(self.conn, &meta.map(|()| &service))?;
                self.index.incidents_with_service(self.conn, service.id)
            }
            Record::Employer(employer) => {
                employer::save(self.conn, &meta.map(|()| &employer))?;
                self.index.incidents_of_employer(self.conn, employer.id)
            }
            Record::FailureClass(class) => {
                class::save(self.conn, &meta.map(|()| &class))?;
                self.index.incidents_with_class(self.conn, &class.key)
            }
            Record::Packet(packet) => packet::save(self.conn, &meta.map(|()| &packet)),
            Record::Document(document) => {
                document::save(self.conn, &meta.map(|()| &document))?;
                // It may have hung on another incident.
                if let Some(Record::Document(old)) = &old {
                    self.index.document(old);
                }
                self.index.document(&document);
                Ok(())
            }
            Record::Settings(value) => settings::save(self.conn, &meta.map(|()| &*value)),
        }
    }

    fn save_entry(&mut self, stored: &Stored<&Entry>, old: Option<Record>) -> Result<()> {
        let old = match old {
            Some(Record::Entry(old)) => Some(old),
            Some(_) | None => None,
        };
        let device = match &self.device {
            Some(known) => known.clone(),
            None => revision::device(self.conn)?,
        };
        let sealer = Sealer {
            device: self.device.insert(device),
            now: self.now,
            world: self.world,
        };
        entry::save(self.conn, stored, old.as_ref(), sealer)?;
        if old.is_none() && stored.deleted_at.is_none() {
            return self.index.new_entry(self.conn, stored.value);
        }
        if stored.deleted_at.is_some() {
            let item = ItemId::from(stored.value.id);
            return self.index.forget(self.conn, &item);
        }
        self.index.put_entry(self.conn, stored.value)
    }

    fn record_new(&mut self, item: ItemId) -> Result<()> {
        let change = Change {
            item,
            base: 0,
            revision: 1,
            before: None,
            after: None,
        };
        self.record(&change)
    }

    fn record_change(
        &mut self,
        item: ItemId,
        base: i64,
        before: Value,
        after: &Value,
    ) -> Result<()> {
        let earlier = if self.touched.contains(&item) {
            history::change(self.conn, self.seq, &item)?
        } else {
            None
        };
        self.record(&Change::joined(earlier, item, base, before, after))
    }

    fn record(&mut self, change: &Change) -> Result<()> {
        if self.touched.insert(change.item.clone()) {
            history::add(self.conn, self.seq, change)
        } else {
            history::replace(self.conn, self.seq, change)
        }
    }
}

fn new(record: Record, deleted_at: Option<DateTime<Utc>>) -> Stored<Record> {
    Stored {
        value: record,
        revision: 1,
        deleted_at,
    }
}
