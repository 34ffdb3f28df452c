//! A table as aligned columns.

use super::wrap::{length, wrap};
use crate::document::Align;

const GAP: &str = "  ";

/// The first row holds the titles.
pub(super) fn columns(rows: &[Vec<String>], align: &[Align], width: usize) -> String {
    let widths = widths(rows, align.len(), width);
    let mut set: Vec<Vec<String>> = rows.iter().map(|row| lines(row, align, &widths)).collect();
    // Where a row takes several lines, only an empty one shows where the next begins.
    let between = if set.iter().skip(1).any(|lines| lines.len() > 1) {
        "\n\n"
    } else {
        "\n"
    };
    let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    if let Some(titles) = set.first_mut() {
        titles.push(rules.join(GAP));
    }
    let mut set = set.into_iter().map(|lines| lines.join("\n"));
    let titles = set.next().unwrap_or_default();
    let rows: Vec<String> = set.collect();
    format!("{titles}\n{}", rows.join(between))
}

/// As wide as what stands in them; where that is too much, the widest give way.
fn widths(rows: &[Vec<String>], count: usize, width: usize) -> Vec<usize> {
    let room = width.saturating_sub(GAP.len() * count.saturating_sub(1));
    let mut widths = vec![1; count];
    for row in rows {
        for (widest, cell) in widths.iter_mut().zip(row) {
            let longest = cell.lines().map(length).max().unwrap_or_default();
            *widest = longest.min(room).max(*widest);
        }
    }
    while widths.iter().sum::<usize>() > room {
        match widths.iter_mut().max() {
            Some(widest) if *widest > 1 => *widest -= 1,
            _ => break,
        }
    }
    widths
}

fn lines(row: &[String], align: &[Align], widths: &[usize]) -> Vec<String> {
    let cells: Vec<Vec<String>> = row
        .iter()
        .zip(widths)
        .map(|(cell, width)| within(cell, *width))
        .collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or_default();
    (0..height)
        .map(|line| {
            let parts = cells.iter().zip(align).zip(widths);
            let parts: Vec<String> = parts
                .map(|((cell, align), &width)| {
                    let part = cell.get(line).map_or("", String::as_str);
                    match align {
                        Align::Start => format!("{part:<width$}"),
                        Align::End => format!("{part:>width$}"),
                    }
                })
                .collect();
            parts.join(GAP)
        })
        .collect()
}

/// A word longer than its column is divided, so that the columns stay where they are.
fn within(cell: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for line in wrap(cell, width) {
        let mut rest: Vec<char> = line.chars().collect();
        while rest.len() > width {
            let tail = rest.split_off(width);
            lines.push(rest.into_iter().collect());
            rest = tail;
        }
        lines.push(rest.into_iter().collect());
    }
    lines
}
