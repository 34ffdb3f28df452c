//! A figure as inline SVG: real text, with a name and a description for those who cannot see it.

use super::escape;
use crate::document::Figure;
use crate::figure::svg::{element, number};

/// `id` keeps the names apart when a paper has several figures.
pub fn drawing(figure: &Figure, id: usize) -> String {
    let (width, height) = (number(figure.width), number(figure.height));
    let title = escape(&figure.caption.to_plain());
    let description = escape(&figure.alternative);
    let mut out = format!(
        "<svg viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" \
         aria-labelledby=\"figure-{id}-title figure-{id}-text\" stroke-linejoin=\"round\">\n\
         <title id=\"figure-{id}-title\">{title}</title>\n\
         <desc id=\"figure-{id}-text\">{description}</desc>\n"
    );
    for op in &figure.ops {
        out.push_str(&element(op));
        out.push('\n');
    }
    out.push_str("</svg>");
    out
}
