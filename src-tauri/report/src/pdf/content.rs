//! The operators of one page.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, dictionary};
use printpdf::{
    Color, DictItem, ExtendedGraphicsStateId, FontId, LineDashPattern, Op, PdfFontHandle, Pt, Rgb,
    TextMatrix,
};

use super::fonts::FontTable;
use super::structure::Tree;
use crate::document::{Paint, Segment, Stroke};
use crate::layout::{Draw, Item};
use crate::text::{Glyph, Run};

/// The see-through states used in the file, by fill and stroke opacity in percent.
#[derive(Default)]
pub(super) struct States(BTreeSet<(u8, u8)>);

/// What the open marked content is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Decoration,
    /// Of this node.
    Content(usize),
}

pub(super) struct Canvas<'a, 'f, 't> {
    height: f32,
    page: usize,
    fonts: &'a mut FontTable<'f>,
    states: &'a mut States,
    tree: &'a mut Tree<'t>,
    ops: Vec<Op>,
    open: Open,
    fill: Option<[u8; 3]>,
}

impl<'a, 'f, 't> Canvas<'a, 'f, 't> {
    pub(super) fn new(
        height: f32,
        page: usize,
        fonts: &'a mut FontTable<'f>,
        states: &'a mut States,
        tree: &'a mut Tree<'t>,
    ) -> Self {
        Self {
            height,
            page,
            fonts,
            states,
            tree,
            ops: Vec::new(),
            open: Open::Nothing,
            fill: None,
        }
    }

    pub(super) fn item(&mut self, item: &Item) {
        self.mark(item.node);
        match &item.draw {
            Draw::Text {
                x,
                y,
                rotation,
                run,
                paint,
            } => self.text([*x, *y], *rotation, run, *paint),
            Draw::Fill {
                x,
                y,
                width,
                height,
                paint,
            } => {
                self.fill_color(*paint);
                let bottom = self.height - y - height;
                self.operator("re", &[*x, bottom, *width, *height]);
                self.operator("f", &[]);
            }
            Draw::Path {
                segments,
                fill,
                stroke,
            } => self.path(segments, *fill, stroke.as_ref()),
        }
    }

    pub(super) fn finish(mut self) -> Vec<Op> {
        self.close_mark();
        self.ops
    }

    /// Opens the marked content of a node, or of decoration, unless it is open already.
    fn mark(&mut self, node: Option<usize>) {
        let wanted = node.map_or(Open::Decoration, Open::Content);
        if self.open == wanted {
            return;
        }
        self.close_mark();
        self.open = wanted;
        self.ops.push(match node {
            None => Op::BeginMarkedContent {
                tag: "Artifact".to_owned(),
            },
            Some(node) => {
                let (role, id) = self.tree.mark(node, self.page);
                Op::BeginMarkedContentWithProperties {
                    tag: role.to_owned(),
                    properties: DictItem::Dict {
                        map: BTreeMap::from([("MCID".to_owned(), DictItem::Int(id))]),
                    },
                }
            }
        });
    }

    fn close_mark(&mut self) {
        if self.open != Open::Nothing {
            self.ops.push(Op::EndMarkedContent);
        }
        self.open = Open::Nothing;
    }

    fn operator(&mut self, key: &str, numbers: &[f32]) {
        self.ops.push(Op::Unknown {
            key: key.to_owned(),
            value: numbers
                .iter()
                .map(|&number| DictItem::Real(round(number)))
                .collect(),
        });
    }

    fn fill_color(&mut self, paint: Paint) {
        let color = [paint.red, paint.green, paint.blue];
        if self.fill != Some(color) {
            self.fill = Some(color);
            self.ops.push(Op::SetFillColor { col: rgb(paint) });
        }
    }

    fn text(&mut self, [x, y]: [f32; 2], rotation: f32, run: &Run, paint: Paint) {
        let faint = paint.opacity < 1.0;
        if faint {
            self.ops.push(Op::SaveGraphicsState);
            self.see_through(paint.opacity, 1.0);
        }
        self.fill_color(paint);
        self.ops.push(Op::StartTextSection);
        self.ops.push(Op::SetFont {
            font: PdfFontHandle::External(FontId(FontTable::name(run.face))),
            size: Pt(round(run.size)),
        });
        // In reading order, also from right to left: structure comes before place.
        let mut glyphs = run.glyphs.as_slice();
        while let Some((line, rest)) = split_level(glyphs) {
            self.level(line, [x, self.height - y], rotation, run);
            glyphs = rest;
        }
        self.ops.push(Op::EndTextSection);
        if faint {
            self.ops.push(Op::RestoreGraphicsState);
            self.fill = None;
        }
    }

    /// Glyphs on one level, from one position onwards.
    fn level(&mut self, glyphs: &[Glyph], [x, y]: [f32; 2], rotation: f32, run: &Run) {
        let Some(first) = glyphs.first() else {
            return;
        };
        let (sin, cos) = rotation.to_radians().sin_cos();
        // Turning clockwise on a page whose y grows upwards.
        let matrix = [
            cos,
            -sin,
            sin,
            cos,
            x + first.x * cos - first.y * sin,
            y - first.x * sin - first.y * cos,
        ];
        self.ops.push(Op::SetTextMatrix {
            matrix: TextMatrix::Raw(matrix.map(round_fine)),
        });
        let size = round(run.size);
        let mut pen = first.x;
        let mut shown = Shown::default();
        for glyph in glyphs {
            let text = match glyph.said(run) {
                // Readers join a word again that ends a line with a plain hyphen, not with a soft one.
                "\u{ad}" => "-",
                text => text,
            };
            let code = self.fonts.code(run.face, glyph.id, text);
            // In a TJ array positive numbers move to the left, in thousandths of the size.
            let shift = ((pen - glyph.x) * 1000.0 / size).round();
            if shift != 0.0 {
                shown.shift(shift);
                pen -= shift * size / 1000.0;
            }
            shown.codes.extend(code.code.to_be_bytes());
            pen += code.advance * size / 1000.0;
        }
        self.ops.push(shown.finish());
    }

    fn path(&mut self, segments: &[Segment], fill: Option<Paint>, stroke: Option<&Stroke>) {
        let painter = match (fill, stroke) {
            (Some(_), Some(_)) => "B",
            (Some(_), None) => "f",
            (None, Some(_)) => "S",
            (None, None) => return,
        };
        self.ops.push(Op::SaveGraphicsState);
        let opacity = (
            fill.map_or(1.0, |paint| paint.opacity),
            stroke.map_or(1.0, |stroke| stroke.paint.opacity),
        );
        if opacity.0 < 1.0 || opacity.1 < 1.0 {
            self.see_through(opacity.0, opacity.1);
        }
        if let Some(paint) = fill {
            self.ops.push(Op::SetFillColor { col: rgb(paint) });
        }
        if let Some(stroke) = stroke {
            self.stroke_style(stroke);
        }
        for segment in segments {
            self.segment(*segment);
        }
        self.operator(painter, &[]);
        self.ops.push(Op::RestoreGraphicsState);
    }

    fn stroke_style(&mut self, stroke: &Stroke) {
        self.ops.push(Op::SetOutlineColor {
            col: rgb(stroke.paint),
        });
        self.ops.push(Op::SetOutlineThickness {
            pt: Pt(round(stroke.width)),
        });
        if !stroke.dash.is_empty() {
            self.ops.push(Op::SetLineDashPattern {
                dash: LineDashPattern {
                    offset: 0.0,
                    pattern: stroke.dash.iter().map(|&length| round(length)).collect(),
                },
            });
        }
    }

    fn segment(&mut self, segment: Segment) {
        let up = self.height;
        match segment {
            Segment::Move(x, y) => self.operator("m", &[x, up - y]),
            Segment::Line(x, y) => self.operator("l", &[x, up - y]),
            Segment::Cubic(ax, ay, bx, by, x, y) => {
                self.operator("c", &[ax, up - ay, bx, up - by, x, up - y]);
            }
            Segment::Close => self.operator("h", &[]),
        }
    }

    fn see_through(&mut self, fill: f32, stroke: f32) {
        let state = (percent(fill), percent(stroke));
        self.states.0.insert(state);
        self.ops.push(Op::LoadGraphicsState {
            gs: ExtendedGraphicsStateId(States::name(state)),
        });
    }
}

/// The operand of TJ. printpdf's own operator would write a string for each glyph: half as many bytes again, and the time
/// it takes to write and pack them.
#[derive(Default)]
struct Shown {
    items: Vec<DictItem>,
    /// Two bytes for each glyph since the last shift.
    codes: Vec<u8>,
}

impl Shown {
    fn shift(&mut self, by: f32) {
        self.end_string();
        self.items.push(DictItem::Real(by));
    }

    fn end_string(&mut self) {
        if !self.codes.is_empty() {
            self.items.push(DictItem::String {
                data: std::mem::take(&mut self.codes),
                literal: false,
            });
        }
    }

    fn finish(mut self) -> Op {
        self.end_string();
        Op::Unknown {
            key: "TJ".to_owned(),
            value: vec![DictItem::Array(self.items)],
        }
    }
}

impl States {
    fn name((fill, stroke): (u8, u8)) -> String {
        format!("A{fill}S{stroke}")
    }

    pub(super) fn dictionary(&self) -> Dictionary {
        let mut states = Dictionary::new();
        for &(fill, stroke) in &self.0 {
            let state = dictionary! {
                "Type" => "ExtGState",
                "ca" => f32::from(fill) / 100.0,
                "CA" => f32::from(stroke) / 100.0,
            };
            states.set(Self::name((fill, stroke)), Object::Dictionary(state));
        }
        states
    }
}

/// The glyphs that share the height of the first one.
fn split_level(glyphs: &[Glyph]) -> Option<(&[Glyph], &[Glyph])> {
    let level = glyphs.first()?.y;
    let end = glyphs
        .iter()
        .position(|glyph| (glyph.y - level).abs() > 0.001)
        .unwrap_or(glyphs.len());
    Some(glyphs.split_at(end))
}

fn rgb(paint: Paint) -> Color {
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(Rgb::new(
        part(paint.red),
        part(paint.green),
        part(paint.blue),
        None,
    ))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0..=100 before the cast"
)]
fn percent(opacity: f32) -> u8 {
    (opacity.clamp(0.0, 1.0) * 100.0).round() as u8
}

/// A hundredth of a point is finer than any printer.
fn round(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

fn round_fine(value: f32) -> f32 {
    // Adding zero turns -0 into 0.
    (value * 10_000.0).round() / 10_000.0 + 0.0
}
