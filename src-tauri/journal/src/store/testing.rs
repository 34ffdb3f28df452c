//! A world for tests: time stands still until a test moves it, randomness is a known sequence.

use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};

use crate::World;

pub struct TestWorld {
    now: DateTime<Utc>,
    drawn: u64,
}

impl Default for TestWorld {
    fn default() -> Self {
        Self {
            now: DateTime::from_timestamp(1_795_230_900, 0).unwrap(),
            drawn: 0,
        }
    }
}

impl TestWorld {
    pub fn pass(&mut self, time: TimeDelta) {
        self.now += time;
    }

    /// Leaves out some of the sequence, so that two worlds draw different keys and ids.
    pub fn skip(&mut self, draws: u64) {
        self.drawn += draws;
    }
}

impl World for TestWorld {
    fn now(&self) -> DateTime<Utc> {
        self.now
    }

    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            self.drawn += 1;
            chunk.copy_from_slice(&Sha256::digest(self.drawn.to_le_bytes())[..chunk.len()]);
        }
    }
}
