//! What stands around the blocks: the contents page and the footers; the cover has a file of its own.

use super::blocks::{Builder, rule};
use super::row::Row;
use super::style::{CONTENTS, CONTENTS_TOP, FOOTER, HAIRLINE, HAIRLINE_WIDTH, INK, MUTED, heading};
use super::{Item, Page, PlacedHeading, Tag};
use crate::document::{CONTENTS_DEPTH, Document, Heading, Link, Text};
use crate::text::{Setting, TextAlign};

/// Kept free for page numbers.
const NUMBER_WIDTH: f32 = 32.0;
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
    pub(super) fn front(&mut self, document: &Document) -> Front {
        let cover = self.is_covered(document).then(|| self.cover(document));
        let title = if cover.is_none() {
            self.title_block(document)
        } else {
            Vec::new()
        };
        let contents = if document.contents {
            self.contents(document, title)
        } else {
            self.rows.extend(title);
            Vec::new()
        };
        Front { cover, contents }
    }

    fn is_covered(&self, document: &Document) -> bool {
        self.setup.cover && !document.is_short()
    }

    /// Sets the list of headings without page numbers: how many pages it takes does not depend on them.
    /// A title without a cover stands above it.
    fn contents(&mut self, document: &Document, title: Vec<Row>) -> Vec<Vec<ContentsLine>> {
        let plain = |row| ContentsLine {
            row,
            top: 0.0,
            heading: None,
        };
        let mut lines: Vec<ContentsLine> = title.into_iter().map(plain).collect();
        lines.append(&mut self.contents_title());
        let list = self.node(Tag::Contents, 0);
        for (index, heading) in document.headings().enumerate() {
            let Heading {
                level,
                text,
                anchor,
            } = heading;
            if level <= CONTENTS_DEPTH {
                let top_level = level == 1;
                lines.append(&mut self.contents_entry(list, index, level, text, anchor, top_level));
            }
        }
        break_contents(lines, self.setup.text_height())
    }

    fn contents_title(&mut self) -> Vec<ContentsLine> {
        let style = heading(1);
        let node = self.node(Tag::Heading(1), 0);
        let inline = self.inline(
            &Text::plain("Contents"),
            &style.setting,
            self.width(),
            node,
            style.paint.unwrap_or(self.accent()),
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
        // The space keeps title and page number apart for readers who do not see the distance.
        let plain = Text::plain(in_short(&text.to_plain()) + " ");
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
        let covered = self.is_covered(document);
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
            if self.setup.page_numbers {
                let number = Text::plain(format!("Page {} of {total}", index + 1));
                let inline = self.inline(&number, &setting, width * 0.25, 0, MUTED);
                inline.place(0, width * 0.75, 7.0, &mut row);
            }
            page.items.extend(
                row.items
                    .iter()
                    .map(Item::as_decoration)
                    .map(|item| item.moved(side, top)),
            );
        }
    }
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

/// A title as long as a text stands whole where it heads its part; here it would fill pages.
fn in_short(title: &str) -> String {
    const LONGEST: usize = 160;
    let mut start: String = title.chars().take(LONGEST).collect();
    if start.len() < title.len() {
        start.push('\u{2026}');
    }
    start
}
