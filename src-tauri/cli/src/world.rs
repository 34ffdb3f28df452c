//! The clock and the randomness of this computer.

use chrono::{DateTime, Utc};
use journal::World;
use journal::domain::Zone;

pub struct ThisComputer;

impl World for ThisComputer {
    fn now(&self) -> DateTime<Utc> {
        now()
    }

    /// Without randomness there are no keys, and a guessable key is worse than a program that ends.
    fn fill(&mut self, bytes: &mut [u8]) {
        if getrandom::fill(bytes).is_err() {
            std::process::abort();
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place where the command line reads the clock"
)]
pub fn now() -> DateTime<Utc> {
    Utc::now()
}

pub fn zone() -> Zone {
    let named = std::env::var("TZ").ok();
    Zone::of_computer(named.as_deref(), || iana_time_zone::get_timezone().ok())
}
