use std::fmt::Write;

use super::Drawing;
use crate::document::{Op, Paint, Segment, TextAnchor};

/// As wide as is asked, whatever width it was laid out for.
pub(super) fn write(drawing: &Drawing, shown_width: f32) -> String {
    let (width, height) = (number(drawing.width), number(drawing.height));
    let shown_height = number(drawing.height * shown_width / drawing.width);
    let shown_width = number(shown_width);
    let label = escape(&format!("{}. {}", drawing.title, drawing.alternative));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{shown_width}\" height=\"{shown_height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{label}\" font-family=\"Inter, sans-serif\" \
         font-variant-numeric=\"tabular-nums\" stroke-linejoin=\"round\">\n"
    );
    for op in &drawing.ops {
        svg.push_str(&element(op));
        svg.push('\n');
    }
    svg.push_str("</svg>\n");
    svg
}

/// One operation, as any SVG holds it.
pub(crate) fn element(op: &Op) -> String {
    match op {
        Op::Path {
            segments,
            fill,
            stroke,
        } => {
            let mut element = format!("<path d=\"{}\"", path(segments));
            element.push_str(&fill.map_or_else(
                || " fill=\"none\"".to_owned(),
                |paint| painted("fill", paint),
            ));
            if let Some(stroke) = stroke {
                element.push_str(&painted("stroke", stroke.paint));
                element.push_str(&attribute("stroke-width", &number(stroke.width)));
                if !stroke.dash.is_empty() {
                    let dash: Vec<String> = stroke.dash.iter().copied().map(number).collect();
                    element.push_str(&attribute("stroke-dasharray", &dash.join(" ")));
                }
            }
            element + "/>"
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
            let (x, y) = (number(*x), number(*y));
            let mut element = format!("<text x=\"{x}\" y=\"{y}\" font-size=\"{}\"", number(*size));
            if *strong {
                element.push_str(&attribute("font-weight", "600"));
            }
            match anchor {
                TextAnchor::Start => {}
                TextAnchor::Middle => element.push_str(&attribute("text-anchor", "middle")),
                TextAnchor::End => element.push_str(&attribute("text-anchor", "end")),
            }
            if *rotation != 0.0 {
                element.push_str(&attribute(
                    "transform",
                    &format!("rotate({} {x} {y})", number(*rotation)),
                ));
            }
            element.push_str(&painted("fill", *paint));
            format!("{element}>{}</text>", escape(text))
        }
    }
}

fn path(segments: &[Segment]) -> String {
    let mut path = String::new();
    for segment in segments {
        let (letter, numbers) = match *segment {
            Segment::Move(x, y) => ('M', vec![x, y]),
            Segment::Line(x, y) => ('L', vec![x, y]),
            Segment::Cubic(ax, ay, bx, by, x, y) => ('C', vec![ax, ay, bx, by, x, y]),
            Segment::Close => ('Z', Vec::new()),
        };
        path.push(letter);
        let numbers: Vec<String> = numbers.into_iter().map(number).collect();
        path.push_str(&numbers.join(" "));
    }
    path
}

fn painted(attribute: &str, paint: Paint) -> String {
    let Paint {
        red,
        green,
        blue,
        opacity,
    } = paint;
    let mut painted = format!(" {attribute}=\"#{red:02x}{green:02x}{blue:02x}\"");
    if opacity < 1.0 {
        // Writing to a string cannot fail.
        let _ = write!(painted, " {attribute}-opacity=\"{}\"", number(opacity));
    }
    painted
}

fn attribute(name: &str, value: &str) -> String {
    format!(" {name}=\"{value}\"")
}

/// At most two decimals, which no screen can tell from more.
pub(crate) fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

/// XML has no way to write most control characters, so they are left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            control if control.is_control() => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}
