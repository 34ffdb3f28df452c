//! Quotes at the beginning of a cell that belong to its text: `"Foo" service down`. Read as the format has it, they would
//! vanish, and one that nobody closes would take the rows behind it for its own.

use std::borrow::Cow;

const QUOTE: u8 = b'"';

/// The same table, with such cells quoted as the format asks.
pub(super) fn mended(text: &str, delimiter: u8) -> Cow<'_, str> {
    let mut mended = String::new();
    let mut kept = 0;
    let mut start = 0;
    let marks = Marks { text, delimiter };
    while start < text.len() {
        let end = match marks.end_of_cell(start) {
            Cell::Sound(end) => end,
            Cell::Stray(end) => {
                mended.push_str(&text[kept..start]);
                mended.push_str(&quoted(&text[start..end]));
                kept = end;
                end
            }
        };
        start = end + 1;
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    mended.push_str(&text[kept..]);
    Cow::Owned(mended)
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

struct Marks<'a> {
    text: &'a str,
    delimiter: u8,
}

/// Where a cell ends, and whether its quotes are those of the format.
enum Cell {
    Sound(usize),
    Stray(usize),
}

impl Marks<'_> {
    fn end_of_cell(&self, start: usize) -> Cell {
        if self.text.as_bytes()[start] != QUOTE {
            return Cell::Sound(self.next(start));
        }
        match self.close(start + 1) {
            Some(close) if self.is_end(close + 1) => Cell::Sound(close + 1),
            // "Foo, bar" service down: what is quoted is one piece of it. Nobody writes a tab into a quotation.
            Some(close) if self.delimiter != b'\t' && !self.is_broken(start, close) => {
                Cell::Stray(self.next(close))
            }
            _ => Cell::Stray(self.next(start)),
        }
    }

    fn is_broken(&self, start: usize, end: usize) -> bool {
        let mut bytes = self.text.as_bytes()[start..end].iter();
        bytes.any(|byte| matches!(byte, b'\r' | b'\n'))
    }

    /// The first quote that is not one of a pair.
    fn close(&self, from: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = from;
        loop {
            at += bytes[at..].iter().position(|byte| *byte == QUOTE)?;
            if bytes.get(at + 1) != Some(&QUOTE) {
                return Some(at);
            }
            at += 2;
        }
    }

    /// The next mark; the end of the text without one.
    fn next(&self, from: usize) -> usize {
        let rest = &self.text.as_bytes()[from..];
        let found = rest.iter().position(|byte| self.is_mark(*byte));
        found.map_or(self.text.len(), |place| from + place)
    }

    fn is_end(&self, at: usize) -> bool {
        let byte = self.text.as_bytes().get(at);
        byte.is_none_or(|byte| self.is_mark(*byte))
    }

    fn is_mark(&self, byte: u8) -> bool {
        byte == self.delimiter || matches!(byte, b'\r' | b'\n')
    }
}
