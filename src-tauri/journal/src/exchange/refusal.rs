//! Why a file was not imported. Nothing was written in any of these cases.

use super::ImportNote;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("{file} is empty. Nothing was imported.")]
    Empty { file: String },
    #[error("{file} is larger than {limit_mb} MB. Nothing was imported.")]
    TooLarge { file: String, limit_mb: u32 },
    #[error("{file} has more than {limit} lines. Nothing was imported.")]
    TooManyLines { file: String, limit: u32 },
    #[error("{file} has more than {limit} columns. Nothing was imported.")]
    TooManyColumns { file: String, limit: u32 },
    #[error("{file} is neither UTF-8 nor UTF-16 text. Nothing was imported.")]
    NotText { file: String },
    #[error("{file} nests its values more than {limit} deep. Nothing was imported.")]
    TooDeep { file: String, limit: u32 },
    #[error("{file} is not whole JSON: line {line}, column {column}. Nothing was imported.")]
    NotJson {
        file: String,
        line: usize,
        column: usize,
    },
    #[error("{file} is in none of the formats that Afterpage reads. Nothing was imported.")]
    UnknownFormat { file: String },
    #[error("{file} has columns that are not known: {columns}. Nothing was imported.")]
    UnknownColumns { file: String, columns: String },
    #[error("{file} has no column, and a table no field, called {name}. Nothing was imported.")]
    NoSuchColumn { file: String, name: String },
    #[error(
        "{file} holds {cell}, and nothing tells whether the day or the month comes first. Nothing was imported."
    )]
    WhichDay { file: String, cell: String },
    #[error("{file}, {first}{}. Nothing was imported.", others(*.more))]
    BadRecord {
        file: String,
        first: Box<ImportNote>,
        /// How many further records are bad.
        more: usize,
    },
    #[error(
        "{file} was made by a newer version (archive {found}, this app knows {known}). Nothing was imported."
    )]
    NewerArchive {
        file: String,
        found: u32,
        known: u32,
    },
    #[error("{file} is a zip of other files, or a workbook. Nothing was imported.")]
    IsAZip { file: String },
    #[error("{file} is a zip that is not opened: {problem}. Nothing was imported.")]
    BadZip { file: String, problem: String },
    #[error(
        "{file} is an export of Slack, whose messages belong to an incident. Nothing was imported."
    )]
    NeedsIncident { file: String },
    #[error(
        "{file} is a calendar, whose events are shifts and no incidents. Nothing was imported."
    )]
    IsACalendar { file: String },
    #[error("{file} holds notes, and nothing in it tells of which incident. Nothing was imported.")]
    NotesOfNothing { file: String },
    #[error(
        "{file} is a table that Afterpage wrote of something else than incidents, and cannot be brought in by itself. Nothing was imported."
    )]
    IsAnotherTable { file: String },
    #[error("{file} has no channel {channel}. It has: {known}. Nothing was imported.")]
    NoSuchChannel {
        file: String,
        channel: String,
        known: String,
    },
    #[error("{file} is not a whole archive of Afterpage: {problem}. Nothing was imported.")]
    BadArchive { file: String, problem: String },
    #[error("{file} is no iCalendar file, or it was cut off. Nothing was imported.")]
    NotACalendar { file: String },
}

impl Refusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty { .. } => "import_empty",
            Self::TooLarge { .. } => "import_too_large",
            Self::TooManyLines { .. } => "import_too_many_lines",
            Self::TooManyColumns { .. } => "import_too_many_columns",
            Self::NotText { .. } => "import_not_text",
            Self::TooDeep { .. } => "import_too_deep",
            Self::NotJson { .. } => "import_not_json",
            Self::UnknownFormat { .. } => "import_unknown_format",
            Self::UnknownColumns { .. } => "import_unknown_columns",
            Self::NoSuchColumn { .. } => "import_no_such_column",
            Self::WhichDay { .. } => "import_which_day",
            Self::BadRecord { .. } => "import_bad_record",
            Self::NewerArchive { .. } => "import_newer_archive",
            Self::IsAZip { .. } => "import_is_a_zip",
            Self::BadZip { .. } => "import_bad_zip",
            Self::NeedsIncident { .. } => "import_needs_incident",
            Self::IsACalendar { .. } => "import_is_a_calendar",
            Self::NotesOfNothing { .. } => "import_notes_of_nothing",
            Self::IsAnotherTable { .. } => "import_is_another_table",
            Self::NoSuchChannel { .. } => "import_no_such_channel",
            Self::BadArchive { .. } => "import_bad_archive",
            Self::NotACalendar { .. } => "import_not_a_calendar",
        }
    }

    pub fn hint(&self) -> &'static str {
        match self {
            Self::Empty { .. } => "Export it again, or choose another file.",
            Self::TooLarge { .. } => {
                "Export a shorter period, and import one file after the other. CSV and JSON Lines may be longer."
            }
            Self::TooManyLines { .. } => "Take the part about the incident, and import that.",
            Self::TooManyColumns { .. } => {
                "Leave out what says nothing of the incidents, and import the rest."
            }
            Self::NotText { .. } => "Save it as UTF-8 and import it again.",
            Self::TooDeep { .. } => "Check that it is an export of incidents.",
            Self::NotJson { .. } => "It may have been cut off. Export it again.",
            Self::UnknownFormat { .. } => {
                "Afterpage reads its own archive, tables with a header, postmortems in Markdown, and the incidents of many tools as JSON."
            }
            Self::UnknownColumns { .. } => {
                "A title and a time are needed. Say which columns hold them, or rename them."
            }
            Self::NoSuchColumn { .. } => {
                "Compare the names with the columns of the file and the fields of a table."
            }
            Self::WhichDay { .. } => "Say which comes first, the day or the month.",
            Self::BadRecord { .. } => {
                "Correct the record, or leave bad records out; they are then listed."
            }
            Self::NewerArchive { .. } => "Update Afterpage to import it.",
            Self::IsAZip { .. } => {
                "Save the sheet of a workbook as CSV; unpack a zip, and import the files that hold incidents."
            }
            Self::BadZip { .. } => "Make the zip anew with the tool it came from.",
            Self::NeedsIncident { .. } => "Say which incident they belong to, and which channel.",
            Self::IsACalendar { .. } => "Bring it in on the page On-call.",
            Self::NotesOfNothing { .. } => {
                "Put them as \"notes\" into the incident that they are of, and import that."
            }
            Self::IsAnotherTable { .. } => {
                "Attached files, and tables of more than 50 MB, come in from an archive."
            }
            Self::NoSuchChannel { .. } => "Give the name of one of these channels.",
            Self::BadArchive { .. } => "Export it again, or use a back-up.",
            Self::NotACalendar { .. } => {
                "Save the feed of your on-call schedule as a file that ends in .ics, and import that."
            }
        }
    }
}

fn others(more: usize) -> String {
    match more {
        0 => String::new(),
        1 => "; and one more record".to_owned(),
        more => format!("; and {more} more records"),
    }
}
