//! The command line as whole processes, from start to exit.

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::{memory, sample, timing};

const RUNS: usize = 30;

pub fn run(afterpage: &Path, journal: &Path) -> Result<(), Box<dyn Error>> {
    let title = "Replica lag on payments";
    whole(afterpage, journal, &["log", title, "--at", "-40m"], "60 ms")?;
    whole(afterpage, journal, &["search", "eu-west-4"], "50 ms")?;
    whole(afterpage, journal, &["list", "--json"], "-")?;
    table(afterpage)?;
    pad(afterpage, journal)
}

pub const ROWS: u32 = 100_000;
/// Between two looks at how much memory it takes.
const LOOK: Duration = Duration::from_millis(20);

/// A table of many incidents into a journal of its own.
fn table(afterpage: &Path) -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let (journal, file) = (
        folder.path().join("journal"),
        folder.path().join("rows.csv"),
    );
    fs::write(&file, sample::table(ROWS))?;
    let run = |arguments: &[&str]| {
        let mut command = Command::new(afterpage);
        let command = command.arg("--journal").arg(&journal).args(arguments);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()
    };
    run(&["init", "--open"])?.wait()?;
    let begin = Instant::now();
    let mut import = run(&["import", "--zone", "UTC", &file.to_string_lossy()])?;
    let mut most = 0.0_f64;
    let status = loop {
        most = most.max(memory::of(import.id()).own);
        if let Some(status) = import.try_wait()? {
            break status;
        }
        thread::sleep(LOOK);
    };
    if !status.success() {
        return Err("the table did not come in".into());
    }
    println!(
        "process: a table of {ROWS} incidents with a line each: {:.1} s, {most:.0} MB   goal 10 s, 300 MB",
        begin.elapsed().as_secs_f64()
    );
    Ok(())
}

const LINES: usize = 400;

/// From Enter to the answer that the line is on disk, in a pad at the end of a pipe.
fn pad(afterpage: &Path, journal: &Path) -> Result<(), Box<dyn Error>> {
    let mut pad = Command::new(afterpage)
        .arg("--journal")
        .arg(journal)
        .arg("pad")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut enter = pad.stdin.take().ok_or("the pad takes no lines")?;
    let answers = pad.stdout.take().ok_or("the pad says nothing")?;
    let mut answers = BufReader::new(answers).lines();
    let mut line = |text: &str| -> Result<(), Box<dyn Error>> {
        writeln!(enter, "{text}")?;
        answers.next().ok_or("the pad has ended")??;
        Ok(())
    };
    line(". the first line opens the pad")?;
    let mut times = Vec::with_capacity(LINES);
    for number in 0..LINES {
        let begin = Instant::now();
        line(&format!("> step {number}"))?;
        times.push(begin.elapsed());
    }
    drop(enter);
    pad.wait()?;
    timing::report(
        "pad: Enter to durable, terminal",
        &mut times,
        "p50 10 ms, p99 50 ms",
    );
    Ok(())
}

fn whole(
    afterpage: &Path,
    journal: &Path,
    arguments: &[&str],
    goal: &str,
) -> Result<(), Box<dyn Error>> {
    let mut times = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let begin = Instant::now();
        let status = Command::new(afterpage)
            .arg("--journal")
            .arg(journal)
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        times.push(begin.elapsed());
        if !status.success() {
            return Err(format!("afterpage {arguments:?} failed").into());
        }
    }
    let name = arguments.first().copied().unwrap_or_default();
    timing::report(&format!("process: afterpage {name}"), &mut times, goal);
    Ok(())
}
