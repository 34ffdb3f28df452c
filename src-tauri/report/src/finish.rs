//! The bytes of a packet, for whoever may have them.

use std::collections::BTreeSet;

use journal::domain::Design;
use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::error::ReportError;
use crate::layout::designed;
use crate::leak::{self, Near};
use crate::project::Projected;
use crate::text::Fonts;
use crate::{data, html, markdown, pdf, plain};

/// What a packet can be written as: a paper, or its figures for other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum PacketFormat {
    Pdf,
    Markdown,
    Html,
    Text,
    Json,
    /// One line an incident.
    Csv,
}

impl PacketFormat {
    pub const ALL: [Self; 6] = [
        Self::Pdf,
        Self::Markdown,
        Self::Html,
        Self::Text,
        Self::Json,
        Self::Csv,
    ];

    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Text => "txt",
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }

    /// Of a file that was written in one of them.
    pub fn of_file(name: &str) -> Option<Self> {
        let ending = name.rsplit_once('.')?.1;
        Self::ALL.into_iter().find(|one| one.ending() == ending)
    }
}

/// The bytes, unless a term that was to be replaced is still in them; and what is almost written like one.
pub fn finished(
    document: &Document,
    format: PacketFormat,
    fonts: &Fonts,
    design: Design,
    projected: &Projected,
) -> Result<(Vec<u8>, Vec<Near>), ReportError> {
    let mut terms = projected.terms().clone();
    // The writer signs with their own name, whoever else is called like a part of it.
    terms.let_stay([document.author.as_str()]);
    let bytes = match format {
        PacketFormat::Pdf => pdf::write_away(document, designed(document, fonts, design), fonts)?,
        PacketFormat::Markdown => markdown::markdown(document).into_bytes(),
        PacketFormat::Html => html::html(document, design).into_bytes(),
        PacketFormat::Text => {
            // Its narrow columns break words, so that the same is searched as Markdown too.
            leak::guard(markdown::markdown(document).into_bytes(), &terms)?;
            plain::plain(document).into_bytes()
        }
        PacketFormat::Json => data::json(projected).into_bytes(),
        PacketFormat::Csv => data::csv(projected).into_bytes(),
    };
    leak::guard(bytes, &terms)
}

/// The ids of all that a packet may tell of, whatever its parts say.
pub fn sources(document: &Document, projected: &Projected) -> Vec<String> {
    let incidents = projected.incidents().iter().map(|one| one.id.to_string());
    let blocks = document.blocks.iter();
    let blocks = blocks.flat_map(|block| block.sources.iter().map(ToString::to_string));
    let all: BTreeSet<String> = incidents.chain(blocks).collect();
    all.into_iter().collect()
}
