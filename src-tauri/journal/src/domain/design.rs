//! How the pages of a packet look.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct Design {
    pub paper: PaperSize,
    pub typeface: Typeface,
    pub accent: Accent,
    pub density: Density,
    /// Else the title stands above the text.
    pub cover: bool,
    pub charts: bool,
    pub page_numbers: bool,
}

impl Default for Design {
    fn default() -> Self {
        Self {
            paper: PaperSize::A4,
            typeface: Typeface::Sans,
            accent: Accent::Blue,
            density: Density::Comfortable,
            cover: true,
            charts: true,
            page_numbers: true,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum PaperSize {
    A4,
    /// US Letter.
    Letter,
}

/// Of the text; the letters of charts stay without serifs, which small ones bear better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Typeface {
    Sans,
    Serif,
}

/// The one colour beside black and grey, for titles, links and rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Accent {
    Blue,
    Green,
    Plum,
    Graphite,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Density {
    Comfortable,
    /// A tenth smaller, with narrower margins.
    Compact,
}
