//! A paper part by part, and the changes that a packet makes to it. What the paper was made from stays as it is.
//!
//! A part is a heading with what is under it, a block, or an item of a list. It is known again by the heading that it
//! stands under and its words, or, where the words are others by now, by its place there.

mod mend;
mod piece;

use std::collections::HashMap;

use journal::domain::PartEdit;
use serde::Serialize;
use uuid::Uuid;

use crate::document::{Block, Content, Document, ListItem, Span, Style, Text};
use crate::project::Projected;
use piece::{level_of, pieces};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Part {
    /// The three by which a `PartEdit` knows it.
    pub section: String,
    pub place: u32,
    pub was: String,
    pub kind: PartKind,
    /// Of the headings above it: 0 for what stands under none.
    pub depth: u8,
    /// As it was made.
    pub original: String,
    /// What this packet says instead.
    pub words: Option<String>,
    pub left_out: bool,
    /// A heading above it is left out.
    pub hidden: bool,
    /// The digest under which its change knew it, where it says something else by now.
    pub moved_on: Option<String>,
    /// Whether other words may stand in its place: not where they are someone else's, or figures.
    pub may_reword: bool,
    pub sources: Vec<Uuid>,
    /// Of the paper as it is printed; none where it is not in it.
    pub block: Option<u32>,
    pub item: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    Heading,
    Paragraph,
    Item,
    Table,
    Figure,
    Quote,
    Remark,
    Facts,
}

/// A paper with a packet's changes, and all of its parts: those that are left out too.
#[derive(Debug, Clone, PartialEq)]
pub struct Edited {
    pub document: Document,
    pub parts: Vec<Part>,
}

/// The words of the changes must have gone through `Projected::redact_edits`.
pub fn edited(document: Document, edits: &[PartEdit], projected: &Projected) -> Edited {
    let mut parts = Parts::of(&document, projected);
    parts.apply(edits);
    parts.hide();
    parts.print(document)
}

/// A part and where it stands in the paper as it was made.
struct Found {
    part: Part,
    block: usize,
    item: Option<usize>,
    /// Of a heading.
    level: Option<u8>,
}

struct Parts(Vec<Found>);

/// The headings above a block, the innermost last.
#[derive(Default)]
struct Above(Vec<(u8, String)>);

impl Above {
    fn enter(&mut self, level: u8, section: String) {
        self.0.retain(|(above, _)| *above < level);
        self.0.push((level, section));
    }

    fn section(&self) -> String {
        self.0
            .last()
            .map(|(_, name)| name.clone())
            .unwrap_or_default()
    }

    fn depth(&self) -> u8 {
        u8::try_from(self.0.len()).unwrap_or(u8::MAX)
    }
}

impl Parts {
    fn of(document: &Document, projected: &Projected) -> Self {
        let mut parts = Vec::new();
        let mut above = Above::default();
        let mut places: HashMap<String, u32> = HashMap::new();
        for (block, of) in document.blocks.iter().enumerate() {
            let level = level_of(&of.content);
            if let Content::Heading { level, anchor, .. } = &of.content {
                above.enter(*level, named(anchor, &of.sources, projected));
            }
            let depth = above.depth() - u8::from(level.is_some());
            for piece in pieces(of) {
                let section = above.section();
                let place = places.entry(section.clone()).or_default();
                parts.push(Found {
                    part: piece.part(section, *place, depth),
                    item: piece.item,
                    block,
                    level,
                });
                *place += 1;
            }
        }
        Self(parts)
    }

    /// By the words first, so that a change goes with them to another place.
    fn apply(&mut self, edits: &[PartEdit]) {
        let mut left: Vec<&PartEdit> = edits.iter().collect();
        for found in &mut self.0 {
            let is_it =
                |edit: &&PartEdit| edit.section == found.part.section && edit.was == found.part.was;
            if let Some(at) = left.iter().position(is_it) {
                found.part.take(left.remove(at));
            }
        }
        for found in &mut self.0 {
            let part = &mut found.part;
            let is_changed = part.words.is_some() || part.left_out;
            let is_there =
                |edit: &&PartEdit| edit.section == part.section && edit.place == part.place;
            if let Some(at) = left.iter().position(is_there).filter(|_| !is_changed) {
                let edit = left.remove(at);
                part.take(edit);
                part.moved_on = Some(edit.was.clone());
            }
        }
    }

    /// What stands under a heading goes with it.
    fn hide(&mut self) {
        let mut under: Option<u8> = None;
        for found in &mut self.0 {
            if let Some(level) = found.level
                && under.is_some_and(|above| level <= above)
            {
                under = None;
            }
            found.part.hidden = under.is_some();
            if let (Some(level), None, true) = (found.level, under, found.part.left_out) {
                under = Some(level);
            }
        }
    }

    fn print(mut self, document: Document) -> Edited {
        let printed = |found: &Found| !found.part.left_out && !found.part.hidden;
        let mut blocks: Vec<(usize, Block)> = Vec::new();
        for (place, block) in document.blocks.into_iter().enumerate() {
            let of_block = self.0.iter().filter(|found| found.block == place);
            let kept: Vec<&Found> = of_block.filter(|found| printed(found)).collect();
            if !kept.is_empty() {
                blocks.push((place, changed(block, &kept)));
            }
        }
        let dropped = mend::drop_empty_headings(&mut blocks, &self.headings_without_content());
        for found in &mut self.0 {
            let at = blocks.iter().position(|(place, _)| *place == found.block);
            found.part.block = at
                .filter(|_| !found.part.left_out && !found.part.hidden)
                .and_then(|at| u32::try_from(at).ok());
            found.part.hidden |= dropped.contains(&found.block);
        }
        self.number_items();
        let mut document = Document {
            blocks: blocks.into_iter().map(|(_, block)| block).collect(),
            ..document
        };
        mend::links(&mut document);
        let parts = self.0.into_iter().map(|found| found.part).collect();
        Edited { document, parts }
    }

    /// Headings that had nothing under them from the beginning stay.
    fn headings_without_content(&self) -> Vec<usize> {
        let mut bare = Vec::new();
        for (at, found) in self.0.iter().enumerate() {
            let Some(level) = found.level else { continue };
            let mut under = self.0[at + 1..]
                .iter()
                .take_while(|other| other.level.is_none_or(|below| below > level));
            if under.all(|other| other.level.is_some()) {
                bare.push(found.block);
            }
        }
        bare
    }

    /// Items count anew in each list, without those that are left out.
    fn number_items(&mut self) {
        let mut list = (usize::MAX, 0);
        for found in &mut self.0 {
            if found.item.is_none() || found.part.block.is_none() {
                continue;
            }
            if list.0 != found.block {
                list = (found.block, 0);
            }
            found.part.item = Some(list.1);
            list.1 += 1;
        }
    }
}

impl Part {
    fn take(&mut self, edit: &PartEdit) {
        self.words = edit.words.clone().filter(|_| self.may_reword);
        self.left_out = edit.left_out;
    }
}

fn changed(block: Block, kept: &[&Found]) -> Block {
    let words = |found: Option<&&Found>| found.and_then(|found| found.part.words.clone());
    let reworded = |text: Text| match words(kept.first()) {
        Some(words) => text_with(&text, &words),
        None => text,
    };
    let content = match block.content {
        Content::Heading {
            level,
            text,
            anchor,
            new_page,
        } => Content::Heading {
            level,
            text: reworded(text),
            anchor,
            new_page,
        },
        Content::Paragraph(text) => Content::Paragraph(reworded(text)),
        Content::List { ordered, items } => Content::List {
            ordered,
            items: items
                .into_iter()
                .enumerate()
                .filter_map(|(index, item)| {
                    let found = kept.iter().find(|found| found.item == Some(index))?;
                    Some(match words(Some(found)) {
                        Some(words) => ListItem {
                            text: text_with(&item.text, &words),
                            ..item
                        },
                        None => item,
                    })
                })
                .collect(),
        },
        other @ (Content::Table(_)
        | Content::Figure(_)
        | Content::Quote { .. }
        | Content::Callout { .. }
        | Content::Facts(_)) => other,
    };
    Block { content, ..block }
}

/// Other words, with the receipts of those that stood there; what began in bold and still begins so stays bold.
fn text_with(was: &Text, words: &str) -> Text {
    let mut spans = Vec::new();
    let bold = was.0.first().filter(|span| span.style == Style::Strong);
    match bold.and_then(|span| Some((span, words.strip_prefix(span.text.as_str())?))) {
        Some((span, rest)) => {
            spans.push(Span {
                footnote: None,
                ..span.clone()
            });
            spans.extend(Text::plain(rest).0);
        }
        None => spans.extend(Text::plain(words).0),
    }
    let receipts = was.0.iter().filter_map(|span| span.footnote.clone());
    spans.extend(receipts.map(|footnote| Span {
        footnote: Some(footnote),
        ..Span::default()
    }));
    let anchor = was.0.first().and_then(|span| span.anchor.clone());
    if let (Some(first), Some(_)) = (spans.first_mut(), &anchor) {
        first.anchor = anchor;
    }
    Text(spans)
}

/// The anchor without what changes with another order of the stories, and with the incident that it tells of.
fn named(anchor: &str, sources: &[Uuid], projected: &Projected) -> String {
    let numbered = anchor.strip_prefix("incident-").and_then(|rest| {
        let digits = rest.split('-').next()?;
        let place: usize = digits.parse().ok()?;
        let incident = projected
            .incidents()
            .iter()
            .find(|one| one.place == place)?;
        Some(format!("{}{}", incident.id, &rest[digits.len()..]))
    });
    let of_one = || {
        let [only] = sources else { return None };
        let incident = projected.incidents().iter().find(|one| one.id.0 == *only)?;
        Some(format!("{}-{anchor}", incident.id))
    };
    numbered
        .or_else(of_one)
        .unwrap_or_else(|| anchor.to_owned())
}
