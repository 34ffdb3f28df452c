//! Found documents as the user sees them: the line that matches, and where.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::{LOW_BITS, Query, lines_of};
use crate::domain::{IncidentId, ItemId, Noun};
use crate::store::columns::{get_word, id, instant};
use crate::{Result, SearchHit};

const MOST_HITS: u32 = 200;
/// Characters of the line shown before the first mark and in all.
const LEAD: usize = 40;
const WIDTH: usize = 160;

/// Newest first, at most 200.
pub fn hits(conn: &Connection, query: &Query) -> Result<Vec<SearchHit>> {
    if query.is_empty() {
        return Ok(Vec::new());
    }
    found(conn, query)?
        .into_iter()
        .map(|found| hit(conn, query, found))
        .collect()
}

struct Found {
    item: ItemId,
    incident: IncidentId,
    title: String,
    at: DateTime<Utc>,
}

fn found(conn: &Connection, query: &Query) -> Result<Vec<Found>> {
    // Rows first: joined directly, the titles would be looked up for rows beyond the limit too.
    let mut statement = conn.prepare_cached(
        "WITH found AS (SELECT rowid AS row FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2)
         SELECT found.row, noun, item, search_doc.incident, title
         FROM found JOIN search_doc ON search_doc.row = found.row
         JOIN incident ON incident.id = search_doc.incident
         ORDER BY found.row DESC",
    )?;
    let rows = statement.query_map((query.expression(), MOST_HITS), |row| {
        Ok(Found {
            item: ItemId {
                noun: get_word(row, "noun")?,
                id: row.get("item")?,
            },
            incident: get_word(row, "incident")?,
            title: row.get("title")?,
            at: instant(row.get::<_, i64>("row")? >> LOW_BITS)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn hit(conn: &Connection, query: &Query, found: Found) -> Result<SearchHit> {
    let entry = match found.item.noun {
        Noun::Entry => Some(id(&found.item.id)?),
        Noun::Incident
        | Noun::Service
        | Noun::Employer
        | Noun::FailureClass
        | Noun::Packet
        | Noun::Reminder
        | Noun::Action
        | Noun::Attachment
        | Noun::Settings => None,
    };
    let texts = lines_of(conn, &found.item)?;
    let line = best_line(query, &texts);
    let line = cut(line, query.marks(line).first().map_or(0, |mark| mark[0]));
    let marks = query
        .marks(&line)
        .into_iter()
        .map(|mark| utf16(&line, mark));
    Ok(SearchHit {
        incident: found.incident,
        entry,
        title: found.title,
        at: found.at,
        marks: marks.collect(),
        line,
    })
}

/// The first of the lines that hold the most of what was asked for.
fn best_line<'a>(query: &Query, texts: &'a [String]) -> &'a str {
    let mut best = ("", 0);
    for line in texts.iter().flat_map(|text| text.lines()) {
        let found = query.found_in(line);
        if found > best.1 {
            best = (line, found);
        }
    }
    if best.1 == 0 {
        // A phrase may run over the end of a line.
        return texts
            .first()
            .map_or("", |text| text.lines().next().unwrap_or(""));
    }
    best.0
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
