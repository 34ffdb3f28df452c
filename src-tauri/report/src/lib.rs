//! Papers of Afterpage: domain values in, bytes out. No files, no clock, no window.

pub mod check;
pub mod compare;
pub mod compose;
pub mod data;
pub mod document;
pub mod error;
pub mod figure;
pub mod html;
pub mod layout;
pub mod leak;
pub mod markdown;
pub mod parts;
pub mod pdf;
pub mod picture;
pub mod plain;
pub mod project;
pub mod redact;
pub mod text;
pub mod words;

mod finish;
mod sheet;

pub use error::ReportError;
pub use finish::{PacketFormat, finished, sources};
pub use layout::{Laid, PageSetup, designed, layout, missing_characters};
pub use pdf::pdf;
pub use sheet::{checklists_pdf, load_pdf};
pub use text::Fonts;
