//! Whether a heading may still be the title of a report.

use super::keys::key_values;
use super::{Piece, PieceKind, Role, headings};
use headings::Fact;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Titled {
    NotYet,
    /// One as large was that of a section: only what calls itself a report.
    BesideSections,
    Already,
}

impl Titled {
    /// Already where the front matter says the title, and the largest headings are those of the parts.
    pub(super) fn of(pieces: &[Piece]) -> Self {
        let says_title = |piece: &Piece| {
            piece.kind == PieceKind::FrontMatter
                && key_values(&piece.text)
                    .iter()
                    .any(|(key, _)| headings::fact(key) == Some(Fact::Title))
        };
        let largest = pieces
            .iter()
            .filter(|piece| piece.kind == PieceKind::Heading(1));
        if largest.count() > 1 && pieces.iter().any(says_title) {
            Self::Already
        } else {
            Self::NotYet
        }
    }

    pub(super) fn allows(self, heading: &str) -> bool {
        const NAMES: [&str; 6] = [
            "incident",
            "outage",
            "postmortem",
            "post-mortem",
            "retrospective",
            "review",
        ];
        let lower = heading.to_lowercase();
        match self {
            Self::NotYet => true,
            Self::BesideSections => NAMES.iter().any(|name| lower.contains(name)),
            Self::Already => false,
        }
    }

    pub(super) fn pass(&mut self, level: u8, role: Role) {
        if *self == Self::NotYet && level == 1 && matches!(role, Role::Section(_)) {
            *self = Self::BesideSections;
        }
    }
}
