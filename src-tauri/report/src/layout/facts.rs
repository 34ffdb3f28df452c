//! Labels with their values, in two columns.

use super::Tag;
use super::blocks::{Builder, put_label};
use super::row::Row;
use super::style::{BODY, INK, LABEL, MUTED, PARAGRAPH_GAP};
use crate::document::{Fact, Text};

/// A list of facts up to this length is read as one thing and stays on one page.
const MOST_FACTS_KEPT: usize = 18;
/// Of a longer one, so many stay with its title, and as many with what follows.
const FACTS_TOGETHER: usize = 4;

impl Builder<'_> {
    pub(super) fn facts(&mut self, facts: &[Fact]) {
        let widest = facts
            .iter()
            .map(|fact| self.label_width(&fact.label))
            .fold(0.0, f32::max);
        let indent = (widest + 18.0).min(self.width() * 0.35);
        let list = self.node(Tag::List { ordered: false }, 0);
        // The facts of a title stay with what is told below it.
        let are_of_title = self.follows_heading();
        for (index, fact) in facts.iter().enumerate() {
            let gap = match (index, self.follows_heading()) {
                (0, false) => PARAGRAPH_GAP,
                _ => 1.0,
            };
            let item = self.node(Tag::ListItem, list);
            let mut rows = self.fact(fact, indent, item, gap);
            let left = facts.len() - index - 1;
            let is_kept =
                facts.len() <= MOST_FACTS_KEPT || index < FACTS_TOGETHER || left < FACTS_TOGETHER;
            if is_kept && (left > 0 || are_of_title) {
                for row in &mut rows {
                    row.keep = true;
                }
            }
            self.rows.append(&mut rows);
        }
    }

    fn label_width(&self, label: &str) -> f32 {
        let setting = self.in_typeface(&LABEL);
        let lines = self.fonts.line(label, &setting).lines;
        lines.first().map_or(0.0, |line| line.width)
    }

    fn fact(&mut self, fact: &Fact, indent: f32, item: usize, gap: f32) -> Vec<Row> {
        let label_node = self.node(Tag::Label, item);
        let body_node = self.node(Tag::ListBody, item);
        let label_text = Text::plain(fact.label.as_str());
        let label = self.inline(&label_text, &LABEL, indent - 12.0, label_node, MUTED);
        let value = self.inline(&fact.value, &BODY, self.width() - indent, body_node, INK);
        let lines = label.lines.len();
        let mut rows = value.rows(BODY.leading, indent, gap);
        while rows.len() < lines.max(1) {
            let mut row = Row::of_height(BODY.leading);
            row.before = if rows.is_empty() { gap } else { 0.0 };
            rows.push(row);
        }
        for (index, row) in rows.iter_mut().enumerate().take(lines) {
            put_label(std::slice::from_mut(row), |row| {
                label.place(index, 0.0, 0.0, row);
            });
        }
        rows
    }
}
