//! Quarters of the calendar, in which own earlier work is the baseline.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: i32,
    /// 0 to 3.
    index: u32,
}

impl Quarter {
    pub fn of(day: NaiveDate) -> Self {
        Self {
            year: day.year(),
            index: day.month0() / 3,
        }
    }

    /// Counts on without a gap from year to year.
    pub fn ordinal(self) -> i32 {
        self.year * 4 + i32::try_from(self.index).unwrap_or(0)
    }

    pub fn up_to(self, last: Self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |one| Some(one.next()))
            .take_while(move |one| *one <= last)
    }

    fn next(self) -> Self {
        match self.index {
            3 => Self {
                year: self.year + 1,
                index: 0,
            },
            index => Self {
                index: index + 1,
                ..self
            },
        }
    }

    /// "2026 Q1".
    pub fn name(self) -> String {
        format!("{} Q{}", self.year, self.index + 1)
    }
}

/// The stable key, which sorts by time: "2026-q1".
impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-q{}", self.year, self.index + 1)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoQuarter;

impl FromStr for Quarter {
    type Err = NoQuarter;

    fn from_str(key: &str) -> Result<Self, NoQuarter> {
        let (year, index) = key.split_once("-q").ok_or(NoQuarter)?;
        let index: u32 = index.parse().map_err(|_| NoQuarter)?;
        Ok(Self {
            year: year.parse().map_err(|_| NoQuarter)?,
            index: index
                .checked_sub(1)
                .filter(|index| *index < 4)
                .ok_or(NoQuarter)?,
        })
    }
}
