//! Measures ways to index for search on a journal of 10,000 incidents and 200,000 entries, and the questions that lists
//! and figures ask: `cargo run -p journal --release --example search_choice`. What the numbers decided is stated in
//! `store/search`.
#![expect(clippy::print_stdout, reason = "a measurement is for reading")]

use std::error::Error;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use journal::domain::{
    ClassKey, Entry, EntryDetail, EntryId, EntryKind, Incident, IncidentId, ListQuery, Milestone,
    MilestoneKind, NewEntry, Role, Service, ServiceCard, ServiceId, Severity, StatsBy, StatsQuery,
    Story, Zone,
};
use journal::store::vault::Vault;
use journal::store::write::{Write, write};
use journal::{Holder, Journal, Protection, Unlock, World};
use rusqlite::Connection;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Another number may be given as the argument.
const INCIDENTS: u32 = 10_000;
const ENTRIES_EACH: u32 = 20;

const ASKED: [&str; 12] = [
    "d",
    "DB",
    "p99",
    "kafka",
    "db-prod-eu",
    "prod-eu-west-1a",
    "障害",
    "restart kafka",
    "ka re",
    "w17",
    "tgres",
    "absent",
];

fn main() -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let holder = Holder::CommandLine;
    let made = Journal::create(
        folder.path(),
        Protection::Open,
        holder,
        Box::new(Still::new(1)),
    )?;
    drop(made);
    fill(folder.path(), holder)?;
    journal_times(folder.path(), holder)?;
    alternatives(folder.path(), holder)
}

fn fill(folder: &std::path::Path, holder: Holder) -> Outcome<()> {
    let mut world = Still::new(2);
    let mut vault = open(folder, holder)?;
    let asked = std::env::args().nth(1).map(|number| number.parse());
    let incidents = asked.transpose()?.unwrap_or(INCIDENTS);
    let started = Instant::now();
    write(
        vault.connection_mut()?,
        &mut world,
        "measurement",
        "Fill",
        |write| {
            let mut words = Words(7);
            (0..incidents).try_for_each(|number| incident(write, number, &mut words))
        },
    )?;
    println!("filled in {:.1} s", started.elapsed().as_secs_f64());
    Ok(())
}

fn incident(write: &mut Write<'_>, number: u32, words: &mut Words) -> journal::Result<()> {
    let began = write.now() - TimeDelta::hours(i64::from(number) * 7);
    let service = Service {
        id: ServiceId(uuid::Uuid::from_u128(u128::from(number % 40) + 1)),
        name: format!("service {}", number % 40),
        card: ServiceCard::default(),
    };
    let milestone = |kind, minutes| Milestone {
        kind,
        at: began + TimeDelta::minutes(minutes),
        zone: None,
        estimated: false,
    };
    let id = IncidentId(write.new_id());
    let incident = Incident {
        severity: Severity::ALL.get(number as usize % 4).copied(),
        services: vec![service.id],
        class: Some(ClassKey("bad_deploy".into())),
        milestones: vec![
            milestone(MilestoneKind::Began, 0),
            milestone(MilestoneKind::Resolved, i64::from(number % 300) + 1),
        ],
        roles: vec![Role::Responder],
        story: Story {
            what_happened: words.line(40),
            ..Story::default()
        },
        ..Incident::titled(words.line(6), id, Zone::UTC, began)
    };
    write.put(service)?;
    write.put(incident)?;
    (0..ENTRIES_EACH).try_for_each(|line| entry(write, id, began, line, words))
}

fn entry(
    write: &mut Write<'_>,
    incident: IncidentId,
    began: DateTime<Utc>,
    line: u32,
    words: &mut Words,
) -> journal::Result<()> {
    let entry = Entry {
        id: EntryId(write.new_id()),
        incident,
        kind: EntryKind::Saw,
        text: words.line(12),
        author: None,
        happened_at: began + TimeDelta::seconds(i64::from(line) * 40),
        zone: Zone::UTC,
        noted_at: began,
        detail: EntryDetail::default(),
        revision: 1,
        source_id: None,
    };
    write.put(entry)?;
    Ok(())
}

fn journal_times(folder: &std::path::Path, holder: Holder) -> Outcome<()> {
    let mut journal = Journal::open(folder, Unlock::Open, holder, Box::new(Still::new(3)))?;
    for asked in ASKED {
        let (typical, worst, hits) = timed(|| Ok(journal.search(asked)?.len()))?;
        println!(
            "search {asked:?}: {hits} hits, {} ({} at worst)",
            ms(typical),
            ms(worst)
        );
    }
    let page = ListQuery {
        limit: Some(100),
        ..ListQuery::default()
    };
    let with_text = ListQuery {
        text: "d".into(),
        ..page.clone()
    };
    let stats = StatsQuery {
        by: Some(StatsBy::Service),
        ..StatsQuery::default()
    };
    let report = |name: &str, times: (Duration, Duration, usize)| {
        println!("{name}: {} ({} at worst)", ms(times.0), ms(times.1));
    };
    report("list page", timed(|| Ok(journal.list(&page)?.rows.len()))?);
    report(
        "list page, one letter",
        timed(|| Ok(journal.list(&with_text)?.rows.len()))?,
    );
    report(
        "whole list",
        timed(|| Ok(journal.list(&ListQuery::default())?.rows.len()))?,
    );
    report("facets", timed(|| Ok(journal.facets(&page)?.years.len()))?);
    report("stats", timed(|| Ok(journal.stats(&stats)?.groups.len()))?);
    let id = journal
        .list(&page)?
        .rows
        .first()
        .map(|row| row.id)
        .ok_or("no incident")?;
    let entry = NewEntry {
        incident: id,
        kind: EntryKind::Did,
        text: "restarted the consumer".into(),
        author: None,
        happened_at: None,
        zone: None,
        detail: EntryDetail::default(),
        source_id: None,
    };
    report(
        "one entry",
        timed(|| Ok(journal.add_entry(entry.clone()).map(|_| 1)?))?,
    );
    Ok(())
}

/// The same words, indexed in other ways.
fn alternatives(folder: &std::path::Path, holder: Holder) -> Outcome<()> {
    let vault = open(folder, holder)?;
    let conn = vault.connection();
    for (name, options) in [
        ("trigram", "tokenize = 'trigram'"),
        (
            "trigram, prefixes of 1 and 2",
            "tokenize = 'trigram', prefix = '1 2'",
        ),
        (
            "words",
            "tokenize = \"unicode61 remove_diacritics 0 categories 'L* M* N* S* Co'\"",
        ),
        (
            "words, prefixes of 1 to 3",
            "tokenize = \"unicode61 remove_diacritics 0 categories 'L* M* N* S* Co'\", prefix = '1 2 3'",
        ),
    ] {
        let started = Instant::now();
        conn.execute_batch(&format!(
            "CREATE VIRTUAL TABLE other USING fts5(words, {options}, columnsize = 0, content = '');
             INSERT INTO other (rowid, words) SELECT rowid, words FROM search;"
        ))?;
        let size: i64 = conn.query_row("SELECT sum(length(block)) FROM other_data", [], |row| {
            row.get(0)
        })?;
        println!(
            "{name}: {:.1} MB, made in {:.1} s",
            real(size) / 1e6,
            started.elapsed().as_secs_f64()
        );
        for asked in ASKED {
            ask(conn, asked)?;
        }
        conn.execute_batch("DROP TABLE other")?;
    }
    Ok(())
}

fn ask(conn: &Connection, asked: &str) -> Outcome<()> {
    let phrases: Vec<String> = asked
        .split_whitespace()
        .map(|part| format!("\"{}\" *", spaced(part)))
        .collect();
    let (typical, worst, hits) = timed(|| {
        let mut statement = conn.prepare_cached(
            "SELECT rowid FROM other WHERE other MATCH ?1 ORDER BY rowid DESC LIMIT 200",
        )?;
        let rows = statement.query_map([phrases.join(" ")], |row| row.get::<_, i64>(0))?;
        Ok(rows.count())
    })?;
    println!(
        "  {asked:?}: {hits} hits, {} ({} at worst)",
        ms(typical),
        ms(worst)
    );
    Ok(())
}

/// As the index writes it: Chinese and Japanese characters apart, signs as spaces.
fn spaced(part: &str) -> String {
    let mut text = String::new();
    for c in part.to_lowercase().chars() {
        match (c.is_ascii_alphanumeric(), c.is_ascii()) {
            (true, _) => text.push(c),
            (false, true) => text.push(' '),
            (false, false) => text.extend([' ', c]),
        }
    }
    text.trim().to_owned()
}

fn timed(act: impl FnMut() -> Outcome<usize>) -> Outcome<(Duration, Duration, usize)> {
    let mut act = act;
    let mut times = Vec::new();
    let mut found = 0;
    for _ in 0..30 {
        let started = Instant::now();
        found = act()?;
        times.push(started.elapsed());
    }
    times.sort_unstable();
    let typical = times.get(times.len() / 2).copied().unwrap_or_default();
    Ok((typical, times.last().copied().unwrap_or_default(), found))
}

fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1e3)
}

#[expect(clippy::cast_precision_loss, reason = "bytes of a file")]
fn real(bytes: i64) -> f64 {
    bytes as f64
}

fn open(folder: &std::path::Path, holder: Holder) -> Outcome<Vault> {
    let schema = journal::store::migration::SCHEMA;
    Ok(Vault::open(
        folder,
        Unlock::Open,
        schema,
        holder,
        &mut Still::new(4),
    )?)
}

/// Few words often and many words rarely, as people write.
struct Words(u64);

impl Words {
    fn next(&mut self, below: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).unwrap_or_default() % below
    }

    fn line(&mut self, length: usize) -> String {
        let words: Vec<String> = (0..length).map(|_| self.word()).collect();
        words.join(" ")
    }

    fn word(&mut self) -> String {
        const COMMON: [&str; 16] = [
            "kafka",
            "restarted",
            "DB",
            "p99",
            "lag",
            "postgres",
            "deploy",
            "rollback",
            "latency",
            "payments",
            "disk",
            "kafka.db-prod-eu-west-1a.internal",
            "決済障害",
            "queue",
            "checked",
            "dashboard",
        ];
        let rank = self.next(100) * self.next(100);
        match rank {
            0..400 => COMMON
                .get(self.next(16) as usize)
                .copied()
                .unwrap_or("lag")
                .to_owned(),
            rank => format!(
                "{}{}",
                ["w", "d", "re", "ka"][self.next(4) as usize],
                rank * 3 + self.next(3)
            ),
        }
    }
}

/// A clock that stands still, and numbers that only have to differ.
struct Still {
    drawn: u64,
}

impl Still {
    fn new(seed: u64) -> Self {
        Self { drawn: seed << 40 }
    }
}

impl World for Still {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_230_900, 0).unwrap_or_default()
    }

    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            self.drawn = self.drawn.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut mixed = self.drawn;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            let bytes = (mixed ^ (mixed >> 31)).to_le_bytes();
            chunk.copy_from_slice(&bytes[..chunk.len()]);
        }
    }
}
