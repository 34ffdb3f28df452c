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
use crate::layout::{Laid, PageSetup, figure_page, layout};
use crate::text::Fonts;
use content::{Canvas, States};
use fonts::FontTable;
use structure::Tree;

/// So many pages are printed at a time: as operators, which take many times the space of the packed bytes.
const AT_ONCE: usize = 16;

/// Makes the PDF; refuses, by name, characters that no font can draw.
pub fn pdf(document: &Document, fonts: &Fonts, setup: PageSetup) -> Result<Vec<u8>, ReportError> {
    write(document, layout(document, fonts, setup), fonts)
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
    write(&document, figure_page(figure, fonts), fonts)
}

/// The PDF of a document that is already laid out. Pages that nobody needs any more are given away: they are gone before
/// the file is written.
pub fn write(
    document: &Document,
    laid: impl Borrow<Laid>,
    fonts: &Fonts,
) -> Result<Vec<u8>, ReportError> {
    let file = assembled(document, laid.borrow(), fonts)?;
    drop(laid);
    finish::save(file)
}

fn assembled(
    document: &Document,
    laid: &Laid,
    fonts: &Fonts,
) -> Result<lopdf::Document, ReportError> {
    if !laid.missing.is_empty() {
        return Err(ReportError::MissingCharacters(laid.missing.clone()));
    }
    let mut table = FontTable::new(fonts);
    let mut states = States::default();
    let mut tree = Tree::new(&laid.nodes);
    let mut contents = Vec::with_capacity(laid.pages.len());
    for (part, pages) in laid.pages.chunks(AT_ONCE).enumerate() {
        let printed = pages.iter().enumerate().map(|(place, page)| {
            let index = part * AT_ONCE + place;
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
    let empty = laid
        .pages
        .iter()
        .map(|_| printed_page(laid.setup, Vec::new()));
    let mut file = printed_file(document, empty.collect());
    finish::put_contents(&mut file, contents)?;
    let resources = Dictionary::from_iter([
        ("Font", Object::Dictionary(table.embed(&mut file)?)),
        ("ExtGState", Object::Dictionary(states.dictionary())),
    ]);
    finish::finish(file, document, laid, tree, resources)
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
