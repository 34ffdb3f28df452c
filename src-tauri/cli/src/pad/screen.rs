//! The pad on a terminal: lines above, and below them what is going on and the line being typed.

use std::collections::HashSet;
use std::io::{Write, stdout};
use std::time::{Duration, Instant};

use crossterm::event::{
    DisableBracketedPaste, EnableBracketedPaste, Event, KeyCode, KeyEvent, KeyEventKind,
    KeyModifiers, poll, read,
};
use crossterm::terminal::{Clear, ClearType, disable_raw_mode, enable_raw_mode, size};
use crossterm::{cursor, execute, queue, style};
use journal::Journal;
use journal::domain::EntryId;
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use super::commands::{self, Answer};
use super::pasted::Pasted;
use super::status::{columns, ends_shown, fitted, open_status, printable};
use super::{Keeper, clock, says_nothing, secret_in, shown, warning};
use crate::failure::{Failure, Result};
use crate::world;

/// How often the clock moves and other processes are heard.
const STEP: Duration = Duration::from_millis(250);
/// How long lines of a paste are stored before keys are looked for and the screen is drawn.
const BATCH: Duration = Duration::from_millis(100);

pub fn run(keeper: &mut Keeper) -> Result<()> {
    enable_raw_mode()?;
    let result = execute!(stdout(), EnableBracketedPaste)
        .map_err(Failure::from)
        .and_then(|()| Screen::new(keeper).run());
    // The terminal is the user's again, whatever happened.
    let unpasted = execute!(stdout(), DisableBracketedPaste);
    let restored = unpasted.and(disable_raw_mode());
    println_raw("")?;
    result.and(restored.map_err(Failure::from))
}

struct Screen<'a> {
    keeper: &'a mut Keeper,
    input: Input,
    /// Entries already on the screen.
    seen: HashSet<EntryId>,
    /// The last operation that was looked at.
    seq: Option<i64>,
    /// The rest of what was pasted, while its lines are stored or one of them waits for an answer.
    pasted: Pasted,
    /// What is typed is to be kept for after a crash.
    unsaved: bool,
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
            seen: HashSet::new(),
            seq: None,
            pasted: Pasted::default(),
            unsaved: false,
            sure: false,
            message: None,
        }
    }

    fn run(&mut self) -> Result<()> {
        self.offer_draft()?;
        Self::say("Type a line and press Enter; \":help\" lists the rest.")?;
        loop {
            // What comes faster than it can be drawn is drawn once.
            if !poll(Duration::ZERO)? {
                self.save_draft();
                self.hear()?;
                self.ring()?;
                self.draw()?;
            }
            let step = if self.is_storing() {
                Duration::ZERO
            } else {
                STEP
            };
            let turn = if poll(step)? {
                self.take(read()?)?
            } else {
                self.go_on_pasting()?
            };
            if matches!(turn, Turn::Leave) {
                return self.leave();
            }
        }
    }

    /// Lines of a paste wait for nothing but their turn.
    fn is_storing(&self) -> bool {
        !self.pasted.is_empty() && self.input.value().is_empty()
    }

    fn take(&mut self, event: Event) -> Result<Turn> {
        match event {
            Event::Key(key) if key.kind == KeyEventKind::Press => self.key(key),
            Event::Paste(text) => {
                self.message = None;
                self.paste(&text);
                Ok(Turn::Go)
            }
            Event::Key(_)
            | Event::Mouse(_)
            | Event::Resize(..)
            | Event::FocusGained
            | Event::FocusLost => Ok(Turn::Go),
        }
    }

    /// Whole lines of a paste are stored one by one; what comes after the last line end goes on being typed.
    fn paste(&mut self, text: &str) {
        self.sure = false;
        let typed = if self.pasted.is_empty() {
            let typed = self.input.value().to_owned();
            self.input.reset();
            typed
        } else {
            String::new()
        };
        self.pasted.add(&typed, text);
        self.unsaved = true;
    }

    /// Stores lines for a while. One that may be a secret, or that could not be stored, stays in the input.
    fn go_on_pasting(&mut self) -> Result<Turn> {
        let began = Instant::now();
        while self.is_storing() && began.elapsed() < BATCH {
            self.input = Input::new(self.pasted.next().unwrap_or_default());
            self.unsaved = true;
            if self.pasted.is_empty() {
                break;
            }
            if says_nothing(self.input.value()) {
                self.input.reset();
            } else if matches!(self.enter()?, Turn::Leave) {
                return Ok(Turn::Leave);
            }
        }
        Ok(Turn::Go)
    }

    fn key(&mut self, key: KeyEvent) -> Result<Turn> {
        self.message = None;
        let with_control = key.modifiers.contains(KeyModifiers::CONTROL);
        if with_control && matches!(key.code, KeyCode::Char('c' | 'd')) {
            return Ok(Turn::Leave);
        }
        if self.is_storing() {
            self.pasted.type_on(key);
            return Ok(Turn::Go);
        }
        if key.code == KeyCode::Enter {
            return self.enter();
        }
        self.sure = false;
        self.unsaved |= self.input.handle_event(&Event::Key(key)).is_some();
        Ok(Turn::Go)
    }

    fn enter(&mut self) -> Result<Turn> {
        let line = self.input.value().to_owned();
        if says_nothing(&line) {
            return Ok(Turn::Go);
        }
        if let Some(found) = secret_in(&line).filter(|_| !self.sure) {
            self.sure = true;
            let text = "Enter stores it, any other key goes on typing.";
            self.message = Some(format!("{} {text}", warning(&found)));
            return Ok(Turn::Go);
        }
        // What was pasted is a log, whatever its lines begin with.
        if (self.pasted.is_empty() || self.pasted.took_typed())
            && let Some(command) = commands::command_of(&line)
        {
            return self.command(command);
        }
        match self.keeper.keep(&line) {
            Ok(shown) => {
                self.sure = false;
                self.input.reset();
                if matches!(self.keeper, Keeper::Sealed { .. }) {
                    Self::print(&shown)?;
                }
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
            self.message = Some(commands::locked().to_string());
            return Ok(Turn::Go);
        };
        match commands::run(journal, *id, command) {
            Ok(Answer::Said(text)) => {
                self.clear();
                Self::say(&text)?;
            }
            Ok(Answer::Left(text)) => {
                self.clear();
                Self::say(&text)?;
                return Ok(Turn::Leave);
            }
            Err(failure) => self.message = Some(failure.to_string()),
        }
        Ok(Turn::Go)
    }

    /// What was typed is done; what could not be done stays, to be corrected.
    fn clear(&mut self) {
        self.sure = false;
        self.input.reset();
        self.unsaved = true;
    }

    /// What was typed before a crash comes back.
    fn offer_draft(&mut self) -> Result<()> {
        if let Keeper::Open { journal, id, .. } = &self.keeper
            && let Some(draft) = journal.pad(*id)?.draft
        {
            let (line, rest) = Pasted::of_draft(&draft);
            self.input = Input::new(line);
            self.pasted = rest;
        }
        Ok(())
    }

    /// A draft that cannot be kept costs nothing as long as this program runs: the line stays where it is typed.
    fn save_draft(&mut self) {
        if !std::mem::take(&mut self.unsaved) {
            return;
        }
        let text = self.pasted.behind(self.input.value());
        let kept = match self.keeper {
            Keeper::Open { journal, id, .. } => journal.save_draft(Some(*id), &text),
            Keeper::Sealed { folder, .. } => {
                Journal::seal_draft(folder, &text, world::zone(), &mut world::ThisComputer)
            }
        };
        if let Err(error) = kept
            && self.message.is_none()
        {
            self.message = Some(format!("{error} What you type stays here."));
        }
    }

    /// Lines that are new since the last look, whoever wrote them.
    fn hear(&mut self) -> Result<()> {
        let Keeper::Open { journal, id, .. } = self.keeper else {
            return Ok(());
        };
        let last = journal.last_seq()?;
        if self.seq == Some(last) {
            return Ok(());
        }
        let pad = journal.pad(*id)?;
        let mut lines = Vec::new();
        if self.seq.is_none() && pad.earlier > 0 {
            lines.push(format!(
                "{} earlier; \"afterpage show\" has them all.",
                report::words::count(pad.earlier as usize, "line")
            ));
        }
        self.seq = Some(last);
        for entry in pad.view.entries {
            if self.seen.insert(entry.id) {
                lines.push(shown(&entry));
            }
        }
        for line in lines {
            Self::print(&line)?;
        }
        Ok(())
    }

    /// What is due, with the bell of the terminal.
    fn ring(&mut self) -> Result<()> {
        let Keeper::Open { journal, id, zone } = self.keeper else {
            return Ok(());
        };
        for reminder in journal.ring_due_of(*id)? {
            let (at, what) = (clock(reminder.at, *zone), reminder.what.words());
            Self::print(&format!("-- {at} {what}."))?;
            queue!(stdout(), style::Print('\u{7}'))?;
        }
        Ok(())
    }

    fn leave(&mut self) -> Result<()> {
        self.unsaved |= !self.pasted.is_empty();
        self.save_draft();
        if !self.pasted.is_empty() {
            let text = "What was pasted was not stored to its end; the rest is offered again with the pad.";
            Self::say(text)?;
        }
        if let Keeper::Open { journal, id, .. } = self.keeper
            && journal.live()?.iter().any(|live| live.id == *id)
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
            None if self.is_storing() => format!(
                "Storing what was pasted: {} to go. Ctrl-C leaves and keeps the rest.",
                report::words::count(self.pasted.whole_lines(), "line")
            ),
            None => self.status()?,
        };
        // The end of a message says what can be done about it, and is never cut off.
        let status = ends_shown(&status, width);
        let room = width.saturating_sub(2);
        let scroll = self.input.visual_scroll(room);
        let typed = columns(self.input.value(), scroll, room);
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
                format!(
                    "{}  locked: lines go in, none come out",
                    clock(now, world::zone())
                )
            }
        })
    }
}

fn println_raw(line: &str) -> Result<()> {
    write!(stdout(), "{line}\r\n")?;
    Ok(stdout().flush()?)
}
