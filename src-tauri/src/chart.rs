//! The chart as the page shows it.

use journal::domain::{Audience, IncidentId, Scope};
use report::figure::{self, Drawing, Look, screen_width};
use serde::{Deserialize, Serialize};

use crate::{error::CommandError, state::Desk};

/// In CSS pixels.
const HEIGHT: f32 = 380.0;
const TEXT_SIZE: f32 = 12.0;

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
    /// What it shows, in one plain sentence.
    pub sentence: String,
    /// The formula behind the figures, and what was left out.
    pub basis: String,
    /// The text alternative.
    pub alternative: String,
    pub width: f32,
    pub height: f32,
    /// A whole SVG document.
    pub svg: String,
    /// Where each incident stands in the drawing, for the click through; in the order of time.
    pub marks: Vec<ChartMark>,
    /// The same facts as a table.
    pub columns: Vec<String>,
    pub rows: Vec<ChartRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct ChartMark {
    pub incident: IncidentId,
    pub label: String,
    pub x: f32,
    pub y: f32,
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
        width: f32,
        palette: Palette,
    ) -> Result<Chart, CommandError> {
        let times = self.read(|journal| journal.response_times(scope))?;
        let times = report::project::project_times(Audience::Own, times, self.now())?;
        let look = Look {
            width,
            height: HEIGHT,
            text_size: TEXT_SIZE,
            palette: palette.colours(),
            standalone: false,
            measure: &screen_width,
        };
        Ok(figure::response_times(&times, &look)
            .map_err(report::ReportError::from)?
            .into())
    }
}

impl Palette {
    fn colours(self) -> figure::Palette {
        match self {
            Self::Light => figure::Palette::LIGHT,
            Self::Dark => figure::Palette::DARK,
            Self::ThreeAm => figure::Palette::NIGHT,
        }
    }
}

impl From<Drawing> for Chart {
    fn from(drawing: Drawing) -> Self {
        let svg = drawing.svg();
        let marks = drawing.marks.into_iter().map(|mark| ChartMark {
            incident: IncidentId(mark.incident),
            label: mark.label,
            x: mark.x,
            y: mark.y,
        });
        let columns = drawing.table.columns.into_iter();
        let rows = drawing.table.rows.into_iter().map(|row| ChartRow {
            incident: row.sources.first().copied().map(IncidentId),
            cells: row
                .cells
                .iter()
                .map(report::document::Text::to_plain)
                .collect(),
        });
        Self {
            title: drawing.title,
            sentence: drawing.sentence,
            basis: drawing.basis,
            alternative: drawing.alternative,
            width: drawing.width,
            height: drawing.height,
            svg,
            marks: marks.collect(),
            columns: columns.map(|column| column.title).collect(),
            rows: rows.collect(),
        }
    }
}
