//! Lines taken while the journal is locked: sealed to its public key, brought in when it opens.

use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};

use super::pad::{begin, entry_of, keep_promise, take_severity};
use super::{Collected, Journal};
use crate::domain::{EntryKind, Incident, IncidentId, Zone};
use crate::rules::line::read_line;
use crate::rules::title::called_by_time;
use crate::store::inbox::{self, SealedLine};
use crate::store::write::Write;
use crate::store::{draft, entry, incident};
use crate::{Result, World};

/// Lines sealed with a longer pause between them are taken for two incidents.
const PAUSE: TimeDelta = TimeDelta::hours(6);

impl Journal {
    /// Takes a line without opening the journal: sealed, durable when it returns, unreadable until unlocked. It joins the
    /// incident on whose pad it was typed, where that is known and still there.
    pub fn seal_line(
        folder: &Path,
        line: &str,
        incident: Option<IncidentId>,
        zone: Zone,
        world: &mut dyn World,
    ) -> Result<()> {
        inbox::add(folder, line, incident, zone, world).map(|_| ())
    }

    /// Begins an incident without opening the journal. Lines that are sealed with its id join it.
    pub fn seal_incident(
        folder: &Path,
        title: &str,
        zone: Zone,
        world: &mut dyn World,
    ) -> Result<IncidentId> {
        inbox::begin(folder, title, zone, world)
    }

    /// The same for what is being typed.
    pub fn seal_draft(folder: &Path, text: &str, zone: Zone, world: &mut dyn World) -> Result<()> {
        inbox::save_draft(folder, text, zone, world)
    }

    /// How many sealed lines wait for the journal to be opened.
    pub fn sealed_lines(folder: &Path) -> Result<usize> {
        inbox::count(folder)
    }

    /// Brings in what was sealed while the journal was locked: to the incident it was typed for, else to the one that is
    /// live, else to a new one.
    pub fn collect_sealed(&mut self) -> Result<Collected> {
        let waiting = inbox::read(self.vault.folder(), &self.vault.unsealing_key()?)?;
        let mut collected = Collected {
            unreadable: waiting.unreadable,
            ..Collected::default()
        };
        if waiting.files.is_empty() {
            return Ok(collected);
        }
        let written = self.transact("Take in sealed lines", |write| {
            let mut count = 0;
            let mut last: Option<(Incident, DateTime<Utc>)> = None;
            for line in &waiting.lines {
                if entry::load(write.conn(), &line.id.to_string())?.is_some() {
                    continue;
                }
                if let Some(id) = line.incident.filter(|_| line.begins) {
                    if incident::load(write.conn(), &id.to_string())?.is_none() {
                        let begun = begin_at(write, id, line, line.line.trim().to_owned())?;
                        last = Some((begun, line.at));
                    }
                    continue;
                }
                let incident = incident_for(write, line, last.take())?;
                let read = read_line(&line.line, line.at, line.zone);
                let entry = entry_of(line.id, incident.id, read, line.zone, None, line.at);
                write.put(entry.clone())?;
                take_severity(write, &entry)?;
                if entry.kind == EntryKind::Told {
                    keep_promise(write, &entry)?;
                }
                last = Some((incident, line.at));
                count += 1;
            }
            Ok(count)
        })?;
        collected.lines = written.value;
        if let Some(typed) = &waiting.draft {
            let live = incident::live(self.conn())?.first().map(|live| live.id);
            // What stands in the pad may be another window's, and is kept before it.
            let place = live.map_or_else(|| draft::UNBEGUN.to_owned(), |id| id.to_string());
            let text = match draft::load(self.conn(), &place)? {
                Some(there) if there != typed.line => format!("{there}\n{}", typed.line),
                Some(_) | None => typed.line.clone(),
            };
            self.save_draft(live, &text)?;
        }
        inbox::remove(&waiting.files)?;
        Ok(collected)
    }
}

/// A line that was sealed belongs to the incident it was typed for, to what the line before it began, or to what burns now.
fn incident_for(
    write: &mut Write<'_>,
    line: &SealedLine,
    last: Option<(Incident, DateTime<Utc>)>,
) -> Result<Incident> {
    if let Some(id) = line.incident
        && let Some(stored) = incident::load(write.conn(), &id.to_string())?
        && stored.deleted_at.is_none()
    {
        return Ok(stored.value);
    }
    if let Some((incident, at)) = last
        && line.at - at <= PAUSE
    {
        return Ok(incident);
    }
    if let Some(incident) = incident::live(write.conn())?.into_iter().next() {
        return Ok(incident);
    }
    let id = IncidentId(write.new_id());
    begin_at(write, id, line, called_by_time(line.at, line.zone))
}

fn begin_at(
    write: &mut Write<'_>,
    id: IncidentId,
    line: &SealedLine,
    title: String,
) -> Result<Incident> {
    let mut incident = Incident::titled(title, id, line.zone, line.at);
    incident.pad.opened_at = Some(line.at);
    begin(write, incident)
}
