//! What a design changes about the pages, and what it leaves.

use journal::domain::{Accent, Density, Design, PaperSize, Typeface};
use report::document::Document;
use report::layout::{Draw, Page};
use report::{Laid, designed};

use crate::laid::{content_of, short, text_of};
use crate::sample::{figure, heading, paragraph, rich};
use crate::tools::{Paper, fonts};
use report::pdf::write;

fn lay(document: &Document, design: Design) -> Laid {
    designed(document, fonts(), design)
}

/// In no order: figures move past text, and lines break elsewhere.
fn letters(laid: &Laid) -> Vec<char> {
    let pages: String = laid.pages.iter().map(content_of).collect();
    let mut letters: Vec<char> = pages.chars().filter(|c| c.is_alphabetic()).collect();
    letters.sort_unstable();
    letters
}

fn sizes(laid: &Laid) -> Vec<f32> {
    let items = laid.pages.iter().flat_map(|page| &page.items);
    let runs = items.filter_map(|item| match &item.draw {
        Draw::Text { run, .. } => Some(run.size),
        Draw::Fill { .. } | Draw::Path { .. } => None,
    });
    runs.collect()
}

/// Everything that is drawn lies on the paper.
fn fits(laid: &Laid) -> bool {
    let items = laid.pages.iter().flat_map(|page| &page.items);
    items.into_iter().all(|item| match &item.draw {
        Draw::Text {
            x,
            y,
            run,
            rotation,
            ..
        } => {
            let right = if *rotation == 0.0 { x + run.width } else { *x };
            *x >= 0.0 && right <= laid.setup.width && *y >= 0.0 && *y <= laid.setup.height
        }
        Draw::Fill {
            x,
            y,
            width,
            height,
            ..
        } => {
            *x >= 0.0
                && x + width <= laid.setup.width
                && *y >= 0.0
                && y + height <= laid.setup.height
        }
        Draw::Path { .. } => true,
    })
}

#[test]
fn every_design_holds_the_same_words_and_stays_on_its_paper() {
    let document = rich();
    let plain = letters(&lay(&document, Design::default()));
    for paper in [PaperSize::A4, PaperSize::Letter] {
        for typeface in [Typeface::Sans, Typeface::Serif] {
            for density in [Density::Comfortable, Density::Compact] {
                let design = Design {
                    paper,
                    typeface,
                    density,
                    page_numbers: false,
                    ..Design::default()
                };
                let laid = lay(&document, design);
                assert!(fits(&laid), "{design:?}");
                assert!(laid.missing.is_empty(), "{design:?}");
                assert_eq!(letters(&laid), plain, "{design:?}");
                let numbered = |page: &Page| {
                    page.items
                        .iter()
                        .any(|item| text_of(item).contains("Page "))
                };
                assert!(!laid.pages.iter().any(numbered), "{design:?}");
                write(&document, &laid, fonts()).expect("a PDF");
            }
        }
    }
}

#[test]
fn paper_typeface_and_density_are_in_the_file() {
    let document = rich();
    let design = Design {
        paper: PaperSize::Letter,
        typeface: Typeface::Serif,
        density: Density::Compact,
        ..Design::default()
    };
    let laid = lay(&document, design);
    let comfortable = Design {
        density: Density::Comfortable,
        ..design
    };
    let comfortable = lay(&document, comfortable);
    let largest = |laid: &Laid| sizes(laid).into_iter().fold(0.0, f32::max);
    assert!((largest(&laid) / largest(&comfortable) - 0.9).abs() < 1e-3);
    assert!(laid.pages.len() <= comfortable.pages.len());

    let paper = Paper::keep("design", &write(&document, &laid, fonts()).expect("a PDF"));
    paper.read_with("qpdf", &["--check", "FILE"]);
    assert!(
        paper
            .read_with("pdfinfo", &["FILE"])
            .contains("612 x 792 pts (letter)")
    );
    let used = paper.read_with("pdffonts", &["FILE"]);
    assert!(used.contains("SourceSerif4-Regular"), "{used}");
}

#[test]
fn the_accent_colours_titles_alone() {
    let document = short(vec![heading(1, "A part"), paragraph("Words.")]);
    let paints = |accent| {
        let design = Design {
            accent,
            ..Design::default()
        };
        let laid = lay(&document, design);
        let items = laid.pages.into_iter().flat_map(|page| page.items);
        let of = items.filter_map(|item| match item.draw {
            Draw::Text { run, paint, .. } => Some((run.text, paint)),
            Draw::Fill { .. } | Draw::Path { .. } => None,
        });
        of.collect::<Vec<_>>()
    };
    let (blue, plum) = (paints(Accent::Blue), paints(Accent::Plum));
    let of = |all: &[(String, report::document::Paint)], words: &str| {
        all.iter()
            .find(|(text, _)| text.trim() == words)
            .unwrap_or_else(|| panic!("{words:?} is not in {all:?}"))
            .1
    };
    assert_ne!(of(&blue, "A part"), of(&plum, "A part"));
    assert_eq!(of(&blue, "Words."), of(&plum, "Words."));
}

#[test]
fn without_a_cover_the_title_stands_above_the_contents() {
    let document = rich();
    let design = Design {
        cover: false,
        ..Design::default()
    };
    let (with, without) = (lay(&document, Design::default()), lay(&document, design));
    assert_eq!(without.pages.len() + 1, with.pages.len());
    let first: String = without.pages[0].items.iter().map(text_of).collect();
    assert!(first.starts_with(&document.title), "{first}");
    assert!(first.contains("Contents"), "{first}");
    assert!(first.contains("Page 1 of"), "{first}");
}

#[test]
fn a_card_that_is_a_little_too_long_is_set_more_densely() {
    let lines = |count| {
        let one = || paragraph("A line of this card.");
        short((0..count).map(|_| one()).collect())
    };
    let pages = |count| lay(&lines(count), Design::default());
    let most = (1..200)
        .find(|count| pages(*count).pages.len() > 1)
        .expect("it ends");
    let dense = pages(most - 1);
    assert!(dense.setup.scale < 1.0, "the last that fits is dense");
    let is_plain = |count| pages(count).setup.scale >= 1.0;
    assert!(is_plain(most), "what does not fit stays as it was");
    assert!(is_plain(10));
}

#[test]
fn a_heading_over_a_chart_alone_goes_with_it() {
    let mut document = short(vec![
        heading(1, "Only a chart"),
        figure(),
        heading(1, "Chart and words"),
        figure(),
        paragraph("Words."),
        heading(1, "Last"),
        figure(),
    ]);
    document.leave_out_figures();
    let titles: Vec<String> = document.headings().map(|one| one.text.to_plain()).collect();
    assert_eq!(titles, ["Chart and words"]);
    assert_eq!(document.blocks.len(), 2);
}
