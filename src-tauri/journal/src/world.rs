//! What the core must not take for itself: the time and randomness. The shell gives the real ones,
//! tests give their own, and everything in between is deterministic.

use chrono::{DateTime, Utc};
use uuid::Uuid;

/// Clock and randomness, given by the shell.
pub trait World: Send {
    fn now(&self) -> DateTime<Utc>;

    /// Fills `bytes` with randomness fit for keys.
    fn fill(&mut self, bytes: &mut [u8]);

    /// A UUID version 7: sorts by the time it was made. A clock set before 1970 counts as 1970.
    fn new_id(&mut self) -> Uuid {
        let millis = u64::try_from(self.now().timestamp_millis()).unwrap_or_default();
        let mut random = [0; 10];
        self.fill(&mut random);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::TestWorld;

    #[test]
    fn ids_sort_by_the_time_they_were_made() {
        let mut world = TestWorld::default();
        let first = world.new_id();
        world.pass(chrono::TimeDelta::milliseconds(1));
        let second = world.new_id();
        assert_eq!(first.get_version_num(), 7);
        assert!(first < second, "a later id sorts after an earlier one");
    }
}
