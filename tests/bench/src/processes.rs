//! The command line as whole processes, from start to exit.

use std::error::Error;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::timing;

const RUNS: usize = 30;

pub fn run(afterpage: &Path, journal: &Path) -> Result<(), Box<dyn Error>> {
    let title = "Replica lag on payments";
    whole(afterpage, journal, &["log", title, "--at", "-40m"], "60 ms")?;
    whole(afterpage, journal, &["search", "eu-west-4"], "50 ms")?;
    whole(afterpage, journal, &["list", "--json"], "-")
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
