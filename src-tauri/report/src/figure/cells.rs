//! A grid of cells, darker where more happened; a cell without data is hatched, not empty.

use plotters_backend::DrawingBackend;
use uuid::Uuid;

use super::canvas::{Canvas, Drawn, Lettering, length};
use super::form::{Form, Key, Swatch, rectangle};
use super::{Look, Mark, Palette};
use crate::document::{Paint, TextAnchor};

pub(super) struct Cell {
    pub row: usize,
    pub column: usize,
    /// None: nothing is known about it.
    pub incidents: Option<Vec<Uuid>>,
    pub readout: String,
}

/// A stretch of the border between two cells that means something: from corner to corner, in columns and rows.
pub(super) type Border = [(usize, usize); 2];

pub(super) struct Cells {
    pub rows: Vec<String>,
    /// At the left edge of the column.
    pub columns: Vec<(usize, String)>,
    pub column_count: usize,
    pub filled: Vec<Cell>,
    pub borders: Vec<Border>,
    /// Names of stretches of columns, above them: first column, one past the last, name.
    pub bands: Vec<(usize, usize, String)>,
    pub has_unknown: bool,
}

pub(super) struct LaidCells {
    grid: Cells,
    left: f32,
    top: f32,
    wide: f32,
    high: f32,
    key: Key,
    height: f32,
}

impl Cells {
    /// Cells keep to a size in which a grid is still seen at once.
    pub fn lay(self, top: f32, look: &Look<'_>) -> LaidCells {
        let size = look.text_size;
        let widest = self.rows.iter().map(|row| (look.measure)(row, size, false));
        let left = widest.fold(0.0, f32::max) + size;
        let room = look.width - left - look.edge();
        let wide = (room / length(self.column_count.max(1))).min(2.6 * size);
        let high = wide.clamp(1.3 * size, 2.0 * size);
        let bands = if self.bands.is_empty() {
            0.0
        } else {
            1.5 * size
        };
        let top = top + 1.7 * size + bands;
        let bottom = top + high * length(self.rows.len());
        let mut entries: Vec<(Swatch, String)> = (0..=MOST)
            .map(|count| {
                let label = if count == MOST {
                    format!("{count} or more")
                } else {
                    count.to_string()
                };
                (swatch(count, look), label)
            })
            .collect();
        if self.has_unknown {
            entries.push((Swatch::Hatched, "not recorded".to_owned()));
        }
        let key = Key::new(entries, bottom + 0.5 * size, look);
        LaidCells {
            height: bottom + 0.5 * size + key.height,
            grid: self,
            left,
            top,
            wide,
            high,
            key,
        }
    }
}

/// Counts from here on look the same.
const MOST: usize = 4;

fn swatch(count: usize, look: &Look<'_>) -> Swatch {
    match shade(count) {
        Some(share) => Swatch::Fill(mixed(look.palette.accent, look.palette.surface, share)),
        None => Swatch::Empty,
    }
}

/// Opacity by count, so that grey tells as much as colour.
fn shade(count: usize) -> Option<f32> {
    match count {
        0 => None,
        1 => Some(0.2),
        2 => Some(0.4),
        3 => Some(0.65),
        _ => Some(1.0),
    }
}

/// What is read the better on the shade of a count.
fn on_shade(count: usize, palette: Palette) -> Paint {
    let shade = shade(count).map_or(palette.surface, |share| {
        mixed(palette.accent, palette.surface, share)
    });
    if contrast(palette.surface, shade) > contrast(palette.text, shade) {
        palette.surface
    } else {
        palette.text
    }
}

/// As WCAG 2 counts it, from 1 to 21.
fn contrast(one: Paint, other: Paint) -> f32 {
    let [one, other] = [one, other].map(luminance);
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(paint: Paint) -> f32 {
    let linear = |channel: u8| {
        let share = f32::from(channel) / 255.0;
        if share <= 0.040_45 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(paint.red) + 0.7152 * linear(paint.green) + 0.0722 * linear(paint.blue)
}

/// So much of one colour on the other.
pub(super) fn mixed(paint: Paint, on: Paint, share: f32) -> Paint {
    let channel = |top: u8, bottom: u8| {
        let mixed = f32::from(top) * share + f32::from(bottom) * (1.0 - share);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a mean of two channels is one"
        )]
        let mixed = mixed.round() as u8;
        mixed
    };
    Paint {
        red: channel(paint.red, on.red),
        green: channel(paint.green, on.green),
        blue: channel(paint.blue, on.blue),
        opacity: 1.0,
    }
}

impl LaidCells {
    fn corner(&self, column: usize, row: usize) -> (f32, f32) {
        (
            self.left + length(column) * self.wide,
            self.top + length(row) * self.high,
        )
    }

    fn draw_cell<DB: DrawingBackend>(
        &self,
        cell: &Cell,
        canvas: &Canvas<DB>,
        look: &Look<'_>,
    ) -> Drawn<DB> {
        let gap = (0.05 * self.wide).min(1.0);
        let (left, top) = self.corner(cell.column, cell.row);
        let (right, bottom) = self.corner(cell.column + 1, cell.row + 1);
        let square = rectangle(left + gap, top + gap, right - gap, bottom - gap);
        let count = cell.incidents.as_ref().map(Vec::len);
        count
            .map_or(Swatch::Hatched, |count| swatch(count, look))
            .draw(canvas, square, look)?;
        let Some(count) = count.filter(|count| *count > 0) else {
            return Ok(());
        };
        let text = count.to_string();
        let Some(size) = self.letters(&text, look) else {
            return Ok(());
        };
        let middle = (f32::midpoint(left, right), f32::midpoint(top, bottom));
        let lettering = Lettering {
            size,
            paint: on_shade(count, look.palette),
            ..look.muted(TextAnchor::Middle)
        };
        canvas.text(&text, middle, lettering)
    }

    /// As large as the cell lets them be; none where they could not be read.
    fn letters(&self, text: &str, look: &Look<'_>) -> Option<f32> {
        const SMALLEST: f32 = 0.58;
        let size = look.text_size;
        let wide = (look.measure)(text, size, false);
        let share = ((self.wide - 0.08 * size) / wide).min(1.0);
        (share >= SMALLEST).then_some(share * size)
    }

    fn draw_names<DB: DrawingBackend>(&self, canvas: &Canvas<DB>, look: &Look<'_>) -> Drawn<DB> {
        let size = look.text_size;
        for (row, name) in self.grid.rows.iter().enumerate() {
            let y = self.corner(0, row).1 + self.high / 2.0;
            canvas.text(
                name,
                (self.left - 0.5 * size, y),
                look.muted(TextAnchor::End),
            )?;
        }
        let mut free_from = 0.0;
        for (column, name) in &self.grid.columns {
            let x = self.corner(*column, 0).0;
            let wide = (look.measure)(name, size, false);
            let start = x.min(look.width - wide);
            if start >= free_from {
                let place = (start, self.top - 0.8 * size);
                canvas.text(name, place, look.muted(TextAnchor::Start))?;
                free_from = start + wide + 0.5 * size;
            }
        }
        for (first, end, name) in &self.grid.bands {
            let (left, right) = (self.corner(*first, 0).0, self.corner(*end, 0).0);
            if (look.measure)(name, size, false) < right - left {
                let place = (f32::midpoint(left, right), self.top - 2.3 * size);
                canvas.text(name, place, look.muted(TextAnchor::Middle))?;
            }
        }
        Ok(())
    }
}

impl Form for LaidCells {
    fn height(&self) -> f32 {
        self.height
    }

    fn draw<DB: DrawingBackend>(&self, canvas: &Canvas<DB>, look: &Look<'_>) -> Drawn<DB> {
        self.draw_names(canvas, look)?;
        for cell in &self.grid.filled {
            self.draw_cell(cell, canvas, look)?;
        }
        for [from, to] in &self.grid.borders {
            let line = [self.corner(from.0, from.1), self.corner(to.0, to.1)];
            canvas.line(&line, look.palette.text, look.text_size / 8.0)?;
        }
        self.key.draw(canvas, look)
    }

    fn marks(self) -> Vec<Mark> {
        let middle = |cell: &Cell| {
            let (x, y) = self.corner(cell.column, cell.row);
            (x + self.wide / 2.0, y + self.high / 2.0)
        };
        let known = self.grid.filled.iter().filter_map(|cell| {
            let incidents = cell.incidents.clone().filter(|one| !one.is_empty())?;
            let (x, y) = middle(cell);
            Some(Mark {
                incidents,
                x,
                y,
                label: cell.readout.clone(),
            })
        });
        known.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_on_every_shade_of_every_palette() {
        for palette in [
            Palette::LIGHT,
            Palette::DARK,
            Palette::NIGHT,
            Palette::PRINT,
        ] {
            for count in 1..=MOST {
                let share = shade(count).unwrap_or_default();
                let on = mixed(palette.accent, palette.surface, share);
                let found = contrast(on_shade(count, palette), on);
                assert!(found >= 4.5, "{count}: {found}");
            }
        }
    }
}
