//! How values of the domain stand in columns: enums as the words they have in JSON, instants as milliseconds.

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use rusqlite::Row;
use rusqlite::types::{FromSql, Type};
use serde::de::{DeserializeOwned, IntoDeserializer, Visitor};
use serde::{Deserializer, Serialize};

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

/// An object of which every field may be left out; one that says nothing is `{}`.
pub fn json_or_empty<T: Serialize + Default + PartialEq>(value: &T) -> Result<String> {
    if *value == T::default() {
        return Ok("{}".to_owned());
    }
    json(value)
}

pub fn json_or_null<T: Serialize>(value: Option<&T>) -> Result<Option<String>> {
    value.map(json).transpose()
}

/// Instants are kept to the millisecond. A second 60, which may be typed at any minute, is the next one: no calendar of
/// the page or of a spreadsheet knows it.
pub fn to_millis(at: DateTime<Utc>) -> DateTime<Utc> {
    let at = at.trunc_subsecs(3);
    DateTime::from_timestamp_millis(at.timestamp_millis()).unwrap_or(at)
}

pub fn get_word<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    read_word(row.get_ref(column)?.as_str()?)
}

pub fn get_word_or_null<T: DeserializeOwned>(
    row: &Row<'_>,
    column: &str,
) -> rusqlite::Result<Option<T>> {
    let word = row.get_ref(column)?.as_str_or_null()?;
    word.map(read_word).transpose()
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

/// Reads the columns of a row one after the other, in the order in which the question names them. By their names, each
/// would be looked for in each row; that costs a fifth of the time where thousands are read.
pub struct Cells<'row> {
    row: &'row Row<'row>,
    next: usize,
}

impl<'row> Cells<'row> {
    pub fn of(row: &'row Row<'row>) -> Self {
        Self { row, next: 0 }
    }

    fn place(&mut self) -> usize {
        self.next += 1;
        self.next - 1
    }

    pub fn get<T: FromSql>(&mut self) -> rusqlite::Result<T> {
        let place = self.place();
        self.row.get(place)
    }

    pub fn word<T: DeserializeOwned>(&mut self) -> rusqlite::Result<T> {
        let place = self.place();
        read_word(self.row.get_ref(place)?.as_str()?)
    }

    pub fn word_or_null<T: DeserializeOwned>(&mut self) -> rusqlite::Result<Option<T>> {
        let place = self.place();
        let word = self.row.get_ref(place)?.as_str_or_null()?;
        word.map(read_word).transpose()
    }

    pub fn json<T: DeserializeOwned>(&mut self) -> rusqlite::Result<T> {
        let place = self.place();
        let text = self.row.get_ref(place)?.as_str()?;
        serde_json::from_str(text).map_err(unreadable)
    }

    pub fn json_or_null<T: DeserializeOwned>(&mut self) -> rusqlite::Result<Option<T>> {
        let place = self.place();
        let text = self.row.get_ref(place)?.as_str_or_null()?;
        text.map(|text| serde_json::from_str(text).map_err(unreadable))
            .transpose()
    }

    pub fn instant(&mut self) -> rusqlite::Result<DateTime<Utc>> {
        instant(self.get()?)
    }

    pub fn instant_or_null(&mut self) -> rusqlite::Result<Option<DateTime<Utc>>> {
        let millis: Option<i64> = self.get()?;
        millis.map(instant).transpose()
    }
}

fn read_word<T: DeserializeOwned>(word: &str) -> rusqlite::Result<T> {
    T::deserialize(Word(word)).map_err(unreadable)
}

/// One word, as it would stand between quotes in JSON, without a JSON value made of it first.
struct Word<'a>(&'a str);

impl<'de> Deserializer<'de> for Word<'_> {
    type Error = serde_json::Error;

    fn deserialize_any<V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> std::result::Result<V::Value, Self::Error> {
        visitor.visit_str(self.0)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> std::result::Result<V::Value, Self::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> std::result::Result<V::Value, Self::Error> {
        visitor.visit_enum(self.0.into_deserializer())
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
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
