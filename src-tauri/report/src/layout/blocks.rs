//! Blocks to rows: headings, paragraphs, lists, quotes, callouts, facts.

use std::collections::BTreeSet;
use std::sync::Arc;

use journal::domain::Typeface;
use uuid::Uuid;

use super::inline::Note;
use super::row::{Flow, Row};
use super::style::{
    BLOCK_GAP, BODY, CALLOUT_TITLE, INK, ITEM_GAP, LABEL, MUTED, PARAGRAPH_GAP, QUOTE, SERIF_SIZE,
    SMALL, accent, heading, tint,
};
use super::{Node, PageSetup, Tag};
use crate::document::{Block, Content, ListItem, Paint, Text};
use crate::text::{Fonts, Setting};

/// A box up to this length is read as one thing and stays on one page.
const MOST_LINES_KEPT: usize = 16;

/// Collects rows, the structure tree and the notes while it walks the document.
pub(super) struct Builder<'a> {
    pub fonts: &'a Fonts,
    pub setup: PageSetup,
    pub english: bool,
    pub nodes: Vec<Node>,
    pub rows: Vec<Row>,
    pub notes: Vec<Note>,
    /// The header rows of each table.
    pub table_headers: Vec<Row>,
    pub headings: Vec<HeadingMark>,
    pub missing: BTreeSet<char>,
    /// Of the block that is being set.
    pub sources: Arc<[Uuid]>,
}

pub(super) struct HeadingMark {
    pub level: u8,
    pub title: String,
    pub anchor: String,
}

impl<'a> Builder<'a> {
    pub(super) fn new(fonts: &'a Fonts, setup: PageSetup, language: &str) -> Self {
        Self {
            fonts,
            setup,
            english: language == "en" || language.starts_with("en-"),
            nodes: vec![Node {
                tag: Tag::Document,
                parent: 0,
            }],
            rows: Vec::new(),
            notes: Vec::new(),
            table_headers: Vec::new(),
            headings: Vec::new(),
            missing: BTreeSet::new(),
            sources: Arc::from([]),
        }
    }

    pub(super) fn node(&mut self, tag: Tag, parent: usize) -> usize {
        self.nodes.push(Node { tag, parent });
        self.nodes.len() - 1
    }

    pub(super) fn accent(&self) -> Paint {
        accent(self.setup.accent)
    }

    pub(super) fn width(&self) -> f32 {
        self.setup.text_width()
    }

    /// As the design and the language want it.
    pub(super) fn in_typeface(&self, setting: &Setting) -> Setting {
        let size = match self.setup.typeface {
            Typeface::Sans => 1.0,
            Typeface::Serif => SERIF_SIZE,
        };
        Setting {
            size: setting.size * size,
            hyphenate: setting.hyphenate && self.english,
            typeface: self.setup.typeface,
            ..*setting
        }
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for (place, block) in blocks.iter().enumerate() {
            self.sources = Arc::from(block.sources.as_slice());
            let first = self.rows.len();
            self.block(&block.content);
            let above = place.checked_sub(1).and_then(|above| blocks.get(above));
            if introduces(block, above, blocks.get(place + 1)) {
                for row in &mut self.rows[first..] {
                    row.keep = true;
                }
            }
            if is_told_wholly(block, above, blocks.get(place + 1))
                && let Some(last) = self.rows.last_mut()
            {
                last.keep = false;
            }
            for row in &mut self.rows[first..] {
                let item = row.of.and_then(|(_, item)| item);
                row.of = Some((place, item));
            }
        }
        self.sources = Arc::from([]);
    }

    fn block(&mut self, content: &Content) {
        match content {
            Content::Heading {
                level,
                text,
                anchor,
                new_page,
            } => self.heading(*level, text, anchor, *new_page),
            Content::Paragraph(text) => self.paragraph(text),
            Content::List { ordered, items } => self.list(*ordered, items),
            Content::Table(table) => self.table(table),
            Content::Figure(figure) => self.figure(figure),
            Content::Quote { text, attribution } => self.quote(text, attribution),
            Content::Callout { title, text } => self.callout(title, text),
            Content::Facts(facts) => self.facts(facts),
        }
    }

    fn heading(&mut self, level: u8, text: &Text, anchor: &str, new_page: bool) {
        let style = heading(level);
        let node = self.node(Tag::Heading(level.clamp(1, 4)), 0);
        let paint = style.paint.unwrap_or(self.accent());
        let inline = self.inline(text, &style.setting, self.width(), node, paint);
        let before = if self.follows_heading() {
            style.before * 0.5
        } else {
            style.before
        };
        let mut rows = inline.rows(style.setting.leading, 0.0, before);
        if rows.is_empty() {
            // A heading without text still has its place in the contents and the outline.
            rows.push(Row::of_height(style.setting.leading));
        }
        for row in &mut rows {
            row.keep = true;
            row.flow = Flow::Fixed;
        }
        if let Some(first) = rows.first_mut() {
            first.heading = Some(self.headings.len());
            first.new_page = new_page;
            self.headings.push(HeadingMark {
                level: level.clamp(1, 4),
                title: text.to_plain(),
                anchor: anchor.to_owned(),
            });
        }
        if let Some(last) = rows.last_mut() {
            last.height += style.after;
        }
        self.rows.append(&mut rows);
    }

    fn paragraph(&mut self, text: &Text) {
        let node = self.node(Tag::Paragraph, 0);
        let inline = self.inline(text, &BODY, self.width(), node, INK);
        // Right after a heading the heading's own distance is enough.
        let gap = if self.follows_heading() {
            0.0
        } else {
            PARAGRAPH_GAP
        };
        self.rows.append(&mut inline.rows(BODY.leading, 0.0, gap));
    }

    pub(super) fn follows_heading(&self) -> bool {
        self.rows.last().is_some_and(|row| row.keep)
    }

    fn list(&mut self, ordered: bool, items: &[ListItem]) {
        const INDENT: f32 = 16.0;
        let list = self.node(Tag::List { ordered }, 0);
        let block_sources = Arc::clone(&self.sources);
        let label_width = if items.len() > 9 {
            INDENT + 6.0
        } else {
            INDENT
        };
        for (index, item) in items.iter().enumerate() {
            if !item.sources.is_empty() {
                self.sources = Arc::from(item.sources.as_slice());
            }
            let node = self.node(Tag::ListItem, list);
            let label = if ordered {
                format!("{}.", index + 1)
            } else {
                "•".to_owned()
            };
            let gap = match (index, self.follows_heading()) {
                (0, true) => 0.0,
                (0, false) => PARAGRAPH_GAP,
                _ => ITEM_GAP,
            };
            let mut rows = self.labelled(&label, &item.text, label_width, node, gap);
            for row in &mut rows {
                row.of = Some((0, Some(index)));
            }
            // Neither the first nor the last stands alone on a page.
            let has_company = index == 0 || index + 2 == items.len();
            if let Some(last) = rows.last_mut().filter(|_| index + 1 < items.len()) {
                last.keep |= has_company;
            }
            self.rows.append(&mut rows);
            self.sources = Arc::clone(&block_sources);
        }
    }

    /// A list item: its label, and its text beside it.
    fn labelled(
        &mut self,
        label: &str,
        text: &Text,
        indent: f32,
        item: usize,
        gap: f32,
    ) -> Vec<Row> {
        let label_node = self.node(Tag::Label, item);
        let body_node = self.node(Tag::ListBody, item);
        let label = self.inline(&Text::plain(label), &LABEL, indent, label_node, MUTED);
        let body = self.inline(text, &BODY, self.width() - indent, body_node, INK);
        let mut rows = body.rows(BODY.leading, indent, gap);
        if rows.is_empty() {
            let mut row = Row::of_height(BODY.leading);
            row.before = gap;
            rows.push(row);
        }
        put_label(&mut rows, |row| label.place(0, 0.0, 0.0, row));
        rows
    }

    fn quote(&mut self, text: &Text, attribution: &Text) {
        const INDENT: f32 = 18.0;
        let quote = self.node(Tag::Quote, 0);
        let node = self.node(Tag::Paragraph, quote);
        let width = self.width() - 2.0 * INDENT;
        let inline = self.inline(text, &QUOTE, width, node, INK);
        let mut rows = inline.rows(QUOTE.leading, INDENT, 0.0);
        if !attribution.is_empty() {
            if let Some(last) = rows.last_mut() {
                last.keep = true;
            }
            let node = self.node(Tag::Paragraph, quote);
            let inline = self.inline(attribution, &SMALL, width, node, MUTED);
            rows.append(&mut inline.rows(SMALL.leading, INDENT, 2.0));
        }
        let accent = self.accent();
        self.framed(rows, 2.0, |row, height| {
            row.fill([0.0, 0.0, 2.0, height], accent, None, &Arc::from([]));
        });
    }

    fn callout(&mut self, title: &str, text: &Text) {
        const INDENT: f32 = 14.0;
        let remark = self.node(Tag::Remark, 0);
        let width = self.width() - 2.0 * INDENT;
        let mut rows = Vec::new();
        if !title.is_empty() {
            let node = self.node(Tag::Paragraph, remark);
            let title = Text::plain(title);
            let inline = self.inline(&title, &CALLOUT_TITLE, width, node, self.accent());
            rows = inline.rows(CALLOUT_TITLE.leading, INDENT, 0.0);
            for row in &mut rows {
                row.keep = true;
            }
        }
        let node = self.node(Tag::Paragraph, remark);
        let inline = self.inline(text, &BODY, width, node, INK);
        rows.append(&mut inline.rows(BODY.leading, INDENT, 0.0));
        let before_last = rows.len().saturating_sub(1);
        if rows.len() <= MOST_LINES_KEPT {
            for row in &mut rows[..before_last] {
                row.keep = true;
            }
        }
        let full = self.width();
        let (accent, tint) = (self.accent(), tint(self.setup.accent));
        self.framed(rows, 9.0, |row, height| {
            row.fill([0.0, 0.0, full, height], tint, None, &Arc::from([]));
            row.fill([0.0, 0.0, 2.0, height], accent, None, &Arc::from([]));
        });
    }

    /// Draws a frame behind each row, so that it follows its text over a page break.
    fn framed(&mut self, mut rows: Vec<Row>, padding: f32, frame: impl Fn(&mut Row, f32)) {
        let count = rows.len();
        for (index, row) in rows.iter_mut().enumerate() {
            let above = if index == 0 { padding } else { row.before };
            let below = if index + 1 == count { padding } else { 0.0 };
            let content = std::mem::take(&mut row.items);
            row.height += above + below;
            row.before = if index == 0 { BLOCK_GAP } else { 0.0 };
            row.flow = Flow::Passing;
            frame(row, row.height);
            row.items
                .extend(content.into_iter().map(|item| item.moved(0.0, above)));
        }
        self.rows.append(&mut rows);
        self.gap(BLOCK_GAP - PARAGRAPH_GAP);
    }

    pub(super) fn gap(&mut self, height: f32) {
        self.rows.push(Row::gap(height));
    }
}

/// Between a heading and one below it: both would stand over an empty page, if what they announce began on the next.
fn introduces(block: &Block, above: Option<&Block>, next: Option<&Block>) -> bool {
    let is_below = || Some(next?.heading()?.level > above?.heading()?.level);
    matches!(block.content, Content::Paragraph(_)) && is_below() == Some(true)
}

/// Whether facts are all that stands under their heading: they go with nothing that comes behind them. A chain of such
/// would be longer than a page, and break wherever it is.
fn is_told_wholly(block: &Block, above: Option<&Block>, next: Option<&Block>) -> bool {
    let is_beside = || Some(next?.heading()?.level <= above?.heading()?.level);
    matches!(block.content, Content::Facts(_)) && is_beside() == Some(true)
}

/// The label comes before the text of its row, in painting and in reading order.
pub(super) fn put_label(rows: &mut [Row], place: impl Fn(&mut Row)) {
    let Some(first) = rows.first_mut() else {
        return;
    };
    let body = std::mem::take(&mut first.items);
    place(first);
    first.items.extend(body);
}

/// A rule across the text area at the top of a row.
pub(super) fn rule(row: &mut Row, y: f32, width: f32, thickness: f32, paint: Paint) {
    row.fill([0.0, y, width, thickness], paint, None, &Arc::from([]));
}
