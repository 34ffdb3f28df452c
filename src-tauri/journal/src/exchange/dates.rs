//! Times as spreadsheets write them. A column is read as a whole: the one order of day and month that fits all of its
//! cells counts, and where both do, the user is asked.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::fields::{is_empty_time, read_instant};
use crate::domain::{TimeReading, Zone, has_four_digit_year, read_wall};

/// In which order day and month stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    DayFirst,
    MonthFirst,
}

/// What all the cells with times say of the order; `Err` holds a cell that can be read both ways, and nothing tells.
pub(crate) fn order<'a>(
    cells: impl Iterator<Item = &'a str>,
    chosen: Option<bool>,
) -> Result<Order, &'a str> {
    if let Some(day_first) = chosen {
        return Ok(if day_first {
            Order::DayFirst
        } else {
            Order::MonthFirst
        });
    }
    let mut open = None;
    for cell in cells {
        let day_first = wall(cell, Order::DayFirst);
        let month_first = wall(cell, Order::MonthFirst);
        match (day_first, month_first) {
            (Some(_), None) => return Ok(Order::DayFirst),
            (None, Some(_)) => return Ok(Order::MonthFirst),
            (Some(one), Some(other)) if one != other => open = Some(cell),
            (Some(_), Some(_)) | (None, None) => {}
        }
    }
    open.map_or(Ok(Order::DayFirst), Err)
}

/// The instant in a cell, and whether it was without a zone; nothing for what stands for "empty". `Err` is the rest of a
/// sentence about the cell.
pub(crate) fn instant(
    cell: &str,
    order: Order,
    zone: Zone,
) -> Result<Option<(DateTime<Utc>, bool)>, String> {
    let cell = cell.trim();
    if ["", "?", "-", "null", "none", "n/a"].contains(&cell.to_lowercase().as_str()) {
        return Ok(None);
    }
    let read = match wall(cell, order).map(|wall| read_wall(wall, zone)) {
        Some(TimeReading::Clear { at }) => Ok((at, true)),
        Some(TimeReading::Twice { earlier, later }) => Err(format!(
            "stands for two times where the clocks of {} go back, {earlier:?} and {later:?}",
            zone.name()
        )),
        Some(TimeReading::Skipped { before, after }) => Err(format!(
            "does not exist where the clocks of {} go forward; write it as {before:?} or {after:?}",
            zone.name()
        )),
        Some(TimeReading::Unreadable) | None => read_instant(cell, zone).map(|at| (at, false)),
    }?;
    let (at, guessed) = read;
    // As everywhere in the journal, in milliseconds.
    let at = DateTime::from_timestamp_millis(at.timestamp_millis()).unwrap_or(at);
    if is_empty_time(at) {
        return Ok(None);
    }
    if !has_four_digit_year(at) {
        return Err("lies outside the years 1000 to 9998".to_owned());
    }
    Ok(Some((at, guessed)))
}

/// Whether this is a time in any order of day and month.
pub(crate) fn is_time(text: &str) -> bool {
    [Order::DayFirst, Order::MonthFirst]
        .into_iter()
        .any(|order| wall(text, order).is_some())
}

/// Date and time by the wall, without an offset.
fn wall(cell: &str, order: Order) -> Option<NaiveDateTime> {
    let cell = cell.trim().replace(['\u{a0}', '\u{202f}'], " ");
    let behind_digit = |at: &usize| cell[..*at].ends_with(|c: char| c.is_ascii_digit());
    let cut = cell
        .find(' ')
        .or_else(|| cell.find('T').filter(behind_digit));
    let (date, time) = cut.map_or((cell.as_str(), ""), |at| {
        (&cell[..at], cell[at + 1..].trim())
    });
    Some(day(date.trim_end_matches(','), order)?.and_time(clock(time)?))
}

fn day(text: &str, order: Order) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    let [one, two, three] = parts[..] else {
        return None;
    };
    let number = |text: &str| text.parse::<u32>().ok();
    let (year, month, day) = if one.len() == 4 {
        (one, number(two)?, number(three)?)
    } else if let Some(month) = month(two) {
        (three, month, number(one)?)
    } else if order == Order::DayFirst {
        (three, number(two)?, number(one)?)
    } else {
        (three, number(one)?, number(two)?)
    };
    let year: i32 = match year.len() {
        4 => year.parse().ok()?,
        2 => 2000 + year.parse::<i32>().ok()?,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month, day).filter(|date| date.year() >= 1000)
}

/// By its first letters, in the languages of the exports that are known.
fn month(name: &str) -> Option<u32> {
    const NAMES: [&[&str]; 12] = [
        &["jan", "ene", "gen", "ja"],
        &["feb", "fev", "fév"],
        &["mar", "mär", "mrz", "maa"],
        &["apr", "abr", "avr"],
        &["may", "mai", "mag", "mei"],
        &["jun", "jui", "giu"],
        &["jul", "juil", "lug"],
        &["aug", "ago", "aoû", "aou"],
        &["sep", "set"],
        &["oct", "okt", "ott", "out"],
        &["nov"],
        &["dec", "dez", "dic", "déc"],
    ];
    let name = name.to_lowercase();
    if !name.starts_with(char::is_alphabetic) {
        return None;
    }
    // "juillet" begins like "juin".
    if name.starts_with("juil") {
        return Some(7);
    }
    let begins = |names: &&[&str]| names.iter().any(|known| name.starts_with(known));
    let place = NAMES.iter().position(|names| begins(names))?;
    u32::try_from(place + 1).ok()
}

/// Midnight where no time stands.
fn clock(text: &str) -> Option<NaiveTime> {
    const SHAPES: [&str; 6] = [
        "%H:%M:%S%.f",
        "%H:%M",
        "%I:%M:%S %p",
        "%I:%M %p",
        "%I:%M:%S%p",
        "%I:%M%p",
    ];
    if text.is_empty() {
        return Some(NaiveTime::MIN);
    }
    let read = |shape: &&str| NaiveTime::parse_from_str(text, shape).ok();
    SHAPES.iter().find_map(read)
}
