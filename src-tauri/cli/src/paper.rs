//! Papers and charts: from the journal through `report` to bytes.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::ValueEnum as _;
use journal::Journal;
use journal::domain::{Audience, Design, IncidentId, PacketKind, PartEdit, Period, Scope};
use report::compose::{PacketOrder, packet};
use report::document::Document;
use report::figure::{self, ChartName, Drawing, Look, Measure, Palette};
use report::parts;
use report::project::{self, Projected, Reader};
use report::{Fonts, PacketFormat, PageSetup};

use crate::failure::{Failure, Result};
use crate::world;

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    Pdf,
    #[value(alias = "markdown")]
    Md,
    Html,
    #[value(alias = "text")]
    Txt,
}

/// What a packet can be written as: a paper, or its figures for other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Written {
    Pdf,
    #[value(alias = "markdown")]
    Md,
    Html,
    #[value(alias = "text")]
    Txt,
    Json,
    /// One line an incident
    Csv,
}

impl Written {
    pub fn by_ending(path: &Path) -> Result<Self> {
        path.extension()
            .and_then(|ending| Self::from_str(&ending.to_string_lossy(), true).ok())
            .ok_or_else(|| {
                Failure::usage(
                    format!("{} does not say in which format to write.", path.display()),
                    "End it in .pdf, .md, .html, .txt, .json or .csv, or name one with --format.",
                )
            })
    }
}

impl From<Written> for PacketFormat {
    fn from(written: Written) -> Self {
        match written {
            Written::Pdf => Self::Pdf,
            Written::Md => Self::Markdown,
            Written::Html => Self::Html,
            Written::Txt => Self::Text,
            Written::Json => Self::Json,
            Written::Csv => Self::Csv,
        }
    }
}

impl Format {
    pub fn by_ending(path: &Path) -> Result<Self> {
        path.extension()
            .and_then(|ending| Self::from_str(&ending.to_string_lossy(), true).ok())
            .ok_or_else(|| {
                Failure::usage(
                    format!("{} does not say in which format to write.", path.display()),
                    "End it in .pdf, .md, .html or .txt, or name one with --format.",
                )
            })
    }
}

/// A packet of the journal, or one that is only asked for here.
pub struct Wanted {
    pub kind: PacketKind,
    pub title: String,
    pub author: String,
    pub period: Period,
    pub chosen: Option<Vec<IncidentId>>,
    /// What the packet says otherwise than what it is made from.
    pub edits: Vec<PartEdit>,
    pub reader: Reader,
    pub design: Design,
    pub dated: NaiveDate,
}

/// With a font for scripts that are not bundled: the one named now, else the one of the journal's settings.
pub fn fonts(journal: &Journal, named: Option<&Path>) -> Result<Fonts> {
    let of_settings = journal.settings()?.extra_font.map(PathBuf::from);
    let extra = match named.map(Path::to_owned).or(of_settings) {
        Some(path) => Some(std::fs::read(&path).map_err(Failure::file(&path))?),
        None => None,
    };
    Ok(Fonts::new(extra)?)
}

/// What may be told to these readers, of the period that is asked for.
pub fn projected(journal: &Journal, reader: Reader, period: Period) -> Result<Projected> {
    let scope = Scope {
        period,
        ..Scope::default()
    };
    Ok(project::project(
        reader,
        journal.paper_data(&scope, reader.audience(), reader.level())?,
    )?)
}

pub fn document(projected: &mut Projected, wanted: &Wanted, fonts: &Fonts) -> Result<Document> {
    let edits = projected.redact_edits(&wanted.edits);
    let order = PacketOrder {
        kind: wanted.kind,
        title: &wanted.title,
        author: &wanted.author,
        period: wanted.period,
        chosen: wanted.chosen.as_deref(),
        charts: wanted.design.charts,
        dated: wanted.dated,
    };
    let document = packet(&order, projected, fonts)?;
    Ok(parts::edited(document, &edits, projected).document)
}

pub fn render(document: &Document, format: Format, fonts: &Fonts) -> Result<Vec<u8>> {
    Ok(match format {
        Format::Pdf => report::pdf(document, fonts, PageSetup::A4)?,
        Format::Md => report::markdown::markdown(document).into_bytes(),
        Format::Html => report::html::html(document, Design::default()).into_bytes(),
        Format::Txt => report::plain::plain(document).into_bytes(),
    })
}

/// Wider pictures are drawn larger, not with more room.
const WIDEST_LAYOUT: f32 = 960.0;

/// What a chart shows, and how wide the picture will be in pixels.
pub struct ChartOrder<'a> {
    pub name: ChartName,
    pub scope: &'a Scope,
    /// The first day of "after".
    pub change: Option<NaiveDate>,
    pub width: u32,
}

impl ChartOrder<'_> {
    #[expect(
        clippy::cast_precision_loss,
        reason = "pictures are some thousands of pixels wide"
    )]
    pub fn width(&self) -> f32 {
        self.width as f32
    }
}

/// A chart as a picture that stands alone. In a narrow one the letters keep their size.
pub fn chart(journal: &Journal, order: &ChartOrder<'_>, measure: Measure<'_>) -> Result<Drawing> {
    let data = journal.chart_data(order.scope)?;
    let width = order.width().min(WIDEST_LAYOUT);
    let incidents = project::project_charts(Audience::Own, data, world::now())?;
    let look = Look {
        width,
        height: (width / 2.0).max(300.0),
        text_size: 13.0,
        palette: Palette::LIGHT,
        standalone: true,
        measure,
    };
    Ok(figure::draw(order.name, &incidents, order.change, &look)
        .map_err(report::ReportError::from)?)
}
