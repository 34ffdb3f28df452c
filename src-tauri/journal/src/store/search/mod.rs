//! Full-text search: one FTS5 table over incidents and entries, newest first.
//!
//! Why words with prefixes of one to three letters, and not trigrams: measured with `examples/search_choice` on 21,000
//! documents, whole words take 3.5 MB and need 61 ms for the one letter "d" and 105 ms for "ka re"; with prefixes they
//! take 8.5 MB and need 0.1 ms for the letter. Trigrams take 15.6 MB, cannot find "d" or "DB" at all, and need more time for
//! everything else (1.8 ms against 0.8 ms for "restart kafka"); prefixes on them double that size and do not help. What
//! they alone could find is the inside of a word ("tgres" in "postgres"); a second index for that would triple the size
//! and the work of every write, so it is left out. The parts of a host name are words of their own, and are found.
//!
//! Chinese and Japanese words are phrases of single characters (`words`). The row number grows with the instant, so that
//! the newest 200 stream out of the index without being sorted.

mod hits;
mod query;
mod words;

pub use hits::hits;
pub use query::{Query, matching_incidents};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::columns::word;
use super::{class, employer, entry, incident, service};
use crate::Result;
use crate::domain::{
    ClassKey, EmployerId, Ending, Entry, EntryId, Incident, IncidentId, ItemId, Noun, ServiceId,
};

/// Low bits of a row number, to tell documents of the same millisecond apart.
const LOW_BITS: u32 = 20;
/// Instants that fit above them: about the years 1691 to 2248. What lies beyond is sorted to the ends.
const HIGHEST: i64 = 1 << 43;

/// Brings the index up to date with an incident, and with its entries where it went into the trash or came back.
pub fn index_incident(conn: &Connection, id: IncidentId) -> Result<()> {
    let key = id.to_string();
    let item = ItemId::from(id);
    let was_there = row_of(conn, &key)?.is_some();
    match incident::load(conn, &key)? {
        Some(stored) if stored.deleted_at.is_none() => {
            let lines = incident_lines(conn, &stored.value)?;
            put(conn, &item, id, stored.value.start(), &lines)?;
            if was_there {
                return Ok(());
            }
        }
        Some(_) | None => {
            if !was_there {
                return Ok(());
            }
            forget(conn, &item)?;
        }
    }
    for entry in entry::ids_of_incident(conn, &key)? {
        index_entry(conn, entry)?;
    }
    Ok(())
}

pub fn index_entry(conn: &Connection, id: EntryId) -> Result<()> {
    let item = ItemId::from(id);
    let Some(stored) = entry::load(conn, &item.id)?.filter(|entry| entry.deleted_at.is_none())
    else {
        return forget(conn, &item);
    };
    let incident = stored.value.incident;
    let is_visible = incident::is_visible(conn, incident)?;
    if !is_visible {
        return forget(conn, &item);
    }
    let lines = entry_lines(&stored.value);
    put(conn, &item, incident, stored.value.happened_at, &lines)
}

pub fn index_incidents_with_service(conn: &Connection, service: ServiceId) -> Result<()> {
    index_all(conn, incident::with_service(conn, service)?)
}

pub fn index_incidents_with_class(conn: &Connection, class: &ClassKey) -> Result<()> {
    index_all(conn, incident::with_class(conn, class)?)
}

pub fn index_incidents_of_employer(conn: &Connection, employer: EmployerId) -> Result<()> {
    index_all(conn, incident::of_employer(conn, employer)?)
}

/// Takes a record out of the index.
pub fn forget(conn: &Connection, item: &ItemId) -> Result<()> {
    if let Some(row) = row_of(conn, &item.id)? {
        conn.prepare_cached("DELETE FROM search WHERE rowid = ?1")?
            .execute([row])?;
        conn.prepare_cached("DELETE FROM search_doc WHERE row = ?1")?
            .execute([row])?;
    }
    Ok(())
}

fn index_all(conn: &Connection, incidents: Vec<IncidentId>) -> Result<()> {
    for id in incidents {
        index_incident(conn, id)?;
    }
    Ok(())
}

fn put(
    conn: &Connection,
    item: &ItemId,
    incident: IncidentId,
    at: DateTime<Utc>,
    lines: &[String],
) -> Result<()> {
    forget(conn, item)?;
    let row = free_row(conn, at)?;
    conn.prepare_cached(
        "INSERT INTO search_doc (row, noun, item, incident) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![
        row,
        word(&item.noun)?,
        item.id,
        incident.to_string()
    ])?;
    conn.prepare_cached("INSERT INTO search (rowid, words) VALUES (?1, ?2)")?
        .execute(params![row, words::indexed(&lines.join("\n"))])?;
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

/// Every text of an incident: it is the owner's own search, so the private block is part of it.
fn incident_lines(conn: &Connection, incident: &Incident) -> Result<Vec<String>> {
    let mut lines = texts_of(incident);
    for id in &incident.services {
        lines.extend(service::load(conn, &id.to_string())?.map(|service| service.value.name));
    }
    if let Some(key) = &incident.class {
        let classes = class::all(conn)?;
        lines.extend(
            classes
                .into_iter()
                .filter(|class| class.key == *key)
                .map(|class| class.name),
        );
    }
    if let Some(id) = incident.employer {
        lines.extend(employer::load(conn, &id.to_string())?.map(|employer| employer.value.name));
    }
    lines.retain(|line| !line.is_empty());
    Ok(lines)
}

fn texts_of(incident: &Incident) -> Vec<String> {
    let story = &incident.story;
    let private = &incident.private;
    let mut texts = vec![
        &incident.title,
        &story.what_happened,
        &story.my_part,
        &story.outcome,
        &story.learned,
        &incident.impact.segment,
        &incident.impact.event_at_risk,
        &incident.impact.blast.regions,
        &private.fear,
        &private.guilt,
        &private.pride,
        &private.honesty,
        &private.compassion,
        &private.rigour,
        &private.notes,
    ];
    texts.extend(incident.phases.iter().map(|note| &note.text));
    texts.extend(incident.mitigation.iter().map(|used| &used.trade_off));
    texts.extend(
        incident
            .links
            .iter()
            .flat_map(|link| [&link.label, &link.url]),
    );
    texts.extend(incident.source.iter().map(|source| &source.id));
    if let Some(Ending::HandedOff {
        state,
        tried,
        not_tried,
    }) = &incident.ending
    {
        texts.extend([state, tried, not_tried]);
    }
    if let Some(mistake) = &private.own_change {
        texts.extend([
            &mistake.what_happened,
            &mistake.learned,
            &mistake.will_do_differently,
        ]);
    }
    let mut texts: Vec<String> = texts.into_iter().cloned().collect();
    texts.push(incident.tags.join(", "));
    texts
}

fn entry_lines(entry: &Entry) -> Vec<String> {
    let detail = &entry.detail;
    let mut lines: Vec<String> = [
        &entry.text,
        &detail.why,
        &detail.alternatives,
        &detail.outcome,
        &detail.test,
        &detail.audience,
    ]
    .into_iter()
    .cloned()
    .collect();
    lines.extend(entry.author.clone());
    lines.retain(|line| !line.is_empty());
    lines
}

/// The texts a found record shows its matching line from.
fn lines_of(conn: &Connection, item: &ItemId) -> Result<Vec<String>> {
    match item.noun {
        Noun::Incident => match incident::load(conn, &item.id)? {
            Some(stored) => incident_lines(conn, &stored.value),
            None => Ok(Vec::new()),
        },
        Noun::Entry => {
            let stored = entry::load(conn, &item.id)?;
            Ok(stored
                .map(|stored| entry_lines(&stored.value))
                .unwrap_or_default())
        }
        Noun::Service
        | Noun::Employer
        | Noun::FailureClass
        | Noun::Packet
        | Noun::Reminder
        | Noun::Action
        | Noun::Attachment
        | Noun::Settings => Ok(Vec::new()),
    }
}
