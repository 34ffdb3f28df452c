//! Tables: column widths, rows, and the header that is repeated on every page.

use std::sync::Arc;

use super::Tag;
use super::blocks::{Builder, rule};
use super::inline::{Inline, to_f32};
use super::row::{Flow, Row};
use super::style::{
    BLOCK_GAP, CAPTION, CELL, CELL_HEADER, CELL_PADDING, GUTTER, HAIRLINE, HAIRLINE_WIDTH, INK,
    MUTED, PARAGRAPH_GAP, RULE_WIDTH,
};
use crate::document::{Align, Column, Style, Table, Text};
use crate::text::{Setting, TextAlign};

/// A table row with more lines than this may be divided by a page break.
const LONGEST_WHOLE_ROW: usize = 12;

/// So tall, in points, it is company to itself.
const TALL_ROW: f32 = 60.0;

/// Left edge and width of each column.
type Columns = Vec<(f32, f32)>;

impl Builder<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let node = self.node(Tag::Table, 0);
        let gap = if self.follows_heading() {
            4.0
        } else {
            BLOCK_GAP
        };
        self.caption(&table.caption, node, gap);
        let columns = self.columns(&table.columns);
        let header = self.header(&table.columns, &columns, node);
        let id = self.table_headers.len();
        self.table_headers.push(header.clone());
        let captioned = !table.caption.is_empty();
        self.rows.push(Row {
            before: if captioned { 3.0 } else { gap },
            keep: true,
            ..header
        });
        let block_sources = Arc::clone(&self.sources);
        for (place, row) in table.rows.iter().enumerate() {
            if !row.sources.is_empty() {
                self.sources = Arc::from(row.sources.as_slice());
            }
            let mut rows = self.table_row(&row.cells, &table.columns, &columns, node);
            for row in &mut rows {
                row.table = Some(id);
            }
            // Neither the first nor the last stands alone on a page, unless it is a paragraph of its own.
            let is_low = rows.iter().map(|row| row.height).sum::<f32>() < TALL_ROW;
            let has_company = is_low && (place == 0 || place + 2 == table.rows.len());
            if let Some(last) = rows.last_mut().filter(|_| place + 1 < table.rows.len()) {
                last.keep |= has_company;
            }
            self.rows.append(&mut rows);
            self.sources = Arc::clone(&block_sources);
        }
        self.gap(BLOCK_GAP - PARAGRAPH_GAP);
    }

    /// No word of a title is broken if the table has room for it.
    fn columns(&self, columns: &[Column]) -> Columns {
        let gutters = GUTTER * to_f32(columns.len().saturating_sub(1));
        let width = self.width() - gutters;
        let most = width / to_f32(columns.len().max(1));
        let weights: Vec<f32> = columns.iter().map(weight).collect();
        let needs: Vec<f32> = columns
            .iter()
            .map(|column| self.widest_word(&column.title).min(most))
            .collect();
        let mut x = 0.0;
        let mut placed = Vec::with_capacity(columns.len());
        for share in share(width, &weights, &needs) {
            placed.push((x, share));
            x += share + GUTTER;
        }
        placed
    }

    fn widest_word(&self, title: &str) -> f32 {
        title
            .split_whitespace()
            .map(|word| self.fonts.measure(word, CELL_HEADER.size, true).0 + 0.5)
            .fold(0.0, f32::max)
    }

    fn caption(&mut self, caption: &Text, table: usize, gap: f32) {
        if caption.is_empty() {
            return;
        }
        let node = self.node(Tag::Caption, table);
        let setting = Setting {
            style: Style::Strong,
            ..CAPTION
        };
        let inline = self.inline(caption, &setting, self.width(), node, INK);
        let mut rows = inline.rows(CAPTION.leading, 0.0, gap);
        for row in &mut rows {
            row.keep = true;
            row.flow = Flow::Fixed;
        }
        self.rows.append(&mut rows);
    }

    fn header(&mut self, titles: &[Column], columns: &Columns, table: usize) -> Row {
        let row_node = self.node(Tag::TableRow, table);
        let mut cells = Vec::new();
        for (title, &(_, width)) in titles.iter().zip(columns) {
            let node = self.node(Tag::TableHeader, row_node);
            let setting = aligned(CELL_HEADER, title.align);
            let text = Text::plain(title.title.as_str());
            cells.push(self.inline(&text, &setting, width, node, MUTED));
        }
        let lines = longest(&cells);
        let text_height = CELL_HEADER.leading * to_f32(lines);
        let mut row = Row::of_height(text_height + 2.0 * CELL_PADDING);
        for (cell, &(x, _)) in cells.iter().zip(columns) {
            // Short titles stand on the rule, beside longer ones.
            let y = CELL_PADDING + text_height - cell.height(CELL_HEADER.leading);
            for line in 0..cell.lines.len() {
                cell.place(line, x, y + CELL_HEADER.leading * to_f32(line), &mut row);
            }
        }
        let bottom = row.height - RULE_WIDTH;
        rule(&mut row, bottom, self.width(), RULE_WIDTH, self.accent());
        row
    }

    fn table_row(
        &mut self,
        texts: &[Text],
        titles: &[Column],
        columns: &Columns,
        table: usize,
    ) -> Vec<Row> {
        let row_node = self.node(Tag::TableRow, table);
        let empty = Text::default();
        let mut cells = Vec::new();
        for (index, (title, &(_, width))) in titles.iter().zip(columns).enumerate() {
            let node = self.node(Tag::TableCell, row_node);
            let setting = aligned(CELL, title.align);
            let text = texts.get(index).unwrap_or(&empty);
            cells.push(self.inline(text, &setting, width, node, INK));
        }
        let lines = longest(&cells);
        let mut rows = if lines <= LONGEST_WHOLE_ROW {
            vec![whole_row(&cells, columns, lines)]
        } else {
            sliced_row(&cells, columns, lines)
        };
        if let Some(last) = rows.last_mut() {
            let bottom = last.height - HAIRLINE_WIDTH;
            rule(last, bottom, self.width(), HAIRLINE_WIDTH, HAIRLINE);
        }
        rows
    }
}

/// Shares the width by weight, but leaves no column narrower than it needs, as long as there is room.
fn share(width: f32, weights: &[f32], needs: &[f32]) -> Vec<f32> {
    let mut fixed = vec![false; weights.len()];
    loop {
        let taken: f32 = needs
            .iter()
            .zip(&fixed)
            .filter(|(_, fixed)| **fixed)
            .map(|(need, _)| need)
            .sum();
        let open: f32 = weights
            .iter()
            .zip(&fixed)
            .filter(|(_, fixed)| !**fixed)
            .map(|(weight, _)| weight)
            .sum();
        let unit = (width - taken).max(0.0) / open.max(f32::MIN_POSITIVE);
        let narrow =
            (0..weights.len()).find(|&index| !fixed[index] && weights[index] * unit < needs[index]);
        match narrow {
            Some(index) => fixed[index] = true,
            None => {
                return (0..weights.len())
                    .map(|index| {
                        if fixed[index] {
                            needs[index]
                        } else {
                            weights[index] * unit
                        }
                    })
                    .collect();
            }
        }
    }
}

/// Nothing, negative or not a number would make a column vanish.
fn weight(column: &Column) -> f32 {
    if column.weight.is_finite() {
        column.weight.max(0.05)
    } else {
        1.0
    }
}

fn aligned(setting: Setting, align: Align) -> Setting {
    match align {
        Align::Start => setting,
        Align::End => Setting {
            align: TextAlign::Right,
            hyphenate: false,
            tabular: true,
            ..setting
        },
    }
}

fn longest(cells: &[Inline]) -> usize {
    cells
        .iter()
        .map(|cell| cell.lines.len())
        .max()
        .unwrap_or(0)
        .max(1)
}

/// A row that stays in one piece: cell after cell.
fn whole_row(cells: &[Inline], columns: &Columns, lines: usize) -> Row {
    let mut row = Row::of_height(CELL.leading * to_f32(lines) + 2.0 * CELL_PADDING);
    for (cell, &(x, _)) in cells.iter().zip(columns) {
        for line in 0..cell.lines.len() {
            cell.place(
                line,
                x,
                CELL_PADDING + CELL.leading * to_f32(line),
                &mut row,
            );
        }
    }
    row
}

/// A tall row, line by line, so that a page break may fall between its lines.
fn sliced_row(cells: &[Inline], columns: &Columns, lines: usize) -> Vec<Row> {
    let mut rows = Vec::with_capacity(lines);
    for line in 0..lines {
        let above = if line == 0 { CELL_PADDING } else { 0.0 };
        let below = if line + 1 == lines { CELL_PADDING } else { 0.0 };
        let mut row = Row::of_height(CELL.leading + above + below);
        row.keep = line == 0 || line + 2 == lines;
        row.continues = line > 0;
        for (cell, &(x, _)) in cells.iter().zip(columns) {
            cell.place(line, x, above, &mut row);
        }
        rows.push(row);
    }
    rows
}
