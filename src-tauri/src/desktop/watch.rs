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
            if watch.look(&desk) {
                let desk = desk.clone();
                // A back-up of a large journal takes a while; others are heard and reminders ring meanwhile.
                thread::spawn(move || desk.keep_house());
            }
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

    /// Whether the house is to be kept: soon after an unlock, and then every hour.
    pub fn look(&mut self, desk: &Desk) -> bool {
        let now = desk.now();
        if now - self.looked > ASLEEP {
            // What fell due meanwhile; a locked journal knows only what lies ahead.
            desk.ring(now);
            desk.lock(LockReason::Sleep);
        }
        self.looked = now;
        desk.lock_when_idle(now);
        desk.hear_others();
        if (now - self.rang).abs() >= SECOND {
            self.rang = now;
            desk.regain_writing();
            desk.collect_sealed();
            desk.ring(now);
        }
        self.is_house_due(desk, now)
    }

    fn is_house_due(&mut self, desk: &Desk, now: DateTime<Utc>) -> bool {
        if !desk.is_open() {
            self.housekeeping = None;
            return false;
        }
        let due = *self.housekeeping.get_or_insert(now + SETTLING);
        // A clock that was set back must not put it off for as long.
        let is_due = now >= due || due - now > HOUSEKEEPING;
        if is_due {
            self.housekeeping = Some(now + HOUSEKEEPING);
        }
        is_due
    }
}
