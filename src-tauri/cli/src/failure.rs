//! What went wrong, in words for a person and in JSON for a program.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use journal::file_trouble;
use report::ReportError;

use crate::output::harmless;

pub type Result<T> = std::result::Result<T, Failure>;

#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Journal(#[from] journal::Error),
    #[error(transparent)]
    Report(#[from] ReportError),
    #[error("{}", file_trouble::of(.path, .source).0)]
    File { path: PathBuf, source: io::Error },
    #[error("The result could not be written: {0}.")]
    Output(#[from] io::Error),
    /// What was typed cannot be done as it stands.
    #[error("{message}")]
    Usage { message: String, hint: String },
    #[error("{message}")]
    Failed {
        code: &'static str,
        message: String,
        hint: String,
    },
}

/// Help and version, which clap hands over as errors too, go out as they are.
pub fn mistyped(refused: &clap::Error, json: bool) -> ExitCode {
    if !json || !refused.use_stderr() {
        // With the terminal gone, the exit code still tells.
        let _ = refused.print();
        return u8::try_from(refused.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from);
    }
    let text = refused.to_string();
    let (message, hint) = text
        .trim()
        .split_once("\n\n")
        .unwrap_or((text.trim(), "For more information, try '--help'."));
    let message = message.trim_start_matches("error: ");
    Failure::usage(message, hint.replace("\n\n", "\n")).report(true)
}

impl Failure {
    pub fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Usage {
            message: message.into(),
            hint: hint.into(),
        }
    }

    pub fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File { path, source }
    }

    /// Says it on stderr and gives the exit code: 1 failed, 2 wrong use. A reader who has seen enough and closed the
    /// pipe is no failure.
    pub fn report(&self, json: bool) -> ExitCode {
        if let Self::Output(error) = self
            && error.kind() == io::ErrorKind::BrokenPipe
        {
            return ExitCode::SUCCESS;
        }
        let text = if json {
            self.json()
        } else {
            harmless(&self.text())
        };
        // With stderr gone, the exit code still tells.
        let _ = writeln!(io::stderr().lock(), "{text}");
        match self {
            Self::Usage { .. } => ExitCode::from(2),
            Self::Journal(_)
            | Self::Report(_)
            | Self::File { .. }
            | Self::Output(_)
            | Self::Failed { .. } => ExitCode::FAILURE,
        }
    }

    fn text(&self) -> String {
        match self.hint() {
            Some(hint) => format!("{self}\n{hint}"),
            None => self.to_string(),
        }
    }

    fn json(&self) -> String {
        serde_json::json!({
            "error": { "code": self.code(), "message": self.to_string(), "hint": self.hint() }
        })
        .to_string()
    }

    fn code(&self) -> &str {
        match self {
            Self::Journal(error) => error.code(),
            Self::Report(error) => error.code(),
            Self::File { .. } => "file",
            Self::Output(_) => "output",
            Self::Usage { .. } => "usage",
            Self::Failed { code, .. } => code,
        }
    }

    /// The next step, and the option that takes it.
    fn hint(&self) -> Option<String> {
        let step = self.step();
        let Some(option) = option_for(self.code()) else {
            return step;
        };
        Some(match step {
            Some(step) => format!("{step} ({option})"),
            None => option.to_owned(),
        })
    }

    fn step(&self) -> Option<String> {
        match self {
            Self::Journal(error) => error.hint(),
            Self::Report(error) => error.hint().map(str::to_owned),
            Self::File { path, source } => Some(file_trouble::of(path, source).1.to_owned()),
            Self::Output(_) => Some(
                "The journal is not affected. Send the result elsewhere, and try again.".to_owned(),
            ),
            Self::Usage { hint, .. } | Self::Failed { hint, .. } => Some(hint.clone()),
        }
    }
}

/// How a terminal says what the window asks with a button or a field.
fn option_for(code: &str) -> Option<&'static str> {
    Some(match code {
        "import_unknown_columns" => "--columns shows and proposes them; --map FILE says them",
        "import_no_such_column" => "--columns",
        "import_which_day" => "--day-first yes, --day-first no",
        "import_bad_record" => "--skip-bad",
        "import_needs_incident" => "--incident ID --channel NAME",
        "import_is_a_calendar" => "afterpage shift import FILE",
        "missing_characters" => "--font FILE",
        _ => return None,
    })
}
