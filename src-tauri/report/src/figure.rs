//! Charts, each drawn once: data in, a list of vector operations out.
//!
//! The drawing code speaks to any plotters backend; ours records operations. Screen and page then differ only in how
//! the same operations are written down (`Drawing::svg`, or `Drawing::into_figure` for a paper), so they can never
//! show different charts, and text stays text in both.

mod basis;
mod canvas;
mod cells;
mod chart;
mod charts;
mod data;
mod form;
mod heading;
mod incidents;
mod lanes;
mod legend;
mod palette;
mod scales;
mod screen_text;
mod sheet;
mod stacks;
mod strips;
pub(crate) mod svg;
mod table;
#[cfg(test)]
mod tests;
mod ticks;
mod words;

use thiserror::Error;
use uuid::Uuid;

pub use charts::{ChartName, draw, draw_all};
pub use data::{Lasted, LeftOut, ResponsePoint, ResponseTimes};
pub use incidents::Incidents;
pub(crate) use incidents::{Charted, Estimate, Work};
pub use palette::Palette;
pub use screen_text::screen_width;

use self::canvas::Lettering;
use crate::document::{Figure, Op, Table, Text, TextAnchor};

/// Width of a text at a size, strong or not, in the unit of the size.
pub type Measure<'a> = &'a (dyn Fn(&str, f32, bool) -> f32 + Sync);

/// How a chart is to look. Lengths are in pixels for the screen and in points for a page.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    pub width: f32,
    /// A chart that cannot fit its labels takes more.
    pub height: f32,
    pub text_size: f32,
    pub palette: Palette,
    /// Paint title, sentence and background too: for a picture that stands alone.
    pub standalone: bool,
    pub measure: Measure<'a>,
}

impl Look<'_> {
    /// Lengths that a chart can be laid out in, whatever was asked for.
    fn within_reason(self) -> Self {
        let text_size = within(self.text_size, 6.0, 48.0);
        Self {
            text_size,
            width: within(self.width, 16.0 * text_size, LARGEST),
            height: within(self.height, 8.0 * text_size, LARGEST),
            ..self
        }
    }

    /// Where text begins at the left.
    fn edge(&self) -> f32 {
        0.5 * self.text_size
    }

    fn muted(&self, anchor: TextAnchor) -> Lettering {
        Lettering {
            size: self.text_size,
            strong: false,
            paint: self.palette.muted,
            anchor,
        }
    }
}

const LARGEST: f32 = 20_000.0;

/// The least also stands in for what is no number.
fn within(length: f32, least: f32, most: f32) -> f32 {
    if length.is_nan() {
        least
    } else {
        length.clamp(least, most)
    }
}

/// A finished chart with everything a reader needs who cannot see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    pub title: String,
    /// What the chart shows, in one plain sentence.
    pub sentence: String,
    /// The formula behind the figures, and what was left out.
    pub basis: String,
    /// The text alternative.
    pub alternative: String,
    /// The same facts as a table.
    pub table: Table,
    /// The points that lead back to incidents, in the order in which they are walked through.
    pub marks: Vec<Mark>,
    pub width: f32,
    pub height: f32,
    pub ops: Vec<Op>,
}

/// Where one or more incidents are drawn, and what to read out there.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Oldest first.
    pub incidents: Vec<Uuid>,
    pub x: f32,
    pub y: f32,
    pub label: String,
}

/// A chart that could not be drawn.
#[derive(Debug, Error)]
#[error("The chart could not be drawn: {0}. Your journal is unchanged.")]
pub struct FigureError(String);

impl FigureError {
    /// A stable name for programs; texts may change.
    pub fn code(&self) -> &'static str {
        "figure"
    }

    pub fn message(&self) -> String {
        self.to_string()
    }

    /// The next step.
    pub fn hint(&self) -> &'static str {
        "The table beside the chart holds the same facts."
    }
}

/// One dot per incident: when it began, and how long until it was resolved, on a logarithmic scale.
pub fn response_times(data: &ResponseTimes, look: &Look<'_>) -> Result<Drawing, FigureError> {
    let look = &look.within_reason();
    let said = chart::Words {
        title: words::title(data),
        sentence: words::sentence(data),
        basis: words::basis(data),
    };
    let painted = chart::draw(data, &said, look).map_err(|error| FigureError(error.to_string()))?;
    let table = table::table(data, &said.title);
    let marks = data.points().iter().zip(&table.rows).zip(painted.places);
    let marks = marks.map(|((point, row), (x, y))| Mark {
        incidents: vec![point.incident],
        x,
        y,
        label: table::read_out(row),
    });
    Ok(Drawing {
        marks: marks.collect(),
        alternative: words::alternative(data),
        table,
        width: look.width,
        height: painted.height,
        ops: painted.ops,
        title: said.title,
        sentence: said.sentence,
        basis: said.basis,
    })
}

impl Drawing {
    /// The chart as an SVG document. Its text asks for Inter.
    pub fn svg(&self) -> String {
        svg::write(self, self.width)
    }

    /// The same drawing, larger or smaller: the lengths of the page around it change, not the layout.
    pub fn svg_of_width(&self, width: f32) -> String {
        svg::write(self, width)
    }

    /// The chart as a block of a paper; the caption holds title, sentence and basis.
    pub fn into_figure(self) -> Figure {
        let mut caption = Text::strong(format!("{}. ", self.title));
        caption
            .0
            .extend(Text::plain(format!("{} {}", self.sentence, self.basis)).0);
        Figure {
            caption,
            alternative: self.alternative,
            width: self.width,
            height: self.height,
            ops: self.ops,
            table: self.table,
        }
    }
}
