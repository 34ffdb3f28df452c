//! Places on the axes that people count in.

use chrono::{
    DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone,
    Timelike,
};
use chrono_tz::Tz;

const MINUTE: f64 = 60.0;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;

/// Durations worth a line, in seconds.
const DURATIONS: [(f64, &str); 14] = [
    (1.0, "1 s"),
    (5.0, "5 s"),
    (15.0, "15 s"),
    (MINUTE, "1 min"),
    (5.0 * MINUTE, "5 min"),
    (15.0 * MINUTE, "15 min"),
    (HOUR, "1 h"),
    (4.0 * HOUR, "4 h"),
    (DAY, "1 d"),
    (7.0 * DAY, "1 w"),
    (30.0 * DAY, "30 d"),
    (365.0 * DAY, "1 y"),
    (3_650.0 * DAY, "10 y"),
    (36_500.0 * DAY, "100 y"),
];

/// The marks from the last at or below the shortest to the first at or above the longest duration; three or more, so
/// that a lone point still shows the scale.
pub(super) fn durations(shortest: f64, longest: f64) -> &'static [(f64, &'static str)] {
    let first = DURATIONS
        .partition_point(|(seconds, _)| *seconds <= shortest)
        .saturating_sub(1);
    let last = DURATIONS
        .partition_point(|(seconds, _)| *seconds < longest)
        .min(DURATIONS.len() - 1);
    &DURATIONS[first.min(last.saturating_sub(2))..=last]
}

/// An instant worth a mark, in seconds since 1970, and its words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TimeTick {
    pub seconds: f64,
    pub label: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Hours(u32),
    Days(u64),
    Months(u32),
}

/// From fine to coarse.
const STEPS: [Step; 19] = [
    Step::Hours(1),
    Step::Hours(3),
    Step::Hours(6),
    Step::Hours(12),
    Step::Days(1),
    Step::Days(2),
    Step::Days(7),
    Step::Days(14),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Months(12),
    Step::Months(24),
    Step::Months(60),
    Step::Months(120),
    Step::Months(240),
    Step::Months(600),
    Step::Months(1_200),
];

/// More marks than any width can label; a finer step is not worth trying.
const MOST: usize = 60;

/// The finest marks between two instants that `fits` accepts, in the zone of the first; none if no step fits.
pub(super) fn times(
    start: &DateTime<Tz>,
    end: &DateTime<Tz>,
    fits: impl Fn(&[TimeTick]) -> bool,
) -> Vec<TimeTick> {
    STEPS
        .iter()
        .filter_map(|step| ticks(start, end, *step))
        .find(|ticks| !ticks.is_empty() && fits(ticks))
        .unwrap_or_default()
}

/// None if there would be too many.
fn ticks(start: &DateTime<Tz>, end: &DateTime<Tz>, step: Step) -> Option<Vec<TimeTick>> {
    let zone = start.timezone();
    let mut found: Vec<TimeTick> = Vec::new();
    let mut before: Option<NaiveDateTime> = None;
    let mut wall = Some(step.floor(start.naive_local()));
    while let Some(now) = wall {
        // A wall time that a clock change skips has no instant, and no mark.
        if let Some(instant) = zone.from_local_datetime(&now).earliest() {
            if instant > *end {
                break;
            }
            if instant >= *start {
                found.push(TimeTick {
                    seconds: seconds(&instant),
                    label: step.label(now, before),
                });
                before = Some(now);
            }
        }
        if found.len() > MOST {
            return None;
        }
        wall = step.after(now);
    }
    Some(found)
}

pub(super) fn seconds(instant: &DateTime<Tz>) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "every date chrono knows lies within 2^53 s of 1970"
    )]
    let seconds = instant.timestamp() as f64;
    seconds
}

impl Step {
    fn floor(self, wall: NaiveDateTime) -> NaiveDateTime {
        let midnight = |date: NaiveDate| date.and_time(NaiveTime::MIN);
        match self {
            Self::Hours(hours) => {
                let whole = i64::from(wall.hour() / hours * hours);
                midnight(wall.date()) + TimeDelta::hours(whole)
            }
            // Counted from a Monday, so that weekly marks fall on Mondays.
            Self::Days(days) => {
                let since_monday = i64::from(wall.date().num_days_from_ce()) - 1;
                let days = i64::try_from(days).unwrap_or(1);
                let back = u64::try_from(since_monday.rem_euclid(days)).unwrap_or(0);
                midnight(
                    wall.date()
                        .checked_sub_days(Days::new(back))
                        .unwrap_or(wall.date()),
                )
            }
            Self::Months(months) => {
                let months = i64::from(months);
                let count = i64::from(wall.year()) * 12 + i64::from(wall.month0());
                let back = u32::try_from(count.rem_euclid(months)).unwrap_or(0);
                let first = wall.date().with_day(1).unwrap_or(wall.date());
                midnight(first.checked_sub_months(Months::new(back)).unwrap_or(first))
            }
        }
    }

    fn after(self, wall: NaiveDateTime) -> Option<NaiveDateTime> {
        match self {
            Self::Hours(hours) => wall.checked_add_signed(TimeDelta::hours(i64::from(hours))),
            Self::Days(days) => wall.checked_add_days(Days::new(days)),
            Self::Months(months) => wall.checked_add_months(Months::new(months)),
        }
    }

    /// Names only what differs from the mark before.
    fn label(self, wall: NaiveDateTime, before: Option<NaiveDateTime>) -> String {
        let same_year = before.is_some_and(|before| before.year() == wall.year());
        let same_day = before.is_some_and(|before| before.date() == wall.date());
        let pattern = match self {
            Self::Hours(_) if same_day => "%H:%M",
            Self::Hours(_) if same_year && wall.hour() == 0 => "%-d %b",
            Self::Hours(_) if same_year => "%-d %b %H:%M",
            Self::Hours(_) => "%-d %b %Y, %H:%M",
            Self::Days(_) if same_year => "%-d %b",
            Self::Days(_) => "%-d %b %Y",
            Self::Months(months) if months % 12 == 0 => "%Y",
            Self::Months(_) if same_year => "%b",
            Self::Months(_) => "%b %Y",
        };
        wall.format(pattern).to_string()
    }
}
