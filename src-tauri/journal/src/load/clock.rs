//! What hour it was, where the person was.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};
use serde::{Deserialize, Serialize};

use super::Span;
use crate::domain::{JournalSettings, Zone, read_wall};

/// Metrics, on-call load: work 8 to 18 from Monday to Friday, sleep 22 to 8 every day, evening the rest; editable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum HourClass {
    Work,
    Evening,
    Sleep,
}

/// The hours of a day, as whole hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursOfDay {
    /// From 0 (Monday) to 6.
    pub work_days: BTreeSet<u8>,
    pub work_from: u8,
    pub work_to: u8,
    pub sleep_from: u8,
    pub sleep_to: u8,
}

impl HoursOfDay {
    pub fn of(settings: &JournalSettings) -> Self {
        Self {
            work_days: settings.on_call.work_days.clone(),
            work_from: settings.pad.work_from,
            work_to: settings.pad.work_to,
            sleep_from: settings.on_call.sleep_from,
            sleep_to: settings.on_call.sleep_to,
        }
    }

    pub fn class(&self, at: DateTime<Utc>, zone: Zone) -> HourClass {
        let local = at.with_timezone(&zone.0);
        let day = u8::try_from(local.weekday().num_days_from_monday()).unwrap_or(0);
        self.class_of(day, hour_of(local.hour()))
    }

    /// The night that an instant lies in, by the date of its evening.
    pub(super) fn night(&self, at: DateTime<Utc>, zone: Zone) -> Option<NaiveDate> {
        let local = at.with_timezone(&zone.0);
        let hour = hour_of(local.hour());
        let day = local.date_naive();
        if !self.is_sleep(hour) {
            None
        } else if self.crosses_midnight() && hour >= self.sleep_from {
            Some(day)
        } else {
            day.pred_opt()
        }
    }

    /// From the evening of `day` to the morning after.
    pub(super) fn night_span(&self, day: NaiveDate, zone: Zone) -> Span {
        let morning = day.succ_opt().unwrap_or(day);
        let evening = if self.crosses_midnight() {
            day
        } else {
            morning
        };
        Span {
            from: wall(evening, self.sleep_from, zone),
            to: wall(morning, self.sleep_to, zone),
        }
    }

    /// Of an hour of the week; the day is counted from 0 (Monday).
    pub fn class_of(&self, day: u8, hour: u8) -> HourClass {
        if self.is_sleep(hour) {
            HourClass::Sleep
        } else if self.work_days.contains(&day) && (self.work_from..self.work_to).contains(&hour) {
            HourClass::Work
        } else {
            HourClass::Evening
        }
    }

    pub(super) fn works_on(&self, day: NaiveDate) -> bool {
        let weekday = u8::try_from(day.weekday().num_days_from_monday()).unwrap_or(0);
        self.work_from < self.work_to && self.work_days.contains(&weekday)
    }

    /// Working hours of a day, if it has any.
    pub(super) fn work(&self, day: NaiveDate, zone: Zone) -> Option<Span> {
        self.works_on(day).then(|| Span {
            from: wall(day, self.work_from, zone),
            to: wall(day, self.work_to, zone),
        })
    }

    /// The first beginning of work after an instant, within the next ten days.
    pub(super) fn next_work(&self, after: DateTime<Utc>, zone: Zone) -> Option<DateTime<Utc>> {
        let first = day_of(after, zone);
        let mut days = first.iter_days().take(10);
        days.find_map(|day| Some(self.work(day, zone)?.from).filter(|from| *from > after))
    }

    fn crosses_midnight(&self) -> bool {
        self.sleep_from >= self.sleep_to
    }

    fn is_sleep(&self, hour: u8) -> bool {
        if self.crosses_midnight() {
            hour >= self.sleep_from || hour < self.sleep_to
        } else {
            (self.sleep_from..self.sleep_to).contains(&hour)
        }
    }
}

/// The instant at which a clock on the wall began the hour: two passes of a repeated hour are two hours.
pub(super) fn clock_hour(at: DateTime<Utc>, zone: Zone) -> DateTime<Utc> {
    let local = at.with_timezone(&zone.0);
    let into = i64::from(local.minute()) * 60 + i64::from(local.second());
    let whole = DateTime::from_timestamp(at.timestamp(), 0).unwrap_or(at);
    whole - TimeDelta::seconds(into)
}

pub(super) fn day_of(at: DateTime<Utc>, zone: Zone) -> NaiveDate {
    at.with_timezone(&zone.0).date_naive()
}

/// The full hour on the clocks of `zone`; 24 is midnight of the next day; in a gap the instant after it.
pub(super) fn wall(day: NaiveDate, hour: u8, zone: Zone) -> DateTime<Utc> {
    let (day, hour) = match hour {
        0..24 => (day, u32::from(hour)),
        _ => (day.succ_opt().unwrap_or(day), 0),
    };
    let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
    let naive = day.and_time(time);
    read_wall(naive, zone)
        .latest()
        .unwrap_or_else(|| naive.and_utc())
}

fn hour_of(hour: u32) -> u8 {
    u8::try_from(hour).unwrap_or(0)
}
