//! Someone's words about the user.

use chrono::NaiveDate;
use journal::domain::{Feedback, FeedbackEdit, FeedbackId, FeedbackView, IncidentId};
use tauri::State;

use super::Result;
use crate::state::Desk;

/// As it was copied from a mail or a chat, or typed.
#[tauri::command(async)]
#[specta::specta]
pub fn add_feedback(desk: State<'_, Desk>, text: String) -> Result<Feedback> {
    let (today, zone) = (desk.today(), desk.place().zone);
    desk.write(|journal| journal.add_feedback(&text, today, zone))
}

#[tauri::command(async)]
#[specta::specta]
pub fn ask_feedback(
    desk: State<'_, Desk>,
    from: String,
    incident: Option<IncidentId>,
    ask_again: Option<NaiveDate>,
) -> Result<Feedback> {
    let today = desk.today();
    desk.write(|journal| journal.ask_feedback(&from, incident, today, ask_again))
}

/// A text to copy.
#[tauri::command(async)]
#[specta::specta]
pub fn feedback_request(
    desk: State<'_, Desk>,
    from: String,
    incident: Option<IncidentId>,
) -> Result<String> {
    desk.read(|journal| journal.feedback_request(&from, incident))
}

#[tauri::command(async)]
#[specta::specta]
pub fn edit_feedback(
    desk: State<'_, Desk>,
    id: FeedbackId,
    edit: FeedbackEdit,
) -> Result<Feedback> {
    desk.write(|journal| journal.edit_feedback(id, edit))
}

#[tauri::command(async)]
#[specta::specta]
pub fn feedback(desk: State<'_, Desk>, id: FeedbackId) -> Result<FeedbackView> {
    desk.read(|journal| journal.feedback(id))
}

#[tauri::command(async)]
#[specta::specta]
pub fn feedback_to_ask(desk: State<'_, Desk>) -> Result<Vec<Feedback>> {
    desk.read(|journal| journal.feedback_to_ask(desk.today()))
}
