//! FireHydrant incidents: a list or `{"data": […]}`; their milestones are ours.

use serde_json::Value;

use super::super::{
    fields::Fields,
    json::JsonReader,
    record::{Fault, Person, Record, RecordEntry, role},
};
use crate::domain::{MilestoneKind, Zone};

pub(super) const READER: JsonReader = JsonReader {
    name: "firehydrant",
    author: "FireHydrant",
    lists: &["data.incident", "data"],
    recognises,
    record,
};

fn recognises(value: &Value) -> bool {
    let has = |field| value.get(field).is_some();
    has("name") && has("milestones") && (has("current_milestone") || has("incident_url"))
}

fn record(fields: Fields<'_>, zone: Zone) -> Result<Record, Fault> {
    let mut record = Record::of(READER.name, fields.needed("id")?, fields.needed("name")?);
    for (kind, at) in fields.each("milestones", |milestone| {
        let kind = match milestone.text("type")?.unwrap_or_default().as_str() {
            "started" => MilestoneKind::Began,
            "detected" => MilestoneKind::Detected,
            "acknowledged" => MilestoneKind::Acknowledged,
            "investigating" => MilestoneKind::Engaged,
            "identified" => MilestoneKind::CauseKnown,
            "mitigated" => MilestoneKind::Mitigated,
            "resolved" => MilestoneKind::Resolved,
            "postmortem_completed" | "retrospective_completed" => MilestoneKind::Reviewed,
            _ => return Ok(None),
        };
        let at = milestone.instant("occurred_at", zone)?;
        Ok(at.map(|at| (kind, at)))
    })? {
        record.set(kind, Some(at));
    }
    let taken_down = fields.first_instant(&["started_at", "created_at"], zone)?;
    record.noticed_at(taken_down.or(record.instant(MilestoneKind::Began)));
    let severity = match fields.get("severity") {
        Some(Value::Object(_)) => {
            fields.inside("severity", |one| one.first_text(&["slug", "name"]))?
        }
        Some(_) | None => fields.text("severity")?,
    };
    record.severity = severity.filter(|word| word != "UNSET");
    if record.severity.is_none() {
        record.severity = fields.text("priority")?;
    }
    record.services = fields.each("services", |service| service.text("name"))?;
    record.tags = fields.texts("tag_list")?;
    for note in ["summary", "description", "customer_impact_summary"] {
        record.notes.extend(fields.text(note)?);
    }
    record.people = fields.each("role_assignments", |assigned| {
        let called = assigned.inside("incident_role", |role| role.text("name"))?;
        let person = assigned.inside("user", |user| {
            let name = user.first_text(&["name", "email"])?;
            let also = user.text("email")?;
            Ok(name.map(|name| Person::new(name, also)))
        })?;
        Ok(person.map(|person| (person, called.as_deref().and_then(role))))
    })?;
    events(fields, zone, &mut record)?;
    record.link("FireHydrant", fields.text("incident_url")?);
    Ok(record)
}

/// Of its events only the words of people are lines; the others tell again what the milestones and roles say.
fn events(fields: Fields<'_>, zone: Zone, record: &mut Record) -> Result<(), Fault> {
    if !fields.get("events").is_some_and(Value::is_array) {
        return Ok(());
    }
    let events = fields.each("events", |event| Ok(Some(said(event, zone)?)))?;
    let left = events.iter().filter(|said| said.is_none()).count();
    record.entries = events.into_iter().flatten().collect();
    if left > 0 {
        let problem = format!("{left} of them are no words with a time, and were left out");
        record.remarks.push(Fault::new("events", problem));
    }
    Ok(())
}

fn said(event: Fields<'_>, zone: Zone) -> Result<Option<RecordEntry>, Fault> {
    let kind = event.text("type")?.unwrap_or_default();
    let is_said = matches!(kind.as_str(), "event/note" | "event/chat_message");
    let text = event.inside("data", |data| data.first_text(&["body", "text"]))?;
    let at = event.instant("occurred_at", zone)?;
    let by = event.inside("author", |author| {
        let name = author.text("name")?;
        Ok(name.map(Person::named))
    })?;
    let id = event.text("id")?;
    let entry = at.zip(text.filter(|_| is_said));
    Ok(entry.map(|(at, text)| RecordEntry {
        id,
        by,
        ..RecordEntry::note(at, text)
    }))
}
