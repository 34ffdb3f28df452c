//! Looks around four times a second: what other processes wrote, whether someone is still there, and whether a second
//! window asked for this one.

use std::{thread, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use journal::store::lock::{Wanted, WindowLock};

use crate::{shell::LockReason, state::Desk};

/// Half of what "within half a second" allows.
const STEP: Duration = Duration::from_millis(250);
/// A clock that jumps this far between two looks slept in between.
const ASLEEP: TimeDelta = TimeDelta::seconds(60);
const SECOND: TimeDelta = TimeDelta::seconds(1);
const HOUSEKEEPING: TimeDelta = TimeDelta::hours(1);
/// After an unlock: the first screen comes before a back-up, and hears of one that fails.
const SETTLING: TimeDelta = TimeDelta::seconds(5);

/// Runs until the program ends.
pub fn start(desk: Desk, mut lock: WindowLock) {
    thread::spawn(move || {
        let mut watch = Watch::new(desk.now());
        loop {
            thread::sleep(STEP);
            match lock.take_request() {
                Some(Wanted::Front) => desk.shell().come_to_front(),
                Some(Wanted::Pad) => desk.shell().show_pad(),
                None => {}
            }
            watch.look(&desk);
        }
    });
}

/// What was seen at the last look.
pub struct Watch {
    looked: DateTime<Utc>,
    /// When it is next due; `None` while the journal is locked.
    housekeeping: Option<DateTime<Utc>>,
    rang: DateTime<Utc>,
}

impl Watch {
    pub fn new(now: DateTime<Utc>) -> Self {
        Self {
            looked: now,
            housekeeping: None,
            rang: now,
        }
    }

    pub fn look(&mut self, desk: &Desk) {
        let now = desk.now();
        if now - self.looked > ASLEEP {
            desk.lock(LockReason::Sleep);
        }
        self.looked = now;
        desk.lock_when_idle(now);
        desk.hear_others();
        if (now - self.rang).abs() >= SECOND {
            self.rang = now;
            desk.regain_writing();
            desk.ring(now);
        }
        self.keep_house(desk, now);
    }

    /// Soon after an unlock, and then every hour.
    fn keep_house(&mut self, desk: &Desk, now: DateTime<Utc>) {
        if !desk.is_open() {
            self.housekeeping = None;
            return;
        }
        if now >= *self.housekeeping.get_or_insert(now + SETTLING) {
            self.housekeeping = Some(now + HOUSEKEEPING);
            desk.keep_house();
        }
    }
}
