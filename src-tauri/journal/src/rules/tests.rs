//! Scenes for the tests of the rules: an incident in Berlin, and lines a few minutes apart.

mod checklists;
mod debrief;
mod handoff;
mod lens;
mod line;
mod phrases;
mod said;
mod secrets;
mod similar;
mod updates;

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::domain::{
    Action, ActionId, Entry, EntryDetail, EntryId, EntryKind, Incident, IncidentId, Milestone,
    MilestoneKind, PadSettings, Service, Zone,
};
use crate::rules::Facts;

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn berlin() -> Zone {
    "Europe/Berlin".parse().unwrap()
}

/// An incident whose pad was opened at `opened`, and is now so many minutes old.
#[derive(Clone)]
pub struct Scene {
    pub incident: Incident,
    pub entries: Vec<Entry>,
    pub services: Vec<Service>,
    pub actions: Vec<Action>,
    pub settings: PadSettings,
    pub opened: DateTime<Utc>,
    pub now: DateTime<Utc>,
}

impl Scene {
    /// Saturday 21 November 2026, 03:10 in Berlin.
    pub fn new() -> Self {
        Self::opened("2026-11-21T02:10:00Z")
    }

    pub fn opened(opened: &str) -> Self {
        let opened = at(opened);
        let id = IncidentId(Uuid::from_u128(1));
        let mut incident = Incident::titled("Checkout errors".into(), id, berlin(), opened);
        incident.pad.opened_at = Some(opened);
        Self {
            incident,
            entries: Vec::new(),
            services: Vec::new(),
            actions: Vec::new(),
            settings: PadSettings::default(),
            opened,
            now: opened,
        }
    }

    pub fn facts(&self) -> Facts<'_> {
        Facts {
            incident: &self.incident,
            entries: &self.entries,
            services: &self.services,
            actions: &self.actions,
            settings: &self.settings,
            now: self.now,
        }
    }

    pub fn minute(&self, minute: i64) -> DateTime<Utc> {
        self.opened + TimeDelta::minutes(minute)
    }

    pub fn go_to(&mut self, minute: i64) {
        self.now = self.minute(minute);
    }

    /// A line of mine, noted when it happened.
    pub fn line(&mut self, minute: i64, kind: EntryKind, text: &str) -> &mut Entry {
        let happened_at = self.minute(minute);
        let number = u128::try_from(self.entries.len()).unwrap();
        self.entries.push(Entry {
            id: EntryId(Uuid::from_u128(100 + number)),
            incident: self.incident.id,
            kind,
            text: text.to_owned(),
            author: None,
            happened_at,
            zone: self.incident.zone,
            noted_at: happened_at,
            detail: EntryDetail::default(),
            revision: 1,
            source_id: None,
        });
        let last = self.entries.len() - 1;
        &mut self.entries[last]
    }

    /// Something to be done for good, filed now.
    pub fn ticket(&mut self, what: &str) {
        let id = ActionId(Uuid::from_u128(200));
        self.actions.push(Action::titled(what, id, self.now));
    }

    pub fn milestone(&mut self, kind: MilestoneKind, minute: i64) {
        self.incident.milestones.push(Milestone {
            kind,
            at: self.minute(minute),
            zone: None,
            estimated: false,
        });
    }
}
