//! A journal in a folder of its own, and a world whose clock the test moves.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use journal::domain::*;
use journal::{Holder, Journal, Protection, Unlock, World};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// A clock that several journals share.
#[derive(Clone)]
pub struct Clock(Arc<AtomicI64>);

impl Clock {
    pub fn pass(&self, time: TimeDelta) {
        self.0.fetch_add(time.num_milliseconds(), Ordering::Relaxed);
    }

    pub fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0.load(Ordering::Relaxed)).unwrap()
    }
}

/// Known randomness, a different one for each seed.
pub struct TestWorld {
    clock: Clock,
    seed: u64,
    drawn: u64,
}

impl World for TestWorld {
    fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            self.drawn += 1;
            let hash = Sha256::new()
                .chain_update(self.seed.to_le_bytes())
                .chain_update(self.drawn.to_le_bytes());
            chunk.copy_from_slice(&hash.finalize()[..chunk.len()]);
        }
    }
}

pub struct Place {
    pub folder: TempDir,
    pub clock: Clock,
}

impl Place {
    pub fn new() -> Self {
        let start = at("2026-11-21T03:10:00Z").timestamp_millis();
        Self {
            folder: TempDir::new().unwrap(),
            clock: Clock(Arc::new(AtomicI64::new(start))),
        }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn create(&self) -> Journal {
        let world = Box::new(self.world(1));
        let (journal, code) =
            Journal::create(self.path(), Protection::Open, Holder::Window, world).unwrap();
        assert!(
            code.is_none(),
            "without a passphrase there is nothing to recover"
        );
        journal
    }

    /// Another process on the same folder.
    pub fn open_again(&self, seed: u64) -> Journal {
        let world = Box::new(self.world(seed));
        Journal::open(self.path(), Unlock::Open, Holder::CommandLine, world).unwrap()
    }

    pub fn world(&self, seed: u64) -> TestWorld {
        TestWorld {
            clock: self.clock.clone(),
            seed,
            drawn: 0,
        }
    }
}

/// The folder lives as long as the journal.
pub fn journal() -> (Journal, Place) {
    let place = Place::new();
    (place.create(), place)
}

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

pub fn new_incident(title: &str) -> NewIncident {
    NewIncident {
        title: title.to_owned(),
        kind: IncidentKind::Incident,
        severity: None,
        services: Vec::new(),
        class: None,
        tags: Vec::new(),
        zone: Zone::UTC,
        milestones: Vec::new(),
        roles: Vec::new(),
        mitigation: None,
        story: Story::default(),
        hands_on_minutes: None,
    }
}

/// From one instant to another, the second one open if empty.
pub fn timed(title: &str, began: &str, resolved: &str) -> NewIncident {
    let mut new = new_incident(title);
    new.milestones.push(milestone(MilestoneKind::Began, began));
    if !resolved.is_empty() {
        new.milestones
            .push(milestone(MilestoneKind::Resolved, resolved));
    }
    new
}

pub fn milestone(kind: MilestoneKind, time: &str) -> Milestone {
    Milestone {
        kind,
        at: at(time),
        zone: None,
        estimated: false,
    }
}

pub fn note(incident: IncidentId, text: &str) -> NewEntry {
    NewEntry {
        incident,
        kind: EntryKind::Note,
        text: text.to_owned(),
        author: None,
        happened_at: None,
        zone: None,
        detail: EntryDetail::default(),
        source_id: None,
    }
}

pub fn item(id: impl Into<ItemId>) -> ItemId {
    id.into()
}

pub fn titles(journal: &Journal, query: &ListQuery) -> Vec<String> {
    let page = journal.list(query).unwrap();
    page.rows.into_iter().map(|row| row.title).collect()
}

pub fn all(journal: &Journal) -> Vec<String> {
    titles(journal, &ListQuery::default())
}

/// The decrypted database itself, to look at or to damage.
pub fn with_database<T>(place: &Place, act: impl FnOnce(&rusqlite::Connection) -> T) -> T {
    let schema = journal::store::migration::SCHEMA;
    let world = &mut place.world(99);
    let vault = journal::store::vault::Vault::open(
        place.path(),
        Unlock::Open,
        schema,
        Holder::CommandLine,
        world,
    )
    .unwrap();
    act(vault.connection())
}

/// Every table, index and search shadow table, written again without the cipher. Free pages are not copied: that they
/// are overwritten is a setting whose effect is checked at every opening.
pub fn decrypted_bytes(place: &Place) -> Vec<u8> {
    with_database(place, |conn| {
        let plain = place.path().join("plain.db");
        std::fs::File::create(&plain).unwrap();
        conn.execute(
            "ATTACH DATABASE ?1 AS plain KEY ''",
            [plain.to_str().unwrap()],
        )
        .unwrap();
        conn.query_row("SELECT sqlcipher_export('plain')", [], |_| Ok(()))
            .unwrap();
        conn.execute("DETACH DATABASE plain", []).unwrap();
        let bytes = std::fs::read(&plain).unwrap();
        std::fs::remove_file(&plain).unwrap();
        bytes
    })
}

pub fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}
