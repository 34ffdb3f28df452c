//! The parts of a written time, whatever stands between them: day, time of day, offset.

use std::borrow::Cow;

use chrono::{FixedOffset, NaiveTime};

use super::names::{is_filler, is_weekday, month};
use crate::{domain::Zone, exchange::zones};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Date {
    Whole {
        year: i32,
        month: u32,
        day: u32,
    },
    /// Two numbers of which either may be the day.
    Open {
        first: u32,
        second: u32,
        year: i32,
    },
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Offset {
    Fixed(FixedOffset),
    Region(Zone),
}

#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Said {
    pub(super) date: Option<Date>,
    pub(super) time: Option<NaiveTime>,
    pub(super) offset: Option<Offset>,
    /// "24:00" is the first moment of the day after.
    pub(super) is_next_day: bool,
}

/// `None` where anything in it is no part of a time.
pub(super) fn read(text: &str) -> Option<Said> {
    /// No written time is longer; a long text is none.
    const LONGEST: usize = 80;
    const DASHES: [&str; 3] = ["-", "\u{2013}", "\u{2014}"];
    if text.len() > LONGEST {
        return None;
    }
    let text = apart(&in_figures(text));
    let mut parts = Parts::default();
    let words: Vec<&str> = text.split_whitespace().collect();
    for (place, word) in words.iter().enumerate() {
        // "30.08.2024 - 13:30"
        if DASHES.contains(word) && parts.is_whole_day() && place + 1 < words.len() {
            continue;
        }
        parts.take(word, words.get(place + 1).copied())?;
    }
    parts.said()
}

/// Where year, month, day, hours and minutes stand behind their numbers, as in Chinese, Japanese and Korean, with the marks
/// of ISO 8601 instead.
fn in_figures(text: &str) -> Cow<'_, str> {
    const WORDS: [(&str, &str); 22] = [
        ("\u{b144} ", "-"),
        ("\u{c6d4} ", "-"),
        ("\u{c77c}", " "),
        ("\u{5e74}", "-"),
        ("\u{6708}", "-"),
        ("\u{65e5}", " "),
        ("\u{65f6}", ":"),
        ("\u{6642}", ":"),
        ("\u{c2dc} ", ":"),
        ("\u{70b9}", ":"),
        ("\u{5206}\u{949f}", ""),
        ("\u{4e0a}\u{5348}", " am "),
        ("\u{4e0b}\u{5348}", " pm "),
        ("\u{5348}\u{524d}", " am "),
        ("\u{5348}\u{5f8c}", " pm "),
        ("\u{c624}\u{c804}", " am "),
        ("\u{c624}\u{d6c4}", " pm "),
        ("\u{5206}", ":"),
        ("\u{bd84}", ":"),
        ("\u{79d2}", ""),
        ("\u{cd08}", ""),
        (": ", ":"),
    ];
    if text.is_ascii() || !WORDS.iter().any(|(word, _)| text.contains(word)) {
        return Cow::Borrowed(text);
    }
    let figures = WORDS.iter().fold(text.to_owned(), |text, (word, mark)| {
        text.replace(word, mark)
    });
    Cow::Owned(figures.trim_end_matches(':').to_owned())
}

/// With a blank where date and time are joined, and without what only decorates.
fn apart(text: &str) -> String {
    let chars: Vec<char> = text.trim().chars().collect();
    let digit = |place: Option<usize>| {
        let char = place.and_then(|place| chars.get(place));
        char.is_some_and(char::is_ascii_digit)
    };
    let mut apart = String::with_capacity(text.len());
    for (place, c) in chars.iter().enumerate() {
        let between = digit(place.checked_sub(1)) && digit(Some(place + 1));
        match c {
            'T' | 't' | '_' if between => apart.push(' '),
            // French writes 10h30.
            'h' if between => apart.push(':'),
            ',' | '(' | ')' | '[' | ']' | '|' | '@' | '\u{a0}' | '\u{202f}' => apart.push(' '),
            c => apart.push(*c),
        }
    }
    apart
}

#[derive(Default)]
struct Parts {
    date: Option<Date>,
    time: Option<(u32, u32, u32, u32)>,
    afternoon: Option<bool>,
    offset: Option<Offset>,
    month: Option<u32>,
    day: Option<u32>,
    year: Option<i32>,
}

impl Parts {
    /// A day so far, and nothing else.
    fn is_whole_day(&self) -> bool {
        let is_named = self.day.is_some() && self.month.is_some() && self.year.is_some();
        (self.date.is_some() || is_named) && self.time.is_none()
    }

    fn take(&mut self, word: &str, next: Option<&str>) -> Option<()> {
        let lower = word.to_lowercase();
        if ["am", "a.m.", "pm", "p.m."].contains(&lower.as_str()) {
            self.afternoon = Some(lower.starts_with('p'));
            return Some(());
        }
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return self.number(word, next);
        }
        if word.starts_with(['+', '-']) {
            return self.offset(fixed(word)?);
        }
        // A zone is written in capitals, or as a place.
        if let Some((zone, "")) = zones::take(word) {
            // "+0000 UTC"
            return match self.offset {
                Some(Offset::Fixed(_)) => Some(()),
                Some(Offset::Region(_)) | None => self.offset(Offset::Region(zone)),
            };
        }
        let utc = ["UTC", "GMT"]
            .iter()
            .find_map(|zone| word.strip_prefix(zone));
        if let Some(offset) = utc.and_then(fixed) {
            return self.offset(offset);
        }
        let plain = lower.trim_end_matches('.');
        if is_filler(plain) || is_weekday(plain) {
            return Some(());
        }
        self.named_month(month(plain)?)
    }

    fn named_month(&mut self, month: u32) -> Option<()> {
        self.month.replace(month).is_none().then_some(())
    }

    fn offset(&mut self, offset: Offset) -> Option<()> {
        self.offset.replace(offset).is_none().then_some(())
    }

    fn number(&mut self, word: &str, next: Option<&str>) -> Option<()> {
        if word.contains(':') {
            return self.clock(word);
        }
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = word.split_at(digits);
        let next_is_half = next.is_some_and(|next| {
            ["am", "pm", "a.m.", "p.m.", "uhr", "h"].contains(&next.to_lowercase().as_str())
        });
        match rest.to_lowercase().as_str() {
            "am" | "pm" => {
                self.afternoon = Some(rest.starts_with(['p', 'P']));
                self.hour(number)
            }
            "h" => self.hour(number),
            "" if next_is_half && self.time.is_none() => self.hour(number),
            "" if digits == 8 => self.compact(number),
            "" | "z" if digits == 6 && self.date.is_some() => self.clock(&format!(
                "{}:{}:{}{rest}",
                &word[..2],
                &word[2..4],
                &word[4..6]
            )),
            "" if digits == 4 => self
                .year
                .replace(number.parse().ok()?)
                .is_none()
                .then_some(()),
            "" | "." | "st" | "nd" | "rd" | "th" | "er" => self
                .day
                .replace(number.parse().ok()?)
                .is_none()
                .then_some(()),
            _ if self.date.is_some() && rest.starts_with('.') => self.pointed(word),
            _ => self.parted(word),
        }
    }

    /// "10.00.00.000000", "9.30" behind a day.
    fn pointed(&mut self, word: &str) -> Option<()> {
        let mut fields = word.splitn(4, '.');
        let (hour, minute) = (fields.next()?, fields.next()?);
        let second = fields.next().unwrap_or("00");
        let fraction = fields.next().unwrap_or_default();
        self.clock(&format!("{hour}:{minute}:{second}.{fraction}"))
    }

    fn hour(&mut self, number: &str) -> Option<()> {
        let hour = number.parse().ok()?;
        self.time.replace((hour, 0, 0, 0)).is_none().then_some(())
    }

    /// "20260304"
    fn compact(&mut self, digits: &str) -> Option<()> {
        self.whole(&digits[..4], digits[4..6].parse().ok()?, &digits[6..])
    }

    fn whole(&mut self, year: &str, month: u32, day: &str) -> Option<()> {
        let date = Date::Whole {
            year: full_year(year)?,
            month,
            day: day.parse().ok()?,
        };
        self.date.replace(date).is_none().then_some(())
    }

    /// "2026-03-04", "4/3/26", "4.3.2026", "12/Jun/23", "4-Mar-2026"
    fn parted(&mut self, word: &str) -> Option<()> {
        let separator = word.find(['/', '-', '.'])?;
        let separator = word[separator..].chars().next()?;
        let parts: Vec<&str> = word.trim_end_matches('.').split(separator).collect();
        let [one, two, three] = parts[..] else {
            return None;
        };
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !is_number(one) || !is_number(three) {
            return None;
        }
        if !is_number(two) {
            let month = month(two.to_lowercase().trim_end_matches('.'))?;
            return if one.len() == 4 {
                self.whole(one, month, three)
            } else {
                self.whole(three, month, one)
            };
        }
        if one.len() == 4 {
            return self.whole(one, two.parse().ok()?, three);
        }
        if one.len() > 2 || two.len() > 2 {
            return None;
        }
        // Points stand between days first.
        let is_month = two
            .parse()
            .is_ok_and(|month: u32| (1..=12).contains(&month));
        if separator == '.' && is_month {
            return self.whole(three, two.parse().ok()?, one);
        }
        let date = Date::Open {
            first: one.parse().ok()?,
            second: two.parse().ok()?,
            year: full_year(three)?,
        };
        self.date.replace(date).is_none().then_some(())
    }

    /// "2:30", "02:30:15.123", with "PM", "Z" or an offset at its end.
    fn clock(&mut self, word: &str) -> Option<()> {
        let is_clock = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ',');
        let end = word.find(|c: char| !is_clock(c)).unwrap_or(word.len());
        let (clock, rest) = word.split_at(end);
        let mut fields = clock.split(':');
        let hour = fields.next()?.parse().ok()?;
        let minute = two_digits(fields.next()?)?;
        let (second, milli) = match fields.next() {
            None => (0, 0),
            Some(seconds) => {
                let (whole, fraction) = seconds.split_once(['.', ',']).unwrap_or((seconds, ""));
                (two_digits(whole)?, thousandths(fraction)?)
            }
        };
        if fields.next().is_some() || self.time.is_some() {
            return None;
        }
        self.time = Some((hour, minute, second, milli));
        match rest.to_lowercase().as_str() {
            "" => Some(()),
            "am" | "pm" => {
                self.afternoon = Some(rest.starts_with(['p', 'P']));
                Some(())
            }
            "z" => self.offset(Offset::Region(Zone::UTC)),
            _ if rest.starts_with(['+', '-']) => self.offset(fixed(rest)?),
            _ => match zones::take(rest)? {
                (zone, "") => self.offset(Offset::Region(zone)),
                _ => None,
            },
        }
    }

    fn said(self) -> Option<Said> {
        let named = match (self.year, self.month, self.day) {
            (Some(year), Some(month), Some(day)) => Some(Date::Whole { year, month, day }),
            (None, None, None) => None,
            _ => return None,
        };
        let date = match (self.date, named) {
            (Some(_), Some(_)) => return None,
            (date, named) => date.or(named),
        };
        let is_next_day = self.time == Some((24, 0, 0, 0));
        let time = match self.time {
            Some(_) if is_next_day => Some(NaiveTime::MIN),
            Some(time) => Some(of_day(time, self.afternoon)?),
            None if self.afternoon.is_some() => return None,
            None => None,
        };
        let is_something = date.is_some() || time.is_some();
        is_something.then_some(Said {
            date,
            time,
            offset: self.offset,
            is_next_day,
        })
    }
}

fn of_day(
    (hour, minute, second, milli): (u32, u32, u32, u32),
    afternoon: Option<bool>,
) -> Option<NaiveTime> {
    let hour = match afternoon {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
    };
    NaiveTime::from_hms_milli_opt(hour, minute, second, milli)
}

fn two_digits(text: &str) -> Option<u32> {
    let is_one = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_one.then(|| text.parse().ok()).flatten()
}

fn thousandths(fraction: &str) -> Option<u32> {
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    digits.parse().ok()
}

fn full_year(text: &str) -> Option<i32> {
    match text.len() {
        4 => text.parse().ok(),
        2 => Some(2000 + text.parse::<i32>().ok()?),
        _ => None,
    }
}

/// "+02:00", "+0200", "-7".
fn fixed(text: &str) -> Option<Offset> {
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let digits: String = text[1..].chars().filter(|c| *c != ':').collect();
    if digits.is_empty() || digits.len() > 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.as_str(), "0"),
        length => digits.split_at(length - 2),
    };
    let minutes: i32 = minutes.parse().ok()?;
    let hours: i32 = hours.parse().ok()?;
    FixedOffset::east_opt(sign * (hours * 60 + minutes) * 60).map(Offset::Fixed)
}
