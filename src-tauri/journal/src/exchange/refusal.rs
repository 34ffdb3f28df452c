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
            Self::NotText { .. } => "import_not_text",
            Self::TooDeep { .. } => "import_too_deep",
            Self::NotJson { .. } => "import_not_json",
            Self::UnknownFormat { .. } => "import_unknown_format",
            Self::BadRecord { .. } => "import_bad_record",
            Self::NewerArchive { .. } => "import_newer_archive",
            Self::BadArchive { .. } => "import_bad_archive",
            Self::NotACalendar { .. } => "import_not_a_calendar",
        }
    }

    pub fn hint(&self) -> &'static str {
        match self {
            Self::Empty { .. } => "Export it again, or choose another file.",
            Self::TooLarge { .. } => {
                "Export a shorter period, and import one file after the other."
            }
            Self::TooManyLines { .. } => "Take the part about the incident, and import that.",
            Self::NotText { .. } => "Save it as UTF-8 and import it again.",
            Self::TooDeep { .. } => "Check that it is an export of incidents.",
            Self::NotJson { .. } => "It may have been cut off. Export it again.",
            Self::UnknownFormat { .. } => {
                "Afterpage reads its own archive, Statuspage incidents as JSON or JSON Lines, and postmortems in Markdown."
            }
            Self::BadRecord { .. } => {
                "Correct the record, or import with bad records skipped; those are then listed."
            }
            Self::NewerArchive { .. } => "Update Afterpage to import it.",
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
