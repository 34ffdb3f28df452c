//! A page of a finished PDF as a PNG: the same drawing as in the file, with the same fonts.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};

use crate::document::Figure;
use crate::error::ReportError;
use crate::pdf;
use crate::text::Fonts;

/// In pixels; more is taken as this.
pub const WIDEST: u16 = 4_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub png: Vec<u8>,
    /// In pixels.
    pub width: u32,
    pub height: u32,
    /// Of the whole PDF.
    pub pages: u32,
}

/// `number` counts from 1; `width` is in pixels, and the height follows from it.
pub fn page(pdf: Vec<u8>, number: u32, width: u32) -> Result<Picture, ReportError> {
    let pdf = Pdf::new(pdf).map_err(|_| ReportError::Picture)?;
    let pages = pdf.pages();
    let page = usize::try_from(number)
        .ok()
        .and_then(|number| pages.get(number.checked_sub(1)?))
        .ok_or(ReportError::NoSuchPage(number))?;
    let width = u16::try_from(width).unwrap_or(WIDEST).clamp(1, WIDEST);
    // The renderer cuts fractions off: a little more than the width keeps its last pixel.
    let scale = (f32::from(width) + 0.1) / page.render_dimensions().0;
    let settings = PixmapSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
    };
    let drawn = hayro::render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &settings,
    );
    Ok(Picture {
        width: drawn.width().into(),
        height: drawn.height().into(),
        pages: u32::try_from(pages.len()).unwrap_or(u32::MAX),
        png: drawn.into_png().map_err(|_| ReportError::Picture)?,
    })
}

/// A figure alone, without its caption.
pub fn figure(figure: &Figure, fonts: &Fonts, width: u32) -> Result<Picture, ReportError> {
    page(pdf::figure(figure, fonts)?, 1, width)
}
