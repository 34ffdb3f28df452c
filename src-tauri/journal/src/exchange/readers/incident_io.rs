//! incident.io: incidents of its second API, and of its first, which says state and timestamps more simply. Which
//! timestamps there are, and what they are called, is up to each organisation.

use serde_json::Value;

use super::super::{
    fields::Fields,
    json::JsonReader,
    record::{Fault, Person, Record, RecordEntry, role},
};
use crate::domain::{IncidentKind, MilestoneKind, Zone};

pub(super) const READER: JsonReader = JsonReader {
    name: "incident_io",
    author: "incident.io",
    lists: &["incidents", "incident"],
    recognises,
    record,
};

fn recognises(value: &Value) -> bool {
    let has = |field| value.get(field).is_some();
    let is_of_second = has("incident_status") || has("incident_timestamp_values");
    let is_of_first = value.get("timestamps").is_some_and(Value::is_array);
    has("name") && has("reference") && (is_of_second || is_of_first)
}

fn record(fields: Fields<'_>, zone: Zone) -> Result<Record, Fault> {
    let mut record = Record::of(READER.name, fields.needed("id")?, fields.needed("name")?);
    let mode = fields.text("mode")?.unwrap_or_default();
    record.is_no_incident = matches!(mode.as_str(), "test" | "tutorial");
    let state = fields.inside("incident_status", |status| status.text("category"))?;
    let state = match state {
        None => fields.text("status")?,
        said => said,
    };
    let was_none = |state: &str| matches!(state, "declined" | "canceled");
    record.kind = state
        .is_some_and(|state| was_none(&state))
        .then_some(IncidentKind::FalseAlarm);
    record.severity = fields.inside("severity", |severity| severity.text("name"))?;
    record.notes.extend(fields.text("summary")?);
    let mut stamps = fields.each("incident_timestamp_values", |stamp| {
        let name = stamp.inside("incident_timestamp", |stamp| stamp.text("name"))?;
        let at = stamp.inside("value", |value| value.instant("value", zone))?;
        Ok(name.zip(at))
    })?;
    stamps.extend(fields.each("timestamps", |stamp| {
        let at = stamp.instant("last_occurred_at", zone)?;
        Ok(stamp.text("name")?.zip(at))
    })?);
    for (name, at) in stamps {
        match milestone(&name) {
            Some(kind) => record.set_first(kind, at),
            None => record.entries.push(RecordEntry {
                id: Some(name.clone()),
                ..RecordEntry::note(at, name)
            }),
        }
    }
    record.noticed_at(fields.instant("created_at", zone)?);
    record.people = fields.each("incident_role_assignments", |assigned| {
        let called = assigned.inside("role", |role| role.text("name"))?;
        let person = assigned.inside("assignee", |person| {
            let name = person.first_text(&["name", "email"])?;
            let also = person.text("email")?;
            Ok(name.map(|name| Person::new(name, also)))
        })?;
        Ok(person.map(|person| (person, called.as_deref().and_then(role))))
    })?;
    custom_fields(fields, &mut record)?;
    record.link("incident.io", fields.text("permalink")?);
    record.link("Postmortem", fields.text("postmortem_document_url")?);
    Ok(record)
}

/// Each organisation has its own: of services, components and teams, and of what is kept as a note.
fn custom_fields(fields: Fields<'_>, record: &mut Record) -> Result<(), Fault> {
    let entries = fields.each("custom_field_entries", |entry| {
        let field = entry.inside("custom_field", |field| field.text("name"))?;
        let said = entry.each("values", |value| {
            let option = value.inside("value_option", |option| option.text("value"))?;
            let catalog = value.inside("value_catalog_entry", |entry| entry.text("name"))?;
            let plain = value.first_text(&["value_text", "value_link", "value_numeric"])?;
            Ok(option.or(catalog).or(plain))
        })?;
        Ok(Some((field.unwrap_or_default(), said)))
    })?;
    for (field, said) in entries.into_iter().filter(|(_, said)| !said.is_empty()) {
        let lower = field.to_lowercase();
        let names_services = ["service", "component", "team"]
            .iter()
            .any(|word| lower.contains(word));
        if names_services {
            record.services.extend(said);
        } else {
            record.notes.push(format!("{field}: {}", said.join(", ")));
        }
    }
    Ok(())
}

fn milestone(name: &str) -> Option<MilestoneKind> {
    const NAMES: [(&str, MilestoneKind); 13] = [
        ("impact start", MilestoneKind::Began),
        ("started", MilestoneKind::Began),
        ("reported", MilestoneKind::Detected),
        ("detected", MilestoneKind::Detected),
        ("declared", MilestoneKind::Detected),
        ("accepted", MilestoneKind::Acknowledged),
        ("acknowledged", MilestoneKind::Acknowledged),
        ("identified", MilestoneKind::CauseKnown),
        ("fixed", MilestoneKind::Mitigated),
        ("mitigated", MilestoneKind::Mitigated),
        ("monitoring", MilestoneKind::Mitigated),
        ("resolved", MilestoneKind::Resolved),
        ("closed", MilestoneKind::Resolved),
    ];
    let name = name.to_lowercase();
    let mut names = NAMES.iter();
    names
        .find(|(known, _)| name.starts_with(known))
        .map(|(_, kind)| *kind)
}
