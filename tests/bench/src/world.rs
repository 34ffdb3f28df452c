//! The real clock and the real randomness.

use chrono::{DateTime, Utc};
use journal::World;

pub struct Machine;

impl World for Machine {
    #[expect(
        clippy::disallowed_methods,
        reason = "a shell: this is where the clock is read"
    )]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    #[expect(
        clippy::expect_used,
        reason = "without randomness nothing can be measured"
    )]
    fn fill(&mut self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the system gives randomness");
    }
}
