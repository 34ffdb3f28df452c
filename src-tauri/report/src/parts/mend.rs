//! What must not be left behind where parts were taken out: a heading over nothing, a link to nowhere.

use std::collections::HashSet;

use crate::document::{Block, Content, Document, Link, Span, Text};

/// Takes out headings that have nothing under them any more; returns their places in the paper as it was made.
pub fn drop_empty_headings(blocks: &mut Vec<(usize, Block)>, bare: &[usize]) -> Vec<usize> {
    let mut dropped = Vec::new();
    // From the end, so that a heading over empty headings goes too.
    for at in (0..blocks.len()).rev() {
        let (place, block) = &blocks[at];
        let Content::Heading { level, .. } = block.content else {
            continue;
        };
        let under = blocks.get(at + 1).is_some_and(|(_, next)| {
            !matches!(next.content, Content::Heading { level: below, .. } if below <= level)
        });
        if !under && !bare.contains(place) {
            dropped.push(*place);
            blocks.remove(at);
        }
    }
    dropped
}

/// Links to what is gone become plain words; where these only lead there, they go too.
pub fn links(document: &mut Document) {
    let headings = document.headings();
    let mut there: HashSet<String> = headings.map(|one| one.anchor.to_owned()).collect();
    each_text(document, |text| {
        there.extend(text.0.iter().filter_map(|span| span.anchor.clone()));
    });
    each_text(document, |text| unlink(text, &there));
}

fn each_text(document: &mut Document, mut of: impl FnMut(&mut Text)) {
    for block in &mut document.blocks {
        match &mut block.content {
            Content::Heading { text, .. }
            | Content::Paragraph(text)
            | Content::Callout { text, .. } => of(text),
            Content::Quote { text, attribution } => {
                of(text);
                of(attribution);
            }
            Content::List { items, .. } => items.iter_mut().for_each(|item| of(&mut item.text)),
            Content::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.for_each(&mut of);
            }
            Content::Facts(facts) => facts.iter_mut().for_each(|fact| of(&mut fact.value)),
            Content::Figure(_) => {}
        }
    }
}

/// The notes of a text have links of their own.
fn unlink(text: &mut Text, there: &HashSet<String>) {
    let is_gone =
        |span: &Span| matches!(&span.link, Some(Link::Pointer(anchor)) if !there.contains(anchor));
    text.0.retain(|span| !is_gone(span));
    for span in &mut text.0 {
        if matches!(&span.link, Some(Link::Internal(anchor)) if !there.contains(anchor)) {
            span.link = None;
        }
        if let Some(note) = &mut span.footnote {
            unlink(note, there);
        }
    }
}
