//! The clock and the randomness of this computer.

use chrono::{DateTime, Utc};
use journal::world::World;

pub struct ThisComputer;

impl World for ThisComputer {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where the window reads the clock"
    )]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn fill(&mut self, bytes: &mut [u8]) {
        getrandom::fill(bytes).unwrap();
    }
}
