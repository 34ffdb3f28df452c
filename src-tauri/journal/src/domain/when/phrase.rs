//! A typed time, first as it was said ("last friday 22:10"), then as the instant it means.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};

use super::{TimeReading, read_span, read_wall};
use crate::domain::Zone;

/// What was said, before anyone asks what time it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phrase {
    Instant(DateTime<Utc>),
    /// Elapsed time before now, on the UTC line.
    Ago(TimeDelta),
    Wall {
        day: Day,
        time: NaiveTime,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Day {
    Unsaid,
    Today,
    Yesterday,
    /// `last` leaves today out.
    Weekday {
        day: Weekday,
        last: bool,
    },
    EachYear {
        month: u32,
        day: u32,
    },
    Date(NaiveDate),
}

impl Phrase {
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("now") {
            return Some(Self::Ago(TimeDelta::zero()));
        }
        read_instant(text)
            .or_else(|| read_ago(text))
            .or_else(|| read_wall_phrase(text))
    }

    pub(super) fn resolve(self, now: DateTime<Utc>, zone: Zone) -> TimeReading {
        match self {
            Self::Instant(at) => TimeReading::Clear { at },
            Self::Ago(span) => now
                .checked_sub_signed(span)
                .map_or(TimeReading::Unreadable, |at| TimeReading::Clear { at }),
            Self::Wall { day, time } => day.resolve(time, now, zone),
        }
    }
}

impl Day {
    fn resolve(self, time: NaiveTime, now: DateTime<Utc>, zone: Zone) -> TimeReading {
        let today = now.with_timezone(&zone.0).date_naive();
        let ago = |days: u32| today.checked_sub_days(Days::new(u64::from(days)));
        match self {
            Self::Unsaid => latest_past([ago(0), ago(1)], time, now, zone),
            Self::Today => on(ago(0), time, zone),
            Self::Yesterday => on(ago(1), time, zone),
            Self::Weekday { day, last } => {
                let back = today.weekday().days_since(day);
                let nearest = if last && back == 0 { 7 } else { back };
                latest_past([ago(nearest), ago(back + 7)], time, now, zone)
            }
            // Nine years reach back to a 29 February across a century that had none.
            Self::EachYear { month, day } => {
                let years = (0..9).map(|back| today.year() - back);
                let days = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
                latest_past(days.map(Some), time, now, zone)
            }
            Self::Date(date) => on(Some(date), time, zone),
        }
    }
}

fn on(date: Option<NaiveDate>, time: NaiveTime, zone: Zone) -> TimeReading {
    date.map_or(TimeReading::Unreadable, |date| {
        read_wall(date.and_time(time), zone)
    })
}

/// The first of `days` (newest first) on which `time` has already been. A repeated wall time of which only the first
/// pass is over is no question.
fn latest_past(
    days: impl IntoIterator<Item = Option<NaiveDate>>,
    time: NaiveTime,
    now: DateTime<Utc>,
    zone: Zone,
) -> TimeReading {
    let reading = days
        .into_iter()
        .map(|day| on(day, time, zone))
        .find(|reading| reading.earliest().is_some_and(|at| at <= now));
    match reading {
        Some(TimeReading::Twice { earlier, later }) if later > now => {
            TimeReading::Clear { at: earlier }
        }
        Some(reading) => reading,
        None => TimeReading::Unreadable,
    }
}

/// An instant that carries its own offset.
fn read_instant(text: &str) -> Option<Phrase> {
    const FORMATS: [&str; 4] = [
        "%Y-%m-%dT%H:%M:%S%.f%#z",
        "%Y-%m-%dT%H:%M%#z",
        "%Y-%m-%d %H:%M:%S%.f%#z",
        "%Y-%m-%d %H:%M%#z",
    ];
    DateTime::parse_from_rfc3339(text)
        .ok()
        .or_else(|| {
            FORMATS
                .iter()
                .find_map(|format| DateTime::parse_from_str(text, format).ok())
        })
        .map(|at| Phrase::Instant(at.to_utc()))
}

/// "-1h30m" or "40 min ago".
fn read_ago(text: &str) -> Option<Phrase> {
    let span = text
        .strip_prefix('-')
        .or_else(|| text.strip_suffix("ago"))?;
    read_span(span).map(Phrase::Ago)
}

/// A day, if one was said, and a time of day, in either order.
fn read_wall_phrase(text: &str) -> Option<Phrase> {
    let lower = split_iso(text).to_lowercase();
    let words: Vec<&str> = lower
        .split_whitespace()
        .map(|word| word.trim_end_matches(','))
        .filter(|word| !matches!(*word, "at" | "on" | ""))
        .collect();
    let of = |day: &[&str], time: &[&str]| {
        Some(Phrase::Wall {
            time: read_clock(&time.concat())?,
            day: read_day(day)?,
        })
    };
    (1..=words.len().min(2)).find_map(|length| {
        let (day, time) = words.split_at(words.len() - length);
        let (first, rest) = words.split_at(length);
        of(day, time).or_else(|| of(rest, first))
    })
}

/// "2026-03-29T02:30" as two words.
fn split_iso(text: &str) -> String {
    let bytes = text.as_bytes();
    let joined = bytes.get(10).is_some_and(|b| b.eq_ignore_ascii_case(&b't'))
        && text.is_char_boundary(10)
        && text[..10].parse::<NaiveDate>().is_ok();
    if joined {
        format!("{} {}", &text[..10], &text[11..])
    } else {
        text.to_owned()
    }
}

/// "2:32", "14:32", "14:32:10", "2:32pm", "2pm".
fn read_clock(text: &str) -> Option<NaiveTime> {
    let (digits, noon) = match text.strip_suffix("pm") {
        Some(rest) => (rest, Some(12)),
        None => text
            .strip_suffix("am")
            .map_or((text, None), |rest| (rest, Some(0))),
    };
    let parts: Vec<u32> = digits
        .split(':')
        .map(two_digits)
        .collect::<Option<Vec<u32>>>()?;
    let (hour, minute, second) = match (parts.as_slice(), noon) {
        ([hour], Some(_)) => (*hour, 0, 0),
        ([hour, minute], _) => (*hour, *minute, 0),
        ([hour, minute, second], _) => (*hour, *minute, *second),
        _ => return None,
    };
    let hour = match noon {
        None => hour,
        Some(noon) if (1..=12).contains(&hour) => hour % 12 + noon,
        Some(_) => return None,
    };
    NaiveTime::from_hms_opt(hour, minute, second)
}

fn two_digits(text: &str) -> Option<u32> {
    let plain = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// Words in lower case.
pub(crate) fn read_day(words: &[&str]) -> Option<Day> {
    match *words {
        [] => Some(Day::Unsaid),
        ["today"] => Some(Day::Today),
        ["yesterday"] => Some(Day::Yesterday),
        ["last", day] => read_weekday(day, true),
        [day] => read_weekday(day, false).or_else(|| read_date(day)),
        [day, month] => read_month_day(day, month).or_else(|| read_month_day(month, day)),
        [day, month, year] => {
            let year = year
                .parse()
                .ok()
                .filter(|year| (1900..=2200).contains(year))?;
            match read_day(&[day, month])? {
                Day::EachYear { month, day } => {
                    NaiveDate::from_ymd_opt(year, month, day).map(Day::Date)
                }
                Day::Unsaid | Day::Today | Day::Yesterday | Day::Weekday { .. } | Day::Date(_) => {
                    None
                }
            }
        }
        _ => None,
    }
}

fn read_weekday(word: &str, last: bool) -> Option<Day> {
    let day = word.parse().ok()?;
    Some(Day::Weekday { day, last })
}

/// "2026-03-29" or "03-28".
fn read_date(word: &str) -> Option<Day> {
    if let Some((month, day)) = word.split_once('-')
        && let (Some(month), Some(day)) = (two_digits(month), two_digits(day))
    {
        return month_day(month, day);
    }
    let four_digits = word.find('-') == Some(4);
    let date = four_digits.then(|| word.parse().ok()).flatten();
    date.map(Day::Date)
}

/// "28" or "28th", and "mar" or "march".
fn read_month_day(day: &str, month: &str) -> Option<Day> {
    let month: chrono::Month = month.parse().ok()?;
    let day = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| day.strip_suffix(ending))
        .unwrap_or(day);
    month_day(month.number_from_month(), two_digits(day)?)
}

/// A leap year lets every day through that some year has.
fn month_day(month: u32, day: u32) -> Option<Day> {
    NaiveDate::from_ymd_opt(2024, month, day).map(|_| Day::EachYear { month, day })
}
