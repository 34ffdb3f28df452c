//! The files of a Slack export: a zip of channels, and in each a file of messages per day; or one such file by itself.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::{
    domain::has_four_digit_year,
    exchange::{archive, input, refusal::Refusal, zips::Zip},
};

/// Whether a zip is one.
pub(crate) fn is_export(names: &[String]) -> bool {
    users_in(names).is_some() && names.iter().any(|name| day_of(name).is_some())
}

/// Whether a list is the messages of a day.
pub(crate) fn is_a_day(value: &Value) -> bool {
    let is_message = |item: &Value| text(item, "type") == Some("message") && at(item).is_some();
    let items = value.as_array();
    items.is_some_and(|items| !items.is_empty() && items.iter().all(is_message))
}

/// Who packs an export again has its folder around it.
fn users_in(names: &[String]) -> Option<&str> {
    let mut names = names.iter().map(String::as_str);
    names.find(|name| {
        let around = name.strip_suffix("users.json");
        around.is_some_and(|around| {
            around.is_empty()
                || around
                    .strip_suffix('/')
                    .is_some_and(|one| !one.contains('/'))
        })
    })
}

pub(super) struct Export<'a> {
    file: &'a str,
    kept: Kept<'a>,
}

enum Kept<'a> {
    Zip(Zip<'a>),
    /// Who unpacked it has one file, which does not say of which channel it is.
    Day(Vec<Value>),
}

impl<'a> Export<'a> {
    pub(super) fn open(file: &'a str, bytes: &'a [u8]) -> Result<Self, Refusal> {
        let kept = if archive::is_package(bytes) {
            let zip = Zip::open(file, bytes)?;
            is_export(&zip.names).then_some(Kept::Zip(zip))
        } else {
            let day = parsed(file, bytes)?;
            is_a_day(&day).then(|| Kept::Day(listed(day)))
        };
        let kept = kept.ok_or_else(|| Refusal::UnknownFormat {
            file: file.to_owned(),
        })?;
        Ok(Self { file, kept })
    }

    pub(super) fn channels(&self) -> Vec<String> {
        match &self.kept {
            Kept::Zip(zip) => {
                let mut seen = HashSet::new();
                let folders = zip.names.iter().filter_map(|name| day_of(name));
                let folders = folders.filter(|folder| seen.insert((*folder).to_owned()));
                folders.map(str::to_owned).collect()
            }
            Kept::Day(_) => {
                let name = self.file.rsplit(['/', '\\']).next().unwrap_or(self.file);
                let name = name.strip_suffix(".json").unwrap_or(name);
                vec![day_of(self.file).unwrap_or(name).to_owned()]
            }
        }
    }

    /// A day by itself may be of any channel.
    pub(super) fn has(&self, channel: &str) -> bool {
        match &self.kept {
            Kept::Zip(_) => self.channels().iter().any(|name| name == channel),
            Kept::Day(_) => true,
        }
    }

    pub(super) fn users(&mut self) -> Result<Vec<Value>, Refusal> {
        match &mut self.kept {
            Kept::Zip(zip) => match users_in(&zip.names).map(str::to_owned) {
                Some(users) => list(self.file, zip, &users),
                None => Ok(Vec::new()),
            },
            Kept::Day(_) => Ok(Vec::new()),
        }
    }

    /// Of all days, in the order of their times.
    pub(super) fn messages(&mut self, channel: &str) -> Result<Vec<Value>, Refusal> {
        let mut messages = match &mut self.kept {
            Kept::Zip(zip) => {
                let days = zip.names.iter();
                let days = days.filter(|name| day_of(name) == Some(channel)).cloned();
                let mut messages = Vec::new();
                for day in days.collect::<Vec<String>>() {
                    messages.extend(list(self.file, zip, &day)?);
                }
                messages
            }
            Kept::Day(messages) => messages.clone(),
        };
        messages.sort_by_key(|message| (at(message), ts(message).unwrap_or_default().to_owned()));
        Ok(messages)
    }
}

fn list(file: &str, zip: &mut Zip<'_>, name: &str) -> Result<Vec<Value>, Refusal> {
    let bytes = zip.bytes(name)?;
    Ok(listed(parsed(&format!("{name} in {file}"), &bytes)?))
}

fn parsed(file: &str, bytes: &[u8]) -> Result<Value, Refusal> {
    let text = input::decode(file, bytes)?;
    input::check_depth(file, &text)?;
    input::parse(file, &text)
}

fn listed(value: Value) -> Vec<Value> {
    match value {
        Value::Array(items) => items,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
            Vec::new()
        }
    }
}

/// The channel of a file of messages: "general/2016-01-14.json".
fn day_of(name: &str) -> Option<&str> {
    let (folder, day) = name.rsplit_once('/')?;
    let day = day.strip_suffix(".json")?;
    day.parse::<chrono::NaiveDate>().ok()?;
    Some(folder.rsplit('/').next().unwrap_or(folder))
}

pub(super) fn text<'v>(value: &'v Value, field: &str) -> Option<&'v str> {
    let text = value.get(field)?.as_str()?;
    (!text.trim().is_empty()).then_some(text)
}

pub(super) fn ts(message: &Value) -> Option<&str> {
    text(message, "ts")
}

/// Seconds and, behind the point, microseconds; together they are a name, so they are never read as one number.
pub(super) fn at(message: &Value) -> Option<DateTime<Utc>> {
    let (seconds, micros) = ts(message)?.split_once('.').unwrap_or((ts(message)?, ""));
    let micros: String = micros.chars().chain("000".chars()).take(3).collect();
    let millis = seconds
        .parse::<i64>()
        .ok()?
        .checked_mul(1000)?
        .checked_add(micros.parse().ok()?)?;
    DateTime::from_timestamp_millis(millis).filter(|at| has_four_digit_year(*at))
}
