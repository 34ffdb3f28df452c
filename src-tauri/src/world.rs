//! The clock and the randomness of this computer.

use chrono::{DateTime, Utc};
use journal::World;

pub struct ThisComputer;

impl World for ThisComputer {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where the window reads the clock"
    )]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    /// Without randomness there are no keys, and a guessable key is worse than a program that ends.
    fn fill(&mut self, bytes: &mut [u8]) {
        if let Err(error) = getrandom::fill(bytes) {
            tracing::error!(%error, "the system gives no randomness");
            std::process::abort();
        }
    }
}
