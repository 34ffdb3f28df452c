//! Waiting for what is to come, and for nothing else.

use std::{
    thread,
    time::{Duration, Instant},
};

/// Generous, because a loaded machine is no failure; a journey that works never waits this long.
const PATIENCE: Duration = Duration::from_secs(40);
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// Looks until there is an answer; `None` when patience is at its end.
pub fn until<T>(mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(answer) = look() {
            return Some(answer);
        }
        if Instant::now() >= end {
            return None;
        }
        thread::sleep(BETWEEN_LOOKS);
    }
}
