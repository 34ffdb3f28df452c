//! Statuspage incidents: the public `/api/v2/incidents.json`, the manage API's bare list, either as JSON Lines, and
//! the parsed history of a page as JSON Lines ("title", "url", "updates").

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{
    fields::Fields,
    html,
    json::JsonReader,
    record::{Fault, Record, RecordEntry, Status, quoted},
};
use crate::domain::{EntryKind, Link, MilestoneKind, Zone};

/// Where the API keeps what was announced beforehand.
const MAINTENANCE: &str = "scheduled_maintenances";

pub(crate) const READER: JsonReader = JsonReader {
    name: "statuspage",
    author: "Status page",
    lists: &["incidents", "incident", MAINTENANCE],
    recognises: is_incident,
    record: incident,
};

/// Whether this JSON value is (or holds) incidents of a status page, or could and holds none.
pub(crate) fn recognises(value: &Value) -> bool {
    match value {
        // A page without incidents gives an empty list; one bad record must not hide the good ones.
        Value::Array(items) => items.is_empty() || items.iter().any(is_incident),
        Value::Object(object) => {
            is_incident(value)
                || ["incidents", MAINTENANCE].into_iter().any(|list| {
                    let listed = object.get(list);
                    listed.is_some_and(|listed| object.contains_key("page") || recognises(listed))
                })
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

fn is_incident(value: &Value) -> bool {
    let has = |field| value.get(field).is_some();
    let is_dated = || has("created_at") || has("started_at");
    let is_told = || has("impact") && has("status") && is_dated();
    (has("name") && (has("incident_updates") || is_told()))
        || (has("title") && are_of_a_page(value))
}

/// Anyone's notes may be called updates: those of a page have a state, and where there are none, nothing stands beside
/// them that this reader would leave behind.
fn are_of_a_page(value: &Value) -> bool {
    const READ: [&str; 11] = [
        "title",
        "updates",
        "id",
        "url",
        "shortlink",
        "impact",
        "status",
        "components",
        "started_at",
        "created_at",
        "resolved_at",
    ];
    let updates = value.get("updates").and_then(Value::as_array);
    updates.is_some_and(|updates| {
        let mut fields = value
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, _)| name);
        let has_states = updates.iter().any(|update| update.get("status").is_some());
        let has_other_times = || fields.clone().any(|name| name.ends_with("At"));
        (has_states && !has_other_times())
            || (updates.is_empty() && fields.all(|name| READ.contains(&name.as_str())))
    })
}

fn incident(fields: Fields<'_>, zone: Zone) -> Result<Record, Fault> {
    let has = |field| fields.get(field).is_some();
    let is_the_api_s = has("name") || has("incident_updates");
    let title_field = if is_the_api_s && !has("title") {
        "name"
    } else {
        "title"
    };
    let title = fields
        .text(title_field)?
        .ok_or_else(|| Fault::new(title_field, "is missing"))?;
    let (entries, remarks) = entries(fields, zone)?;
    let began = fields
        .first_instant(&["started_at", "created_at"], zone)?
        .or_else(|| entries.iter().map(|entry| entry.at).min())
        .ok_or_else(|| Fault::new("started_at", "is missing, and no update has a time"))?;
    let resolved = fields.instant("resolved_at", zone)?;
    let id = fields
        .first_text(&["id", "url", "shortlink"])?
        .unwrap_or_else(|| format!("{title} {began}"));
    let mut instants = vec![(MilestoneKind::Began, began)];
    instants.extend(resolved.map(|at| (MilestoneKind::Resolved, at)));
    Ok(Record {
        maintenance: is_maintenance(fields)?,
        severity: fields.text("impact")?,
        instants,
        services: components(fields)?,
        entries,
        links: links(fields)?,
        notes: fields
            .text("postmortem_body")?
            .map(|body| html::to_text(&body))
            .into_iter()
            .collect(),
        remarks,
        ..Record::of(READER.name, id, title)
    })
}

/// Announced beforehand: by its impact, by its state, or by any of its updates.
fn is_maintenance(fields: Fields<'_>) -> Result<bool, Fault> {
    let planned = |word: &str| {
        let word = word.trim().to_lowercase().replace(' ', "_");
        matches!(
            word.as_str(),
            "maintenance" | "scheduled" | "in_progress" | "verifying" | "completed"
        )
    };
    let own = [fields.text("impact")?, fields.text("status")?];
    let updates = updates(fields)?.iter();
    let mut states = updates.filter_map(|update| update.get("status")?.as_str());
    Ok(own.iter().flatten().any(|word| planned(word)) || states.any(planned))
}

fn updates(fields: Fields<'_>) -> Result<&[Value], Fault> {
    let listed = fields.list("incident_updates")?;
    if listed.is_empty() {
        fields.list("updates")
    } else {
        Ok(listed)
    }
}

/// The lines, oldest first, and what is to be said about them.
fn entries(fields: Fields<'_>, zone: Zone) -> Result<(Vec<RecordEntry>, Vec<Fault>), Fault> {
    let list = if fields.get("incident_updates").is_some() {
        "incident_updates"
    } else {
        "updates"
    };
    let (mut entries, mut remarks, mut untimed) = (Vec::new(), Vec::new(), Vec::new());
    for (place, update) in updates(fields)?.iter().enumerate() {
        let path = format!("{list}[{place}].");
        let update = fields.part(update, &path)?;
        match update.first_instant(&TIMES, zone)? {
            Some(at) => entries.push(entry(update, at, &mut remarks)?),
            None => untimed.push((update.path("at"), said(update)?)),
        }
    }
    // What was said at no known time is kept where the incident begins.
    for (field, text) in untimed {
        let at = fields.first_instant(&["started_at", "created_at"], zone)?;
        let first = entries.iter().map(|entry: &RecordEntry| entry.at).min();
        let at = at
            .or(first)
            .ok_or_else(|| Fault::new(&field, "is missing"))?;
        let problem = "is missing; what was said stands where the incident begins";
        remarks.push(Fault::new(field, problem));
        entries.push(RecordEntry {
            kind: EntryKind::Told,
            ..RecordEntry::note(at, text)
        });
    }
    // The API lists the newest first; lines of one minute keep the order in which they were written.
    if list == "incident_updates" {
        entries.reverse();
    }
    entries.sort_by_key(|entry| entry.at);
    Ok((entries, remarks))
}

/// Where an update may have its time.
const TIMES: [&str; 4] = ["display_at", "created_at", "at", "timestamp"];

/// Only the API's own field is HTML; the parsed history is plain text already.
fn said(update: Fields<'_>) -> Result<String, Fault> {
    Ok(match update.text("body")? {
        Some(body) => html::to_text(&body),
        None => update.text("message")?.unwrap_or_default(),
    })
}

fn entry(
    fields: Fields<'_>,
    at: DateTime<Utc>,
    remarks: &mut Vec<Fault>,
) -> Result<RecordEntry, Fault> {
    let word = fields.text("status")?.unwrap_or_default();
    let text = said(fields)?;
    let status = read_status(&word);
    if status.is_none() {
        let problem = format!(
            "{} is not a status that Afterpage knows; the word was kept in the text",
            quoted(&word)
        );
        remarks.push(Fault::new(fields.path("status"), problem));
    }
    Ok(RecordEntry {
        id: fields.text("id")?,
        kind: EntryKind::Told,
        text: match (text.is_empty(), status) {
            (true, _) => word,
            (false, Some(_)) => text,
            (false, None) => format!("{text}\n\nStatus at the source: {}", word.trim()),
        },
        status: status.unwrap_or(Status::Other),
        ..RecordEntry::note(at, String::new())
    })
}

/// `None` for a word that no status page is known to use.
fn read_status(word: &str) -> Option<Status> {
    match word.trim().to_lowercase().replace(' ', "_").as_str() {
        "investigating" => Some(Status::Investigating),
        "identified" => Some(Status::Identified),
        "monitoring" => Some(Status::Monitoring),
        "resolved" | "operational" => Some(Status::Resolved),
        "" | "update" | "postmortem" | "scheduled" | "in_progress" | "verifying" | "completed" => {
            Some(Status::Other)
        }
        _ => None,
    }
}

/// Objects with a name, or names.
fn components(fields: Fields<'_>) -> Result<Vec<String>, Fault> {
    let mut names = Vec::new();
    for (place, component) in fields.list("components")?.iter().enumerate() {
        let path = format!("components[{place}]");
        let name = match component.as_str() {
            Some(name) => Some(name.to_owned()),
            None => Fields::of(component, &format!("{path}."))?.text("name")?,
        };
        names.extend(name);
    }
    Ok(names)
}

fn links(fields: Fields<'_>) -> Result<Vec<Link>, Fault> {
    let url = fields.first_text(&["shortlink", "url"])?;
    let link = |url| Link {
        label: READER.author.to_owned(),
        url,
    };
    Ok(url.map(link).into_iter().collect())
}
