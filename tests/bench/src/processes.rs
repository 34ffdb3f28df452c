//! The command line as whole processes, from start to exit.

use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::timing;

const RUNS: usize = 30;

pub fn run(afterpage: &Path, journal: &Path) -> Result<(), Box<dyn Error>> {
    let title = "Replica lag on payments";
    whole(afterpage, journal, &["log", title, "--at", "-40m"], "60 ms")?;
    whole(afterpage, journal, &["search", "eu-west-4"], "50 ms")?;
    whole(afterpage, journal, &["list", "--json"], "-")?;
    pad(afterpage, journal)
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
