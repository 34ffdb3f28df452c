//! PagerDuty: incidents of the REST API (with log entries and notes where they stand inside), of its first version, of
//! its webhooks, and the rows of its analytics.

use chrono::TimeDelta;
use serde_json::Value;

use super::super::{
    fields::Fields,
    json::JsonReader,
    record::{Extent, Fault, Person, Record, RecordEntry, Status},
};
use crate::domain::{EntryKind, MilestoneKind, Role, Zone};

pub(super) const READER: JsonReader = JsonReader {
    name: "pagerduty",
    author: "PagerDuty",
    lists: &[
        "incidents",
        "data.incident",
        "data",
        "incident",
        "event.data",
        "messages",
    ],
    recognises,
    record,
};

fn recognises(value: &Value) -> bool {
    let has = |field| value.get(field).is_some();
    let is_incident = value.get("type").and_then(Value::as_str) == Some("incident");
    (has("incident_number") && (has("service") || has("service_name") || has("seconds_to_resolve")))
        || (has("urgency")
            && has("created_at")
            && is_service(value.get("service"))
            && (is_incident || has("acknowledgements") || has("log_entries")))
}

/// As its API shows what it refers to; other tools have a name there.
fn is_service(value: Option<&Value>) -> bool {
    value.is_some_and(|service| service.is_object() || service.is_null())
}

fn record(fields: Fields<'_>, zone: Zone) -> Result<Record, Fault> {
    let title = title(fields)?;
    let id = match fields.first_text(&["id", "incident_number"])? {
        Some(id) => id,
        None => fields.needed("id")?,
    };
    let mut record = Record::of(READER.name, id, first_line(&title));
    if title.trim() != record.title {
        record.notes.push(title);
    }
    let created = fields.first_instant(&["created_at", "created_on"], zone)?;
    record.set(MilestoneKind::Detected, created);
    record.severity = match fields.inside("priority", |priority| priority.text("summary"))? {
        Some(word) => Some(word),
        None => fields.text("priority_name")?,
    };
    record.urgency = fields.text("urgency")?;
    record.services = service(fields)?.into_iter().collect();
    let after = |field| {
        let seconds = fields.number(field)?.and_then(TimeDelta::try_seconds);
        Ok::<_, Fault>(
            created
                .zip(seconds)
                .and_then(|(at, span)| at.checked_add_signed(span)),
        )
    };
    record.set(MilestoneKind::Acknowledged, after("seconds_to_first_ack")?);
    record.set(MilestoneKind::Engaged, after("seconds_to_engage")?);
    let mut resolved = fields.inside("resolve_log_entry", |entry| {
        entry.instant("created_at", zone)
    })?;
    if resolved.is_none() {
        resolved = fields.first_instant(&["resolved_at", "resolved_on"], zone)?;
    }
    if resolved.is_none() {
        resolved = after("seconds_to_resolve")?;
    }
    let status = fields.text("status")?;
    if resolved.is_none() && status.as_deref() == Some("resolved") {
        let last = ["last_status_change_at", "last_status_change_on"];
        resolved = fields.first_instant(&last, zone)?;
    }
    record.set(MilestoneKind::Resolved, resolved);
    // Of one that is still open; a log knows the first time.
    for at in fields.each("acknowledgements", |one| one.instant("at", zone))? {
        record.set_first(MilestoneKind::Acknowledged, at);
    }
    people(fields, &mut record)?;
    if fields.get("log_entries").is_none() {
        record.extent = Extent::WithoutLog;
    }
    log(fields, zone, &mut record)?;
    record.noticed_at(created);
    record.link("PagerDuty", fields.text("html_url")?);
    let call = match fields.text("conference_url")? {
        Some(url) => Some(url),
        None => fields.text_inside("conference_bridge", "conference_url")?,
    };
    record.link("Conference", call);
    Ok(record)
}

/// The first version of the API has it in the data of what set it off.
fn title(fields: Fields<'_>) -> Result<String, Fault> {
    let own = fields.first_text(&["title", "description", "summary"])?;
    let of_trigger = |trigger: Fields<'_>| trigger.first_text(&["subject", "description"]);
    let title = match own {
        Some(title) => Some(title),
        None => fields.inside("trigger_summary_data", of_trigger)?,
    };
    title.ok_or_else(|| Fault::new("title", "is missing"))
}

fn service(fields: Fields<'_>) -> Result<Option<String>, Fault> {
    match fields.inside("service", |service| {
        service.first_text(&["summary", "name"])
    })? {
        Some(name) => Ok(Some(name)),
        None => fields.text("service_name"),
    }
}

fn people(fields: Fields<'_>, record: &mut Record) -> Result<(), Fault> {
    for (list, field, role) in [
        ("acknowledgements", "acknowledger", Role::FirstResponder),
        ("assignments", "assignee", Role::Responder),
        ("incidents_responders", "user", Role::Responder),
    ] {
        record.people.extend(fields.each(list, |one| {
            let person = one.inside(field, person)?;
            Ok(person.map(|person| (person, Some(role))))
        })?);
    }
    for field in ["assigned_to_user", "resolved_by_user"] {
        let person = fields.inside(field, person)?;
        record
            .people
            .extend(person.map(|person| (person, Some(Role::Responder))));
    }
    for (list, role) in [
        ("acknowledged_user_names", Role::FirstResponder),
        ("assigned_user_names", Role::Responder),
        ("joined_user_names", Role::Responder),
    ] {
        let names = fields.texts(list)?.into_iter();
        record
            .people
            .extend(names.map(|name| (Person::named(name), Some(role))));
    }
    let resolver = fields.text("resolved_by_user_name")?;
    record
        .people
        .extend(resolver.map(|name| (Person::named(name), Some(Role::Responder))));
    Ok(())
}

fn person(fields: Fields<'_>) -> Result<Option<Person>, Fault> {
    let name = fields.first_text(&["name", "summary", "email"])?;
    let mut also = fields.text("email")?.into_iter().collect::<Vec<_>>();
    also.extend(fields.text("id")?);
    Ok(name.map(|name| Person { name, also }))
}

/// Who was notified when is only counted: each page has several lines of it.
fn log(fields: Fields<'_>, zone: Zone, record: &mut Record) -> Result<(), Fault> {
    let mut lines = fields.each("log_entries", |line| {
        let kind = line.text("type")?.unwrap_or_default();
        let at = line.instant("created_at", zone)?;
        let text = with_note(said(line, &kind)?, line.text("note")?);
        let is_user = line.inside("agent", |agent| agent.text("type"))?;
        let is_user = is_user.is_some_and(|kind| kind.starts_with("user"));
        let by = line.inside("agent", person)?.filter(|_| is_user);
        let id = line.text("id")?;
        Ok(at.zip(text).map(|(at, text)| {
            (
                kind,
                by,
                RecordEntry {
                    id,
                    ..RecordEntry::note(at, text)
                },
            )
        }))
    })?;
    lines.sort_by_key(|(_, _, entry)| entry.at);
    let (notices, lines): (Vec<_>, Vec<_>) = lines
        .into_iter()
        .partition(|(kind, _, _)| kind.starts_with("notify"));
    record.entries.extend(counted(&notices));
    for (kind, by, mut entry) in lines {
        match kind.as_str() {
            "trigger_log_entry" => record.set_first(MilestoneKind::Detected, entry.at),
            "acknowledge_log_entry" => record.set_first(MilestoneKind::Acknowledged, entry.at),
            "resolve_log_entry" => entry.status = Status::Resolved,
            _ => {}
        }
        if let Some(by) = &by {
            let role = if kind == "acknowledge_log_entry" {
                Role::FirstResponder
            } else {
                Role::Responder
            };
            record.people.push((by.clone(), Some(role)));
        }
        entry.by = by;
        record.entries.push(entry);
    }
    record.entries.extend(fields.each("notes", |note| {
        let at = note.instant("created_at", zone)?;
        let text = note.text("content")?;
        let by = note.inside("user", person)?;
        let id = note.text("id")?;
        Ok(at.zip(text).map(|(at, text)| RecordEntry {
            id,
            by,
            kind: EntryKind::Note,
            ..RecordEntry::note(at, text)
        }))
    })?);
    Ok(())
}

/// "Triggered through the website: Disk full"; of a line without words what it is.
fn said(line: Fields<'_>, kind: &str) -> Result<Option<String>, Fault> {
    let alert = line.inside("channel", |channel| {
        channel.first_text(&["summary", "notes"])
    })?;
    let own = match kind {
        "trigger_log_entry" => Some("Triggered."),
        "acknowledge_log_entry" => Some("Acknowledged."),
        "resolve_log_entry" => Some("Resolved."),
        _ => None,
    };
    let summary = line.text("summary")?.or(own.map(str::to_owned));
    Ok(match (summary, alert) {
        (Some(what), Some(alert)) if !what.contains(alert.trim()) => {
            Some(format!("{}: {alert}", what.trim_end_matches('.')))
        }
        (what, alert) => what.or(alert),
    })
}

type Line = (String, Option<Person>, RecordEntry);

/// In one line, where the first of them stands; another page of the same log counts anew.
fn counted(notices: &[Line]) -> Option<RecordEntry> {
    let (_, _, first) = notices.first()?;
    let text = match notices.len() {
        1 => "One notice was sent.".to_owned(),
        count => format!("{count} notices were sent."),
    };
    Some(RecordEntry {
        id: Some("notices".to_owned()),
        ..RecordEntry::note(first.at, text)
    })
}

fn with_note(text: Option<String>, note: Option<String>) -> Option<String> {
    match (text, note) {
        (Some(text), Some(note)) if !text.contains(note.trim()) => {
            Some(format!("{text}\n\n{note}"))
        }
        (text, note) => text.or(note),
    }
}

fn first_line(text: &str) -> String {
    let mut lines = text.lines().map(str::trim);
    lines
        .find(|line| !line.is_empty())
        .unwrap_or_default()
        .to_owned()
}
