//! Opsgenie: alerts and incidents of the REST API, the latter with their timelines where an export holds them.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::super::{
    fields::Fields,
    json::JsonReader,
    record::{Fault, Person, Record, RecordEntry},
};
use crate::domain::{MilestoneKind, Role, Zone};

pub(super) const READER: JsonReader = JsonReader {
    name: "opsgenie",
    author: "Opsgenie",
    lists: &["data", "values", "alert", "alerts"],
    recognises,
    record,
};

fn recognises(value: &Value) -> bool {
    let has = |field| value.get(field).is_some();
    let priority = value.get("priority").and_then(Value::as_str);
    let is_rated =
        priority.is_some_and(|priority| ["P1", "P2", "P3", "P4", "P5"].contains(&priority));
    let is_an_alert = has("tags") || has("alias") || has("details");
    has("message") && has("createdAt") && (has("tinyId") || (is_rated && is_an_alert))
}

fn record(fields: Fields<'_>, zone: Zone) -> Result<Record, Fault> {
    let id = match fields.first_text(&["id", "alertId"])? {
        Some(id) => id,
        None => fields.needed("id")?,
    };
    let mut record = Record::of(READER.name, id, fields.needed("message")?);
    record.severity = fields.text("priority")?;
    record.tags = fields.texts("tags")?;
    record.tags.extend(fields.texts("tag")?);
    record.notes.extend(fields.text("description")?);
    // The web application writes times for people, without a zone, and beside them the instant.
    let created = fields.first_instant(&["createdAtTimestamp", "createdAt"], zone)?;
    if fields.get("impactedServices").is_some() || fields.get("impactStartDate").is_some() {
        incident(fields, zone, &mut record)?;
    } else {
        alert(fields, &mut record, created)?;
    }
    if record.services.is_empty() {
        record.services = services_by_detail(fields)?;
    }
    if record.services.is_empty() {
        record.services = services_by_tag(&record.tags);
    }
    if record.services.is_empty() {
        record.services = teams(fields)?;
    }
    record.noticed_at(created);
    Ok(record)
}

/// What an integration says of its own.
fn services_by_detail(fields: Fields<'_>) -> Result<Vec<String>, Fault> {
    for field in ["details", "extraProperties"] {
        for name in ["service", "Service", "service_name", "component"] {
            let services = fields.inside(field, |details| details.texts(name))?;
            if !services.is_empty() {
                return Ok(services);
            }
        }
    }
    Ok(Vec::new())
}

/// "service:payments"; of other tags nothing tells whether they name one.
fn services_by_tag(tags: &[String]) -> Vec<String> {
    let named = tags.iter().filter_map(|tag| {
        let (key, name) = tag.split_once([':', '='])?;
        let is_service = ["service", "component"].contains(&key.trim().to_lowercase().as_str());
        is_service.then(|| name.trim().to_owned())
    });
    named.collect()
}

/// Who looks after it, where that has a name.
fn teams(fields: Fields<'_>) -> Result<Vec<String>, Fault> {
    let mut teams = fields.each("teams", |team| team.text("name"))?;
    teams.extend(fields.texts("teams")?);
    teams.extend(fields.texts("ownerTeam")?);
    teams.retain(|name| !is_id(name));
    Ok(teams)
}

fn incident(fields: Fields<'_>, zone: Zone, record: &mut Record) -> Result<(), Fault> {
    // Ids stand here where the export has no names; they say nothing to a person, and are kept as words.
    let services = fields.texts("impactedServices")?.into_iter();
    let (ids, names): (Vec<String>, Vec<String>) = services.partition(|name| is_id(name));
    record.services = names;
    let ids = Some(ids.join(", ")).filter(|ids| !ids.is_empty());
    let ids = ids.map(|ids| format!("Services at the source: {ids}"));
    record.notes.extend(ids);
    record.set(
        MilestoneKind::Began,
        fields.instant("impactStartDate", zone)?,
    );
    record.set(
        MilestoneKind::Mitigated,
        fields.instant("impactEndDate", zone)?,
    );
    let status = fields.text("status")?.unwrap_or_default();
    if matches!(status.as_str(), "resolved" | "closed") {
        let at = match resolved(fields, zone)? {
            Some(at) => Some(at),
            None => fields.instant("updatedAt", zone)?,
        };
        record.set(MilestoneKind::Resolved, at);
    }
    record.entries = fields.each("timelines", |line| {
        let at = line.instant("eventTime", zone)?;
        let text = line.inside("title", |title| title.text("content"))?;
        let by = line.inside("actor", |actor| actor.text("name"))?;
        let id = line.text("id")?;
        Ok(at.zip(text).map(|(at, text)| RecordEntry {
            id,
            by: by.filter(|name| name != "System").map(Person::named),
            ..RecordEntry::note(at, text)
        }))
    })?;
    record.entries.sort_by_key(|entry| entry.at);
    record.link(
        "Opsgenie",
        fields.inside("links", |links| links.text("web"))?,
    );
    Ok(())
}

/// By its timeline; when it was last touched may be long after.
fn resolved(fields: Fields<'_>, zone: Zone) -> Result<Option<DateTime<Utc>>, Fault> {
    let ends = fields.each("timelines", |line| {
        let is_end = line.text("type")?.as_deref() == Some("IncidentResolved");
        Ok(line.instant("eventTime", zone)?.filter(|_| is_end))
    })?;
    Ok(ends.into_iter().max())
}

/// Its times are milliseconds after it was created.
fn alert(
    fields: Fields<'_>,
    record: &mut Record,
    created: Option<DateTime<Utc>>,
) -> Result<(), Fault> {
    record.services.extend(fields.text("entity")?);
    record.set(MilestoneKind::Detected, created);
    fields.inside("report", |report| {
        let after = |field| {
            let millis = report.number(field)?.and_then(TimeDelta::try_milliseconds);
            Ok::<_, Fault>(
                created
                    .zip(millis)
                    .and_then(|(at, span)| at.checked_add_signed(span)),
            )
        };
        record.set(MilestoneKind::Acknowledged, after("ackTime")?);
        record.set(MilestoneKind::Resolved, after("closeTime")?);
        for (field, role) in [
            ("acknowledgedBy", Role::FirstResponder),
            ("closedBy", Role::Responder),
        ] {
            let name = report.text(field)?.filter(|name| name != "System");
            record
                .people
                .extend(name.map(|name| (Person::named(name), Some(role))));
        }
        Ok(())
    })?;
    let owner = fields.text("owner")?;
    record
        .people
        .extend(owner.map(|name| (Person::named(name), Some(Role::Responder))));
    Ok(())
}

fn is_id(text: &str) -> bool {
    text.len() == 36 && text.bytes().filter(|byte| *byte == b'-').count() == 4
}
