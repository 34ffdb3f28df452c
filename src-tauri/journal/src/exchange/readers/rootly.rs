//! Rootly incidents as its API gives them (JSON:API), or as its webhooks do, with their fields on the incident itself. What opens a call (passwords, dial-in numbers) is left behind.

use serde_json::Value;

use super::super::{
    fields::Fields,
    html,
    json::JsonReader,
    record::{Fault, Person, Record, RecordEntry},
};
use crate::domain::{IncidentKind, MilestoneKind, Role, Zone};

pub(super) const READER: JsonReader = JsonReader {
    name: "rootly",
    author: "Rootly",
    lists: &["data", "events"],
    recognises,
    record,
};

fn recognises(value: &Value) -> bool {
    let attributes = value.get("attributes").unwrap_or(value);
    let has = |field| attributes.get(field).is_some();
    has("title") && (has("sequential_id") || has("in_triage_at") || has("mitigated_at"))
}

fn record(fields: Fields<'_>, zone: Zone) -> Result<Record, Fault> {
    let id = fields.needed("id")?;
    let incident = fields.attributes()?;
    let mut record = Record::of(READER.name, id, incident.needed("title")?);
    let kind = incident.text("kind")?.unwrap_or_default();
    let state = incident.text("status")?.unwrap_or_default();
    let is_planned = ["scheduled", "planning", "planned"].contains(&state.as_str());
    record.maintenance = kind.starts_with("scheduled") || is_planned;
    record.is_no_incident = kind.starts_with("test");
    record.kind = (state == "cancelled").then_some(IncidentKind::FalseAlarm);
    for (field, kind) in [
        ("started_at", MilestoneKind::Began),
        ("detected_at", MilestoneKind::Detected),
        ("acknowledged_at", MilestoneKind::Acknowledged),
        ("mitigated_at", MilestoneKind::Mitigated),
        ("resolved_at", MilestoneKind::Resolved),
    ] {
        record.set(kind, incident.instant(field, zone)?);
    }
    record.noticed_at(incident.first_instant(&["in_triage_at", "created_at"], zone)?);
    // Some who pass them on leave only its name of a severity.
    record.severity = match incident.get("severity") {
        Some(Value::String(_)) => incident.text("severity")?,
        Some(_) | None => incident.inside("severity", named)?,
    };
    record.services = incident.each("services", named)?;
    record.notes.extend(incident.text("summary")?);
    let mitigation = incident.text("mitigation_message")?;
    match record.instant(MilestoneKind::Mitigated) {
        Some(at) => record.entries.extend(mitigation.map(|text| RecordEntry {
            id: Some("mitigation_message".to_owned()),
            ..RecordEntry::note(at, text)
        })),
        None => record.closing.extend(mitigation),
    }
    record.closing.extend(incident.text("resolution_message")?);
    for field in ["started_by", "mitigated_by", "resolved_by"] {
        let name = incident.inside(field, named)?;
        record
            .people
            .extend(name.map(|name| (Person::named(name), Some(Role::Responder))));
    }
    record
        .entries
        .extend(incident.each("events", |event| said(event, zone))?);
    record.link("Rootly", incident.first_text(&["short_url", "url"])?);
    record.link("Jira", incident.text("jira_issue_url")?);
    Ok(record)
}

/// A line of its timeline; an event without words tells what the times above tell.
fn said(event: Fields<'_>, zone: Zone) -> Result<Option<RecordEntry>, Fault> {
    let text = event.text("event")?.map(|text| html::to_text(&text));
    let at = event.first_instant(&["occurred_at", "created_at"], zone)?;
    let by = event.text("user_display_name")?.map(Person::named);
    let id = event.text("id")?;
    let entry = at.zip(text.filter(|text| !text.trim().is_empty()));
    Ok(entry.map(|(at, text)| RecordEntry {
        id,
        by,
        ..RecordEntry::note(at, text)
    }))
}

/// A name, on the object itself or as deep as JSON:API puts it.
fn named(fields: Fields<'_>) -> Result<Option<String>, Fault> {
    let own = fields.first_text(&["name", "full_name", "email"])?;
    let nested = fields.inside("data", |data| data.inside("attributes", named_here))?;
    let half = fields.inside("attributes", named_here)?;
    Ok(own.or(nested).or(half))
}

fn named_here(fields: Fields<'_>) -> Result<Option<String>, Fault> {
    fields.first_text(&["name", "full_name", "email"])
}
