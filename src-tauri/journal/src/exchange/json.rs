//! JSON of other tools: one object, a list, either inside an object, or JSON Lines. What an item of it says is up to the
//! reader of its format.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    fields::{self, AskedFor, Fields},
    json_api,
    record::{Fault, Numbered, Reading, Record},
};
use crate::domain::Zone;

/// A format whose incidents are objects of their own.
pub(crate) struct JsonReader {
    /// As it is called on the command line, and in the source of its incidents.
    pub(crate) name: &'static str,
    /// Who says a line of it that no person said.
    pub(crate) author: &'static str,
    /// Under which names a file keeps its list; dots lead into objects.
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
        if let Ok(mut whole) = serde_json::from_str(text) {
            json_api::joined(&mut whole);
            return Some(Self::Whole(whole));
        }
        if !text.trim_start().starts_with(['{', '[']) {
            return None;
        }
        // Pages one after the other, as they were fetched.
        let pages = serde_json::Deserializer::from_str(text).into_iter::<Value>();
        if let Ok(pages) = pages.collect::<Result<Vec<Value>, _>>() {
            return Some(Self::Lines(pages.into_iter().map(Ok).collect()));
        }
        let lines = Self::of_values(text.lines());
        lines.first().is_some_and(Value::is_object).then_some(lines)
    }

    /// Each text one value; blank ones are none.
    pub(crate) fn of_values<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let texts = texts.filter(|text| !text.trim().is_empty());
        let values = texts.map(|text| {
            serde_json::from_str(text).map_err(|error| {
                let problem = format!("is not whole JSON at column {}", error.column());
                Fault::new("", problem)
            })
        });
        Self::Lines(values.collect())
    }

    /// A value to tell the format by: the whole, or the first line that can be read.
    pub(crate) fn first(&self) -> Option<&Value> {
        match self {
            Self::Whole(value) => Some(value),
            Self::Lines(lines) => lines.iter().find_map(|line| line.as_ref().ok()),
        }
    }
}

impl Json {
    /// Those of a list, of lines, or the only one.
    pub(crate) fn values(&self) -> Vec<Result<&Value, &Fault>> {
        match self {
            Self::Whole(Value::Array(items)) => items.iter().map(Ok).collect(),
            Self::Whole(value) => vec![Ok(value)],
            Self::Lines(lines) => lines.iter().map(Result::as_ref).collect(),
        }
    }

    /// The zone that an answer says its times are in.
    fn said_zone(&self) -> Option<Zone> {
        let Self::Whole(Value::Object(object)) = self else {
            return None;
        };
        object.get("time_zone")?.as_str()?.parse().ok()
    }
}

impl JsonReader {
    /// One bad record must not hide the good ones.
    pub(crate) fn reads(&self, json: &Json) -> bool {
        let any = |value: &Value| {
            let items = self.items(value);
            let mut items = items.iter().flatten();
            items.any(|item| (self.recognises)(item.value))
        };
        match json {
            Json::Whole(value) => any(value),
            Json::Lines(lines) => lines.iter().flatten().any(any),
        }
    }

    pub(crate) fn read(&self, json: &Json, zone: Zone) -> Reading {
        let zone = json.said_zone().unwrap_or(zone);
        let mut without_zone = None;
        let asked = AskedFor::default();
        let items = self.all(json);
        let records = (1..).zip(&items).map(|(number, item)| {
            let name = item
                .as_ref()
                .map_or_else(|_| String::new(), |item| name(item));
            if let (Ok(item), None) = (&item, &without_zone) {
                without_zone = fields::zoneless(item.value, zone);
            }
            let item = item.as_ref().map_err(Clone::clone);
            Numbered {
                number,
                record: item.and_then(|item| self.one(number, &name, *item, zone, &asked)),
                name,
            }
        });
        let records: Vec<Numbered> = records.collect();
        // What none was asked for is known once all are read; of a bad one not all was asked.
        let read = items.iter().zip(&records);
        let read = read.filter_map(|(item, one)| Some((item.as_ref().ok()?, one)));
        let read = read.filter(|(_, one)| one.record.as_ref().is_ok_and(|one| !one.is_no_incident));
        let unread: BTreeSet<String> = read
            .flat_map(|(item, _)| asked.none_of(item.value))
            .chain(self.beside(json))
            .collect();
        Reading {
            unread: unread.into_iter().collect(),
            records,
            without_zone,
        }
    }

    fn one(
        &self,
        number: u32,
        name: &str,
        item: Item<'_>,
        zone: Zone,
        asked: &AskedFor,
    ) -> Result<Record, Fault> {
        let is_other = item.is_of_a_stream && !(self.recognises)(item.value);
        if is_other {
            let id = format!("record {number}");
            let mut record = Record::of(self.name, id, name.to_owned());
            record.is_no_incident = true;
            return Ok(record);
        }
        let record = (self.record)(Fields::watched(item.value, asked)?, zone)?.dated()?;
        // Fields say where; what stands in lists is only looked at here.
        if fields::holds_nul(item.value) {
            return Err(Fault::new("", "holds a NUL character, which no text needs"));
        }
        Ok(record)
    }

    fn all<'a>(&self, json: &'a Json) -> Vec<Result<Item<'a>, Fault>> {
        match json {
            Json::Whole(value) => self.items(value),
            Json::Lines(lines) => self.items_of_all(lines.iter().map(Result::as_ref)),
        }
    }

    /// Pages that were put into one list are lists of their own; beside them a page of something else holds none.
    fn items_of_all<'a>(
        &self,
        values: impl Iterator<Item = Result<&'a Value, &'a Fault>> + Clone,
    ) -> Vec<Result<Item<'a>, Fault>> {
        let mut pages = values.clone().flatten();
        let are_pages = pages.any(|value| self.list_in(value).is_some());
        let values = values
            .filter(|value| !(are_pages && value.is_ok_and(|value| self.is_another_page(value))));
        values
            .flat_map(|value| match value {
                Ok(value) => self.items(value),
                Err(fault) => vec![Err(fault.clone())],
            })
            .collect()
    }

    /// The incidents in a value: the elements of a list, those of a list inside an object (or of several, one page after
    /// the other), or the object itself.
    fn items<'a>(&self, value: &'a Value) -> Vec<Result<Item<'a>, Fault>> {
        match value {
            Value::Array(items) => self.items_of_all(items.iter().map(Ok)),
            Value::Object(object) => {
                if let Some(told) = named_by_kind(value) {
                    return self.items(told);
                }
                // Connectors wrap each record in one of their own, those of other kinds among them.
                let wrapped = object.get("record").and_then(|record| record.get("data"));
                if let Some(value) = wrapped {
                    return vec![Ok(Item {
                        value,
                        is_of_a_stream: true,
                    })];
                }
                match self.list_in(value) {
                    Some((_, Value::Array(_))) => {
                        let lists = self.lists.iter().filter_map(|list| at(value, list));
                        let items = lists.filter_map(Value::as_array).flatten();
                        items.map(|item| Ok(self.item(item))).collect()
                    }
                    // One incident that was asked for by its id.
                    Some((_, one)) if (self.recognises)(one) => vec![Ok(one.into())],
                    Some((list, _)) => vec![Err(Fault::new(list, "is not a list"))],
                    None => vec![Ok(value.into())],
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
        let mut lists = self.lists.iter();
        lists.find_map(|list| Some((*list, at(value, list)?)))
    }

    /// Of messages about many things those of incidents are meant.
    fn item<'a>(&self, item: &'a Value) -> Item<'a> {
        Item {
            value: self.unwrapped(item),
            is_of_a_stream: is_message(item),
        }
    }

    /// Each incident of a list may be wrapped as one is that was asked for by its id, with nothing beside it, or as what
    /// a message tells of.
    fn unwrapped<'a>(&self, item: &'a Value) -> &'a Value {
        let is_alone = item.as_object().is_some_and(|object| object.len() == 1);
        let inner = self.list_in(item).filter(|_| is_alone || is_message(item));
        let inner = inner.map(|(_, inner)| inner);
        inner
            .filter(|inner| (self.recognises)(inner))
            .unwrap_or(item)
    }

    /// Lists of objects beside those of the incidents, which no reader looks into.
    fn beside(&self, json: &Json) -> Vec<String> {
        let values: Vec<&Value> = match json {
            Json::Whole(Value::Array(items)) => items.iter().collect(),
            Json::Whole(whole) => vec![whole],
            Json::Lines(lines) => lines.iter().flatten().collect(),
        };
        let are_pages = values.iter().any(|value| self.list_in(value).is_some());
        // One that is an incident itself has fields, and these are told by themselves.
        let of_pages = values.iter().filter(|value| {
            are_pages && (self.list_in(value).is_some() || self.is_another_page(value))
        });
        let lists = of_pages.flat_map(|value| lists_of_objects(value));
        // And what stands beside the incident that a message tells of.
        let items = values
            .iter()
            .filter_map(|value| self.list_in(value)?.1.as_array());
        let messages = items
            .flatten()
            .filter(|item| !std::ptr::eq(*item, self.unwrapped(item)));
        let lists = lists.chain(messages.flat_map(lists_of_objects));
        lists.filter(|name| !self.is_read(name)).cloned().collect()
    }

    fn is_read(&self, name: &str) -> bool {
        let mut lists = self.lists.iter();
        lists.any(|list| list.split('.').next() == Some(name))
    }

    /// An answer to another question, put into one file with those that hold incidents.
    fn is_another_page(&self, value: &Value) -> bool {
        !(self.recognises)(value)
            && self.list_in(value).is_none()
            && lists_of_objects(value).next().is_some()
    }
}

/// "incident.created"
fn is_message(item: &Value) -> bool {
    ["event", "event_type", "type"].iter().any(|field| {
        let kind = item.get(field).and_then(Value::as_str);
        kind.is_some_and(|kind| kind.contains('.'))
    })
}

/// What a message keeps under the name of its own kind.
fn named_by_kind(value: &Value) -> Option<&Value> {
    let kind = value.get("event_type")?.as_str()?;
    value.get(kind).filter(|told| told.is_object())
}

fn lists_of_objects(value: &Value) -> impl Iterator<Item = &String> {
    let fields = value.as_object().into_iter().flatten();
    let lists = fields.filter(|(_, value)| {
        let items = value.as_array().into_iter().flatten();
        items.into_iter().any(Value::is_object)
    });
    lists.map(|(name, _)| name)
}

/// A text of an object.
pub(crate) fn word<'a>(value: &'a Value, field: &str) -> Option<&'a str> {
    value.get(field)?.as_str()
}

/// What stands where a path leads to.
fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.')
        .try_fold(value, |value, name| value.get(name))
}

/// A value that should be an incident.
#[derive(Clone, Copy)]
struct Item<'a> {
    value: &'a Value,
    is_of_a_stream: bool,
}

impl<'a> From<&'a Value> for Item<'a> {
    fn from(value: &'a Value) -> Self {
        Self {
            value,
            is_of_a_stream: false,
        }
    }
}

/// What a message calls the record.
fn name(item: &Item<'_>) -> String {
    let value = item.value;
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
