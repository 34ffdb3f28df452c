//! Counts over time: columns of one or more layers, the severest at the base; several panels share one scale.

use plotters_backend::DrawingBackend;
use uuid::Uuid;

use super::canvas::{Canvas, Drawn, length};
use super::form::{Form, Key, Lines, Swatch, rectangle};
use super::{Look, Mark};
use crate::document::{Paint, TextAnchor};

pub(super) struct Layer {
    pub name: String,
    pub paint: Paint,
    /// One for each stretch of time.
    pub counts: Vec<Vec<Uuid>>,
}

pub(super) struct Panel {
    /// With n.
    pub label: Option<String>,
    /// From the base upwards.
    pub layers: Vec<Layer>,
}

pub(super) struct Stacks {
    panels: Vec<(Panel, Option<Lines>, f32)>,
    /// Names of the stretches of time.
    bins: Vec<String>,
    most: usize,
    left: f32,
    slot: f32,
    /// Of a column.
    wide: f32,
    tall: f32,
    /// Of a column that stands alone: one incident is seen beside a hundred.
    lowest: f32,
    key: Key,
    height: f32,
}

/// A layer's part of the column of one stretch of time.
struct Segment<'p> {
    bin: usize,
    layer: &'p Layer,
    corners: [(f32, f32); 4],
}

impl Stacks {
    /// None without a stretch of time.
    pub fn new(panels: Vec<Panel>, bins: Vec<String>, top: f32, look: &Look<'_>) -> Option<Self> {
        let size = look.text_size;
        if bins.is_empty() {
            return None;
        }
        let highest = |panel: &Panel| (0..bins.len()).map(|bin| panel.total(bin)).max();
        let most = panels.iter().filter_map(highest).max()?.max(1);
        let left = (look.measure)(&most.to_string(), size, false) + 1.2 * size;
        let slot = (look.width - left - look.edge()) / length(bins.len());
        let alone = panels.len() == 1;
        let tall = size * if alone { 14.0 } else { 4.5 };
        let mut entries = Vec::new();
        let alike = panels.iter().all(|panel| panel.layers.len() == 1);
        // The one layer of a panel with a name has it said above.
        let is_named = |panel: &&Panel| panel.label.is_some() && panel.layers.len() == 1;
        let explained = panels.first().filter(|_| alone || !alike);
        if let Some(panel) = explained.filter(|panel| !is_named(panel)) {
            let of = |layer: &Layer| (Swatch::Fill(layer.paint), layer.name.clone());
            entries.extend(panel.layers.iter().map(of));
        }
        let mut y = top + 0.5 * size;
        let mut placed = Vec::new();
        for panel in panels {
            let width = look.width - 2.0 * look.edge();
            let label = panel
                .label
                .as_ref()
                .map(|label| Lines::new(label, y, width, look));
            y += label.as_ref().map_or(0.0, |label| label.height) + 0.9 * size + tall;
            placed.push((panel, label, y));
            y += 0.6 * size;
        }
        let key = Key::new(entries, y + 1.6 * size, look);
        Some(Self {
            panels: placed,
            bins,
            most,
            left,
            wide: (0.8 * slot).min(3.0 * size),
            slot,
            tall,
            lowest: size / 3.0,
            height: y + 1.9 * size + key.height,
            key,
        })
    }

    fn high(&self, count: usize) -> f32 {
        self.tall * length(count) / length(self.most)
    }

    fn segments<'p>(&self, panel: &'p Panel, foot: f32) -> Vec<Segment<'p>> {
        let mut found = Vec::new();
        for bin in 0..self.bins.len() {
            let middle = self.left + (length(bin) + 0.5) * self.slot;
            let mut below = 0;
            for layer in &panel.layers {
                let count = layer.counts.get(bin).map_or(0, Vec::len);
                if count > 0 {
                    let mut tall = self.high(below + count);
                    if panel.layers.len() == 1 {
                        tall = tall.max(self.lowest);
                    }
                    let (low, high) = (foot - self.high(below), foot - tall);
                    let corners = rectangle(
                        middle - self.wide / 2.0,
                        high,
                        middle + self.wide / 2.0,
                        low,
                    );
                    found.push(Segment {
                        bin,
                        layer,
                        corners,
                    });
                    below += count;
                }
            }
        }
        found
    }

    fn draw_panel<DB: DrawingBackend>(
        &self,
        (panel, label, foot): &(Panel, Option<Lines>, f32),
        canvas: &Canvas<DB>,
        look: &Look<'_>,
    ) -> Drawn<DB> {
        let size = look.text_size;
        if let Some(label) = label {
            label.draw(canvas, look.edge(), look)?;
        }
        for count in steps(self.most, self.panels.len() > 1) {
            let y = foot - self.high(count);
            let line = [(self.left, y), (look.width - look.edge(), y)];
            let paint = if count == 0 {
                look.palette.muted
            } else {
                look.palette.line
            };
            canvas.line(&line, paint, size / 14.0)?;
            let place = (self.left - 0.5 * size, y);
            canvas.text(&count.to_string(), place, look.muted(TextAnchor::End))?;
        }
        for Segment { layer, corners, .. } in self.segments(panel, *foot) {
            canvas.outlined(&corners, layer.paint, look.palette.surface, size / 12.0)?;
        }
        Ok(())
    }

    fn draw_bins<DB: DrawingBackend>(&self, canvas: &Canvas<DB>, look: &Look<'_>) -> Drawn<DB> {
        let size = look.text_size;
        let foot = self.panels.last().map_or(0.0, |(.., foot)| *foot);
        let mut free_from = 0.0;
        for (bin, name) in self.bins.iter().enumerate() {
            let middle = self.left + (length(bin) + 0.5) * self.slot;
            let half = (look.measure)(name, size, false) / 2.0;
            let middle = middle.max(half).min(look.width - half);
            if middle - half >= free_from {
                let place = (middle, foot + 1.15 * size);
                canvas.text(name, place, look.muted(TextAnchor::Middle))?;
                free_from = middle + half + 0.7 * size;
            }
        }
        Ok(())
    }
}

impl Panel {
    fn total(&self, bin: usize) -> usize {
        self.layers
            .iter()
            .filter_map(|layer| layer.counts.get(bin))
            .map(Vec::len)
            .sum()
    }
}

/// Whole counts worth a line, at most about five; for a small panel only the ends.
fn steps(most: usize, small: bool) -> Vec<usize> {
    if small {
        return vec![0, most];
    }
    let scale = [
        1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000,
    ];
    let step = scale
        .into_iter()
        .find(|step| most / step <= 5)
        .unwrap_or(most);
    (0..=most).step_by(step).collect()
}

impl Form for Stacks {
    fn height(&self) -> f32 {
        self.height
    }

    fn draw<DB: DrawingBackend>(&self, canvas: &Canvas<DB>, look: &Look<'_>) -> Drawn<DB> {
        for panel in &self.panels {
            self.draw_panel(panel, canvas, look)?;
        }
        self.draw_bins(canvas, look)?;
        self.key.draw(canvas, look)
    }

    fn marks(self) -> Vec<Mark> {
        let mut marks = Vec::new();
        for (panel, _, foot) in &self.panels {
            for Segment {
                bin,
                layer,
                corners: [(left, top), _, (right, bottom), _],
            } in self.segments(panel, *foot)
            {
                let incidents = layer.counts[bin].clone();
                let label = format!("{}, {}: {}", self.bins[bin], layer.name, incidents.len());
                marks.push(Mark {
                    incidents,
                    x: f32::midpoint(left, right),
                    y: f32::midpoint(top, bottom),
                    label,
                });
            }
        }
        marks
    }
}
