//! Found documents as the user sees them: the line that matches, and where.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::query::{Reader, spread_incidents};
use super::{LOW_BITS, Query, entry_lines, incident_lines, texts_of_entry};
use crate::domain::{EntryDetail, Incident, IncidentId, ItemId};
use crate::store::columns::{get_json_or_null, get_word, id, instant};
use crate::store::record::Shelf;
use crate::store::{entry, incident};
use crate::{Result, SearchHit};

const MOST_HITS: u32 = 200;
/// Of incidents in which what was asked for is spread; each is read whole.
const MOST_SPREAD: u32 = 50;
/// Characters of the line shown before the first mark and in all.
const LEAD: usize = 40;
const WIDTH: usize = 160;

/// Newest first, at most 200.
pub fn hits(conn: &Connection, query: &Query) -> Result<Vec<SearchHit>> {
    if query.is_empty() {
        return Ok(Vec::new());
    }
    let found = found(conn, query)?;
    if found.is_empty() {
        return spread(conn, query);
    }
    found
        .into_iter()
        .map(|found| hit(conn, query, found))
        .collect()
}

/// Where no document holds all that was asked for: incidents that do, each with the line that holds the most of it.
fn spread(conn: &Connection, query: &Query) -> Result<Vec<SearchHit>> {
    let ids = spread_incidents(conn, query)?;
    latest(conn, &ids)?
        .into_iter()
        .map(|incident| {
            let mut documents = vec![(None, incident.start(), incident_lines(conn, &incident)?)];
            for entry in entry::of_incident(conn, incident.id)? {
                documents.push((Some(entry.id), entry.happened_at, entry_lines(&entry)));
            }
            documents
                .sort_by_cached_key(|(.., texts)| Reverse(best_line(query, texts).phrases_found()));
            let (entry, at, texts) = documents.swap_remove(0);
            let (line, marks) = shown_line(query, &texts);
            Ok(SearchHit {
                incident: incident.id,
                entry,
                title: incident.title,
                at,
                marks,
                line,
            })
        })
        .collect()
}

fn latest(conn: &Connection, ids: &[String]) -> Result<Vec<Incident>> {
    let mut statement = conn.prepare_cached(
        "SELECT * FROM incident WHERE id IN (SELECT value FROM json_each(?1))
         ORDER BY start_at DESC, id DESC LIMIT ?2",
    )?;
    let ids = serde_json::to_string(ids)?;
    let found = statement.query_map((ids, MOST_SPREAD), incident::read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

struct Found {
    item: ItemId,
    incident: IncidentId,
    title: String,
    at: DateTime<Utc>,
    /// Of an entry; an incident is read by itself, because there are few of them among the hits.
    texts: Vec<String>,
}

fn found(conn: &Connection, query: &Query) -> Result<Vec<Found>> {
    // Rows first: joined directly, the titles would be looked up for rows beyond the limit too.
    let mut statement = conn.prepare_cached(
        "WITH found AS (SELECT rowid AS row FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2)
         SELECT found.row, noun, item, search_doc.incident, title, text, author, detail
         FROM found JOIN search_doc ON search_doc.row = found.row
         JOIN incident ON incident.id = search_doc.incident
         LEFT JOIN entry ON noun = 'entry' AND entry.id = item
         LEFT JOIN entry_revision ON entry_revision.entry = entry.id AND number = latest
         ORDER BY found.row DESC",
    )?;
    let rows = statement.query_map((query.expression(conn)?, MOST_HITS), |row| {
        let detail: Option<EntryDetail> = get_json_or_null(row, "detail")?;
        let (text, author): (Option<String>, Option<String>) =
            (row.get("text")?, row.get("author")?);
        Ok(Found {
            item: ItemId {
                noun: get_word(row, "noun")?,
                id: row.get("item")?,
            },
            incident: get_word(row, "incident")?,
            title: row.get("title")?,
            at: instant(row.get::<_, i64>("row")? >> LOW_BITS)?,
            texts: text
                .map(|text| texts_of_entry(text, detail.unwrap_or_default(), author))
                .unwrap_or_default(),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn hit(conn: &Connection, query: &Query, found: Found) -> Result<SearchHit> {
    let (entry, texts) = match Shelf::from(found.item.noun) {
        Shelf::Entry => (Some(id(&found.item.id)?), found.texts),
        Shelf::Incident => match incident::load(conn, &found.item.id)? {
            Some(stored) => (None, incident_lines(conn, &stored.value)?),
            None => (None, Vec::new()),
        },
        Shelf::Service
        | Shelf::Employer
        | Shelf::FailureClass
        | Shelf::Packet
        | Shelf::Document
        | Shelf::Settings => (None, Vec::new()),
    };
    let (line, marks) = shown_line(query, &texts);
    Ok(SearchHit {
        incident: found.incident,
        entry,
        title: found.title,
        at: found.at,
        marks,
        line,
    })
}

/// The line of these texts that matches best, cut to its place, and where it is marked in UTF-16 code units.
pub fn shown_line(query: &Query, texts: &[String]) -> (String, Vec<[u32; 2]>) {
    let (line, marks) = shown(query, texts);
    let marks = marks.into_iter().map(|mark| utf16(&line, mark)).collect();
    (line, marks)
}

/// The line that matches best, cut to its place, and where it is marked.
fn shown(query: &Query, texts: &[String]) -> (String, Vec<[usize; 2]>) {
    let read = best_line(query, texts);
    let marks = read.marks();
    let cut = cut(read.text, marks.first().map_or(0, |mark| mark[0]));
    if cut == read.text {
        return (cut, marks);
    }
    let marks = query.read_in(&cut).marks();
    (cut, marks)
}

/// The first of the lines that hold the most of what was asked for.
fn best_line<'a>(query: &'a Query, texts: &'a [String]) -> Reader<'a> {
    let mut best = None;
    let mut most = 0;
    for line in texts.iter().flat_map(|text| text.lines()) {
        let read = query.read_in(line);
        let found = read.phrases_found();
        if found > most {
            (best, most) = (Some(read), found);
        }
        if most == query.phrase_count() {
            break;
        }
    }
    // A phrase may run over the end of a line.
    best.unwrap_or_else(|| {
        query.read_in(
            texts
                .first()
                .and_then(|text| text.lines().next())
                .unwrap_or(""),
        )
    })
}

/// About 160 characters around a place in the line, with an ellipsis where something is left out.
fn cut(line: &str, place: usize) -> String {
    let before = line.get(..place).unwrap_or("");
    let skipped = before.chars().count().saturating_sub(LEAD);
    let shown: String = line.chars().skip(skipped).take(WIDTH).collect();
    let is_rest = line.chars().nth(skipped + WIDTH).is_none();
    let (start, end) = (
        if skipped > 0 { "…" } else { "" },
        if is_rest { "" } else { "…" },
    );
    format!("{start}{shown}{end}")
}

fn utf16(line: &str, mark: [usize; 2]) -> [u32; 2] {
    mark.map(|at| {
        let units = line.get(..at).unwrap_or(line).encode_utf16().count();
        u32::try_from(units).unwrap_or(u32::MAX)
    })
}
