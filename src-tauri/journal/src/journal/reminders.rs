//! What rings: by the clock on the wall, once, in whichever process is there.

use chrono::{DateTime, TimeDelta, Utc};

use super::Journal;
use crate::domain::{
    DebriefState, Incident, IncidentId, Noun, Reminder, ReminderId, ReminderKind, ReminderState,
    Zone,
};
use crate::rules::Facts;
use crate::rules::timers::escalate_at;
use crate::store::write::Write;
use crate::store::{document, entry, incident, reminder, service, settings};
use crate::{Error, Result};

/// How long a terminal leaves a reminder to a window.
const WINDOW_FIRST: TimeDelta = TimeDelta::seconds(3);

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
            // A suggestion that somebody has taken in hand is not made again.
            reminder.state = if reminder.what == ReminderKind::Escalate {
                ReminderState::Dismissed { at: now }
            } else {
                ReminderState::Done { at: now }
            };
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
        self.ring_those(|_, _| true)
    }

    /// What rings of one incident where no window does: an open one looks every second.
    pub fn ring_due_of(&mut self, id: IncidentId) -> Result<Vec<Reminder>> {
        self.ring_those(|due, now| due.incident == Some(id) && now - due.at >= WINDOW_FIRST)
    }

    fn ring_those(
        &mut self,
        wanted: impl Fn(&Reminder, DateTime<Utc>) -> bool,
    ) -> Result<Vec<Reminder>> {
        if self.unwritable()?.is_some() {
            return Ok(Vec::new());
        }
        let now = self.world.now();
        let mut rung = Vec::new();
        for due in reminder::due(self.conn(), now)? {
            if wanted(&due, now) && reminder::claim(self.conn(), &due, now)? {
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

pub(super) fn remind(
    write: &mut Write<'_>,
    incident: Option<IncidentId>,
    what: ReminderKind,
    at: DateTime<Utc>,
    zone: Zone,
) -> Result<Reminder> {
    let reminder = Reminder {
        id: ReminderId(write.new_id()),
        incident,
        what,
        at,
        zone,
        state: ReminderState::Waiting,
    };
    write.put(reminder.clone())?;
    Ok(reminder)
}

/// Reminders of an incident that were neither done nor dismissed are done: those of one kind, or all.
pub(super) fn settle(
    write: &mut Write<'_>,
    incident: IncidentId,
    what: Option<ReminderKind>,
) -> Result<()> {
    for mut reminder in document::of_incident::<Reminder>(write.conn(), incident)? {
        if reminder.is_waiting() && what.is_none_or(|what| what == reminder.what) {
            reminder.state = ReminderState::Done { at: write.now() };
            write.put(reminder)?;
        }
    }
    Ok(())
}

/// Suggests escalating when that is called for, once; the suggestion goes when it no longer is, and comes again where it
/// went before it was due.
pub(super) fn tend_hints(write: &mut Write<'_>, id: IncidentId) -> Result<()> {
    let what = ReminderKind::Escalate;
    let Some(at) = with_facts(write, id, escalate_at)? else {
        return settle(write, id, Some(what));
    };
    let reminders = document::of_incident::<Reminder>(write.conn(), id)?;
    let was_early = |one: &Reminder| match one.state {
        ReminderState::Done { at } => at < one.at,
        ReminderState::Waiting | ReminderState::Dismissed { .. } => false,
    };
    let mut earlier = reminders.iter().filter(|reminder| reminder.what == what);
    if earlier.all(was_early) {
        let zone = incident::find(write.conn(), id)?.value.zone;
        remind(write, Some(id), what, at.max(write.now()), zone)?;
    }
    Ok(())
}

/// The facts as this operation has written them so far.
pub(super) fn with_facts<T>(
    write: &Write<'_>,
    id: IncidentId,
    ask: impl FnOnce(&Facts<'_>) -> T,
) -> Result<T> {
    let incident = incident::find(write.conn(), id)?.value;
    let mut services = Vec::new();
    for service in &incident.services {
        let found = service::load(write.conn(), &service.to_string())?;
        services.extend(found.map(|stored| stored.value));
    }
    Ok(ask(&Facts {
        incident: &incident,
        entries: &entry::of_incident(write.conn(), id)?,
        services: &services,
        actions: &document::of_incident(write.conn(), id)?,
        settings: &settings::load(write.conn())?.value.pad,
        now: write.now(),
    }))
}
