//! jrnl: entries of its JSON export. Its times name no zone and end at the minute.

use serde_json::Value;

use super::super::{
    fields::Fields,
    json::JsonReader,
    record::{Fault, Record},
};
use crate::domain::{MilestoneKind, Zone};

pub(super) const READER: JsonReader = JsonReader {
    name: "jrnl",
    author: "jrnl",
    lists: &["entries"],
    recognises,
    record,
};

fn recognises(value: &Value) -> bool {
    let has = |field| value.get(field).is_some();
    has("title") && has("body") && has("date") && has("time")
}

fn record(fields: Fields<'_>, zone: Zone) -> Result<Record, Fault> {
    let title = fields.needed("title")?;
    let (day, time) = (fields.needed("date")?, fields.needed("time")?);
    // As the text of the same journal would be known.
    let id = fields
        .text("uuid")?
        .unwrap_or_else(|| format!("{day} {time} {title}"));
    let mut record = Record::of(READER.name, id, title);
    let wall = serde_json::json!({ "date": format!("{day} {time}") });
    let began = Fields::of(&wall, "")?.instant("date", zone)?;
    record.set(MilestoneKind::Began, began);
    let tags = fields.texts("tags")?.into_iter();
    record.tags = tags
        .map(|tag| tag.trim_start_matches('@').to_owned())
        .collect();
    record.notes.extend(fields.text("body")?);
    Ok(record)
}
