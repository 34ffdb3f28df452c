//! The lines of a part that begin with a time.

use chrono::Timelike;

use super::actions;
use super::blocks::{Piece, PieceKind};
use super::days::SaidDay;
use super::endings;
use super::facts::name_of;
use super::halves::Half;
use super::headings::{self, Fact};
use super::manner::{self, Manner};
use super::months;
use super::outline::{Part, Role};
use super::rows::{self, without_empty_tables};
use super::stamp::{self, Stamp};
use super::text;
use crate::domain::{MilestoneKind, Section};

/// A line as the report writes it. One without a time only says which day the following are of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TimedLine {
    pub(super) stamp: Stamp,
    pub(super) text: String,
    /// What its label states: "Incident start: 2025-08-18 23:15 UTC".
    pub(super) states: Option<MilestoneKind>,
}

/// What the timed lines of a part are, and what is left of it.
pub(super) fn split(part: &Part) -> (Vec<TimedLine>, Vec<Piece>) {
    let mut splitter = Splitter {
        is_timeline: part.role == Role::Section(Section::Timeline)
            || manner::is_told_in_paragraphs(part)
            || months::are_days(part)
            || endings::are_told_so(part),
        ends_with_times: endings::are_told_so(part),
        begins_with_times: manner::is_told_in_paragraphs(part),
        month: None,
        manner: Manner::of(part),
        lines: Vec::new(),
        rest: Vec::new(),
        open: None,
        head: Vec::new(),
        half: None,
    };
    for (place, piece) in part.pieces.iter().enumerate() {
        splitter.take(piece, part.pieces.get(place + 1));
    }
    let Splitter { lines, rest, .. } = splitter;
    (lines, without_empty_tables(&rest))
}

/// What the latest line goes on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// Everything up to the next heading is about it.
    Heading,
    /// The same of a heading that is only a day, but for what begins with a time of its own.
    Day,
    /// Deeper items, further paragraphs of the same item, and code right behind it.
    Item(usize),
    Paragraph,
    Row,
}

struct Splitter {
    /// Paragraphs may be lines too, and a day alone is enough.
    is_timeline: bool,
    /// Each paragraph says in its last line when that was.
    ends_with_times: bool,
    /// Or in its first.
    begins_with_times: bool,
    /// "2023-03", of which the items say the days.
    month: Option<String>,
    manner: Manner,
    lines: Vec<TimedLine>,
    rest: Vec<Piece>,
    open: Option<Open>,
    /// Of the table above: what its columns are called.
    head: Vec<String>,
    /// Of the day that the heading above says: "1:42-1:59 PM".
    half: Option<Half>,
}

impl Splitter {
    fn take(&mut self, piece: &Piece, next: Option<&Piece>) {
        match &piece.kind {
            PieceKind::Heading(_) => {
                self.half = Half::said(&piece.text);
                self.heading(piece, next);
            }
            PieceKind::Item { .. } => self.item(piece),
            PieceKind::Paragraph => self.paragraph(piece),
            PieceKind::Row { is_head, cells, .. } => self.row(piece, *is_head, cells),
            PieceKind::Code { .. }
                if self.is_timeline && self.manner.has_no_clocks && manner::is_log(piece) =>
            {
                self.paragraph(&manner::as_paragraph(piece));
            }
            PieceKind::Code { .. } if self.open.is_some_and(|open| open != Open::Row) => {
                self.go_on(piece);
            }
            PieceKind::Code { .. } | PieceKind::FrontMatter => self.leave(piece),
        }
    }

    fn heading(&mut self, piece: &Piece, next: Option<&Piece>) {
        match stamp::take(&piece.text) {
            // "12 May - Second failure" above lines with clocks is what they are about, not one of them.
            Some((stamp, rest)) if stamp.time.is_none() && next.is_some_and(is_timed) => {
                if !rest.is_empty() {
                    self.leave(piece);
                }
                self.begin(stamp, "", Open::Day);
            }
            Some((stamp, rest)) if stamp.time.is_none() => self.begin(stamp, rest, Open::Day),
            // And "10:07-10:29 AM: Coordination" is so too.
            Some((_, rest)) if stamp::goes_on_to_an_end(rest) && next.is_some_and(is_timed) => {
                self.leave(piece);
                self.open = None;
            }
            Some((stamp, rest)) => self.begin(stamp, rest, Open::Heading),
            None => match stamp::behind_heading(&piece.text).filter(|_| self.is_timeline) {
                Some((stamp, rest)) => self.begin(stamp, rest, Open::Heading),
                None => self.leave(piece),
            },
        }
    }

    fn item(&mut self, piece: &Piece) {
        if let Some((stamp, text)) = manner::tagged(&piece.text).filter(|_| self.is_timeline) {
            self.begin_item(stamp, &text, piece.depth);
            return;
        }
        let stamp = self.stamp(&piece.text);
        let stamp = stamp.filter(|(stamp, _)| stamp.time.is_some() || self.is_timeline);
        let stamp = stamp.map(|(stamp, rest)| {
            let said = &piece.text[..piece.text.len() - rest.len()];
            (self.half.map_or(stamp, |half| half.of(stamp, said)), rest)
        });
        if stamp.is_none() && self.labelled(piece) {
            return;
        }
        let at_end = || Some((self.stamp_at_end(piece)?, piece.text.as_str()));
        let stamp = stamp.or_else(at_end);
        match (stamp, self.open) {
            // Under a heading with a time, times in a list still are lines of their own where they say a clock first.
            (Some((stamp, rest)), _) => self.begin_item(stamp, rest, piece.depth),
            (None, Some(Open::Heading | Open::Day | Open::Paragraph)) => self.go_on(piece),
            (None, Some(Open::Item(depth))) if piece.depth > depth || self.is_timeline => {
                self.go_on(piece);
            }
            (None, Some(Open::Item(_) | Open::Row) | None) => self.leave(piece),
        }
    }

    fn stamp<'a>(&self, text: &'a str) -> Option<(Stamp, &'a str)> {
        let is_after_noon = || {
            let last = self.lines.last().map(|line| line.stamp);
            last.is_some_and(|last| last.is_short || last.time.is_some_and(|time| time.hour() > 10))
        };
        let after_noon = || stamp::dotted_after_noon(text).filter(|_| is_after_noon());
        let dotted = || {
            let clock = stamp::dotted(text).or_else(after_noon);
            clock.filter(|_| self.manner.is_dotted)
        };
        let of_month = || {
            let days = self.month.as_deref();
            let day = days.and_then(|month| months::day_of(month, text));
            day.or_else(|| Some((months::of_month(text)?, text)))
        };
        let of_timeline = || {
            let clock = dotted().or_else(|| stamp::span(text));
            clock.or_else(of_month)
        };
        let clearly = || manner::labelled(text).filter(|_| self.manner.is_clearly_dotted);
        let clock = stamp::take(text).or_else(clearly);
        clock.or_else(|| of_timeline().filter(|_| self.is_timeline))
    }

    /// "Incident start: 2025-08-18 23:15 UTC (alert)": what happened first, and when behind it. Whether it was one.
    fn labelled(&mut self, piece: &Piece) -> bool {
        const LONGEST: usize = 60;
        let said = || {
            let (label, value) = piece.text.split_once(':')?;
            let label = label.trim_matches(['*', '_', ' ']);
            let (mut stamp, rest) = stamp::take(value)?;
            let span = stamp::with_span(rest);
            let is_one = stamp.day.is_some() && stamp.time.is_some() && label.len() <= LONGEST;
            let zone = stamp::take(rest).and_then(|(end, _)| end.zone);
            stamp.zone = stamp.zone.or(zone);
            (is_one && (text::is_remark(rest) || span != rest))
                .then(|| (stamp, format!("{label} {span}")))
        };
        let is_beside = self.is_timeline && self.is_beside(piece);
        let Some((stamp, text)) = is_beside.then(said).flatten() else {
            return false;
        };
        self.begin(stamp, &text, Open::Item(piece.depth));
        if let Some(line) = self.lines.last_mut()
            && let Some(Fact::Instant(kind)) = headings::fact(name_of(&line.text))
        {
            line.states = Some(kind);
        }
        true
    }

    /// Of a line beside the others that says its time last.
    fn stamp_at_end(&self, piece: &Piece) -> Option<Stamp> {
        (self.is_timeline && self.is_beside(piece))
            .then(|| stamp::at_end(&piece.text))
            .flatten()
    }

    fn is_beside(&self, piece: &Piece) -> bool {
        match self.open {
            None => true,
            Some(Open::Item(depth)) => piece.depth <= depth,
            Some(Open::Heading | Open::Day | Open::Paragraph | Open::Row) => false,
        }
    }

    /// A dash of another kind does not begin an item in Markdown; a whole date behind it tells that it was meant to.
    fn begin_item(&mut self, stamp: Stamp, text: &str, depth: usize) {
        let mut lines = text.lines();
        self.begin(stamp, lines.next().unwrap_or_default(), Open::Item(depth));
        for line in lines {
            let after_dash = line
                .trim_start()
                .strip_prefix(['\u{2013}', '\u{2014}', '\u{2022}', '-', '*']);
            let meant = after_dash
                .and_then(stamp::take)
                .filter(|(stamp, _)| stamp.day.is_some() && stamp.time.is_some());
            match meant {
                Some((stamp, rest)) => self.begin(stamp, rest, Open::Item(depth)),
                None => self.add(line),
            }
        }
    }

    /// What is told in paragraphs has no heading above what is to be done; and sentences under each other are no lines.
    fn is_no_line(&self, piece: &Piece) -> bool {
        if self.begins_with_times {
            actions::announces(&piece.text)
        } else {
            self.open.is_none() && manner::is_told(piece)
        }
    }

    /// Lines that begin with a time, each with what follows up to the next.
    fn paragraph(&mut self, piece: &Piece) {
        if self.is_no_line(piece) {
            self.open = None;
            self.leave(piece);
            return;
        }
        if let Some(month) = months::head(piece) {
            self.month = Some(month.to_owned());
        }
        if let Some((stamp, above)) =
            endings::time_below(&piece.text).filter(|_| self.ends_with_times)
        {
            self.begin(stamp, above, Open::Paragraph);
            return;
        }
        let is_below = match self.open {
            Some(Open::Item(depth)) => piece.depth >= depth && depth > 0,
            Some(Open::Heading | Open::Day) => true,
            Some(Open::Paragraph) => self.is_timeline,
            Some(Open::Row) | None => false,
        };
        if !self.is_timeline || self.open == Some(Open::Heading) || (is_below && piece.depth > 0) {
            if is_below {
                self.go_on(piece);
            } else {
                self.leave(piece);
            }
            return;
        }
        let mut above = String::new();
        let mut is_begun = false;
        for line in piece.text.lines() {
            let stamp = self.begin_of_line(piece, line);
            if let Some((stamp, rest)) = stamp {
                if stamp.time.is_none() && heads_lines(rest) {
                    above.push_str(line);
                    above.push('\n');
                    self.begin(stamp, "", Open::Day);
                    continue;
                }
                self.begin(stamp, rest, Open::Paragraph);
                is_begun = true;
            } else if is_begun {
                self.add(line);
            } else {
                above.push_str(line);
                above.push('\n');
            }
        }
        if above.is_empty() {
            return;
        }
        let above = Piece {
            text: above.trim_end().to_owned(),
            ..piece.clone()
        };
        if is_below && !is_begun {
            self.go_on(&above);
        } else {
            self.leave(&above);
        }
    }

    /// The time that a line of a paragraph begins with.
    fn begin_of_line<'a>(&self, piece: &Piece, line: &'a str) -> Option<(Stamp, &'a str)> {
        self.stamp(line).filter(|(stamp, rest)| {
            let is_date = || matches!(stamp.day, Some(SaidDay::Date(_)));
            let begins = self.begins_with_times && piece.text.starts_with(line);
            let stands_alone = || {
                (begins && is_date()) || (self.manner.has_no_clocks && stamp::is_parted(line, rest))
            };
            let is_day = || rest.is_empty() || heads_lines(rest) || stands_alone();
            stamp.time.is_some() || (self.is_timeline && is_day())
        })
    }

    fn row(&mut self, piece: &Piece, is_head: bool, cells: &[String]) {
        if is_head {
            cells.clone_into(&mut self.head);
        }
        // The first row is the head to Markdown, also where nobody gave the columns names.
        let timed = rows::timed(
            cells,
            |cell| stamp::take(cell).or_else(|| stamp::span(cell).filter(|_| self.is_timeline)),
            |place| self.is_timeline && rows::holds_clocks(&self.head, place),
        );
        // A day alone is enough in a timeline.
        let timed =
            timed.filter(|(stamp, _)| stamp.time.is_some() || (self.is_timeline && !is_head));
        let timed = timed.filter(|_| self.is_timeline || rows::begins_with_a_time(cells));
        if let Some((stamp, text)) = timed {
            self.begin(stamp, &text, Open::Row);
        } else if !is_head && self.begins_otherwise(cells) {
            self.begin(Stamp::default(), &rows::words(cells), Open::Row);
        } else {
            self.leave(piece);
        }
    }

    /// Below a row with a clock: the row is of that time or a little later.
    fn begins_otherwise(&self, cells: &[String]) -> bool {
        let last = self.lines.last();
        let follows = last.is_some_and(|line| line.stamp != Stamp::default());
        let is_below = self.is_timeline && self.open == Some(Open::Row) && follows;
        is_below && rows::says_when_otherwise(&self.head, cells)
    }

    fn begin(&mut self, stamp: Stamp, text: &str, open: Open) {
        self.lines.push(TimedLine {
            stamp,
            text: stamp::with_span(text.trim()),
            states: None,
        });
        self.open = Some(open);
    }

    fn go_on(&mut self, piece: &Piece) {
        self.add(&text::one(piece, piece.depth.saturating_sub(1)));
    }

    fn add(&mut self, more: &str) {
        if let Some(line) = self.lines.last_mut() {
            if !line.text.is_empty() {
                line.text.push('\n');
            }
            line.text.push_str(more);
        }
    }

    fn leave(&mut self, piece: &Piece) {
        self.rest.push(piece.clone());
        if !matches!(piece.kind, PieceKind::Row { .. }) && self.open == Some(Open::Row) {
            self.open = None;
        }
    }
}

/// Behind a day: "(all times CET):".
fn heads_lines(rest: &str) -> bool {
    let remark = rest.trim_end().strip_suffix(':');
    remark.is_some_and(|remark| remark.starts_with('(') && text::is_remark(remark.trim_end()))
}

fn is_timed(piece: &Piece) -> bool {
    match &piece.kind {
        PieceKind::Row { cells, .. } => cells.first().is_some_and(|cell| stamp::has_clock(cell)),
        PieceKind::Item { .. } | PieceKind::Paragraph => stamp::has_clock(&piece.text),
        PieceKind::Heading(_) | PieceKind::Code { .. } | PieceKind::FrontMatter => false,
    }
}
