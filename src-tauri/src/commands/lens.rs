//! What the blameless lens and the checks of updates say of a text while it is typed.

use journal::{
    Journal,
    domain::JournalSettings,
    rules::{
        TextFinding,
        lens::{LensRuleRow, Writing},
        updates::UpdateAudience,
    },
};
use tauri::State;

use super::Result;
use crate::state::Desk;

#[tauri::command(async)]
#[specta::specta]
pub fn check_wording(
    desk: State<'_, Desk>,
    text: String,
    writing: Writing,
) -> Result<Vec<TextFinding>> {
    desk.read(|journal| journal.check_wording(&text, writing))
}

#[tauri::command(async)]
#[specta::specta]
pub fn check_update(
    desk: State<'_, Desk>,
    text: String,
    audience: UpdateAudience,
) -> Result<Vec<TextFinding>> {
    desk.read(|journal| journal.check_update(&text, audience))
}

/// By its id, for good.
#[tauri::command(async)]
#[specta::specta]
pub fn dismiss_finding(desk: State<'_, Desk>, finding: String) -> Result<JournalSettings> {
    desk.write(|journal| journal.dismiss_finding(&finding))
}

#[tauri::command(async)]
#[specta::specta]
pub fn lens_rules(desk: State<'_, Desk>) -> Result<Vec<LensRuleRow>> {
    desk.read(Journal::lens_rules)
}
