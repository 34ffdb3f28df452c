//! Lists of objects in JSON that each say something at a time of their own, as lines of a timeline in one cell. What is
//! said may look like anything, so that the cell is JSON itself.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{columns::key, lines::Line, objects::element};
use crate::{
    domain::Zone,
    exchange::{dates, fields, html},
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

/// How an object is found, and whether someone touched it.
const REFERENCES: [&str; 5] = ["id", "self", "updatedat", "revision", "order"];

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    time: String,
    by: String,
    text: String,
}

/// `None` where an object of the list is no line.
pub(super) fn cell(list: &[Value]) -> Option<String> {
    let told = list.iter().map(|value| line(value.as_object()?));
    let told: Vec<Told> = told.collect::<Option<_>>()?;
    let cell = (!told.is_empty()).then(|| serde_json::to_string(&told));
    cell?.ok()
}

/// What such a cell holds; `None` where it is another.
pub(super) fn lines(cell: &str) -> Option<Vec<Line>> {
    if !cell.trim_start().starts_with('[') {
        return None;
    }
    let told: Vec<Told> = serde_json::from_str(cell).ok()?;
    let lines = told
        .into_iter()
        .map(|Told { time, by, text }| Line { time, by, text });
    Some(lines.collect())
}

fn line(object: &Map<String, Value>) -> Option<Told> {
    if field(object, &OF_THINGS).is_some() {
        return None;
    }
    let (time_field, time) = field(object, &TIMES)?;
    let time = time.as_str()?.trim();
    let is_time = fields::read_instant(time, Zone::UTC).is_ok() || dates::is_time(time);
    is_time.then_some(())?;
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
    let text = format!("{text}\n{}", rest.join(", ")).trim().to_owned();
    (!text.is_empty()).then(|| Told {
        time: time.to_owned(),
        by: name.unwrap_or_default().to_owned(),
        text,
    })
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
    (!name.is_empty()).then_some(name)
}

fn is_reference(field: &str) -> bool {
    REFERENCES.contains(&key(field).as_str()) || field.ends_with("_id") || field.ends_with("Id")
}
