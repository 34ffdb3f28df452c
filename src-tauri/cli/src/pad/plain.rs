//! Lines from a pipe: one acknowledgement on stdout for each that is on disk.

use std::io::{BufRead, stdin};

use super::commands::{self, Answer};
use super::{Keeper, Kept, warning};
use crate::failure::{Failure, Result};
use crate::output::{Output, note};

/// A line that looks like a secret is held back; the same line again keeps it. A line that cannot be kept is reported,
/// and those after it go on.
pub fn run(keeper: &mut Keeper, out: &mut Output) -> Result<()> {
    let mut held: Option<String> = None;
    let mut refused = 0_usize;
    let mut input = stdin().lock();
    let mut bytes = Vec::new();
    while input.read_until(b'\n', &mut bytes)? > 0 {
        let line = String::from_utf8(std::mem::take(&mut bytes));
        let Ok(line) = line
            .as_deref()
            .map(|line| line.trim_end_matches(['\n', '\r']))
        else {
            note("A line was not stored: it is no text in UTF-8.");
            refused += 1;
            continue;
        };
        if line.trim().is_empty() {
            continue;
        }
        if let Some(command) = commands::command_of(line)
            && let Keeper::Open { journal, id, .. } = keeper
        {
            match commands::run(journal, *id, command) {
                Ok(Answer::Said(said) | Answer::Left(said)) => out.line(said)?,
                Err(failure) => {
                    note(format!("\"{line}\" was not done: {failure}"));
                    refused += 1;
                }
            }
            out.flush()?;
            continue;
        }
        let waiting = held.take();
        let sure = waiting.as_deref() == Some(line);
        refused += usize::from(waiting.is_some() && !sure);
        match keeper.keep(line, sure) {
            Ok(Kept::Saved(shown)) => {
                out.line(shown)?;
                // Whoever waits for the acknowledgement must not wait for a full buffer.
                out.flush()?;
            }
            Ok(Kept::Held(found)) => {
                note(format!("{} Send it again to store it.", warning(&found)));
                held = Some(line.to_owned());
            }
            Err(failure) => {
                note(format!("A line was not stored: {failure}"));
                refused += 1;
            }
        }
    }
    refused += usize::from(held.is_some());
    if refused == 0 {
        return Ok(());
    }
    Err(Failure::Failed {
        code: "lines_not_stored",
        message: format!("{} not stored.", report::words::count(refused, "line")),
        hint: "The messages above say which and why; every acknowledged line is on disk."
            .to_owned(),
    })
}
