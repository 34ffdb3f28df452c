//! Cover, contents page and footers: what stands around the blocks.

use std::sync::Arc;

use super::blocks::{Builder, rule};
use super::row::Row;
use super::style::{
    ACCENT, CONTENTS, CONTENTS_TOP, COVER_LINE, COVER_SUBTITLE, COVER_TITLE, FOOTER, HAIRLINE,
    HAIRLINE_WIDTH, INK, MUTED, heading,
};
use super::{Item, Page, PlacedHeading, Tag};
use crate::document::{Block, Content, Document, Link, Paint, Style, Text};
use crate::text::{Setting, TextAlign};

/// Headings down to this level are listed.
const DEEPEST_LISTED: u8 = 3;
/// Kept free for page numbers.
const NUMBER_WIDTH: f32 = 32.0;
/// Where the text of the cover begins, as a share of the page's height.
const COVER_TOP: f32 = 0.24;

/// Everything before the body, page numbers still to come.
pub(super) struct Front {
    cover: Option<Page>,
    /// Pages of contents lines: their top, the height of the row, and which heading they list.
    contents: Vec<Vec<ContentsLine>>,
}

struct ContentsLine {
    row: Row,
    top: f32,
    /// Index among all headings; none for the title of the page.
    heading: Option<(usize, usize, Setting)>,
}

impl Front {
    pub(super) fn pages(&self) -> usize {
        usize::from(self.cover.is_some()) + self.contents.len()
    }
}

impl Builder<'_> {
    /// A paper without cover lines and contents is short: its title stands above its text instead of on a cover.
    pub(super) fn front(&mut self, document: &Document) -> Front {
        let covered = document.contents || !document.cover_lines.is_empty();
        if !covered {
            self.title_block(document);
        }
        let cover = covered.then(|| self.cover(document));
        let contents = if document.contents {
            self.contents(&document.blocks)
        } else {
            Vec::new()
        };
        Front { cover, contents }
    }

    fn title_block(&mut self, document: &Document) {
        let by = [document.author.clone(), date_of(document)].join(" · ");
        let lines = [
            (
                document.title.as_str(),
                COVER_SUBTITLE,
                ACCENT,
                Style::Strong,
            ),
            (document.subtitle.as_str(), COVER_LINE, INK, Style::Plain),
            (by.trim_start_matches(" · "), FOOTER, MUTED, Style::Plain),
        ];
        for (index, (text, setting, paint, style)) in lines.into_iter().enumerate() {
            let tag = if index == 0 {
                Tag::Title
            } else {
                Tag::Paragraph
            };
            let node = self.node(tag, 0);
            let setting = Setting { style, ..setting };
            let inline = self.inline(&Text::plain(text), &setting, self.width(), node, paint);
            self.rows
                .append(&mut inline.rows(setting.leading, 0.0, 2.0));
        }
        self.gap(heading(1).after);
    }

    fn cover(&mut self, document: &Document) -> Page {
        let mut row = Row::default();
        let mut y = self.setup.height * COVER_TOP;
        row.fill([0.0, y - 26.0, 44.0, 4.0], ACCENT, None, &Arc::from([]));
        self.cover_text(
            &mut row,
            &mut y,
            &document.title,
            &COVER_TITLE,
            ACCENT,
            Tag::Title,
        );
        y += 8.0;
        self.cover_text(
            &mut row,
            &mut y,
            &document.subtitle,
            &COVER_SUBTITLE,
            INK,
            Tag::Paragraph,
        );
        y += 26.0;
        for line in &document.cover_lines {
            self.cover_text(&mut row, &mut y, line, &COVER_LINE, MUTED, Tag::Paragraph);
        }
        let mut foot = self.setup.height - self.setup.bottom - 2.0 * COVER_LINE.leading;
        foot = foot.max(y + COVER_LINE.leading);
        rule(
            &mut row,
            foot - 12.0,
            self.width(),
            HAIRLINE_WIDTH,
            HAIRLINE,
        );
        let strong = Setting {
            style: Style::Strong,
            ..COVER_LINE
        };
        self.cover_text(
            &mut row,
            &mut foot,
            &document.author,
            &strong,
            INK,
            Tag::Paragraph,
        );
        let date = date_of(document);
        self.cover_text(
            &mut row,
            &mut foot,
            &date,
            &COVER_LINE,
            MUTED,
            Tag::Paragraph,
        );
        let side = self.setup.side;
        Page {
            items: row
                .items
                .into_iter()
                .map(|item| item.moved(side, 0.0))
                .collect(),
        }
    }

    fn cover_text(
        &mut self,
        row: &mut Row,
        y: &mut f32,
        text: &str,
        setting: &Setting,
        paint: Paint,
        tag: Tag,
    ) {
        if text.is_empty() {
            return;
        }
        let node = self.node(tag, 0);
        let inline = self.inline(&Text::plain(text), setting, self.width(), node, paint);
        for line in 0..inline.lines.len() {
            inline.place(line, 0.0, *y, row);
            *y += setting.leading;
        }
    }

    /// Sets the list of headings without page numbers: how many pages it takes does not depend on them.
    fn contents(&mut self, blocks: &[Block]) -> Vec<Vec<ContentsLine>> {
        let mut lines = self.contents_title();
        let list = self.node(Tag::Contents, 0);
        for (index, (level, text, anchor)) in headings(blocks).enumerate() {
            if level <= DEEPEST_LISTED {
                let top_level = level == 1;
                lines.append(&mut self.contents_entry(list, index, level, text, anchor, top_level));
            }
        }
        break_contents(lines, self.setup.text_height())
    }

    fn contents_title(&mut self) -> Vec<ContentsLine> {
        let style = heading(1);
        let node = self.node(Tag::Paragraph, 0);
        let inline = self.inline(
            &Text::plain("Contents"),
            &style.setting,
            self.width(),
            node,
            style.paint,
        );
        let mut lines = Vec::new();
        for mut row in inline.rows(style.setting.leading, 0.0, 0.0) {
            row.height += style.after;
            lines.push(ContentsLine {
                row,
                top: 0.0,
                heading: None,
            });
        }
        lines
    }

    fn contents_entry(
        &mut self,
        list: usize,
        index: usize,
        level: u8,
        text: &Text,
        anchor: &str,
        top_level: bool,
    ) -> Vec<ContentsLine> {
        let indent = f32::from(level - 1) * 16.0;
        let setting = if top_level { CONTENTS_TOP } else { CONTENTS };
        let item = self.node(Tag::ContentsItem, list);
        let link = self.node(Tag::Link(Link::Internal(anchor.to_owned())), item);
        let plain = Text::plain(text.to_plain());
        let width = self.width() - indent - NUMBER_WIDTH;
        let inline = self.inline(&plain, &setting, width, link, INK);
        let mut rows = inline.rows(
            setting.leading + 1.0,
            indent,
            if top_level { 8.0 } else { 0.0 },
        );
        let numbered = rows.len().saturating_sub(1);
        rows.drain(..)
            .enumerate()
            .map(|(line, row)| ContentsLine {
                row,
                top: 0.0,
                heading: (line == numbered).then_some((index, link, setting)),
            })
            .collect()
    }

    /// Writes the page numbers into the contents, now that they are known.
    pub(super) fn finish_front(&mut self, front: Front, placed: &[PlacedHeading]) -> Vec<Page> {
        let mut pages: Vec<Page> = front.cover.into_iter().collect();
        for lines in front.contents {
            let mut page = Page::default();
            for mut line in lines {
                if let Some((index, link, setting)) = line.heading
                    && let Some(heading) = placed.get(index)
                {
                    self.page_number(&mut line.row, heading.page + 1, link, setting);
                }
                let (side, top) = (self.setup.side, self.setup.top + line.top);
                page.items
                    .extend(line.row.items.into_iter().map(|item| item.moved(side, top)));
            }
            pages.push(page);
        }
        pages
    }

    fn page_number(&mut self, row: &mut Row, number: usize, link: usize, setting: Setting) {
        let setting = Setting {
            align: TextAlign::Right,
            ..setting
        };
        let text = Text::plain(number.to_string());
        let inline = self.inline(&text, &setting, NUMBER_WIDTH, link, INK);
        inline.place(0, self.width() - NUMBER_WIDTH, 0.0, row);
    }

    /// The title and "Page n of m" at the foot of every page but the cover.
    pub(super) fn footers(&mut self, document: &Document, pages: &mut [Page]) {
        let covered = document.contents || !document.cover_lines.is_empty();
        let total = pages.len();
        let (side, width) = (self.setup.side, self.width());
        let top = self.setup.height - self.setup.bottom + 26.0;
        let title = self.inline(
            &Text::plain(document.title.as_str()),
            &FOOTER,
            width * 0.75,
            0,
            MUTED,
        );
        for (index, page) in pages.iter_mut().enumerate().skip(usize::from(covered)) {
            let mut row = Row::default();
            rule(&mut row, 0.0, width, HAIRLINE_WIDTH, HAIRLINE);
            title.place(0, 0.0, 7.0, &mut row);
            let setting = Setting {
                align: TextAlign::Right,
                ..FOOTER
            };
            let number = Text::plain(format!("Page {} of {total}", index + 1));
            let inline = self.inline(&number, &setting, width * 0.25, 0, MUTED);
            inline.place(0, width * 0.75, 7.0, &mut row);
            page.items.extend(
                row.items
                    .iter()
                    .map(Item::as_decoration)
                    .map(|item| item.moved(side, top)),
            );
        }
    }
}

fn headings(blocks: &[Block]) -> impl Iterator<Item = (u8, &Text, &str)> {
    blocks.iter().filter_map(|block| match &block.content {
        Content::Heading {
            level,
            text,
            anchor,
            ..
        } => Some(((*level).clamp(1, 4), text, anchor.as_str())),
        Content::Paragraph(_)
        | Content::List { .. }
        | Content::Table(_)
        | Content::Figure(_)
        | Content::Quote { .. }
        | Content::Callout { .. }
        | Content::Facts(_) => None,
    })
}

fn break_contents(lines: Vec<ContentsLine>, height: f32) -> Vec<Vec<ContentsLine>> {
    let mut pages = vec![Vec::new()];
    let mut y = 0.0;
    for mut line in lines {
        let before = if y > 0.0 { line.row.before } else { 0.0 };
        if y + before + line.row.height > height {
            pages.push(Vec::new());
            y = 0.0;
        } else {
            y += before;
        }
        line.top = y;
        y += line.row.height;
        if let Some(page) = pages.last_mut() {
            page.push(line);
        }
    }
    pages
}

fn date_of(document: &Document) -> String {
    document.dated.format("%-d %B %Y").to_string()
}
