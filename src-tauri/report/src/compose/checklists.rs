//! The lists for use during an incident: to read in running text, or to hang on a wall.

use chrono::{NaiveDate, NaiveTime};
use journal::rules::checklists::Checklist;

use super::build::{bullets, column, heading, paragraph, table};
use crate::document::{Block, Document, ListItem, Row, Span, Style, Text};
use crate::project::ProjectedChecklists;

const TITLE: &str = "Incident checklists";

/// A box to tick with a pen.
const BOX: char = '\u{2610}';

/// One list after the other, for formats without pages.
pub fn checklists(lists: &ProjectedChecklists, dated: NaiveDate) -> Document {
    let blocks = lists.lists().flat_map(|list| {
        let items = list.lines.iter().map(|line| ListItem {
            text: Text::plain(line.text.as_str()),
            sources: Vec::new(),
        });
        let advice = Some(list.advice.as_str()).filter(|advice| !advice.is_empty());
        std::iter::once(heading(2, &list.title, &list.key))
            .chain(advice.map(paragraph))
            .chain([bullets(items.collect())])
    });
    paper(blocks.collect(), dated)
}

/// Lists beside each other in so many columns, as little high as they go.
pub fn checklist_sheet(lists: &ProjectedChecklists, columns: usize, dated: NaiveDate) -> Document {
    let mut lists = lists.lists().peekable();
    let mut rows = Vec::new();
    while lists.peek().is_some() {
        let cells = lists.by_ref().take(columns).map(cell).collect();
        rows.push(Row {
            cells,
            sources: Vec::new(),
        });
    }
    let columns = (0..columns).map(|_| column("", 1.0)).collect();
    paper(vec![table("", columns, rows)], dated)
}

fn cell(list: &Checklist) -> Text {
    let span = |text: String, style| Span {
        text,
        style,
        ..Span::default()
    };
    let mut spans = vec![span(list.title.clone(), Style::Strong)];
    if !list.advice.is_empty() {
        spans.push(span(format!("\n{}", list.advice), Style::Emphasis));
    }
    let lines = list.lines.iter();
    spans.extend(lines.map(|line| span(format!("\n{BOX} {}", line.text), Style::Plain)));
    Text(spans)
}

fn paper(blocks: Vec<Block>, dated: NaiveDate) -> Document {
    Document {
        title: TITLE.to_owned(),
        subtitle: String::new(),
        author: String::new(),
        language: "en".to_owned(),
        dated,
        created: dated.and_time(NaiveTime::MIN).and_utc(),
        cover_lines: Vec::new(),
        contents: false,
        blocks,
    }
}
