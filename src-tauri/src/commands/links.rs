//! Addresses in the user's texts: which of them may be followed, and following one.

use journal::domain::WebAddress;
use tauri::State;

use super::Result;
use crate::{error::CommandError, state::Desk};

/// `None`: it is only text.
#[tauri::command(async)]
#[specta::specta]
pub fn read_link(url: String) -> Option<WebAddress> {
    WebAddress::of(&url)
}

/// With the system's own program, after the page has shown the whole address.
#[tauri::command(async)]
#[specta::specta]
pub fn open_link(desk: State<'_, Desk>, url: String) -> Result<()> {
    let address = WebAddress::of(&url).ok_or_else(CommandError::only_text)?;
    desk.shell().open_address(&address)
}
