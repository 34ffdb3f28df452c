//! A page of a PDF as a picture: what you see is the file you hand over.

use base64::{Engine, prelude::BASE64_STANDARD};
use hayro::{
    PixmapSettings, RenderCache, RenderSettings, hayro_interpret::InterpreterSettings,
    hayro_syntax::Pdf, vello_cpu::color::palette::css::WHITE,
};

use crate::{error::CommandError, paper::PagePreview};

/// A page wider than this is not a preview any more.
const WIDEST: u16 = 4_000;

/// `number` counts from 1; `width` is in pixels.
pub fn page(pdf: Vec<u8>, number: u32, width: u32) -> Result<PagePreview, CommandError> {
    let pdf = Pdf::new(pdf).map_err(|_| CommandError::no_preview())?;
    let pages = pdf.pages();
    let page = usize::try_from(number)
        .ok()
        .and_then(|number| pages.get(number.checked_sub(1)?))
        .ok_or_else(|| CommandError::no_such_page(number))?;
    let width = u16::try_from(width).unwrap_or(WIDEST).clamp(1, WIDEST);
    let scale = f32::from(width) / page.render_dimensions().0;
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
    let (width, height) = (drawn.width().into(), drawn.height().into());
    let png = drawn.into_png().map_err(|_| CommandError::no_preview())?;
    Ok(PagePreview {
        pages: u32::try_from(pages.len()).unwrap_or(u32::MAX),
        image: format!("data:image/png;base64,{}", BASE64_STANDARD.encode(png)),
        width,
        height,
    })
}
