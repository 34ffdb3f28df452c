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

/// Makes the PDF; refuses, by name, characters that no font can draw.
pub fn pdf(document: &Document, fonts: &Fonts, setup: PageSetup) -> Result<Vec<u8>, ReportError> {
    write(document, &layout(document, fonts, setup), fonts)
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
    write(&document, &figure_page(figure, fonts), fonts)
}

/// The PDF of a document that is already laid out.
pub fn write(document: &Document, laid: &Laid, fonts: &Fonts) -> Result<Vec<u8>, ReportError> {
    if !laid.missing.is_empty() {
        return Err(ReportError::MissingCharacters(laid.missing.clone()));
    }
    let mut table = FontTable::new(fonts);
    let mut states = States::default();
    let mut tree = Tree::new(&laid.nodes);
    let mut pages = Vec::with_capacity(laid.pages.len());
    for (index, page) in laid.pages.iter().enumerate() {
        let mut canvas = Canvas::new(laid.setup.height, index, &mut table, &mut states, &mut tree);
        for item in &page.items {
            canvas.item(item);
        }
        pages.push(printed_page(laid.setup, canvas.finish()));
    }
    let mut printed = PdfDocument::new(&document.title);
    printed.pages = pages;
    // "secure" would drop the path operators, which printpdf passes through as they are.
    let options = PdfSaveOptions {
        secure: false,
        optimize: false,
        ..PdfSaveOptions::default()
    };
    let mut file = printed.to_lopdf_document(&options, &mut Vec::new());
    let resources = Dictionary::from_iter([
        ("Font", Object::Dictionary(table.embed(&mut file)?)),
        ("ExtGState", Object::Dictionary(states.dictionary())),
    ]);
    finish::finish(file, document, laid, tree, resources)
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
