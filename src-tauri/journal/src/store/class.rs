//! The table `failure_class` over the starter list: only the user's own names and additions are stored.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::columns::get_instant_or_null;
use super::named::name_key;
use super::record::Stored;
use super::write::Write;
use crate::domain::{ClassKey, FailureClass, Noun};
use crate::{Error, Result};

pub fn load(conn: &Connection, key: &str) -> Result<Option<Stored<FailureClass>>> {
    let found = conn
        .prepare_cached("SELECT * FROM failure_class WHERE key = ?1")?
        .query_row([key], read_stored)
        .optional()?;
    Ok(found)
}

/// The starters in their order, under the user's names for them, then the user's own by name.
pub fn all(conn: &Connection) -> Result<Vec<FailureClass>> {
    let mut statement = conn.prepare_cached("SELECT * FROM failure_class ORDER BY name, key")?;
    let mut own: Vec<Stored<FailureClass>> = statement
        .query_map([], read_stored)?
        .collect::<rusqlite::Result<_>>()?;
    own.retain(|class| class.deleted_at.is_none());
    let mut classes = FailureClass::starters();
    for stored in own {
        match classes
            .iter_mut()
            .find(|class| class.key == stored.value.key)
        {
            Some(starter) => starter.name = stored.value.name,
            None => classes.push(stored.value),
        }
    }
    Ok(classes)
}

/// A starter or one of the user's own.
pub fn find(conn: &Connection, key: &ClassKey) -> Result<FailureClass> {
    let noun = Noun::FailureClass;
    known(conn, key)?.ok_or(Error::NotFound { noun })
}

pub fn name(conn: &Connection, key: &ClassKey) -> Result<Option<String>> {
    Ok(known(conn, key)?.map(|class| class.name))
}

fn known(conn: &Connection, key: &ClassKey) -> Result<Option<FailureClass>> {
    let own = load(conn, &key.0)?.filter(|class| class.deleted_at.is_none());
    let starter = || {
        let mut starters = FailureClass::starters().into_iter();
        starters.find(|class| class.key == *key)
    };
    Ok(own.map(|class| class.value).or_else(starter))
}

/// Refused where another class has this name.
pub fn check_free(conn: &Connection, key: &ClassKey, name: &str) -> Result<()> {
    let wanted = name_key(name);
    let is_taken = |class: &FailureClass| class.key != *key && name_key(&class.name) == wanted;
    if all(conn)?.iter().any(is_taken) {
        return Err(Error::NameTaken {
            noun: Noun::FailureClass,
            name: name.trim().to_owned(),
        });
    }
    Ok(())
}

/// The class with this key or name, made if there is none.
pub fn named(write: &mut Write<'_>, name: &str) -> Result<ClassKey> {
    let wanted = name_key(name);
    let classes = all(write.conn())?;
    let found = classes
        .iter()
        .find(|class| class.key.0 == wanted || name_key(&class.name) == wanted);
    if let Some(class) = found {
        return Ok(class.key.clone());
    }
    let key = free_key(write, name)?;
    write.put(FailureClass {
        key: key.clone(),
        name: name.trim().to_owned(),
    })?;
    let in_trash = load(write.conn(), &key.0)?.is_some_and(|class| class.deleted_at.is_some());
    if in_trash {
        write.undelete(&crate::domain::ItemId {
            noun: Noun::FailureClass,
            id: key.0.clone(),
        })?;
    }
    Ok(key)
}

/// The key that the name makes, unless it is taken by another name or empty ("???").
fn free_key(write: &mut Write<'_>, name: &str) -> Result<ClassKey> {
    let key = ClassKey::from_name(name);
    let stored = load(write.conn(), &key.0)?;
    let is_free = stored.is_none_or(|class| class.deleted_at.is_some());
    if !key.0.is_empty() && !key.is_starter() && is_free {
        return Ok(key);
    }
    Ok(ClassKey(format!("class_{}", write.new_id().simple())))
}

pub fn save(conn: &Connection, stored: &Stored<&FailureClass>) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO failure_class (key, name, revision, deleted_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (key) DO UPDATE SET name = excluded.name, revision = excluded.revision,
             deleted_at = excluded.deleted_at",
    )?
    .execute(params![
        stored.value.key.0,
        stored.value.name,
        stored.revision,
        stored.deleted_at.map(|at| at.timestamp_millis()),
    ])?;
    Ok(())
}

pub fn erase(conn: &Connection, key: &str) -> Result<()> {
    conn.execute("DELETE FROM failure_class WHERE key = ?1", [key])?;
    Ok(())
}

fn read_stored(row: &Row<'_>) -> rusqlite::Result<Stored<FailureClass>> {
    Ok(Stored {
        value: FailureClass {
            key: ClassKey(row.get("key")?),
            name: row.get("name")?,
        },
        revision: row.get("revision")?,
        deleted_at: get_instant_or_null(row, "deleted_at")?,
    })
}
