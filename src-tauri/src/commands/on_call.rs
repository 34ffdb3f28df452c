//! Shifts, pages, rest, and the load that follows from them.

use chrono::{DateTime, NaiveDate, Utc};
use journal::{
    OnCallToday,
    domain::{
        CheckIn, CheckInEdit, Interruption, InterruptionEdit, InterruptionId, Limits,
        NewInterruption, NewShift, Period, Rest, RestEdit, RestId, Shift, ShiftEdit, ShiftId,
        WarningKind, Zone,
    },
    exchange::{CalendarOptions, CalendarReport},
    load::{self, OnCall, PageLine},
};
use report::project::LoadParts;
use serde::Serialize;
use tauri::State;

use super::Result;
use crate::{
    paper::{Exported, PagePreview},
    state::{Chosen, Desk},
};

/// The last four weeks, unless other days are asked for.
#[tauri::command(async)]
#[specta::specta]
pub fn on_call(desk: State<'_, Desk>, period: Period) -> Result<OnCall> {
    let zone = desk.place().zone;
    desk.read(|journal| journal.on_call(period, zone))
}

/// Whether the place is there at all, and the one line that Today may say.
#[tauri::command(async)]
#[specta::specta]
pub fn on_call_today(desk: State<'_, Desk>) -> Result<OnCallToday> {
    let zone = desk.place().zone;
    desk.read(|journal| journal.on_call_today(zone))
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_shift(desk: State<'_, Desk>, shift: NewShift) -> Result<Vec<Shift>> {
    desk.write(|journal| journal.add_shift(&shift))
}

#[tauri::command(async)]
#[specta::specta]
pub fn edit_shift(desk: State<'_, Desk>, id: ShiftId, edit: ShiftEdit) -> Result<Shift> {
    desk.write(|journal| journal.edit_shift(id, edit))
}

#[tauri::command(async)]
#[specta::specta]
pub fn choose_calendar(desk: State<'_, Desk>) -> Result<Option<Chosen>> {
    desk.choose_calendar()
}

/// Of the file that was chosen.
#[tauri::command(async)]
#[specta::specta]
pub fn import_calendar(desk: State<'_, Desk>, options: CalendarOptions) -> Result<CalendarReport> {
    desk.import_calendar(&options)
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_page(desk: State<'_, Desk>, page: NewInterruption) -> Result<Interruption> {
    desk.write(|journal| journal.add_interruption(page))
}

/// Line by line, as they would be added.
#[tauri::command]
#[specta::specta]
pub fn read_pages(desk: State<'_, Desk>, text: String) -> Vec<PageLine> {
    load::read_pages(&text, desk.now(), desk.place().zone)
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_pages(desk: State<'_, Desk>, pages: Vec<NewInterruption>) -> Result<Vec<Interruption>> {
    desk.write(|journal| journal.add_interruptions(pages))
}

#[tauri::command(async)]
#[specta::specta]
pub fn edit_page(
    desk: State<'_, Desk>,
    id: InterruptionId,
    edit: InterruptionEdit,
) -> Result<Interruption> {
    desk.write(|journal| journal.edit_interruption(id, edit))
}

#[tauri::command(async)]
#[specta::specta]
pub fn delete_page(desk: State<'_, Desk>, id: InterruptionId) -> Result<()> {
    desk.write(|journal| journal.delete_interruption(id))
}

#[tauri::command(async)]
#[specta::specta]
pub fn check_in(desk: State<'_, Desk>, day: NaiveDate, edit: CheckInEdit) -> Result<CheckIn> {
    desk.write(|journal| journal.check_in(day, edit))
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_rest(
    desk: State<'_, Desk>,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    zone: Zone,
    note: String,
) -> Result<Rest> {
    desk.write(|journal| journal.add_rest(from, to, zone, &note))
}

#[tauri::command(async)]
#[specta::specta]
pub fn edit_rest(desk: State<'_, Desk>, id: RestId, edit: RestEdit) -> Result<Rest> {
    desk.write(|journal| journal.edit_rest(id, edit))
}

#[tauri::command(async)]
#[specta::specta]
pub fn dismiss_quiet_line(desk: State<'_, Desk>, shift: String) -> Result<()> {
    desk.write(|journal| journal.dismiss_quiet_line(&shift))
}

/// A limit as it ships, for its line in the settings.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, specta::Type)]
pub struct ShippedLimits {
    pub kind: WarningKind,
    pub limits: Limits,
}

#[tauri::command]
#[specta::specta]
pub fn warning_limits() -> Vec<ShippedLimits> {
    let kinds = WarningKind::ALL.into_iter();
    let shipped = kinds.map(|kind| ShippedLimits {
        kind,
        limits: load::shipped_limits(kind),
    });
    shipped.collect()
}

#[tauri::command]
#[specta::specta]
pub async fn preview_load(
    desk: State<'_, Desk>,
    period: Period,
    parts: LoadParts,
    width: u32,
) -> Result<PagePreview> {
    desk.aside(move |desk| desk.preview_load(period, &parts, width))
        .await
}

#[tauri::command]
#[specta::specta]
pub async fn export_load(
    desk: State<'_, Desk>,
    period: Period,
    parts: LoadParts,
) -> Result<Option<Exported>> {
    desk.aside(move |desk| desk.export_load(period, &parts))
        .await
}
