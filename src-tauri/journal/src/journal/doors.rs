//! What comes in and what goes out.

use std::path::Path;

use super::Journal;
use crate::Result;
use crate::domain::IncidentId;
use crate::exchange::{
    self, ChatOptions, ChatReport, Content, ImportOptions, ImportReport, Opened, OutFile,
    SlackChoice, Source, calendar, chat,
};
use crate::store::{connection, draft, write::Write};

/// A file from this size on is given more memory while it comes in.
const LONG: usize = 1 << 20;

impl Journal {
    /// One operation: one undo takes it back. Nothing is written when an error is returned. `name` is for messages.
    pub fn import(
        &mut self,
        name: &str,
        bytes: &[u8],
        options: &ImportOptions,
    ) -> Result<ImportReport> {
        let content = exchange::read(name, bytes, options)?;
        self.import_content(name, content, bytes.len() > LONG, options)
    }

    fn import_content(
        &mut self,
        name: &str,
        content: Content<'_>,
        is_long: bool,
        options: &ImportOptions,
    ) -> Result<ImportReport> {
        let (label, work) = (content.label(), self.work.clone());
        let act = |write: &mut Write<'_>| content.bring_in(write, name, options, &work);
        self.bring_in(label, options.dry_run, is_long, act)
    }

    /// The same with a file, of which a long one is never held as a whole. `name` is for messages.
    pub fn import_file(
        &mut self,
        name: &str,
        path: &Path,
        options: &ImportOptions,
    ) -> Result<ImportReport> {
        let long = match exchange::open(name, path, options)? {
            Opened::Short(bytes) => return self.import(name, &bytes, options),
            Opened::Own => {
                let content = Content::Archive(Source::Lies(path));
                return self.import_content(name, content, true, options);
            }
            Opened::Long(long) => long,
        };
        let work = self.work.clone();
        let act = |write: &mut Write<'_>| long.bring_in(write, path, &work);
        self.bring_in(exchange::IMPORT, options.dry_run, true, act)
    }

    fn bring_in(
        &mut self,
        label: &str,
        dry_run: bool,
        is_long: bool,
        act: impl FnOnce(&mut Write<'_>) -> Result<ImportReport>,
    ) -> Result<ImportReport> {
        if is_long {
            connection::more_room(self.conn())?;
        }
        let report = if dry_run {
            self.rehearse(label, act)
        } else {
            self.write(label, act)
        };
        if is_long {
            connection::usual_room(self.conn());
        }
        report
    }

    /// Rows of old incidents that are being typed and were not added, so that they are there again after a crash. Empty
    /// removes them.
    pub fn save_back_fill(&mut self, rows: &str) -> Result<()> {
        let now = self.world.now();
        draft::save(self.vault.connection_mut()?, draft::BACK_FILL, rows, now)
    }

    /// The rows that were not added.
    pub fn back_fill(&self) -> Result<Option<String>> {
        draft::load(self.conn(), draft::BACK_FILL)
    }

    /// Brings a pasted chat into an incident. One operation: one undo takes it back. Lines that are there stay as they
    /// are.
    pub fn import_chat(
        &mut self,
        incident: IncidentId,
        text: &str,
        options: &ChatOptions,
    ) -> Result<ChatReport> {
        let reading = chat::read(text, options)?;
        self.write(chat::IMPORT_CHAT, |write| {
            chat::bring_in(write, incident, reading)
        })
    }

    /// What `import_chat` would do, done and taken back.
    pub fn preview_chat(
        &mut self,
        incident: IncidentId,
        text: &str,
        options: &ChatOptions,
    ) -> Result<ChatReport> {
        let reading = chat::read(text, options)?;
        self.rehearse(chat::IMPORT_CHAT, |write| {
            chat::bring_in(write, incident, reading)
        })
    }

    /// Brings messages of a Slack export into an incident, as [`Self::import_chat`] does.
    pub fn import_slack(
        &mut self,
        incident: IncidentId,
        (name, bytes): (&str, &[u8]),
        choice: &SlackChoice,
        options: &ChatOptions,
    ) -> Result<ChatReport> {
        let reading = chat::read_slack(name, bytes, choice, options)?;
        self.write(chat::IMPORT_CHAT, |write| {
            chat::bring_in(write, incident, reading)
        })
    }

    /// What `import_slack` would do, done and taken back.
    pub fn preview_slack(
        &mut self,
        incident: IncidentId,
        (name, bytes): (&str, &[u8]),
        choice: &SlackChoice,
        options: &ChatOptions,
    ) -> Result<ChatReport> {
        let reading = chat::read_slack(name, bytes, choice, options)?;
        self.rehearse(chat::IMPORT_CHAT, |write| {
            chat::bring_in(write, incident, reading)
        })
    }

    /// Lossless, with history, trash and seals, but without blobs.
    pub fn export_json(&self) -> Result<Vec<u8>> {
        exchange::export_json(self.conn(), &self.work)
    }

    /// One table per noun, without trash and history.
    pub fn export_csv(&self) -> Result<Vec<OutFile>> {
        exchange::export_csv(self.conn(), &self.work)
    }

    /// One Markdown file per incident, without trash and history.
    pub fn export_markdown(&self) -> Result<Vec<OutFile>> {
        exchange::export_markdown(self.conn(), &self.work)
    }

    /// My shifts, as a calendar for other programs.
    pub fn export_calendar(&self) -> Result<Vec<u8>> {
        Ok(calendar::write(&self.shifts()?))
    }

    /// `export_json` and the blobs in a zip.
    pub fn export_archive(&self) -> Result<Vec<u8>> {
        exchange::export_archive(self.conn(), &self.work)
    }
}
