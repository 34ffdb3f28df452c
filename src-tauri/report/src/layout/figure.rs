//! Figures: vector drawings with real text, and their captions.

use std::sync::Arc;

use super::blocks::Builder;
use super::inline::to_f32;
use super::row::{Flow, Row};
use super::style::{BLOCK_GAP, CAPTION, MUTED, PARAGRAPH_GAP};
use super::{Draw, Item, Tag};
use crate::document::{Figure, Op, Paint, Stroke, TextAnchor};
use crate::text::Setting;

const CAPTION_GAP: f32 = 7.0;

struct Label<'a> {
    x: f32,
    y: f32,
    text: &'a str,
    size: f32,
    strong: bool,
    anchor: TextAnchor,
    paint: Paint,
    rotation: f32,
}

impl Builder<'_> {
    pub(super) fn figure(&mut self, figure: &Figure) {
        let alternative = figure.alternative.clone();
        let node = self.node(Tag::Figure { alternative }, 0);
        let caption_node = self.node(Tag::Caption, 0);
        let caption = self.inline(&figure.caption, &CAPTION, self.width(), caption_node, MUTED);
        let caption_height = CAPTION_GAP + caption.height(CAPTION.leading);
        let scale = self.scale(figure, caption_height);
        let drawing_height = figure.height * scale;

        let mut row = self.drawing(figure, scale, node);
        row.height = drawing_height + caption_height;
        row.before = BLOCK_GAP;
        row.flow = Flow::Float;
        for line in 0..caption.lines.len() {
            let y = drawing_height + CAPTION_GAP + CAPTION.leading * to_f32(line);
            caption.place(line, 0.0, y, &mut row);
        }
        self.rows.push(row);
        self.gap(BLOCK_GAP - PARAGRAPH_GAP);
    }

    /// Without the caption.
    pub(super) fn drawing(&mut self, figure: &Figure, scale: f32, node: usize) -> Row {
        let mut row = Row::of_height(figure.height * scale);
        for op in &figure.ops {
            self.op(op, scale, node, &mut row);
        }
        row
    }

    /// Drawings keep their size unless the page is too small for them.
    fn scale(&self, figure: &Figure, caption_height: f32) -> f32 {
        let room = self.setup.text_height() - caption_height;
        (self.width() / figure.width.max(1.0))
            .min(room / figure.height.max(1.0))
            .clamp(0.01, 1.0)
    }

    fn op(&mut self, op: &Op, scale: f32, node: usize, row: &mut Row) {
        match op {
            Op::Path {
                segments,
                fill,
                stroke,
            } => {
                let segments = segments
                    .iter()
                    .map(|segment| segment.map(|x, y| (x * scale, y * scale)))
                    .collect();
                row.items.push(Item {
                    node: Some(node),
                    sources: Arc::clone(&self.sources),
                    draw: Draw::Path {
                        segments,
                        fill: *fill,
                        stroke: stroke.as_ref().map(|stroke| stroke.scaled(scale)),
                    },
                });
            }
            Op::Text {
                x,
                y,
                text,
                size,
                strong,
                anchor,
                paint,
                rotation,
            } => {
                let label = Label {
                    x: x * scale,
                    y: y * scale,
                    text,
                    size: size * scale,
                    strong: *strong,
                    anchor: *anchor,
                    paint: *paint,
                    rotation: *rotation,
                };
                self.label(&label, node, row);
            }
        }
    }

    fn label(&mut self, label: &Label<'_>, node: usize, row: &mut Row) {
        let setting = Setting::label(label.size, label.strong);
        let shaped = self.fonts.line(label.text, &setting);
        self.missing.extend(shaped.missing);
        let (sin, cos) = label.rotation.to_radians().sin_cos();
        for (index, line) in shaped.lines.iter().enumerate() {
            let shift = match label.anchor {
                TextAnchor::Start => 0.0,
                TextAnchor::Middle => -line.width / 2.0,
                TextAnchor::End => -line.width,
            };
            let down = to_f32(index) * setting.leading;
            for run in &line.runs {
                let along = shift + run.x;
                row.items.push(Item {
                    node: Some(node),
                    sources: Arc::clone(&self.sources),
                    draw: Draw::Text {
                        x: label.x + along * cos - down * sin,
                        y: label.y + along * sin + down * cos,
                        rotation: label.rotation,
                        run: run.clone(),
                        paint: label.paint,
                    },
                });
            }
        }
    }
}

impl Stroke {
    pub(super) fn scaled(&self, by: f32) -> Self {
        Self {
            paint: self.paint,
            width: self.width * by,
            dash: self.dash.iter().map(|length| length * by).collect(),
        }
    }
}
