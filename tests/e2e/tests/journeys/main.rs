//! What people do with Afterpage, done in the real window.
#![cfg(target_os = "linux")]

mod back_fill;
mod chat;
mod dialogs;
mod evidence;
mod for_everyone;
mod from_elsewhere;
mod import;
mod in_place;
mod insights;
mod keyboard;
mod killed;
mod links;
mod markup;
mod on_call;
mod outage;
mod packet;
mod pad;
mod pad_tools;
mod passphrase;
mod power_cut;
mod reviews;
mod settings;
mod several;
mod spreadsheet;
mod start;
mod trash;
mod views;
mod windows;
