//! Packets: what is in them, how they look, and the files made from them.

use journal::domain::{Packet, PacketEdit, PacketId, PacketKind, Period};
use tauri::State;

use super::Result;
use crate::{
    paper::{Exported, PagePreview, PaperFormat},
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

/// Characters that neither the bundled fonts nor the user's font can draw, by name, to be said before an export.
#[tauri::command]
#[specta::specta]
pub async fn missing_characters(desk: State<'_, Desk>, id: PacketId) -> Result<Vec<String>> {
    desk.aside(move |desk| desk.missing_characters(id)).await
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

/// Asks where to put the file; nothing when the user closes the dialog.
#[tauri::command]
#[specta::specta]
pub async fn export_packet(
    desk: State<'_, Desk>,
    id: PacketId,
    format: PaperFormat,
) -> Result<Option<Exported>> {
    desk.aside(move |desk| desk.export_packet(id, format)).await
}
