//! The tables `operation` and `change`: what was done, when, by which process, and the way back.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Value;
use uuid::Uuid;

use super::columns::{get_instant, get_json_or_null, get_word, json_or_null, word};
use super::patch::{Patch, difference};
use super::record;
use crate::Result;
use crate::domain::{ItemId, Noun};

/// Without `before`, it was made by this operation, or erased (revision 0). What was made has no `after` of its own, so that
/// an import does not write everything twice: it follows from the record and what changed since ([`of_item`]).
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub item: ItemId,
    /// The revision it started from; 0 if it was made here.
    pub base: i64,
    pub revision: i64,
    pub before: Option<Patch>,
    pub after: Option<Patch>,
}

impl Change {
    /// A change that follows `earlier`, which it takes in.
    pub fn joined(
        earlier: Option<Self>,
        item: ItemId,
        base: i64,
        before: Value,
        after: &Value,
    ) -> Self {
        let revision = base + 1;
        let (base, before) = match earlier {
            None => (base, Some(before)),
            Some(earlier) => (
                earlier.base,
                earlier.before.map(|patch| patch.applied_to(before)),
            ),
        };
        let changed = before.map(|before| difference(&before, after));
        let (before, after) = changed.unzip();
        Self {
            item,
            base,
            revision,
            before,
            after,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    pub seq: i64,
    pub at: DateTime<Utc>,
    pub label: String,
}

pub fn begin(
    conn: &Connection,
    id: Uuid,
    at: DateTime<Utc>,
    process: &str,
    label: &str,
) -> Result<i64> {
    conn.prepare_cached("INSERT INTO operation (id, at, process, label) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![
            id.to_string(),
            at.timestamp_millis(),
            process,
            label
        ])?;
    Ok(conn.last_insert_rowid())
}

/// Records the first change of an operation to an item.
pub fn add(conn: &Connection, seq: i64, change: &Change) -> Result<()> {
    insert(conn, "INSERT", seq, change)
}

/// Records a change in place of the one that its operation already made to the same item.
pub fn replace(conn: &Connection, seq: i64, change: &Change) -> Result<()> {
    insert(conn, "INSERT OR REPLACE", seq, change)
}

fn insert(conn: &Connection, verb: &str, seq: i64, change: &Change) -> Result<()> {
    conn.prepare_cached(&format!(
        "{verb} INTO change (operation, noun, id, base, revision, before, after)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    ))?
    .execute(params![
        seq,
        word(&change.item.noun)?,
        change.item.id,
        change.base,
        change.revision,
        json_or_null(change.before.as_ref())?,
        json_or_null(change.after.as_ref())?,
    ])?;
    Ok(())
}

pub fn operation(conn: &Connection, seq: i64) -> Result<Option<Operation>> {
    let found = conn
        .prepare_cached("SELECT seq, at, label FROM operation WHERE seq = ?1")?
        .query_row([seq], read_operation)
        .optional()?;
    Ok(found)
}

pub fn changes(conn: &Connection, seq: i64) -> Result<Vec<Change>> {
    let mut statement = conn.prepare_cached("SELECT * FROM change WHERE operation = ?1")?;
    let found = statement.query_map([seq], read_change)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub fn change(conn: &Connection, seq: i64, item: &ItemId) -> Result<Option<Change>> {
    let found = conn
        .prepare_cached("SELECT * FROM change WHERE operation = ?1 AND noun = ?2 AND id = ?3")?
        .query_row(params![seq, word(&item.noun)?, item.id], read_change)
        .optional()?;
    Ok(found)
}

/// Newest first, each with what it left behind.
pub fn of_item(conn: &Connection, item: &ItemId) -> Result<Vec<(Operation, Change)>> {
    let mut statement = conn.prepare_cached(
        "SELECT * FROM change JOIN operation ON operation.seq = change.operation
         WHERE noun = ?1 AND change.id = ?2 ORDER BY seq DESC",
    )?;
    let found = statement.query_map(params![word(&item.noun)?, item.id], |row| {
        let item = item.clone();
        Ok((read_operation(row)?, read_change_of(row, item)?))
    })?;
    let mut found = found.collect::<rusqlite::Result<Vec<_>>>()?;
    tell_first_states(conn, item, &mut found)?;
    Ok(found)
}

/// Of what was made: the record as it is, without what changed since, from the newest change back.
fn tell_first_states(
    conn: &Connection,
    item: &ItemId,
    history: &mut [(Operation, Change)],
) -> Result<()> {
    let is_made = |change: &Change| change.before.is_none() && change.after.is_none();
    if !history.iter().any(|(_, change)| is_made(change)) {
        return Ok(());
    }
    let Some(stored) = record::load(conn, item)? else {
        return Ok(());
    };
    let mut state = record::state(&stored.value, stored.deleted_at)?;
    for (_, change) in history {
        match &change.before {
            Some(before) => state = before.applied_to(state),
            None if is_made(change) && change.revision > 0 => {
                change.after = Some(Patch::whole(state.clone()));
            }
            None => {}
        }
    }
    Ok(())
}

/// The state in which an operation made a record.
pub fn first_state(conn: &Connection, seq: i64, item: &ItemId) -> Result<Option<Value>> {
    let mut made = of_item(conn, item)?.into_iter();
    let made = made.find(|(operation, change)| operation.seq == seq && change.before.is_none());
    let patch = made.and_then(|(_, change)| change.after);
    Ok(patch.and_then(|mut patch| patch.0.remove("")))
}

/// With its changes.
pub fn forget_operation(conn: &Connection, seq: i64) -> Result<()> {
    conn.execute("DELETE FROM operation WHERE seq = ?1", [seq])?;
    Ok(())
}

/// Every trace of a record, and operations that did nothing else.
pub fn forget_item(conn: &Connection, item: &ItemId) -> Result<()> {
    let mut operations =
        conn.prepare_cached("SELECT operation FROM change WHERE noun = ?1 AND id = ?2")?;
    let seqs: Vec<i64> = operations
        .query_map(params![word(&item.noun)?, item.id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    conn.execute(
        "DELETE FROM change WHERE noun = ?1 AND id = ?2",
        params![word(&item.noun)?, item.id],
    )?;
    for seq in seqs {
        conn.execute(
            "DELETE FROM operation WHERE seq = ?1
             AND NOT EXISTS (SELECT 1 FROM change WHERE operation = ?1)",
            [seq],
        )?;
    }
    Ok(())
}

pub fn last_seq(conn: &Connection) -> Result<i64> {
    let seq = conn.query_row("SELECT coalesce(max(seq), 0) FROM operation", [], |row| {
        row.get(0)
    })?;
    Ok(seq)
}

pub fn seq_before(conn: &Connection, seq: i64) -> Result<Option<i64>> {
    let before = conn.query_row(
        "SELECT max(seq) FROM operation WHERE seq < ?1",
        [seq],
        |row| row.get(0),
    )?;
    Ok(before)
}

/// Records changed after `seq`, and the incidents of changed entries.
pub fn touched_since(conn: &Connection, seq: i64) -> Result<Vec<ItemId>> {
    let mut statement = conn.prepare_cached(
        "SELECT noun, id FROM change WHERE operation > ?1
         UNION
         SELECT 'incident', entry.incident FROM change JOIN entry ON entry.id = change.id
         WHERE operation > ?1 AND noun = 'entry'
         ORDER BY 1, 2",
    )?;
    let found = statement.query_map([seq], |row| {
        Ok(ItemId {
            noun: get_word(row, "noun")?,
            id: row.get("id")?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn read_operation(row: &Row<'_>) -> rusqlite::Result<Operation> {
    Ok(Operation {
        seq: row.get("seq")?,
        at: get_instant(row, "at")?,
        label: row.get("label")?,
    })
}

fn read_change(row: &Row<'_>) -> rusqlite::Result<Change> {
    let noun: Noun = get_word(row, "noun")?;
    let id = row.get("id")?;
    read_change_of(row, ItemId { noun, id })
}

fn read_change_of(row: &Row<'_>, item: ItemId) -> rusqlite::Result<Change> {
    Ok(Change {
        item,
        base: row.get("base")?,
        revision: row.get("revision")?,
        before: get_json_or_null(row, "before")?,
        after: get_json_or_null(row, "after")?,
    })
}

/// Changes of a noun that contain a text anywhere; a few may only seem to.
pub fn mentioning(conn: &Connection, noun: Noun, text: &str) -> Result<Vec<(i64, Change)>> {
    let mut statement = conn.prepare(
        "SELECT * FROM change WHERE noun = ?1 AND (instr(before, ?2) > 0 OR instr(after, ?2) > 0)",
    )?;
    let found = statement.query_map(params![word(&noun)?, text], |row| {
        Ok((row.get("operation")?, read_change(row)?))
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
