//! What the core needs for its work, without process start or window.

use std::path::Path;
use std::time::Instant;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use journal::domain::{
    Audience, Duty, EntryDetail, EntryKind, ItemId, ListQuery, NewEntry, NewInterruption, NewShift,
    PageVerdict, Period, Repeat, Scope, StatsBy, StatsQuery, Zone,
};
use journal::exchange::{ImportOptions, ImportReport};
use journal::{Holder, Journal, Protection, Result, Unlock, World};
use report::figure::{self, ChartName, Drawing, Look, Palette, screen_width};
use report::project::project_charts;

use crate::sample::{self, Counter};
use crate::timing::measure;
use crate::world::Machine;

pub fn fill(folder: &Path, lines: &str) -> Result<(Journal, ImportReport)> {
    let (mut journal, _) = Journal::create(
        folder,
        Protection::Open,
        Holder::CommandLine,
        Box::new(Machine),
    )?;
    let report = journal.import("bench.jsonl", lines.as_bytes(), &ImportOptions::default())?;
    Ok((journal, report))
}

/// A table of `rows` incidents with a line each comes in, and one Undo takes it back.
pub fn taken_back(folder: &Path, rows: u32) -> Result<f64> {
    let (mut journal, _) =
        Journal::create(folder, Protection::Open, Holder::Window, Box::new(Machine))?;
    let table = sample::table(rows);
    journal.import("rows.csv", table.as_bytes(), &ImportOptions::default())?;
    let begin = Instant::now();
    journal.undo()?;
    Ok(begin.elapsed().as_secs_f64())
}

pub fn reopen(folder: &Path) -> Result<()> {
    let open = || Journal::open(folder, Unlock::Open, Holder::CommandLine, Box::new(Machine));
    open()?;
    measure("open", 30, "-", |_| open().map(|_| ()));
    Ok(())
}

pub fn run(journal: &mut Journal) -> Result<()> {
    lists(journal);
    let queries = typed();
    searches(journal, &queries);
    narrowed_lists(journal, &queries);
    entries(journal)?;
    numbers(journal);
    load(journal)?;
    exports(journal);
    erasing(journal)
}

/// The search index is made anew, so that no word of what went stays in it.
fn erasing(journal: &mut Journal) -> Result<()> {
    const TIMES: u32 = 3;
    let latest = ListQuery {
        limit: Some(TIMES),
        ..ListQuery::default()
    };
    let rows = journal.list(&latest)?.rows;
    let items: Vec<ItemId> = rows.iter().map(|row| ItemId::from(row.id)).collect();
    for item in &items {
        journal.delete(item)?;
    }
    measure("one incident erased for good", items.len(), "-", |run| {
        items.get(run).map(|item| journal.erase(item))
    });
    Ok(())
}

/// A year of nights on call, and 400 pages in them.
fn load(journal: &mut Journal) -> Result<()> {
    let begin = Machine.now() - TimeDelta::days(365);
    journal.add_shift(&NewShift {
        from: begin,
        to: begin + TimeDelta::hours(12),
        zone: Zone::UTC,
        rotation: "bench".to_owned(),
        duty: Duty::Primary,
        repeat: Some(Repeat {
            every_days: 1,
            times: 365,
        }),
    })?;
    let page = |n: i64| NewInterruption {
        woke_me: Some(n % 3 == 0),
        minutes_awake: Some(40),
        verdict: Some(PageVerdict::ALL[usize::try_from(n % 8).unwrap_or(0)]),
        cause: format!("cause {}", n % 40),
        ..NewInterruption::at(begin + TimeDelta::hours(21 * n), Zone::UTC)
    };
    journal.add_interruptions((0..400).map(page).collect())?;
    measure("on-call page of a year", 30, "50 ms", |_| {
        journal.on_call(Period::default(), Zone::UTC)
    });
    Ok(())
}

fn lists(journal: &Journal) {
    let page = |offset| ListQuery {
        limit: Some(200),
        offset,
        ..ListQuery::default()
    };
    measure("list page of 200", 100, "-", |run| {
        journal.list(&page(u32::try_from(run * 97).unwrap_or(0)))
    });
    measure("facets", 30, "-", |_| journal.facets(&page(0)));
}

/// Words, prefixes from one letter, host names, two words: as they are typed.
fn typed() -> Vec<String> {
    let mut counter = Counter(7);
    (0..400)
        .map(|run| match run % 5 {
            0 => counter.word().chars().take(1).collect(),
            1 => counter.word().chars().take(3).collect(),
            2 => format!("{} {}", counter.word(), counter.word()),
            3 => format!("db-prod-eu-west-{}a", counter.below(90)),
            _ => counter.word().to_owned(),
        })
        .collect()
}

fn searches(journal: &Journal, queries: &[String]) {
    measure("search as you type", queries.len(), "p99 10 ms", |run| {
        queries.get(run).map(|query| journal.search(query))
    });
}

/// What the list of the window asks beside the matching lines, at each letter.
fn narrowed_lists(journal: &Journal, queries: &[String]) {
    let narrowed = |run: usize| ListQuery {
        limit: Some(200),
        text: queries.get(run * 4).cloned().unwrap_or_default(),
        ..ListQuery::default()
    };
    let runs = queries.len() / 4;
    measure("list page of 200 that holds the words", runs, "-", |run| {
        journal.list(&narrowed(run))
    });
    measure("facets of those that hold the words", runs, "-", |run| {
        journal.facets(&narrowed(run))
    });
}

fn exports(journal: &Journal) {
    measure("whole export, as an archive", 3, "5 s", |_| {
        journal.export_archive()
    });
}

fn entries(journal: &mut Journal) -> Result<()> {
    let page = journal.list(&ListQuery {
        limit: Some(1),
        ..ListQuery::default()
    })?;
    let Some(row) = page.rows.first() else {
        return Ok(());
    };
    let entry = NewEntry {
        incident: row.id,
        kind: EntryKind::Saw,
        text: "replica lag is back to zero".to_owned(),
        author: None,
        happened_at: None,
        zone: None,
        detail: EntryDetail::default(),
        source_id: None,
    };
    measure("one durable entry", 400, "p50 10 ms, p99 50 ms", |_| {
        journal.add_entry(entry.clone())
    });
    Ok(())
}

fn numbers(journal: &Journal) {
    let query = StatsQuery {
        by: Some(StatsBy::Service),
        ..StatsQuery::default()
    };
    let data = journal.chart_data(&Scope::default()).ok();
    let change = data.and_then(|data| Some(data.incidents.get(data.incidents.len() / 2)?.day));
    measure("stats by service", 20, "100 ms", |_| journal.stats(&query));
    measure(
        "the insights page, computed and drawn",
        10,
        "100 ms",
        |_| insights(journal, change),
    );
}

/// Figures, before and after, and every chart, as the page asks for them.
fn insights(
    journal: &Journal,
    change: Option<NaiveDate>,
) -> std::result::Result<Vec<Drawing>, Box<dyn std::error::Error>> {
    let (_, data) = journal.insights(&StatsQuery {
        by: Some(StatsBy::Quarter),
        before_after: change,
        ..StatsQuery::default()
    })?;
    let now = data.observed.to.and_time(NaiveTime::MIN).and_utc();
    let incidents = project_charts(Audience::Own, data, now)?;
    let look = Look {
        width: 1_100.0,
        height: 380.0,
        text_size: 12.0,
        palette: Palette::LIGHT,
        standalone: false,
        measure: &screen_width,
    };
    Ok(figure::draw_all(
        &ChartName::ALL,
        &incidents,
        change,
        &look,
    )?)
}
