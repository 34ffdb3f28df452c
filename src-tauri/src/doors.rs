//! Files that come in and go out by the user's choice in a dialog.

use std::{
    fs,
    path::{Path, PathBuf},
};

use journal::{
    Backup, Holder, Journal,
    domain::{IncidentId, JournalSettings},
    exchange::{
        CalendarOptions, CalendarReport, ChatOptions, ChatReport, ImportOptions, ImportReport,
        SlackChannel, SlackChoice, TableLook, look_at_file, look_at_table, packed, slack_channels,
    },
};

use crate::{
    error::CommandError,
    paper::Exported,
    secret::Key,
    shell::{FileQuestion, JournalChanged, JournalLocked, LockReason},
    state::{Chosen, Desk, Incoming, Restored},
};

type Result<T> = std::result::Result<T, CommandError>;

/// A Slack export that was chosen, and the conversations in it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, specta::Type)]
pub struct SlackExport {
    pub name: String,
    pub channels: Vec<SlackChannel>,
}

const SAMPLE: &[u8] = include_bytes!("../../assets/demo/journal.json");

/// What refusals call a text that came without a file.
const PASTED: &str = "The pasted text";

impl Desk {
    pub fn choose_import_file(&self) -> Result<Option<Chosen>> {
        Ok(self.choose(
            "Import incidents or a postmortem",
            vec![
                "json", "jsonl", "ndjson", "csv", "tsv", "zip", "md", "markdown", "mdx", "txt",
                "erb", "journal",
            ],
        ))
    }

    pub fn choose_calendar(&self) -> Result<Option<Chosen>> {
        Ok(self.choose("Import an on-call calendar", vec!["ics", "ical", "ifb"]))
    }

    pub fn import_calendar(&self, options: &CalendarOptions) -> Result<CalendarReport> {
        let (name, bytes) = self.incoming()?;
        self.write(|journal| journal.import_calendar(&name, &bytes, options))
    }

    pub fn choose_slack_export(&self) -> Result<Option<SlackExport>> {
        let Some(Chosen { name }) =
            self.choose("Bring in from a Slack export", vec!["zip", "json"])
        else {
            return Ok(None);
        };
        let (_, bytes) = self.incoming()?;
        let channels = slack_channels(&name, &bytes).map_err(journal::Error::from)?;
        Ok(Some(SlackExport { name, channels }))
    }

    pub fn preview_slack(
        &self,
        incident: IncidentId,
        choice: &SlackChoice,
        options: &ChatOptions,
    ) -> Result<ChatReport> {
        let (name, bytes) = self.incoming()?;
        self.write(|journal| journal.preview_slack(incident, (&name, &bytes), choice, options))
    }

    pub fn import_slack(
        &self,
        incident: IncidentId,
        choice: &SlackChoice,
        options: &ChatOptions,
    ) -> Result<ChatReport> {
        let (name, bytes) = self.incoming()?;
        self.write(|journal| journal.import_slack(incident, (&name, &bytes), choice, options))
    }

    pub fn choose_backup_file(&self) -> Result<Option<Chosen>> {
        Ok(self.choose("Restore a back-up", vec!["afterpage"]))
    }

    fn choose(&self, title: &str, endings: Vec<&'static str>) -> Option<Chosen> {
        let path = self.shell().ask(FileQuestion::Open {
            title: title.to_owned(),
            endings,
        })?;
        let name = name_of(&path);
        *self.chosen() = Some(Incoming::File(path));
        Some(Chosen { name })
    }

    /// In place of a file.
    pub fn take_pasted(&self, text: String) {
        *self.chosen() = Some(Incoming::Pasted(text));
    }

    pub fn import_chosen(&self, options: &ImportOptions) -> Result<ImportReport> {
        let incoming = self.chosen_incoming()?;
        let import = |journal: &mut Journal| match &incoming {
            Incoming::File(path) => journal.import_file(&name_of(path), path, options),
            Incoming::Pasted(text) => journal.import(PASTED, text.as_bytes(), options),
        };
        self.watched(|work| self.write(|journal| journal.watched(work, import)))
    }

    pub fn look_at_chosen(&self, options: &ImportOptions) -> Result<Option<TableLook>> {
        Ok(match self.chosen_incoming()? {
            Incoming::File(path) => look_at_file(&name_of(&path), &path, options)?,
            Incoming::Pasted(text) => {
                look_at_table(PASTED, text.as_bytes(), options).map_err(journal::Error::from)?
            }
        })
    }

    fn chosen_incoming(&self) -> Result<Incoming> {
        let chosen = self.chosen().clone();
        chosen.ok_or_else(CommandError::nothing_chosen)
    }

    /// Its name for messages, and its bytes.
    fn incoming(&self) -> Result<(String, Vec<u8>)> {
        match self.chosen_incoming()? {
            Incoming::File(path) => {
                let bytes = fs::read(&path).map_err(|error| CommandError::file(&path, &error))?;
                Ok((name_of(&path), bytes))
            }
            Incoming::Pasted(text) => Ok((PASTED.to_owned(), text.into_bytes())),
        }
    }

    pub fn load_sample(&self) -> Result<ImportReport> {
        self.write(|journal| {
            journal.import("the sample journal", SAMPLE, &ImportOptions::default())
        })
    }

    pub fn export_archive(&self) -> Result<Option<Exported>> {
        let name = format!("afterpage-{}.zip", self.today());
        self.save("Export everything", name, |desk| {
            desk.watched_beside(|journal| journal.export_archive())
        })
    }

    pub fn export_csv(&self) -> Result<Option<Exported>> {
        let name = format!("afterpage-tables-{}.zip", self.today());
        self.save("Export tables", name, |desk| {
            desk.watched_beside(|journal| packed(journal.export_csv()?))
        })
    }

    pub fn export_calendar(&self) -> Result<Option<Exported>> {
        self.save("Export shifts", "afterpage-shifts.ics".to_owned(), |desk| {
            desk.read(Journal::export_calendar)
        })
    }

    pub fn export_markdown(&self) -> Result<Option<Exported>> {
        let name = format!("afterpage-notes-{}.zip", self.today());
        self.save("Export notes", name, |desk| {
            desk.watched_beside(|journal| packed(journal.export_markdown()?))
        })
    }

    /// Long work on a copy of the connection, which nobody else has to wait for.
    fn watched_beside<T>(&self, act: impl FnOnce(&mut Journal) -> journal::Result<T>) -> Result<T> {
        self.watched(|work| Ok(self.beside()?.watched(work, act)?))
    }

    /// Asks where, then makes the bytes, then writes them: a closed dialog costs nothing.
    pub fn save(
        &self,
        title: &str,
        name: String,
        make: impl FnOnce(&Self) -> Result<Vec<u8>>,
    ) -> Result<Option<Exported>> {
        let title = title.to_owned();
        let Some(path) = self.shell().ask(FileQuestion::Save { title, name }) else {
            return Ok(None);
        };
        let bytes = make(self)?;
        journal::store::write_whole(&path, &bytes)
            .map_err(|error| CommandError::file(&path, &error))?;
        Ok(Some(Exported { path }))
    }

    pub fn backup_now(&self) -> Result<Option<Backup>> {
        let folder = match self.read(Journal::settings)?.backup_folder {
            Some(folder) => Some(PathBuf::from(folder)),
            None => self.ask_folder(),
        };
        folder
            .map(|folder| self.watched_beside(|journal| journal.backup(&folder)))
            .transpose()
    }

    pub fn choose_backup_folder(&self) -> Result<Option<JournalSettings>> {
        let Some(folder) = self.ask_folder() else {
            return Ok(None);
        };
        let folder = Some(folder.to_string_lossy().into_owned());
        self.change_one_setting(|settings| settings.backup_folder = folder)
    }

    fn ask_folder(&self) -> Option<PathBuf> {
        let title = "Choose a folder for back-ups".to_owned();
        self.shell().ask(FileQuestion::Folder { title })
    }

    pub fn choose_extra_font(&self) -> Result<Option<JournalSettings>> {
        let question = FileQuestion::Open {
            title: "Choose a font file".to_owned(),
            endings: vec!["ttf", "otf", "ttc"],
        };
        let Some(file) = self.shell().ask(question) else {
            return Ok(None);
        };
        let file = Some(file.to_string_lossy().into_owned());
        self.change_one_setting(|settings| settings.extra_font = file)
    }

    fn change_one_setting(
        &self,
        change: impl FnOnce(&mut JournalSettings),
    ) -> Result<Option<JournalSettings>> {
        self.write(|journal| {
            let mut settings = journal.settings()?;
            change(&mut settings);
            journal.change_settings(settings).map(Some)
        })
    }

    /// The journal is closed meanwhile: a restore needs it alone.
    pub fn restore_chosen(&self, key: &Key) -> Result<Restored> {
        let file = self.chosen_file()?;
        let folder = &self.place().journal;
        *self.session() = None;
        let outcome = Journal::restore(&file, folder, key.unlock(), Holder::Window, self.world());
        self.open_again(key);
        if self.is_open() {
            // No list of ids: every view reads again.
            self.shell().changed(JournalChanged { ids: Vec::new() });
        }
        Ok(Restored { replaced: outcome? })
    }

    /// Opens the journal that is there now, old or new; where the key is another one, the page has to ask for it.
    fn open_again(&self, key: &Key) {
        let is_open = self.app_state().is_ok() && self.is_open();
        if !is_open && self.open_with(key).is_err() {
            let reason = LockReason::ByHand;
            self.shell().locked(JournalLocked { reason });
        }
    }

    fn chosen_file(&self) -> Result<PathBuf> {
        match self.chosen().clone() {
            Some(Incoming::File(path)) => Ok(path),
            Some(Incoming::Pasted(_)) | None => Err(CommandError::nothing_chosen()),
        }
    }
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}
