//! What figures and charts need of the incidents of a scope, without reading the incidents whole.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};

use super::columns::Cells;
use super::incident;
use super::scope::Conditions;
use crate::Result;
use crate::domain::{IncidentId, LeftOut, Scope, TimeToResolve};
use crate::insight::TimedIncident;

/// Oldest first.
pub fn of_scope(conn: &Connection, scope: &Scope) -> Result<Vec<TimedIncident>> {
    let conditions = Conditions::of(scope)?;
    let (condition, values) = conditions.sql(None);
    let mut statement = conn.prepare_cached(&format!(
        "SELECT id, title, kind, start_at, zone, day, severity, class, services, milestones, roles, live,
                seconds, estimated, left_out
         FROM incident WHERE {condition} ORDER BY start_at, id"
    ))?;
    let found = statement.query_map(params_from_iter(values), read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The earliest incident of all, and its day; the journal knows nothing of the days before it.
pub fn first(conn: &Connection) -> Result<Option<(IncidentId, NaiveDate)>> {
    let first = conn
        .prepare_cached(
            "SELECT id, day FROM incident WHERE deleted_at IS NULL ORDER BY day, start_at, id LIMIT 1",
        )?
        .query_row([], |row| {
            let mut cells = Cells::of(row);
            Ok((cells.word()?, cells.word()?))
        });
    Ok(first.optional()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<TimedIncident> {
    let mut cells = Cells::of(row);
    Ok(TimedIncident {
        id: cells.word()?,
        title: cells.get()?,
        kind: cells.word()?,
        start: cells.instant()?,
        zone: cells.word()?,
        day: cells.word()?,
        severity: incident::severity(cells.get()?),
        class: cells.word_or_null()?,
        services: cells.json()?,
        milestones: cells.json()?,
        roles: cells.json()?,
        live: cells.get()?,
        time: time(&mut cells)?,
    })
}

fn time(cells: &mut Cells<'_>) -> rusqlite::Result<std::result::Result<TimeToResolve, LeftOut>> {
    let (seconds, estimated): (Option<i64>, bool) = (cells.get()?, cells.get()?);
    let left_out = cells.word_or_null()?;
    let known = seconds.and_then(|seconds| u64::try_from(seconds).ok());
    Ok(known
        .map(|seconds| TimeToResolve { seconds, estimated })
        .ok_or(left_out.unwrap_or(LeftOut::NoEnd)))
}
