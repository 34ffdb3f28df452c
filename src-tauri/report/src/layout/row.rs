//! A row: the smallest thing that a page break does not divide.

use std::sync::Arc;

use uuid::Uuid;

use super::{Draw, Item};
use crate::document::{Paint, Segment};

/// Items positioned from the left edge of the text area and the top of the row.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub height: f32,
    /// Distance from the row above; dropped at the top of a page.
    pub before: f32,
    /// The next row must stand on the same page.
    pub keep: bool,
    pub new_page: bool,
    pub items: Vec<Item>,
    /// Notes to be set at the foot of the page this row lands on.
    pub notes: Vec<usize>,
    /// What links may lead to here.
    pub anchors: Vec<Arc<str>>,
    /// The table this row belongs to; its header is repeated on each further page.
    pub table: Option<usize>,
    /// Not the first of its table row: keeps its distance from a repeated header.
    pub continues: bool,
    /// The heading that begins here.
    pub heading: Option<usize>,
    /// The block of the document, and the item of its list, that this row belongs to.
    pub of: Option<(usize, Option<usize>)>,
    pub flow: Flow,
}

/// What a row does when it no longer fits on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Flow {
    /// Goes to the next page.
    #[default]
    Fixed,
    /// Goes to the next page, and running text that follows may fill the space it leaves.
    Float,
    /// Running text: may move up past a figure that waits for the next page.
    Passing,
}

impl Row {
    pub(super) fn of_height(height: f32) -> Self {
        Self {
            height,
            ..Self::default()
        }
    }

    /// Empty space that vanishes at a page break.
    pub(super) fn gap(height: f32) -> Self {
        Self {
            before: height,
            flow: Flow::Passing,
            ..Self::default()
        }
    }

    pub(super) fn fill(
        &mut self,
        rect: [f32; 4],
        paint: Paint,
        node: Option<usize>,
        sources: &Arc<[Uuid]>,
    ) {
        let [x, y, width, height] = rect;
        self.items.push(Item {
            node,
            sources: Arc::clone(sources),
            draw: Draw::Fill {
                x,
                y,
                width,
                height,
                paint,
            },
        });
    }
}

impl Item {
    pub(super) fn moved(mut self, dx: f32, dy: f32) -> Self {
        match &mut self.draw {
            Draw::Text { x, y, .. } | Draw::Fill { x, y, .. } => {
                *x += dx;
                *y += dy;
            }
            Draw::Path { segments, .. } => {
                for segment in segments {
                    *segment = segment.map(|x, y| (x + dx, y + dy));
                }
            }
        }
        self
    }

    /// About the corner of the page.
    pub(super) fn scale(&mut self, by: f32) {
        match &mut self.draw {
            Draw::Text { x, y, run, .. } => {
                *x *= by;
                *y *= by;
                run.scale(by);
            }
            Draw::Fill {
                x,
                y,
                width,
                height,
                ..
            } => {
                for length in [x, y, width, height] {
                    *length *= by;
                }
            }
            Draw::Path {
                segments, stroke, ..
            } => {
                for segment in segments {
                    *segment = segment.map(|x, y| (x * by, y * by));
                }
                if let Some(stroke) = stroke {
                    *stroke = stroke.scaled(by);
                }
            }
        }
    }

    /// The same drawing as decoration, for headers that a reader has already met.
    pub(super) fn as_decoration(&self) -> Self {
        Self {
            node: None,
            ..self.clone()
        }
    }
}

impl Segment {
    pub(super) fn map(self, place: impl Fn(f32, f32) -> (f32, f32)) -> Self {
        match self {
            Self::Move(x, y) => {
                let (x, y) = place(x, y);
                Self::Move(x, y)
            }
            Self::Line(x, y) => {
                let (x, y) = place(x, y);
                Self::Line(x, y)
            }
            Self::Cubic(ax, ay, bx, by, x, y) => {
                let (ax, ay) = place(ax, ay);
                let (bx, by) = place(bx, by);
                let (x, y) = place(x, y);
                Self::Cubic(ax, ay, bx, by, x, y)
            }
            Self::Close => Self::Close,
        }
    }
}
