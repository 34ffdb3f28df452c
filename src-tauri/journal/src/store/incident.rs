//! The table `incident` and the two tables of links that its lists fill.

mod save;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::columns::{
    get_instant, get_instant_or_null, get_json, get_json_or_null, get_word, get_word_or_null, json,
    word,
};
use super::record::Stored;
use crate::domain::{
    ClassKey, EmployerId, Incident, IncidentId, IncidentKind, Period, ServiceId, Severity,
    SourceRef,
};
use crate::{Error, Result};
pub use save::{is_computed_right, save};

pub fn load(conn: &Connection, id: &str) -> Result<Option<Stored<Incident>>> {
    let found = conn
        .prepare_cached("SELECT * FROM incident WHERE id = ?1")?
        .query_row([id], read_stored)
        .optional()?;
    Ok(found)
}

/// One that is in the journal, in the trash or not.
pub fn find(conn: &Connection, id: IncidentId) -> Result<Stored<Incident>> {
    load(conn, &id.to_string())?.ok_or(Error::NotFound {
        noun: crate::domain::Noun::Incident,
    })
}

/// There, and not in the trash.
pub fn is_visible(conn: &Connection, id: IncidentId) -> Result<bool> {
    let is_visible = conn
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM incident WHERE id = ?1 AND deleted_at IS NULL)",
        )?
        .query_row([id.to_string()], |row| row.get(0))?;
    Ok(is_visible)
}

/// Those that an imported record may be again, also from the trash.
pub fn all_from_source(conn: &Connection, source: &SourceRef) -> Result<Vec<Stored<Incident>>> {
    let mut statement = conn.prepare_cached(
        "SELECT * FROM incident WHERE source_kind = ?1 AND source_id = ?2
         ORDER BY deleted_at IS NOT NULL, id",
    )?;
    let found = statement.query_map([&source.kind, &source.id], read_stored)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Those whose pad is open, the latest first; without the trash.
pub fn live(conn: &Connection) -> Result<Vec<Incident>> {
    let mut statement = conn.prepare_cached(
        "SELECT * FROM incident WHERE live = 1 AND deleted_at IS NULL ORDER BY id DESC",
    )?;
    let found = statement.query_map([], read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Without the trash.
pub fn count(conn: &Connection) -> Result<usize> {
    let count: i64 = conn
        .prepare_cached("SELECT count(*) FROM incident WHERE deleted_at IS NULL")?
        .query_row([], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// The latest first, without the trash.
pub fn latest_with_service(
    conn: &Connection,
    service: ServiceId,
    most: usize,
) -> Result<Vec<IncidentId>> {
    let sql =
        "SELECT incident.id AS id FROM incident_service JOIN incident ON incident.id = incident
               WHERE service = ?1 AND deleted_at IS NULL ORDER BY start_at DESC LIMIT ?2";
    newest(conn, sql, &service.to_string(), most)
}

/// The latest first, without the trash.
pub fn latest_with_class(
    conn: &Connection,
    class: &ClassKey,
    most: usize,
) -> Result<Vec<IncidentId>> {
    let sql = "SELECT id FROM incident WHERE class = ?1 AND deleted_at IS NULL ORDER BY start_at DESC LIMIT ?2";
    newest(conn, sql, &class.0, most)
}

fn newest(conn: &Connection, sql: &str, of: &str, most: usize) -> Result<Vec<IncidentId>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let mut statement = conn.prepare_cached(sql)?;
    let found = statement.query_map(params![of, most], |row| get_word(row, "id"))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Those whose debrief waits; without the trash.
pub fn to_debrief(conn: &Connection) -> Result<Vec<Incident>> {
    let mut statement = conn.prepare_cached(
        "SELECT * FROM incident WHERE debrief ->> '$.state.state' = 'due' AND deleted_at IS NULL
         ORDER BY start_at, id",
    )?;
    let found = statement.query_map([], read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub fn erase(conn: &Connection, id: &str) -> Result<()> {
    save::forget_links(conn, id)?;
    conn.execute("DELETE FROM incident WHERE id = ?1", [id])?;
    Ok(())
}

pub fn with_service(conn: &Connection, service: ServiceId) -> Result<Vec<IncidentId>> {
    let sql = "SELECT incident AS id FROM incident_service WHERE service = ?1";
    ids(conn, sql, &service.to_string())
}

pub fn with_class(conn: &Connection, class: &ClassKey) -> Result<Vec<IncidentId>> {
    ids(conn, "SELECT id FROM incident WHERE class = ?1", &class.0)
}

pub fn of_employer(conn: &Connection, employer: EmployerId) -> Result<Vec<IncidentId>> {
    let sql = "SELECT id FROM incident WHERE employer = ?1";
    ids(conn, sql, &employer.to_string())
}

/// Failure classes of incidents of these kinds by how often they came, the most frequent first, each with the day of the
/// latest; without the trash.
pub fn by_class(
    conn: &Connection,
    kinds: &[IncidentKind],
) -> Result<Vec<(ClassKey, u32, NaiveDate)>> {
    let mut statement = conn.prepare_cached(
        "SELECT class, count(*) AS incidents, max(day) AS latest FROM incident
         WHERE class IS NOT NULL AND deleted_at IS NULL
             AND kind IN (SELECT value FROM json_each(?1))
         GROUP BY class ORDER BY incidents DESC, latest DESC, class",
    )?;
    let found = statement.query_map([json(&kinds)?], |row| {
        Ok((
            get_word(row, "class")?,
            row.get("incidents")?,
            get_word(row, "latest")?,
        ))
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The latest of these kinds, by its start.
pub fn latest(conn: &Connection, kinds: &[IncidentKind]) -> Result<Option<Incident>> {
    let found = conn
        .prepare_cached(
            "SELECT * FROM incident WHERE deleted_at IS NULL
                 AND kind IN (SELECT value FROM json_each(?1))
             ORDER BY start_at DESC, id DESC LIMIT 1",
        )?
        .query_row([json(&kinds)?], read)
        .optional()?;
    Ok(found)
}

/// Without the trash, the oldest first.
pub fn of_kind(conn: &Connection, kind: IncidentKind) -> Result<Vec<Incident>> {
    let mut statement = conn.prepare_cached(
        "SELECT * FROM incident WHERE kind = ?1 AND deleted_at IS NULL ORDER BY start_at, id",
    )?;
    let found = statement.query_map([word(&kind)?], read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Minutes that I was at work on incidents, how many say so, and how many there were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandsOn {
    pub minutes: u32,
    pub with: u32,
    pub of: u32,
}

/// Of the incidents of a period, by their day; without the trash.
pub fn hands_on(conn: &Connection, period: Period) -> Result<HandsOn> {
    let bound = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let found = conn
        .prepare_cached(
            "SELECT coalesce(sum(hands_on_minutes), 0), count(hands_on_minutes), count(*)
             FROM incident WHERE deleted_at IS NULL
                 AND (?1 IS NULL OR day >= ?1) AND (?2 IS NULL OR day <= ?2)",
        )?
        .query_row((bound(period.from), bound(period.to)), |row| {
            Ok(HandsOn {
                minutes: row.get(0)?,
                with: row.get(1)?,
                of: row.get(2)?,
            })
        })?;
    Ok(found)
}

fn ids(conn: &Connection, sql: &str, of: &str) -> Result<Vec<IncidentId>> {
    let mut statement = conn.prepare_cached(sql)?;
    let found = statement.query_map([of], |row| get_word(row, "id"))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub fn read_stored(row: &Row<'_>) -> rusqlite::Result<Stored<Incident>> {
    Ok(Stored {
        value: read(row)?,
        revision: row.get("revision")?,
        deleted_at: get_instant_or_null(row, "deleted_at")?,
    })
}

pub fn read(row: &Row<'_>) -> rusqlite::Result<Incident> {
    Ok(Incident {
        id: get_word(row, "id")?,
        title: row.get("title")?,
        kind: get_word(row, "kind")?,
        severity: severity(row.get("severity")?),
        services: get_json(row, "services")?,
        class: get_word_or_null(row, "class")?,
        tags: get_json(row, "tags")?,
        zone: get_word(row, "zone")?,
        milestones: get_json(row, "milestones")?,
        roles: get_json(row, "roles")?,
        detected_by: get_json_or_null(row, "detected_by")?,
        impact: get_json(row, "impact")?,
        mitigation: get_json_or_null(row, "mitigation")?,
        ending: get_json_or_null(row, "ending")?,
        story: get_json(row, "story")?,
        phases: get_json(row, "phases")?,
        hands_on_minutes: row.get("hands_on_minutes")?,
        employer: get_word_or_null(row, "employer")?,
        sharing: get_json(row, "sharing")?,
        source: source(row)?,
        links: get_json(row, "links")?,
        private: get_json(row, "private")?,
        pad: get_json(row, "pad")?,
        debrief: get_json(row, "debrief")?,
        created_at: get_instant(row, "created_at")?,
    })
}

pub fn severity(level: Option<u8>) -> Option<Severity> {
    Severity::ALL
        .into_iter()
        .find(|severity| Some(severity.level()) == level)
}

pub fn source(row: &Row<'_>) -> rusqlite::Result<Option<SourceRef>> {
    let (kind, id): (Option<String>, Option<String>) =
        (row.get("source_kind")?, row.get("source_id")?);
    Ok(kind.zip(id).map(|(kind, id)| SourceRef { kind, id }))
}
