//! How long a table of many rows takes to come in, and a second time: `cargo run --release --example import_rows [ROWS]`.

use std::{fmt::Write, time::Instant};

use chrono::{DateTime, Utc};
use journal::{Holder, Journal, Protection, World, exchange::ImportOptions};

#[expect(
    clippy::print_stdout,
    reason = "a measurement that someone runs by hand"
)]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rows = std::env::args()
        .nth(1)
        .map_or(Ok(100_000), |rows| rows.parse())?;
    let sheet = sheet(rows)?;
    let folder = tempfile::tempdir()?;
    let (mut journal, _) = Journal::create(
        folder.path(),
        Protection::Open,
        Holder::CommandLine,
        Box::new(Counting(0)),
    )?;
    for _ in 0..2 {
        let start = Instant::now();
        let report = journal.import("rows.csv", sheet.as_bytes(), &ImportOptions::default())?;
        println!(
            "{rows} rows, {} MB: {:.1} s, {} new, {} unchanged, {} kB at most",
            sheet.len() / 1_000_000,
            start.elapsed().as_secs_f64(),
            report.new,
            report.unchanged,
            most_memory()
        );
    }
    Ok(())
}

fn sheet(rows: u32) -> Result<String, std::fmt::Error> {
    let mut sheet = String::from("id,title,start,end,severity,service,tags,notes\n");
    for row in 0..rows {
        let (day, minute) = (1 + row % 28, row % 60);
        writeln!(
            sheet,
            "INC{row},Checkout answers slowly in zone {},2026-02-{day:02} 09:{minute:02},2026-02-{day:02} 10:{minute:02},SEV{},service {},eu,rolled back the change of {row}",
            row % 7,
            1 + row % 4,
            row % 40
        )?;
    }
    Ok(sheet)
}

/// In kB, as Linux counts it.
fn most_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or("?", |line| line.trim().trim_end_matches(" kB"))
        .to_owned()
}

/// The same in every run.
struct Counting(u64);

impl World for Counting {
    fn now(&self) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + chrono::TimeDelta::days(20_000)
    }

    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let random = (self.0 ^ (self.0 >> 29)).to_le_bytes();
            chunk.copy_from_slice(&random[..chunk.len()]);
        }
    }
}
