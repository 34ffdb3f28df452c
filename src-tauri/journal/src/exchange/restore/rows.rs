//! Rows that come in exactly as they went out: sealed revisions and the history.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, params};

use crate::{
    Result,
    domain::{Entry, IncidentId, ItemId},
    exchange::archive::{ArchivedChange, ArchivedRevision, Kept, OperationHead},
    store::columns::json_or_null,
};

/// The seals of an incident that is new here, as they were made.
pub(super) fn add_revisions(
    conn: &Connection,
    incident: IncidentId,
    revisions: &[ArchivedRevision],
) -> Result<()> {
    let mut statement = conn.prepare_cached(
        "INSERT INTO entry_revision (
            entry, number, incident, recorded_at, kind, text, author, happened_at, zone, detail,
            device, counter, seal_version, salt, content_digest, digest
         ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    )?;
    for revision in revisions {
        statement.execute(params![
            revision.entry.to_string(),
            revision.number,
            incident.to_string(),
            revision.recorded_at,
            revision.kind,
            revision.text,
            revision.author,
            revision.happened_at,
            revision.zone,
            revision.detail,
            revision.device,
            revision.counter,
            revision.seal_version,
            revision.salt.as_ref().map(|salt| &salt.0),
            revision.content_digest.0,
            revision.digest.0,
        ])?;
    }
    Ok(())
}

/// The row of an entry whose revisions are there already.
pub(super) fn add_entry(conn: &Connection, entry: &Kept<Entry>) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO entry (id, incident, noted_at, source_id, latest, revision, deleted_at)
         VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6)",
    )?
    .execute(params![
        entry.item.id.to_string(),
        entry.item.incident.to_string(),
        entry.item.noted_at.timestamp_millis(),
        entry.item.source_id,
        entry.item.revision,
        entry.deleted_at.map(|at| at.timestamp_millis()),
    ])?;
    Ok(())
}

/// More operations than any archive holds.
const ROOM: i64 = 1 << 31;

/// Operations that touched what is new here, before everything that happened here: no window takes them for news, no
/// undo of this process reaches them.
#[derive(Default)]
pub(super) struct History {
    /// The number of the next operation that is not known here.
    next: Option<i64>,
    /// The one whose changes come in, and its number once it has one.
    current: Option<(OperationHead, Option<i64>)>,
}

impl History {
    /// Its changes follow. One of which none is wanted is not written.
    pub(super) fn begin(&mut self, operation: OperationHead) {
        self.current = Some((operation, None));
    }

    pub(super) fn add(
        &mut self,
        conn: &Connection,
        change: &ArchivedChange,
        new: &HashSet<ItemId>,
    ) -> Result<()> {
        let noun = serde_json::from_value(change.noun.clone().into());
        let id = change.id.clone();
        if !noun.is_ok_and(|noun| new.contains(&ItemId { noun, id })) {
            return Ok(());
        }
        let Some(seq) = self.seq(conn)? else {
            return Ok(());
        };
        conn.prepare_cached(
            "INSERT OR IGNORE INTO change (operation, noun, id, base, revision, before, after)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            seq,
            change.noun,
            change.id,
            change.base,
            change.revision,
            json_or_null(change.before.as_ref())?,
            json_or_null(change.after.as_ref())?,
        ])?;
        Ok(())
    }

    /// The current operation's number here, where it may be known already from an earlier part of the same history.
    fn seq(&mut self, conn: &Connection) -> Result<Option<i64>> {
        let Some((operation, seq)) = &mut self.current else {
            return Ok(None);
        };
        if seq.is_some() {
            return Ok(*seq);
        }
        let known = conn
            .prepare_cached("SELECT seq FROM operation WHERE id = ?1")?
            .query_row([&operation.id], |row| row.get(0))
            .optional()?;
        *seq = known;
        if seq.is_none() {
            let free = self.next.map_or_else(|| first_free(conn), Ok)?;
            add_operation(conn, free, operation)?;
            self.next = Some(free + 1);
            *seq = Some(free);
        }
        Ok(*seq)
    }
}

fn first_free(conn: &Connection) -> Result<i64> {
    let first: i64 = conn.query_row("SELECT coalesce(min(seq), 1) FROM operation", [], |row| {
        row.get(0)
    })?;
    Ok(first.min(1) - ROOM)
}

fn add_operation(conn: &Connection, seq: i64, operation: &OperationHead) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO operation (seq, id, at, process, label) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        seq,
        operation.id,
        operation.at.timestamp_millis(),
        operation.process,
        operation.label,
    ])?;
    Ok(())
}
