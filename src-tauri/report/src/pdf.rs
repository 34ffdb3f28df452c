//! Positioned items to the bytes of a PDF file.
//!
//! printpdf writes the operators of each page; fonts, structure tree, outline, links and metadata are written
//! through lopdf, because printpdf would embed whole fonts and knows neither structure nor nested outlines.

mod compact;
mod content;
mod finish;
mod fonts;
mod links;
mod outline;
mod structure;

use std::borrow::Borrow;

use chrono::{DateTime, NaiveDate};
use lopdf::{Dictionary, Object};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions, Pt, Rect};

use crate::document::{Document, Figure};
use crate::error::ReportError;
use crate::layout::{Laid, Page, PageSetup, figure_page, layout};
use crate::text::Fonts;
use content::{Canvas, States};
use fonts::FontTable;
use structure::Tree;

/// So many pages are printed at a time: as operators, which take many times the space of the packed bytes.
const AT_ONCE: usize = 16;

/// Makes the PDF; refuses, by name, characters that no font can draw.
pub fn pdf(document: &Document, fonts: &Fonts, setup: PageSetup) -> Result<Vec<u8>, ReportError> {
    write_away(document, layout(document, fonts, setup), fonts)
}

/// One figure on a page of its own size.
pub fn figure(figure: &Figure, fonts: &Fonts) -> Result<Vec<u8>, ReportError> {
    let document = Document {
        title: figure.caption.to_plain(),
        subtitle: String::new(),
        author: String::new(),
        language: "en".to_owned(),
        dated: NaiveDate::default(),
        created: DateTime::UNIX_EPOCH,
        cover_lines: Vec::new(),
        contents: false,
        blocks: Vec::new(),
    };
    write_away(&document, figure_page(figure, fonts), fonts)
}

/// The PDF of a document that is already laid out.
pub fn write(document: &Document, laid: &Laid, fonts: &Fonts) -> Result<Vec<u8>, ReportError> {
    finish::save(assembled(document, laid, laid.pages.iter(), fonts)?)
}

/// The same of pages that nobody needs any more: each is gone once it is printed, so that a long paper never lies in
/// memory twice.
pub fn write_away(
    document: &Document,
    mut laid: Laid,
    fonts: &Fonts,
) -> Result<Vec<u8>, ReportError> {
    let pages = std::mem::take(&mut laid.pages);
    let file = assembled(document, &laid, pages.into_iter(), fonts)?;
    drop(laid);
    finish::save(file)
}

/// `pages` are those of `laid`.
fn assembled(
    document: &Document,
    laid: &Laid,
    mut pages: impl ExactSizeIterator<Item: Borrow<Page>>,
    fonts: &Fonts,
) -> Result<lopdf::Document, ReportError> {
    if !laid.missing.is_empty() {
        return Err(ReportError::MissingCharacters(laid.missing.clone()));
    }
    let mut table = FontTable::new(fonts);
    let mut states = States::default();
    let mut tree = Tree::new(&laid.nodes);
    let count = pages.len();
    let mut contents = Vec::with_capacity(count);
    let mut links = Vec::with_capacity(count);
    while contents.len() < count {
        let first = contents.len();
        let printed = (first..).zip(pages.by_ref().take(AT_ONCE));
        let printed = printed.map(|(index, page)| {
            let page = page.borrow();
            links.push(links::areas(page, laid));
            let height = laid.setup.height;
            let mut canvas = Canvas::new(height, index, &mut table, &mut states, &mut tree);
            for item in &page.items {
                canvas.item(item);
            }
            printed_page(laid.setup, canvas.finish())
        });
        let mut file = printed_file(document, printed.collect());
        contents.append(&mut finish::take_contents(&mut file)?);
    }
    let empty = (0..count).map(|_| printed_page(laid.setup, Vec::new()));
    let mut file = printed_file(document, empty.collect());
    finish::put_contents(&mut file, contents)?;
    let resources = Dictionary::from_iter([
        ("Font", Object::Dictionary(table.embed(&mut file)?)),
        ("ExtGState", Object::Dictionary(states.dictionary())),
    ]);
    finish::finish(file, document, laid, &links, tree, resources)
}

fn printed_file(document: &Document, pages: Vec<PdfPage>) -> lopdf::Document {
    let mut printed = PdfDocument::new(&document.title);
    printed.pages = pages;
    // "secure" would drop the path operators, which printpdf passes through as they are.
    let options = PdfSaveOptions {
        secure: false,
        optimize: false,
        ..PdfSaveOptions::default()
    };
    printed.to_lopdf_document(&options, &mut Vec::new())
}

fn printed_page(setup: PageSetup, ops: Vec<printpdf::Op>) -> PdfPage {
    let paper = Rect::from_wh(Pt(setup.width), Pt(setup.height));
    PdfPage {
        media_box: paper.clone(),
        trim_box: paper.clone(),
        crop_box: paper,
        ops,
    }
}
