//! Rows that come in exactly as they went out: sealed revisions and the history.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, params};

use crate::{
    Result,
    domain::{Entry, IncidentId, ItemId},
    exchange::archive::{ArchivedOperation, ArchivedRevision, Kept},
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

/// Operations that touched what is new here, before everything that happened here: no window takes them for news, no
/// undo of this process reaches them.
pub(super) fn add_history(
    conn: &Connection,
    operations: &[ArchivedOperation],
    new: &HashSet<ItemId>,
) -> Result<()> {
    let first: i64 = conn.query_row("SELECT coalesce(min(seq), 1) FROM operation", [], |row| {
        row.get(0)
    })?;
    let count = i64::try_from(operations.len()).unwrap_or(i64::MAX);
    for (seq, operation) in (first.min(1) - count..).zip(operations) {
        add_operation(conn, seq, operation, new)?;
    }
    Ok(())
}

fn add_operation(
    conn: &Connection,
    seq: i64,
    operation: &ArchivedOperation,
    new: &HashSet<ItemId>,
) -> Result<()> {
    let wanted: Vec<(ItemId, _)> = operation
        .changes
        .iter()
        .filter_map(|change| {
            let noun = serde_json::from_value(change.noun.clone().into()).ok()?;
            let id = change.id.clone();
            Some((ItemId { noun, id }, change))
        })
        .filter(|(item, _)| new.contains(item))
        .collect();
    if wanted.is_empty() {
        return Ok(());
    }
    let seq = operation_row(conn, seq, operation)?;
    let mut statement = conn.prepare_cached(
        "INSERT OR IGNORE INTO change (operation, noun, id, base, revision, before, after)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for (_, change) in wanted {
        statement.execute(params![
            seq,
            change.noun,
            change.id,
            change.base,
            change.revision,
            json_or_null(change.before.as_ref())?,
            json_or_null(change.after.as_ref())?,
        ])?;
    }
    Ok(())
}

/// The operation's number here, where it may be known already from an earlier part of the same history.
fn operation_row(conn: &Connection, seq: i64, operation: &ArchivedOperation) -> Result<i64> {
    let known = conn
        .prepare_cached("SELECT seq FROM operation WHERE id = ?1")?
        .query_row([&operation.id], |row| row.get(0))
        .optional()?;
    if let Some(seq) = known {
        return Ok(seq);
    }
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
    Ok(seq)
}
