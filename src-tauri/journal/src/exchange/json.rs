//! JSON of other tools: one object, a list, a list inside an object, or JSON Lines. What an item of it says is up to the
//! reader of its format.

use serde_json::Value;

use super::{
    fields::Fields,
    record::{Fault, Numbered, Reading, Record},
};
use crate::domain::Zone;

/// A format whose incidents are objects of their own.
pub(crate) struct JsonReader {
    /// As it is called on the command line, and in the source of its incidents.
    pub(crate) name: &'static str,
    /// Under which names a file keeps its list.
    pub(crate) lists: &'static [&'static str],
    pub(crate) recognises: fn(&Value) -> bool,
    /// Times without an offset are of the zone.
    pub(crate) record: fn(Fields<'_>, Zone) -> Result<Record, Fault>,
}

/// The values of a text.
pub(crate) enum Json {
    Whole(Value),
    /// One per line, the broken ones in their places.
    Lines(Vec<Result<Value, Fault>>),
}

impl Json {
    /// `None` where it is neither. A pretty-printed object is no JSON Lines: its first line is no value of its own.
    pub(crate) fn of(text: &str) -> Option<Self> {
        if let Ok(whole) = serde_json::from_str(text) {
            return Some(Self::Whole(whole));
        }
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let lines: Vec<Result<Value, Fault>> = lines
            .map(|line| {
                serde_json::from_str(line).map_err(|error| {
                    let problem = format!("is not whole JSON at column {}", error.column());
                    Fault::new("", problem)
                })
            })
            .collect();
        let first = lines.iter().find_map(|line| line.as_ref().ok());
        first
            .is_some_and(Value::is_object)
            .then_some(Self::Lines(lines))
    }

    /// A value to tell the format by: the whole, or the first line that can be read.
    pub(crate) fn first(&self) -> Option<&Value> {
        match self {
            Self::Whole(value) => Some(value),
            Self::Lines(lines) => lines.iter().find_map(|line| line.as_ref().ok()),
        }
    }
}

impl JsonReader {
    /// One bad record must not hide the good ones.
    pub(crate) fn reads(&self, json: &Json) -> bool {
        let any = |value: &Value| {
            let items = self.items(value);
            items.iter().flatten().any(|item| (self.recognises)(item))
        };
        match json {
            Json::Whole(value) => any(value),
            Json::Lines(lines) => lines.iter().flatten().any(any),
        }
    }

    pub(crate) fn read(&self, json: &Json, zone: Zone) -> Reading {
        let items: Vec<Result<&Value, Fault>> = match json {
            Json::Whole(value) => self.items(value),
            Json::Lines(lines) => lines
                .iter()
                .flat_map(|line| match line {
                    Ok(value) => self.items(value),
                    Err(fault) => vec![Err(fault.clone())],
                })
                .collect(),
        };
        let records = (1..).zip(items).map(|(number, item)| Numbered {
            number,
            name: item
                .as_ref()
                .map_or_else(|_| String::new(), |item| name(item)),
            record: item.and_then(|item| (self.record)(Fields::of(item, "")?, zone)?.dated()),
        });
        Reading {
            records: records.collect(),
            without_zone: None,
        }
    }

    /// The incidents in a value: the elements of a list, those of a list inside an object (or of several, one page after
    /// the other), or the object itself.
    fn items<'a>(&self, value: &'a Value) -> Vec<Result<&'a Value, Fault>> {
        match value {
            Value::Array(items) => items
                .iter()
                .flat_map(|item| match self.list_in(item) {
                    Some(_) => self.items(item),
                    None => vec![Ok(item)],
                })
                .collect(),
            Value::Object(object) => {
                // Connectors wrap each record in one of their own.
                let wrapped = object.get("record").and_then(|record| record.get("data"));
                if let Some(data) = wrapped {
                    return self.items(data);
                }
                match self.list_in(value) {
                    Some((_, Value::Array(items))) => items.iter().map(Ok).collect(),
                    Some((list, _)) => vec![Err(Fault::new(list, "is not a list"))],
                    None => vec![Ok(value)],
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                vec![Err(Fault::new("", "is not an object with fields"))]
            }
        }
    }

    /// An object that is an incident itself may have a list of the same name.
    fn list_in<'a>(&self, value: &'a Value) -> Option<(&'static str, &'a Value)> {
        if (self.recognises)(value) {
            return None;
        }
        let lists = self.lists.iter();
        lists
            .filter_map(|list| Some((*list, value.get(list)?)))
            .next()
    }
}

/// What a message calls the record.
fn name(value: &Value) -> String {
    let attributes = value.get("attributes").unwrap_or(value);
    let fields = ["title", "name", "message", "description", "id"];
    let texts = fields
        .iter()
        .filter_map(|field| attributes.get(field)?.as_str());
    texts
        .map(|text| text.chars().take(80).collect())
        .next()
        .unwrap_or_default()
}
