//! Words inside the picture: its heading where it stands alone, and a sentence where there is nothing to draw.

use plotters_backend::DrawingBackend;

use super::Look;
use super::canvas::{Canvas, Drawn, Lettering, length, wrap};
use super::chart::Words;
use crate::document::TextAnchor;

/// Title, sentence and basis of a picture that stands alone; nothing where the page around it says them.
#[derive(Default)]
pub(super) struct Heading {
    lines: Vec<Line>,
    pub height: f32,
}

struct Line {
    text: String,
    middle: f32,
    lettering: Lettering,
}

impl Heading {
    pub fn new(words: &Words, look: &Look<'_>) -> Self {
        let mut heading = Self::default();
        if !look.standalone {
            return heading;
        }
        let size = look.text_size;
        let plain = Lettering {
            size,
            strong: false,
            paint: look.palette.text,
            anchor: TextAnchor::Start,
        };
        let strong = Lettering {
            size: size * 1.25,
            strong: true,
            ..plain
        };
        heading.height = size * 0.6;
        for (text, lettering) in [
            (&words.title, strong),
            (&words.sentence, plain),
            (&words.basis, plain),
        ] {
            heading.add(text, lettering, look);
        }
        heading
    }

    fn add(&mut self, text: &str, lettering: Lettering, look: &Look<'_>) {
        let step = lettering.size * 1.5;
        let measure = |line: &str| (look.measure)(line, lettering.size, lettering.strong);
        for text in wrap(text, look.width - 2.0 * look.edge(), measure) {
            self.lines.push(Line {
                text,
                middle: self.height + step / 2.0,
                lettering,
            });
            self.height += step;
        }
    }

    pub fn draw<DB: DrawingBackend>(&self, canvas: &Canvas<DB>, look: &Look<'_>) -> Drawn<DB> {
        for line in &self.lines {
            canvas.text(&line.text, (look.edge(), line.middle), line.lettering)?;
        }
        Ok(())
    }
}

/// Instead of empty axes: what is missing, and the next step.
pub(super) fn draw_empty<DB: DrawingBackend>(
    canvas: &Canvas<DB>,
    sentence: &str,
    look: &Look<'_>,
) -> Drawn<DB> {
    let size = look.text_size;
    let lines = wrap(sentence, look.width * 0.8, |line| {
        (look.measure)(line, size, false)
    });
    let step = size * 1.5;
    let mut y = (look.height - step * length(lines.len().saturating_sub(1))) / 2.0;
    for line in lines {
        canvas.text(&line, (look.width / 2.0, y), look.muted(TextAnchor::Middle))?;
        y += step;
    }
    Ok(())
}
