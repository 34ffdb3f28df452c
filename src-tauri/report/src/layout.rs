//! Blocks to rows, rows to pages of positioned items. Pure: equal input, equal pages.
//!
//! Lengths are points; the origin of a page is its top left corner and `y` grows downwards. Every item names its
//! place in the structure tree and the records it was made from, so that a place on a page leads back to them.

mod blocks;
mod cover;
mod facts;
mod figure;
mod front;
mod inline;
mod paginate;
mod row;
pub(crate) mod style;
mod table;

use std::sync::Arc;

use journal::domain::{Accent, Density, Design, PaperSize, Typeface};
use uuid::Uuid;

use crate::document::{Document, Figure, Link, Paint, Segment, Stroke};
use crate::text::{Fonts, Run, name_of};
use blocks::Builder;

/// Paper, margins, and how text looks on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageSetup {
    pub width: f32,
    pub height: f32,
    /// Left and right.
    pub side: f32,
    pub top: f32,
    pub bottom: f32,
    /// Of letters and distances, against those of `style`.
    pub scale: f32,
    pub typeface: Typeface,
    pub accent: Accent,
    /// Else the title stands above the text, also of long papers.
    pub cover: bool,
    pub page_numbers: bool,
}

impl PageSetup {
    pub const A4: Self = Self {
        width: 595.28,
        height: 841.89,
        side: 79.0,
        top: 76.0,
        bottom: 84.0,
        scale: 1.0,
        typeface: Typeface::Sans,
        accent: Accent::Blue,
        cover: true,
        page_numbers: true,
    };
    pub const LETTER: Self = Self {
        width: 612.0,
        height: 792.0,
        side: 87.0,
        // As much text as on A4, but for a line: page one of a packet is one page on both.
        top: 54.0,
        bottom: 56.0,
        ..Self::A4
    };

    pub fn of(design: Design) -> Self {
        let paper = match design.paper {
            PaperSize::A4 => Self::A4,
            PaperSize::Letter => Self::LETTER,
        };
        let paper = match design.density {
            Density::Comfortable => paper,
            Density::Compact => paper.compact(),
        };
        Self {
            typeface: design.typeface,
            accent: design.accent,
            cover: design.cover,
            page_numbers: design.page_numbers,
            ..paper
        }
    }

    pub(crate) fn compact(self) -> Self {
        Self {
            side: self.side - 14.0,
            // Not so narrow that the line at the foot, or what hangs above a heading, leaves the paper.
            top: (self.top - 20.0).max(40.0),
            bottom: (self.bottom - 20.0).max(44.0),
            scale: 0.9,
            ..self
        }
    }

    /// The page as text of full size sees it: what is laid out on it is scaled afterwards.
    fn unscaled(self) -> Self {
        Self {
            width: self.width / self.scale,
            height: self.height / self.scale,
            side: self.side / self.scale,
            top: self.top / self.scale,
            bottom: self.bottom / self.scale,
            scale: 1.0,
            ..self
        }
    }

    pub(crate) fn text_width(self) -> f32 {
        self.width - 2.0 * self.side
    }

    fn text_height(self) -> f32 {
        self.height - self.top - self.bottom
    }
}

/// A document set on pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Laid {
    pub setup: PageSetup,
    pub pages: Vec<Page>,
    /// The structure tree; the first node is the document.
    pub nodes: Vec<Node>,
    /// Every heading, in order, with its place.
    pub headings: Vec<PlacedHeading>,
    /// The places within blocks that links may lead to; the first of those with one anchor counts.
    pub targets: Vec<Target>,
    /// Where each block of the document stands, and each item of a list; once for every page that it is on.
    pub spots: Vec<Spot>,
    /// Characters that no font can draw, by name, each once.
    pub missing: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// In painting order, which is also reading order.
    pub items: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Index into `Laid::nodes`; none for what is not content (rules, footers, repeated headers).
    pub node: Option<usize>,
    pub sources: Arc<[Uuid]>,
    pub draw: Draw,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Draw {
    /// `x`, `y`: where the run's left edge meets the baseline; rotation clockwise around it, in degrees.
    Text {
        x: f32,
        y: f32,
        rotation: f32,
        run: Run,
        paint: Paint,
    },
    Fill {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        paint: Paint,
    },
    Path {
        segments: Vec<Segment>,
        fill: Option<Paint>,
        stroke: Option<Stroke>,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub tag: Tag,
    pub parent: usize,
}

/// The kinds of content that a reader without eyes is told about.
#[derive(Debug, Clone, PartialEq)]
pub enum Tag {
    Document,
    Title,
    Heading(u8),
    Paragraph,
    Contents,
    ContentsItem,
    List {
        ordered: bool,
    },
    ListItem,
    Label,
    ListBody,
    Table,
    TableRow,
    /// The header of a column.
    TableHeader,
    TableCell,
    Caption,
    Figure {
        alternative: String,
    },
    Quote,
    /// A boxed remark.
    Remark,
    Note,
    Link(Link),
}

#[derive(Debug, Clone, PartialEq)]
pub struct PlacedHeading {
    pub level: u8,
    pub title: String,
    pub anchor: String,
    /// From 0.
    pub page: usize,
    pub y: f32,
}

/// A place that a link may lead to.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    pub anchor: Arc<str>,
    /// From 0.
    pub page: usize,
    pub y: f32,
}

/// A stretch of a page that a block of the document takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    pub block: usize,
    pub item: Option<usize>,
    /// From 0.
    pub page: usize,
    pub top: f32,
    pub bottom: f32,
}

/// Sets a document on pages. Characters without a font are in `Laid::missing`, never silently left out.
pub fn layout(document: &Document, fonts: &Fonts, setup: PageSetup) -> Laid {
    let mut builder = Builder::new(fonts, setup.unscaled(), &document.language);
    // In reading order, so that the structure tree is in reading order too.
    let front = builder.front(document);
    builder.blocks(&document.blocks);
    let mut body = paginate::paginate(&mut builder, front.pages());
    let mut pages = builder.finish_front(front, &body.headings);
    pages.append(&mut body.pages);
    builder.footers(document, &mut pages);
    let laid = Laid {
        setup,
        pages,
        headings: body.headings,
        targets: body.targets,
        spots: body.spots,
        missing: builder.missing.iter().copied().map(name_of).collect(),
        nodes: builder.nodes,
    };
    laid.scaled(setup.scale)
}

/// As the design says. A paper without a cover that is a little too long for one page is set more densely, if it is one
/// page then: nobody turns over a card.
pub fn designed(document: &Document, fonts: &Fonts, design: Design) -> Laid {
    let setup = PageSetup::of(design);
    let laid = layout(document, fonts, setup);
    if !document.is_short() || laid.pages.len() == 1 || design.density == Density::Compact {
        return laid;
    }
    let dense = layout(document, fonts, setup.compact());
    if dense.pages.len() == 1 { dense } else { laid }
}

impl Laid {
    fn scaled(mut self, scale: f32) -> Self {
        for page in &mut self.pages {
            for item in &mut page.items {
                item.scale(scale);
            }
        }
        for heading in &mut self.headings {
            heading.y *= scale;
        }
        for target in &mut self.targets {
            target.y *= scale;
        }
        for spot in &mut self.spots {
            spot.top *= scale;
            spot.bottom *= scale;
        }
        self
    }
}

/// One figure alone on a page of its own size: no caption, no footer.
pub fn figure_page(figure: &Figure, fonts: &Fonts) -> Laid {
    const MARGIN: f32 = 8.0;
    let setup = PageSetup {
        width: figure.width + 2.0 * MARGIN,
        height: figure.height + 2.0 * MARGIN,
        side: MARGIN,
        top: MARGIN,
        bottom: MARGIN,
        ..PageSetup::A4
    };
    let mut builder = Builder::new(fonts, setup, "en");
    let alternative = figure.alternative.clone();
    let node = builder.node(Tag::Figure { alternative }, 0);
    let drawing = builder.drawing(figure, 1.0, node).items.into_iter();
    Laid {
        setup,
        pages: vec![Page {
            items: drawing.map(|item| item.moved(MARGIN, MARGIN)).collect(),
        }],
        headings: Vec::new(),
        targets: Vec::new(),
        spots: Vec::new(),
        missing: builder.missing.iter().copied().map(name_of).collect(),
        nodes: builder.nodes,
    }
}

/// The characters of a document that no font can draw, by name: "日 (U+65E5)".
pub fn missing_characters(document: &Document, fonts: &Fonts) -> Vec<String> {
    layout(document, fonts, PageSetup::A4).missing
}
