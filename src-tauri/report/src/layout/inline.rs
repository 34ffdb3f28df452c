//! Running text: spans to pieces, lines to rows; links and notes on the way.

use std::sync::Arc;

use uuid::Uuid;

use super::blocks::Builder;
use super::row::{Flow, Row};
use super::style::NOTE;
use super::{Draw, Item, Tag};
use crate::document::{Link, Paint, Style, Text};
use crate::text::{Line, Piece, Setting};

/// What belongs to each piece of a paragraph beside its letters.
#[derive(Clone)]
struct Ink {
    node: usize,
    paint: Paint,
    underlined: bool,
    note: Option<usize>,
    anchor: Option<Arc<str>>,
}

/// Shaped lines with what is needed to place them.
pub(super) struct Inline {
    pub lines: Vec<Line>,
    inks: Vec<Ink>,
    sources: Arc<[Uuid]>,
}

/// A note at the foot of a page.
pub(super) struct Note {
    pub rows: Vec<Row>,
}

impl Note {
    pub(super) fn height(&self) -> f32 {
        self.rows.iter().map(|row| row.height).sum()
    }
}

/// A number and its unit stay together: "24 %", "1 h 03 min".
fn with_units(text: &str) -> String {
    const UNITS: [&str; 9] = ["%", "h", "min", "s", "ms", "kB", "MB", "GB", "EUR"];
    let mut joined = String::with_capacity(text.len());
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        joined.push_str(word);
        let Some(next) = words.peek() else {
            break;
        };
        let is_number = word.ends_with(|c: char| c.is_ascii_digit());
        let unit = next.trim_end_matches(|c: char| c.is_ascii_punctuation() && c != '%');
        let goes_on = word == "h" && next.starts_with(|c: char| c.is_ascii_digit());
        let is_held = is_number && UNITS.contains(&unit) || goes_on;
        joined.push(if is_held { '\u{a0}' } else { ' ' });
    }
    joined
}

/// Owned pieces, before they are lent to the shaper.
struct Stretch {
    text: String,
    style: Style,
}

impl Builder<'_> {
    /// Shapes a text as content of `node`.
    pub(super) fn inline(
        &mut self,
        text: &Text,
        setting: &Setting,
        width: f32,
        node: usize,
        paint: Paint,
    ) -> Inline {
        let mut stretches = Vec::new();
        let mut inks = Vec::new();
        for span in &text.0 {
            let plain = Ink {
                node,
                paint,
                underlined: false,
                note: None,
                anchor: None,
            };
            let ink = match &span.link {
                Some(link) => Ink {
                    node: self.node(Tag::Link(link.clone()), node),
                    paint: self.accent(),
                    // What leads to another place of the paper is no address.
                    underlined: matches!(link, Link::Web(_)),
                    ..plain.clone()
                },
                None => plain.clone(),
            };
            stretches.push(Stretch {
                text: with_units(&span.text),
                style: span.style,
            });
            inks.push(Ink {
                anchor: span.anchor.as_deref().map(Arc::from),
                ..ink
            });
            if let Some(note) = &span.footnote {
                let (number, call) = self.note(note, node);
                stretches.push(Stretch {
                    text: superscript(number),
                    style: Style::Plain,
                });
                inks.push(Ink {
                    note: Some(call),
                    paint: self.accent(),
                    ..plain
                });
            }
        }
        let pieces: Vec<Piece<'_>> = stretches
            .iter()
            .map(|stretch| Piece {
                text: &stretch.text,
                style: stretch.style,
            })
            .collect();
        let setting = self.in_typeface(setting);
        let shaped = self.fonts.set(&pieces, &setting, Some(width));
        self.missing.extend(shaped.missing);
        Inline {
            lines: shaped.lines,
            inks,
            sources: Arc::clone(&self.sources),
        }
    }

    /// Numbers a note and sets it; its place in the tree is under the paragraph that calls it.
    fn note(&mut self, text: &Text, parent: usize) -> (usize, usize) {
        let number = self.notes.len() + 1;
        // Taken before its text is set, so that a note inside a note gets the next number.
        self.notes.push(Note { rows: Vec::new() });
        let node = self.node(Tag::Note, parent);
        let mut numbered = Text::plain(format!("{} ", superscript(number)));
        numbered.0.extend(text.0.iter().cloned());
        let inline = self.inline(
            &numbered,
            &NOTE,
            self.setup.text_width(),
            node,
            super::style::INK,
        );
        let rows = inline.rows(NOTE.leading, 0.0, 0.0);
        self.notes[number - 1].rows = rows;
        (number, number - 1)
    }
}

impl Inline {
    pub(super) fn height(&self, leading: f32) -> f32 {
        leading * to_f32(self.lines.len())
    }

    /// One row per line; at least two lines stay together at the foot and the top of a page.
    pub(super) fn rows(self, leading: f32, x: f32, before: f32) -> Vec<Row> {
        let count = self.lines.len();
        let mut rows = Vec::with_capacity(count);
        for index in 0..count {
            let mut row = Row::of_height(leading);
            row.before = if index == 0 { before } else { 0.0 };
            row.keep = index + 1 < count && (index == 0 || index + 2 == count);
            row.flow = Flow::Passing;
            self.place(index, x, 0.0, &mut row);
            rows.push(row);
        }
        rows
    }

    /// Puts one line into a row, its top at `y`.
    pub(super) fn place(&self, index: usize, x: f32, y: f32, row: &mut Row) {
        let Some(line) = self.lines.get(index) else {
            return;
        };
        let baseline = y + line.baseline;
        for run in &line.runs {
            let Some(ink) = self.inks.get(run.piece) else {
                continue;
            };
            row.notes.extend(ink.note);
            row.anchors.extend(ink.anchor.clone());
            row.items.push(Item {
                node: Some(ink.node),
                sources: Arc::clone(&self.sources),
                draw: Draw::Text {
                    x: x + run.x,
                    y: baseline,
                    rotation: 0.0,
                    run: run.clone(),
                    paint: ink.paint,
                },
            });
            if ink.underlined {
                let rule = [x + run.x, baseline + run.size * 0.14, run.width, 0.4];
                row.fill(rule, ink.paint, Some(ink.node), &self.sources);
            }
        }
    }
}

fn superscript(number: usize) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number
        .to_string()
        .bytes()
        .filter_map(|digit| DIGITS.get(usize::from(digit.wrapping_sub(b'0'))))
        .collect()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of lines and pages are far below 2^24"
)]
pub(super) fn to_f32(count: usize) -> f32 {
    count as f32
}

#[cfg(test)]
mod tests {
    use super::with_units;

    #[test]
    fn numbers_stay_with_their_units_and_with_nothing_else() {
        for (text, held) in [
            (
                "24 % of 1 h 03 min.",
                "24\u{a0}% of 1\u{a0}h\u{a0}03\u{a0}min.",
            ),
            ("(12 EUR, 40 ms)", "(12\u{a0}EUR, 40\u{a0}ms)"),
            ("SEV1 has 3 hosts, s 3", "SEV1 has 3 hosts, s 3"),
            ("two  blanks ", "two  blanks "),
        ] {
            assert_eq!(with_units(text), held);
        }
    }
}
