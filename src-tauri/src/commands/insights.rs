//! Numbers and the chart.

use journal::domain::{Scope, Stats, StatsQuery};
use tauri::State;

use super::Result;
use crate::{
    chart::{Chart, Palette},
    state::Desk,
};

#[tauri::command(async)]
#[specta::specta]
pub fn stats(desk: State<'_, Desk>, query: StatsQuery) -> Result<Stats> {
    desk.read(|journal| journal.stats(&query))
}

/// Drawn for a width in CSS pixels, in the colours of the theme.
#[tauri::command(async)]
#[specta::specta]
pub fn response_times_chart(
    desk: State<'_, Desk>,
    scope: Scope,
    width: f32,
    palette: Palette,
) -> Result<Chart> {
    desk.response_times_chart(&scope, width, palette)
}
