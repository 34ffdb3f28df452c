//! The page as it is seen, drawn by the renderer that the window uses for its preview.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use report::layout::Draw;
use report::pdf::write;
use report::{Laid, PageSetup, layout};

use crate::sample;
use crate::tools::fonts;

pub const SCALE: f32 = 2.0;

fn draw(laid: &Laid, bytes: Vec<u8>) -> Vec<Pixmap> {
    let pdf = Pdf::new(bytes).expect("the preview can read the file");
    let cache = RenderCache::new();
    let settings = PixmapSettings {
        x_scale: SCALE,
        y_scale: SCALE,
        bg_color: WHITE,
    };
    let pages: Vec<Pixmap> = pdf
        .pages()
        .iter()
        .map(|page| {
            render(
                page,
                &cache,
                &InterpreterSettings::default(),
                &RenderSettings::default(),
                &settings,
            )
        })
        .collect();
    assert_eq!(pages.len(), laid.pages.len());
    pages
}

/// Whether anything darker than half grey lies in a box given in points.
pub fn has_ink(page: &Pixmap, left: f32, top: f32, right: f32, bottom: f32) -> bool {
    let (width, height) = (usize::from(page.width()), usize::from(page.height()));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "pixels of one page, never negative"
    )]
    let pixel = |points: f32| (points * SCALE).max(0.0).round() as usize;
    (pixel(top)..pixel(bottom).min(height)).any(|y| {
        (pixel(left)..pixel(right).min(width)).any(|x| {
            let color = page.data()[y * width + x];
            u32::from(color.r) + u32::from(color.g) + u32::from(color.b) < 3 * 150
        })
    })
}

#[test]
fn every_piece_of_text_leaves_ink_where_it_was_laid() {
    let document = sample::rich();
    let laid = layout(&document, fonts(), PageSetup::A4);
    let bytes = write(&document, &laid, fonts()).expect("a PDF");

    for (page, drawn) in laid.pages.iter().zip(draw(&laid, bytes)) {
        for item in &page.items {
            let Draw::Text {
                x,
                y,
                rotation,
                run,
                ..
            } = &item.draw
            else {
                continue;
            };
            if rotation.to_bits() != 0 || run.text.trim().is_empty() {
                continue;
            }
            assert!(
                has_ink(&drawn, *x, y - run.size, x + run.width, y + run.size * 0.4),
                "{:?} at {x}, {y} was not drawn",
                run.text
            );
        }
    }
}
