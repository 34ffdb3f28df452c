//! `make bench`: the speeds of a journal of 10,000 incidents and 200,000 entries.
//!
//! Figures of whole processes and of the window need the release binaries, whose folder is the first argument.

#![expect(
    clippy::print_stdout,
    reason = "printing figures is what this program is for"
)]

mod core;
mod memory;
mod papers;
mod processes;
mod sample;
mod timing;
mod window;
mod world;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// As the window and the command line have it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    let binaries = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = tempfile::tempdir()?;
    let journal = folder.path().join("journal");

    let lines = sample::status_page();
    let begin = Instant::now();
    let (mut opened, report) = core::fill(&journal, &lines)?;
    let seconds = begin.elapsed().as_secs_f64();
    let rows = report.new + report.entries;
    println!(
        "import of {} incidents and {} entries: {seconds:.1} s, {:.1} s for 100,000 rows   goal 10 s",
        report.new,
        report.entries,
        seconds * 1e5 / f64::from(rows)
    );
    core::run(&mut opened)?;
    papers::run(&opened)?;
    drop(opened);
    core::reopen(&journal)?;
    println!(
        "undo of the import of a table of {} incidents with a line each: {:.1} s",
        processes::ROWS,
        core::taken_back(&folder.path().join("other"), processes::ROWS)?
    );
    match binaries {
        Some(binaries) => run_binaries(&binaries, &journal),
        None => Ok(()),
    }
}

fn run_binaries(binaries: &Path, journal: &Path) -> Result<(), Box<dyn Error>> {
    processes::run(&binaries.join("afterpage"), journal)?;
    window::run(binaries, journal)
}
