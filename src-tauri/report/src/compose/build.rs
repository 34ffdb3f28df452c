//! Short ways to write blocks, so that a composer reads like the paper it makes.

use uuid::Uuid;

use crate::document::{
    Align, Block, Column, Content, Fact, Link, ListItem, Row, Span, Style, Table, Text,
};
use crate::project::{ProjectedLink, Target};

impl Block {
    pub(super) fn of(content: Content) -> Self {
        Self {
            content,
            sources: Vec::new(),
        }
    }

    pub(super) fn from(mut self, sources: impl IntoIterator<Item = Uuid>) -> Self {
        self.sources = sources.into_iter().collect();
        self
    }
}

/// Words of the user's own within a sentence of ours: written from right to left, they turn nothing around them.
pub(super) fn apart(words: &str) -> String {
    if words.chars().any(is_right_to_left) {
        format!("\u{2068}{words}\u{2069}")
    } else {
        words.to_owned()
    }
}

/// Hebrew, Arabic and their kin.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// A part of the paper that begins on a page of its own, unless that would leave much of the page above empty.
pub(super) fn part(text: &str, anchor: &str) -> Block {
    Block::of(Content::Heading {
        level: 1,
        text: Text::plain(text),
        anchor: anchor.to_owned(),
        new_page: true,
    })
}

pub(super) fn heading(level: u8, text: &str, anchor: &str) -> Block {
    Block::of(Content::Heading {
        level,
        text: Text::plain(text),
        anchor: anchor.to_owned(),
        new_page: false,
    })
}

pub(super) fn paragraph(text: impl Into<String>) -> Block {
    Block::of(Content::Paragraph(Text::plain(text)))
}

/// One paragraph for each part between empty lines.
pub(super) fn paragraphs(text: &str) -> Vec<Block> {
    let mut parts: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines() {
        if line.trim().is_empty() {
            parts.push(Vec::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(line.trim_end());
        }
    }
    parts
        .iter()
        .filter(|part| !part.is_empty())
        .map(|part| paragraph(part.join("\n")))
        .collect()
}

pub(super) fn bullets(items: Vec<ListItem>) -> Block {
    Block::of(Content::List {
        ordered: false,
        items,
    })
}

pub(super) fn ordered(items: Vec<ListItem>) -> Block {
    Block::of(Content::List {
        ordered: true,
        items,
    })
}

pub(super) fn table(caption: impl Into<String>, columns: Vec<Column>, rows: Vec<Row>) -> Block {
    Block::of(Content::Table(Table {
        caption: Text::plain(caption),
        columns,
        rows,
    }))
}

pub(super) fn column(title: &str, weight: f32) -> Column {
    Column {
        title: title.to_owned(),
        align: Align::Start,
        weight,
    }
}

/// A column of figures.
pub(super) fn figures(title: &str, weight: f32) -> Column {
    Column {
        align: Align::End,
        ..column(title, weight)
    }
}

pub(super) fn fact(label: &str, value: impl Into<String>) -> Fact {
    Fact {
        label: label.to_owned(),
        value: Text::plain(value),
    }
}

pub(super) fn internal_link(text: &str, anchor: String) -> Text {
    Text(vec![Span {
        text: text.to_owned(),
        link: Some(Link::Internal(anchor)),
        ..Span::default()
    }])
}

/// A link as far as these readers can follow it, and the remark for those that they cannot.
pub(super) fn projected_link(link: &ProjectedLink) -> Text {
    let remark = |remark: &str| Span {
        text: format!(" ({remark})"),
        style: Style::Emphasis,
        ..Span::default()
    };
    match &link.target {
        Target::Open(url) => web_link(&link.label, url),
        Target::Internal(url) => {
            let mut text = web_link(&link.label, url);
            text.0.push(remark("internal"));
            text
        }
        Target::OnRequest => {
            let mut text = Text::plain(&link.label);
            text.0.push(remark("available on request"));
            text
        }
    }
}

/// A link where the address is one a reader may follow; else the address in words, so that it is not lost.
pub(super) fn web_link(label: &str, url: &str) -> Text {
    match (Link::web(url), label.trim()) {
        (Some(link), label) => Text(vec![Span {
            text: if label.is_empty() { url } else { label }.to_owned(),
            link: Some(link),
            ..Span::default()
        }]),
        (None, "") => Text::plain(url),
        (None, label) => Text::plain(format!("{label}: {url}")),
    }
}
