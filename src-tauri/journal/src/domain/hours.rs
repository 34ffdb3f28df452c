//! How the time went: an estimate by the user, never a measurement.

use chrono::{Datelike, Months, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{HoursId, Period};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum HoursSpan {
    Quarter,
    Week,
}

/// All in hours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Hours {
    pub id: HoursId,
    pub span: HoursSpan,
    /// Its first day: of a quarter, or a Monday.
    pub from: NaiveDate,
    pub reactive: Option<f64>,
    pub proactive: Option<f64>,
    /// All that was worked, other things too.
    pub total: Option<f64>,
}

impl HoursSpan {
    /// The quarter or the week of a day.
    pub fn around(self, day: NaiveDate) -> Period {
        let from = match self {
            Self::Quarter => quarter_of(day),
            Self::Week => day - TimeDelta::days(i64::from(day.weekday().num_days_from_monday())),
        };
        let next = match self {
            Self::Quarter => from.checked_add_months(Months::new(3)),
            Self::Week => from.checked_add_days(chrono::Days::new(7)),
        };
        Period {
            from: Some(from),
            to: next.and_then(|next| next.pred_opt()),
        }
    }
}

/// The first day of a day's quarter.
pub fn quarter_of(day: NaiveDate) -> NaiveDate {
    let month = day.month0() / 3 * 3 + 1;
    NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day)
}

/// "2026 Q3".
pub fn quarter_name(day: NaiveDate) -> String {
    format!("{} Q{}", day.year(), day.month0() / 3 + 1)
}

/// One change by the user.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum HoursEdit {
    Reactive(Option<f64>),
    Proactive(Option<f64>),
    Total(Option<f64>),
}
