//! A plotters backend that records vector operations.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle, FontTransform,
};

use super::Measure;
use super::canvas::{from_pixels, to_pixels};
use crate::document::{Op, Paint, Segment, Stroke, TextAnchor};

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

pub(super) struct Sheet<'a> {
    ops: &'a mut Vec<Op>,
    width: f32,
    height: f32,
    measure: Measure<'a>,
}

impl<'a> Sheet<'a> {
    pub fn new(ops: &'a mut Vec<Op>, width: f32, height: f32, measure: Measure<'a>) -> Self {
        Self {
            ops,
            width,
            height,
            measure,
        }
    }

    fn fill(&mut self, segments: Vec<Segment>, color: BackendColor) {
        self.ops.push(Op::Path {
            segments,
            fill: Some(paint(color)),
            stroke: None,
        });
    }

    /// An outline around the area that was just filled becomes part of it.
    fn stroke(&mut self, outline: Vec<Segment>, style: &impl BackendStyle) {
        let outline_stroke = Some(Stroke {
            paint: paint(style.color()),
            width: from_pixels(i32::try_from(style.stroke_width()).unwrap_or(i32::MAX)),
            dash: Vec::new(),
        });
        if let Some(Op::Path {
            segments,
            stroke: stroke @ None,
            ..
        }) = self.ops.last_mut()
            && *segments == outline
        {
            *stroke = outline_stroke;
            return;
        }
        self.ops.push(Op::Path {
            segments: outline,
            fill: None,
            stroke: outline_stroke,
        });
    }
}

impl DrawingBackend for Sheet<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let pixels = |length| to_pixels(length).unsigned_abs();
        (pixels(self.width), pixels(self.height))
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        let corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)];
        self.fill(polyline(corners, true), color);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.stroke(polyline([from, to], false), style);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let outline = polyline(
            [(left, top), (right, top), (right, bottom), (left, bottom)],
            true,
        );
        if fill {
            self.fill(outline, style.color());
        } else {
            self.stroke(outline, style);
        }
        Ok(())
    }

    /// A path that ends where it began is a closed one.
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let mut points: Vec<BackendCoord> = path.into_iter().collect();
        let closed = points.len() > 2 && points.first() == points.last();
        if closed {
            points.pop();
        }
        self.stroke(polyline(points, closed), style);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let outline = circle(center, i32::try_from(radius).unwrap_or(i32::MAX));
        if fill {
            self.fill(outline, style.color());
        } else {
            self.stroke(outline, style);
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.fill(polyline(corners, true), style.color());
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Drawn {
        let size = text_size(style);
        let anchor = style.anchor();
        // From the named edge to the baseline, for fonts with usual proportions.
        let to_baseline = match anchor.v_pos {
            VPos::Top => 0.76 * size,
            VPos::Center => 0.36 * size,
            VPos::Bottom => -0.24 * size,
        };
        self.ops.push(Op::Text {
            x: from_pixels(x),
            y: from_pixels(y) + to_baseline,
            text: text.to_owned(),
            size,
            strong: is_strong(style),
            anchor: match anchor.h_pos {
                HPos::Left => TextAnchor::Start,
                HPos::Center => TextAnchor::Middle,
                HPos::Right => TextAnchor::End,
            },
            paint: paint(style.color()),
            rotation: match style.transform() {
                FontTransform::None => 0.0,
                FontTransform::Rotate90 => 90.0,
                FontTransform::Rotate180 => 180.0,
                FontTransform::Rotate270 => 270.0,
            },
        });
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = text_size(style);
        let width = (self.measure)(text, size, is_strong(style));
        let pixels = |length| to_pixels(length).unsigned_abs();
        Ok((pixels(width), pixels(size)))
    }
}

fn text_size(style: &impl BackendTextStyle) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "font sizes are small")]
    let pixels = style.size().round() as i32;
    from_pixels(pixels)
}

fn is_strong(style: &impl BackendTextStyle) -> bool {
    matches!(style.style(), FontStyle::Bold)
}

fn paint(color: BackendColor) -> Paint {
    let (red, green, blue) = color.rgb;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "an opacity lies between 0 and 1"
    )]
    let opacity = color.alpha as f32;
    Paint {
        red,
        green,
        blue,
        opacity,
    }
}

fn polyline(points: impl IntoIterator<Item = BackendCoord>, closed: bool) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for (x, y) in points {
        let (x, y) = (from_pixels(x), from_pixels(y));
        segments.push(if segments.is_empty() {
            Segment::Move(x, y)
        } else {
            Segment::Line(x, y)
        });
    }
    if closed && !segments.is_empty() {
        segments.push(Segment::Close);
    }
    segments
}

/// Four cubic curves; the factor keeps them within 0.03 % of the circle.
fn circle((x, y): BackendCoord, radius: i32) -> Vec<Segment> {
    let (x, y, r) = (from_pixels(x), from_pixels(y), from_pixels(radius));
    let c = r * 0.552_285;
    vec![
        Segment::Move(x + r, y),
        Segment::Cubic(x + r, y + c, x + c, y + r, x, y + r),
        Segment::Cubic(x - c, y + r, x - r, y + c, x - r, y),
        Segment::Cubic(x - r, y - c, x - c, y - r, x, y - r),
        Segment::Cubic(x + c, y - r, x + r, y - c, x + r, y),
        Segment::Close,
    ]
}
