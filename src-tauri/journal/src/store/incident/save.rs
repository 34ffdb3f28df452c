//! How an incident is written: its row, with the columns that questions are asked about, and its links.

use std::sync::OnceLock;

use rusqlite::{Connection, Row, ToSql, params, params_from_iter};

use super::load;
use crate::Result;
use crate::domain::{Incident, Severity};
use crate::store::columns::{json, json_or_empty, json_or_null, word};
use crate::store::record::Stored;

pub fn save(conn: &Connection, stored: &Stored<&Incident>, old: Option<&Incident>) -> Result<()> {
    let incident = stored.value;
    save_row(conn, stored, old.is_none())?;
    if let Some(old) = old {
        if old.services == incident.services && old.roles == incident.roles {
            return Ok(());
        }
        forget_links(conn, &incident.id.to_string())?;
    }
    save_links(conn, incident)
}

fn save_row(conn: &Connection, stored: &Stored<&Incident>, is_new: bool) -> Result<()> {
    let incident = stored.value;
    let computed = Computed::of(incident)?;
    let cells: [(&str, &dyn ToSql); 36] = [
        ("id", &incident.id.to_string()),
        ("title", &incident.title),
        ("kind", &word(&incident.kind)?),
        ("severity", &incident.severity.map(Severity::level)),
        ("class", &incident.class.as_ref().map(|key| key.0.as_str())),
        ("zone", &incident.zone.name()),
        ("employer", &incident.employer.map(|id| id.to_string())),
        ("hands_on_minutes", &incident.hands_on_minutes),
        (
            "source_kind",
            &incident.source.as_ref().map(|source| source.kind.as_str()),
        ),
        (
            "source_id",
            &incident.source.as_ref().map(|source| source.id.as_str()),
        ),
        ("created_at", &incident.created_at.timestamp_millis()),
        ("services", &json(&incident.services)?),
        ("tags", &json(&incident.tags)?),
        ("milestones", &json(&incident.milestones)?),
        ("roles", &json(&incident.roles)?),
        ("detected_by", &json_or_null(incident.detected_by.as_ref())?),
        ("impact", &json_or_empty(&incident.impact)?),
        ("mitigation", &json_or_null(incident.mitigation.as_ref())?),
        ("ending", &json_or_null(incident.ending.as_ref())?),
        ("story", &json_or_empty(&incident.story)?),
        ("phases", &json(&incident.phases)?),
        ("sharing", &json(&incident.sharing)?),
        ("links", &json(&incident.links)?),
        ("private", &json_or_empty(&incident.private)?),
        ("pad", &json_or_empty(&incident.pad)?),
        ("debrief", &json_or_empty(&incident.debrief)?),
        ("live", &computed.live),
        ("start_at", &computed.start_at),
        ("day", &computed.day),
        ("title_key", &computed.title_key),
        ("seconds", &computed.seconds),
        ("estimated", &computed.estimated),
        ("left_out", &computed.left_out),
        ("missing", &computed.missing),
        ("revision", &stored.revision),
        (
            "deleted_at",
            &stored.deleted_at.map(|at| at.timestamp_millis()),
        ),
    ];
    let sql = if is_new {
        INSERT.get_or_init(|| insert(&cells))
    } else {
        UPDATE.get_or_init(|| update(&cells))
    };
    let values = cells.iter().map(|(_, value)| value);
    conn.prepare_cached(sql)?
        .execute(params_from_iter(values))?;
    Ok(())
}

/// Both take their values by place: to look for 36 by name costs a twentieth of a large import.
static INSERT: OnceLock<String> = OnceLock::new();
static UPDATE: OnceLock<String> = OnceLock::new();

fn insert(cells: &[(&str, &dyn ToSql)]) -> String {
    format!(
        "INSERT INTO incident ({}) VALUES ({})",
        names(cells),
        places(cells.len())
    )
}

/// The first of them is the id, which stays: to write it again, SQLite would look through all that refers to it.
fn update(cells: &[(&str, &dyn ToSql)]) -> String {
    let others = cells.iter().enumerate().skip(1);
    let others: Vec<String> = others
        .map(|(place, (name, _))| format!("{name} = ?{}", place + 1))
        .collect();
    format!("UPDATE incident SET {} WHERE id = ?1", others.join(", "))
}

fn names(cells: &[(&str, &dyn ToSql)]) -> String {
    let names: Vec<&str> = cells.iter().map(|(name, _)| *name).collect();
    names.join(", ")
}

/// "?1, ?2, ?3".
fn places(n: usize) -> String {
    let places: Vec<String> = (1..=n).map(|place| format!("?{place}")).collect();
    places.join(", ")
}

/// The columns that questions are asked about.
#[derive(PartialEq)]
struct Computed {
    start_at: i64,
    day: String,
    title_key: String,
    seconds: Option<i64>,
    estimated: bool,
    left_out: Option<String>,
    missing: String,
    live: bool,
}

impl Computed {
    fn of(incident: &Incident) -> Result<Self> {
        let time = incident.time_to_resolve();
        let seconds = time.ok().map(|time| time.seconds);
        Ok(Self {
            start_at: incident.start().timestamp_millis(),
            day: incident.day().to_string(),
            title_key: incident.title.to_lowercase(),
            seconds: seconds.map(|seconds| i64::try_from(seconds).unwrap_or(i64::MAX)),
            estimated: time.is_ok_and(|time| time.estimated),
            left_out: time.err().map(|why| word(&why)).transpose()?,
            missing: json(&incident.missing())?,
            live: incident.pad.is_live(),
        })
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            start_at: row.get("start_at")?,
            day: row.get("day")?,
            title_key: row.get("title_key")?,
            seconds: row.get("seconds")?,
            estimated: row.get("estimated")?,
            left_out: row.get("left_out")?,
            missing: row.get("missing")?,
            live: row.get("live")?,
        })
    }
}

/// Whether lists and figures see an incident as it is: the computed columns are those of its own facts.
pub fn is_computed_right(conn: &Connection, id: &str) -> Result<bool> {
    let Some(stored) = load(conn, id)? else {
        return Ok(false);
    };
    let found = conn
        .prepare_cached("SELECT * FROM incident WHERE id = ?1")?
        .query_row([id], Computed::read)?;
    Ok(found == Computed::of(&stored.value)?)
}

fn save_links(conn: &Connection, incident: &Incident) -> Result<()> {
    let id = incident.id.to_string();
    let mut link = conn.prepare_cached(
        "INSERT OR IGNORE INTO incident_service (incident, service) VALUES (?1, ?2)",
    )?;
    for service in &incident.services {
        link.execute(params![id, service.to_string()])?;
    }
    let mut link = conn
        .prepare_cached("INSERT OR IGNORE INTO incident_role (incident, role) VALUES (?1, ?2)")?;
    for role in &incident.roles {
        link.execute(params![id, word(role)?])?;
    }
    Ok(())
}

pub(super) fn forget_links(conn: &Connection, id: &str) -> Result<()> {
    conn.prepare_cached("DELETE FROM incident_service WHERE incident = ?1")?
        .execute([id])?;
    conn.prepare_cached("DELETE FROM incident_role WHERE incident = ?1")?
        .execute([id])?;
    Ok(())
}
