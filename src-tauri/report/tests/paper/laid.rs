//! A document on its pages, and what stands where.

use crate::sample::{self};
use crate::tools::fonts;
use report::document::{Block, Document};
use report::layout::{Draw, Item, Page};
use report::{Laid, PageSetup, layout};

pub fn lay(document: &Document) -> Laid {
    layout(document, fonts(), PageSetup::A4)
}

pub fn text_of(item: &Item) -> &str {
    match &item.draw {
        Draw::Text { run, .. } => &run.text,
        Draw::Fill { .. } | Draw::Path { .. } => "",
    }
}

/// The text of a page that is content, not decoration.
pub fn content_of(page: &Page) -> String {
    page.items
        .iter()
        .filter(|item| item.node.is_some())
        .map(text_of)
        .collect()
}

pub fn baseline(item: &Item) -> Option<f32> {
    match &item.draw {
        Draw::Text { y, .. } => Some(*y),
        Draw::Fill { .. } | Draw::Path { .. } => None,
    }
}

/// Without cover and contents, so that the first page is the first page of text.
pub fn short(blocks: Vec<Block>) -> Document {
    Document {
        contents: false,
        cover_lines: Vec::new(),
        ..sample::document(blocks)
    }
}
