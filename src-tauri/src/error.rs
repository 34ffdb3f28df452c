//! The only way in which a failure reaches the page.

use serde::{Deserialize, Serialize};

/// A failure as the page shows it. `code` is for the page's table of words and next steps; nobody parses `message`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CommandError {
    pub code: String,
    /// What happened and what is safe.
    pub message: String,
    /// The next step.
    pub hint: Option<String>,
}

impl CommandError {
    fn new(code: &str, message: impl Into<String>, hint: &str) -> Self {
        Self {
            code: code.to_owned(),
            message: message.into(),
            hint: Some(hint.to_owned()),
        }
    }

    pub fn locked() -> Self {
        Self::new("locked", "The journal is locked.", "Unlock it to go on.")
    }

    /// A file outside the journal (a paper, an export, the device's settings) could not be read or written.
    pub fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        let (sentence, hint) = journal::file_trouble::of(path, error);
        Self::new(
            "file",
            format!("{sentence} The journal is unchanged."),
            hint,
        )
    }

    /// The page asked for the chosen file before one was chosen.
    pub fn nothing_chosen() -> Self {
        Self::new(
            "nothing_chosen",
            "No file has been chosen.",
            "Choose a file first.",
        )
    }

    pub fn no_such_packet() -> Self {
        Self::new(
            "not_found",
            "This packet is no longer in the journal. Nothing was changed.",
            "Undo its deletion, or make a new one.",
        )
    }

    /// The desktop did not change what starts at login.
    pub fn login(reason: &str) -> Self {
        Self::new(
            "login",
            format!("Starting at login could not be changed ({reason}). Nothing else was changed."),
            "Add \"afterpage-desktop --hidden\" to the programs your desktop starts.",
        )
    }

    /// An address that is not one of the web or of mail was to be followed.
    pub fn only_text() -> Self {
        Self::new(
            "only_text",
            "This address is only text. Nothing was opened.",
            "Addresses that begin with https, http or mailto can be opened.",
        )
    }

    /// The system has no program for the address, or could not start it.
    pub fn not_opened(error: &std::io::Error) -> Self {
        Self::new(
            "not_opened",
            format!("The address could not be opened ({error})."),
            "Copy it, and paste it into your browser.",
        )
    }

    /// Work on another thread ended without a result.
    pub fn cut_short() -> Self {
        Self::new(
            "cut_short",
            "The work was cut short. What was saved before is safe.",
            "Try again.",
        )
    }
}

impl From<journal::Error> for CommandError {
    fn from(error: journal::Error) -> Self {
        Self {
            code: error.code().to_owned(),
            message: error.to_string(),
            hint: error.hint(),
        }
    }
}

impl From<report::ReportError> for CommandError {
    fn from(error: report::ReportError) -> Self {
        Self {
            code: error.code().to_owned(),
            message: error.to_string(),
            hint: error.hint().map(Into::into),
        }
    }
}
