//! The pad in a terminal or at the end of a pipe: one line at a time, each durable before the next.

mod commands;
mod pasted;
pub mod plain;
pub mod screen;
mod seen;
mod status;

use std::path::PathBuf;

use chrono::{DateTime, Offset, Utc};
use journal::Journal;
use journal::domain::{Entry, EntryKind, IncidentId, TimeReading, Zone};
use journal::rules::line::read_line;
use journal::rules::secrets::{self, SecretFound};

use crate::failure::Result;
use crate::world::{self, ThisComputer};

/// What takes the lines.
pub enum Keeper {
    Open {
        journal: Box<Journal>,
        id: IncidentId,
        zone: Zone,
    },
    /// The journal is locked: lines go in, none come out.
    Sealed {
        folder: PathBuf,
        incident: Option<IncidentId>,
    },
}

/// Kinds as one sign each, aligned.
fn glyph(kind: EntryKind) -> char {
    kind.key().unwrap_or(' ')
}

impl Keeper {
    /// On disk when it returns; says how the line reads now.
    pub fn keep(&mut self, line: &str) -> Result<String> {
        let zone = self.zone();
        Ok(match self {
            Self::Open { journal, id, zone } => {
                let read = read_line(line, world::now(), *zone);
                let entry = journal.add_line(*id, line, *zone, None)?;
                let mut shown = shown(&entry);
                if let Some(doubt) = doubt(read.time.as_ref(), *zone) {
                    shown = format!("{shown}\n      {doubt}");
                }
                shown
            }
            Self::Sealed { folder, incident } => {
                Journal::seal_line(folder, line, *incident, zone, &mut ThisComputer)?;
                format!("{}  kept for the journal", clock(world::now(), zone))
            }
        })
    }

    pub fn zone(&self) -> Zone {
        match self {
            Self::Open { zone, .. } => *zone,
            Self::Sealed { .. } => world::zone(),
        }
    }
}

/// Nothing was typed, or only the key of a kind.
pub fn says_nothing(line: &str) -> bool {
    let (kind, rest) = EntryKind::read(line);
    line.trim().is_empty() || (kind != EntryKind::Note && rest.trim().is_empty())
}

/// "03:12 > rolled back"; with the day and the zone where they are not those of now.
pub fn shown(entry: &Entry) -> String {
    let mut line = format!(
        "{} {} {}",
        whole_clock(entry.happened_at, entry.zone),
        glyph(entry.kind),
        entry.text
    );
    if let Some(author) = &entry.author {
        line = format!("{line}  ({author})");
    }
    line
}

fn whole_clock(at: DateTime<Utc>, zone: Zone) -> String {
    let here = world::zone();
    let local = at.with_timezone(&zone.0);
    let is_today = local.date_naive() == world::now().with_timezone(&zone.0).date_naive();
    let is_here = local.offset().fix() == at.with_timezone(&here.0).offset().fix();
    let form = match (is_today, is_here) {
        (true, true) => "%H:%M",
        (true, false) => "%H:%M %Z",
        (false, _) => "%Y-%m-%d %H:%M %Z",
    };
    local.format(form).to_string()
}

pub fn clock(at: DateTime<Utc>, zone: Zone) -> String {
    at.with_timezone(&zone.0).format("%H:%M").to_string()
}

/// A wall time that the clocks showed twice or never: what was taken, and what else it could be.
fn doubt(time: Option<&TimeReading>, zone: Zone) -> Option<String> {
    let time = time?;
    let (one, other) = (time.earliest()?, time.latest()?);
    let full = |at: DateTime<Utc>| at.with_timezone(&zone.0).format("%H:%M %Z").to_string();
    (one != other).then(|| {
        format!(
            "The clocks changed: {} was taken, {} is possible too. Correct it in the timeline.",
            full(one),
            full(other)
        )
    })
}

/// The first thing in a line, or in a command, that should not be kept.
pub fn secret_in(line: &str) -> Option<SecretFound> {
    secrets::find(line).into_iter().next()
}

/// "looks like a card number".
pub fn warning(found: &SecretFound) -> String {
    format!("This looks like {}. It is not stored yet.", found.words)
}
