//! Lines from a pipe: one acknowledgement on stdout for each that is on disk.

use std::io::{BufRead, stdin};

use super::{Keeper, Kept, warning};
use crate::failure::Result;
use crate::output::{Output, note};

/// A line that looks like a secret is held back; the same line again keeps it.
pub fn run(keeper: &mut Keeper, out: &mut Output) -> Result<()> {
    let mut held: Option<String> = None;
    for line in stdin().lock().lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let sure = held.take().is_some_and(|held| held == line);
        match keeper.keep(&line, sure)? {
            Kept::Saved(shown) => {
                out.line(shown)?;
                // Whoever waits for the acknowledgement must not wait for a full buffer.
                out.flush()?;
            }
            Kept::Held(found) => {
                note(format!("{} Send it again to store it.", warning(&found)));
                held = Some(line);
            }
        }
    }
    Ok(())
}
