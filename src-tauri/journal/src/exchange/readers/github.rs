//! GitHub issues: of `gh issue list --json`, and of the REST API, which mixes pull requests in.

use serde_json::Value;

use super::super::{
    fields::Fields,
    json::JsonReader,
    record::{Fault, Person, Record, RecordEntry},
};
use crate::domain::{MilestoneKind, Role, Zone};

pub(super) const READER: JsonReader = JsonReader {
    name: "github",
    author: "GitHub",
    lists: &["items", "issues"],
    recognises,
    record,
};

fn recognises(value: &Value) -> bool {
    let has = |field| value.get(field).is_some();
    has("number") && has("title") && (has("createdAt") || (has("created_at") && has("html_url")))
}

fn record(fields: Fields<'_>, zone: Zone) -> Result<Record, Fault> {
    let url = fields.first_text(&["html_url", "url"])?;
    let id = match &url {
        Some(url) => url.clone(),
        None => fields.needed("number")?,
    };
    let mut record = Record::of(READER.name, id, fields.needed("title")?);
    record.is_no_incident = fields.get("pull_request").is_some_and(leads_somewhere);
    record.noticed_at(fields.first_instant(&["createdAt", "created_at"], zone)?);
    record.set(
        MilestoneKind::Resolved,
        fields.first_instant(&["closedAt", "closed_at"], zone)?,
    );
    for label in labels(fields)? {
        if let Some(service) = service(&label) {
            record.services.push(service);
            continue;
        }
        let level = severity(&label).filter(|_| record.severity.is_none());
        // "sev1-critical" says more than its level.
        if level.is_none_or(|level| level != label) {
            record.tags.push(label.clone());
        }
        record.severity = level.map(str::to_owned).or(record.severity);
    }
    if record.services.is_empty() {
        // Of a search over many: where each stands.
        for name in ["nameWithOwner", "full_name"] {
            let repository = fields.text_inside("repository", name)?;
            record.services.extend(repository);
        }
    }
    record.notes.extend(fields.text("body")?);
    for field in ["author", "user"] {
        let author = fields.inside(field, person)?;
        record.people.extend(author.map(|author| (author, None)));
    }
    record.people.extend(fields.each("assignees", |assignee| {
        Ok(person(assignee)?.map(|person| (person, Some(Role::Responder))))
    })?);
    if fields.get("comments").is_some_and(Value::is_array) {
        record.entries = fields.each("comments", |comment| {
            let at = comment.first_instant(&["createdAt", "created_at"], zone)?;
            let text = comment.text("body")?;
            let by = comment.inside("author", person)?;
            let by = by.or(comment.inside("user", person)?);
            let id = comment.text("id")?;
            Ok(at.zip(text).map(|(at, text)| RecordEntry {
                id,
                by,
                ..RecordEntry::note(at, text)
            }))
        })?;
    }
    record.link("GitHub", url);
    Ok(record)
}

/// Of an issue GitHub once gave the addresses of its pull request too, all of them null.
fn leads_somewhere(pull_request: &Value) -> bool {
    let addresses = pull_request.as_object();
    addresses.is_none_or(|addresses| {
        addresses.is_empty() || addresses.values().any(|one| !one.is_null())
    })
}

fn person(fields: Fields<'_>) -> Result<Option<Person>, Fault> {
    let login = fields.text("login")?;
    let name = fields.text("name")?;
    Ok(login.map(|login| Person::new(name.unwrap_or_else(|| login.clone()), Some(login))))
}

/// Objects with a name, or names.
fn labels(fields: Fields<'_>) -> Result<Vec<String>, Fault> {
    let plain = fields.list("labels")?.iter().filter_map(Value::as_str);
    let mut labels: Vec<String> = plain.map(str::to_owned).collect();
    labels.extend(fields.each("labels", |label| label.text("name"))?);
    Ok(labels)
}

fn service(label: &str) -> Option<String> {
    let (key, name) = label.split_once(':')?;
    ["service", "component", "area"]
        .contains(&key.trim().to_lowercase().as_str())
        .then(|| name.trim().to_owned())
}

/// "sev-1", "severity: 2", "P0", and the beginning of "sev1-critical".
fn severity(label: &str) -> Option<&str> {
    let lower = label.to_ascii_lowercase();
    let words = ["severity", "priority", "sev", "p"].into_iter();
    let mut words = words.filter(|word| lower.starts_with(word));
    let rest = &label[words.next()?.len()..];
    let level = rest.trim_start_matches(['-', ':', ' ', '/']);
    let mut chars = level.chars();
    let is_level = chars.next().is_some_and(|level| level.is_ascii_digit())
        && !chars.next().is_some_and(char::is_alphanumeric);
    is_level.then(|| &label[..=label.len() - level.len()])
}
