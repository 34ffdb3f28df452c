//! Where the journal is, and how it opens.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use journal::{Collected, Error, FolderState, Holder, Journal, Unlock};

use crate::failure::{Failure, Result};
use crate::output::note;
use crate::world::ThisComputer;

const VARIABLE: &str = "AFTERPAGE_PASSPHRASE";

pub struct Place {
    folder: PathBuf,
    passphrase_file: Option<PathBuf>,
}

impl Place {
    /// The platform's data folder where none is named, the same as the window's: `~/.local/share/afterpage/journal`
    /// on Linux, `~/Library/Application Support/afterpage/journal` on macOS, `%APPDATA%\afterpage\data\journal` on
    /// Windows.
    pub fn new(folder: Option<PathBuf>, passphrase_file: Option<PathBuf>) -> Result<Self> {
        let folder = match folder {
            Some(folder) => folder,
            None => ProjectDirs::from("", "", "afterpage")
                .map(|folders| folders.data_dir().join("journal"))
                .ok_or_else(|| {
                    Failure::usage(
                        "This account has no home folder, so there is no place for a journal.",
                        "Name one with --journal.",
                    )
                })?,
        };
        Ok(Self {
            folder,
            passphrase_file,
        })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn open(&self) -> Result<Journal> {
        match Journal::folder_state(&self.folder)? {
            FolderState::Absent => Err(Failure::Failed {
                code: "no_journal",
                message: format!("There is no journal in {}.", self.folder.display()),
                hint: "Create one with \"afterpage init\", or name another folder with --journal."
                    .to_owned(),
            }),
            FolderState::Open => Ok(with_sealed_lines(self.unlock(Unlock::Open)?)),
            FolderState::Locked => self.open_with(&self.secret("Passphrase: ")?),
        }
    }

    pub fn open_with(&self, secret: &str) -> Result<Journal> {
        either(secret, |unlock| self.unlock(unlock)).map(with_sealed_lines)
    }

    /// The same as [`Place::secret`], but an empty answer, or nobody to ask, is none.
    pub fn secret_or_none(&self, prompt: &str) -> Result<Option<String>> {
        if let Some(secret) = self.given_secret()? {
            return Ok(Some(secret));
        }
        let typed = rpassword::prompt_password(prompt).ok();
        Ok(typed.filter(|secret| !secret.is_empty()))
    }

    /// From the file, the environment or a prompt, in this order.
    pub fn secret(&self, prompt: &str) -> Result<String> {
        match self.given_secret()? {
            Some(secret) => Ok(secret),
            None => ask(prompt),
        }
    }

    pub fn names_passphrase_file(&self) -> bool {
        self.passphrase_file.is_some()
    }

    /// Typed twice where a person types it: a slip would lock them out.
    pub fn new_secret(&self) -> Result<String> {
        if let Some(secret) = self.given_secret()? {
            return Ok(secret);
        }
        let first = ask("New passphrase: ")?;
        if first == ask("The same again: ")? {
            return Ok(first);
        }
        Err(Failure::usage(
            "The two passphrases differ. Nothing was created.",
            "Try again.",
        ))
    }

    fn given_secret(&self) -> Result<Option<String>> {
        let Some(file) = &self.passphrase_file else {
            let given = std::env::var(VARIABLE).ok();
            return Ok(given.filter(|secret| !secret.is_empty()));
        };
        let text = std::fs::read_to_string(file).map_err(Failure::file(file))?;
        Ok(Some(text.lines().next().unwrap_or_default().to_owned()))
    }

    fn unlock(&self, unlock: Unlock<'_>) -> journal::Result<Journal> {
        Journal::open(
            &self.folder,
            unlock,
            Holder::CommandLine,
            Box::new(ThisComputer),
        )
    }
}

/// Lines that were taken while the journal was locked join their incident, whatever it is opened for.
fn with_sealed_lines(mut journal: Journal) -> Journal {
    let waiting = || {
        note(
            "Lines that were taken while the journal was locked still wait in its folder \"inbox\".",
        );
    };
    match journal.collect_sealed() {
        Ok(Collected { lines, unreadable }) => {
            if lines > 0 {
                let words = report::words::count(lines as usize, "line");
                note(format!(
                    "{words} taken while the journal was locked joined the incident."
                ));
            }
            if unreadable > 0 {
                waiting();
            }
        }
        // What it was opened for may go on without them.
        Err(_) => waiting(),
    }
    journal
}

/// The secret as a passphrase, and where that does not fit, as the recovery code.
pub fn either<T>(secret: &str, open: impl Fn(Unlock<'_>) -> journal::Result<T>) -> Result<T> {
    match open(Unlock::Passphrase(secret)) {
        Err(wrong @ Error::WrongPassphrase) => {
            open(Unlock::RecoveryCode(secret)).map_err(|_| wrong.into())
        }
        opened => Ok(opened?),
    }
}

fn ask(prompt: &str) -> Result<String> {
    rpassword::prompt_password(prompt).map_err(|_| {
        Failure::usage(
            "The passphrase cannot be asked for, because there is no terminal.",
            format!("Name a file with --passphrase-file, or set {VARIABLE}."),
        )
    })
}
