//! Full-text search: one FTS5 table over incidents, with their reviews and actions, and entries; newest first.
//!
//! Why words with prefixes of one to three letters, and not trigrams: measured with `examples/search_choice` on 21,000
//! documents, whole words take 3.5 MB and need 61 ms for the one letter "d" and 105 ms for "ka re"; with prefixes they
//! take 8.5 MB and need 0.1 ms for the letter. Trigrams take 15.6 MB, cannot find "d" or "DB" at all, and need more time for
//! everything else (1.8 ms against 0.8 ms for "restart kafka"); prefixes on them double that size and do not help. What
//! they alone could find is the inside of a word ("tgres" in "postgres"); a second index for that would triple the size
//! and the work of every write, so it is left out. The parts of a host name are words of their own, and are found.
//!
//! A longer word is named in full (`query`): on 200,000 documents with few words each of them in half of all, the slowest
//! of 100 searches needed 22 ms with the index's own prefixes and 4.4 ms with the words that begin so.
//!
//! Chinese and Japanese words are phrases of single characters (`words`). The row number grows with the instant, so that
//! the newest 200 stream out of the index without being sorted.

mod hits;
mod index;
mod query;
mod reviews;
mod vocabulary;
mod words;

pub use hits::{hits, shown_line};
pub use index::{Index, catch_up};
pub use query::{Query, incidents_with_word, matching_incidents};

use rusqlite::Connection;

use super::named::{self, Table};
use super::{class, document};
use crate::Result;
use crate::domain::{Action, Ending, Entry, EntryDetail, Incident, Postmortem};

/// Low bits of a row number, to tell documents of the same millisecond apart.
const LOW_BITS: u32 = 20;

/// Every text of an incident: it is the owner's own search, so the private block is part of it.
fn incident_lines(conn: &Connection, incident: &Incident) -> Result<Vec<String>> {
    let mut lines = own_lines(conn, incident)?;
    for review in document::of_incident::<Postmortem>(conn, incident.id)? {
        lines.extend(reviews::texts_of_review(review));
    }
    for action in document::of_incident::<Action>(conn, incident.id)? {
        lines.extend(reviews::texts_of_action(action));
    }
    lines.retain(|line| !line.is_empty());
    Ok(lines)
}

/// Without what its reviews and actions say.
fn own_lines(conn: &Connection, incident: &Incident) -> Result<Vec<String>> {
    let mut lines = texts_of(incident);
    for id in &incident.services {
        lines.extend(named::name(conn, Table::Service, &id.to_string())?);
    }
    if let Some(key) = &incident.class {
        lines.extend(class::name(conn, key)?);
    }
    if let Some(id) = incident.employer {
        lines.extend(named::name(conn, Table::Employer, &id.to_string())?);
    }
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
    texts_of_entry(
        entry.text.clone(),
        entry.detail.clone(),
        entry.author.clone(),
    )
}

fn texts_of_entry(text: String, detail: EntryDetail, author: Option<String>) -> Vec<String> {
    let mut lines = vec![
        text,
        detail.why,
        detail.alternatives,
        detail.outcome,
        detail.test,
        detail.audience,
    ];
    lines.extend(author);
    lines.retain(|line| !line.is_empty());
    lines
}
