//! The parts of a report: what stands under which heading or label, and what that means here.

mod keys;
mod labels;
mod titled;

use super::actions;
use super::blocks::{Piece, PieceKind};
use super::head_posts;
use super::headings::{self, Fact, Meaning};
use super::list_heads;
use super::posts;
use crate::domain::Section;
use keys::key_values;
use labels::{label_of, plain_heading, uses_labels};
use titled::Titled;

/// One part, in the order of the file.
#[derive(Debug)]
pub(super) struct Part {
    /// Of the nearest heading or label; empty above the first.
    pub(super) heading: String,
    pub(super) role: Role,
    pub(super) pieces: Vec<Piece>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Above the first heading that is known.
    Preamble,
    Section(Section),
    Facts,
    Fact(Fact),
    Other,
}

pub(super) struct Outline {
    pub(super) front_matter: Vec<(String, String)>,
    /// The first heading that can be one.
    pub(super) title: Option<String>,
    /// Of that heading: a smaller one may only name a part.
    pub(super) title_level: Option<u8>,
    pub(super) parts: Vec<Part>,
}

pub(super) fn outline(pieces: Vec<Piece>) -> Outline {
    let pieces = posts::as_lines(list_heads::as_headings(head_posts::as_timeline(pieces)));
    let mut builder = Builder {
        titled: Titled::of(&pieces),
        title: None,
        title_level: None,
        levels: Vec::new(),
        uses_labels: uses_labels(&pieces),
        above: Above::Nothing,
        is_below_heading: false,
        line_of_head: None,
        parts: vec![Part {
            heading: String::new(),
            role: Role::Preamble,
            pieces: Vec::new(),
        }],
    };
    let mut front_matter = Vec::new();
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        match &piece.kind {
            PieceKind::FrontMatter => front_matter = key_values(&piece.text),
            PieceKind::Heading(level) => {
                let is_checklist = pieces.peek().is_some_and(has_box);
                builder.heading(*level, piece, is_checklist);
            }
            PieceKind::Item { .. } | PieceKind::Paragraph => builder.maybe_label(piece),
            PieceKind::Code { .. } | PieceKind::Row { .. } => builder.push(piece),
        }
    }
    Outline {
        front_matter,
        title_level: builder.title_level,
        title: builder.title,
        parts: builder.parts,
    }
}

fn is_item(piece: &Piece) -> bool {
    matches!(piece.kind, PieceKind::Item { .. })
}

fn has_box(piece: &Piece) -> bool {
    matches!(piece.kind, PieceKind::Item { ticked: Some(_) })
}

struct Builder {
    titled: Titled,
    title: Option<String>,
    title_level: Option<u8>,
    /// The open headings with their levels.
    levels: Vec<(u8, Role)>,
    uses_labels: bool,
    above: Above,
    /// The latest part stands below a heading, and below no label.
    is_below_heading: bool,
    /// How deep a line of the head stands that is a part by itself ("Cause: a full disk"), and what the head is.
    line_of_head: Option<(usize, Role)>,
    parts: Vec<Part>,
}

/// Which heading stands above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Above {
    Nothing,
    /// One that says only what kind of paper this is.
    Generic,
    Heading,
}

impl Builder {
    fn push(&mut self, piece: Piece) {
        if let Some(part) = self.parts.last_mut() {
            part.pieces.push(piece);
        }
    }

    fn open(&mut self, heading: String, role: Role) {
        self.parts.push(Part {
            heading,
            role,
            pieces: Vec::new(),
        });
    }

    /// With the lines below it, if it is the first of some.
    fn open_plain(&mut self, section: Section, heading: String, piece: &Piece) {
        self.open(heading, Role::Section(section));
        if let Some((_, text)) = piece.text.split_once('\n') {
            self.push(Piece {
                text: text.to_owned(),
                ..piece.clone()
            });
        }
    }

    /// With whether a list with boxes stands right below it.
    fn heading(&mut self, level: u8, piece: Piece, is_checklist: bool) {
        let stamp = super::stamp::take(&piece.text);
        let is_timed = stamp.is_some_and(|(stamp, _)| stamp.time.is_some());
        // "10:04 - Root cause found" tells what happened then; "12 May: follow-up actions" is the day's.
        let says_time = stamp.is_some() || super::stamp::behind_heading(&piece.text).is_some();
        let meaning = headings::meaning(&piece.text)
            .filter(|_| !(is_timed || (says_time && self.is_in_timeline())));
        let is_in_section = self
            .levels
            .iter()
            .any(|(_, role)| matches!(role, Role::Section(_)));
        let above = std::mem::replace(&mut self.above, Above::Heading);
        let is_label = level > 2 && piece.text.trim_end().ends_with(':');
        let may_be_title = self.titled.allows(&piece.text)
            && !is_label
            && (above != Above::Heading || level == 1)
            && (level == 1 || !is_timed)
            && may_be_title(level, &piece.text, meaning);
        if self.title.is_none() && !is_in_section && may_be_title {
            let is_generic = headings::is_generic_title(&piece.text);
            if !is_generic {
                self.title = Some(piece.text.clone());
                self.title_level = Some(level);
            }
            if is_generic {
                self.above = Above::Generic;
            }
            self.levels.clear();
            self.levels.push((level, Role::Preamble));
            self.open(
                if is_generic {
                    piece.text
                } else {
                    String::new()
                },
                Role::Preamble,
            );
            return;
        }
        // "## July 22" goes on with the timeline above it, whatever its level.
        if self.is_in_timeline() && meaning.is_none() && is_only_a_day(&piece.text) {
            self.push(piece);
            return;
        }
        self.levels.retain(|(open, _)| *open < level);
        let inherited = self.levels.last().map(|(_, role)| *role);
        let is_day = inherited == Some(Role::Section(Section::Timeline)) && says_time;
        if (is_timed || is_day) && meaning.is_none() {
            // It is a line of the timeline, and what follows is about it.
            match inherited {
                Some(Role::Section(_) | Role::Other) => {}
                Some(Role::Preamble | Role::Facts | Role::Fact(_)) | None => {
                    self.open(String::new(), Role::Section(Section::Timeline));
                }
            }
            self.push(piece);
            return;
        }
        let role = self.role(meaning, inherited, is_checklist);
        self.titled.pass(level, role);
        self.levels.push((level, role));
        self.open(piece.text, role);
        self.is_below_heading = true;
        self.line_of_head = None;
    }

    fn role(&self, meaning: Option<Meaning>, inherited: Option<Role>, is_checklist: bool) -> Role {
        let is_kind_of_action = |meaning| is_kind_of_action(meaning, inherited);
        if is_checklist && meaning.is_some_and(is_kind_of_action) {
            return Role::Section(Section::Actions);
        }
        let is_below_title = self.title.is_some()
            && self
                .parts
                .last()
                .is_some_and(|part| part.role == Role::Preamble && part.pieces.is_empty());
        let role = role_of(meaning, inherited);
        // A second line of the title stands between it and the head.
        if role == Role::Other && is_below_title {
            return Role::Facts;
        }
        role
    }

    /// A bold label opens a part as a heading does, where it is known or where the file uses such labels.
    fn maybe_label(&mut self, mut piece: Piece) {
        // "DONE: an alarm" is one thing to do, and no part.
        let label = label_of(&piece).filter(|_| actions::marked(&piece).is_none());
        let Some((label, value)) = label else {
            match plain_heading(&piece) {
                Some((section, heading)) => self.open_plain(section, heading, &piece),
                None => self.push(piece),
            }
            return;
        };
        let meaning = headings::meaning(label).or_else(|| headings::taken(label));
        // "Users affected: 1,200" below "Impact" is a line of it.
        if let Some(Meaning::Section(section)) = meaning
            && self.is_in(Role::Section(section))
        {
            self.push(piece);
            return;
        }
        let is_top = piece.depth <= 1;
        // An action may be bold, with its description below it.
        let names_section = is_top && matches!(meaning, Some(Meaning::Section(_)));
        let is_action = matches!(piece.kind, PieceKind::Item { .. })
            && self.is_in(Role::Section(Section::Actions))
            && (self.is_below_heading || !names_section);
        if is_action {
            self.push(piece);
            return;
        }
        let role = match meaning {
            Some(Meaning::Section(section)) => Role::Section(section),
            Some(Meaning::Facts) => Role::Facts,
            Some(Meaning::Fact(fact)) if self.uses_labels && is_top && !self.is_in_facts() => {
                Role::Fact(fact)
            }
            None if self.uses_labels && is_top && self.may_open_other(label, value) => Role::Other,
            Some(Meaning::Fact(_)) | None => {
                self.go_on_with_head(&piece);
                self.push(piece);
                return;
            }
        };
        // In a list of facts "Impact: all users" is a section of one line; in a timeline bold words are only bold.
        if self.is_in_timeline() && !(is_top && self.uses_labels) {
            self.push(piece);
            return;
        }
        let (label, value) = (label.to_owned(), value.to_owned());
        self.line_of_head = self.head().map(|role| (piece.depth, role));
        self.line_of_head
            .take_if(|_| !is_item(&piece) || value.is_empty());
        self.open(label, role);
        self.is_below_heading = false;
        if !value.is_empty() {
            piece.kind = PieceKind::Paragraph;
            piece.text = value;
            piece.bold = 0;
            piece.depth = 0;
            self.push(piece);
        }
    }

    /// What the part is that is open, if it is one that facts may stand in.
    fn head(&self) -> Option<Role> {
        let role = self.parts.last().map(|part| part.role);
        role.filter(|role| {
            matches!(
                role,
                Role::Preamble | Role::Facts | Role::Section(Section::Summary)
            )
        })
    }

    /// Behind a line of the head that is a part by itself.
    fn go_on_with_head(&mut self, piece: &Piece) {
        let head = self.line_of_head.take();
        let head = head.filter(|(depth, _)| is_item(piece) && *depth == piece.depth);
        if let Some((_, role)) = head {
            self.open(String::new(), role);
        }
    }

    fn is_in_timeline(&self) -> bool {
        self.is_in(Role::Section(Section::Timeline))
    }

    fn is_in(&self, role: Role) -> bool {
        self.parts.last().is_some_and(|part| part.role == role)
    }

    /// One more line of facts ("Time to repair: 16m") opens nothing; neither does a bold first half of a sentence.
    fn may_open_other(&self, label: &str, value: &str) -> bool {
        const LONGEST: usize = 40;
        !self.is_in_timeline()
            && label.len() <= LONGEST
            && (value.is_empty() || !self.is_in_facts())
    }

    fn is_in_facts(&self) -> bool {
        let role = self.parts.last().map(|part| part.role);
        matches!(role, Some(Role::Facts | Role::Preamble))
    }
}

pub(super) fn is_only_a_day(heading: &str) -> bool {
    super::stamp::take(heading)
        .is_some_and(|(stamp, rest)| stamp.day.is_some() && stamp.time.is_none() && rest.is_empty())
}

/// "Corrective actions", and what is to be done about "Detection" below it.
fn is_kind_of_action(meaning: Meaning, inherited: Option<Role>) -> bool {
    inherited == Some(Role::Section(Section::Actions))
        && matches!(
            meaning,
            Meaning::Section(Section::Detection | Section::Resolution)
        )
}

/// A first heading that names a section is no title, unless it only says what kind of paper it is.
fn may_be_title(level: u8, heading: &str, meaning: Option<Meaning>) -> bool {
    match meaning {
        None | Some(Meaning::Fact(Fact::Title)) => true,
        Some(Meaning::Section(_) | Meaning::Facts | Meaning::Fact(_)) => {
            // "Fall of the exchange - Timeline of the attack" says more than the name of a section.
            let is_named = headings::section_named(heading).is_some()
                || !matches!(meaning, Some(Meaning::Section(_)));
            level == 1 && (headings::is_generic_title(heading) || !is_named)
        }
    }
}

/// A heading that says nothing by itself belongs to the section above it.
fn role_of(meaning: Option<Meaning>, inherited: Option<Role>) -> Role {
    match meaning {
        Some(Meaning::Section(section)) => Role::Section(section),
        Some(Meaning::Facts) => Role::Facts,
        Some(Meaning::Fact(fact)) => Role::Fact(fact),
        None => match inherited {
            Some(role @ Role::Section(_)) => role,
            Some(Role::Preamble | Role::Facts | Role::Fact(_) | Role::Other) | None => Role::Other,
        },
    }
}
