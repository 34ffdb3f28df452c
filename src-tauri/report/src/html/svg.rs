//! A figure's operations as inline SVG: real text, with a name and a description for those who cannot see it.

use std::fmt::Write;

use super::escape;
use crate::document::{Figure, Op, Paint, Segment, Stroke, TextAnchor};

/// `number` keeps the ids apart when a paper has several figures.
pub fn drawing(figure: &Figure, number: usize) -> String {
    let title = escape(&figure.caption.to_plain());
    let description = escape(&figure.alternative);
    let mut out = format!(
        "<svg viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" \
         aria-labelledby=\"figure-{number}-title figure-{number}-text\">\n\
         <title id=\"figure-{number}-title\">{title}</title>\n\
         <desc id=\"figure-{number}-text\">{description}</desc>\n",
        width = Number(figure.width),
        height = Number(figure.height),
    );
    for op in &figure.ops {
        push_op(&mut out, op);
    }
    out.push_str("</svg>");
    out
}

/// Writing to a string cannot fail, so the results of `write!` are let go.
fn push_op(out: &mut String, op: &Op) {
    match op {
        Op::Path {
            segments,
            fill,
            stroke,
        } => {
            let _ = write!(out, "<path d=\"{}\"", path(segments));
            match fill {
                Some(paint) => push_paint(out, "fill", *paint),
                None => out.push_str(" fill=\"none\""),
            }
            if let Some(stroke) = stroke {
                push_stroke(out, stroke);
            }
            out.push_str("/>\n");
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
            let (x, y) = (Number(*x), Number(*y));
            let _ = write!(
                out,
                "<text x=\"{x}\" y=\"{y}\" font-size=\"{}\"",
                Number(*size)
            );
            if *strong {
                out.push_str(" font-weight=\"600\"");
            }
            let anchor = match anchor {
                TextAnchor::Start => "start",
                TextAnchor::Middle => "middle",
                TextAnchor::End => "end",
            };
            let _ = write!(out, " text-anchor=\"{anchor}\"");
            if *rotation != 0.0 {
                let _ = write!(out, " transform=\"rotate({} {x} {y})\"", Number(*rotation));
            }
            push_paint(out, "fill", *paint);
            let _ = writeln!(out, ">{}</text>", escape(text));
        }
    }
}

fn path(segments: &[Segment]) -> String {
    let pieces: Vec<String> = segments
        .iter()
        .map(|segment| match *segment {
            Segment::Move(x, y) => format!("M{} {}", Number(x), Number(y)),
            Segment::Line(x, y) => format!("L{} {}", Number(x), Number(y)),
            Segment::Cubic(x1, y1, x2, y2, x, y) => format!(
                "C{} {} {} {} {} {}",
                Number(x1),
                Number(y1),
                Number(x2),
                Number(y2),
                Number(x),
                Number(y)
            ),
            Segment::Close => "Z".to_owned(),
        })
        .collect();
    pieces.join("")
}

fn push_paint(out: &mut String, property: &str, paint: Paint) {
    let Paint {
        red, green, blue, ..
    } = paint;
    let _ = write!(out, " {property}=\"#{red:02x}{green:02x}{blue:02x}\"");
    if paint.opacity < 1.0 {
        let _ = write!(out, " {property}-opacity=\"{}\"", Number(paint.opacity));
    }
}

fn push_stroke(out: &mut String, stroke: &Stroke) {
    push_paint(out, "stroke", stroke.paint);
    let _ = write!(out, " stroke-width=\"{}\"", Number(stroke.width));
    if !stroke.dash.is_empty() {
        let dash: Vec<String> = stroke
            .dash
            .iter()
            .map(|length| Number(*length).to_string())
            .collect();
        let _ = write!(out, " stroke-dasharray=\"{}\"", dash.join(" "));
    }
}

/// Two decimals at most: a hundredth of a point is finer than any screen.
struct Number(f32);

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rounded = (self.0 * 100.0).round() / 100.0;
        // Adding zero turns "-0" into "0".
        write!(f, "{}", rounded + 0.0)
    }
}
