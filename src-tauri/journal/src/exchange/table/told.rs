//! Lists of objects in JSON that each say something at a time of their own, as lines of a timeline in one cell.

use serde_json::{Map, Value};

use super::objects::element;
use crate::{
    domain::Zone,
    exchange::{fields, html},
};

/// The usual names of each field, without marks and capitals; what stands first is looked for first.
const TIMES: [&str; 13] = [
    "at",
    "time",
    "timestamp",
    "happenedat",
    "occurredat",
    "displayat",
    "datetime",
    "date",
    "when",
    "ts",
    "createdat",
    "createdon",
    "created",
];
const TEXTS: [&str; 12] = [
    "text",
    "message",
    "content",
    "body",
    "note",
    "comment",
    "update",
    "event",
    "description",
    "details",
    "action",
    "summary",
];
const AUTHORS: [&str; 6] = ["author", "by", "user", "createdby", "username", "who"];

/// What has one of these is a thing or a task, and no line.
const OF_THINGS: [&str; 8] = [
    "name",
    "slug",
    "done",
    "completed",
    "dueat",
    "duedate",
    "due",
    "assignee",
];

/// How an object is found, and when someone touched it.
const REFERENCES: [&str; 8] = [
    "id",
    "self",
    "url",
    "link",
    "updatedat",
    "createdat",
    "revision",
    "order",
];

/// As `ServiceNow` writes such lines, which is how they are read. `None` where an object is none.
pub(super) fn lines(list: &[Value], called: &str) -> Option<String> {
    let lines = list.iter().map(|value| line(value.as_object()?, called));
    let lines: Vec<String> = lines.collect::<Option<_>>()?;
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// "2026-03-26T00:15:00Z - ada (updates)", what was said, and what else the object says.
fn line(object: &Map<String, Value>, called: &str) -> Option<String> {
    if field(object, &OF_THINGS).is_some() {
        return None;
    }
    let (time_field, time) = field(object, &TIMES)?;
    let time = time.as_str()?.trim();
    fields::read_instant(time, Zone::UTC).ok()?;
    let (text_field, text) = field(object, &TEXTS)?;
    let text = html::to_text(text.as_str()?);
    let author = field(object, &AUTHORS);
    let author = author.and_then(|(field, author)| Some((field, name(author)?)));
    let (author_field, name) = author.unzip();
    let used = [Some(time_field), Some(text_field), author_field];
    let rest = object.iter().filter(|(field, _)| {
        let is_used = used.contains(&Some(field.as_str()));
        !is_used && !is_reference(field)
    });
    let rest = rest.filter_map(|(field, value)| Some(format!("{field}: {}", element(value)?)));
    let rest: Vec<String> = rest.collect();
    let name = name.unwrap_or_default();
    let line = format!("{time} - {name} ({called})\n{text}\n{}", rest.join(", "));
    Some(line.trim_end().to_owned())
}

/// The first of these that holds something, by the name it has there.
fn field<'o>(object: &'o Map<String, Value>, names: &[&str]) -> Option<(&'o str, &'o Value)> {
    names.iter().find_map(|name| {
        let mut fields = object.iter().filter(|(_, value)| !value.is_null());
        let found = fields.find(|(field, _)| key(field) == *name);
        found.map(|(field, value)| (field.as_str(), value))
    })
}

fn name(author: &Value) -> Option<&str> {
    const NAMES: [&str; 5] = ["name", "fullname", "displayname", "email", "login"];
    let name = author.as_object().map_or(Some(author), |object| {
        field(object, &NAMES).map(|(_, name)| name)
    });
    let name = name?.as_str()?.trim();
    // Behind brackets or in rows of its own it could not be told from the rest of the head.
    (!name.is_empty() && !name.contains(['\n', '('])).then_some(name)
}

fn is_reference(field: &str) -> bool {
    REFERENCES.contains(&key(field).as_str()) || field.ends_with("_id") || field.ends_with("Id")
}

fn key(field: &str) -> String {
    let letters = field.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
