//! What comes in and what goes out: one file per format, one shared mapping.

mod archive;
pub(crate) mod calendar;
pub mod chat;
mod dates;
mod export;
mod fields;
mod folder;
pub(crate) mod hex;
mod html;
mod import;
mod input;
mod json;
mod json_api;
mod long;
mod mapping;
mod merge;
mod names;
mod own_facts;
mod own_tables;
mod pasted;
mod postmortem;
mod readers;
mod record;
mod records;
mod refusal;
mod restore;
mod reviews;
mod severities;
mod sheets;
mod statuspage;
mod table;
mod zips;
mod zones;

use std::{collections::BTreeMap, fmt};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::{Incident, Zone};

pub(crate) use archive::Source;
pub use calendar::{
    CalendarOptions, CalendarPerson, CalendarReport, CalendarShift, CalendarShiftState,
};
pub use chat::{
    Authors, ChatAuthor, ChatDropped, ChatLine, ChatLineState, ChatNote, ChatOptions, ChatReading,
    ChatReport, ChatReportLine, ChatShape, SlackChannel, SlackChoice, slack_channels,
};
pub(crate) use export::{export_archive, export_json};
pub(crate) use folder::export_markdown;
pub use import::look_at_table;
pub(crate) use import::{Content, IMPORT, read};
pub use long::look_at_file;
pub(crate) use long::{Opened, open};
pub use pasted::{PastedWords, read_pasted};
pub use readers::is_tool;
pub use refusal::Refusal;
pub(crate) use sheets::export_csv;
pub use sheets::{OutFile, packed};
pub use table::{TableColumn, TableLook};

const AUTO: &str = "auto";
const AFTERPAGE: &str = "afterpage";

/// A format by its name. Which there are is known to [`ImportFormat::names`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(transparent)]
pub struct ImportFormat(String);

impl ImportFormat {
    /// Our own JSON, and the archive zip.
    pub fn afterpage() -> Self {
        Self(AFTERPAGE.to_owned())
    }

    /// By one of [`Self::names`], with hyphens or blanks as well.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase().replace([' ', '-', '.'], "_");
        // As the exports are called.
        if ["json", "archive"].contains(&name.as_str()) {
            return Some(Self::afterpage());
        }
        let known = Self::names().contains(&name.as_str());
        known.then_some(Self(name))
    }

    /// "auto" first, which looks at the content; then our own; then those of other tools.
    pub fn names() -> Vec<&'static str> {
        let mut names = vec![AUTO, AFTERPAGE];
        for reader in readers::ALL {
            if !names.contains(&reader.name()) {
                names.push(reader.name());
            }
        }
        names
    }
}

/// What a column of a table may say, by the names that [`ImportOptions::columns`] uses.
pub fn table_fields() -> impl Iterator<Item = &'static str> {
    table::FIELDS.iter().map(|(name, _)| *name)
}

impl Default for ImportFormat {
    fn default() -> Self {
        Self(AUTO.to_owned())
    }
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
    /// Names, addresses and ids that are me: what they did was my part.
    pub me: Vec<String>,
    /// What is kept of the others' names.
    pub authors: Authors,
    /// Of a table: our names of fields to its names of columns, where they differ from what is known.
    pub columns: BTreeMap<String, Vec<String>>,
    /// Of a table: whether 03/04 is the 3rd of April; asked only where nothing tells.
    pub day_first: Option<bool>,
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
    /// Columns of a table, or fields of the records, that hold something and were not read.
    pub unread: Vec<String>,
    /// Times that name no zone were read in the one of the options; the first of them.
    pub without_zone: Option<ZonelessTime>,
    /// The first few as they will look.
    pub sample: Vec<Incident>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ZonelessTime {
    pub text: String,
    pub at: DateTime<Utc>,
}

impl ImportReport {
    /// What a further piece of the same file did.
    fn add(&mut self, other: Self) {
        self.records += other.records;
        self.new += other.new;
        self.changed += other.changed;
        self.unchanged += other.unchanged;
        self.stay_deleted += other.stay_deleted;
        self.different += other.different;
        self.maintenance_skipped += other.maintenance_skipped;
        self.entries += other.entries;
        self.warnings.extend(other.warnings);
        self.skipped.extend(other.skipped);
        let unread = other.unread.into_iter();
        let unread: Vec<String> = unread.filter(|one| !self.unread.contains(one)).collect();
        self.unread.extend(unread);
        self.without_zone = self.without_zone.take().or(other.without_zone);
        self.sample.extend(other.sample);
        self.sample.truncate(records::SAMPLE);
    }
}

/// Something to say about one record: which one (number from 1 or 0 where it has none, and its id or title), which field,
/// what.
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
        match (self.record, self.name.as_str()) {
            (0, "") => write!(out, "one record")?,
            (0, name) => write!(out, "{name}")?,
            (number, "") => write!(out, "record {number}")?,
            (number, name) => write!(out, "record {number} ({name})")?,
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
            format: ImportFormat::default(),
            zone: Zone::UTC,
            skip_bad: false,
            with_maintenance: false,
            me: Vec::new(),
            authors: Authors::Keep,
            columns: BTreeMap::new(),
            day_first: None,
            dry_run: false,
        }
    }
}
