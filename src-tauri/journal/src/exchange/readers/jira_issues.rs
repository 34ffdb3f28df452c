//! Jira's own JSON: the answer of an issue search, or issues in a list.

use serde_json::Value;

use super::super::{
    fields::Fields,
    json::JsonReader,
    record::{Fault, Person, Record, RecordEntry},
};
use super::jira;
use crate::domain::{MilestoneKind, Role, Zone};

pub(super) const READER: JsonReader = JsonReader {
    name: jira::PRESET.name,
    author: jira::PRESET.author,
    lists: &["issues"],
    recognises,
    record,
};

fn recognises(value: &Value) -> bool {
    let has = |field| value.pointer(field).is_some();
    has("/key") && has("/fields/summary") && has("/fields/created")
}

fn record(issue: Fields<'_>, zone: Zone) -> Result<Record, Fault> {
    let id = issue.needed("key")?;
    // What an epic or a parent says of itself stands deeper, and is no fact of this one.
    let record = issue.inside_watched("fields", |fields| {
        // Of a summary that is empty the key is all there is.
        let title = fields.text("summary")?.unwrap_or_else(|| id.clone());
        told(fields, Record::of(READER.name, id, title), zone).map(Some)
    })?;
    record.ok_or_else(|| Fault::new("fields", "is missing"))
}

fn told(fields: Fields<'_>, mut record: Record, zone: Zone) -> Result<Record, Fault> {
    record.noticed_at(fields.instant("created", zone)?);
    let resolved = fields.instant("resolutiondate", zone)?;
    record.set(MilestoneKind::Resolved, resolved);
    record.severity = fields.text_inside("priority", "name")?;
    record.services = fields.each("components", |component| component.text("name"))?;
    record.tags = fields.texts("labels")?;
    for (field, role) in [("reporter", None), ("assignee", Some(Role::Responder))] {
        let one = fields.inside(field, person)?;
        record.people.extend(one.map(|one| (one, role)));
    }
    record.notes.extend(text(fields, "description")?);
    record.entries = fields.inside("comment", |comment| {
        comment.each("comments", |comment| entry(comment, zone))
    })?;
    Ok(record)
}

fn entry(comment: Fields<'_>, zone: Zone) -> Result<Option<RecordEntry>, Fault> {
    let at = comment.instant("created", zone)?;
    let said = text(comment, "body")?;
    let id = comment.text("id")?;
    let by = comment.inside("author", person)?;
    Ok(at.zip(said).map(|(at, said)| RecordEntry {
        id,
        by,
        ..RecordEntry::note(at, said)
    }))
}

fn person(fields: Fields<'_>) -> Result<Option<Person>, Fault> {
    let id = fields.first_text(&["accountId", "name"])?;
    let name = fields.first_text(&["displayName", "name"])?;
    Ok(name.map(|name| Person::new(name, id)))
}

/// Written as text, or since version 3 of the API as a tree of paragraphs.
fn text(fields: Fields<'_>, field: &str) -> Result<Option<String>, Fault> {
    match fields.get(field) {
        Some(tree @ Value::Object(_)) => {
            let mut said = String::new();
            write(tree, &mut said);
            let said = said.trim().to_owned();
            Ok(Some(said).filter(|said| !said.is_empty()))
        }
        Some(_) | None => fields.text(field),
    }
}

/// No deeper than the JSON itself may be.
fn write(node: &Value, said: &mut String) {
    const LINES: [&str; 5] = ["paragraph", "heading", "codeBlock", "listItem", "tableRow"];
    let kind = node.get("type").and_then(Value::as_str).unwrap_or_default();
    match kind {
        "hardBreak" => said.push('\n'),
        _ => said.push_str(node.get("text").and_then(Value::as_str).unwrap_or_default()),
    }
    for inner in node
        .get("content")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        write(inner, said);
    }
    if LINES.contains(&kind) && !said.ends_with('\n') {
        said.push('\n');
    }
}
