//! What typed times and lines mean; needs no open journal.

use chrono::{DateTime, Utc};
use journal::domain::{QuickLog, TimeReading, Zone, when};
use tauri::State;

use crate::state::Desk;

/// `beside` is an instant of the same incident: a bare time of day is of its night.
#[tauri::command(async)]
#[specta::specta]
pub fn read_time(
    desk: State<'_, Desk>,
    text: String,
    beside: Option<DateTime<Utc>>,
    zone: Zone,
) -> TimeReading {
    match beside {
        Some(beside) => when::read_beside(&text, beside, desk.now(), zone),
        None => when::read_time(&text, desk.now(), zone),
    }
}

#[tauri::command(async)]
#[specta::specta]
pub fn read_quick_log(desk: State<'_, Desk>, line: String, zone: Zone) -> QuickLog {
    when::read_quick_log(&line, desk.now(), zone)
}

/// Every IANA zone name, for choosing.
#[tauri::command(async)]
#[specta::specta]
pub fn zones() -> Vec<Zone> {
    chrono_tz::TZ_VARIANTS.into_iter().map(Zone).collect()
}
