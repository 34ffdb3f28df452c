//! On-call calendars (iCalendar files): their events become shifts of mine. The app reads the saved file; an address of a
//! feed is a secret, and none is ever stored.

mod bring_in;
mod clock;
mod described;
mod displayed;
mod event;
mod follow;
mod gone;
mod lines;
mod out;
mod people;
mod repeat;
mod stamp;
mod windows;
mod zones;

use chrono::{DateTime, NaiveDate, Utc};
use icalendar::parser::read_components;
use serde::{Deserialize, Serialize};

pub(crate) use bring_in::{IMPORT_CALENDAR, bring_in};
pub(crate) use out::write;

use super::refusal::Refusal;
use crate::domain::{Duty, Zone};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct CalendarOptions {
    /// Of times that carry none, and of calendars that name none.
    pub zone: Zone,
    /// Names under which the calendar knows me; empty: those that were said before.
    pub me: Vec<String>,
    pub duty: Duty,
    /// Shifts that end before this day are left out.
    pub from: Option<NaiveDate>,
    /// And those that begin after this one; `None`: a year ahead.
    pub until: Option<NaiveDate>,
    /// Count and show, write nothing.
    pub dry_run: bool,
}

impl Default for CalendarOptions {
    fn default() -> Self {
        Self {
            zone: Zone::UTC,
            me: Vec::new(),
            duty: Duty::Primary,
            from: None,
            until: None,
            dry_run: false,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum CalendarShiftState {
    New,
    Changed,
    Unchanged,
    /// Deleted here by the user.
    StaysDeleted,
    /// Here from an earlier import, and no longer in the calendar: it goes to the trash.
    Gone,
    /// Of someone else; not brought in.
    NotMine,
}

/// One event, as often as it comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CalendarShift {
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
    pub zone: Zone,
    pub rotation: String,
    /// As the calendar names them; empty where it names nobody.
    pub person: String,
    pub open_end: bool,
    pub state: CalendarShiftState,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CalendarPerson {
    pub name: String,
    pub shifts: u32,
    pub is_me: bool,
}

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CalendarReport {
    pub calendar: String,
    /// Several people, and none of them is known to be me: nothing is brought in before that is said.
    pub asks_who: bool,
    pub people: Vec<CalendarPerson>,
    pub new: u32,
    pub changed: u32,
    pub unchanged: u32,
    pub stay_deleted: u32,
    pub gone: u32,
    pub not_mine: u32,
    /// In the order of time.
    pub shifts: Vec<CalendarShift>,
    /// What was left out or could not be understood, in sentences.
    pub notes: Vec<String>,
}

/// One event of the calendar at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Occurrence {
    /// The same at every import.
    pub(crate) key: String,
    pub(crate) from: DateTime<Utc>,
    pub(crate) to: DateTime<Utc>,
    pub(crate) zone: Zone,
    pub(crate) rotation: String,
    /// Under each of which the same person may be known, the best one first.
    pub(crate) names: Vec<String>,
    pub(crate) open_end: bool,
    /// The event that this is one time of, where it is the only one of its name.
    pub(crate) event: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct CalendarReading {
    pub(crate) name: String,
    /// In the order of time.
    pub(crate) occurrences: Vec<Occurrence>,
    pub(crate) notes: Vec<String>,
    /// Nothing of it was lost; what is missing is missing in the calendar.
    pub(crate) is_whole: bool,
}

/// Nothing is written yet. What repeats for ever is followed until `horizon`.
pub(crate) fn read(
    file: &str,
    bytes: &[u8],
    options: &CalendarOptions,
    horizon: DateTime<Utc>,
) -> Result<CalendarReading, Refusal> {
    let text = lines::decode(file, bytes)?;
    let calendars = lines::calendars(&text);
    if calendars.is_empty() {
        return Err(unknown(file));
    }
    let mut reading = CalendarReading::default();
    let mut events = Vec::new();
    let mut lost = lines::Lost::default();
    for calendar in calendars {
        let (head, parts) = lines::parts(calendar);
        let head = match read_components(&head) {
            Ok(_) => head,
            Err(_) => lines::without_tasks(&head).ok_or_else(|| unknown(file))?,
        };
        let head = lines::readable(&head, &mut lost);
        let parsed = read_components(&head).map_err(|_| unknown(file))?;
        let parts = parts
            .into_iter()
            .filter_map(|part| lines::readable_event(part, &mut lost));
        let parts: Vec<_> = parts.collect();
        for calendar in parsed.iter().filter(|one| one.name == "VCALENDAR") {
            events.extend(event::events(
                calendar,
                &parts,
                options,
                horizon,
                &mut reading,
            ));
        }
    }
    reading.notes.extend(lost.told());
    reading.is_whole = lost.is_nothing();
    follow::follow(events, options, horizon, &mut reading);
    reading
        .occurrences
        .sort_by(|a, b| (a.from, a.to, &a.key).cmp(&(b.from, b.to, &b.key)));
    Ok(reading)
}

/// By its first line, as RFC 5545 asks for it.
pub(crate) fn looks_like(text: &str) -> bool {
    let first = text.trim_start().lines().next().unwrap_or_default();
    first.trim().eq_ignore_ascii_case("BEGIN:VCALENDAR")
}

fn unknown(file: &str) -> Refusal {
    Refusal::NotACalendar {
        file: file.to_owned(),
    }
}
