//! Packets: what is in them, how they look, and the files made from them.

use journal::{
    domain::{Attachment, AttachmentId, Packet, PacketEdit, PacketId, PacketKind, Period},
    rules::draft::Draft,
};
use report::{PacketFormat, compare::Passage};
use tauri::State;

use super::Result;
use crate::{
    packet::{PacketCheck, PacketPaper},
    paper::{Exported, PagePreview},
    state::Desk,
};

#[tauri::command(async)]
#[specta::specta]
pub fn packets(desk: State<'_, Desk>) -> Result<Vec<Packet>> {
    desk.read(journal::Journal::packets)
}

#[tauri::command(async)]
#[specta::specta]
pub fn create_packet(
    desk: State<'_, Desk>,
    kind: PacketKind,
    name: String,
    period: Period,
) -> Result<Packet> {
    desk.write(|journal| journal.create_packet(kind, &name, period))
}

#[tauri::command(async)]
#[specta::specta]
pub fn edit_packet(desk: State<'_, Desk>, id: PacketId, edit: PacketEdit) -> Result<Packet> {
    desk.write(|journal| journal.edit_packet(id, edit))
}

#[tauri::command(async)]
#[specta::specta]
pub fn duplicate_packet(desk: State<'_, Desk>, id: PacketId) -> Result<Packet> {
    desk.write(|journal| journal.duplicate_packet(id))
}

/// As it will be printed: its parts, where they stand, and what was replaced in it.
#[tauri::command]
#[specta::specta]
pub async fn packet_paper(desk: State<'_, Desk>, id: PacketId) -> Result<PacketPaper> {
    desk.aside(move |desk| desk.packet_paper(id)).await
}

/// One page of the finished PDF as a picture. Pages count from 1.
#[tauri::command]
#[specta::specta]
pub async fn preview_page(
    desk: State<'_, Desk>,
    id: PacketId,
    page: u32,
    width: u32,
) -> Result<PagePreview> {
    desk.aside(move |desk| desk.preview_page(id, page, width))
        .await
}

#[tauri::command]
#[specta::specta]
pub async fn check_packet(desk: State<'_, Desk>, id: PacketId) -> Result<PacketCheck> {
    desk.aside(move |desk| desk.check_packet(id)).await
}

/// The strongest stories, sentences and words of its period, and what is missing.
#[tauri::command]
#[specta::specta]
pub async fn draft_packet(desk: State<'_, Desk>, id: PacketId) -> Result<Draft> {
    desk.aside(move |desk| desk.draft_packet(id)).await
}

/// Asks where to put the file; nothing when the user closes the dialog.
#[tauri::command]
#[specta::specta]
pub async fn export_packet(
    desk: State<'_, Desk>,
    id: PacketId,
    format: PacketFormat,
) -> Result<Option<Exported>> {
    desk.aside(move |desk| desk.export_packet(id, format)).await
}

/// What left of a packet, newest first.
#[tauri::command(async)]
#[specta::specta]
pub fn packet_copies(desk: State<'_, Desk>, id: PacketId) -> Result<Vec<Attachment>> {
    desk.read(|journal| journal.packet_copies(id))
}

/// One page of a copy as a picture. Pages count from 1.
#[tauri::command]
#[specta::specta]
pub async fn preview_copy(
    desk: State<'_, Desk>,
    id: AttachmentId,
    page: u32,
    width: u32,
) -> Result<PagePreview> {
    desk.aside(move |desk| desk.preview_copy(id, page, width))
        .await
}

/// What has changed since a copy: against another one, or against the packet as it is now.
#[tauri::command]
#[specta::specta]
pub async fn compare_copy(
    desk: State<'_, Desk>,
    id: PacketId,
    copy: AttachmentId,
    other: Option<AttachmentId>,
) -> Result<Vec<Passage>> {
    desk.aside(move |desk| desk.compare_copy(id, copy, other))
        .await
}
