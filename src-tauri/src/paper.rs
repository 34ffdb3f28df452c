//! Papers: from the journal through `report` to a file or a picture.

use std::{fs, path::PathBuf};

use journal::domain::{Audience, Packet, PacketId, PostmortemId, Scope};
use report::{
    Fonts, PageSetup,
    compose::{self, PacketOrder, ReviewOrder},
    document::Document,
};
use serde::{Deserialize, Serialize};

use crate::{error::CommandError, preview, state::Desk};

type Result<T> = std::result::Result<T, CommandError>;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PaperFormat {
    Pdf,
    Markdown,
    Html,
}

/// One page of the finished PDF as a picture.
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
    /// By name: "日 (U+65E5)".
    pub fn missing_characters(&self, id: PacketId) -> Result<Vec<String>> {
        let fonts = self.fonts()?;
        let document = self.document(&self.packet(id)?, &fonts)?;
        Ok(report::missing_characters(&document, &fonts))
    }

    pub fn preview_page(&self, id: PacketId, page: u32, width: u32) -> Result<PagePreview> {
        let fonts = self.fonts()?;
        let document = self.document(&self.packet(id)?, &fonts)?;
        let pdf = report::pdf(&document, &fonts, PageSetup::A4)?;
        preview::page(pdf, page, width)
    }

    pub fn export_packet(&self, id: PacketId, format: PaperFormat) -> Result<Option<Exported>> {
        let packet = self.packet(id)?;
        let name = format!("{}.{}", file_name(&packet.name), format.ending());
        self.save("Export the packet", name, |desk| {
            let fonts = desk.fonts()?;
            let document = desk.document(&packet, &fonts)?;
            render(&document, format, &fonts)
        })
    }

    /// In the template that it has.
    pub fn export_postmortem(
        &self,
        id: PostmortemId,
        format: PaperFormat,
    ) -> Result<Option<Exported>> {
        let data = self.read(|journal| journal.review_data(id))?;
        let name = format!("{}.{}", file_name(&data.postmortem.title), format.ending());
        let order = ReviewOrder {
            template: data.postmortem.template,
            dated: self.today(),
            created: data.postmortem.created_at,
        };
        let projected = report::project::project_review(Audience::Own, data)?;
        let document = compose::review(order, &projected);
        self.save("Export the postmortem", name, |desk| {
            render(&document, format, &desk.fonts()?)
        })
    }

    pub fn export_checklists(&self) -> Result<Option<Exported>> {
        let name = "incident-checklists.pdf".to_owned();
        self.save("Print the lists", name, |desk| {
            let fonts = desk.fonts()?;
            let lists = desk.read(journal::Journal::checklists)?;
            let lists = report::project::project_checklists(Audience::Own, lists)?;
            Ok(report::checklists_pdf(&lists, desk.today(), &fonts)?)
        })
    }

    fn packet(&self, id: PacketId) -> Result<Packet> {
        self.read(journal::Journal::packets)?
            .into_iter()
            .find(|packet| packet.id == id)
            .ok_or_else(CommandError::no_such_packet)
    }

    fn document(&self, packet: &Packet, fonts: &Fonts) -> Result<Document> {
        let scope = Scope {
            period: packet.period,
            ..Scope::default()
        };
        let data = self.read(|journal| journal.paper_data(&scope, Audience::Own))?;
        let order = PacketOrder {
            kind: packet.kind,
            title: &packet.name,
            author: &packet.author,
            period: packet.period,
            chosen: packet.chosen.as_deref(),
            dated: self.today(),
        };
        let projected = report::project::project(Audience::Own, data)?;
        Ok(compose::packet(&order, &projected, fonts)?)
    }

    pub(crate) fn fonts(&self) -> Result<Fonts> {
        let extra = self.read(journal::Journal::settings)?.extra_font;
        let extra = extra
            .map(PathBuf::from)
            .map(|file| fs::read(&file).map_err(|error| CommandError::file(&file, &error)));
        Ok(Fonts::new(extra.transpose()?)?)
    }
}

fn render(document: &Document, format: PaperFormat, fonts: &Fonts) -> Result<Vec<u8>> {
    Ok(match format {
        PaperFormat::Pdf => report::pdf(document, fonts, PageSetup::A4)?,
        PaperFormat::Markdown => report::markdown::markdown(document).into_bytes(),
        PaperFormat::Html => report::html::html(document).into_bytes(),
    })
}

impl PaperFormat {
    fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Markdown => "md",
            Self::Html => "html",
        }
    }
}

/// What every file system takes: letters and digits, words joined by a hyphen.
fn file_name(title: &str) -> String {
    let words: Vec<&str> = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() {
        return "packet".to_owned();
    }
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_packet_is_named_after_its_title() {
        assert_eq!(
            file_name("Review 2025/26: payments"),
            "Review-2025-26-payments"
        );
        assert_eq!(file_name("Übersicht"), "Übersicht");
        assert_eq!(file_name("../.."), "packet");
    }
}
