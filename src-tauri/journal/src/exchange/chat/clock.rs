//! Clocks and days as transcripts write them.

use chrono::{NaiveDate, NaiveTime, Weekday};

use crate::domain::when::{Day, read_day};

/// A time of day, as said: the half of the day may be missing where it was said before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    /// With the half of the day worked in, where it was said.
    time: NaiveTime,
    pub(super) half: Option<Half>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Am,
    Pm,
}

const HALF_A_DAY: u32 = 12 * 60;

impl Clock {
    /// The times it can mean. Slack says "3:14 PM" once, and "3:15" for what follows.
    pub(super) fn times(self, in_halves: bool) -> (NaiveTime, Option<NaiveTime>) {
        use chrono::Timelike;
        let hour = self.time.hour();
        if !in_halves || self.half.is_some() || !(1..=12).contains(&hour) {
            return (self.time, None);
        }
        let morning = self.time.with_hour(hour % 12).unwrap_or(self.time);
        (morning, self.time.with_hour(hour % 12 + 12))
    }

    /// Minutes to a later clock, within half a day.
    pub(super) fn minutes_to(self, later: Self) -> u32 {
        use chrono::Timelike;
        let of = |clock: Self| clock.time.hour() * 60 + clock.time.minute();
        (of(later) + 2 * HALF_A_DAY - of(self)) % HALF_A_DAY
    }
}

/// When a message says it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) day: Option<SaidDay>,
    pub(super) clock: Clock,
}

/// A day in words. The weekday, where it stands beside a date, helps to find the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SaidDay {
    pub(super) day: Day,
    pub(super) weekday: Option<Weekday>,
}

/// A clock at the beginning: "9:05", "09:05:31", "09:05:31.250", "9:05 AM", "9:05pm", "9:05 p.m.".
pub(super) fn take_clock(text: &str) -> Option<(Clock, &str)> {
    let (hour, rest) = take_number(text, 1)?;
    let (minute, rest) = take_number(rest.strip_prefix(':')?, 2)?;
    let behind = rest.strip_prefix(':');
    let (second, rest) = match behind.filter(|behind| begins_with_digit(behind)) {
        Some(seconds) => take_number(seconds, 2)?,
        None => (0, rest),
    };
    let (millis, rest) = take_fraction(rest);
    let (half, rest) = take_half(rest);
    // "10:15th" and "10:15:3" are something else.
    let after_colon = rest.strip_prefix(':').unwrap_or_default();
    if rest.starts_with(char::is_alphanumeric) || begins_with_digit(after_colon) {
        return None;
    }
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(Half::Am) => hour % 12,
        Some(Half::Pm) => hour % 12 + 12,
    };
    let time = NaiveTime::from_hms_milli_opt(hour, minute, second, millis)?;
    Some((Clock { time, half }, rest))
}

/// Whether a text begins as a clock does, though it may be an impossible one ("25:10").
pub(super) fn begins_like_clock(text: &str) -> bool {
    let minutes = take_number(text, 1).and_then(|(_, rest)| rest.strip_prefix(':'));
    minutes.and_then(|rest| take_number(rest, 2)).is_some()
}

fn begins_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// One or two digits, at least `least`.
fn take_number(text: &str, least: usize) -> Option<(u32, &str)> {
    let digits = text.bytes().take(3).take_while(u8::is_ascii_digit).count();
    if digits < least || digits > 2 {
        return None;
    }
    let (number, rest) = text.split_at(digits);
    Some((number.parse().ok()?, rest))
}

/// Thousandths behind seconds, as logs write them.
fn take_fraction(text: &str) -> (u32, &str) {
    let Some(rest) = text.strip_prefix(['.', ',']) else {
        return (0, text);
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits < 3 {
        return (0, text);
    }
    let millis = rest[..3].parse().unwrap_or_default();
    (millis, &rest[digits..])
}

/// The longer first.
const HALVES: [(&str, Half); 6] = [
    ("a.m.", Half::Am),
    ("a.m", Half::Am),
    ("am", Half::Am),
    ("p.m.", Half::Pm),
    ("p.m", Half::Pm),
    ("pm", Half::Pm),
];

fn take_half(text: &str) -> (Option<Half>, &str) {
    // Browsers put a narrow no-break space before it.
    let word = text
        .strip_prefix([' ', '\u{a0}', '\u{202f}'])
        .unwrap_or(text);
    for (said, half) in HALVES {
        if let Some(head) = word.get(..said.len())
            && head.eq_ignore_ascii_case(said)
            && !word[said.len()..].starts_with(char::is_alphanumeric)
        {
            return (Some(half), &word[said.len()..]);
        }
    }
    (None, text)
}

/// A clock with a day before it or without: "Yesterday at 3:10 PM", "Feb 25th at 10:39", "2025-03-28 10:15".
pub(super) fn take_stamp(text: &str) -> Option<(Stamp, &str)> {
    if let Some((clock, rest)) = take_clock(text) {
        return Some((Stamp { day: None, clock }, rest));
    }
    let (day, clock) = match iso_date(text) {
        Some(split) => split,
        None => split_at_word(text)?,
    };
    let day = read_said_day(day)?;
    let (clock, rest) = take_clock(clock)?;
    let day = Some(day);
    Some((Stamp { day, clock }, rest))
}

fn iso_date(text: &str) -> Option<(&str, &str)> {
    let day = text.get(..10)?;
    day.parse::<NaiveDate>().ok()?;
    let clock = text[10..].strip_prefix([' ', 'T'])?;
    Some((day, clock.trim_start()))
}

fn split_at_word(text: &str) -> Option<(&str, &str)> {
    let mut words = [" at ", " um ", " à "].into_iter();
    let (day, clock) = words.find_map(|word| text.split_once(word))?;
    Some((day, clock.trim_start()))
}

/// "Today", "Friday", "Friday, March 28th", "March 28th, 2025", "28 March", "2025-03-28", and in other languages
/// "Dienstag, 4. März", "mardi 4 mars".
pub(super) fn read_said_day(text: &str) -> Option<SaidDay> {
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return None;
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split_whitespace()
        .map(|word| in_english(word.trim_matches([',', '.'])))
        .filter(|word| !word.is_empty())
        .collect();
    let (first, rest) = words.split_first()?;
    let weekday: Option<Weekday> = first.parse().ok();
    let (day, weekday) = match weekday {
        Some(_) if !rest.is_empty() => (read_day(rest)?, weekday),
        Some(_) | None => (read_day(&words)?, None),
    };
    let is_date = matches!(day, Day::Date(_) | Day::EachYear { .. });
    let fits = is_date || (weekday.is_none() && day != Day::Unsaid);
    fits.then_some(SaidDay { day, weekday })
}

/// Names of days and months of Slack in German, French and Spanish, as they stand between messages.
fn in_english(word: &str) -> &str {
    const NAMES: [(&str, &[&str]); 22] = [
        (
            "today",
            &["heute", "aujourd'hui", "aujourd\u{2019}hui", "hoy"],
        ),
        ("yesterday", &["gestern", "hier", "ayer"]),
        ("monday", &["montag", "lundi", "lunes"]),
        ("tuesday", &["dienstag", "mardi", "martes"]),
        ("wednesday", &["mittwoch", "mercredi", "miércoles"]),
        ("thursday", &["donnerstag", "jeudi", "jueves"]),
        ("friday", &["freitag", "vendredi", "viernes"]),
        ("saturday", &["samstag", "sonnabend", "samedi", "sábado"]),
        ("sunday", &["sonntag", "dimanche", "domingo"]),
        ("january", &["januar", "jänner", "janvier", "enero"]),
        ("february", &["februar", "février", "febrero"]),
        ("march", &["märz", "mars", "marzo"]),
        ("april", &["avril", "abril"]),
        ("may", &["mai", "mayo"]),
        ("june", &["juni", "juin", "junio"]),
        ("july", &["juli", "juillet", "julio"]),
        ("august", &["août", "agosto"]),
        ("september", &["septembre", "septiembre"]),
        ("october", &["oktober", "octobre", "octubre"]),
        ("november", &["novembre", "noviembre"]),
        ("december", &["dezember", "décembre", "diciembre"]),
        ("", &["de", "der", "den", "le"]),
    ];
    let mut names = NAMES.iter();
    let found = names.find(|(_, others)| others.contains(&word));
    match found {
        Some((english, _)) => english,
        None if word == "1er" => "1",
        None => word,
    }
}
