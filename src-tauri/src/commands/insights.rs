//! Numbers and charts.

use report::figure::ChartName;
use tauri::State;

use super::Result;
use crate::{
    chart::{Insights, InsightsQuestion, Palette, PictureFormat},
    state::Desk,
};

/// Drawn for a width in CSS pixels, in the colours of the theme.
#[tauri::command(async)]
#[specta::specta]
pub fn insights(
    desk: State<'_, Desk>,
    question: InsightsQuestion,
    width: f32,
    palette: Palette,
) -> Result<Insights> {
    desk.insights(&question, width, palette)
}

/// One chart for another document: the text of an SVG, or a PNG in Base64.
#[tauri::command]
#[specta::specta]
pub async fn chart_picture(
    desk: State<'_, Desk>,
    question: InsightsQuestion,
    name: ChartName,
    format: PictureFormat,
) -> Result<String> {
    desk.aside(move |desk| desk.chart_picture(&question, name, format))
        .await
}
