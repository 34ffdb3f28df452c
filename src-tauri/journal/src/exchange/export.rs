//! Everything goes out: what is in the journal and in its trash, every revision with its seal, and the history.

use std::{cell::RefCell, ops::ControlFlow};

use rusqlite::Connection;
use serde::{
    Serialize, Serializer,
    de::DeserializeOwned,
    ser::{Error as _, SerializeSeq},
};

use super::archive::{
    self, Archive, ArchivedChange, ArchivedIncident, ArchivedOperation, ArchivedRevision,
    Documents, Kept, OperationHead, Records,
};
use super::hex::Hex;
use crate::{
    Error, Result, Work,
    domain::{IncidentId, JournalSettings},
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
    export(conn, work, |archive| {
        let mut json = Vec::new();
        let written = archive.write(&mut json);
        written.map_err(Error::file("the archive".as_ref()))?;
        Ok(json)
    })
}

pub(crate) fn export_archive(conn: &Connection, work: &Work) -> Result<Vec<u8>> {
    export(conn, work, |archive| {
        let digests = blob::digests(conn)?.into_iter();
        let blobs = digests.map(|digest| {
            let bytes = blob::bytes(conn, &digest)?.ok_or(Error::Damaged)?;
            Ok((digest, bytes))
        });
        archive::pack(archive, blobs)
    })
}

type Streaming<'a> = Archive<Streamed<Incidents<'a>>, Streamed<Operations<'a>>>;

/// `write` turns the whole journal into bytes, while the lists that grow are read.
fn export(
    conn: &Connection,
    work: &Work,
    write: impl FnOnce(&Streaming<'_>) -> Result<Vec<u8>>,
) -> Result<Vec<u8>> {
    // One transaction, so that another process cannot write between two tables.
    let snapshot = conn.unchecked_transaction()?;
    let failure = Failure::default();
    let tables = Tables {
        conn: &snapshot,
        work,
        failure: &failure,
    };
    work.begin(rows(&snapshot)?);
    let archive = of_lists(
        &snapshot,
        Streamed(Incidents(tables)),
        Streamed(Operations(tables)),
    )?;
    let written = write(&archive);
    // It says more than the writer, which only knows that there is no more.
    failure.take().map_or(written, Err)
}

/// Everything but the history.
pub(crate) fn records(conn: &Connection, work: &Work) -> Result<Records> {
    work.begin(rows(conn)?);
    let failure = Failure::default();
    let tables = Tables {
        conn,
        work,
        failure: &failure,
    };
    let mut incidents = Vec::new();
    Incidents(tables).each(&mut |incident| {
        incidents.push(incident);
        ControlFlow::Continue(())
    })?;
    of_lists(conn, incidents, ())
}

fn of_lists<I, O>(conn: &Connection, incidents: I, operations: O) -> Result<Archive<I, O>> {
    let settings = settings::load(conn)?.value;
    Ok(Archive {
        format: archive::FORMAT,
        version: archive::VERSION,
        // As they ship they say nothing, also where something else was tried before.
        settings: (settings != JournalSettings::default()).then_some(settings),
        services: kept(conn, "SELECT id FROM service ORDER BY id", service::load)?,
        employers: kept(conn, "SELECT id FROM employer ORDER BY id", employer::load)?,
        classes: kept(
            conn,
            "SELECT key FROM failure_class ORDER BY key",
            class::load,
        )?,
        incidents,
        packets: kept(conn, "SELECT id FROM packet ORDER BY id", packet::load)?,
        documents: documents(conn)?,
        operations,
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

/// Where lists are read from.
#[derive(Debug, Clone, Copy)]
struct Tables<'a> {
    conn: &'a Connection,
    work: &'a Work,
    failure: &'a Failure,
}

/// Why a list could not be read to its end: no writer can tell it.
#[derive(Debug, Default)]
struct Failure(RefCell<Option<Error>>);

impl Failure {
    fn take(&self) -> Option<Error> {
        self.0.borrow_mut().take()
    }
}

/// A list that is read element by element, as far as they are taken.
trait List {
    type Item: Serialize;

    fn each(&self, take: &mut dyn FnMut(Self::Item) -> ControlFlow<()>) -> Result<()>;

    fn failure(&self) -> &Failure;
}

/// Written as it is read, so that it never lies in memory whole.
#[derive(Debug)]
struct Streamed<L>(L);

impl<L: List> Serialize for Streamed<L> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        let mut stopped = None;
        let read = self
            .0
            .each(&mut |item| match list.serialize_element(&item) {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => {
                    stopped = Some(error);
                    ControlFlow::Break(())
                }
            });
        if let Some(error) = stopped {
            return Err(error);
        }
        if let Err(error) = read {
            *self.0.failure().0.borrow_mut() = Some(error);
            return Err(S::Error::custom("the journal could not be read"));
        }
        list.end()
    }
}

#[derive(Debug)]
struct Incidents<'a>(Tables<'a>);

impl List for Incidents<'_> {
    type Item = ArchivedIncident;

    fn each(&self, take: &mut dyn FnMut(ArchivedIncident) -> ControlFlow<()>) -> Result<()> {
        let Tables { conn, work, .. } = self.0;
        let mut entries = conn.prepare(&format!(
            "{} WHERE entry.incident = ?1 ORDER BY entry.id",
            entry::SELECT
        ))?;
        let mut revisions =
            conn.prepare(&format!("{REVISION} ORDER BY incident, device, counter"))?;
        let mut revisions = revisions.query_map([], |row| {
            let mut cells = Cells::of(row);
            let incident: IncidentId = cells.word()?;
            Ok((incident, revision(&mut cells)?))
        })?;
        let mut next = revisions.next().transpose()?;
        let mut statement = conn.prepare("SELECT * FROM incident ORDER BY id")?;
        for stored in statement.query_map([], incident::read_stored)? {
            let incident = Kept::from(stored?);
            let id = incident.item.id;
            let lines = entries.query_map([id.to_string()], entry::read_stored)?;
            let mut archived = ArchivedIncident {
                incident,
                entries: lines
                    .map(|line| {
                        work.step()?;
                        Ok(Kept::from(line?))
                    })
                    .collect::<Result<_>>()?,
                revisions: Vec::new(),
            };
            // Both are in the order of the incidents.
            while let Some((of, revision)) = next.take_if(|(of, _)| *of <= id) {
                work.step()?;
                archived.revisions.extend((of == id).then_some(revision));
                next = revisions.next().transpose()?;
            }
            if take(archived).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn failure(&self) -> &Failure {
        self.0.failure
    }
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

#[derive(Debug)]
struct Operations<'a>(Tables<'a>);

impl<'a> List for Operations<'a> {
    type Item = ArchivedOperation<Streamed<Changes<'a>>>;

    fn each(&self, take: &mut dyn FnMut(Self::Item) -> ControlFlow<()>) -> Result<()> {
        let mut statement = self
            .0
            .conn
            .prepare("SELECT * FROM operation ORDER BY seq")?;
        let found = statement.query_map([], |row| {
            Ok(ArchivedOperation {
                head: OperationHead {
                    id: row.get("id")?,
                    at: get_instant(row, "at")?,
                    process: row.get("process")?,
                    label: row.get("label")?,
                },
                changes: Streamed(Changes {
                    tables: self.0,
                    operation: row.get("seq")?,
                }),
            })
        })?;
        for operation in found {
            if take(operation?).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn failure(&self) -> &Failure {
        self.0.failure
    }
}

/// Of one operation: an import changes everything in one.
#[derive(Debug)]
struct Changes<'a> {
    tables: Tables<'a>,
    operation: i64,
}

impl List for Changes<'_> {
    type Item = ArchivedChange;

    fn each(&self, take: &mut dyn FnMut(ArchivedChange) -> ControlFlow<()>) -> Result<()> {
        let mut statement = self.tables.conn.prepare_cached(
            "SELECT noun, id, base, revision, before, after FROM change WHERE operation = ?1
             ORDER BY noun, id",
        )?;
        let found = statement.query_map([self.operation], |row| {
            let mut cells = Cells::of(row);
            Ok(ArchivedChange {
                noun: cells.get()?,
                id: cells.get()?,
                base: cells.get()?,
                revision: cells.get()?,
                before: cells.json_or_null()?,
                after: cells.json_or_null()?,
            })
        })?;
        for change in found {
            self.tables.work.step()?;
            if take(change?).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn failure(&self) -> &Failure {
        self.tables.failure
    }
}
