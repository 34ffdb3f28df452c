//! Days as reports write them: whole dates, and what only the rest of the report makes one.

use chrono::{Datelike, Month, NaiveDate, TimeDelta, Weekday};

use super::scan::{number, take_word};
use super::zones;

/// A date as it is written; the year may be missing, and of "03/04" only the rest of the file knows which is the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SaidDay {
    Date(NaiveDate),
    /// Two numbers that could be day and month or month and day.
    Either {
        one: NaiveDate,
        other: NaiveDate,
    },
    EachYear {
        month: u32,
        day: u32,
    },
    /// "1/28" or "01/07": a month and a day in either order, of a year that the report says.
    Pair(u32, u32),
    /// "Friday".
    OfWeek(Weekday),
    /// "Day 2", from the first of the report on.
    Nth(u32),
}

impl SaidDay {
    /// The date itself, or the candidate that is nearest to a day of the same report; days are counted from it.
    pub(super) fn near(self, near: Option<NaiveDate>) -> Option<NaiveDate> {
        let distance = |date: NaiveDate| near.map_or(0, |near| (date - near).num_days().abs());
        match self {
            Self::Date(date) => Some(date),
            Self::Either { one, other } => Some(if distance(other) < distance(one) {
                other
            } else {
                one
            }),
            Self::EachYear { month, day } => in_some_year(month, day, near?),
            Self::Pair(one, other) => {
                let (american, european) = (
                    in_some_year(one, other, near?),
                    in_some_year(other, one, near?),
                );
                let dates = american.into_iter().chain(european);
                dates.min_by_key(|date| distance(*date))
            }
            Self::OfWeek(weekday) => {
                let before = near?.checked_sub_signed(TimeDelta::days(3))?;
                before.iter_days().find(|day| day.weekday() == weekday)
            }
            Self::Nth(count) => {
                near?.checked_add_signed(TimeDelta::days(i64::from(count.saturating_sub(1))))
            }
        }
    }
}

/// The one that is nearest.
fn in_some_year(month: u32, day: u32, near: NaiveDate) -> Option<NaiveDate> {
    let years = [near.year(), near.year() + 1, near.year() - 1];
    let dates = years
        .into_iter()
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    dates.min_by_key(|date| (*date - near).num_days().abs())
}

/// A date anywhere in a text, such as a title or the name of a file.
pub(super) fn find_day(text: &str) -> Option<SaidDay> {
    let mut starts_word = true;
    for (place, character) in text.char_indices() {
        if starts_word
            && let Some((day, rest)) = take_day(&text[place..])
            && (!rest.starts_with(char::is_alphanumeric) || goes_on_with_a_clock(rest))
        {
            return Some(day);
        }
        starts_word = !character.is_alphanumeric();
    }
    None
}

/// Behind "2023-11-10": "T10:42:00Z".
fn goes_on_with_a_clock(rest: &str) -> bool {
    rest.strip_prefix('T')
        .is_some_and(|clock| clock.starts_with(|c: char| c.is_ascii_digit()))
}

pub(super) fn take_day(text: &str) -> Option<(SaidDay, &str)> {
    let text = match take_weekday(text) {
        Some((_, rest)) => rest,
        None => text,
    };
    year_first(text)
        .or_else(|| year_and_name(text))
        .or_else(|| numbers(text))
        .or_else(|| month_first(text))
        .or_else(|| day_first(text))
}

pub(super) fn take_weekday(text: &str) -> Option<(Weekday, &str)> {
    let (word, rest) = take_word(text)?;
    let is_short = |short: &&&str| word.eq_ignore_ascii_case(short);
    let short = ["tues", "weds", "thur", "thurs"].iter().find(is_short);
    let word = short.map_or(word, |_| &word[..3]);
    Some((word.parse().ok()?, rest.trim_start_matches([',', '.', ' '])))
}

/// "2023-07-25", "2023/7/25", "2023.07.25", "2023 - 07 - 25".
fn year_first(text: &str) -> Option<(SaidDay, &str)> {
    let (year, rest) = number(text, 4, 4)?;
    let signs = ["-", "/", ".", " - "];
    let sign = signs.into_iter().find(|sign| rest.starts_with(sign))?;
    let (month, rest) = number(&rest[sign.len()..], 1, 2)?;
    let (day, rest) = number(rest.strip_prefix(sign)?, 1, 2)?;
    Some((SaidDay::Date(date(year, month, day)?), rest))
}

/// "2025-Feb-07".
fn year_and_name(text: &str) -> Option<(SaidDay, &str)> {
    let (year, rest) = number(text, 4, 4)?;
    let (word, rest) = take_word(rest.strip_prefix(['-', ' '])?)?;
    let (day, rest) = number(rest.strip_prefix(['-', ' '])?, 1, 2)?;
    Some((SaidDay::Date(date(year, month(word)?, day)?), rest))
}

/// "25/07/2023", "07/25/2023", "25.07.2023", "25-07-2023".
fn numbers(text: &str) -> Option<(SaidDay, &str)> {
    let (one, rest) = number(text, 1, 2)?;
    let sign = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (two, rest) = number(&rest[1..], 1, 2)?;
    let (year, rest) = number(rest.strip_prefix(sign)?, 2, 4)?;
    let year = if year < 100 { 2000 + year } else { year };
    let (european, american) = (date(year, two, one), date(year, one, two));
    let said = match (european, american) {
        // Dots are European; slashes more often American.
        (Some(date), _) if sign == '.' => SaidDay::Date(date),
        (Some(other), Some(one)) => SaidDay::Either { one, other },
        (Some(date), None) | (None, Some(date)) => SaidDay::Date(date),
        (None, None) => return None,
    };
    Some((said, rest))
}

/// "Sep 27 2017", "September 27th, 2017", "Feb. 25".
fn month_first(text: &str) -> Option<(SaidDay, &str)> {
    let (word, rest) = take_word(text)?;
    let month = month(word)?;
    let rest = rest.trim_start_matches(['.', ' ', '-']);
    let (day, rest) = number(rest, 1, 2)?;
    let rest = without_ordinal(rest);
    with_year(month, day, without_last_day(rest))
}

/// Of "14-19, 2026" and "13th-15th:" what stands behind the days; the first of them is taken.
fn without_last_day(rest: &str) -> &str {
    let behind = || {
        let rest = rest.trim_start().strip_prefix(['-', '\u{2013}'])?;
        let (_, rest) = number(rest.trim_start(), 1, 2)?;
        let rest = without_ordinal(rest);
        let has_year = number(rest.trim_start_matches([',', ' ']), 4, 4).is_some();
        (has_year || rest == ":").then_some(rest)
    };
    behind().unwrap_or(rest)
}

/// "27 Sep 2017", "27th of September".
fn day_first(text: &str) -> Option<(SaidDay, &str)> {
    let (day, rest) = number(text, 1, 2)?;
    let rest = without_last_of(day, rest).trim_start_matches([' ', '-', '.']);
    let rest = rest.strip_prefix("of ").unwrap_or(rest);
    let (word, rest) = take_word(rest)?;
    with_year(month(word)?, day, rest.strip_prefix('.').unwrap_or(rest))
}

/// Of "-13th Nov" behind a day: what stands behind the days; the first of them is taken. "No. 2 - 5 March" is another number.
fn without_last_of(first: u32, rest: &str) -> &str {
    let days = without_ordinal(rest);
    let is_day = days.len() < rest.len();
    let apart = if is_day { days.trim_start() } else { days };
    let behind = || {
        let rest = apart.strip_prefix(['-', '\u{2013}'])?;
        let rest = if is_day { rest.trim_start() } else { rest };
        let (last, rest) = number(rest, 1, 2)?;
        let rest = without_ordinal(rest);
        let (word, _) = take_word(rest.trim_start())?;
        month(word).filter(|_| first < last).map(|_| rest)
    };
    behind().unwrap_or(days)
}

fn with_year(month: u32, day: u32, rest: &str) -> Option<(SaidDay, &str)> {
    let year = number(rest.trim_start_matches([',', ' ', '-', '\'']), 4, 4);
    let year = year.filter(|(year, rest)| (1900..2200).contains(year) && !is_clock(*year, rest));
    if let Some((year, rest)) = year.or_else(|| short_year(rest)) {
        return Some((SaidDay::Date(date(year, month, day)?), rest));
    }
    Some((each_year(month, day)?, rest))
}

/// "November 5th \u{2019}24".
fn short_year(rest: &str) -> Option<(u32, &str)> {
    let rest = rest.trim_start().strip_prefix(['\'', '\u{2019}'])?;
    let (year, rest) = number(rest, 2, 2)?;
    let goes_on = rest.starts_with(|c: char| c.is_alphanumeric() || c == ':');
    (!goes_on).then_some((2000 + year, rest))
}

/// "Feb 9 1924 UTC: a validator": a zone and a colon stand behind no year.
fn is_clock(number: u32, rest: &str) -> bool {
    let zone = zones::take(rest).filter(|_| rest.starts_with(' '));
    number % 100 < 60 && zone.is_some_and(|(_, behind)| behind.starts_with(':'))
}

/// A day of each year, where there is one.
pub(super) fn each_year(month: u32, day: u32) -> Option<SaidDay> {
    date(2000, month, day).map(|_| SaidDay::EachYear { month, day })
}

fn month(word: &str) -> Option<u32> {
    if word.len() < 3 {
        return None;
    }
    let word = if word.eq_ignore_ascii_case("sept") {
        "sep"
    } else {
        word
    };
    let month: Month = word.parse().ok()?;
    Some(month.number_from_month())
}

/// Of a year that the journal can hold; what else looks like a date is none.
fn date(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok()?;
    let date = NaiveDate::from_ymd_opt(year, month, day);
    date.filter(|_| (1000..=9998).contains(&year))
}

fn without_ordinal(text: &str) -> &str {
    let endings = ["st", "nd", "rd", "th"];
    let rest = endings.iter().find_map(|ending| text.strip_prefix(ending));
    rest.filter(|rest| !rest.starts_with(char::is_alphanumeric))
        .unwrap_or(text)
}
