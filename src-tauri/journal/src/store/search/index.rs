//! What an operation changes about the index. What goes and what comes is gathered and written oldest first: the index
//! takes a number smaller than the one before only by writing out everything it holds in memory.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::{LOW_BITS, entry_lines, incident_lines, own_lines, words};
use crate::Result;
use crate::domain::{
    ClassKey, EmployerId, Entry, EntryId, Incident, IncidentId, ItemId, Noun, ServiceId,
};
use crate::store::columns::{get_word, word};
use crate::store::documents::AnyDocument;
use crate::store::{entry, incident};

/// Instants that fit above the low bits: about the years 1691 to 2248. What lies beyond is sorted to the ends.
const HIGHEST: i64 = 1 << 43;
/// Documents gathered before they are written or taken out: some ten megabytes at most.
const MOST_WAITING: usize = 20_000;

/// From here on the index is given more room: with the usual megabyte it writes and merges many small parts.
const MANY_WAITING: usize = 1_000;
const MORE_ROOM: &str = "INSERT INTO search (search, rank) VALUES ('hashsize', 16777216)";

/// From here on words are only marked as gone, and the whole index is made anew at the end: to take each word of each
/// document out of its page takes longer. To optimize it instead would leave marks, which hold the words.
const MANY_GOING: usize = 5_000;
const MARK_ONLY: &str = "INSERT INTO search (search, rank) VALUES ('secure-delete', 0)";
const MAKE_ANEW: &str = "INSERT INTO search (search) VALUES ('rebuild');
                         INSERT INTO search (search, rank) VALUES ('secure-delete', 1)";

/// Documents that are not written yet, and those that are not taken out yet: nothing is right before
/// [`Index::finish`].
#[derive(Debug, Default)]
pub struct Index {
    waiting: BTreeMap<ItemId, Document>,
    going: BTreeSet<i64>,
    /// Incidents of which a review, an action, a service, the employer or the class changed. They are read once, however
    /// many did.
    due: BTreeSet<IncidentId>,
    /// More room was asked for: to ask again would write out what the index holds.
    has_room: bool,
    /// The index is to be made anew, and words are only marked as gone: because they are many, or gone for good.
    is_stale: bool,
}

#[derive(Debug)]
struct Document {
    incident: IncidentId,
    at: DateTime<Utc>,
    words: String,
}

impl Index {
    /// Brings the index up to date with an incident, and with its entries where it went into the trash or came back.
    pub fn incident(&mut self, conn: &Connection, id: IncidentId) -> Result<()> {
        let item = ItemId::from(id);
        let was_there = self.waiting.contains_key(&item) || row_of(conn, &item.id)?.is_some();
        if incident::is_visible(conn, id)? {
            let incident = incident::find(conn, id)?.value;
            let lines = incident_lines(conn, &incident)?;
            self.forget(conn, &item)?;
            self.wait(conn, item.clone(), id, incident.start(), &lines)?;
            if was_there {
                return Ok(());
            }
        } else {
            if !was_there {
                return Ok(());
            }
            self.forget(conn, &item)?;
        }
        for entry in entry::ids_of_incident(conn, &item.id)? {
            self.entry(conn, entry)?;
        }
        Ok(())
    }

    /// One that was not here before, and not in the trash: nothing of it is in the index yet. Reviews and actions that come
    /// after it bring it here again.
    pub fn new_incident(&mut self, conn: &Connection, incident: &Incident) -> Result<()> {
        let (item, id) = (ItemId::from(incident.id), incident.id);
        let lines = own_lines(conn, incident)?;
        self.wait(conn, item, id, incident.start(), &lines)
    }

    /// The same of an entry; its incident may be in the trash.
    pub fn new_entry(&mut self, conn: &Connection, entry: &Entry) -> Result<()> {
        let of = ItemId::from(entry.incident);
        if !self.waiting.contains_key(&of) && !incident::is_visible(conn, entry.incident)? {
            return Ok(());
        }
        let (item, lines) = (ItemId::from(entry.id), entry_lines(entry));
        self.wait(conn, item, entry.incident, entry.happened_at, &lines)
    }

    pub fn entry(&mut self, conn: &Connection, id: EntryId) -> Result<()> {
        match entry::load(conn, &id.to_string())? {
            Some(stored) if stored.deleted_at.is_none() => self.put_entry(conn, &stored.value),
            Some(_) | None => self.forget(conn, &ItemId::from(id)),
        }
    }

    /// One that is not in the trash, unless with its incident.
    pub fn put_entry(&mut self, conn: &Connection, entry: &Entry) -> Result<()> {
        let item = ItemId::from(entry.id);
        if !incident::is_visible(conn, entry.incident)? {
            return self.forget(conn, &item);
        }
        self.forget(conn, &item)?;
        let lines = entry_lines(entry);
        self.wait(conn, item, entry.incident, entry.happened_at, &lines)
    }

    pub fn incidents_with_service(&mut self, conn: &Connection, service: ServiceId) -> Result<()> {
        self.due.extend(incident::with_service(conn, service)?);
        Ok(())
    }

    pub fn incidents_with_class(&mut self, conn: &Connection, class: &ClassKey) -> Result<()> {
        self.due.extend(incident::with_class(conn, class)?);
        Ok(())
    }

    pub fn incidents_of_employer(&mut self, conn: &Connection, employer: EmployerId) -> Result<()> {
        self.due.extend(incident::of_employer(conn, employer)?);
        Ok(())
    }

    /// What a review or an action says is found under its incident.
    pub fn document(&mut self, document: &AnyDocument) {
        if matches!(document.noun(), Noun::Postmortem | Noun::Action) {
            self.due.extend(document.incident());
        }
    }

    /// Takes a record out of the index.
    pub fn forget(&mut self, conn: &Connection, item: &ItemId) -> Result<()> {
        self.waiting.remove(item);
        if let Some(row) = row_of(conn, &item.id)? {
            conn.prepare_cached("DELETE FROM search_doc WHERE row = ?1")?
                .execute([row])?;
            self.going.insert(row);
        }
        self.write_if_many(conn)
    }

    /// And leaves no word of it in the pages: what is taken out may still be where one page ends and the next begins.
    pub fn forget_for_good(&mut self, conn: &Connection, item: &ItemId) -> Result<()> {
        self.forget(conn, item)?;
        self.is_stale = true;
        Ok(())
    }

    /// Takes out and writes what waits for it, oldest first.
    pub fn finish(&mut self, conn: &Connection) -> Result<()> {
        for id in std::mem::take(&mut self.due) {
            self.incident(conn, id)?;
        }
        self.write(conn)?;
        if std::mem::take(&mut self.is_stale) {
            self.take_room(conn)?;
            conn.execute_batch(MAKE_ANEW)?;
        }
        Ok(())
    }

    fn take_room(&mut self, conn: &Connection) -> Result<()> {
        if !self.has_room {
            conn.execute_batch(MORE_ROOM)?;
            self.has_room = true;
        }
        Ok(())
    }

    fn write_if_many(&mut self, conn: &Connection) -> Result<()> {
        if self.waiting.len() + self.going.len() < MOST_WAITING {
            return Ok(());
        }
        self.write(conn)
    }

    fn write(&mut self, conn: &Connection) -> Result<()> {
        if self.waiting.len() + self.going.len() >= MANY_WAITING {
            self.take_room(conn)?;
        }
        self.is_stale |= self.going.len() >= MANY_GOING;
        if self.is_stale {
            conn.execute_batch(MARK_ONLY)?;
        }
        let mut waiting: Vec<_> = std::mem::take(&mut self.waiting).into_iter().collect();
        waiting.sort_by_key(|(_, document)| document.at);
        let mut going = std::mem::take(&mut self.going).into_iter().peekable();
        for (item, document) in waiting {
            let row = number(conn, &item, &document)?;
            while let Some(gone) = going.next_if(|gone| *gone <= row) {
                take_out(conn, gone)?;
            }
            conn.prepare_cached("INSERT INTO search (rowid, words) VALUES (?1, ?2)")?
                .execute(params![row, document.words])?;
        }
        for gone in going {
            take_out(conn, gone)?;
        }
        Ok(())
    }

    fn wait(
        &mut self,
        conn: &Connection,
        item: ItemId,
        incident: IncidentId,
        at: DateTime<Utc>,
        lines: &[String],
    ) -> Result<()> {
        let words = words::indexed(&lines.join("\n"));
        let document = Document {
            incident,
            at,
            words,
        };
        self.waiting.insert(item, document);
        self.write_if_many(conn)
    }
}

/// Reads anew what a migration found wanting, if anything.
pub fn catch_up(conn: &mut Connection) -> Result<()> {
    let is_there = "SELECT 1 FROM sqlite_schema WHERE name = 'search_due'";
    if conn
        .query_row(is_there, [], |_| Ok(()))
        .optional()?
        .is_none()
    {
        return Ok(());
    }
    if due(conn)?.is_empty() {
        return Ok(());
    }
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut index = Index::default();
    index.due.extend(due(&transaction)?);
    index.finish(&transaction)?;
    transaction.execute("DELETE FROM search_due", [])?;
    transaction.commit()?;
    Ok(())
}

fn due(conn: &Connection) -> Result<Vec<IncidentId>> {
    let mut statement = conn.prepare("SELECT incident FROM search_due")?;
    let found = statement.query_map([], |row| get_word(row, "incident"))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The number of a document, from now on its own.
fn number(conn: &Connection, item: &ItemId, document: &Document) -> Result<i64> {
    let row = free_row(conn, document.at)?;
    conn.prepare_cached(
        "INSERT INTO search_doc (row, noun, item, incident) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![
        row,
        word(&item.noun)?,
        item.id,
        document.incident.to_string()
    ])?;
    Ok(row)
}

fn take_out(conn: &Connection, row: i64) -> Result<()> {
    conn.prepare_cached("DELETE FROM search WHERE rowid = ?1")?
        .execute([row])?;
    Ok(())
}

fn row_of(conn: &Connection, item: &str) -> Result<Option<i64>> {
    let row = conn
        .prepare_cached("SELECT row FROM search_doc WHERE item = ?1")?
        .query_row([item], |row| row.get(0))
        .optional()?;
    Ok(row)
}

/// The first free number of the document's millisecond.
fn free_row(conn: &Connection, at: DateTime<Utc>) -> Result<i64> {
    let first = at.timestamp_millis().clamp(-HIGHEST, HIGHEST - 1) << LOW_BITS;
    let last: Option<i64> = conn
        .prepare_cached("SELECT max(row) FROM search_doc WHERE row BETWEEN ?1 AND ?2")?
        .query_row([first, first | ((1 << LOW_BITS) - 1)], |row| row.get(0))?;
    Ok(last.map_or(first, |last| last + 1))
}

#[cfg(test)]
mod tests;
