//! Rows to pages.
//!
//! Rows that must stay together form a group; a group that does not fit goes to the next page as a whole. Notes
//! take their space from the page of the row that calls them; what does not fit continues on the next page.

use std::collections::VecDeque;
use std::sync::Arc;

use super::blocks::Builder;
use super::inline::Note;
use super::row::{Flow, Row};
use super::style::{CELL_PADDING, HAIRLINE, HAIRLINE_WIDTH};
use super::{Draw, Item, Page, PageSetup, PlacedHeading, Spot, Target};

/// Space between the text and the notes, with the rule in it.
const NOTE_SEPARATOR: f32 = 14.0;

/// A figure may leave at most this share of a page empty before text moves up past it.
const FLOAT_THRESHOLD: f32 = 0.06;

pub(super) struct Body {
    pub pages: Vec<Page>,
    pub headings: Vec<PlacedHeading>,
    pub targets: Vec<Target>,
    pub spots: Vec<Spot>,
}

struct Paginator<'a> {
    setup: PageSetup,
    builder: &'a Builder<'a>,
    pages: Vec<Page>,
    headings: Vec<PlacedHeading>,
    targets: Vec<Target>,
    spots: Vec<Spot>,
    /// Of the current page, from the top of the text area.
    y: f32,
    note_rows: VecDeque<Row>,
    notes_height: f32,
    /// Pages that come before the first.
    offset: usize,
    /// Figures that wait for the next page.
    waiting: VecDeque<Row>,
}

/// Takes the rows out of the builder; pages count from `offset`.
pub(super) fn paginate(builder: &mut Builder<'_>, offset: usize) -> Body {
    let rows = std::mem::take(&mut builder.rows);
    let mut paginator = Paginator {
        setup: builder.setup,
        builder,
        pages: vec![Page::default()],
        headings: Vec::new(),
        targets: Vec::new(),
        spots: Vec::new(),
        y: 0.0,
        note_rows: VecDeque::new(),
        notes_height: 0.0,
        offset,
        waiting: VecDeque::new(),
    };
    let mut rows = VecDeque::from(rows);
    while let Some(group) = next_group(&mut rows) {
        paginator.group(group);
    }
    paginator.finish()
}

/// The next rows that must stay on one page.
fn next_group(rows: &mut VecDeque<Row>) -> Option<Vec<Row>> {
    let mut group = vec![rows.pop_front()?];
    while group.last().is_some_and(|row| row.keep) {
        match rows.pop_front() {
            Some(row) => group.push(row),
            None => break,
        }
    }
    Some(group)
}

/// A part begins on a page of its own, unless that would leave more than this share of the page above empty.
const ROOM_FOR_A_PART: f32 = 0.33;

impl Paginator<'_> {
    fn group(&mut self, group: Vec<Row>) {
        let first = &group[0];
        if first.new_page && self.room() < self.setup.text_height() * ROOM_FOR_A_PART {
            self.break_for_waiting();
            if self.y > 0.0 {
                self.new_page(None);
            }
        }
        if !self.waiting.is_empty() && group.iter().any(|row| row.flow != Flow::Passing) {
            self.break_for_waiting();
        }
        let only_space = group.iter().all(|row| row.height == 0.0);
        if only_space && !self.fits(&group) {
            return;
        }
        if !self.fits(&group) && self.y > 0.0 {
            if first.flow == Flow::Float && self.room() > self.setup.text_height() * FLOAT_THRESHOLD
            {
                self.waiting.extend(group);
                return;
            }
            self.next_page(&group[0]);
        }
        for row in group {
            // Only a group taller than a whole page comes apart here.
            if self.y > 0.0 && !self.fits(std::slice::from_ref(&row)) {
                self.next_page(&row);
            }
            self.place(row);
        }
    }

    fn room(&self) -> f32 {
        self.setup.text_height() - self.notes_height - self.y
    }

    fn fits(&self, group: &[Row]) -> bool {
        let mut height = 0.0;
        let mut notes = 0.0;
        for (index, row) in group.iter().enumerate() {
            if index > 0 || self.y > 0.0 {
                height += row.before;
            }
            height += row.height;
            notes += row
                .notes
                .iter()
                .map(|&note| self.note(note).map_or(0.0, Note::height))
                .sum::<f32>();
        }
        if notes > 0.0 && self.note_rows.is_empty() {
            notes += NOTE_SEPARATOR;
        }
        height + notes <= self.room() + 0.01
    }

    fn note(&self, note: usize) -> Option<&Note> {
        self.builder.notes.get(note)
    }

    fn place(&mut self, row: Row) {
        if self.y > 0.0 {
            self.y += row.before;
        }
        let top = self.setup.top + self.y;
        if let Some(mark) = row
            .heading
            .and_then(|heading| self.builder.headings.get(heading))
        {
            self.headings.push(PlacedHeading {
                level: mark.level,
                title: mark.title.clone(),
                anchor: mark.anchor.clone(),
                page: self.offset + self.pages.len() - 1,
                y: top,
            });
        }
        let page = self.offset + self.pages.len() - 1;
        self.targets.extend(row.anchors.iter().map(|anchor| Target {
            anchor: Arc::clone(anchor),
            page,
            y: top,
        }));
        for &note in &row.notes {
            let rows = self
                .note(note)
                .map(|note| note.rows.clone())
                .unwrap_or_default();
            self.add_notes(rows);
        }
        self.y += row.height;
        self.mark(&row, top);
        self.put(row.items, top);
    }

    /// Rows of one part that follow each other on a page are one stretch.
    fn mark(&mut self, row: &Row, top: f32) {
        let Some((block, item)) = row.of.filter(|_| row.height > 0.0) else {
            return;
        };
        let (page, bottom) = (self.offset + self.pages.len() - 1, top + row.height);
        match self.spots.last_mut() {
            Some(last) if (last.block, last.item, last.page) == (block, item, page) => {
                last.bottom = bottom;
            }
            _ => self.spots.push(Spot {
                block,
                item,
                page,
                top,
                bottom,
            }),
        }
    }

    fn add_notes(&mut self, rows: Vec<Row>) {
        if self.note_rows.is_empty() && !rows.is_empty() {
            self.notes_height += NOTE_SEPARATOR;
        }
        self.notes_height += rows.iter().map(|row| row.height).sum::<f32>();
        self.note_rows.extend(rows);
    }

    fn put(&mut self, items: Vec<Item>, top: f32) {
        let side = self.setup.side;
        if let Some(page) = self.pages.last_mut() {
            for item in items {
                push_joined(page, item.moved(side, top));
            }
        }
    }

    /// Gives waiting figures their page before something comes that they must precede.
    fn break_for_waiting(&mut self) {
        while !self.waiting.is_empty() {
            self.new_page(None);
        }
    }

    /// The page that begins with this row.
    fn next_page(&mut self, row: &Row) {
        self.new_page(row.table);
        if row.continues {
            self.y += CELL_PADDING;
        }
    }

    /// `table`: the table that goes on there, whose header is repeated.
    fn new_page(&mut self, table: Option<usize>) {
        self.close_page();
        self.begin_page(table);
    }

    fn begin_page(&mut self, table: Option<usize>) {
        self.pages.push(Page::default());
        self.y = 0.0;
        let carried: Vec<Row> = self.note_rows.drain(..).collect();
        self.notes_height = 0.0;
        self.add_notes(carried);
        while let Some(figure) = self.waiting.pop_front() {
            if self.y > 0.0 && !self.fits(std::slice::from_ref(&figure)) {
                self.waiting.push_front(figure);
                break;
            }
            self.place(figure);
        }
        if let Some(header) = table.and_then(|table| self.builder.table_headers.get(table)) {
            let top = self.setup.top + self.y;
            let items = header.items.iter().map(Item::as_decoration).collect();
            self.y += header.height;
            self.put(items, top);
        }
    }

    /// Sets the notes at the foot; what does not fit below the text stays for the next page.
    fn close_page(&mut self) {
        if self.note_rows.is_empty() {
            return;
        }
        let room = self.setup.text_height() - self.y - NOTE_SEPARATOR;
        let mut height = 0.0;
        let mut rows = Vec::new();
        while let Some(row) = self.note_rows.pop_front() {
            if height + row.height > room + 0.01 && !(rows.is_empty() && self.y == 0.0) {
                self.note_rows.push_front(row);
                break;
            }
            height += row.height;
            rows.push(row);
        }
        if rows.is_empty() {
            return;
        }
        let mut top = self.setup.top + self.setup.text_height() - height;
        let rule = Item {
            node: None,
            sources: Arc::from([]),
            draw: Draw::Fill {
                x: 0.0,
                y: -6.0,
                width: 72.0,
                height: HAIRLINE_WIDTH,
                paint: HAIRLINE,
            },
        };
        self.put(vec![rule], top);
        for row in rows {
            let height = row.height;
            self.put(row.items, top);
            top += height;
        }
    }

    fn finish(mut self) -> Body {
        self.break_for_waiting();
        self.close_page();
        while !self.note_rows.is_empty() {
            self.begin_page(None);
            self.close_page();
        }
        Body {
            pages: self.pages,
            headings: self.headings,
            targets: self.targets,
            spots: self.spots,
        }
    }
}

/// Frames of neighbouring rows become one, so that no seam shows between them.
fn push_joined(page: &mut Page, item: Item) {
    let Draw::Fill {
        x,
        y,
        width,
        height,
        paint,
    } = item.draw
    else {
        page.items.push(item);
        return;
    };
    let above = page
        .items
        .iter_mut()
        .rev()
        .take(64)
        .find_map(|other| match &mut other.draw {
            Draw::Fill {
                x: other_x,
                y: other_y,
                width: other_width,
                height: other_height,
                paint: other_paint,
            } if other.node.is_none()
                && (*other_x - x).abs() < 0.01
                && (*other_width - width).abs() < 0.01
                && (*other_y + *other_height - y).abs() < 0.01
                && *other_paint == paint =>
            {
                Some(other_height)
            }
            Draw::Fill { .. } | Draw::Text { .. } | Draw::Path { .. } => None,
        });
    match above {
        Some(other_height) if item.node.is_none() => *other_height += height,
        _ => page.items.push(item),
    }
}
