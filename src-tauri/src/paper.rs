//! Papers: from the journal through `report` to a file or a picture.

use std::path::PathBuf;

use journal::domain::PacketId;
use serde::{Deserialize, Serialize};

use crate::{error::CommandError, state::Desk};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PaperFormat {
    Pdf,
    Markdown,
    Html,
}

/// Characters of one text that no font at hand can draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct MissingCharacters {
    pub character: String,
    /// "U+65E5".
    pub code_point: String,
    /// How often it stands in the packet.
    pub count: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PagePreview {
    /// Of the whole packet.
    pub pages: u32,
    /// A `data:` address of a PNG.
    pub image: String,
    pub width: u32,
    pub height: u32,
}

/// A file the user chose and Afterpage wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Exported {
    pub path: PathBuf,
}

impl Desk {
    pub fn missing_characters(&self, id: PacketId) -> Result<Vec<MissingCharacters>, CommandError> {
        todo!()
    }

    pub fn preview_page(
        &self,
        id: PacketId,
        page: u32,
        width: u32,
    ) -> Result<PagePreview, CommandError> {
        todo!()
    }

    pub fn export_packet(
        &self,
        id: PacketId,
        format: PaperFormat,
    ) -> Result<Option<Exported>, CommandError> {
        todo!()
    }
}
