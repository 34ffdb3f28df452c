//! Shifts, pages, check-ins and rest, and the load that follows from them.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use rusqlite::Connection;

use super::{Journal, OnCallToday};
use crate::domain::{
    CheckIn, CheckInEdit, CheckInId, Hours, Interruption, InterruptionEdit, InterruptionId,
    NewInterruption, NewShift, Noun, Period, Rest, RestEdit, RestId, Shift, ShiftEdit, ShiftId,
    Zone, read_wall,
};
use crate::exchange::{CalendarOptions, CalendarReport, calendar};
use crate::load::{self, Facts, HoursOfDay, OnCall};
use crate::store::write::Write;
use crate::store::{document, on_call, settings};
use crate::{Error, Result};

/// More are no rota.
const MOST_REPEATS: u32 = 1_000;

impl Journal {
    /// The page On-call: the last four weeks, unless other days are asked for. `zone` is where the user is now.
    pub fn on_call(&self, period: Period, zone: Zone) -> Result<OnCall> {
        let facts = self.load_facts(zone)?;
        Ok(load::on_call(&facts, period.from, period.to))
    }

    /// For the rail and for Today.
    pub fn on_call_today(&self, zone: Zone) -> Result<OnCallToday> {
        let facts = self.load_facts(zone)?;
        let begun = !(facts.shifts.is_empty() && facts.interruptions.is_empty());
        let quiet = if begun {
            load::quiet_line(&facts)
        } else {
            None
        };
        Ok(OnCallToday { begun, quiet })
    }

    /// Brings in my shifts of an iCalendar file. One operation: one undo takes it back. A file that comes again updates
    /// what it brought and doubles nothing.
    pub fn import_calendar(
        &mut self,
        name: &str,
        bytes: &[u8],
        options: &CalendarOptions,
    ) -> Result<CalendarReport> {
        let horizon = match options.until {
            Some(until) => (until + TimeDelta::days(2))
                .and_time(NaiveTime::MIN)
                .and_utc(),
            None => self.world.now() + TimeDelta::days(366),
        };
        let reading = calendar::read(name, bytes, options, horizon)?;
        let label = calendar::IMPORT_CALENDAR;
        if options.dry_run {
            return self.rehearse(label, |write| calendar::bring_in(write, reading, options));
        }
        self.write(label, |write| calendar::bring_in(write, reading, options))
    }

    /// All of them, the earliest first.
    pub fn shifts(&self) -> Result<Vec<Shift>> {
        shifts(self.conn())
    }

    /// Those that the user entered and those that follow from incidents, the earliest first.
    pub fn interruptions(&self) -> Result<Vec<Interruption>> {
        on_call::interruptions(self.conn())
    }

    /// One shift, or all of a repeating pattern, each with the clock times of the first; every one is a shift of its own
    /// from then on.
    pub fn add_shift(&mut self, new: &NewShift) -> Result<Vec<Shift>> {
        let times = new.repeat.map_or(1, |repeat| repeat.times);
        if times == 0 || times > MOST_REPEATS {
            return Err(Error::InvalidNumber {
                field: "number of repetitions",
                range: "It goes from 1 to 1000.",
            });
        }
        if times > 1 && new.repeat.is_some_and(|repeat| repeat.every_days == 0) {
            return Err(Error::InvalidNumber {
                field: "number of days between two shifts",
                range: "It goes from 1 on.",
            });
        }
        self.write("Add shift", |write| {
            let mut added = Vec::new();
            for number in 0..times {
                let (from, to) = occurrence(new, number)?;
                let shift = Shift {
                    id: ShiftId(write.new_id()),
                    from,
                    to,
                    zone: new.zone,
                    rotation: new.rotation.trim().to_owned(),
                    duty: new.duty,
                    open_end: false,
                    source: None,
                };
                write.put(shift.clone())?;
                added.push(shift);
            }
            Ok(added)
        })
    }

    pub fn edit_shift(&mut self, id: ShiftId, edit: ShiftEdit) -> Result<Shift> {
        self.write("Change shift", |write| {
            let mut shift = document::find::<Shift>(write.conn(), &id.to_string())?.value;
            match edit {
                ShiftEdit::From(from) => shift.from = from,
                ShiftEdit::To(to) => {
                    shift.to = to;
                    shift.open_end = false;
                }
                ShiftEdit::Zone(zone) => shift.zone = zone,
                ShiftEdit::Rotation(name) => name.trim().clone_into(&mut shift.rotation),
                ShiftEdit::Duty(duty) => shift.duty = duty,
            }
            write.put(shift.clone())?;
            Ok(shift)
        })
    }

    pub fn add_interruption(&mut self, new: NewInterruption) -> Result<Interruption> {
        self.write("Add page", |write| add(write, new))
    }

    /// Many at once: one step of history.
    pub fn add_interruptions(&mut self, new: Vec<NewInterruption>) -> Result<Vec<Interruption>> {
        self.write("Add pages", |write| {
            new.into_iter().map(|new| add(write, new)).collect()
        })
    }

    /// Of one that follows from an incident, what is said about it is kept under the incident's own id; its time stays
    /// the incident's.
    pub fn edit_interruption(
        &mut self,
        id: InterruptionId,
        edit: InterruptionEdit,
    ) -> Result<Interruption> {
        let typed = match &edit {
            InterruptionEdit::Cause(_) => Some(format!("{id} cause")),
            InterruptionEdit::At(_)
            | InterruptionEdit::Zone(_)
            | InterruptionEdit::WokeMe(_)
            | InterruptionEdit::MinutesAwake(_)
            | InterruptionEdit::MinutesToSleep(_)
            | InterruptionEdit::SleepAbandoned(_)
            | InterruptionEdit::Verdict(_)
            | InterruptionEdit::FixFiled(_)
            | InterruptionEdit::Incident(_) => None,
        };
        self.write_maybe_typing("Change page", typed, |write| {
            let mut interruption = kept_or_followed(write.conn(), id)?;
            interruption.apply(edit);
            write.put(interruption.clone())?;
            Ok(interruption)
        })
    }

    /// Into the trash. One that follows from an incident stays away as long as it lies there.
    pub fn delete_interruption(&mut self, id: InterruptionId) -> Result<()> {
        self.write("Delete page", |write| {
            let interruption = kept_or_followed(write.conn(), id)?;
            write.put(interruption)?;
            write.delete(&id.into())
        })
    }

    /// Of a day; made with the first answer, and gone when it is emptied.
    pub fn check_in(&mut self, day: NaiveDate, edit: CheckInEdit) -> Result<CheckIn> {
        let typed = match &edit {
            CheckInEdit::Stressors(_) => Some(format!("{day} stressors")),
            CheckInEdit::CostToLife(_) => Some(format!("{day} cost")),
            CheckInEdit::Rested(_) | CheckInEdit::Manageable(_) | CheckInEdit::Decompressed(_) => {
                None
            }
        };
        self.write_maybe_typing("Check in", typed, |write| {
            let stored = document::all_stored::<CheckIn>(write.conn())?;
            let found = stored.into_iter().find(|one| one.value.day == day);
            let mut check_in = match found {
                Some(found) => {
                    write.undelete(&found.value.id.into())?;
                    found.value
                }
                None => CheckIn::of(CheckInId(write.new_id()), day),
            };
            check_in.apply(edit);
            write.put(check_in.clone())?;
            if check_in.is_empty() {
                write.delete(&check_in.id.into())?;
            }
            Ok(check_in)
        })
    }

    pub fn add_rest(
        &mut self,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
        zone: Zone,
        note: &str,
    ) -> Result<Rest> {
        self.write("Add rest", |write| {
            let rest = Rest {
                id: RestId(write.new_id()),
                from,
                to,
                zone,
                note: note.trim().to_owned(),
            };
            write.put(rest.clone())?;
            Ok(rest)
        })
    }

    pub fn edit_rest(&mut self, id: RestId, edit: RestEdit) -> Result<Rest> {
        self.write("Change rest", |write| {
            let mut rest = document::find::<Rest>(write.conn(), &id.to_string())?.value;
            match edit {
                RestEdit::From(from) => rest.from = from,
                RestEdit::To(to) => rest.to = to,
                RestEdit::Note(note) => rest.note = note,
            }
            write.put(rest.clone())?;
            Ok(rest)
        })
    }

    /// The quiet line on Today stays away until the next shift.
    pub fn dismiss_quiet_line(&mut self, shift: &str) -> Result<()> {
        self.write("Dismiss line", |write| {
            let mut settings = settings::load(write.conn())?.value;
            shift.clone_into(&mut settings.on_call.dismissed);
            write.put(settings)?;
            Ok(())
        })
    }

    fn load_facts(&self, zone: Zone) -> Result<Facts> {
        let conn = self.conn();
        let settings = self.settings()?;
        let mut check_ins = document::all::<CheckIn>(conn)?;
        check_ins.sort_by_key(|one| (one.day, one.id));
        let mut rests = document::all::<Rest>(conn)?;
        rests.sort_by_key(|one| (one.from, one.id));
        Ok(Facts {
            shifts: shifts(conn)?,
            interruptions: on_call::interruptions(conn)?,
            check_ins,
            rests,
            hours: document::all::<Hours>(conn)?,
            hands_on: on_call::hands_on(conn)?,
            majors: on_call::majors(conn)?,
            day: HoursOfDay::of(&settings),
            rest_after_minutes: settings.pad.rest_after_minutes,
            rest_until: settings.pad.rest_until,
            settings: settings.on_call,
            zone,
            now: self.world.now(),
            is_end_of_day: false,
        })
    }
}

fn shifts(conn: &Connection) -> Result<Vec<Shift>> {
    let mut shifts = document::all::<Shift>(conn)?;
    shifts.sort_by_key(|shift| (shift.from, shift.id));
    Ok(shifts)
}

fn add(write: &mut Write<'_>, new: NewInterruption) -> Result<Interruption> {
    let interruption = new.with_id(InterruptionId(write.new_id()));
    write.put(interruption.clone())?;
    Ok(interruption)
}

/// As it was entered, or as it follows from an incident: then without a cause of its own.
fn kept_or_followed(conn: &Connection, id: InterruptionId) -> Result<Interruption> {
    if let Some(stored) = document::load::<Interruption>(conn, &id.to_string())? {
        return Ok(stored.value);
    }
    let mut all = on_call::interruptions(conn)?.into_iter();
    let noun = Noun::Interruption;
    let found = all
        .find(|one| one.id == id)
        .ok_or(Error::NotFound { noun })?;
    Ok(Interruption {
        cause: String::new(),
        ..found
    })
}

/// Both ends by the clock on the wall, so that a shift at 20:00 stays one at 20:00 when the clocks change. A time that is
/// skipped counts from after the gap, one that is repeated as its first pass.
fn occurrence(new: &NewShift, number: u32) -> Result<(DateTime<Utc>, DateTime<Utc>)> {
    if number == 0 {
        return Ok((new.from, new.to));
    }
    let every = new.repeat.map_or(1, |repeat| repeat.every_days);
    let days = TimeDelta::days(i64::from(every) * i64::from(number));
    let moved = |at: DateTime<Utc>| {
        let wall = at.with_timezone(&new.zone.0).naive_local();
        wall.checked_add_signed(days)
            .and_then(|wall| settled(wall, new.zone))
    };
    moved(new.from).zip(moved(new.to)).ok_or(Error::InvalidTime)
}

fn settled(wall: chrono::NaiveDateTime, zone: Zone) -> Option<DateTime<Utc>> {
    read_wall(wall, zone).by_rule()
}
