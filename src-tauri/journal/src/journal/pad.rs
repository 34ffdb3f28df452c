//! An incident while it burns: opened with one key, filled line by line, ended in one of four ways.

use chrono::{DateTime, TimeDelta, Utc};

use super::pad_lines::leave_earlier;
use super::reminders::{remind, settle, tend_hints, with_facts};
use super::{Journal, LiveIncident, PadView};
use crate::Result;
use crate::domain::{
    Action, ActionId, Debrief, DebriefState, Ending, Entry, EntryDetail, EntryId, EntryKind,
    Incident, IncidentId, IncidentKind, Reminder, ReminderKind, Severity, TimeReading, Zone,
};
use crate::rules::debrief::debrief_at;
use crate::rules::line::{PadLine, read_line};
use crate::rules::next::next;
use crate::rules::promised::said_next_update;
use crate::rules::said::severity_of;
use crate::rules::timers::{hand_off_at, tells_of_course};
use crate::rules::title::{called_by_time, title};
use crate::rules::updates::{UpdateDraft, cadence, nothing_new};
use crate::store::write::Write;
use crate::store::{document, draft, entry, incident};

/// A pad that was ended by mistake goes on; after a longer pause it burns anew.
const PAUSE: TimeDelta = TimeDelta::hours(1);

impl Journal {
    /// With a title, a new incident, live from now on. Without one, what burns already, the latest: two programs that
    /// ask at once write on one pad; where nothing burns, a new incident that is called by the time.
    pub fn open_pad(&mut self, title: Option<&str>, zone: Zone) -> Result<Incident> {
        self.write("Open pad", |write| {
            let title = title.map(str::trim).filter(|title| !title.is_empty());
            let title = match title {
                Some(title) => title.to_owned(),
                None => match incident::live(write.conn())?.into_iter().next() {
                    Some(live) => return Ok(live),
                    None => called_by_time(write.now(), zone),
                },
            };
            let id = IncidentId(write.new_id());
            begin(write, Incident::titled(title, id, zone, write.now()))
        })
    }

    /// An incident that is already known burns, or burns again.
    pub fn reopen_pad(&mut self, id: IncidentId) -> Result<Incident> {
        self.write("Open pad", |write| {
            let incident = incident::find(write.conn(), id)?.value;
            begin(write, incident)
        })
    }

    /// What burns now, the latest first.
    pub fn live(&self) -> Result<Vec<LiveIncident>> {
        let live = incident::live(self.conn())?;
        live.into_iter()
            .map(|incident| {
                Ok(LiveIncident {
                    next_update: self.next_update(incident.id)?,
                    since: incident.burns_since(),
                    id: incident.id,
                    title: incident.title,
                    severity: incident.severity,
                    zone: incident.zone,
                })
            })
            .collect()
    }

    pub fn pad(&self, id: IncidentId) -> Result<PadView> {
        let mut view = self.incident(id)?;
        let next = self.with_facts_of(&view, next)?;
        let cadence = cadence(&view.entries);
        let earlier = leave_earlier(&mut view.entries);
        Ok(PadView {
            next,
            cadence,
            earlier,
            since: view.incident.burns_since(),
            next_update: self.next_update(id)?,
            reminders: document::of_incident(self.conn(), id)?,
            actions: document::of_incident(self.conn(), id)?,
            attachments: document::of_incident(self.conn(), id)?,
            draft: draft::load(self.conn(), &id.to_string())?,
            view,
        })
    }

    /// A line as it was typed; a severity that it calls is set, unless another was chosen by hand. `at` is the user's choice where the typed time has two meanings; the earlier one counts
    /// where nobody chose. On disk when it returns, and the draft of this pad is gone with it.
    pub fn add_line(
        &mut self,
        id: IncidentId,
        line: &str,
        zone: Zone,
        at: Option<DateTime<Utc>>,
    ) -> Result<Entry> {
        self.write("Add line", |write| {
            let entry_id = EntryId(write.new_id());
            let read = read_line(line, write.now(), zone);
            let entry = entry_of(entry_id, id, read, zone, at, write.now());
            incident::find(write.conn(), id)?;
            write.put(entry.clone())?;
            take_severity(write, &entry)?;
            draft::sent(write.conn(), &id.to_string(), line)?;
            draft::sent(write.conn(), draft::UNBEGUN, line)?;
            match entry.kind {
                EntryKind::Asked | EntryKind::Did => tend_hints(write, id)?,
                // A pasted log has thousands of them, and few tell of how it goes.
                EntryKind::Saw | EntryKind::Note if tells_of_course(&entry.text) => {
                    tend_hints(write, id)?;
                }
                EntryKind::Told => keep_promise(write, &entry)?,
                EntryKind::Saw | EntryKind::Note | EntryKind::Decided | EntryKind::Guess => {}
            }
            Ok(entry)
        })
    }

    /// The update that is due, where there is nothing to say: drafted from the one before and kept as told.
    pub fn nothing_new(&mut self, id: IncidentId) -> Result<Entry> {
        let draft = self.with_facts(id, nothing_new)?;
        let UpdateDraft {
            text,
            to,
            next_update,
            ..
        } = draft;
        self.add_update(id, &text, &to, next_update)
    }

    /// The update as it was sent. From now until `next_update` a reminder waits, instead of the one before.
    pub fn add_update(
        &mut self,
        id: IncidentId,
        text: &str,
        audience: &str,
        next_update: Option<DateTime<Utc>>,
    ) -> Result<Entry> {
        self.write("Add update", |write| {
            let incident = incident::find(write.conn(), id)?.value;
            let entry = Entry {
                id: EntryId(write.new_id()),
                incident: id,
                kind: EntryKind::Told,
                text: text.to_owned(),
                author: None,
                happened_at: write.now(),
                zone: incident.zone,
                noted_at: write.now(),
                detail: EntryDetail {
                    audience: audience.to_owned(),
                    next_update,
                    ..EntryDetail::default()
                },
                revision: 1,
                source_id: None,
            };
            write.put(entry.clone())?;
            take_severity(write, &entry)?;
            settle(write, id, Some(ReminderKind::NextUpdate))?;
            if let Some(at) = next_update {
                remind(write, Some(id), ReminderKind::NextUpdate, at, incident.zone)?;
            }
            Ok(entry)
        })
    }

    /// Every pad ends in one of the four ways. Its timers stop; the recovery clock starts, and a debrief is offered
    /// after the rest that is owed, in working hours.
    pub fn end_pad(&mut self, id: IncidentId, ending: Ending) -> Result<Incident> {
        self.write("End pad", |write| end(write, id, ending))
    }

    /// False alarm, in one step: ended, and what is to be fixed about the alert is filed.
    pub fn end_as_false_alarm(&mut self, id: IncidentId, fix: &str) -> Result<Incident> {
        self.write("End as false alarm", |write| {
            let mut incident = end(write, id, Ending::FalseAlarm)?;
            incident.kind = IncidentKind::FalseAlarm;
            write.put(incident.clone())?;
            if !fix.trim().is_empty() {
                let action = ActionId(write.new_id());
                write.put(Action {
                    incident: Some(id),
                    ..Action::titled(fix, action, write.now())
                })?;
            }
            Ok(incident)
        })
    }

    /// What is being typed and was not sent, so that it is offered again after a crash. Empty removes it.
    /// Without an incident it is the first line of one.
    pub fn save_draft(&mut self, id: Option<IncidentId>, text: &str) -> Result<()> {
        let now = self.world.now();
        let place = id.map_or_else(|| draft::UNBEGUN.to_owned(), |id| id.to_string());
        draft::save(self.vault.connection_mut()?, &place, text, now)
    }

    /// The first line of an incident that was not sent.
    pub fn unbegun_draft(&self) -> Result<Option<String>> {
        draft::load(self.conn(), draft::UNBEGUN)
    }

    fn next_update(&self, id: IncidentId) -> Result<Option<DateTime<Utc>>> {
        let reminders = document::of_incident::<Reminder>(self.conn(), id)?;
        Ok(reminders
            .iter()
            .filter(|reminder| reminder.what == ReminderKind::NextUpdate && reminder.is_waiting())
            .map(|reminder| reminder.at)
            .max())
    }
}

pub(super) fn begin(write: &mut Write<'_>, mut incident: Incident) -> Result<Incident> {
    let paused = incident.pad.closed_at.map(|closed| write.now() - closed);
    if paused.is_some_and(|paused| paused >= PAUSE) {
        incident.pad.reopened_at = Some(write.now());
    }
    incident.pad.opened_at = incident.pad.opened_at.or(Some(write.now()));
    incident.pad.closed_at = None;
    incident.ending = None;
    // Where it burns again, nothing that follows an end is due.
    if let DebriefState::Due { .. } = incident.debrief.state {
        incident.debrief.state = DebriefState::None;
    }
    write.put(incident.clone())?;
    settle(write, incident.id, None)?;
    let at = with_facts(write, incident.id, hand_off_at)?;
    if let Some(at) = at.filter(|at| *at > write.now()) {
        let (id, zone) = (incident.id, incident.zone);
        remind(write, Some(id), ReminderKind::HandOff, at, zone)?;
    }
    tend_hints(write, incident.id)?;
    Ok(incident)
}

fn end(write: &mut Write<'_>, id: IncidentId, ending: Ending) -> Result<Incident> {
    let mut incident = incident::find(write.conn(), id)?.value;
    // Whoever took it over recovers from it.
    let is_mine = !matches!(ending, Ending::FalseAlarm | Ending::HandedOff { .. });
    incident.pad.closed_at = Some(write.now());
    incident.ending = Some(ending);
    incident.title = with_facts(write, id, title)?;
    settle(write, id, None)?;
    write.put(incident.clone())?;
    let at = with_facts(write, id, debrief_at)?;
    let (zone, now) = (incident.zone, write.now());
    incident.debrief = Debrief {
        state: DebriefState::Due { at },
        ..incident.debrief
    };
    write.put(incident.clone())?;
    remind(write, Some(id), ReminderKind::Debrief, at, zone)?;
    if is_mine {
        for (what, hours) in [
            (ReminderKind::RecoveryHour, 1),
            (ReminderKind::RecoveryDay, 24),
            (ReminderKind::RecoveryTwoDays, 48),
        ] {
            remind(write, Some(id), what, now + TimeDelta::hours(hours), zone)?;
        }
    }
    Ok(incident)
}

/// The severity that the line calls is set where none is, or where the one that is set was called by a line before it:
/// one that was chosen by hand stays.
pub(super) fn take_severity(write: &mut Write<'_>, entry: &Entry) -> Result<()> {
    let Some(severity) = severity_of(entry) else {
        return Ok(());
    };
    let incident = incident::find(write.conn(), entry.incident)?.value;
    // A log that was pasted may say it on each of its lines.
    if incident.severity == Some(severity) {
        return Ok(());
    }
    let called = || -> Result<Option<Severity>> {
        let all = entry::of_incident(write.conn(), entry.incident)?;
        let mut before = all.iter().rev().filter(|one| one.id != entry.id);
        Ok(before.find_map(severity_of))
    };
    if incident.severity.is_none() || incident.severity == called()? {
        write.put(Incident {
            severity: Some(severity),
            ..incident
        })?;
    }
    Ok(())
}

/// A told line that says when the next update comes promises it. One that says nothing of it keeps a promise that was due
/// when the line was written; one that was still to come stays. A line about something earlier than the last one told
/// neither keeps nor promises.
pub(super) fn keep_promise(write: &mut Write<'_>, entry: &Entry) -> Result<()> {
    let what = ReminderKind::NextUpdate;
    let next = entry.detail.next_update;
    let is_due = document::of_incident::<Reminder>(write.conn(), entry.incident)?
        .iter()
        .any(|one| one.what == what && one.is_waiting() && one.at <= entry.noted_at);
    if next.is_none() && !is_due {
        return Ok(());
    }
    let is_earlier = |other: &Entry| {
        other.kind == EntryKind::Told
            && other.id != entry.id
            && other.happened_at > entry.happened_at
    };
    if entry::of_incident(write.conn(), entry.incident)?
        .iter()
        .any(is_earlier)
    {
        return Ok(());
    }
    settle(write, entry.incident, Some(what))?;
    if let Some(at) = next {
        remind(write, Some(entry.incident), what, at, entry.zone)?;
    }
    Ok(())
}

pub(super) fn entry_of(
    id: EntryId,
    incident: IncidentId,
    line: PadLine,
    zone: Zone,
    at: Option<DateTime<Utc>>,
    noted_at: DateTime<Utc>,
) -> Entry {
    let typed = line.time.as_ref().and_then(TimeReading::earliest);
    let happened_at = at.or(typed).unwrap_or(noted_at);
    let next_update = (line.kind == EntryKind::Told)
        .then(|| said_next_update(&line.text, happened_at, zone))
        .flatten();
    Entry {
        id,
        incident,
        kind: line.kind,
        text: line.text,
        author: None,
        happened_at,
        zone,
        noted_at,
        detail: EntryDetail {
            next_update,
            ..EntryDetail::default()
        },
        revision: 1,
        source_id: None,
    }
}
