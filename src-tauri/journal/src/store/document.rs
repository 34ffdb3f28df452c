//! The table `document`: nouns that are only ever read and written whole, each as JSON.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::de::DeserializeOwned;

use super::columns::{get_instant_or_null, get_json, get_word, json, word};
use super::documents::AnyDocument;
use super::record::{Shelf, Stored};
use crate::domain::{ClassKey, EmployerId, IncidentId, ItemId, Noun, ServiceId};
use crate::{Error, Result};

/// A noun that is only ever read and written whole. A new one needs this, and its line in `documents.rs`.
pub trait Document: DeserializeOwned {
    const NOUN: Noun;

    fn id(&self) -> String;

    /// As lists and the trash call it.
    fn title(&self) -> String;

    /// The incident it hangs on: it is erased with it.
    fn incident(&self) -> Option<IncidentId> {
        None
    }

    /// The civil day it belongs to, as lists and the ladder sort it.
    fn day(&self) -> Option<NaiveDate> {
        None
    }

    /// Whether it may speak for a dimension of a ladder.
    fn is_evidence(&self) -> bool {
        false
    }

    /// Into the form in which it is stored. What cannot be stored is refused.
    fn tidy(&mut self) -> Result<()> {
        Ok(())
    }

    /// Puts the services, classes and employers that it names under the ids that they have here. Whether any of them was named.
    fn at_home(&mut self, _homes: &Homes) -> bool {
        false
    }

    /// Takes out what refers to a record that is erased. Whether anything did.
    fn forget(&mut self, _erased: &ItemId) -> bool {
        false
    }
}

/// Under which other ids services, classes and employers are known here: those of another journal that they are named
/// like, or of what they became part of.
#[derive(Debug, Default)]
pub struct Homes {
    pub services: HashMap<ServiceId, ServiceId>,
    pub classes: HashMap<ClassKey, ClassKey>,
    pub employers: HashMap<EmployerId, EmployerId>,
}

impl Homes {
    pub fn service(&self, id: ServiceId) -> ServiceId {
        self.services.get(&id).copied().unwrap_or(id)
    }

    pub fn class(&self, key: &ClassKey) -> ClassKey {
        self.classes.get(key).unwrap_or(key).clone()
    }

    pub fn employer(&self, id: EmployerId) -> EmployerId {
        self.employers.get(&id).copied().unwrap_or(id)
    }
}

/// One that has to be there, in the trash or not.
pub fn find<T: Document>(conn: &Connection, id: &str) -> Result<Stored<T>> {
    load(conn, id)?.ok_or(Error::NotFound { noun: T::NOUN })
}

/// The `+` keeps the index of attachments out of it: with that, each question would be planned anew, because the plan
/// depends on the noun.
const BY_ID: &str = "SELECT * FROM document WHERE id = ?1 AND +noun = ?2";

pub fn load<T: Document>(conn: &Connection, id: &str) -> Result<Option<Stored<T>>> {
    let found = conn
        .prepare_cached(BY_ID)?
        .query_row([id, &word(&T::NOUN)?], |row| read_stored(row, get_json))
        .optional()?;
    Ok(found)
}

/// All nouns of this table share their ids: written under one, a record would take the place of another.
pub fn is_of_another_noun(conn: &Connection, item: &ItemId) -> Result<bool> {
    if Shelf::from(item.noun) != Shelf::Document {
        return Ok(false);
    }
    let is_there = conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM document WHERE id = ?1 AND noun <> ?2)")?
        .query_row(params![item.id, word(&item.noun)?], |row| row.get(0))?;
    Ok(is_there)
}

/// The same where the noun is known only when it runs.
pub fn load_any(conn: &Connection, item: &ItemId) -> Result<Option<Stored<AnyDocument>>> {
    let found = conn
        .prepare_cached(BY_ID)?
        .query_row([&item.id, &word(&item.noun)?], |row| {
            read_stored(row, get_json::<serde_json::Value>)
        })
        .optional()?;
    found
        .map(|stored| {
            let value = AnyDocument::read(item.noun, stored.value.clone())?;
            Ok(stored.map(|_| value))
        })
        .transpose()
}

/// In the order in which they were made; without the trash.
pub fn all<T: Document>(conn: &Connection) -> Result<Vec<T>> {
    let mut statement = conn.prepare_cached(
        "SELECT value FROM document WHERE noun = ?1 AND deleted_at IS NULL ORDER BY id",
    )?;
    let found = statement.query_map([word(&T::NOUN)?], |row| get_json(row, "value"))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The same where the noun is known only when it runs.
pub fn all_of(conn: &Connection, noun: Noun) -> Result<Vec<AnyDocument>> {
    let mut statement = conn.prepare_cached(
        "SELECT value FROM document WHERE noun = ?1 AND deleted_at IS NULL ORDER BY id",
    )?;
    let found = statement.query_map([word(&noun)?], |row| get_json(row, "value"))?;
    let values: Vec<serde_json::Value> = found.collect::<rusqlite::Result<_>>()?;
    values
        .into_iter()
        .map(|value| AnyDocument::read(noun, value))
        .collect()
}

/// All of them, in the order in which they were made; from the trash too.
pub fn all_stored<T: Document>(conn: &Connection) -> Result<Vec<Stored<T>>> {
    let mut statement =
        conn.prepare_cached("SELECT * FROM document WHERE noun = ?1 ORDER BY id")?;
    let found = statement.query_map([word(&T::NOUN)?], |row| read_stored(row, get_json))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// In the order in which they were made; without the trash. For the `+`, see [`BY_ID`].
pub fn of_incident<T: Document>(conn: &Connection, incident: IncidentId) -> Result<Vec<T>> {
    let mut statement = conn.prepare_cached(
        "SELECT value FROM document WHERE incident = ?1 AND +noun = ?2 AND deleted_at IS NULL
         ORDER BY id",
    )?;
    let parameters = [incident.to_string(), word(&T::NOUN)?];
    let found = statement.query_map(parameters, |row| get_json(row, "value"))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Of every noun, from the trash too.
pub fn items_of_incident(conn: &Connection, incident: &str) -> Result<Vec<ItemId>> {
    items(
        conn,
        "SELECT noun, id FROM document WHERE incident = ?1",
        incident,
    )
}

/// Those whose value holds a record's id, from the trash too.
pub fn mentioning(conn: &Connection, id: &str) -> Result<Vec<ItemId>> {
    items(
        conn,
        "SELECT noun, id FROM document WHERE instr(value, ?1) > 0 AND id <> ?1 ORDER BY id",
        id,
    )
}

fn items(conn: &Connection, sql: &str, id: &str) -> Result<Vec<ItemId>> {
    let mut statement = conn.prepare_cached(sql)?;
    let found = statement.query_map([id], |row| {
        Ok(ItemId {
            noun: get_word(row, "noun")?,
            id: row.get("id")?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub fn save(conn: &Connection, stored: &Stored<&AnyDocument>) -> Result<()> {
    let document = stored.value;
    conn.prepare_cached(
        "INSERT INTO document (id, noun, incident, title, value, revision, deleted_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (id) DO UPDATE SET incident = excluded.incident, title = excluded.title,
             value = excluded.value, revision = excluded.revision, deleted_at = excluded.deleted_at",
    )?
    .execute(params![
        document.id(),
        word(&document.noun())?,
        document.incident().map(|id| id.to_string()),
        document.title(),
        json(document)?,
        stored.revision,
        stored.deleted_at.map(|at| at.timestamp_millis()),
    ])?;
    Ok(())
}

pub fn erase(conn: &Connection, id: &str) -> Result<()> {
    conn.execute("DELETE FROM document WHERE id = ?1", [id])?;
    Ok(())
}

fn read_stored<T>(
    row: &Row<'_>,
    value: impl Fn(&Row<'_>, &str) -> rusqlite::Result<T>,
) -> rusqlite::Result<Stored<T>> {
    Ok(Stored {
        value: value(row, "value")?,
        revision: row.get("revision")?,
        deleted_at: get_instant_or_null(row, "deleted_at")?,
    })
}
