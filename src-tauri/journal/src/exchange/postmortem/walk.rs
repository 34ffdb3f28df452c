//! The day and zone that each line of a timeline is of.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};

use super::blocks::Piece;
use super::days::{self, SaidDay};
use super::stamp::{self, Stamp};
use super::timeline::TimedLine;
use crate::domain::{Zone, read_wall};

/// A clock this much behind the one above it is of the next day.
const NEXT_DAY: TimeDelta = TimeDelta::hours(3);

/// Later than this behind a clock before noon nobody goes on writing without a half of the day.
const SAME_SHIFT: TimeDelta = TimeDelta::hours(6);

/// The way through a timeline, from line to line.
#[derive(Clone)]
pub(super) struct Walk {
    zone: Zone,
    /// From which days are counted.
    first: Option<NaiveDate>,
    day: Option<NaiveDate>,
    /// Of the lines that say none, where the report says so.
    usual: Option<NaiveDate>,
    /// A line has said where we are.
    is_begun: bool,
    /// The first "Friday" is the last one before the report, which tells of it later.
    is_afterwards: bool,
    /// The latest clock of that day, and the zone of the line before.
    latest: Option<(DateTime<Utc>, Zone)>,
    /// No clock of the timeline under way is of more than twelve hours.
    is_of_twelve: bool,
}

impl Walk {
    pub(super) fn new(zone: Zone, day: Option<NaiveDate>) -> Self {
        Self {
            zone,
            first: day,
            day,
            usual: None,
            is_begun: false,
            is_afterwards: false,
            latest: None,
            is_of_twelve: false,
        }
    }

    /// Through sentences of a report of that day.
    pub(super) fn afterwards(zone: Zone, day: Option<NaiveDate>) -> Self {
        Self {
            is_afterwards: true,
            ..Self::new(zone, day)
        }
    }

    /// What its lines say of how they count the hours.
    pub(super) fn take_clocks(&mut self, lines: &[TimedLine]) {
        let mut clocks = lines.iter().filter_map(|line| line.stamp.time);
        self.is_of_twelve = clocks.all(|time| time.hour() <= 12);
    }

    /// "Unless otherwise noted all events happened on 2019-10-21": a line that says another day says it of itself alone.
    pub(super) fn take_usual_day(&mut self, pieces: &[Piece]) {
        let said = pieces.iter().find_map(|piece| {
            let lower = piece.text.to_ascii_lowercase();
            let (_, behind) = lower.split_once("unless otherwise ")?;
            let mut lines = behind.lines();
            let first = lines.next().unwrap_or_default();
            // The sentence may go on below; a line with a clock of its own is another.
            let more = lines.take_while(|line| stamp::take(line).is_none());
            let mut sentence = std::iter::once(first).chain(more);
            sentence.find_map(|line| days::find_day(line)?.near(self.day))
        });
        self.usual = said.or(self.usual);
    }

    /// `None` where nothing says its day.
    pub(super) fn place(&mut self, stamp: Stamp) -> Option<DateTime<Utc>> {
        let said = self.said_day(stamp);
        if let Some(day) = said {
            self.first.get_or_insert(day);
            self.day = Some(day);
            self.latest = None;
        }
        self.is_begun = true;
        if said.is_none()
            && let Some(usual) = self.usual
            && self.day.is_none_or(|day| day < usual)
        {
            self.day = Some(usual);
            self.latest = None;
        }
        if stamp == Stamp::default()
            && let Some((latest, _)) = self.latest
        {
            // It says only that it came behind the line before.
            return Some(latest);
        }
        let Some(time) = stamp.time else {
            // A line that says only its day stands at the beginning of that day.
            self.latest = None;
            return read_wall(self.day?.and_time(NaiveTime::MIN), self.zone).earliest();
        };
        let zone = stamp.zone.unwrap_or(self.zone);
        let (day, time) = self.after_latest(time, zone, stamp.is_short)?;
        let at = read_wall(day.and_time(time), zone).earliest()?;
        self.day = Some(day);
        self.latest = Some((self.latest.map_or(at, |(latest, _)| latest.max(at)), zone));
        Some(at)
    }

    fn said_day(&self, stamp: Stamp) -> Option<NaiveDate> {
        let day = stamp.day?;
        match day {
            SaidDay::Nth(_) => day.near(self.first),
            // Before the first line it may be a day earlier too; from then on, time goes on.
            SaidDay::OfWeek(_) if self.is_begun => {
                day.near(self.day?.checked_add_signed(TimeDelta::days(3)))
            }
            SaidDay::OfWeek(_) if self.is_afterwards => {
                day.near(self.day?.checked_sub_signed(TimeDelta::days(3)))
            }
            SaidDay::Date(_)
            | SaidDay::Either { .. }
            | SaidDay::EachYear { .. }
            | SaidDay::Pair(..)
            | SaidDay::OfWeek(_) => day.near(self.day),
        }
    }

    /// The day of a line that says none: that of the line before, as it is in the zone of this one, or the next. Where no
    /// clock counts beyond twelve, "1:52" behind "12:16" is after noon.
    fn after_latest(
        &self,
        time: NaiveTime,
        zone: Zone,
        is_short: bool,
    ) -> Option<(NaiveDate, NaiveTime)> {
        let Some((latest, of_latest)) = self.latest else {
            return Some((self.day?, time));
        };
        let latest = latest.with_timezone(&zone.0).naive_local();
        let day = if zone == of_latest {
            self.day?
        } else {
            latest.date()
        };
        if latest - day.and_time(time) <= NEXT_DAY {
            return Some((day, time));
        }
        let after_noon = time + TimeDelta::hours(12);
        let gap = day.and_time(after_noon) - latest;
        let is_soon = gap >= TimeDelta::zero() && gap <= SAME_SHIFT;
        if self.is_of_twelve && is_short && time.hour() > 0 && is_soon {
            return Some((day, after_noon));
        }
        Some((day.succ_opt()?, time))
    }
}
