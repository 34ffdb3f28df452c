//! Any record of any noun, for what all of them have in common: history, trash, undo.

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use serde::Serialize;
use serde_json::{Value, json};

use super::documents::{AnyDocument, for_each_document};
use super::{class, document, employer, entry, incident, packet, service, settings};
use crate::domain::{
    Employer, Entry, FailureClass, Incident, ItemId, JournalSettings, Noun, Packet, Service,
};
use crate::{Error, Result};

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Record {
    Incident(Box<Incident>),
    Entry(Entry),
    Service(Service),
    Employer(Employer),
    FailureClass(FailureClass),
    Packet(Packet),
    Document(AnyDocument),
    Settings(Box<JournalSettings>),
}

/// Where the records of a noun are kept: a module of its own, or the one table for all that are only read whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    Incident,
    Entry,
    Service,
    Employer,
    FailureClass,
    Packet,
    Document,
    Settings,
}

macro_rules! shelf {
    ($($noun:ident, $id:ident, $list:ident;)*) => {
        impl From<Noun> for Shelf {
            fn from(noun: Noun) -> Self {
                match noun {
                    Noun::Incident => Self::Incident,
                    Noun::Entry => Self::Entry,
                    Noun::Service => Self::Service,
                    Noun::Employer => Self::Employer,
                    Noun::FailureClass => Self::FailureClass,
                    Noun::Packet => Self::Packet,
                    Noun::Settings => Self::Settings,
                    $(Noun::$noun)|* => Self::Document,
                }
            }
        }
    };
}

for_each_document!(shelf);

/// A record with what the store adds to it. Revisions count its changes, from 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored<T> {
    pub value: T,
    pub revision: i64,
    /// Set while it is in the trash.
    pub deleted_at: Option<DateTime<Utc>>,
}

impl<T> Stored<T> {
    pub fn map<U>(self, into: impl FnOnce(T) -> U) -> Stored<U> {
        Stored {
            value: into(self.value),
            revision: self.revision,
            deleted_at: self.deleted_at,
        }
    }
}

/// The one id of the settings.
pub const SETTINGS_ID: &str = "journal";

impl Record {
    pub fn item(&self) -> ItemId {
        let (noun, id) = match self {
            Self::Incident(incident) => (Noun::Incident, incident.id.to_string()),
            Self::Entry(entry) => (Noun::Entry, entry.id.to_string()),
            Self::Service(service) => (Noun::Service, service.id.to_string()),
            Self::Employer(employer) => (Noun::Employer, employer.id.to_string()),
            Self::FailureClass(class) => (Noun::FailureClass, class.key.0.clone()),
            Self::Packet(packet) => (Noun::Packet, packet.id.to_string()),
            Self::Document(document) => (document.noun(), document.id()),
            Self::Settings(_) => (Noun::Settings, SETTINGS_ID.to_owned()),
        };
        ItemId { noun, id }
    }
}

/// What history remembers: the record, and whether it is in the trash.
pub fn state(record: &Record, deleted_at: Option<DateTime<Utc>>) -> Result<Value> {
    let mut state = serde_json::to_value(record)?;
    if let Value::Object(fields) = &mut state {
        if matches!(record, Record::Entry(_)) {
            // Counts its texts; taking one back adds another.
            fields.remove("revision");
        }
        fields.insert("deleted_at".to_owned(), json!(deleted_at));
    }
    Ok(state)
}

pub fn from_state(noun: Noun, mut state: Value) -> Result<(Record, Option<DateTime<Utc>>)> {
    let mut deleted_at = None;
    if let Value::Object(fields) = &mut state {
        if let Some(instant) = fields.remove("deleted_at") {
            deleted_at = serde_json::from_value(instant)?;
        }
        if noun == Noun::Entry {
            fields.insert("revision".to_owned(), json!(0));
        }
    }
    let record = match Shelf::from(noun) {
        Shelf::Incident => Record::Incident(serde_json::from_value(state)?),
        Shelf::Entry => Record::Entry(serde_json::from_value(state)?),
        Shelf::Service => Record::Service(serde_json::from_value(state)?),
        Shelf::Employer => Record::Employer(serde_json::from_value(state)?),
        Shelf::FailureClass => Record::FailureClass(serde_json::from_value(state)?),
        Shelf::Packet => Record::Packet(serde_json::from_value(state)?),
        Shelf::Document => Record::Document(AnyDocument::read(noun, state)?),
        Shelf::Settings => Record::Settings(serde_json::from_value(state)?),
    };
    Ok((record, deleted_at))
}

/// From the trash too. `None` if there is no such record, and for ids that cannot be one.
pub fn load(conn: &Connection, item: &ItemId) -> Result<Option<Stored<Record>>> {
    let id = item.id.as_str();
    Ok(match Shelf::from(item.noun) {
        Shelf::Incident => incident::load(conn, id)?.map(|found| found.map(Record::from)),
        Shelf::Entry => entry::load(conn, id)?.map(|found| found.map(Record::from)),
        Shelf::Service => service::load(conn, id)?.map(|found| found.map(Record::from)),
        Shelf::Employer => employer::load(conn, id)?.map(|found| found.map(Record::from)),
        Shelf::FailureClass => class::load(conn, id)?.map(|found| found.map(Record::from)),
        Shelf::Packet => packet::load(conn, id)?.map(|found| found.map(Record::from)),
        Shelf::Document => document::load_any(conn, item)?.map(|found| found.map(Record::Document)),
        Shelf::Settings => Some(settings::load(conn)?.map(Record::from)),
    })
}

/// The same, where its absence is the caller's mistake or another process's doing.
pub fn find(conn: &Connection, item: &ItemId) -> Result<Stored<Record>> {
    load(conn, item)?.ok_or(Error::NotFound { noun: item.noun })
}

macro_rules! from {
    ($($noun:ident from $type:ty),* $(,)?) => {$(
        impl From<$type> for Record {
            fn from(record: $type) -> Self {
                Self::$noun(record.into())
            }
        }
    )*};
}

from! {
    Incident from Incident,
    Entry from Entry,
    Service from Service,
    Employer from Employer,
    FailureClass from FailureClass,
    Packet from Packet,
    Settings from JournalSettings,
}

macro_rules! item_id {
    ($($noun:ident of $id:ident),* $(,)?) => {$(
        impl From<crate::domain::$id> for ItemId {
            fn from(id: crate::domain::$id) -> Self {
                Self { noun: Noun::$noun, id: id.to_string() }
            }
        }
    )*};
}

item_id! {
    Incident of IncidentId,
    Entry of EntryId,
    Service of ServiceId,
    Employer of EmployerId,
    Packet of PacketId,
}
