//! Reading the fields of a JSON object, so that every complaint names its field.

use std::{cell::RefCell, collections::BTreeSet};

use chrono::{DateTime, Datelike, NaiveDateTime, Utc};
use serde_json::{Map, Value};

use super::{
    dates::{self, Unread},
    input::MAX_FIELD_BYTES,
    record::{Fault, quoted},
};
use crate::domain::{Zone, has_four_digit_year};

/// An object and the path to it ("updates\[2\]."), for messages.
#[derive(Clone, Copy)]
pub(crate) struct Fields<'a> {
    object: &'a Map<String, Value>,
    path: &'a str,
    asked: Option<&'a AskedFor>,
}

/// The fields of a format's records that its reader asks for, and those of the objects in their lists
/// ("updates\[\].body"); of what lies inside of those nothing is known.
#[derive(Debug, Default)]
pub(crate) struct AskedFor(RefCell<BTreeSet<String>>);

impl AskedFor {
    /// The fields of a record that hold something, and that no one asked for.
    pub(crate) fn none_of(&self, record: &Value) -> Vec<String> {
        let asked = self.0.borrow();
        let mut fields = Vec::new();
        parts(&asked, "", record, &mut fields);
        let elements: Vec<(String, &Value)> = fields
            .iter()
            .flat_map(|(path, value)| in_list(&asked, path, value))
            .collect();
        fields.extend(elements);
        let unread = fields
            .into_iter()
            .filter(|(path, value)| !is_empty(value) && !asked.contains(path));
        unread.map(|(path, _)| path).collect()
    }
}

/// The fields of an object, and in their places those of the objects into which a reader looks.
fn parts<'v>(
    asked: &BTreeSet<String>,
    within: &str,
    object: &'v Value,
    found: &mut Vec<(String, &'v Value)>,
) {
    for (name, value) in object.as_object().into_iter().flatten() {
        let path = format!("{within}{name}");
        let inside = format!("{path}.");
        if value.is_object() && asked.iter().any(|path| path.starts_with(&inside)) {
            parts(asked, &inside, value, found);
        } else {
            found.push((path, value));
        }
    }
}

/// The fields of the objects in a list into which a reader looks.
fn in_list<'v>(asked: &BTreeSet<String>, path: &str, value: &'v Value) -> Vec<(String, &'v Value)> {
    let inside = format!("{path}[].");
    if !asked.iter().any(|path| path.starts_with(&inside)) {
        return Vec::new();
    }
    let objects = listed(value).unwrap_or_default().iter();
    let fields = objects.filter_map(Value::as_object).flatten();
    fields
        .map(|(name, value)| (format!("{inside}{name}"), value))
        .collect()
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(parts) => parts.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// JSON:API wraps what is related.
fn listed(value: &Value) -> Option<&[Value]> {
    let list = value.as_object().map_or(Some(value), |of| of.get("data"))?;
    list.as_array().map(Vec::as_slice)
}

impl<'a> Fields<'a> {
    pub(crate) fn of(value: &'a Value, path: &'a str) -> Result<Self, Fault> {
        let object = value.as_object().ok_or_else(|| {
            Fault::new(path.trim_end_matches('.'), "is not an object with fields")
        })?;
        Ok(Self {
            object,
            path,
            asked: None,
        })
    }

    /// An object that lies in this one, of which it is remembered what was asked for.
    pub(crate) fn part<'b>(&self, value: &'b Value, path: &'b str) -> Result<Fields<'b>, Fault>
    where
        'a: 'b,
    {
        Ok(Fields {
            asked: self.asked,
            ..Fields::of(value, path)?
        })
    }

    /// A whole record, of which it is remembered what was asked for.
    pub(crate) fn watched(value: &'a Value, asked: &'a AskedFor) -> Result<Self, Fault> {
        Ok(Self {
            asked: Some(asked),
            ..Self::of(value, "")?
        })
    }

    /// The object in which a format keeps the fields of its record; those of an event stand on the record itself.
    pub(crate) fn attributes(&self) -> Result<Self, Fault> {
        let Some(value) = self.get("attributes") else {
            return Ok(*self);
        };
        self.part(value, "attributes.")
    }

    pub(crate) fn path(&self, field: &str) -> String {
        format!("{}{field}", self.path)
    }

    /// `null` is absent.
    pub(crate) fn get(&self, field: &str) -> Option<&'a Value> {
        if let Some(AskedFor(asked)) = self.asked {
            let path = without_places(self.path(field));
            if !asked.borrow().contains(&path) {
                asked.borrow_mut().insert(path);
            }
        }
        self.object.get(field).filter(|value| !value.is_null())
    }

    /// A text, or a number as its text. Absent where it is blank.
    pub(crate) fn text(&self, field: &str) -> Result<Option<String>, Fault> {
        let text = match self.get(field) {
            None => return Ok(None),
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(_) => return Err(Fault::new(self.path(field), "is not a text")),
        };
        if text.len() > MAX_FIELD_BYTES {
            return Err(Fault::new(self.path(field), "is longer than 1 MB"));
        }
        if text.contains('\0') {
            return Err(Fault::new(
                self.path(field),
                "holds a NUL character, which no text needs",
            ));
        }
        Ok(Some(text).filter(|text| !text.trim().is_empty()))
    }

    /// The first of these fields that is there.
    pub(crate) fn first_text(&self, fields: &[&str]) -> Result<Option<String>, Fault> {
        for field in fields {
            if let Some(text) = self.text(field)? {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    /// A text that must be there.
    pub(crate) fn needed(&self, field: &str) -> Result<String, Fault> {
        self.text(field)?
            .ok_or_else(|| Fault::new(self.path(field), "is missing"))
    }

    /// A whole number, or a text that is one.
    pub(crate) fn number(&self, field: &str) -> Result<Option<i64>, Fault> {
        let text = self.text(field)?;
        let number = text.map(|text| {
            let whole = text.trim().split('.').next().unwrap_or_default();
            whole.parse().map_err(|_| {
                Fault::new(
                    self.path(field),
                    format!("{} is not a number", quoted(&text)),
                )
            })
        });
        number.transpose()
    }

    /// The texts of a list; one that is not a list counts as its only element. What is no text is passed over.
    pub(crate) fn texts(&self, field: &str) -> Result<Vec<String>, Fault> {
        match self.get(field) {
            Some(Value::Array(items)) => {
                let texts = items.iter().filter_map(Value::as_str);
                Ok(texts.map(str::to_owned).collect())
            }
            Some(Value::String(_)) => Ok(self.text(field)?.into_iter().collect()),
            Some(_) | None => Ok(Vec::new()),
        }
    }

    /// What `read` finds in the object under `field`; nothing where there is no object.
    pub(crate) fn inside<T: Default>(
        &self,
        field: &str,
        read: impl FnOnce(Fields<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        match self.get(field) {
            Some(value @ Value::Object(_)) => {
                read(Fields::of(value, &format!("{}.", self.path(field)))?)
            }
            Some(_) | None => Ok(T::default()),
        }
    }

    /// The same, and it is remembered what of it was asked for.
    pub(crate) fn inside_watched<T: Default>(
        &self,
        field: &str,
        read: impl FnOnce(Fields<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        match self.get(field) {
            Some(value @ Value::Object(_)) => {
                read(self.part(value, &format!("{}.", self.path(field)))?)
            }
            Some(_) | None => Ok(T::default()),
        }
    }

    /// A text that stands in the object under `field`; one without it was not asked for it.
    pub(crate) fn text_inside(&self, field: &str, inner: &str) -> Result<Option<String>, Fault> {
        let is_there = |object: &Value| object.get(inner).is_some();
        if !self.object.get(field).is_some_and(is_there) {
            return Ok(None);
        }
        self.inside(field, |object| object.text(inner))
    }

    /// What `read` finds in each object of the list under `field`; anything else in it is passed over.
    pub(crate) fn each<T>(
        &self,
        field: &str,
        read: impl Fn(Fields<'_>) -> Result<Option<T>, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let mut found = Vec::new();
        for (place, value) in self.list(field)?.iter().enumerate() {
            if value.is_object() {
                let path = format!("{}[{place}].", self.path(field));
                found.extend(read(self.part(value, &path)?)?);
            }
        }
        Ok(found)
    }

    pub(crate) fn list(&self, field: &str) -> Result<&'a [Value], Fault> {
        match self.get(field) {
            None => Ok(&[]),
            Some(value) => {
                listed(value).ok_or_else(|| Fault::new(self.path(field), "is not a list"))
            }
        }
    }

    /// An instant; a time without an offset is one of `zone`. Tools write "empty" as the year 1 or 1970.
    pub(crate) fn instant(&self, field: &str, zone: Zone) -> Result<Option<DateTime<Utc>>, Fault> {
        let Some(text) = self.text(field)? else {
            return Ok(None);
        };
        let at = read_instant(text.trim(), zone).map_err(|problem| {
            Fault::new(self.path(field), format!("{} {problem}", quoted(&text)))
        })?;
        // The journal counts in milliseconds; a finer time would look changed at every import.
        let at = DateTime::from_timestamp_millis(at.timestamp_millis());
        let at = at.filter(|at| !is_empty_time(*at));
        if at.is_some_and(|at| !has_four_digit_year(at)) {
            let problem = format!("{} {}", quoted(&text), Unread::OutOfYears);
            return Err(Fault::new(self.path(field), problem));
        }
        Ok(at)
    }

    pub(crate) fn first_instant(
        &self,
        fields: &[&str],
        zone: Zone,
    ) -> Result<Option<DateTime<Utc>>, Fault> {
        for field in fields {
            if let Some(at) = self.instant(field, zone)? {
                return Ok(Some(at));
            }
        }
        Ok(None)
    }
}

/// "updates\[\].body" for "updates\[2\].body"
fn without_places(path: String) -> String {
    if !path.contains('[') {
        return path;
    }
    let parts = path.split('[').enumerate().map(|(place, part)| {
        let rest = part.find(']').filter(|_| place > 0);
        rest.map_or(part, |end| &part[end..])
    });
    parts.collect::<Vec<_>>().join("[")
}

/// The year 1 and the first day of 1970, in any offset.
pub(crate) fn is_empty_time(at: DateTime<Utc>) -> bool {
    (0..=1).contains(&at.year()) || at.timestamp().abs() <= 24 * 60 * 60
}

/// The instant, or why there is none.
pub(crate) fn read_instant(text: &str, zone: Zone) -> Result<DateTime<Utc>, Unread> {
    const WITH_OFFSET: [&str; 2] = ["%Y-%m-%dT%H:%M:%S%.f%#z", "%Y-%m-%d %H:%M:%S%.f %#z"];
    const WITHOUT: [&str; 3] = [
        "%Y-%m-%dT%H:%M:%S%.f",
        "%Y-%m-%d %H:%M:%S%.f",
        "%Y-%m-%d %H:%M",
    ];
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Ok(at.to_utc());
    }
    // "20230531100500" would be a day 600 years away.
    if let Some(at) = dates::since_1970(text).filter(|at| at.year() < 2100) {
        return Ok(at);
    }
    let with_offset = |format: &&str| DateTime::parse_from_str(text, format).ok();
    if let Some(at) = WITH_OFFSET.iter().find_map(with_offset) {
        return Ok(at.to_utc());
    }
    let (text, zone) = match text.strip_suffix(" UTC") {
        Some(wall) => (wall, Zone::UTC),
        None => (text, zone),
    };
    let wall = |format: &&str| NaiveDateTime::parse_from_str(text, format).ok();
    let wall = WITHOUT.iter().find_map(wall).ok_or(Unread::NotATime)?;
    dates::at_wall(wall, zone)
}

/// Whether any text in a value does.
pub(crate) fn holds_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(items) => items.iter().any(holds_nul),
        Value::Object(object) => object.values().any(holds_nul),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The first time in a value that names no zone, and how it is read.
pub(crate) fn zoneless(value: &Value, zone: Zone) -> Option<(String, DateTime<Utc>)> {
    match value {
        Value::String(text)
            if has_time_shape(text) && DateTime::parse_from_rfc3339(text).is_err() =>
        {
            let is_zoneless = !text[16..].contains(['Z', '+', '-']) && !text.ends_with(" UTC");
            let at = read_instant(text, zone).ok().filter(|_| is_zoneless)?;
            (!is_empty_time(at)).then(|| (text.clone(), at))
        }
        Value::Array(items) => items.iter().find_map(|item| zoneless(item, zone)),
        Value::Object(object) => day_and_time(object)
            .and_then(|text| zoneless(&Value::String(text), zone))
            .or_else(|| object.values().find_map(|item| zoneless(item, zone))),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// Some keep them in fields of their own.
fn day_and_time(object: &Map<String, Value>) -> Option<String> {
    let text = |field| object.get(field).and_then(Value::as_str);
    Some(format!("{} {}", text("date")?, text("time")?))
}

/// "2023-05-31T10:05"
fn has_time_shape(text: &str) -> bool {
    const SHAPE: &[u8] = b"0000-00-00T00:00";
    let fits = |(byte, shape): (&u8, &u8)| match shape {
        b'0' => byte.is_ascii_digit(),
        b'T' => matches!(byte, b'T' | b' '),
        other => byte == other,
    };
    let bytes = text.as_bytes();
    text.is_ascii() && (16..=30).contains(&bytes.len()) && bytes.iter().zip(SHAPE).all(fits)
}
