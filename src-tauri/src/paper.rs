//! Papers: from the journal through `report` to a file or a picture.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use journal::domain::{Audience, Design, Period, PostmortemId};
use report::{
    Fonts, PageSetup,
    compose::{self, ReviewOrder},
    document::Document,
    project::LoadParts,
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
            let fonts = desk.fonts()?;
            render(&document, format, &fonts)
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

    /// Made only when it is asked for, of what was ticked.
    pub fn export_load(&self, period: Period, parts: &LoadParts) -> Result<Option<Exported>> {
        let name = format!("on-call-{}.pdf", self.today());
        self.save("Save the page", name, |desk| desk.load_pdf(period, parts))
    }

    pub fn preview_load(
        &self,
        period: Period,
        parts: &LoadParts,
        width: u32,
    ) -> Result<PagePreview> {
        preview::page(self.load_pdf(period, parts)?, 1, width)
    }

    fn load_pdf(&self, period: Period, parts: &LoadParts) -> Result<Vec<u8>> {
        let zone = self.place().zone;
        let load = self.read(|journal| journal.on_call(period, zone))?;
        let author = self.read(journal::Journal::settings)?.author;
        let projected = report::project::project_load(Audience::Own, load, parts)?;
        let fonts = self.fonts()?;
        Ok(report::load_pdf(&projected, &author, self.today(), &fonts)?)
    }

    /// Made once for an unlocked journal, and again when another extra font is named: they remember what they shaped.
    pub(crate) fn fonts(&self) -> Result<Arc<Fonts>> {
        let extra = self.read(journal::Journal::settings)?.extra_font;
        let kept = self.session().as_ref().and_then(|open| open.fonts.clone());
        if let Some((file, fonts)) = kept
            && file == extra
        {
            return Ok(fonts);
        }
        let read = extra
            .as_ref()
            .map(Path::new)
            .map(|file| fs::read(file).map_err(|error| CommandError::file(file, &error)));
        let fonts = Arc::new(Fonts::new(read.transpose()?)?);
        if let Some(open) = self.session().as_mut() {
            open.fonts = Some((extra, Arc::clone(&fonts)));
        }
        Ok(fonts)
    }
}

fn render(document: &Document, format: PaperFormat, fonts: &Fonts) -> Result<Vec<u8>> {
    Ok(match format {
        PaperFormat::Pdf => report::pdf(document, fonts, PageSetup::A4)?,
        PaperFormat::Markdown => report::markdown::markdown(document).into_bytes(),
        PaperFormat::Html => report::html::html(document, Design::default()).into_bytes(),
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
pub(crate) fn file_name(title: &str) -> String {
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
