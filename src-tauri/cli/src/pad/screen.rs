//! The pad on a terminal: lines above, and below them what is going on and the line being typed.

use std::io::{Write, stdout};
use std::time::Duration;

use chrono::{DateTime, Utc};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, poll, read};
use crossterm::terminal::{Clear, ClearType, disable_raw_mode, enable_raw_mode, size};
use crossterm::{cursor, queue, style};
use journal::Journal;
use journal::domain::{EntryId, IncidentId, Zone};
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use super::commands::{self, Answer};
use super::{Keeper, Kept, clock, shown, warning};
use crate::failure::{Failure, Result};
use crate::world;

/// How often the clock moves and other processes are heard.
const STEP: Duration = Duration::from_millis(250);

pub fn run(keeper: &mut Keeper) -> Result<()> {
    enable_raw_mode()?;
    let result = Screen::new(keeper).run();
    // The terminal is the user's again, whatever happened.
    let restored = disable_raw_mode();
    println_raw("")?;
    result.and(restored.map_err(Failure::from))
}

struct Screen<'a> {
    keeper: &'a mut Keeper,
    input: Input,
    /// Entries already on the screen.
    seen: Vec<EntryId>,
    data_version: i64,
    /// What was typed looks like a secret; the next Enter stores it.
    sure: bool,
    /// Said in place of the status until the next key.
    message: Option<String>,
}

enum Turn {
    Go,
    Leave,
}

impl<'a> Screen<'a> {
    fn new(keeper: &'a mut Keeper) -> Self {
        Self {
            keeper,
            input: Input::default(),
            seen: Vec::new(),
            data_version: -1,
            sure: false,
            message: None,
        }
    }

    fn run(&mut self) -> Result<()> {
        self.offer_draft()?;
        Self::say("Type a line and press Enter; \":help\" lists the rest.")?;
        loop {
            self.hear()?;
            self.draw()?;
            if !poll(STEP)? {
                continue;
            }
            let event = read()?;
            if let Event::Key(key) = event
                && key.kind == KeyEventKind::Press
                && matches!(self.key(key)?, Turn::Leave)
            {
                return self.leave();
            }
        }
    }

    fn key(&mut self, key: KeyEvent) -> Result<Turn> {
        self.message = None;
        let with_control = key.modifiers.contains(KeyModifiers::CONTROL);
        if with_control && matches!(key.code, KeyCode::Char('c' | 'd')) {
            return Ok(Turn::Leave);
        }
        if key.code == KeyCode::Enter {
            return self.enter();
        }
        self.sure = false;
        if self.input.handle_event(&Event::Key(key)).is_some() {
            self.save_draft()?;
        }
        Ok(Turn::Go)
    }

    fn enter(&mut self) -> Result<Turn> {
        let line = self.input.value().to_owned();
        if line.trim().is_empty() {
            return Ok(Turn::Go);
        }
        if let Some(command) = line.strip_prefix(':') {
            self.input.reset();
            self.save_draft()?;
            return self.command(command.trim());
        }
        match self.keeper.keep(&line, self.sure) {
            Ok(Kept::Saved(shown)) => {
                self.sure = false;
                self.input.reset();
                if matches!(self.keeper, Keeper::Sealed { .. }) {
                    Self::print(&shown)?;
                }
            }
            Ok(Kept::Held(found)) => {
                self.sure = true;
                let text = format!(
                    "{} Enter stores it, any other key goes on typing.",
                    warning(&found)
                );
                self.message = Some(text);
            }
            // The line stays where it was typed.
            Err(failure) => self.message = Some(format!("{failure} Press Enter to try again.")),
        }
        Ok(Turn::Go)
    }

    fn command(&mut self, command: &str) -> Result<Turn> {
        let Keeper::Open { journal, id, .. } = self.keeper else {
            if matches!(command, "quit" | "q") {
                return Ok(Turn::Leave);
            }
            self.message = Some("The journal is locked: only lines can be taken.".to_owned());
            return Ok(Turn::Go);
        };
        match commands::run(journal, *id, command) {
            Ok(Answer::Said(text)) => Self::say(&text)?,
            Ok(Answer::Left(text)) => {
                Self::say(&text)?;
                return Ok(Turn::Leave);
            }
            Err(failure) => self.message = Some(failure.to_string()),
        }
        Ok(Turn::Go)
    }

    /// What was typed before a crash comes back.
    fn offer_draft(&mut self) -> Result<()> {
        if let Keeper::Open { journal, id, .. } = &self.keeper
            && let Some(draft) = journal.pad(*id)?.draft
        {
            self.input = Input::new(draft);
        }
        Ok(())
    }

    fn save_draft(&mut self) -> Result<()> {
        let text = self.input.value();
        match self.keeper {
            Keeper::Open { journal, id, .. } => Ok(journal.save_draft(*id, text)?),
            Keeper::Sealed { folder } => Ok(Journal::seal_draft(
                folder,
                text,
                world::zone(),
                &mut world::ThisComputer,
            )?),
        }
    }

    /// Lines that are new since the last look, whoever wrote them.
    fn hear(&mut self) -> Result<()> {
        let Keeper::Open { journal, id, .. } = self.keeper else {
            return Ok(());
        };
        let version = journal.data_version()?;
        let entries = journal.incident(*id)?.entries;
        if version == self.data_version && entries.len() == self.seen.len() {
            return Ok(());
        }
        self.data_version = version;
        let mut lines = Vec::new();
        for entry in entries {
            if !self.seen.contains(&entry.id) {
                lines.push(shown(&entry));
                self.seen.push(entry.id);
            }
        }
        for line in lines {
            Self::print(&line)?;
        }
        Ok(())
    }

    fn leave(&mut self) -> Result<()> {
        if let Keeper::Open { journal, id, .. } = self.keeper
            && journal.incident(*id)?.incident.pad.is_live()
        {
            Self::say("The incident stays live; \"afterpage pad\" goes on with it.")?;
        }
        Ok(())
    }

    fn say(text: &str) -> Result<()> {
        for line in text.lines() {
            Self::print(line)?;
        }
        Ok(())
    }

    /// Above the status and the line being typed.
    fn print(line: &str) -> Result<()> {
        queue!(
            stdout(),
            cursor::MoveToColumn(0),
            Clear(ClearType::FromCursorDown),
            style::Print(printable(line)),
            style::Print("\r\n"),
        )?;
        Ok(stdout().flush()?)
    }

    fn draw(&mut self) -> Result<()> {
        let width = usize::from(size()?.0.max(20)) - 1;
        let status = match &self.message {
            Some(message) => message.clone(),
            None => self.status()?,
        };
        let room = width.saturating_sub(2);
        let scroll = self.input.visual_scroll(room);
        let typed: String = self.input.value().chars().skip(scroll).take(room).collect();
        let column = self.input.visual_cursor().saturating_sub(scroll) + 2;
        queue!(
            stdout(),
            cursor::Hide,
            cursor::MoveToColumn(0),
            Clear(ClearType::FromCursorDown),
            style::SetAttribute(style::Attribute::Reverse),
            style::Print(fitted(&status, width)),
            style::SetAttribute(style::Attribute::Reset),
            style::Print("\r\n› "),
            style::Print(printable(&typed)),
            cursor::MoveToColumn(u16::try_from(column).unwrap_or(u16::MAX)),
            cursor::Show,
        )?;
        stdout().flush()?;
        // The next drawing starts from the status again.
        queue!(stdout(), cursor::MoveUp(1))?;
        Ok(())
    }

    fn status(&self) -> Result<String> {
        let now = world::now();
        Ok(match &self.keeper {
            Keeper::Open { journal, id, zone } => open_status(journal, *id, *zone, now)?,
            Keeper::Sealed { .. } => {
                format!("{}  locked: lines are sealed", clock(now, world::zone()))
            }
        })
    }
}

/// "03:52  +0:42  SEV2  next update in 07:12".
fn open_status(
    journal: &Journal,
    id: IncidentId,
    zone: Zone,
    now: DateTime<Utc>,
) -> Result<String> {
    let live = journal.live()?.into_iter().find(|live| live.id == id);
    let Some(live) = live else {
        return Ok(format!("{}  ended", clock(now, zone)));
    };
    let minutes = (now - live.since).num_minutes();
    let mut status = format!(
        "{}  +{}:{:02}",
        clock(now, zone),
        minutes / 60,
        minutes % 60
    );
    if let Some(severity) = live.severity {
        status = format!("{status}  {}", severity.label());
    }
    if let Some(next) = live.next_update {
        let seconds = (next - now).num_seconds();
        let (sign, seconds) = if seconds < 0 {
            ("-", -seconds)
        } else {
            ("", seconds)
        };
        let words = if sign.is_empty() { "in" } else { "late by" };
        status = format!(
            "{status}  next update {words} {:02}:{:02}",
            seconds / 60,
            seconds % 60
        );
    }
    Ok(format!("{status}  {}", live.title))
}

/// No text of a journal may steer the terminal.
fn printable(text: &str) -> String {
    text.chars()
        .map(|character| {
            if character.is_control() {
                ' '
            } else {
                character
            }
        })
        .collect()
}

fn fitted(text: &str, width: usize) -> String {
    let text: String = printable(text).chars().take(width).collect();
    format!("{text:<width$}")
}

fn println_raw(line: &str) -> Result<()> {
    write!(stdout(), "{line}\r\n")?;
    Ok(stdout().flush()?)
}
