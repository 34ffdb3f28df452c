//! The list of incidents: a page of rows, and the counts to narrow it by.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use super::columns::{get_day, get_instant, get_json, get_word, get_word_or_null};
use super::scope::{Conditions, Fact};
use super::{class, incident, service};
use crate::Result;
use crate::domain::{
    Facet, Facets, IncidentKind, IncidentRow, ListPage, ListQuery, ListSort, Milestone,
    MilestoneKind, Role, ServiceId, Severity,
};

pub fn page(conn: &Connection, query: &ListQuery) -> Result<ListPage> {
    let conditions = Conditions::of(&query.scope)?
        .with_text(conn, &query.text)?
        .only(query.only.as_deref())?;
    let (condition, values) = conditions.sql(None);
    let total = conn
        .prepare_cached(&format!("SELECT count(*) FROM incident WHERE {condition}"))?
        .query_row(params_from_iter(&values), |row| row.get(0))?;
    let names = service::names(conn)?;
    let (limit, offset) = (
        Value::Integer(query.limit.map_or(-1, i64::from)),
        Value::Integer(i64::from(query.offset)),
    );
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM incident WHERE {condition} ORDER BY {} LIMIT ? OFFSET ?",
        order(query.sort)
    ))?;
    let values = values.into_iter().chain([&limit, &offset]);
    let rows = statement.query_map(params_from_iter(values), |row| read_row(row, &names))?;
    Ok(ListPage {
        total,
        rows: rows.collect::<rusqlite::Result<_>>()?,
    })
}

/// What a row shows; the texts stay where they are.
const COLUMNS: &str =
    "id, title, kind, severity, services, class, roles, zone, day, start_at, milestones, seconds,
    source_kind, source_id, missing";

fn order(sort: ListSort) -> &'static str {
    match sort {
        ListSort::NewestFirst => "start_at DESC, id DESC",
        ListSort::OldestFirst => "start_at, id",
        ListSort::Longest => "seconds DESC NULLS LAST, start_at DESC, id DESC",
        ListSort::Severest => "severity NULLS LAST, start_at DESC, id DESC",
        ListSort::Title => "title_key, start_at DESC, id DESC",
    }
}

fn read_row(row: &Row<'_>, names: &HashMap<ServiceId, String>) -> rusqlite::Result<IncidentRow> {
    let milestones: Vec<Milestone> = get_json(row, "milestones")?;
    let at = |kind: MilestoneKind| {
        let found = milestones.iter().find(|milestone| milestone.kind == kind);
        found.map(|milestone| milestone.at)
    };
    let services: Vec<ServiceId> = get_json(row, "services")?;
    let names = services.iter().filter_map(|id| names.get(id).cloned());
    let seconds: Option<i64> = row.get("seconds")?;
    Ok(IncidentRow {
        id: get_word(row, "id")?,
        title: row.get("title")?,
        kind: get_word(row, "kind")?,
        severity: incident::severity(row.get("severity")?),
        services: names.collect(),
        class: get_word_or_null(row, "class")?,
        roles: get_json(row, "roles")?,
        zone: get_word(row, "zone")?,
        day: get_day(row, "day")?,
        start: get_instant(row, "start_at")?,
        began: at(MilestoneKind::Began),
        detected: at(MilestoneKind::Detected),
        acknowledged: at(MilestoneKind::Acknowledged),
        mitigated: at(MilestoneKind::Mitigated),
        resolved: at(MilestoneKind::Resolved),
        seconds_to_resolve: seconds.and_then(|seconds| u64::try_from(seconds).ok()),
        source: incident::source(row)?,
        missing: get_json(row, "missing")?,
    })
}

/// Each facet counts what the rest of the query leaves; values that nothing has are absent.
pub fn facets(conn: &Connection, query: &ListQuery) -> Result<Facets> {
    let conditions = Conditions::of(&query.scope)?
        .with_text(conn, &query.text)?
        .only(query.only.as_deref())?;
    let count = |fact, sql| counts(conn, &conditions, fact, sql);
    let years = count(
        Fact::Day,
        "SELECT substr(day, 1, length(day) - 6) AS key, count(*) FROM incident",
    )?;
    let severities = count(
        Fact::Severity,
        "SELECT severity AS key, count(*) FROM incident",
    )?;
    let services = count(
        Fact::Service,
        "SELECT service AS key, count(*) FROM incident JOIN incident_service ON incident = incident.id",
    )?;
    let classes = count(Fact::Class, "SELECT class AS key, count(*) FROM incident")?;
    let kinds = count(Fact::Kind, "SELECT kind AS key, count(*) FROM incident")?;
    let roles = count(
        Fact::Role,
        "SELECT role AS key, count(*) FROM incident JOIN incident_role ON incident = incident.id",
    )?;
    Ok(Facets {
        years: newest_first(named(years, |year| Some(year.to_owned()))),
        severities: named_severities(&severities),
        services: most_first(named_services(conn, services)?),
        classes: most_first(named_classes(conn, classes)?),
        kinds: in_order(&IncidentKind::ALL, &kinds, IncidentKind::words)?,
        roles: in_order(&Role::ALL, &roles, Role::words)?,
    })
}

type Counts = Vec<(String, u32)>;

fn counts(conn: &Connection, conditions: &Conditions, fact: Fact, select: &str) -> Result<Counts> {
    let (condition, values) = conditions.sql(Some(fact));
    let sql = format!("{select} WHERE {condition} GROUP BY key HAVING key IS NOT NULL");
    let mut statement = conn.prepare_cached(&sql)?;
    let found = statement.query_map(params_from_iter(values), |row| {
        let key = match row.get(0)? {
            Value::Integer(number) => number.to_string(),
            Value::Text(text) => text,
            Value::Null | Value::Real(_) | Value::Blob(_) => String::new(),
        };
        Ok((key, row.get(1)?))
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn named(counts: Counts, name: impl Fn(&str) -> Option<String>) -> Vec<Facet> {
    counts
        .into_iter()
        .filter_map(|(key, count)| name(&key).map(|name| Facet { key, name, count }))
        .collect()
}

fn named_services(conn: &Connection, counts: Counts) -> Result<Vec<Facet>> {
    let names: HashMap<String, String> = service::all(conn)?
        .into_iter()
        .map(|service| (service.id.to_string(), service.name))
        .collect();
    Ok(named(counts, |id| names.get(id).cloned()))
}

/// A class that is in the trash keeps its key as its name.
fn named_classes(conn: &Connection, counts: Counts) -> Result<Vec<Facet>> {
    let classes = class::all(conn)?;
    Ok(named(counts, |key| {
        let found = classes.iter().find(|class| class.key.0 == key);
        Some(found.map_or(key, |class| class.name.as_str()).to_owned())
    }))
}

fn named_severities(counts: &Counts) -> Vec<Facet> {
    let facet = |severity: Severity| {
        let level = severity.level().to_string();
        let (_, count) = counts.iter().find(|(key, _)| *key == level)?;
        Some(Facet {
            key: severity.label().to_lowercase(),
            name: severity.label().to_owned(),
            count: *count,
        })
    };
    Severity::ALL.into_iter().filter_map(facet).collect()
}

fn in_order<T: Copy + serde::Serialize>(
    all: &[T],
    counts: &Counts,
    words: impl Fn(T) -> &'static str,
) -> Result<Vec<Facet>> {
    let mut facets = Vec::new();
    for value in all {
        let key = super::columns::word(value)?;
        let found = counts.iter().find(|(counted, _)| *counted == key);
        facets.extend(found.map(|(_, count)| Facet {
            key,
            name: words(*value).to_owned(),
            count: *count,
        }));
    }
    Ok(facets)
}

fn newest_first(mut facets: Vec<Facet>) -> Vec<Facet> {
    facets.sort_by(|one, other| other.key.cmp(&one.key));
    facets
}

fn most_first(mut facets: Vec<Facet>) -> Vec<Facet> {
    facets.sort_by(|one, other| (other.count, &one.name).cmp(&(one.count, &other.name)));
    facets
}
