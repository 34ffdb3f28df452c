//! Any record of any noun, for what all of them have in common: history, trash, undo.

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use serde::Serialize;
use serde_json::{Value, json};

use super::{class, document, employer, entry, incident, packet, service, settings};
use crate::domain::{
    Action, Attachment, Employer, Entry, FailureClass, Incident, ItemId, JournalSettings, Noun,
    Packet, Reminder, Service,
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
    Reminder(Reminder),
    Action(Action),
    Attachment(Attachment),
    Settings(JournalSettings),
}

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
            Self::Reminder(reminder) => (Noun::Reminder, reminder.id.to_string()),
            Self::Action(action) => (Noun::Action, action.id.to_string()),
            Self::Attachment(attachment) => (Noun::Attachment, attachment.id.to_string()),
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
    let record = match noun {
        Noun::Incident => Record::Incident(serde_json::from_value(state)?),
        Noun::Entry => Record::Entry(serde_json::from_value(state)?),
        Noun::Service => Record::Service(serde_json::from_value(state)?),
        Noun::Employer => Record::Employer(serde_json::from_value(state)?),
        Noun::FailureClass => Record::FailureClass(serde_json::from_value(state)?),
        Noun::Packet => Record::Packet(serde_json::from_value(state)?),
        Noun::Reminder => Record::Reminder(serde_json::from_value(state)?),
        Noun::Action => Record::Action(serde_json::from_value(state)?),
        Noun::Attachment => Record::Attachment(serde_json::from_value(state)?),
        Noun::Settings => Record::Settings(serde_json::from_value(state)?),
    };
    Ok((record, deleted_at))
}

/// From the trash too. `None` if there is no such record, and for ids that cannot be one.
pub fn load(conn: &Connection, item: &ItemId) -> Result<Option<Stored<Record>>> {
    let id = item.id.as_str();
    Ok(match item.noun {
        Noun::Incident => incident::load(conn, id)?.map(|found| found.map(Record::from)),
        Noun::Entry => entry::load(conn, id)?.map(|found| found.map(Record::from)),
        Noun::Service => service::load(conn, id)?.map(|found| found.map(Record::from)),
        Noun::Employer => employer::load(conn, id)?.map(|found| found.map(Record::from)),
        Noun::FailureClass => class::load(conn, id)?.map(|found| found.map(Record::from)),
        Noun::Packet => packet::load(conn, id)?.map(|found| found.map(Record::from)),
        Noun::Reminder => {
            document::load::<Reminder>(conn, id)?.map(|found| found.map(Record::from))
        }
        Noun::Action => document::load::<Action>(conn, id)?.map(|found| found.map(Record::from)),
        Noun::Attachment => {
            document::load::<Attachment>(conn, id)?.map(|found| found.map(Record::from))
        }
        Noun::Settings => Some(settings::load(conn)?.map(Record::from)),
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
    Reminder from Reminder,
    Action from Action,
    Attachment from Attachment,
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
    Reminder of ReminderId,
    Action of ActionId,
    Attachment of AttachmentId,
}
