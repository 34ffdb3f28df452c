//! Figures and charts as the page shows them.

use base64::{Engine, prelude::BASE64_STANDARD};
use chrono::NaiveDate;
use journal::{
    domain::{Audience, IncidentId, ItemId, Scope, Stats, StatsBy, StatsQuery},
    insight::Gap,
};
use report::{
    figure::{self, ChartName, Drawing, Look, Measure, screen_width},
    picture,
};
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

/// Which incidents, and the change date to look at them by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct InsightsQuestion {
    pub scope: Scope,
    /// The first day of "after".
    pub change: Option<NaiveDate>,
}

/// The whole page of figures, from one reading of the journal.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct Insights {
    pub charts: Vec<Chart>,
    pub stats: Stats,
    /// What is missing in the data, the most often missing first.
    pub gaps: Vec<Gap>,
}

#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct Chart {
    pub name: ChartName,
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
    /// Where incidents stand in the drawing, for the click through; in the order in which they are walked through.
    pub marks: Vec<ChartMark>,
    /// What the points stand for, where they are no incidents.
    pub evidence: Vec<ItemId>,
    /// The same facts as a table.
    pub columns: Vec<String>,
    pub rows: Vec<ChartRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct ChartMark {
    pub incidents: Vec<IncidentId>,
    pub label: String,
    pub x: f32,
    pub y: f32,
}

#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct ChartRow {
    pub incidents: Vec<IncidentId>,
    pub cells: Vec<String>,
}

/// A picture that stands alone, for another document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PictureFormat {
    Svg,
    Png,
}

/// In pixels.
const PICTURE_WIDTH: u32 = 1_600;

impl Desk {
    /// The comparison of two sides is drawn only where there is a change date.
    pub fn insights(
        &self,
        question: &InsightsQuestion,
        width: f32,
        palette: Palette,
    ) -> Result<Insights, CommandError> {
        let query = StatsQuery {
            scope: question.scope.clone(),
            by: Some(StatsBy::Quarter),
            before_after: question.change,
            mean: true,
        };
        let (stats, data) = self.read(|journal| journal.insights(&query))?;
        let gaps = journal::insight::gaps(&data.incidents);
        let incidents = report::project::project_charts(Audience::Own, data, self.now())?;
        let look = look(width, palette.colours(), false, &screen_width);
        let mut shown = ChartName::ALL.to_vec();
        shown.retain(|name| *name != ChartName::BeforeAfter || question.change.is_some());
        let drawn = figure::draw_all(&shown, &incidents, question.change, &look)
            .map_err(report::ReportError::from)?;
        let charts = shown.into_iter().zip(drawn).map(|(name, drawing)| {
            let mut chart = Chart::new(name, drawing);
            if name == ChartName::Growth {
                chart.evidence = incidents.evidence().cloned().collect();
            }
            chart
        });
        Ok(Insights {
            charts: charts.collect(),
            stats,
            gaps,
        })
    }

    /// The text of an SVG, or a PNG in Base64; with title, sentence and basis, in the colours of paper.
    pub fn chart_picture(
        &self,
        question: &InsightsQuestion,
        name: ChartName,
        format: PictureFormat,
    ) -> Result<String, CommandError> {
        let data = self.read(|journal| journal.chart_data(&question.scope))?;
        let incidents = report::project::project_charts(Audience::Own, data, self.now())?;
        let draw = |measure: Measure<'_>| {
            let look = look(PICTURE_POINTS, figure::Palette::LIGHT, true, measure);
            figure::draw(name, &incidents, question.change, &look)
                .map_err(report::ReportError::from)
        };
        Ok(match format {
            PictureFormat::Svg => draw(&screen_width)?.svg(),
            PictureFormat::Png => {
                let fonts = self.fonts()?;
                let drawing = draw(&|text, size, strong| fonts.measure(text, size, strong).0)?;
                let picture = picture::figure(&drawing.into_figure(), &fonts, PICTURE_WIDTH)?;
                BASE64_STANDARD.encode(picture.png)
            }
        })
    }
}

const PICTURE_POINTS: f32 = 800.0;

fn look(width: f32, palette: figure::Palette, standalone: bool, measure: Measure<'_>) -> Look<'_> {
    Look {
        width,
        height: HEIGHT,
        text_size: TEXT_SIZE,
        palette,
        standalone,
        measure,
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

impl Chart {
    fn new(name: ChartName, drawing: Drawing) -> Self {
        let svg = drawing.svg();
        let marks = drawing.marks.into_iter().map(|mark| ChartMark {
            incidents: mark.incidents.into_iter().map(IncidentId).collect(),
            label: mark.label,
            x: mark.x,
            y: mark.y,
        });
        let columns = drawing.table.columns.into_iter();
        let rows = drawing.table.rows.into_iter().map(|row| ChartRow {
            incidents: row.sources.iter().copied().map(IncidentId).collect(),
            cells: row
                .cells
                .iter()
                .map(report::document::Text::to_plain)
                .collect(),
        });
        Self {
            name,
            title: drawing.title,
            sentence: drawing.sentence,
            basis: drawing.basis,
            alternative: drawing.alternative,
            width: drawing.width,
            height: drawing.height,
            svg,
            marks: marks.collect(),
            evidence: Vec::new(),
            columns: columns.map(|column| column.title).collect(),
            rows: rows.collect(),
        }
    }
}
