//! The pad: what burns, and the lines that are taken while it does, locked or not.

use chrono::{DateTime, Utc};
use journal::{
    Collected, Journal, LiveIncident, PadView, SeenBefore,
    domain::{Ending, Entry, Incident, IncidentId},
    rules::line::{PadLine, read_line},
};
use tauri::State;

use super::Result;
use crate::{
    desktop::background::Reach,
    state::{Desk, Page},
};

#[tauri::command(async)]
#[specta::specta]
pub fn live_incidents(desk: State<'_, Desk>) -> Result<Vec<LiveIncident>> {
    desk.read(Journal::live)
}

/// What burns already, else a new incident, live from now on.
#[tauri::command(async)]
#[specta::specta]
pub fn open_pad(desk: State<'_, Desk>, title: Option<String>) -> Result<Incident> {
    let zone = desk.place().zone;
    desk.write(|journal| journal.open_pad(title.as_deref(), zone))
}

#[tauri::command(async)]
#[specta::specta]
pub fn reopen_pad(desk: State<'_, Desk>, id: IncidentId) -> Result<Incident> {
    desk.write(|journal| journal.reopen_pad(id))
}

#[tauri::command(async)]
#[specta::specta]
pub fn pad(desk: State<'_, Desk>, id: IncidentId) -> Result<PadView> {
    desk.read(|journal| journal.pad(id))
}

/// How a line would be taken; works while the journal is locked.
#[tauri::command(async)]
#[specta::specta]
pub fn read_pad_line(desk: State<'_, Desk>, line: String) -> PadLine {
    read_line(&line, desk.now(), desk.place().zone)
}

/// On disk when it answers. `at` is the choice where the typed time has two meanings.
#[tauri::command(async)]
#[specta::specta]
pub fn add_line(
    desk: State<'_, Desk>,
    id: IncidentId,
    line: String,
    at: Option<DateTime<Utc>>,
) -> Result<Entry> {
    let zone = desk.place().zone;
    desk.write(|journal| journal.add_line(id, &line, zone, at))
}

#[tauri::command(async)]
#[specta::specta]
pub fn save_draft(desk: State<'_, Desk>, id: Option<IncidentId>, text: String) -> Result<()> {
    desk.write(|journal| journal.save_draft(id, &text))
}

/// The first line of an incident that was not sent.
#[tauri::command(async)]
#[specta::specta]
pub fn unbegun_draft(desk: State<'_, Desk>) -> Result<Option<String>> {
    desk.read(journal::Journal::unbegun_draft)
}

/// Sealed for the journal while it is locked; durable when it answers.
#[tauri::command(async)]
#[specta::specta]
pub fn seal_line(desk: State<'_, Desk>, line: String, id: Option<IncidentId>) -> Result<()> {
    let (folder, zone) = (&desk.place().journal, desk.place().zone);
    Ok(Journal::seal_line(
        folder,
        &line,
        id,
        zone,
        &mut *desk.world(),
    )?)
}

#[tauri::command(async)]
#[specta::specta]
pub fn seal_draft(desk: State<'_, Desk>, text: String) -> Result<()> {
    let (folder, zone) = (&desk.place().journal, desk.place().zone);
    Ok(Journal::seal_draft(
        folder,
        &text,
        zone,
        &mut *desk.world(),
    )?)
}

/// Brings in what was sealed; the page asks once after every unlock.
#[tauri::command(async)]
#[specta::specta]
pub fn collect_sealed(desk: State<'_, Desk>) -> Result<Collected> {
    desk.write(Journal::collect_sealed)
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_update(
    desk: State<'_, Desk>,
    id: IncidentId,
    text: String,
    audience: String,
    next_update: Option<DateTime<Utc>>,
) -> Result<Entry> {
    desk.write(|journal| journal.add_update(id, &text, &audience, next_update))
}

/// "Nothing new": drafted from the update before, and kept as told.
#[tauri::command(async)]
#[specta::specta]
pub fn nothing_new(desk: State<'_, Desk>, id: IncidentId) -> Result<Entry> {
    desk.write(|journal| journal.nothing_new(id))
}

/// Cards of what is named, and the likeliest predecessors; of any incident, live or not.
#[tauri::command(async)]
#[specta::specta]
pub fn seen_before(desk: State<'_, Desk>, id: IncidentId) -> Result<SeenBefore> {
    desk.read(|journal| journal.seen_before(id))
}

#[tauri::command(async)]
#[specta::specta]
pub fn end_pad(desk: State<'_, Desk>, id: IncidentId, ending: Ending) -> Result<Incident> {
    desk.write(|journal| journal.end_pad(id, ending))
}

#[tauri::command(async)]
#[specta::specta]
pub fn alarm_fix(desk: State<'_, Desk>, id: IncidentId) -> Result<String> {
    desk.read(|journal| journal.alarm_fix(id))
}

#[tauri::command(async)]
#[specta::specta]
pub fn end_as_false_alarm(desk: State<'_, Desk>, id: IncidentId, fix: String) -> Result<Incident> {
    desk.write(|journal| journal.end_as_false_alarm(id, &fix))
}

#[tauri::command(async)]
#[specta::specta]
pub fn show_pad(desk: State<'_, Desk>) {
    desk.shell().show_pad();
}

#[tauri::command(async)]
#[specta::specta]
pub fn show_main(desk: State<'_, Desk>) {
    desk.shell().come_to_front();
}

/// Brings the main window to the front with this page in it.
#[tauri::command(async)]
#[specta::specta]
pub fn show_page(desk: State<'_, Desk>, page: Page) {
    desk.show_page(page);
}

/// The page that the pad's window asked for; the main window asks once at its start and whenever it is told.
#[tauri::command(async)]
#[specta::specta]
pub fn wanted_page(desk: State<'_, Desk>) -> Option<Page> {
    desk.take_wanted_page()
}

/// How the pad can be reached while no window is open.
#[tauri::command(async)]
#[specta::specta]
pub fn reach(desk: State<'_, Desk>) -> Reach {
    desk.shell().reach()
}

#[tauri::command(async)]
#[specta::specta]
pub fn start_at_login(desk: State<'_, Desk>, wanted: bool) -> Result<Reach> {
    desk.shell().start_at_login(wanted)?;
    Ok(desk.shell().reach())
}

#[tauri::command(async)]
#[specta::specta]
pub fn quit(desk: State<'_, Desk>) {
    desk.shell().quit();
}
