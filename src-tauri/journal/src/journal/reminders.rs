//! What rings: by the clock on the wall, once, in whichever process is there.

use chrono::{DateTime, TimeDelta, Utc};

use super::Journal;
use super::pad::{remind, settle};
use crate::domain::{
    DebriefState, Incident, IncidentId, Noun, Reminder, ReminderId, ReminderKind, ReminderState,
};
use crate::store::write::Write;
use crate::store::{document, incident, reminder};
use crate::{Error, Result};

impl Journal {
    /// A reminder of this kind for an incident, in place of the one before.
    pub fn set_reminder(
        &mut self,
        id: IncidentId,
        what: ReminderKind,
        at: DateTime<Utc>,
    ) -> Result<Reminder> {
        self.write("Set reminder", |write| {
            let zone = incident::find(write.conn(), id)?.value.zone;
            settle(write, id, Some(what))?;
            remind(write, Some(id), what, at, zone)
        })
    }

    /// Not done yet: it rings again that many minutes from now.
    pub fn put_off_reminder(&mut self, id: ReminderId, minutes: u32) -> Result<Reminder> {
        self.change_reminder("Put off reminder", id, |reminder, now| {
            reminder.at = now + TimeDelta::minutes(i64::from(minutes));
            reminder.state = ReminderState::Waiting;
        })
    }

    pub fn finish_reminder(&mut self, id: ReminderId) -> Result<Reminder> {
        self.change_reminder("Finish reminder", id, |reminder, now| {
            reminder.state = ReminderState::Done { at: now };
        })
    }

    /// For good.
    pub fn dismiss_reminder(&mut self, id: ReminderId) -> Result<Reminder> {
        self.change_reminder("Dismiss reminder", id, |reminder, now| {
            reminder.state = ReminderState::Dismissed { at: now };
        })
    }

    /// Neither done nor dismissed, the earliest first.
    pub fn open_reminders(&self) -> Result<Vec<Reminder>> {
        let mut reminders = document::all::<Reminder>(self.conn())?;
        reminders.retain(Reminder::is_waiting);
        reminders.sort_by_key(|reminder| (reminder.at, reminder.id));
        Ok(reminders)
    }

    /// What rings now. Each is given out once, to one process, also when it fell due while the machine slept.
    pub fn ring_due(&mut self) -> Result<Vec<Reminder>> {
        if self.unwritable()?.is_some() {
            return Ok(Vec::new());
        }
        let now = self.world.now();
        let mut rung = Vec::new();
        for due in reminder::due(self.conn(), now)? {
            if reminder::claim(self.conn(), &due, now)? {
                rung.push(due);
            }
        }
        Ok(rung)
    }

    /// Ended, and nobody has told the story yet; the oldest first.
    pub fn to_debrief(&self) -> Result<Vec<Incident>> {
        incident::to_debrief(self.conn())
    }

    /// Offered again from this instant on, which also rings.
    pub fn put_off_debrief(&mut self, id: IncidentId, at: DateTime<Utc>) -> Result<Incident> {
        self.write("Put off debrief", |write| {
            let incident = settle_debrief(write, id, DebriefState::Due { at })?;
            remind(write, Some(id), ReminderKind::Debrief, at, incident.zone)?;
            Ok(incident)
        })
    }

    pub fn finish_debrief(&mut self, id: IncidentId) -> Result<Incident> {
        self.write("Finish debrief", |write| {
            let now = write.now();
            settle_debrief(write, id, DebriefState::Done { at: now })
        })
    }

    /// For good.
    pub fn dismiss_debrief(&mut self, id: IncidentId) -> Result<Incident> {
        self.write("Dismiss debrief", |write| {
            let now = write.now();
            settle_debrief(write, id, DebriefState::Dismissed { at: now })
        })
    }

    fn change_reminder(
        &mut self,
        label: &str,
        id: ReminderId,
        change: impl FnOnce(&mut Reminder, DateTime<Utc>),
    ) -> Result<Reminder> {
        self.write(label, |write| {
            let stored = document::load::<Reminder>(write.conn(), &id.to_string())?;
            let noun = Noun::Reminder;
            let mut reminder = stored.ok_or(Error::NotFound { noun })?.value;
            change(&mut reminder, write.now());
            write.put(reminder.clone())?;
            Ok(reminder)
        })
    }
}

fn settle_debrief(write: &mut Write<'_>, id: IncidentId, state: DebriefState) -> Result<Incident> {
    let mut incident = incident::find(write.conn(), id)?.value;
    incident.debrief.state = state;
    write.put(incident.clone())?;
    settle(write, id, Some(ReminderKind::Debrief))?;
    Ok(incident)
}
