//! A packet on its way to paper: composed with its changes, set on pages once, and looked at page by page.

use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use journal::{
    Journal, KeptOut,
    domain::{AttachmentId, Design, IncidentId, LensSettings, Packet, PacketId, Scope},
    rules::draft::Draft,
};
use report::{
    Fonts, Laid, PacketFormat,
    check::{self, Finding},
    compare::{self, Passage},
    compose::{self, PacketOrder},
    designed,
    document::Document,
    layout,
    leak::{self, Hit, Near},
    parts::{self, Part},
    pdf,
    project::{self, Projected, Reader},
    redact::Replacement,
    sources,
};
use serde::Serialize;

use crate::{
    error::CommandError,
    paper::{Exported, PagePreview, file_name},
    preview,
    state::Desk,
};

type Result<T> = std::result::Result<T, CommandError>;

/// A packet as it will be printed, with everything that there is to say of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PacketPaper {
    pub pages: u32,
    /// Of a page, in whole points.
    pub width: u32,
    pub height: u32,
    pub parts: Vec<PlacedPart>,
    /// Characters that neither the bundled fonts nor the user's font can draw, by name.
    pub missing: Vec<String>,
    /// Every replacement, to be signed off.
    pub replaced: Vec<Replacement>,
    /// Not marked for these readers.
    pub kept_out: Vec<NamedIncident>,
    /// The incidents behind the parts, under their own names.
    pub incidents: Vec<NamedIncident>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PlacedPart {
    pub part: Part,
    pub spots: Vec<PageSpot>,
}

/// A stretch of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PageSpot {
    /// From 1.
    pub page: u32,
    /// From the top of the page, in ten thousandths of its height.
    pub top: u32,
    pub bottom: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct NamedIncident {
    pub id: IncidentId,
    pub day: NaiveDate,
    pub title: String,
}

/// What a careful reader would stumble on, and what must not leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PacketCheck {
    pub findings: Vec<Finding>,
    /// With one of these nothing is written.
    pub leaks: Vec<Hit>,
    /// Almost written like a term of the list.
    pub near: Vec<Near>,
}

/// A packet that was composed, as of one state of the journal.
pub(crate) struct Made {
    id: PacketId,
    seq: i64,
    today: NaiveDate,
    document: Document,
    parts: Vec<Part>,
    projected: Projected,
    incidents: Vec<NamedIncident>,
    laid: Laid,
    design: Design,
    fonts: Arc<Fonts>,
    lens: LensSettings,
    /// Written when the first page is looked at.
    pdf: OnceLock<Vec<u8>>,
}

impl Desk {
    pub fn packet_paper(&self, id: PacketId) -> Result<PacketPaper> {
        Ok(self.made(id)?.paper())
    }

    pub fn preview_page(&self, id: PacketId, page: u32, width: u32) -> Result<PagePreview> {
        preview::page(self.made(id)?.pdf()?, page, width)
    }

    pub fn check_packet(&self, id: PacketId) -> Result<PacketCheck> {
        let made = self.made(id)?;
        let checked = match made.laid.missing.as_slice() {
            [] => leak::check(&made.pdf()?, made.projected.terms())?,
            _ => leak::Checked::default(),
        };
        Ok(PacketCheck {
            findings: check::findings(&made.document, &made.projected, &made.lens),
            leaks: checked.hits,
            near: checked.near,
        })
    }

    /// What the packet could be made of.
    pub fn draft_packet(&self, id: PacketId) -> Result<Draft> {
        let packet = self.packet(id)?;
        self.read(|journal| journal.draft(&scope_of(&packet), packet.audience))
    }

    pub fn export_packet(&self, id: PacketId, format: PacketFormat) -> Result<Option<Exported>> {
        let packet = self.packet(id)?;
        let name = format!("{}.{}", file_name(&packet.name), format.ending());
        let made = self.made(id)?;
        let mut written = Vec::new();
        let exported = self.save("Export the packet", name.clone(), |_| {
            written = made.written(format)?;
            Ok(written.clone())
        })?;
        if exported.is_some() {
            let sources = sources(&made.document, &made.projected);
            self.write(|journal| journal.keep_copy(&packet, sources, &name, &written))?;
        }
        Ok(exported)
    }

    /// A page of a copy that was written as PDF.
    pub fn preview_copy(&self, id: AttachmentId, page: u32, width: u32) -> Result<PagePreview> {
        let bytes = self.read(|journal| journal.attachment_bytes(id))?;
        preview::page(bytes, page, width)
    }

    /// What has changed since a copy was written: against another one, or against the packet as it is now.
    pub fn compare_copy(
        &self,
        packet: PacketId,
        copy: AttachmentId,
        other: Option<AttachmentId>,
    ) -> Result<Vec<Passage>> {
        let older = self.read(|journal| journal.attachment_bytes(copy))?;
        let newer = if let Some(other) = other {
            self.read(|journal| journal.attachment_bytes(other))?
        } else {
            let copies = self.read(|journal| journal.packet_copies(packet))?;
            let name = copies.into_iter().find(|one| one.id == copy);
            let format = name.and_then(|one| PacketFormat::of_file(&one.name));
            let format = format.unwrap_or(PacketFormat::Pdf);
            self.made(packet)?.written(format)?
        };
        Ok(compare::compare(&older, &newer)?)
    }

    fn packet(&self, id: PacketId) -> Result<Packet> {
        self.read(Journal::packets)?
            .into_iter()
            .find(|packet| packet.id == id)
            .ok_or_else(CommandError::no_such_packet)
    }

    /// Composed once for a state of the journal: its pages are asked for one by one.
    fn made(&self, id: PacketId) -> Result<Arc<Made>> {
        let seq = self.read(Journal::last_seq)?;
        let today = self.today();
        let kept = self.session().as_ref().and_then(|open| open.made.clone());
        if let Some(made) = kept
            && (made.id, made.seq, made.today) == (id, seq, today)
        {
            return Ok(made);
        }
        let made = Arc::new(self.make(id, seq, today)?);
        if let Some(open) = self.session().as_mut() {
            open.made = Some(Arc::clone(&made));
        }
        Ok(made)
    }

    fn make(&self, id: PacketId, seq: i64, today: NaiveDate) -> Result<Made> {
        let fonts = self.fonts()?;
        let packet = self.packet(id)?;
        let data = self.read(|journal| {
            journal.paper_data(&scope_of(&packet), packet.audience, packet.level)
        })?;
        let incidents = data.incidents.iter().map(|one| NamedIncident {
            id: one.id,
            day: one.day(),
            title: one.title.clone(),
        });
        let incidents = incidents.collect();
        let reader = Reader::new(packet.audience, packet.level)?;
        let mut projected = project::project(reader, data)?;
        let edits = projected.redact_edits(&packet.edits);
        let order = PacketOrder {
            kind: packet.kind,
            title: &packet.name,
            author: &packet.author,
            period: packet.period,
            chosen: packet.chosen.as_deref(),
            charts: packet.design.charts,
            dated: today,
        };
        let composed = compose::packet(&order, &projected, &fonts)?;
        let edited = parts::edited(composed, &edits, &projected);
        Ok(Made {
            id,
            seq,
            today,
            laid: designed(&edited.document, &fonts, packet.design),
            design: packet.design,
            document: edited.document,
            parts: edited.parts,
            projected,
            incidents,
            fonts,
            lens: self.read(Journal::settings)?.lens,
            pdf: OnceLock::new(),
        })
    }
}

impl Made {
    fn written(&self, format: PacketFormat) -> Result<Vec<u8>> {
        let (bytes, _) = report::finished(
            &self.document,
            format,
            &self.fonts,
            self.design,
            &self.projected,
        )?;
        Ok(bytes)
    }

    fn pdf(&self) -> Result<Vec<u8>> {
        if let Some(bytes) = self.pdf.get() {
            return Ok(bytes.clone());
        }
        let bytes = pdf::write(&self.document, &self.laid, &self.fonts)?;
        Ok(self.pdf.get_or_init(|| bytes).clone())
    }

    fn paper(&self) -> PacketPaper {
        let placed = |part: &Part| PlacedPart {
            part: part.clone(),
            spots: self.spots(part),
        };
        PacketPaper {
            pages: u32::try_from(self.laid.pages.len()).unwrap_or(u32::MAX),
            width: whole(self.laid.setup.width),
            height: whole(self.laid.setup.height),
            parts: self.parts.iter().map(placed).collect(),
            missing: self.laid.missing.clone(),
            replaced: self.projected.replacements().to_vec(),
            kept_out: self.projected.kept_out().iter().map(named).collect(),
            incidents: self.incidents.clone(),
        }
    }

    fn spots(&self, part: &Part) -> Vec<PageSpot> {
        let is_of = |spot: &&layout::Spot| {
            part.block.map(|block| block as usize) == Some(spot.block)
                && part.item.map(|item| item as usize) == spot.item
        };
        let height = self.laid.setup.height;
        let spots = self.laid.spots.iter().filter(is_of);
        spots
            .map(|spot| PageSpot {
                page: u32::try_from(spot.page + 1).unwrap_or(u32::MAX),
                top: whole(10_000.0 * spot.top / height),
                bottom: whole(10_000.0 * spot.bottom / height),
            })
            .collect()
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "lengths on a page are small and not negative"
)]
fn whole(length: f32) -> u32 {
    length.round() as u32
}

fn scope_of(packet: &Packet) -> Scope {
    Scope {
        period: packet.period,
        ..Scope::default()
    }
}

fn named(one: &KeptOut) -> NamedIncident {
    NamedIncident {
        id: one.incident,
        day: one.day,
        title: one.title.clone(),
    }
}
