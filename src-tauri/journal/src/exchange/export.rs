//! Everything goes out: what is in the journal and in its trash, every revision with its seal, and the history.

use std::collections::HashMap;

use rusqlite::Connection;
use serde::{Serialize, de::DeserializeOwned};

use super::archive::{
    self, Archive, ArchivedChange, ArchivedIncident, ArchivedOperation, ArchivedRevision,
    Documents, Kept,
};
use super::hex::Hex;
use crate::{
    Error, Result, Work,
    domain::{Entry, IncidentId, JournalSettings},
    store::{
        blob, class,
        columns::{Cells, get_instant},
        document::{self, Document},
        documents::for_each_document,
        employer, entry, incident, packet,
        record::Stored,
        service, settings,
    },
};

/// The same journal gives the same bytes.
pub(crate) fn export_json(conn: &Connection, work: &Work) -> Result<Vec<u8>> {
    // One transaction, so that another process cannot write between two tables.
    let snapshot = conn.unchecked_transaction()?;
    let archive = collect(&snapshot, work)?;
    let mut json = Vec::new();
    archive
        .write(&mut json)
        .map_err(Error::file("the archive".as_ref()))?;
    Ok(json)
}

pub(crate) fn export_archive(conn: &Connection, work: &Work) -> Result<Vec<u8>> {
    let snapshot = conn.unchecked_transaction()?;
    let archive = collect(&snapshot, work)?;
    let digests = blob::digests(&snapshot)?.into_iter();
    let blobs = digests.map(|digest| {
        let bytes = blob::bytes(&snapshot, &digest)?.ok_or(Error::Damaged)?;
        Ok((digest, bytes))
    });
    archive::pack(&archive, blobs)
}

fn collect(conn: &Connection, work: &Work) -> Result<Archive> {
    let records = records(conn, work)?;
    Ok(Archive {
        operations: operations(conn, work)?,
        ..records
    })
}

/// Everything but the history.
pub(crate) fn records(conn: &Connection, work: &Work) -> Result<Archive> {
    work.begin(rows(conn)?);
    let settings = settings::load(conn)?.value;
    Ok(Archive {
        // As they ship they say nothing, also where something else was tried before.
        settings: (settings != JournalSettings::default()).then_some(settings),
        services: kept(conn, "SELECT id FROM service ORDER BY id", service::load)?,
        employers: kept(conn, "SELECT id FROM employer ORDER BY id", employer::load)?,
        classes: kept(
            conn,
            "SELECT key FROM failure_class ORDER BY key",
            class::load,
        )?,
        incidents: incidents(conn, work)?,
        packets: kept(conn, "SELECT id FROM packet ORDER BY id", packet::load)?,
        documents: documents(conn)?,
        ..Archive::default()
    })
}

/// Of the tables that grow.
fn rows(conn: &Connection) -> Result<usize> {
    let count = "SELECT (SELECT count(*) FROM entry) + (SELECT count(*) FROM entry_revision)
        + (SELECT count(*) FROM change)";
    let rows: i64 = conn.query_one(count, [], |row| row.get(0))?;
    Ok(usize::try_from(rows).unwrap_or_default())
}

macro_rules! collect_documents {
    ($($noun:ident, $id:ident, $list:ident;)*) => {
        fn documents(conn: &Connection) -> Result<Documents> {
            Ok(Documents { $($list: documents_of(conn)?),* })
        }
    };
}

for_each_document!(collect_documents);

fn documents_of<T: Document>(conn: &Connection) -> Result<Vec<Kept<T>>> {
    let found = document::all_stored(conn)?;
    Ok(found.into_iter().map(Kept::from).collect())
}

fn kept<T: Serialize + DeserializeOwned>(
    conn: &Connection,
    ids: &str,
    load: impl Fn(&Connection, &str) -> Result<Option<Stored<T>>>,
) -> Result<Vec<Kept<T>>> {
    let mut statement = conn.prepare(ids)?;
    let ids: Vec<String> = statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut items = Vec::with_capacity(ids.len());
    for id in ids {
        items.extend(load(conn, &id)?.map(Kept::from));
    }
    Ok(items)
}

impl<T> From<Stored<T>> for Kept<T> {
    fn from(stored: Stored<T>) -> Self {
        Self {
            item: stored.value,
            deleted_at: stored.deleted_at,
        }
    }
}

fn incidents(conn: &Connection, work: &Work) -> Result<Vec<ArchivedIncident>> {
    let mut entries = entries(conn, work)?;
    let mut revisions = revisions(conn, work)?;
    let mut statement = conn.prepare("SELECT * FROM incident ORDER BY id")?;
    let found = statement.query_map([], incident::read_stored)?;
    found
        .map(|stored| {
            let incident = Kept::from(stored?);
            let id = incident.item.id;
            Ok(ArchivedIncident {
                incident,
                entries: entries.remove(&id).unwrap_or_default(),
                revisions: revisions.remove(&id).unwrap_or_default(),
            })
        })
        .collect()
}

fn entries(conn: &Connection, work: &Work) -> Result<HashMap<IncidentId, Vec<Kept<Entry>>>> {
    let mut statement = conn.prepare(&format!("{} ORDER BY entry.id", entry::SELECT))?;
    let found = statement.query_map([], entry::read_stored)?;
    let mut entries: HashMap<IncidentId, Vec<Kept<Entry>>> = HashMap::new();
    for stored in found {
        work.step()?;
        let entry = Kept::from(stored?);
        entries.entry(entry.item.incident).or_default().push(entry);
    }
    Ok(entries)
}

fn revisions(conn: &Connection, work: &Work) -> Result<HashMap<IncidentId, Vec<ArchivedRevision>>> {
    let mut statement = conn.prepare(&format!("{REVISION} ORDER BY incident, device, counter"))?;
    let found = statement.query_map([], |row| {
        let mut cells = Cells::of(row);
        let incident: IncidentId = cells.word()?;
        Ok((incident, revision(&mut cells)?))
    })?;
    let mut revisions: HashMap<IncidentId, Vec<ArchivedRevision>> = HashMap::new();
    for found in found {
        work.step()?;
        let (incident, revision) = found?;
        revisions.entry(incident).or_default().push(revision);
    }
    Ok(revisions)
}

const REVISION: &str = "
    SELECT incident, entry, number, recorded_at, kind, text, author, happened_at, zone, detail,
           device, counter, seal_version, salt, content_digest, digest
    FROM entry_revision";

/// A row of [`REVISION`], after its incident.
fn revision(cells: &mut Cells<'_>) -> rusqlite::Result<ArchivedRevision> {
    Ok(ArchivedRevision {
        entry: cells.word()?,
        number: cells.get()?,
        recorded_at: cells.get()?,
        kind: cells.get()?,
        text: cells.get()?,
        author: cells.get()?,
        happened_at: cells.get()?,
        zone: cells.get()?,
        detail: cells.get()?,
        device: cells.get()?,
        counter: cells.get()?,
        seal_version: cells.get()?,
        salt: cells.get::<Option<Vec<u8>>>()?.map(Hex),
        content_digest: Hex(cells.get()?),
        digest: Hex(cells.get()?),
    })
}

fn operations(conn: &Connection, work: &Work) -> Result<Vec<ArchivedOperation>> {
    let mut changes = changes(conn, work)?;
    let mut statement = conn.prepare("SELECT * FROM operation ORDER BY seq")?;
    let found = statement.query_map([], |row| {
        let seq: i64 = row.get("seq")?;
        Ok(ArchivedOperation {
            id: row.get("id")?,
            at: get_instant(row, "at")?,
            process: row.get("process")?,
            label: row.get("label")?,
            changes: changes.remove(&seq).unwrap_or_default(),
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn changes(conn: &Connection, work: &Work) -> Result<HashMap<i64, Vec<ArchivedChange>>> {
    let mut statement = conn.prepare(
        "SELECT operation, noun, id, base, revision, before, after FROM change
         ORDER BY operation, noun, id",
    )?;
    let found = statement.query_map([], |row| {
        let mut cells = Cells::of(row);
        let operation = cells.get()?;
        let change = ArchivedChange {
            noun: cells.get()?,
            id: cells.get()?,
            base: cells.get()?,
            revision: cells.get()?,
            before: cells.json_or_null()?,
            after: cells.json_or_null()?,
        };
        Ok((operation, change))
    })?;
    let mut changes: HashMap<i64, Vec<ArchivedChange>> = HashMap::new();
    for found in found {
        work.step()?;
        let (operation, change) = found?;
        changes.entry(operation).or_default().push(change);
    }
    Ok(changes)
}
