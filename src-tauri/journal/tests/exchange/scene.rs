//! What most tests of imports start with.

use std::sync::{
    Mutex,
    atomic::{AtomicU64, Ordering},
};

use chrono::{DateTime, TimeDelta, Utc};
use journal::{
    Holder, Journal, Protection, World,
    domain::{Entry, Incident, ListQuery, ListSort},
    exchange::{ImportOptions, ImportReport},
};
use tempfile::TempDir;

use super::at;

/// An open journal in a folder that goes with it.
pub struct Scene {
    pub journal: Journal,
    _folder: TempDir,
}

impl Scene {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let world = TestWorld::default();
        let (journal, _) = Journal::create(
            folder.path(),
            Protection::Open,
            Holder::CommandLine,
            Box::new(world),
        )
        .unwrap();
        Self {
            journal,
            _folder: folder,
        }
    }

    pub fn import(&mut self, text: &str) -> ImportReport {
        self.import_with(text, &ImportOptions::default())
    }

    pub fn import_with(&mut self, text: &str, options: &ImportOptions) -> ImportReport {
        self.journal
            .import("incidents.json", text.as_bytes(), options)
            .unwrap()
    }

    /// Code and message of an import that must not succeed, and leaves nothing behind.
    pub fn refused(&mut self, bytes: &[u8]) -> (&'static str, String) {
        let before = self.journal.last_seq().unwrap();
        let error = self
            .journal
            .import("incidents.json", bytes, &ImportOptions::default())
            .unwrap_err();
        assert_eq!(
            self.journal.last_seq().unwrap(),
            before,
            "nothing was written"
        );
        assert!(error.hint().is_some(), "{error}: a next step is offered");
        (error.code(), error.to_string())
    }

    /// All incidents, oldest first.
    pub fn incidents(&self) -> Vec<Incident> {
        let query = ListQuery {
            sort: ListSort::OldestFirst,
            ..ListQuery::default()
        };
        let rows = self.journal.list(&query).unwrap().rows;
        rows.iter()
            .map(|row| self.journal.incident(row.id).unwrap().incident)
            .collect()
    }

    pub fn only(&self) -> (Incident, Vec<Entry>) {
        let incidents = self.incidents();
        assert_eq!(incidents.len(), 1, "one incident is there");
        let view = self.journal.incident(incidents[0].id).unwrap();
        (view.incident, view.entries)
    }

    pub fn service_names(&self, incident: &Incident) -> Vec<String> {
        let view = self.journal.incident(incident.id).unwrap();
        view.services
            .into_iter()
            .map(|service| service.name)
            .collect()
    }
}

/// Every look at the clock is a second later; randomness is a sequence of the journal's own.
struct TestWorld(Mutex<(DateTime<Utc>, u64)>);

impl Default for TestWorld {
    fn default() -> Self {
        // No two journals draw the same ids.
        static SEED: AtomicU64 = AtomicU64::new(1);
        let seed = SEED.fetch_add(1, Ordering::Relaxed);
        let seed = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Self(Mutex::new((at("2026-11-21T12:00:00Z"), seed)))
    }
}

impl World for TestWorld {
    fn now(&self) -> DateTime<Utc> {
        let mut state = self.0.lock().unwrap();
        state.0 += TimeDelta::seconds(1);
        state.0
    }

    fn fill(&mut self, bytes: &mut [u8]) {
        let mut state = self.0.lock().unwrap();
        for byte in bytes {
            // xorshift64
            state.1 ^= state.1 << 13;
            state.1 ^= state.1 >> 7;
            state.1 ^= state.1 << 17;
            *byte = state.1.to_le_bytes()[0];
        }
    }
}
