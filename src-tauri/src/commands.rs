//! What the page may ask for: one file per noun, and every command a sentence (decode, call the core, return).
#![expect(
    clippy::needless_pass_by_value,
    reason = "Tauri decodes into values, and commands take them as they come"
)]

pub mod actions;
pub mod attachments;
pub mod backups;
pub mod claims;
pub mod contributions;
pub mod doors;
pub mod entries;
pub mod evidence;
pub mod feedback;
pub mod folder;
pub mod improvements;
pub mod incidents;
pub mod insights;
pub mod ladders;
pub mod lens;
pub mod links;
pub mod on_call;
pub mod packets;
pub mod pad;
pub mod pad_words;
pub mod postmortems;
pub mod redactions;
pub mod reminders;
pub mod runbooks;
pub mod services;
pub mod settings;
pub mod taking_back;
pub mod views;
pub mod words;

use crate::error::CommandError;

type Result<T> = std::result::Result<T, CommandError>;
