//! Files kept with an incident or an action. Their bytes cross as base64, because a page may open no file.

use base64::{Engine, engine::general_purpose::STANDARD};
use journal::domain::{ActionId, Attachment, AttachmentId, EntryId, IncidentId};
use tauri::State;

use super::Result;
use crate::{error::CommandError, paper::Exported, state::Desk};

/// Pasted or dropped.
#[tauri::command(async)]
#[specta::specta]
pub fn attach(
    desk: State<'_, Desk>,
    id: IncidentId,
    entry: Option<EntryId>,
    name: String,
    base64: String,
) -> Result<Attachment> {
    let bytes = bytes_of(&base64)?;
    desk.write(|journal| journal.attach(id, entry, &name, &bytes))
}

/// What shows that an action is done.
#[tauri::command(async)]
#[specta::specta]
pub fn attach_proof(
    desk: State<'_, Desk>,
    id: ActionId,
    name: String,
    base64: String,
) -> Result<Attachment> {
    let bytes = bytes_of(&base64)?;
    desk.write(|journal| journal.attach_proof(id, &name, &bytes))
}

/// What the page sent of a file.
pub(super) fn bytes_of(base64: &str) -> Result<Vec<u8>> {
    STANDARD
        .decode(base64)
        .map_err(|_| CommandError::cut_short())
}

#[tauri::command(async)]
#[specta::specta]
pub fn attachment(desk: State<'_, Desk>, id: AttachmentId) -> Result<String> {
    desk.read(|journal| journal.attachment_bytes(id))
        .map(|bytes| STANDARD.encode(bytes))
}

/// A PNG; `None` for what is no picture.
#[tauri::command(async)]
#[specta::specta]
pub fn thumbnail(desk: State<'_, Desk>, id: AttachmentId) -> Result<Option<String>> {
    let png = desk.read(|journal| journal.thumbnail(id))?;
    Ok(png.map(|png| STANDARD.encode(png)))
}

/// Asks where, and writes the file as it was kept.
#[tauri::command]
#[specta::specta]
pub async fn save_attachment(
    desk: State<'_, Desk>,
    id: AttachmentId,
    name: String,
) -> Result<Option<Exported>> {
    desk.aside(move |desk| {
        desk.save("Save the file", name, |desk| {
            desk.read(|journal| journal.attachment_bytes(id))
        })
    })
    .await
}
