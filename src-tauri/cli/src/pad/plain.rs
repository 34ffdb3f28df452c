//! Lines from a pipe: one acknowledgement on stdout for each that is on disk.

use std::io::{BufRead, stdin};

use super::commands::{self, Answer};
use super::{Keeper, says_nothing, secret_in, warning};
use crate::failure::{Failure, Result};
use crate::output::{Output, note};

/// A line that looks like a secret is held back; the same line again keeps it. A line that cannot be kept is reported,
/// and those after it go on.
pub fn run(keeper: &mut Keeper, out: &mut Output) -> Result<()> {
    let mut held: Option<String> = None;
    let mut refused = 0_usize;
    let mut input = stdin().lock();
    let mut bytes = Vec::new();
    let mut number = 0_usize;
    while input.read_until(b'\n', &mut bytes)? > 0 {
        number += 1;
        let line = String::from_utf8(std::mem::take(&mut bytes));
        let Ok(line) = line
            .as_deref()
            .map(|line| line.trim_end_matches(['\n', '\r']))
        else {
            note(format!(
                "Line {number} was not stored: it is no text in UTF-8."
            ));
            refused += 1;
            continue;
        };
        if says_nothing(line) {
            continue;
        }
        let waiting = held.take();
        let sure = waiting.as_deref() == Some(line);
        refused += usize::from(waiting.is_some() && !sure);
        if let Some(found) = secret_in(line).filter(|_| !sure) {
            note(format!(
                "Line {number}: {} Send it again to store it.",
                warning(&found)
            ));
            held = Some(line.to_owned());
            continue;
        }
        match done(keeper, line) {
            Ok(said) => acknowledge(&said, out)?,
            Err(failure) => {
                note(match commands::command_of(line) {
                    Some(_) => format!("Line {number}, \"{line}\", was not done: {failure}"),
                    None => format!("Line {number} was not stored: {failure}"),
                });
                refused += 1;
            }
        }
    }
    all_stored(refused + usize::from(held.is_some()))
}

/// A command is done, any other line is kept.
fn done(keeper: &mut Keeper, line: &str) -> Result<String> {
    match (commands::command_of(line), &mut *keeper) {
        (Some(command), Keeper::Open { journal, id, .. }) => commands::run(journal, *id, command)
            .map(|answer| match answer {
                Answer::Said(said) | Answer::Left(said) => said,
            }),
        (Some("quit" | "q"), Keeper::Sealed { .. }) => Ok(String::new()),
        (Some(_), Keeper::Sealed { .. }) => Err(commands::locked()),
        (None, _) => keeper.keep(line),
    }
}

/// Whoever waits for it must not wait for a full buffer.
fn acknowledge(shown: &str, out: &mut Output) -> Result<()> {
    out.line(shown)?;
    out.flush()
}

fn all_stored(refused: usize) -> Result<()> {
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
