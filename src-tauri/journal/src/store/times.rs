//! What figures and charts need of the incidents of a scope, without reading the incidents whole.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params_from_iter};

use super::columns::{get_day, get_instant, get_json, get_word, get_word_or_null};
use super::incident;
use super::scope::Conditions;
use crate::Result;
use crate::domain::{LeftOut, Scope, TimeToResolve};
use crate::insight::TimedIncident;

/// Oldest first.
pub fn of_scope(conn: &Connection, scope: &Scope) -> Result<Vec<TimedIncident>> {
    let conditions = Conditions::of(scope)?;
    let (condition, values) = conditions.sql(None);
    let mut statement = conn.prepare_cached(&format!(
        "SELECT id, title, kind, start_at, zone, day, severity, class, services, milestones, roles, seconds,
                estimated, left_out, live
         FROM incident WHERE {condition} ORDER BY start_at, id"
    ))?;
    let found = statement.query_map(params_from_iter(values), read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Of the earliest incident of all; the journal knows nothing of the days before it.
pub fn first_day(conn: &Connection) -> Result<Option<NaiveDate>> {
    let first = conn
        .prepare_cached("SELECT min(day) FROM incident WHERE deleted_at IS NULL")?
        .query_row([], |row| row.get::<_, Option<String>>(0))?;
    Ok(first.and_then(|day| day.parse().ok()))
}

fn read(row: &Row<'_>) -> rusqlite::Result<TimedIncident> {
    Ok(TimedIncident {
        id: get_word(row, "id")?,
        title: row.get("title")?,
        kind: get_word(row, "kind")?,
        start: get_instant(row, "start_at")?,
        zone: get_word(row, "zone")?,
        day: get_day(row, "day")?,
        severity: incident::severity(row.get("severity")?),
        class: get_word_or_null(row, "class")?,
        services: get_json(row, "services")?,
        milestones: get_json(row, "milestones")?,
        roles: get_json(row, "roles")?,
        time: time(row)?,
        live: row.get("live")?,
    })
}

fn time(row: &Row<'_>) -> rusqlite::Result<std::result::Result<TimeToResolve, LeftOut>> {
    let seconds: Option<i64> = row.get("seconds")?;
    let known = seconds.and_then(|seconds| u64::try_from(seconds).ok());
    Ok(match known {
        Some(seconds) => Ok(TimeToResolve {
            seconds,
            estimated: row.get("estimated")?,
        }),
        None => Err(get_word_or_null(row, "left_out")?.unwrap_or(LeftOut::NoEnd)),
    })
}
