//! The clock and the randomness, given by the shell.
use chrono::{DateTime, Utc};
pub trait World: Send {
    fn now(&self) -> DateTime<Utc>;
    fn fill(&mut self, bytes: &mut [u8]);
}
