//! What people type and what comes in and goes out, through the public surface.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot arrange its scene should stop there"
)]

mod archives;
mod bad_archives;
mod bad_files;
mod chat;
mod chat_import;
mod chat_leftovers;
mod chat_times;
mod imported_again;
mod other_tools;
mod pages;
mod quick_log;
mod scene;
mod status_pages;
mod typed_times;

use chrono::{DateTime, Utc};
use journal::domain::Zone;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn zone(name: &str) -> Zone {
    name.parse().unwrap()
}
