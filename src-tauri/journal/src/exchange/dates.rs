//! Times as spreadsheets write them. A column is read as a whole: the one order of day and month that fits all of its
//! cells counts, and where both do, the user is asked.

mod names;
mod words;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use super::fields::is_empty_time;
use crate::domain::{TimeReading, Zone, has_four_digit_year, read_wall};
use words::{Date, Offset, Said};

/// In which order day and month stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    DayFirst,
    MonthFirst,
}

/// What a cell that is read may lean on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    pub(crate) order: Order,
    /// Of times that name none.
    pub(crate) zone: Zone,
    /// Of times that stand without a day.
    pub(crate) day: Option<NaiveDate>,
}

/// An instant in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Read {
    pub(crate) at: DateTime<Utc>,
    /// The cell named no zone.
    pub(crate) is_zoneless: bool,
    /// The cell named no day.
    pub(crate) is_dayless: bool,
}

/// Why a cell is no instant: the rest of a sentence about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unread {
    #[error("is not a time")]
    NotATime,
    #[error("lies outside the years 1000 to 9998")]
    OutOfYears,
    #[error(
        "stands for two times where the clocks of {} go back, {earlier:?} and {later:?}; write it as one of them",
        zone.name()
    )]
    Twice {
        zone: Zone,
        earlier: DateTime<Utc>,
        later: DateTime<Utc>,
    },
    #[error(
        "does not exist where the clocks of {} go forward; write it as {before:?} or {after:?}",
        zone.name()
    )]
    Skipped {
        zone: Zone,
        before: DateTime<Utc>,
        after: DateTime<Utc>,
    },
}

/// What all the cells with times say of the order, if it matters to any; `Err` holds a cell that can be read both ways,
/// and nothing tells.
pub(crate) fn order<'a>(
    cells: impl Iterator<Item = &'a str>,
    chosen: Option<bool>,
) -> Result<Option<Order>, &'a str> {
    if let Some(day_first) = chosen {
        return Ok(Some(if day_first {
            Order::DayFirst
        } else {
            Order::MonthFirst
        }));
    }
    let mut open = None;
    for cell in cells {
        let Some(date) = words::read(cell).and_then(|said| said.date) else {
            continue;
        };
        match (date.day(Order::DayFirst), date.day(Order::MonthFirst)) {
            (Some(_), None) => return Ok(Some(Order::DayFirst)),
            (None, Some(_)) => return Ok(Some(Order::MonthFirst)),
            (Some(one), Some(other)) if one != other => open = Some(cell),
            (Some(_), Some(_)) | (None, None) => {}
        }
    }
    open.map_or(Ok(None), Err)
}

/// The instant in a cell; nothing for what stands for "empty".
pub(crate) fn instant(cell: &str, how: Reading) -> Result<Option<Read>, Unread> {
    let cell = cell.trim();
    if is_blank(cell) || cell == "0" {
        return Ok(None);
    }
    let read = match number(cell) {
        Some(Number::Instant(at)) => Read {
            at,
            is_zoneless: false,
            is_dayless: false,
        },
        Some(Number::Wall(wall)) => Read {
            at: at_wall(wall, how.zone)?,
            is_zoneless: true,
            is_dayless: false,
        },
        None => said(cell, how)?,
    };
    // As everywhere in the journal, in milliseconds.
    let at = DateTime::from_timestamp_millis(read.at.timestamp_millis()).unwrap_or(read.at);
    if is_empty_time(at) {
        return Ok(None);
    }
    if !has_four_digit_year(at) {
        return Err(Unread::OutOfYears);
    }
    Ok(Some(Read { at, ..read }))
}

/// What people and tools write where they know nothing.
pub(crate) fn is_blank(cell: &str) -> bool {
    const BLANK: [&str; 11] = [
        "", "?", "-", "\u{2013}", "\u{2014}", "null", "none", "n/a", "na", "nan", "unknown",
    ];
    BLANK.contains(&cell.trim().to_lowercase().as_str())
}

/// What of a time a text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Day,
    Clock,
    Both,
}

pub(crate) fn part(text: &str) -> Option<Part> {
    let said = words::read(text)?;
    Some(match (said.date, said.time) {
        (Some(_), Some(_)) => Part::Both,
        (Some(_), None) => Part::Day,
        (None, _) => Part::Clock,
    })
}

/// "14:05 - 15:35", "31 March 2:30 PM → 4:00 PM", "30.08.2024 - 13:30 - 14:30". A day and a time of day are one instant,
/// whatever stands between them.
pub(crate) fn span(text: &str) -> Option<(&str, &str)> {
    const MARKS: [&str; 7] = ["→", "–", "—", "->", " - ", " to ", " bis "];
    let mut halves = MARKS
        .iter()
        .flat_map(|mark| [text.split_once(mark), text.rsplit_once(mark)])
        .flatten();
    let (from, to) = halves.find(|(from, to)| match (part(from), part(to)) {
        (Some(Part::Day), Some(Part::Clock)) | (None, _) | (_, None) => false,
        (Some(_), Some(_)) => true,
    })?;
    Some((from.trim(), to.trim()))
}

/// Whether this is a day, with a time or without one, in any order of day and month.
pub(crate) fn is_time(text: &str) -> bool {
    let date = words::read(text).and_then(|said| said.date);
    date.is_some_and(|date| {
        [Order::DayFirst, Order::MonthFirst]
            .iter()
            .any(|order| date.day(*order).is_some())
    })
}

/// The day in a cell, whatever time stands beside it.
pub(crate) fn day(cell: &str, order: Order) -> Option<NaiveDate> {
    match number(cell.trim()) {
        Some(Number::Wall(wall)) => Some(wall.date()),
        Some(Number::Instant(at)) => Some(at.date_naive()),
        None => {
            let first = span(cell).map_or(cell, |(from, _)| from);
            words::read(first)?.date?.day(order)
        }
    }
}

fn said(cell: &str, how: Reading) -> Result<Read, Unread> {
    let said: Said = words::read(cell).ok_or(Unread::NotATime)?;
    let is_dayless = said.date.is_none();
    let day = match said.date {
        Some(date) => date.day(how.order).ok_or(Unread::NotATime)?,
        // A column of times beside one of days.
        None => how
            .day
            .filter(|_| said.time.is_some())
            .ok_or(Unread::NotATime)?,
    };
    let day = if said.is_next_day {
        day.succ_opt().ok_or(Unread::OutOfYears)?
    } else {
        day
    };
    let wall = day.and_time(said.time.unwrap_or(NaiveTime::MIN));
    let at = match said.offset {
        Some(Offset::Fixed(offset)) => wall
            .and_local_timezone(offset)
            .single()
            .map(|at| at.to_utc())
            .ok_or(Unread::NotATime)?,
        Some(Offset::Region(zone)) => at_wall(wall, zone)?,
        None => at_wall(wall, how.zone)?,
    };
    Ok(Read {
        at,
        is_zoneless: said.offset.is_none(),
        is_dayless,
    })
}

/// The instant of a time of the day on the clocks of `zone`.
pub(crate) fn at_wall(wall: NaiveDateTime, zone: Zone) -> Result<DateTime<Utc>, Unread> {
    match read_wall(wall, zone) {
        TimeReading::Clear { at } => Ok(at),
        TimeReading::Twice { earlier, later } => Err(Unread::Twice {
            zone,
            earlier,
            later,
        }),
        TimeReading::Skipped { before, after } => Err(Unread::Skipped {
            zone,
            before,
            after,
        }),
        TimeReading::Unreadable => Err(Unread::NotATime),
    }
}

/// A number that stands for an instant.
pub(crate) fn is_count(cell: &str) -> bool {
    number(cell).is_some()
}

enum Number {
    Instant(DateTime<Utc>),
    /// A day of a spreadsheet, which counts them from the end of 1899.
    Wall(NaiveDateTime),
}

/// Seconds since 1970, or finer units of them, told apart by their size; or the days of a spreadsheet.
fn number(cell: &str) -> Option<Number> {
    const SPREADSHEET_DAYS: std::ops::Range<f64> = 10_000.0..80_000.0;
    let is_number = |c: char| c.is_ascii_digit() || c == '.';
    if !cell.starts_with(|c: char| c.is_ascii_digit()) || !cell.chars().all(is_number) {
        return None;
    }
    let (whole, fraction) = cell.split_once('.').unwrap_or((cell, ""));
    if fraction.contains('.') {
        return None;
    }
    if let Some(at) = counted(whole.parse().ok()?, fraction) {
        return Some(Number::Instant(at));
    }
    let days: f64 = cell.parse().ok()?;
    if !SPREADSHEET_DAYS.contains(&days) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "fewer seconds than an i64 holds"
    )]
    let seconds = (days * 86_400.0).round() as i64;
    let start = NaiveDate::from_ymd_opt(1899, 12, 30)?.and_time(NaiveTime::MIN);
    let wall = start.checked_add_signed(TimeDelta::try_seconds(seconds)?)?;
    Some(Number::Wall(wall))
}

/// A whole text that counts from 1970.
pub(crate) fn since_1970(text: &str) -> Option<DateTime<Utc>> {
    match number(text)? {
        Number::Instant(at) => Some(at),
        Number::Wall(_) => None,
    }
}

/// Seconds or finer units, by their size.
fn counted(count: i64, fraction: &str) -> Option<DateTime<Utc>> {
    match count {
        100_000_000_000_000_000.. => Some(DateTime::from_timestamp_nanos(count)),
        100_000_000_000_000.. => DateTime::from_timestamp_micros(count),
        100_000_000_000.. => DateTime::from_timestamp_millis(count),
        // "20230612" is a day.
        100_000_000.. => {
            let at = DateTime::from_timestamp(count, 0)?;
            at.checked_add_signed(millis(fraction))
        }
        _ => None,
    }
}

/// The first three digits behind the point.
fn millis(fraction: &str) -> TimeDelta {
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    TimeDelta::milliseconds(digits.parse().unwrap_or_default())
}

impl Date {
    fn day(self, order: Order) -> Option<NaiveDate> {
        let (year, month, day) = match self {
            Self::Whole { year, month, day } => (year, month, day),
            Self::Open {
                first,
                second,
                year,
            } if order == Order::DayFirst => (year, second, first),
            Self::Open {
                first,
                second,
                year,
            } => (year, first, second),
        };
        NaiveDate::from_ymd_opt(year, month, day)
    }
}
