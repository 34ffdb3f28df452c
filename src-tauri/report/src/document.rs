//! The document model: what a paper says, before anyone decides how it looks.
//!
//! One `Document` is rendered to pages (`layout` and `pdf`), to Markdown, to HTML and to plain text. Every block
//! carries the ids it was made from, so that a position on a page leads back to its incident.

use chrono::{DateTime, NaiveDate, Utc};
use journal::domain::WebAddress;
use uuid::Uuid;

/// A whole paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    pub title: String,
    pub subtitle: String,
    pub author: String,
    /// BCP 47 tag of the fixed words, written into the file's metadata.
    pub language: String,
    /// The day the paper speaks for, shown on the cover.
    pub dated: NaiveDate,
    /// Written into the file's metadata; an argument, so that equal input gives equal bytes.
    pub created: DateTime<Utc>,
    /// Short lines under the title of the cover (period, scope, audience).
    pub cover_lines: Vec<String>,
    /// A contents page with page numbers and links, made from the headings.
    pub contents: bool,
    pub blocks: Vec<Block>,
}

/// Headings down to this level stand in the contents.
pub const CONTENTS_DEPTH: u8 = 2;

/// A heading, as a list of headings needs it.
#[derive(Debug, Clone, Copy)]
pub struct Heading<'a> {
    pub level: u8,
    pub text: &'a Text,
    pub anchor: &'a str,
}

impl Document {
    pub fn headings(&self) -> impl Iterator<Item = Heading<'_>> {
        self.blocks.iter().filter_map(Block::heading)
    }

    /// A heading that had nothing but a figure under it goes with it.
    pub fn leave_out_figures(&mut self) {
        let mut kept: Vec<Block> = Vec::with_capacity(self.blocks.len());
        let mut is_bare = false;
        for block in std::mem::take(&mut self.blocks) {
            match &block.content {
                Content::Figure(_) => {
                    is_bare = kept.last().is_some_and(Block::is_heading);
                    continue;
                }
                Content::Heading { .. } if is_bare => {
                    kept.pop();
                }
                Content::Heading { .. }
                | Content::Paragraph(_)
                | Content::List { .. }
                | Content::Table(_)
                | Content::Quote { .. }
                | Content::Callout { .. }
                | Content::Facts(_) => {}
            }
            is_bare = false;
            kept.push(block);
        }
        if is_bare {
            kept.pop();
        }
        self.blocks = kept;
    }

    /// Made for a page or two, with its title above its text.
    pub fn is_short(&self) -> bool {
        !self.contents && self.cover_lines.is_empty()
    }

    /// Those that stand in the contents.
    pub fn contents_headings(&self) -> impl Iterator<Item = Heading<'_>> {
        self.headings()
            .filter(|heading| heading.level <= CONTENTS_DEPTH)
    }
}

/// One piece of a paper and the records it was made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    pub content: Content,
    pub sources: Vec<Uuid>,
}

impl Block {
    fn is_heading(&self) -> bool {
        self.heading().is_some()
    }

    pub fn heading(&self) -> Option<Heading<'_>> {
        match &self.content {
            Content::Heading {
                level,
                text,
                anchor,
                ..
            } => Some(Heading {
                level: (*level).clamp(1, 4),
                text,
                anchor,
            }),
            Content::Paragraph(_)
            | Content::List { .. }
            | Content::Table(_)
            | Content::Figure(_)
            | Content::Quote { .. }
            | Content::Callout { .. }
            | Content::Facts(_) => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// `level` 1 to 4; `anchor` is the target of internal links and of the outline, unique in the document.
    Heading {
        level: u8,
        text: Text,
        anchor: String,
        new_page: bool,
    },
    Paragraph(Text),
    List {
        ordered: bool,
        items: Vec<ListItem>,
    },
    Table(Table),
    Figure(Box<Figure>),
    Quote {
        text: Text,
        attribution: Text,
    },
    /// A boxed remark: a caution, a method note.
    Callout {
        title: String,
        text: Text,
    },
    /// A label with its value in running lines ("Severity  SEV2"), set as a compact two-column list.
    Facts(Vec<Fact>),
}

#[derive(Debug, Clone, PartialEq)]
pub struct ListItem {
    pub text: Text,
    pub sources: Vec<Uuid>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    pub label: String,
    pub value: Text,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub caption: Text,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

impl Table {
    /// Its facts stand elsewhere in the paper.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub title: String,
    pub align: Align,
    /// Share of the width relative to the other columns.
    pub weight: f32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Start,
    End,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub cells: Vec<Text>,
    pub sources: Vec<Uuid>,
}

/// Running text: spans in reading order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text(pub Vec<Span>);

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Span {
    pub text: String,
    pub style: Style,
    pub link: Option<Link>,
    /// The target of internal links to this very place, unique in the document.
    pub anchor: Option<String>,
    /// Shown as a superscript number here and as a note at the foot of the page.
    pub footnote: Option<Box<Text>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Style {
    #[default]
    Plain,
    Strong,
    Emphasis,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// https, http or mailto.
    Web(String),
    /// The anchor of a heading or of a stretch of text.
    Internal(String),
    /// The same, of words that say nothing but where it is: they go with it.
    Pointer(String),
}

impl Link {
    /// `None` where the address is not one that a reader may safely follow.
    pub fn web(address: &str) -> Option<Self> {
        WebAddress::of(address).map(|read| Self::Web(read.address))
    }
}

/// A finished drawing in points, with everything a reader who cannot see it needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub caption: Text,
    /// The text alternative.
    pub alternative: String,
    pub width: f32,
    pub height: f32,
    /// Painted in order; the origin is the top left corner, y grows downwards.
    pub ops: Vec<Op>,
    /// The same facts as a table.
    pub table: Table,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    Path {
        segments: Vec<Segment>,
        fill: Option<Paint>,
        stroke: Option<Stroke>,
    },
    /// `x`, `y` is the baseline at the anchor.
    Text {
        x: f32,
        y: f32,
        text: String,
        size: f32,
        strong: bool,
        anchor: TextAnchor,
        paint: Paint,
        /// Clockwise degrees around the anchor.
        rotation: f32,
    },
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    Move(f32, f32),
    Line(f32, f32),
    /// Two control points and the end.
    Cubic(f32, f32, f32, f32, f32, f32),
    Close,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paint {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
    /// 0 to 1.
    pub opacity: f32,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    pub paint: Paint,
    pub width: f32,
    /// Lengths of dash and gap; empty for a solid line.
    pub dash: Vec<f32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextAnchor {
    Start,
    Middle,
    End,
}

impl Text {
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![Span {
            text: text.into(),
            ..Span::default()
        }])
    }

    pub fn strong(text: impl Into<String>) -> Self {
        Self(vec![Span {
            text: text.into(),
            style: Style::Strong,
            ..Span::default()
        }])
    }

    /// A text that internal links may lead to.
    #[must_use]
    pub fn at(mut self, anchor: impl Into<String>) -> Self {
        if let Some(first) = self.0.first_mut() {
            first.anchor = Some(anchor.into());
        }
        self
    }

    /// The characters without styles, links and notes.
    pub fn to_plain(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|span| span.text.is_empty())
    }
}
