//! The cover, and the title block of papers too short for one.

use std::sync::Arc;

use super::blocks::{Builder, rule};
use super::row::Row;
use super::style::{
    COVER_LINE, COVER_LONG_TITLE, COVER_SUBTITLE, COVER_TITLE, FOOTER, HAIRLINE, HAIRLINE_WIDTH,
    INK, MUTED, heading,
};
use super::{Page, Tag};
use crate::document::{Document, Paint, Style, Text};
use crate::text::Setting;

/// Where the title begins, as a share of the page's height.
const TOP: f32 = 0.24;

/// Longer titles are set smaller, so that they leave room for the rest.
const LONG_TITLE: usize = 90;

/// A text of the cover and the distance before it.
struct Entry<'a> {
    text: &'a str,
    setting: Setting,
    paint: Paint,
    tag: Tag,
    before: f32,
}

impl Builder<'_> {
    pub(super) fn cover(&mut self, document: &Document) -> Page {
        let mut row = Row::default();
        let (top, accent) = (self.setup.height * TOP, self.accent());
        row.fill([0.0, top - 26.0, 44.0, 4.0], accent, None, &Arc::from([]));
        let end = self.stack(&mut row, top, &head(document, accent));

        let dated = date_of(document);
        let foot = foot(document, &dated);
        let height: f32 = foot.iter().map(|entry| entry.setting.leading).sum();
        let start =
            (self.setup.height - self.setup.bottom - height).max(end + 2.0 * COVER_LINE.leading);
        rule(
            &mut row,
            start - 12.0,
            self.width(),
            HAIRLINE_WIDTH,
            HAIRLINE,
        );
        self.stack(&mut row, start, &foot);

        let side = self.setup.side;
        Page {
            items: row
                .items
                .into_iter()
                .map(|item| item.moved(side, 0.0))
                .collect(),
        }
    }

    /// One text under the other; returns where they end.
    fn stack(&mut self, row: &mut Row, top: f32, entries: &[Entry<'_>]) -> f32 {
        let mut y = top;
        for entry in entries.iter().filter(|entry| !entry.text.is_empty()) {
            y += entry.before;
            let node = self.node(entry.tag.clone(), 0);
            let text = Text::plain(entry.text);
            let inline = self.inline(&text, &entry.setting, self.width(), node, entry.paint);
            for line in 0..inline.lines.len() {
                inline.place(line, 0.0, y, row);
                y += entry.setting.leading;
            }
        }
        y
    }

    /// Title, subtitle, author and date, above the text where there is no cover.
    pub(super) fn title_block(&mut self, document: &Document) -> Vec<Row> {
        let dated = date_of(document);
        let by = if document.author.is_empty() {
            dated
        } else {
            format!("{} · {dated}", document.author)
        };
        let title = Setting {
            style: Style::Strong,
            ..COVER_SUBTITLE
        };
        let about = document.cover_lines.join(" · ");
        let lines = [
            (document.title.as_str(), title, self.accent(), Tag::Title),
            (document.subtitle.as_str(), COVER_LINE, INK, Tag::Paragraph),
            (about.as_str(), FOOTER, MUTED, Tag::Paragraph),
            (by.as_str(), FOOTER, MUTED, Tag::Paragraph),
        ];
        let mut rows = Vec::new();
        for (text, setting, paint, tag) in lines {
            if text.is_empty() {
                continue;
            }
            let node = self.node(tag, 0);
            let inline = self.inline(&Text::plain(text), &setting, self.width(), node, paint);
            rows.append(&mut inline.rows(setting.leading, 0.0, 2.0));
        }
        rows.push(Row::gap(heading(1).after));
        rows
    }
}

fn head(document: &Document, accent: Paint) -> Vec<Entry<'_>> {
    let long = document.title.chars().count() > LONG_TITLE;
    let mut entries = vec![
        Entry {
            text: &document.title,
            setting: if long { COVER_LONG_TITLE } else { COVER_TITLE },
            paint: accent,
            tag: Tag::Title,
            before: 0.0,
        },
        Entry {
            text: &document.subtitle,
            setting: COVER_SUBTITLE,
            paint: INK,
            tag: Tag::Paragraph,
            before: 8.0,
        },
    ];
    entries.extend(
        document
            .cover_lines
            .iter()
            .enumerate()
            .map(|(index, line)| Entry {
                text: line,
                setting: COVER_LINE,
                paint: MUTED,
                tag: Tag::Paragraph,
                before: if index == 0 { 26.0 } else { 0.0 },
            }),
    );
    entries
}

fn foot<'a>(document: &'a Document, dated: &'a str) -> [Entry<'a>; 2] {
    [
        Entry {
            text: &document.author,
            setting: Setting {
                style: Style::Strong,
                ..COVER_LINE
            },
            paint: INK,
            tag: Tag::Paragraph,
            before: 0.0,
        },
        Entry {
            text: dated,
            setting: COVER_LINE,
            paint: MUTED,
            tag: Tag::Paragraph,
            before: 0.0,
        },
    ]
}

fn date_of(document: &Document) -> String {
    document.dated.format("%-d %B %Y").to_string()
}
