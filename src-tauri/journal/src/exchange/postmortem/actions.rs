//! What was to be done: items, rows, or where there are neither, sentences.

mod columns;
mod groups;
mod intended;
mod nothing;
mod once;
mod planned;
mod row;
mod said;
mod told_to;

pub(super) use columns::lists_actions;
use columns::{Column, columns};
use groups::{Groups, top_depth};
pub(super) use intended::{Told, intended};
use nothing::says_nothing;
pub(super) use once::once;
use planned::numbered;
pub(super) use planned::{announces, asked, asks_below, below_lessons, headed, marked, planned};
use row::from_row;
use said::{
    address, are_done, are_told_in_the_past, heads_reasons, said_due, said_owner, said_priority,
    says_done, tells_of_the_past, was_done,
};
pub(super) use told_to::told_to;

use super::blocks::{self, Piece, PieceKind};
use super::headings;
use super::rows::without_empty_tables;
use super::text;
use crate::exchange::record::RecordAction;

/// Takes the actions out of the parts that hold them, each below its heading; what is none is left in its part.
/// Sentences count only where none of the parts has a list or a table.
pub(super) fn take(parts: &[(&str, &[Piece])]) -> (Vec<RecordAction>, Vec<Vec<Piece>>) {
    let is_listed = |piece: &Piece| match &piece.kind {
        PieceKind::Item { .. } => !says_nothing(&piece.text),
        PieceKind::Row { is_head, .. } => !is_head,
        PieceKind::Paragraph => numbered(piece).is_some(),
        PieceKind::Heading(_) | PieceKind::Code { .. } | PieceKind::FrontMatter => false,
    };
    let with_sentences = !parts
        .iter()
        .flat_map(|(_, pieces)| pieces.iter())
        .any(is_listed);
    let mut actions = Vec::new();
    let mut rests = Vec::with_capacity(parts.len());
    for (heading, pieces) in parts {
        let pieces: Vec<Piece> = pieces
            .iter()
            .map(|piece| {
                let item = marked(piece).or_else(|| numbered(piece));
                item.unwrap_or_else(|| piece.clone())
            })
            .collect();
        let mut taker = Taker {
            sentences: match (with_sentences, pieces.iter().any(is_listed)) {
                (true, _) => Sentences::All,
                // A part without a list among others with one.
                (false, false) => Sentences::WithTicket,
                (false, true) => Sentences::None,
            },
            top: top_depth(&pieces),
            groups: Groups::of(&pieces),
            columns: None,
            below: Below::Nothing,
            heading,
            are_done: are_done(heading),
            asked: None,
            is_below_reasons: false,
            actions: &mut actions,
            rest: Vec::new(),
        };
        let first = taker.actions.len();
        if taker.is_told_below(heading, pieces.first()) {
            taker.begin_below(heading);
        }
        for (place, piece) in pieces.iter().enumerate() {
            let next = pieces.get(place + 1);
            taker.take(piece, next);
        }
        let of_part = taker.actions.get_mut(first..).unwrap_or_default();
        if !blocks::has_boxes(&pieces) && are_told_in_the_past(of_part) {
            for action in of_part {
                action.is_done = true;
            }
        }
        rests.push(without_empty_tables(&taker.rest));
    }
    (actions, rests)
}

/// Which sentences are actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sentences {
    All,
    /// What names a ticket is to be done.
    WithTicket,
    None,
}

struct Taker<'a> {
    sentences: Sentences,
    top: usize,
    groups: Groups,
    /// What the columns of the table under way hold.
    columns: Option<Vec<Column>>,
    below: Below,
    /// Of the part.
    heading: &'a str,
    /// It, or what heads the items below, says so of all of them: "Immediate actions (completed)".
    are_done: bool,
    /// A question that is answered below it: neither is to be done.
    asked: Option<Asked>,
    /// Items tell why it happened, up to the next sentence.
    is_below_reasons: bool,
    actions: &'a mut Vec<RecordAction>,
    rest: Vec<Piece>,
}

/// What the latest action goes on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Below {
    Nothing,
    /// What comes deeper still belongs to it.
    Item,
    /// It is the heading above, of which paragraphs tell more.
    Heading,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// By an item of this depth: what lies deeper answers it.
    Item(usize),
    /// By a paragraph: the next one answers it.
    Paragraph,
}

impl Taker<'_> {
    fn take(&mut self, piece: &Piece, next: Option<&Piece>) {
        if matches!(piece.kind, PieceKind::Paragraph | PieceKind::Heading(_)) && piece.depth == 0 {
            self.is_below_reasons = heads_reasons(&piece.text);
        }
        match &piece.kind {
            PieceKind::Item { ticked: None } if self.is_below_reasons => {
                self.below = Below::Nothing;
                self.rest.push(piece.clone());
            }
            PieceKind::Item { ticked } => self.item(piece, *ticked, next),
            PieceKind::Row {
                is_head: true,
                cells,
                ..
            } => {
                self.columns = Some(columns(cells));
                self.rest.push(piece.clone());
            }
            PieceKind::Row { cells, .. } => self.row(piece, cells),
            PieceKind::Heading(_) if self.is_told_below(&piece.text, next) => {
                self.begin_below(&piece.text);
            }
            PieceKind::Paragraph if self.below == Below::Heading => self.go_on(piece),
            PieceKind::Paragraph if self.is_open() && piece.depth > 0 => self.go_on(piece),
            PieceKind::Code { .. } if self.is_open() => self.go_on(piece),
            // A question with its answer below it: neither is to be done.
            PieceKind::Paragraph
                if self.is_sentence(&piece.text) && self.asked == Some(Asked::Paragraph) =>
            {
                self.asked = None;
                self.rest.push(piece.clone());
            }
            PieceKind::Paragraph if self.is_sentence(&piece.text) && piece.text.ends_with('?') => {
                self.asked = Some(Asked::Paragraph);
                self.rest.push(piece.clone());
            }
            PieceKind::Paragraph if self.is_sentence(&piece.text) => self.paragraph(piece),
            PieceKind::Heading(_)
            | PieceKind::Paragraph
            | PieceKind::Code { .. }
            | PieceKind::FrontMatter => {
                self.below = Below::Nothing;
                // "Actions planned" below "Actions taken" begins anew.
                let is_another = headings::is_of_actions(&piece.text);
                let is_label = piece.bold > 0 || piece.text.trim_end().ends_with(':');
                self.are_done =
                    (is_label && are_done(&piece.text)) || (!is_another && are_done(self.heading));
                self.rest.push(piece.clone());
            }
        }
    }

    fn paragraph(&mut self, piece: &Piece) {
        let said = sentences(&piece.text);
        if said.iter().all(|sentence| tells_of_the_past(sentence)) {
            self.rest.push(piece.clone());
            return;
        }
        let to_do = said.iter().filter(|sentence| !tells_of_the_past(sentence));
        self.actions
            .extend(to_do.map(|sentence| read(sentence, None)));
        let past: Vec<String> = said
            .iter()
            .filter(|sentence| tells_of_the_past(sentence))
            .cloned()
            .collect();
        if !past.is_empty() {
            self.rest.push(Piece {
                text: past.join("\n"),
                ..piece.clone()
            });
        }
    }

    /// "### Say what an assertion means", with paragraphs about it: one thing to do, whatever their number.
    fn is_told_below(&self, heading: &str, next: Option<&Piece>) -> bool {
        const WORDS: usize = 4;
        self.sentences == Sentences::All
            && next.is_some_and(|next| next.kind == PieceKind::Paragraph)
            && heading.split_whitespace().count() >= WORDS
            && !heading.trim_end().ends_with([':', '?'])
            && !headings::is_of_actions(heading)
            && headings::meaning(heading).is_none()
            && !tells_of_the_past(heading)
    }

    fn is_open(&self) -> bool {
        self.below != Below::Nothing
    }

    fn begin_below(&mut self, heading: &str) {
        self.actions.push(read(heading, None));
        self.below = Below::Heading;
    }

    fn is_sentence(&self, text: &str) -> bool {
        let counts = match self.sentences {
            Sentences::All => true,
            Sentences::WithTicket => address(text).is_some(),
            Sentences::None => false,
        };
        counts && !says_nothing(text)
    }

    /// One that only heads the items below it is no action of its own.
    fn item(&mut self, piece: &Piece, ticked: Option<bool>, next: Option<&Piece>) {
        let has_deeper = next.is_some_and(|next| {
            matches!(next.kind, PieceKind::Item { .. }) && next.depth > piece.depth
        });
        // A box with plain points below it is one thing to do: "[ ] Tests that cover: ...".
        let is_box_of_its_own = ticked.is_some()
            && next.is_some_and(|next| next.kind == PieceKind::Item { ticked: None });
        self.asked = self
            .asked
            .filter(|asked| matches!(asked, Asked::Item(depth) if piece.depth > *depth));
        if self.asked.is_some() {
            self.rest.push(piece.clone());
        } else if has_deeper && piece.text.trim_end().ends_with('?') {
            self.asked = Some(Asked::Item(piece.depth));
            self.below = Below::Nothing;
            self.rest.push(piece.clone());
        } else if has_deeper
            && piece.depth <= self.top
            && self.groups.are_headed_by(piece)
            && !is_box_of_its_own
        {
            self.top = piece.depth + 1;
            self.below = Below::Nothing;
            self.are_done = are_done(self.heading) || are_done(&piece.text);
            self.rest.push(piece.clone());
        } else if says_nothing(&piece.text) {
            self.rest.push(piece.clone());
        } else if piece.depth > self.top && self.is_open() && ticked.is_none() {
            self.go_on(piece);
        } else {
            self.top = self.top.min(piece.depth);
            let ticked = ticked.or(self.are_done.then_some(true));
            self.actions.push(read(&piece.text, ticked));
            self.below = Below::Item;
        }
    }

    fn go_on(&mut self, piece: &Piece) {
        if let Some(action) = self.actions.last_mut() {
            action.what.push('\n');
            action
                .what
                .push_str(&text::one(piece, piece.depth.saturating_sub(2)));
        }
    }

    fn row(&mut self, piece: &Piece, cells: &[String]) {
        let columns = self.columns.clone().unwrap_or_default();
        match from_row(cells, &columns) {
            Some(mut action) => {
                action.is_done |= self.are_done && !columns.contains(&Column::State);
                self.actions.push(action);
            }
            None => self.rest.push(piece.clone()),
        }
    }
}

/// Each line where all of them are whole sentences; else all of it, which is one.
fn sentences(paragraph: &str) -> Vec<String> {
    let lines: Vec<&str> = paragraph.lines().map(str::trim).collect();
    let are_whole = lines.iter().all(|line| {
        line.ends_with(['.', '!', '?', ')']) && line.starts_with(|c: char| !c.is_lowercase())
    });
    if are_whole && lines.len() > 1 {
        return lines.into_iter().map(str::to_owned).collect();
    }
    vec![text::on_one_line(paragraph)]
}

/// What an item says besides what is to be done.
fn read(item: &str, ticked: Option<bool>) -> RecordAction {
    let what = text::on_one_line(item);
    RecordAction {
        is_done: ticked == Some(true) || says_done(&what) || (ticked.is_none() && was_done(&what)),
        priority: said_priority(&what),
        owner: said_owner(&what),
        due: said_due(&what),
        ticket: address(&what).unwrap_or_default(),
        kind: None,
        what,
    }
}
