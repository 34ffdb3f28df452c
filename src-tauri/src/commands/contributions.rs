//! Other work that belongs in a packet, and how the time went.

use chrono::NaiveDate;
use journal::domain::{
    Attachment, Contribution, ContributionEdit, ContributionId, ContributionKind, ContributionView,
    HoursEdit, HoursSpan, Practice,
};
use tauri::State;

use super::{Result, attachments::bytes_of};
use crate::state::Desk;

/// Dated today, until it is given another day.
#[tauri::command(async)]
#[specta::specta]
pub fn add_contribution(
    desk: State<'_, Desk>,
    kind: ContributionKind,
    title: String,
) -> Result<Contribution> {
    let today = desk.today();
    desk.write(|journal| journal.add_contribution(kind, &title, today))
}

#[tauri::command(async)]
#[specta::specta]
pub fn edit_contribution(
    desk: State<'_, Desk>,
    id: ContributionId,
    edit: ContributionEdit,
) -> Result<Contribution> {
    desk.write(|journal| journal.edit_contribution(id, edit))
}

#[tauri::command(async)]
#[specta::specta]
pub fn contribution(desk: State<'_, Desk>, id: ContributionId) -> Result<ContributionView> {
    desk.read(|journal| journal.contribution(id))
}

/// Pasted or dropped.
#[tauri::command(async)]
#[specta::specta]
pub fn attach_to_contribution(
    desk: State<'_, Desk>,
    id: ContributionId,
    name: String,
    base64: String,
) -> Result<Attachment> {
    let bytes = bytes_of(&base64)?;
    desk.write(|journal| journal.attach_to_contribution(id, &name, &bytes))
}

#[tauri::command(async)]
#[specta::specta]
pub fn practice(desk: State<'_, Desk>, span: HoursSpan) -> Result<Practice> {
    desk.read(|journal| journal.practice(span, desk.today()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn set_hours(
    desk: State<'_, Desk>,
    span: HoursSpan,
    day: NaiveDate,
    edit: HoursEdit,
) -> Result<()> {
    desk.write(|journal| journal.set_hours(span, day, edit))
}
