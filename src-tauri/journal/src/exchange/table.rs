//! Anything tabular: CSV, TSV, semicolons, cells pasted from a spreadsheet, lists of flat JSON objects. A format is a
//! list of column names; one place turns rows into records.
//!
//! `cells` cuts text into rows and `objects` JSON, `columns` finds what they say by their `names`, `rows` makes records of them (`lists`, `moments` and
//! `spans` say when, `status` whether it is over, `speakers` and `lines` who said what), `own` what only our own tables say, `look` shows all that before anything is read.

mod cells;
mod columns;
mod leftovers;
mod lines;
mod lists;
mod look;
mod moments;
mod names;
mod objects;
mod own;
mod pairs;
mod quotes;
mod rows;
mod spans;
mod speakers;
mod status;
mod told;
mod words;

use std::collections::{BTreeMap, HashSet};

use csv::StringRecord;
use uuid::Uuid;

use super::{
    ImportOptions,
    dates::Order,
    record::{Fault, Reading},
    refusal::Refusal,
    sheets,
};
use columns::{Layout, NoSuchName};

use cells::MAX_COLUMNS;
pub(crate) use cells::{delimiter, head, last_end};
pub use look::{TableColumn, TableLook};
pub(crate) use names::FIELDS;

/// What a column says about an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Id,
    Title,
    Severity,
    Urgency,
    Service,
    /// The day of the times that stand without one.
    Day,
    Began,
    Detected,
    Paged,
    Acknowledged,
    Engaged,
    Mitigated,
    CauseKnown,
    Resolved,
    Verified,
    Reviewed,
    /// Which of these are only guessed.
    Estimated,
    /// Of all times in the row that name none.
    Zone,
    Kind,
    Class,
    /// Whether it is over, and since when the status is what it is.
    Status,
    StatusChanged,
    /// After detection, in seconds.
    SecondsToAcknowledge,
    SecondsToResolve,
    /// How long it took: a bare number counts minutes.
    Minutes,
    /// The same until someone took it.
    MinutesToAcknowledge,
    /// The same as `Minutes` in hours.
    Hours,
    MyRole,
    Responder,
    /// Who had a part of which nothing is said.
    Person,
    Tags,
    /// One line of the timeline: time, author and text with semicolons between them.
    Comment,
    /// Lines of the timeline, each under a head of time and author.
    WorkNotes,
    Notes,
    /// The same, written when it was over.
    Closing,
    /// What happened, in my own words.
    Story,
    Link,
}

/// Columns of one tool's export, and by which of them it is told.
pub(crate) struct Preset {
    pub(crate) name: &'static str,
    pub(crate) author: &'static str,
    /// All names of one of these lists stand in the header. Of a preset without any, any title and any time.
    pub(crate) told_by: &'static [&'static [&'static str]],
    /// Written by us: what was done to cells so that no spreadsheet takes them for formulas is undone.
    pub(crate) is_own: bool,
    pub(crate) columns: &'static [(Column, &'static [&'static str])],
}

/// Cells by row; rows may be longer or shorter than the header.
pub(crate) struct Table {
    header: Vec<String>,
    rows: Vec<StringRecord>,
    /// What nobody reads: other lists of the same JSON, words above the names of the columns.
    beside: Vec<String>,
    /// Lines that are no whole JSON, by their number among all.
    broken: Vec<(u32, Fault)>,
}

impl Preset {
    /// A person's own table, in which any column may matter.
    fn is_anyones(&self) -> bool {
        self.told_by.is_empty()
    }
}

impl Table {
    /// By the names in its header. With columns that the user named, any table is a spreadsheet.
    pub(crate) fn is_of(&self, preset: &Preset, options: &ImportOptions) -> bool {
        if preset.is_anyones() {
            return !options.columns.is_empty() || Layout::of(self, preset).is_enough();
        }
        // Others name their columns so too, and have what they need under other names.
        is_told_by(&self.header, preset) && Layout::of(self, preset).is_enough()
    }

    pub(crate) fn read(
        &self,
        file: &str,
        preset: &'static Preset,
        options: &ImportOptions,
    ) -> Result<Reading, Refusal> {
        if preset.is_anyones() && sheets::is_of_another_noun(file) && self.holds_our_ids() {
            return Err(Refusal::IsAnotherTable {
                file: file.to_owned(),
            });
        }
        let layout = self.layout(file, preset, options)?;
        if !layout.is_enough() {
            return Err(self.unknown(file));
        }
        rows::read(self, file, preset, &layout, options)
    }

    /// Nothing is known of what its columns hold, unless it is one of ours.
    pub(crate) fn unknown(&self, file: &str) -> Refusal {
        if sheets::is_of_another_noun(file) && self.holds_our_ids() {
            return Refusal::IsAnotherTable {
                file: file.to_owned(),
            };
        }
        Refusal::UnknownColumns {
            file: file.to_owned(),
            columns: self.header.join(", "),
        }
    }

    /// Commas part sentences too; the names of columns are short, and a row has as many cells.
    pub(crate) fn is_meant(&self) -> bool {
        const LONGEST_NAME: usize = 40;
        let are_names = self.header.iter().all(|name| name.len() <= LONGEST_NAME);
        let width = self.header.len();
        let is_even = self.rows.iter().all(|row| row.len() == width);
        (width > 2 && are_names && is_even) || self.holds_our_ids()
    }

    /// Whether the day comes first in its dates, where it matters and they tell.
    pub(crate) fn day_first(
        &self,
        file: &str,
        preset: &Preset,
        options: &ImportOptions,
    ) -> Result<Option<bool>, Refusal> {
        let layout = self.layout(file, preset, options)?;
        let order = moments::order(self, &layout, options);
        let order = order.map_err(|cell| rows::which_day(file, cell))?;
        Ok(order.map(|order| order == Order::DayFirst))
    }

    /// Of a person's own table: what its columns were taken for, for what follows.
    pub(crate) fn columns(
        &self,
        file: &str,
        preset: &Preset,
        options: &ImportOptions,
    ) -> Result<BTreeMap<String, Vec<String>>, Refusal> {
        let layout = self.layout(file, preset, options)?;
        Ok(if preset.is_anyones() {
            layout.as_chosen(self)
        } else {
            options.columns.clone()
        })
    }

    pub(crate) fn check_width(&self, file: &str) -> Result<(), Refusal> {
        if self.header.len() <= MAX_COLUMNS {
            return Ok(());
        }
        Err(Refusal::TooManyColumns {
            file: file.to_owned(),
            limit: u32::try_from(MAX_COLUMNS).unwrap_or(u32::MAX),
        })
    }

    fn layout(
        &self,
        file: &str,
        preset: &Preset,
        options: &ImportOptions,
    ) -> Result<Layout, Refusal> {
        self.check_width(file)?;
        let layout = Layout::of(self, preset);
        layout
            .with(&options.columns, self)
            .map_err(|NoSuchName(name)| {
                let file = file.to_owned();
                Refusal::NoSuchColumn { file, name }
            })
    }
}

impl Table {
    /// Each row is called as our own records are.
    fn holds_our_ids(&self) -> bool {
        let Some(place) = self.header.iter().position(|name| name == "id") else {
            return false;
        };
        let is_ours = |row: &StringRecord| {
            let id = row.get(place).and_then(|id| Uuid::parse_str(id).ok());
            id.is_some_and(|id| id.get_version_num() == 7)
        };
        !self.rows.is_empty() && self.rows.iter().all(is_ours)
    }
}

fn is_told_by(header: &[String], preset: &Preset) -> bool {
    let keys: HashSet<String> = header.iter().map(|name| columns::key(name)).collect();
    let mut told_by = preset.told_by.iter();
    told_by.any(|names| names.iter().all(|name| keys.contains(&columns::key(name))))
}
