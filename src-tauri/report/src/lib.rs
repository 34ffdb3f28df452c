//! Papers of Afterpage: domain values in, bytes out. No files, no clock, no window.

pub mod document;
pub mod error;
pub mod figure;
pub mod layout;
pub mod pdf;
pub mod text;

pub use error::ReportError;
pub use layout::{Laid, PageSetup, layout, missing_characters};
pub use pdf::pdf;
pub use text::Fonts;
