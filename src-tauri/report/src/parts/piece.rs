//! What of a block can be changed by itself.

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Part, PartKind};
use crate::check::text_of;
use crate::document::{Block, Content, Text};

/// What can be changed of a block: itself, or each item of a list.
pub(super) struct Piece<'a> {
    text: String,
    kind: PartKind,
    may_reword: bool,
    sources: &'a [Uuid],
    pub item: Option<usize>,
}

impl Piece<'_> {
    pub fn part(&self, section: String, place: u32, depth: u8) -> Part {
        Part {
            section,
            place,
            was: digest(&self.text),
            kind: self.kind,
            depth,
            original: self.text.clone(),
            words: None,
            left_out: false,
            hidden: false,
            moved_on: None,
            may_reword: self.may_reword,
            sources: self.sources.to_vec(),
            block: None,
            item: None,
        }
    }
}

pub(super) fn pieces(block: &Block) -> Vec<Piece<'_>> {
    let whole = |kind, may_reword| {
        vec![Piece {
            text: text_of(block),
            kind,
            may_reword,
            sources: &block.sources,
            item: None,
        }]
    };
    match &block.content {
        Content::Heading { text, .. } => whole(PartKind::Heading, may_reword(text)),
        Content::Paragraph(text) => whole(PartKind::Paragraph, may_reword(text)),
        Content::Table(_) => whole(PartKind::Table, false),
        Content::Figure(_) => whole(PartKind::Figure, false),
        Content::Quote { .. } => whole(PartKind::Quote, false),
        Content::Callout { .. } => whole(PartKind::Remark, false),
        Content::Facts(_) => whole(PartKind::Facts, false),
        Content::List { items, .. } => items
            .iter()
            .enumerate()
            .map(|(index, item)| Piece {
                text: item.text.to_plain(),
                kind: PartKind::Item,
                may_reword: may_reword(&item.text),
                sources: if item.sources.is_empty() {
                    &block.sources
                } else {
                    &item.sources
                },
                item: Some(index),
            })
            .collect(),
    }
}

pub(super) fn level_of(content: &Content) -> Option<u8> {
    if let Content::Heading { level, .. } = content {
        Some(*level)
    } else {
        None
    }
}

/// A link would be lost.
fn may_reword(text: &Text) -> bool {
    text.0.iter().all(|span| span.link.is_none())
}

fn digest(text: &str) -> String {
    format!("{:x}", Sha256::digest(text.as_bytes()))
}
