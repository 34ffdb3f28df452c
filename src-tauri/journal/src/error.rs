//! The one error of the core. A code exists only where a caller acts on it; the message says what
//! happened and what is safe, the hint says the next step. Nobody parses the text.

use std::io;
use std::path::{Path, PathBuf};

use crate::domain::Noun;
use crate::exchange::Refusal;
use crate::file_trouble;
use crate::store::lock::{Occupant, sentence_of_occupants};

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("This {} is no longer in the journal. Nothing was changed.", .noun.words())]
    NotFound { noun: Noun },
    #[error("This {} needs a {}. Nothing was changed.", .noun.words(), name_of(*.noun))]
    EmptyName { noun: Noun },
    #[error("There is already a {} called “{name}”. Nothing was changed.", .noun.words())]
    NameTaken { noun: Noun, name: String },
    #[error("“{field}” of this {} holds a NUL character, which no text needs. Nothing was changed.", .noun.words())]
    InvalidText { noun: Noun, field: String },
    #[error("This is not a possible {field}. Nothing was changed.")]
    InvalidNumber {
        field: &'static str,
        /// What it can be, in a sentence.
        range: &'static str,
    },
    #[error("A time lies outside the years 1000 to 9998. Nothing was changed.")]
    InvalidTime,
    #[error("It ends before it begins, or at the same time. Nothing was changed.")]
    EndNotAfterStart,
    #[error("This {} was changed since, so the earlier change cannot be taken back by itself. Nothing was changed.", .noun.words())]
    MovedOn { noun: Noun },
    #[error(
        "“{title}” is still live, and its lines come in as they are typed. Nothing was changed."
    )]
    StillLive { title: String },
    #[error("A {} cannot be deleted. Nothing was changed.", .noun.words())]
    NotDeletable { noun: Noun },
    #[error(transparent)]
    Import(#[from] Refusal),
    #[error("{name} is too large to be kept here ({} MB; the most is 20). Nothing was changed.", .bytes.div_ceil(1024 * 1024))]
    AttachmentTooLarge { name: String, bytes: u64 },
    #[error("There is no journal in {}.", .folder.display())]
    NoJournal { folder: PathBuf },
    #[error("There is already a journal in {}. Nothing was changed.", .folder.display())]
    JournalExists { folder: PathBuf },
    #[error("The file journal.db of the journal in {} is missing; its key files are still there. Nothing was changed, and back-ups are not affected.", .folder.display())]
    DatabaseMissing { folder: PathBuf },
    #[error("The key files of the journal in {} are missing. Nothing was changed.", .folder.display())]
    KeysMissing { folder: PathBuf },
    #[error("Both key files of the journal in {} are damaged. Nothing was changed.", .folder.display())]
    KeysDamaged { folder: PathBuf },
    #[error("This journal is protected by a passphrase.")]
    PassphraseNeeded,
    #[error("The passphrase does not open this journal. Nothing was changed.")]
    WrongPassphrase,
    #[error("A passphrase needs at least one character. Nothing was changed.")]
    EmptyPassphrase,
    #[error(
        "This journal has no passphrase, so a new key would lie open beside it. Nothing was changed."
    )]
    NoPassphrase,
    #[error(
        "This is not a recovery code of Afterpage, or a character is off. Nothing was changed."
    )]
    RecoveryCodeMistyped,
    #[error("The recovery code does not open this journal. Nothing was changed.")]
    WrongRecoveryCode,
    #[error("This note was sealed for another journal, or it is damaged.")]
    SealedForAnother,
    #[error("The file {} is not encrypted, so it is not a journal of Afterpage. Nothing was changed.", .path.display())]
    NotEncrypted { path: PathBuf },
    #[error(
        "The journal file is damaged, or it does not belong to the key files beside it. Nothing was changed."
    )]
    Damaged,
    #[error(
        "This file was made by a newer version (schema {found}, this app knows {known}). Nothing was changed."
    )]
    NewerFile { found: u32, known: u32 },
    #[error("{} Nothing was changed.", sentence_of_occupants(.occupants))]
    InUse { occupants: Vec<Occupant> },
    #[error(
        "Another process was writing to this journal for several seconds. Nothing was changed."
    )]
    Busy,
    #[error("It was cancelled. Nothing was changed.")]
    Cancelled,
    #[error("The disk is full. What was saved before is safe; the last change was not saved.")]
    DiskFull,
    #[error("{} cannot be written to. Nothing was changed.", .path.display())]
    ReadOnly { path: PathBuf },
    #[error("{} is not a whole back-up of Afterpage ({reason}). Nothing was changed.", .path.display())]
    BadBackup { path: PathBuf, reason: String },
    #[error("The back-up folder {} is not there. No back-up was made.", .folder.display())]
    BackupFolderMissing { folder: PathBuf },
    #[error("The disk with the back-up folder {} is full. No back-up was made; the journal is not affected.", .folder.display())]
    BackupDiskFull { folder: PathBuf },
    #[error("The back-up folder {} takes no writing. No back-up was made; the journal is not affected.", .folder.display())]
    BackupReadOnly { folder: PathBuf },
    #[error("The database engine is not fit to keep a journal: {reason}. Nothing was changed.")]
    UnfitEngine { reason: String },
    #[error("The journal could not be read or written: {0}. What was saved before is safe.")]
    Database(#[source] rusqlite::Error),
    #[error("{}", file_trouble::of(.path, .source).0)]
    File { path: PathBuf, source: io::Error },
}

impl Error {
    /// A stable name for callers that react to one kind of failure.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "not_found",
            Self::EmptyName { .. } => "empty_name",
            Self::NameTaken { .. } => "name_taken",
            Self::InvalidText { .. } => "invalid_text",
            Self::InvalidNumber { .. } => "invalid_number",
            Self::InvalidTime => "invalid_time",
            Self::EndNotAfterStart => "end_not_after_start",
            Self::MovedOn { .. } => "moved_on",
            Self::StillLive { .. } => "still_live",
            Self::NotDeletable { .. } => "not_deletable",
            Self::Import(refusal) => refusal.code(),
            Self::AttachmentTooLarge { .. } => "attachment_too_large",
            Self::NoJournal { .. } => "no_journal",
            Self::JournalExists { .. } => "journal_exists",
            Self::DatabaseMissing { .. } => "database_missing",
            Self::KeysMissing { .. } => "keys_missing",
            Self::KeysDamaged { .. } => "keys_damaged",
            Self::PassphraseNeeded => "passphrase_needed",
            Self::WrongPassphrase => "wrong_passphrase",
            Self::EmptyPassphrase => "empty_passphrase",
            Self::NoPassphrase => "no_passphrase",
            Self::RecoveryCodeMistyped => "recovery_code_mistyped",
            Self::WrongRecoveryCode => "wrong_recovery_code",
            Self::SealedForAnother => "sealed_for_another",
            Self::NotEncrypted { .. } => "not_encrypted",
            Self::Damaged => "damaged",
            Self::NewerFile { .. } => "newer_file",
            Self::InUse { .. } => "in_use",
            Self::Busy => "busy",
            Self::Cancelled => "cancelled",
            Self::DiskFull => "disk_full",
            Self::ReadOnly { .. } => "read_only",
            Self::BadBackup { .. } => "bad_backup",
            Self::BackupFolderMissing { .. } => "backup_folder_missing",
            Self::BackupDiskFull { .. } => "backup_disk_full",
            Self::BackupReadOnly { .. } => "backup_read_only",
            Self::UnfitEngine { .. } => "unfit_engine",
            Self::Database(_) => "database",
            Self::File { .. } => "file",
        }
    }

    /// The next step, where there is one to offer.
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::NotFound { .. } => Some("It may have been erased, or the id is mistyped."),
            Self::EmptyName { .. } => Some("Type at least one character."),
            Self::NameTaken { .. } => Some("Choose another name, or merge the two."),
            Self::InvalidText { .. } => Some("Remove the character and save again."),
            Self::InvalidNumber { range, .. } => Some(*range),
            Self::InvalidTime => Some("Check the year, and save again."),
            Self::EndNotAfterStart => Some("Check both times; a night ends on the next day."),
            Self::MovedOn { .. } => {
                Some("Open its history to see what came after, and change it by hand.")
            }
            Self::StillLive { .. } => Some("End it in its pad first."),
            Self::Import(refusal) => Some(refusal.hint()),
            Self::AttachmentTooLarge { .. } => Some("Keep a smaller copy, or a link to it."),
            Self::NoJournal { .. } => Some("Create one there, or name another folder."),
            Self::JournalExists { .. } => Some("Open it, or name another folder."),
            Self::DatabaseMissing { .. } => Some(
                "Put journal.db back if it was moved, or restore the latest back-up; what is left here is kept beside it.",
            ),
            Self::KeysMissing { .. } => Some(
                "Put keys.json back beside journal.db, or restore a back-up; each back-up holds its keys.",
            ),
            Self::KeysDamaged { .. } | Self::Damaged => {
                Some("Restore a back-up; each back-up holds its keys.")
            }
            Self::PassphraseNeeded => Some("Give the passphrase or the recovery code."),
            Self::WrongPassphrase => {
                Some("Try again, or use the recovery code that was shown when it was set.")
            }
            Self::EmptyPassphrase => Some("Choose a few words that only you would put together."),
            Self::NoPassphrase => Some("Set a passphrase first."),
            Self::RecoveryCodeMistyped => {
                Some("It has seven groups of five letters and digits. Compare them one by one.")
            }
            Self::WrongRecoveryCode => Some("Only the latest code works; a new one replaces it."),
            Self::NotEncrypted { .. } => Some("Name the folder of a journal."),
            Self::NewerFile { .. } => Some("Update Afterpage to open it."),
            Self::InUse { .. } => Some("Close it and try again."),
            Self::Busy => Some("Try again in a moment."),
            Self::DiskFull => Some("Free some space and save again."),
            Self::ReadOnly { .. } => {
                Some("Check the permissions of the folder, or move the journal to another disk.")
            }
            Self::BadBackup { .. } => Some("Try another back-up."),
            Self::BackupFolderMissing { .. } => {
                Some("Connect the disk it is on, or choose another folder in Settings.")
            }
            Self::BackupDiskFull { .. } => {
                Some("Free some space there, or choose another folder in Settings.")
            }
            Self::BackupReadOnly { .. } => Some("Check its permissions, or choose another folder."),
            Self::File { path, source } => Some(file_trouble::of(path, source).1),
            Self::NotDeletable { .. }
            | Self::SealedForAnother
            | Self::UnfitEngine { .. }
            | Self::Database(_)
            | Self::Cancelled => None,
        };
        hint.map(str::to_owned)
    }

    /// Keeps the path with a failure to read: what may not be read is no question of writing.
    pub(crate) fn unread(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File { path, source }
    }

    /// Keeps the path with a failure of the file system, and names the two failures that a user can act on.
    pub(crate) fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| {
            use io::ErrorKind as Kind;
            let is = |wanted: [Kind; 2]| wanted.contains(&source.kind());
            if is([Kind::StorageFull, Kind::QuotaExceeded]) {
                Self::DiskFull
            } else if is([Kind::ReadOnlyFilesystem, Kind::PermissionDenied]) {
                Self::ReadOnly { path }
            } else {
                Self::File { path, source }
            }
        }
    }
}

fn name_of(noun: Noun) -> &'static str {
    if [Noun::Incident, Noun::Runbook, Noun::Contribution].contains(&noun) {
        "title"
    } else if noun == Noun::Entry {
        "text"
    } else {
        "name"
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let code = error.sqlite_error_code();
        let is = |wanted: &[Code]| code.is_some_and(|code| wanted.contains(&code));
        if is(&[Code::DiskFull]) {
            Self::DiskFull
        } else if is(&[Code::DatabaseBusy, Code::DatabaseLocked]) {
            Self::Busy
        } else if is(&[Code::OperationInterrupted]) {
            Self::Cancelled
        } else if is(&[Code::DatabaseCorrupt, Code::NotADatabase]) || is_failed_page(&error) {
            Self::Damaged
        } else if is(&[Code::ReadOnly, Code::PermissionDenied]) {
            Self::ReadOnly {
                path: PathBuf::from("The journal"),
            }
        } else {
            Self::Database(error)
        }
    }
}

/// For a page that fails its check the cipher answers with the general error code and no words of
/// its own, so that the engine fills in the name of the code. A mistake in SQL always has words.
fn is_failed_page(error: &rusqlite::Error) -> bool {
    matches!(error, rusqlite::Error::SqliteFailure(code, Some(words))
        if code.extended_code == rusqlite::ffi::SQLITE_ERROR && words == "SQL logic error")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_or_read_only_disk_is_named_as_such() {
        let code = |kind| Error::file(Path::new("/x"))(io::Error::from(kind)).code();
        assert_eq!(code(io::ErrorKind::StorageFull), "disk_full");
        assert_eq!(code(io::ErrorKind::ReadOnlyFilesystem), "read_only");
        assert_eq!(code(io::ErrorKind::PermissionDenied), "read_only");
        assert_eq!(code(io::ErrorKind::InvalidData), "file");
    }

    #[test]
    fn a_newer_file_is_refused_with_both_numbers_and_the_next_step() {
        let error = Error::NewerFile {
            found: 12,
            known: 9,
        };
        assert_eq!(
            format!("{error} {}", error.hint().unwrap_or_default()),
            "This file was made by a newer version (schema 12, this app knows 9). \
             Nothing was changed. Update Afterpage to open it."
        );
    }
}
