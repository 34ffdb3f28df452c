//! What comes in and what goes out: one file per format, one shared mapping.

mod archive;
pub(crate) mod calendar;
pub mod chat;
mod export;
mod fields;
pub(crate) mod hex;
mod html;
mod import;
mod input;
mod mapping;
mod merge;
mod pasted;
mod postmortem;
mod record;
mod records;
mod refusal;
mod restore;
mod reviews;
mod statuspage;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::{Incident, Zone};

pub use calendar::{
    CalendarOptions, CalendarPerson, CalendarReport, CalendarShift, CalendarShiftState,
};
pub use chat::{
    Authors, ChatAuthor, ChatDropped, ChatLine, ChatLineState, ChatNote, ChatOptions, ChatReading,
    ChatReport, ChatReportLine, ChatShape,
};
pub(crate) use export::{export_archive, export_json};
pub(crate) use import::read;
pub use pasted::{PastedWords, read_pasted};
pub use refusal::Refusal;

/// `Auto` looks at the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ImportFormat {
    #[default]
    Auto,
    /// Our own JSON (and the archive zip).
    Afterpage,
    Statuspage,
    /// A report in Markdown.
    Postmortem,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct ImportOptions {
    pub format: ImportFormat,
    /// The zone of the imported incidents.
    pub zone: Zone,
    /// Leave bad records out, and list them, instead of importing nothing.
    pub skip_bad: bool,
    pub with_maintenance: bool,
    /// Count and warn, write nothing.
    pub dry_run: bool,
}

/// What an import did (or, as a dry run, would do).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ImportReport {
    pub records: u32,
    pub new: u32,
    pub changed: u32,
    pub unchanged: u32,
    /// Deleted here by the user; they stay deleted.
    pub stay_deleted: u32,
    /// Our own JSON: same id, other content; left as they are here.
    pub different: u32,
    pub maintenance_skipped: u32,
    pub entries: u32,
    pub warnings: Vec<ImportNote>,
    pub skipped: Vec<ImportNote>,
    /// The first few as they will look.
    pub sample: Vec<Incident>,
}

/// Something to say about one record: which one (number from 1, and its id or title), which field, what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ImportNote {
    pub record: u32,
    pub name: String,
    pub field: String,
    pub text: String,
}

/// "record 2 (Checkout is slow), field `started_at`: “soon” is not a time", without what is not known.
impl fmt::Display for ImportNote {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "record {}", self.record)?;
        if !self.name.is_empty() {
            write!(out, " ({})", self.name)?;
        }
        if !self.field.is_empty() {
            write!(out, ", field {}", self.field)?;
        }
        write!(out, ": {}", self.text)
    }
}

impl Default for ImportOptions {
    fn default() -> Self {
        Self {
            format: ImportFormat::Auto,
            zone: Zone::UTC,
            skip_bad: false,
            with_maintenance: false,
            dry_run: false,
        }
    }
}
