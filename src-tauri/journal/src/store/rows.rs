//! Are all rows what our own types can read, and do the seals add up? The rest of a full check, after the pages.

use rusqlite::{Connection, Row};

use super::blob;
use super::columns::get_word;
use super::incident;
use super::record::{self, Shelf};
use super::seal::{self, Content, Link};
use crate::Result;
use crate::domain::{ItemId, Noun};

/// Each record that cannot be read, or that names something that is not there, in a sentence.
pub fn unreadable(conn: &Connection) -> Result<Vec<String>> {
    let mut problems = Vec::new();
    let mut statement = conn.prepare(
        "SELECT 'incident' AS noun, id FROM incident
         UNION ALL SELECT 'entry', id FROM entry
         UNION ALL SELECT 'service', id FROM service
         UNION ALL SELECT 'employer', id FROM employer
         UNION ALL SELECT 'failure_class', key FROM failure_class
         UNION ALL SELECT 'packet', id FROM packet
         UNION ALL SELECT noun, id FROM document
         UNION ALL SELECT 'settings', id FROM settings",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let noun: Noun = get_word(row, "noun")?;
        let item = ItemId {
            noun,
            id: row.get("id")?,
        };
        let name = format!("The {} {}", noun.words(), item.id);
        match record::load(conn, &item) {
            Ok(Some(_)) if is_consistent(conn, &item)? => {}
            Ok(Some(_)) => problems.push(format!(
                "{name} is listed and counted differently from what it says."
            )),
            Ok(None) => problems.push(format!("{name} has lost its content.")),
            Err(error) => problems.push(format!("{name} cannot be read: {error}")),
        }
    }
    Ok(problems)
}

fn is_consistent(conn: &Connection, item: &ItemId) -> Result<bool> {
    match Shelf::from(item.noun) {
        Shelf::Incident => incident::is_computed_right(conn, &item.id),
        Shelf::Document if item.noun == Noun::Attachment => blob::is_whole(conn, &item.id),
        Shelf::Entry
        | Shelf::Service
        | Shelf::Employer
        | Shelf::FailureClass
        | Shelf::Packet
        | Shelf::Document
        | Shelf::Settings => Ok(true),
    }
}

/// What the seals say.
pub struct SealReport {
    pub entries: u32,
    pub problems: Vec<String>,
}

/// Recomputes every digest, chain by chain.
pub fn check_seals(conn: &Connection) -> Result<SealReport> {
    let entries = conn.query_row("SELECT count(*) FROM entry", [], |row| row.get(0))?;
    let mut problems = Vec::new();
    let mut statement = conn.prepare(
        "SELECT entry_revision.*, entry.noted_at AS noted_at FROM entry_revision
         LEFT JOIN entry ON entry.id = entry_revision.entry
         ORDER BY entry_revision.incident, device, counter",
    )?;
    let mut rows = statement.query([])?;
    let mut chain = Chain::default();
    while let Some(row) = rows.next()? {
        let sealed = Sealed::read(row)?;
        problems.extend(chain.problem_with(&sealed));
        chain.follow(sealed);
    }
    Ok(SealReport { entries, problems })
}

/// The end of the chain that is being checked.
#[derive(Default)]
struct Chain {
    incident: String,
    device: String,
    counter: i64,
    digest: Option<Vec<u8>>,
}

impl Chain {
    fn problem_with(&self, sealed: &Sealed) -> Option<String> {
        let name = format!("Revision {} of entry {}", sealed.number, sealed.entry);
        let (counter, previous) =
            if self.incident == sealed.incident && self.device == sealed.device {
                (self.counter + 1, self.digest.as_deref())
            } else {
                (1, None)
            };
        if sealed.counter != counter {
            return Some(format!(
                "{name} does not follow the one before it: something is missing."
            ));
        }
        let link = Link {
            incident: &sealed.incident,
            device: &sealed.device,
            counter,
            previous,
        };
        if seal::digest(sealed.version, &link, &sealed.content_digest)[..] != sealed.digest {
            return Some(format!(
                "{name} does not fit its seal and the entries before it."
            ));
        }
        if sealed.has_content && sealed.content_found.as_deref() != Some(&sealed.content_digest[..])
        {
            return Some(format!(
                "{name} is not what was written: it was changed outside Afterpage."
            ));
        }
        None
    }

    fn follow(&mut self, sealed: Sealed) {
        self.incident = sealed.incident;
        self.device = sealed.device;
        self.counter = sealed.counter;
        self.digest = Some(sealed.digest);
    }
}

struct Sealed {
    entry: String,
    number: u32,
    incident: String,
    device: String,
    counter: i64,
    version: u32,
    content_digest: Vec<u8>,
    digest: Vec<u8>,
    /// Not erased.
    has_content: bool,
    /// The digest of the content as it is now; `None` where a part of it is missing.
    content_found: Option<Vec<u8>>,
}

impl Sealed {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let salt: Option<Vec<u8>> = row.get("salt")?;
        let version = row.get("seal_version")?;
        let content_found = match &salt {
            Some(salt) => content_digest(row, version, salt)?,
            None => None,
        };
        Ok(Self {
            entry: row.get("entry")?,
            number: row.get("number")?,
            incident: row.get("incident")?,
            device: row.get("device")?,
            counter: row.get("counter")?,
            version,
            content_digest: row.get("content_digest")?,
            digest: row.get("digest")?,
            has_content: salt.is_some() || row.get::<_, Option<String>>("text")?.is_some(),
            content_found,
        })
    }
}

fn content_digest(row: &Row<'_>, version: u32, salt: &[u8]) -> rusqlite::Result<Option<Vec<u8>>> {
    let text = |column: &str| row.get::<_, Option<String>>(column);
    let number = |column: &str| row.get::<_, Option<i64>>(column);
    let (entry, author) = (text("entry")?, text("author")?);
    let words = (text("kind")?, text("text")?, text("zone")?, text("detail")?);
    let instants = (
        number("noted_at")?,
        number("recorded_at")?,
        number("happened_at")?,
    );
    let (Some(entry), (Some(kind), Some(text), Some(zone), Some(detail))) = (entry, words) else {
        return Ok(None);
    };
    let (Some(noted_at), Some(recorded_at), Some(happened_at)) = instants else {
        return Ok(None);
    };
    let content = Content {
        entry: &entry,
        number: row.get("number")?,
        noted_at,
        recorded_at,
        kind: &kind,
        text: &text,
        author: author.as_deref(),
        happened_at,
        zone: &zone,
        detail: &detail,
    };
    Ok(Some(seal::content_digest(version, salt, &content).to_vec()))
}
