//! The half of the day that a heading says for the lines below it: "1:42-1:59 PM: Validation".

use chrono::{NaiveTime, Timelike};

use super::stamp::{self, Stamp};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    /// From this hour of the morning on; what is before it was after noon.
    Am(u32),
    Pm,
    /// From before noon until after it.
    OverNoon,
}

impl Half {
    pub(super) fn said(heading: &str) -> Option<Self> {
        let words = heading.split(|c: char| !c.is_ascii_alphabetic());
        let said: Vec<String> = words
            .map(str::to_ascii_lowercase)
            .filter(|word| ["am", "pm"].contains(&word.as_str()))
            .collect();
        // "I am" is no hour.
        let (begin, _) = stamp::take(heading)?;
        Some(match (said.first()?.as_str(), said.last()?.as_str()) {
            ("am", "pm") => Self::OverNoon,
            (_, "pm") => Self::Pm,
            _ => Self::Am(begin.time?.hour()),
        })
    }

    /// A clock of twelve hours as this half has it. One that was `said` with its half, or counts to 24, stays.
    pub(super) fn of(self, stamp: Stamp, said: &str) -> Stamp {
        const MORNING: u32 = 6;
        let lower = said.to_ascii_lowercase();
        let says_itself = ["am", "pm", "a.m", "p.m"]
            .iter()
            .any(|half| lower.contains(half));
        let of_twelve = |time: &NaiveTime| (1..=12).contains(&time.hour()) && !says_itself;
        let Some(time) = stamp.time.filter(of_twelve) else {
            return stamp;
        };
        let is_after_noon = match self {
            Self::Am(from) => from >= MORNING && time.hour() % 12 < from,
            Self::Pm => true,
            Self::OverNoon => time.hour() == 12 || time.hour() < MORNING,
        };
        let hour = time.hour() % 12 + if is_after_noon { 12 } else { 0 };
        let time = NaiveTime::from_hms_opt(hour, time.minute(), time.second());
        Stamp {
            time: time.or(stamp.time),
            ..stamp
        }
    }
}
