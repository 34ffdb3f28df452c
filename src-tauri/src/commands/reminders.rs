//! What rings, and the debriefs that wait.

use chrono::{DateTime, Utc};
use journal::{
    Journal,
    domain::{Incident, IncidentId, Reminder, ReminderId, ReminderKind},
    rules::debrief::DebriefProposal,
};
use tauri::State;

use super::Result;
use crate::state::Desk;

#[tauri::command(async)]
#[specta::specta]
pub fn set_reminder(
    desk: State<'_, Desk>,
    id: IncidentId,
    what: ReminderKind,
    at: DateTime<Utc>,
) -> Result<Reminder> {
    desk.write(|journal| journal.set_reminder(id, what, at))
}

#[tauri::command(async)]
#[specta::specta]
pub fn put_off_reminder(desk: State<'_, Desk>, id: ReminderId, minutes: u32) -> Result<Reminder> {
    desk.write(|journal| journal.put_off_reminder(id, minutes))
}

#[tauri::command(async)]
#[specta::specta]
pub fn finish_reminder(desk: State<'_, Desk>, id: ReminderId) -> Result<Reminder> {
    desk.write(|journal| journal.finish_reminder(id))
}

#[tauri::command(async)]
#[specta::specta]
pub fn dismiss_reminder(desk: State<'_, Desk>, id: ReminderId) -> Result<Reminder> {
    desk.write(|journal| journal.dismiss_reminder(id))
}

#[tauri::command(async)]
#[specta::specta]
pub fn open_reminders(desk: State<'_, Desk>) -> Result<Vec<Reminder>> {
    desk.read(Journal::open_reminders)
}

#[tauri::command(async)]
#[specta::specta]
pub fn to_debrief(desk: State<'_, Desk>) -> Result<Vec<Incident>> {
    desk.read(Journal::to_debrief)
}

/// What the page of the morning after is prefilled with.
#[tauri::command(async)]
#[specta::specta]
pub fn propose_debrief(desk: State<'_, Desk>, id: IncidentId) -> Result<DebriefProposal> {
    desk.read(|journal| journal.propose_debrief(id))
}

#[tauri::command(async)]
#[specta::specta]
pub fn put_off_debrief(
    desk: State<'_, Desk>,
    id: IncidentId,
    at: DateTime<Utc>,
) -> Result<Incident> {
    desk.write(|journal| journal.put_off_debrief(id, at))
}

#[tauri::command(async)]
#[specta::specta]
pub fn finish_debrief(desk: State<'_, Desk>, id: IncidentId) -> Result<Incident> {
    desk.write(|journal| journal.finish_debrief(id))
}

#[tauri::command(async)]
#[specta::specta]
pub fn dismiss_debrief(desk: State<'_, Desk>, id: IncidentId) -> Result<Incident> {
    desk.write(|journal| journal.dismiss_debrief(id))
}
