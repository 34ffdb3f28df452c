//! The chart as the page shows it.

use journal::domain::{IncidentId, Scope};
use serde::{Deserialize, Serialize};

use crate::{error::CommandError, state::Desk};

/// The colours of a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Palette {
    Light,
    Dark,
    ThreeAm,
}

#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct Chart {
    /// With n.
    pub title: String,
    /// What it shows, in plain words; also its text alternative.
    pub alternative: String,
    pub width: f64,
    pub height: f64,
    /// A whole SVG document.
    pub svg: String,
    /// Where each incident stands in the drawing, for the click through.
    pub marks: Vec<ChartMark>,
    /// The same facts as a table.
    pub columns: Vec<String>,
    pub rows: Vec<ChartRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct ChartMark {
    pub incident: IncidentId,
    /// "Replica lag, 3 Mar 2026, 40 min".
    pub label: String,
    pub x: f64,
    pub y: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct ChartRow {
    pub incident: Option<IncidentId>,
    pub cells: Vec<String>,
}

impl Desk {
    pub fn response_times_chart(
        &self,
        scope: &Scope,
        width: u32,
        palette: Palette,
    ) -> Result<Chart, CommandError> {
        let _ = (
            self.read(|journal| journal.response_times(scope))?,
            width,
            palette,
        );
        todo!()
    }
}
