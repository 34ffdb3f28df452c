//! What can stop a paper from being made, in words a person can act on.

use journal::domain::{Audience, RedactionLevel};
use thiserror::Error;

use crate::figure::FigureError;
use crate::leak::Hit;

#[derive(Debug, Error)]
pub enum ReportError {
    /// Characters that none of the fonts can draw, each by name.
    #[error("No font here can draw: {}. Nothing was written.", .0.join(", "))]
    MissingCharacters(Vec<String>),
    #[error(
        "The extra font cannot be read: it is neither TrueType nor OpenType. Nothing was written."
    )]
    UnreadableFont,
    #[error("The font {font} cannot be embedded: {reason}. Nothing was written.")]
    FontEmbedding { font: String, reason: String },
    #[error("The PDF could not be put together: {0}. Nothing was written.")]
    Pdf(String),
    #[error("The page could not be drawn as a picture. Nothing was changed.")]
    Picture,
    #[error("There is no page {0}.")]
    NoSuchPage(u32),
    #[error("This paper can be made for your own use only. Nothing was written.")]
    Audience,
    #[error(
        "A paper for {} readers needs at least the redaction of its level; {} is less. Nothing was written.",
        RedactionLevel::of(*.audience).words(), .level.words()
    )]
    Level {
        audience: Audience,
        level: RedactionLevel,
    },
    /// Terms that are still in the finished file.
    #[error("The finished file still says {}. Nothing was written.", .0.iter().map(told).collect::<Vec<_>>().join("; "))]
    Leak(Vec<Hit>),
    #[error("The file cannot be read, so nothing can be said of it: {0}.")]
    Unreadable(String),
    #[error("The data of this paper was read for other readers. Nothing was written.")]
    ReadForOthers,
    #[error(transparent)]
    Figure(#[from] FigureError),
}

impl ReportError {
    /// A stable name for programs; texts may change.
    pub fn code(&self) -> &'static str {
        match self {
            Self::MissingCharacters(_) => "missing_characters",
            Self::UnreadableFont => "unreadable_font",
            Self::FontEmbedding { .. } => "font_embedding",
            Self::Pdf(_) => "pdf",
            Self::Picture => "no_picture",
            Self::NoSuchPage(_) => "no_such_page",
            Self::Audience => "audience",
            Self::Level { .. } => "redaction_level",
            Self::ReadForOthers => "read_for_others",
            Self::Leak(_) => "leak",
            Self::Unreadable(_) => "unreadable",
            Self::Figure(error) => error.code(),
        }
    }

    pub fn message(&self) -> String {
        self.to_string()
    }

    /// The next step, where there is one.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::MissingCharacters(_) => Some(
                "Name a font file that has these characters in Settings, or take them out of the text.",
            ),
            Self::UnreadableFont | Self::FontEmbedding { .. } => {
                Some("Choose another font file in Settings: .ttf, .otf or .ttc.")
            }
            Self::Picture => Some("A packet can be had as PDF instead, a chart as SVG."),
            Self::NoSuchPage(_) => Some("Choose another page."),
            Self::Audience => {
                Some("Make it for yourself, and read it through before you hand it on.")
            }
            Self::Level { .. } => {
                Some("Leave the level out, or name one that is as strict as the readers need.")
            }
            Self::Leak(_) => Some(
                "Take the words out of the text, add the way they are written to the list of redactions, or let them stay.",
            ),
            Self::Unreadable(_) => {
                Some("PDF, Markdown, HTML, JSON, CSV and plain text in UTF-8 can be searched.")
            }
            Self::Figure(error) => Some(error.hint()),
            Self::Pdf(_) | Self::ReadForOthers => None,
        }
    }
}

/// "“Acme” (page 3: at Acme's request)".
fn told(hit: &Hit) -> String {
    format!(
        "\u{201c}{}\u{201d} ({}: {})",
        hit.term, hit.place, hit.around
    )
}
