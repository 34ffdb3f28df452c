//! How values of the domain stand in columns: enums as the words they have in JSON, instants as milliseconds.

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use rusqlite::Row;
use rusqlite::types::Type;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Error, Result};

/// The one word of an enum, an id or a date: its JSON without the quotes.
pub fn word<T: Serialize>(value: &T) -> Result<String> {
    let value = serde_json::to_value(value)?;
    Ok(value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned))
}

pub fn words<T: Serialize>(values: &[T]) -> Result<Vec<String>> {
    values.iter().map(word).collect()
}

pub fn json<T: Serialize>(value: &T) -> Result<String> {
    Ok(serde_json::to_string(value)?)
}

pub fn json_or_null<T: Serialize>(value: Option<&T>) -> Result<Option<String>> {
    value.map(json).transpose()
}

/// Instants are kept to the millisecond.
pub fn to_millis(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(3)
}

pub fn get_word<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let word: String = row.get(column)?;
    serde_json::from_value(serde_json::Value::String(word)).map_err(unreadable)
}

pub fn get_word_or_null<T: DeserializeOwned>(
    row: &Row<'_>,
    column: &str,
) -> rusqlite::Result<Option<T>> {
    let word: Option<String> = row.get(column)?;
    word.map(|word| serde_json::from_value(serde_json::Value::String(word)).map_err(unreadable))
        .transpose()
}

pub fn get_json<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let text = row.get_ref(column)?.as_str()?;
    serde_json::from_str(text).map_err(unreadable)
}

pub fn get_json_or_null<T: DeserializeOwned>(
    row: &Row<'_>,
    column: &str,
) -> rusqlite::Result<Option<T>> {
    let text = row.get_ref(column)?.as_str_or_null()?;
    text.map(|text| serde_json::from_str(text).map_err(unreadable))
        .transpose()
}

pub fn get_instant(row: &Row<'_>, column: &str) -> rusqlite::Result<DateTime<Utc>> {
    instant(row.get(column)?)
}

pub fn get_instant_or_null(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<DateTime<Utc>>> {
    let millis: Option<i64> = row.get(column)?;
    millis.map(instant).transpose()
}

pub fn get_day(row: &Row<'_>, column: &str) -> rusqlite::Result<NaiveDate> {
    get_word(row, column)
}

pub fn instant(millis: i64) -> rusqlite::Result<DateTime<Utc>> {
    DateTime::from_timestamp_millis(millis)
        .ok_or(rusqlite::Error::IntegralValueOutOfRange(0, millis))
}

/// A value that our own types do not know is damage, or was written by something else.
fn unreadable(error: serde_json::Error) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error))
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Database(unreadable(error))
    }
}

/// An id that is already known to be one of ours.
pub fn id<T: DeserializeOwned>(text: &str) -> Result<T> {
    Ok(serde_json::from_value(serde_json::Value::String(
        text.to_owned(),
    ))?)
}
