//! What is in the trash: rows with `deleted_at`, of every noun that can be deleted.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::columns::{get_instant, get_word};
use super::revision;
use crate::domain::ItemId;
use crate::{Result, TrashItem};

/// The latest first. An entry whose incident is in the trash goes with its incident and is not listed by itself.
pub fn all(conn: &Connection) -> Result<Vec<TrashItem>> {
    let mut statement = conn.prepare_cached(
        "SELECT 'incident' AS noun, id, title, deleted_at FROM incident WHERE deleted_at IS NOT NULL
         UNION ALL
         SELECT 'entry', entry.id, text, entry.deleted_at FROM entry
             JOIN entry_revision ON entry_revision.entry = entry.id AND number = latest
             JOIN incident ON incident.id = entry.incident
             WHERE entry.deleted_at IS NOT NULL AND incident.deleted_at IS NULL
         UNION ALL
         SELECT 'service', id, name, deleted_at FROM service WHERE deleted_at IS NOT NULL
         UNION ALL
         SELECT 'employer', id, name, deleted_at FROM employer WHERE deleted_at IS NOT NULL
         UNION ALL
         SELECT 'failure_class', key, name, deleted_at FROM failure_class WHERE deleted_at IS NOT NULL
         UNION ALL
         SELECT 'packet', id, name, deleted_at FROM packet WHERE deleted_at IS NOT NULL
         UNION ALL
         SELECT noun, id, title, deleted_at FROM document WHERE deleted_at IS NOT NULL
         ORDER BY deleted_at DESC, noun, id",
    )?;
    let found = statement.query_map([], |row| {
        Ok(TrashItem {
            item: ItemId {
                noun: get_word(row, "noun")?,
                id: row.get("id")?,
            },
            title: row.get("title")?,
            deleted_at: get_instant(row, "deleted_at")?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Without an incident that became part of another: it holds what its lines said before they were amended.
pub fn since_before(conn: &Connection, limit: DateTime<Utc>) -> Result<Vec<ItemId>> {
    let mut old = Vec::new();
    for item in all(conn)? {
        if item.deleted_at < limit && !revision::has_lines_elsewhere(conn, &item.item.id)? {
            old.push(item.item);
        }
    }
    Ok(old)
}
