//! The clocks that a calendar's times are read by: those of a known zone, or some that only the calendar knows.

use std::rc::Rc;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use crate::domain::{Zone, read_wall};

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Clock {
    Known(Zone),
    Own {
        offsets: Rc<Offsets>,
        /// A known zone.
        shown_in: Zone,
    },
}

impl Clock {
    pub(super) const UTC: Self = Self::Known(Zone::UTC);

    /// The same all year, in seconds.
    pub(super) fn fixed(offset: i64, shown_in: Zone) -> Self {
        Self::Own {
            offsets: Rc::new(Offsets {
                before: offset,
                changes: Vec::new(),
            }),
            shown_in,
        }
    }

    /// Of two passes of a repeated time the first; one that is skipped by the clock before the gap.
    pub(super) fn at(&self, wall: NaiveDateTime) -> Option<DateTime<Utc>> {
        match self {
            Self::Known(zone) => read_wall(wall, *zone).by_rule(),
            Self::Own { offsets, .. } => Some(offsets.utc(wall)?.and_utc()),
        }
    }

    pub(super) fn wall(&self, at: DateTime<Utc>) -> NaiveDateTime {
        match self {
            Self::Known(zone) => at.with_timezone(&zone.0).naive_local(),
            Self::Own { offsets, .. } => {
                let at = at.naive_utc();
                let wall = at.checked_add_signed(TimeDelta::seconds(offsets.at(at)));
                wall.unwrap_or(at)
            }
        }
    }

    pub(super) fn shown_in(&self) -> Zone {
        match self {
            Self::Known(zone) => *zone,
            Self::Own { shown_in, .. } => *shown_in,
        }
    }
}

/// Seconds ahead of UTC.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Offsets {
    /// Until the first change.
    pub(super) before: i64,
    /// From which instant on each holds, in order.
    pub(super) changes: Vec<(NaiveDateTime, i64)>,
}

impl Offsets {
    pub(super) fn at(&self, at: NaiveDateTime) -> i64 {
        let earlier = self.changes.partition_point(|(since, _)| *since <= at);
        match earlier.checked_sub(1) {
            Some(last) => self.changes[last].1,
            None => self.before,
        }
    }

    fn utc(&self, wall: NaiveDateTime) -> Option<NaiveDateTime> {
        let by = |offset: i64| wall.checked_sub_signed(TimeDelta::seconds(offset));
        let mut offset = self.before;
        for (since, next) in &self.changes {
            // Before this change, or in the gap that it makes.
            if by(offset)? < *since || by(*next)? < *since {
                break;
            }
            offset = *next;
        }
        by(offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_time_is_its_first_pass_and_a_skipped_one_is_read_by_the_clock_before() {
        let at = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        let clock = Clock::Own {
            offsets: Rc::new(Offsets {
                before: 3600,
                changes: vec![
                    (at("2026-03-29 01:00"), 7200),
                    (at("2026-10-25 01:00"), 3600),
                ],
            }),
            shown_in: Zone::UTC,
        };
        let berlin = Clock::Known("Europe/Berlin".parse().unwrap());
        for wall in [
            "2026-03-29 01:59",
            "2026-03-29 02:00",
            "2026-03-29 02:30",
            "2026-03-29 03:00",
            "2026-10-25 01:59",
            "2026-10-25 02:00",
            "2026-10-25 02:59",
            "2026-10-25 03:00",
        ] {
            let read = clock.at(at(wall));
            assert_eq!(read, berlin.at(at(wall)), "{wall}");
            let back = |clock: &Clock| read.map(|at| clock.wall(at));
            assert_eq!(back(&clock), back(&berlin), "{wall}");
        }
    }
}
