//! The parts of a report: what stands under which heading or label, and what that means here.

use super::blocks::{Piece, PieceKind};
use super::headings::{self, Fact, Meaning};
use crate::domain::Section;

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
    pub(super) parts: Vec<Part>,
}

pub(super) fn outline(pieces: Vec<Piece>) -> Outline {
    let mut builder = Builder {
        title: None,
        levels: Vec::new(),
        uses_labels: uses_labels(&pieces),
        has_heading: false,
        is_after_generic: false,
        parts: vec![Part {
            heading: String::new(),
            role: Role::Preamble,
            pieces: Vec::new(),
        }],
    };
    let mut front_matter = Vec::new();
    for piece in pieces {
        match &piece.kind {
            PieceKind::FrontMatter => front_matter = key_values(&piece.text),
            PieceKind::Heading(level) => builder.heading(*level, piece),
            PieceKind::Item { .. } | PieceKind::Paragraph => builder.maybe_label(piece),
            PieceKind::Code { .. } | PieceKind::Row { .. } => builder.push(piece),
        }
    }
    Outline {
        front_matter,
        title: builder.title,
        parts: builder.parts,
    }
}

/// "title: Some words", without quotes around the words.
fn key_values(text: &str) -> Vec<(String, String)> {
    let lines = text
        .lines()
        .filter(|line| !line.starts_with([' ', '-', '#']));
    lines
        .filter_map(|line| {
            let (key, value) = line.split_once(':')?;
            let value = value.trim().trim_matches(['"', '\'']);
            (!value.is_empty()).then(|| (key.trim().to_owned(), value.to_owned()))
        })
        .collect()
}

/// Whether bold labels take the place of headings: at least two name sections, and more than headings do.
fn uses_labels(pieces: &[Piece]) -> bool {
    let names_section = |text: &str| {
        let meaning = headings::meaning(text);
        matches!(meaning, Some(Meaning::Section(_) | Meaning::Facts))
    };
    let labels = pieces.iter().filter_map(label_of);
    let labels = labels.filter(|(label, _)| names_section(label)).count();
    let headings = pieces
        .iter()
        .filter(|piece| matches!(piece.kind, PieceKind::Heading(_)) && names_section(&piece.text));
    labels >= 2 && labels > headings.count()
}

/// The bold words at the beginning of a piece and what follows them.
fn label_of(piece: &Piece) -> Option<(&str, &str)> {
    let (bold, rest) = piece.text.split_at_checked(piece.bold)?;
    let is_heading = matches!(piece.kind, PieceKind::Heading(_));
    if piece.bold == 0 || is_heading {
        return None;
    }
    let ends = bold.trim_end().ends_with([':', '?']) || rest.trim_start().starts_with(':');
    let is_whole = rest.trim().is_empty();
    let label = bold.trim().trim_end_matches(':');
    let value = rest.trim_start().trim_start_matches(':').trim_start();
    (ends || is_whole || rest.starts_with('\n')).then_some((label, value))
}

struct Builder {
    title: Option<String>,
    /// The open headings with their levels.
    levels: Vec<(u8, Role)>,
    uses_labels: bool,
    has_heading: bool,
    /// The heading above says only what kind of paper this is.
    is_after_generic: bool,
    parts: Vec<Part>,
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

    fn heading(&mut self, level: u8, piece: Piece) {
        let meaning = headings::meaning(&piece.text);
        let is_timed =
            super::stamp::take(&piece.text).is_some_and(|(stamp, _)| stamp.time.is_some());
        let is_in_section = self
            .levels
            .iter()
            .any(|(_, role)| matches!(role, Role::Section(_)));
        let is_first = !std::mem::replace(&mut self.has_heading, true);
        let may_be_title = (is_first || level == 1 || self.is_after_generic)
            && (level == 1 || !is_timed)
            && may_be_title(level, &piece.text, meaning);
        self.is_after_generic = false;
        if self.title.is_none() && !is_in_section && may_be_title {
            let is_generic = headings::is_generic_title(&piece.text);
            if !is_generic {
                self.title = Some(piece.text.clone());
            }
            self.is_after_generic = is_generic;
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
        let is_day = inherited == Some(Role::Section(Section::Timeline))
            && super::stamp::take(&piece.text).is_some();
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
        let role = role_of(meaning, inherited);
        self.levels.push((level, role));
        self.open(piece.text, role);
    }

    /// A bold label opens a part as a heading does, where it is known or where the file uses such labels.
    fn maybe_label(&mut self, mut piece: Piece) {
        let Some((label, value)) = label_of(&piece) else {
            self.push(piece);
            return;
        };
        let meaning = headings::meaning(label);
        let is_top = piece.depth <= 1;
        let role = match meaning {
            Some(Meaning::Section(section)) => Role::Section(section),
            Some(Meaning::Facts) => Role::Facts,
            Some(Meaning::Fact(fact)) if self.uses_labels && is_top && !self.is_in_facts() => {
                Role::Fact(fact)
            }
            None if self.uses_labels && is_top && self.may_open_other(label, value) => Role::Other,
            Some(Meaning::Fact(_)) | None => {
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
        self.open(label, role);
        if !value.is_empty() {
            piece.kind = PieceKind::Paragraph;
            piece.text = value;
            piece.bold = 0;
            piece.depth = 0;
            self.push(piece);
        }
    }

    fn is_in_timeline(&self) -> bool {
        let role = self.parts.last().map(|part| part.role);
        role == Some(Role::Section(Section::Timeline))
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

fn is_only_a_day(heading: &str) -> bool {
    super::stamp::take(heading)
        .is_some_and(|(stamp, rest)| stamp.day.is_some() && stamp.time.is_none() && rest.is_empty())
}

/// A first heading that names a section is no title, unless it only says what kind of paper it is.
fn may_be_title(level: u8, heading: &str, meaning: Option<Meaning>) -> bool {
    match meaning {
        None | Some(Meaning::Fact(Fact::Title)) => true,
        Some(Meaning::Section(_) | Meaning::Facts | Meaning::Fact(_)) => {
            level == 1 && headings::is_generic_title(heading)
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
